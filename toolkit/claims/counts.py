"""How many partners, countries, work packages, calls and the like a text counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from toolkit.claims.another_project import is_about_another
from toolkit.claims.contradiction import Contradiction, Kind
from toolkit.claims.figures import Bound, Figure
from toolkit.claims.nouns import NO_ADJECTIVE
from toolkit.claims.plan_numbers import PlanNumbers
from toolkit.claims.reading import Reading

NOUNS: Mapping[str, str] = {
    "partners": r"partners?|partner organi[sz]ations?|beneficiar(?:y|ies)|partenaires?|"
    r"organisations? partenaires?|beneficiaires?|members of the consortium|consortium members|"
    r"membres du consortium",
    "countries": r"partner countries|countr(?:y|ies)|member states|etats membres",
    "work packages": r"work ?packages?|wps|lots? de travaux|lots? de travail",
    "tasks": r"tasks?|taches?",
    "deliverables": r"deliverables?|livrables?",
    "milestones": r"milestones?|jalons?",
    "calls": r"(?:open )?calls?(?: for (?:proposals|applications|third parties|smes))?|"
    r"appels?(?: ouverts?| a (?:propositions|candidatures|projets))?",
    "instruments": r"(?:funding |support )?instruments?(?: de soutien)?",
}
COUNTED = re.compile(
    rf"[ -](?:(?P<pays>pays(?: partenaires)?\b)|(?:(?!{NO_ADJECTIVE})[a-z'-]{{3,30}} ){{0,2}}?(?:"
    + "|".join(f"(?P<n{number}>{words})" for number, words in enumerate(NOUNS.values()))
    + r")\b(?! (?:for tenders?|tenders?|d'offres))(?!-))"
)
"""`pays` directly behind the number only: it is an English verb too."""

NAMES = {"pays": "countries", **{f"n{number}": name for number, name in enumerate(NOUNS)}}
DEFINITE = re.compile(
    r"(?:^|\b)(?:all|the|our|its|these|all of the|all the|les|nos|ces|ses|tous les|toutes les|"
    r"chacun des|each of the|every one of the|l'ensemble des) $"
)
EVERY = re.compile(r"\b(?:all|all of the|all the|tous les|toutes les|l'ensemble des) $")
RESTRICTED = re.compile(
    r",? (?:that|who|which|whose|in charge|concerned|with|without|leading|responsible|involved|"
    r"named|above|below|mentioned|qui|dont|charges?|concernes?|responsables?|ci-dessus|of the "
    r"(?:first|second|third)|where|named)\b"
)
TOTAL_BEFORE = re.compile(
    r"\b(?:in all|altogether|in total|total of|together|between them|consortium of|"
    r"partnership of|consists of|made (?:up )?of|comprises|organi[sz]ed in(?:to)?|divided into|"
    r"structured in(?:to)?|split into|brings together|brought together|unites|joins|"
    r"the (?:project|consortium|work plan|plan|action|proposal) has|en tout|au total|consortium de|"
    r"partenariat de|compose[es]* de|comprend|comporte|reparti[es]* en|structure[es]* en|"
    r"organise[es]* en|divise[es]* en|reunit|rassemble|regroupe|ensemble,?|le projet compte|"
    r"le consortium compte)[ ,:]*(?:of |de |les |the )?$"
)
TOTAL_BEHIND = re.compile(
    r",? (?:in all|altogether|in total|together|overall|en tout|au total|ensemble|"
    r"of the consortium|of the project|of the eurocluster|du consortium|du projet|"
    r"of the partnership|du partenariat)\b"
)
FROM_COUNTRIES = re.compile(
    r"\b(?:partners?|organi[sz]ations?|clusters?|consortium|partnership|centres?|partenaires?|"
    r"members|membres)(?: \w+){0,3}? (?:from|in|across|de|dans|issus? de|issues de|provenant de) $"
)
FROM_PARTNERS = re.compile(
    r" organi[sz]ations? (?:from|in|de|dans|issues de|provenant de) (?:\w|-)+ (?:countries|pays)\b"
)
OTHERS = re.compile(
    r"\b(?:eligible|third countries|pays tiers|other (?:countries|projects?|networks?)|worldwide|"
    r"world|monde|export|sells?|vend\w*|markets?|marches|networks?|reseaux?|"
    r"(?<!one )(?<!submission )platform|"
    r"(?<!une )plateforme|"
    r"members? in|membres dans|earlier|previous|former|precedents?|interreg|horizon|association|"
    r"federation|at least|invited|invites?|journalist\w*|readers?|lecteurs?|visitors?|visiteurs?|"
    r"subscribers?|abonnes?|respondents?|repondants?|surveys?|enquetes?|stud(?:y|ies)|etudes?|"
    r"adherents?|employees|salaries|letters of|lettres d)\b"
)
YEAR = re.compile(r"(?:19|20)\d\d")
MEMBER_STATES = 27
IN_PLAN = ("tasks", "deliverables", "milestones")
"""What is often counted for a part of the project only."""


class Counted(NamedTuple):
    """A figure and what it counts."""

    figure: Figure
    end: int
    noun: str
    planned: int


def wrong_counts(reading: Reading, numbers: PlanNumbers) -> Iterator[Contradiction]:
    """Counts above those of the plan, and counts of all that are below them."""
    for counted in _counted(reading, numbers):
        if _is_wrong(reading, counted):
            figure, planned = counted.figure, counted.planned
            noun = counted.noun if planned != 1 else _singular(counted.noun)
            yield Contradiction(
                figure.start,
                counted.end,
                Kind.COUNT,
                reading.quoted(figure.start, counted.end),
                f"the partners are from {planned} {noun}"
                if counted.noun == "countries"
                else f"the plan has {planned} {noun}",
                f"write {planned}, or correct the plan",
            )


def _singular(noun: str) -> str:
    return "country" if noun == "countries" else noun.removesuffix("s")


def _counted(reading: Reading, numbers: PlanNumbers) -> Iterator[Counted]:
    figures, planned = numbers.figures, dict[str, int]()
    for figure in reading.figures:
        found = COUNTED.match(reading.level, figure.end)
        if not found and not FROM_PARTNERS.match(reading.level, figure.end):
            continue
        if _is_union(figure, found):
            continue
        if YEAR.fullmatch(reading.level, figure.start, figure.end):
            continue
        planned = planned or {
            "partners": figures.partners,
            "countries": numbers.countries,
            "work packages": figures.work_packages,
            "tasks": figures.tasks,
            "deliverables": figures.deliverables,
            "milestones": figures.milestones,
            "calls": len(numbers.instruments),
            "instruments": len(numbers.instruments),
        }
        noun = NAMES[str(found.lastgroup)] if found else "partners"
        end = found.end() if found else figure.end + len(" organisations")
        if noun == "calls" and numbers.has_rounds and figure.low > planned[noun]:
            continue
        if planned[noun]:
            yield Counted(figure, end, noun, planned[noun])


def _is_union(figure: Figure, found: re.Match[str] | None) -> bool:
    """Whether all countries of the Union are counted: `the 27 Member States`."""
    return (
        found is not None
        and figure.whole == MEMBER_STATES
        and NAMES[str(found.lastgroup)] == "countries"
    )


def _is_wrong(reading: Reading, counted: Counted) -> bool:
    figure, planned, level = counted.figure, counted.planned, reading.level
    if figure.low <= planned <= figure.high or figure.bound is Bound.AT_MOST:
        return False
    if figure.bound is Bound.ABOUT and figure.agrees(Decimal(planned)):
        return False
    before = level[max(figure.start - 60, 0) : figure.start]
    sentence = reading.words_around(figure.start)
    if is_about_another(sentence):
        return False
    if figure.low > planned:
        return _is_above(counted, before, sentence)
    if figure.is_ordinal or figure.bound is Bound.AT_LEAST:
        return False
    return _counts_all(counted, before, level)


def _is_above(counted: Counted, before: str, sentence: str) -> bool:
    """Whether a figure above the plan's speaks of this project."""
    figure, planned = counted.figure, counted.planned
    if DEFINITE.search(before) or TOTAL_BEFORE.search(before):
        return True
    if OTHERS.search(sentence) and figure.bound is not Bound.AT_LEAST:
        return False
    if counted.noun == "countries" and not figure.is_ordinal:
        near = figure.low <= 2 * planned + 1 and not OTHERS.search(sentence)
        return near or FROM_COUNTRIES.search(before) is not None
    if counted.noun in ("partners", "calls"):
        return figure.low <= 4 * planned + 3
    return True


def _counts_all(counted: Counted, before: str, level: str) -> bool:
    """Whether a figure counts all that there are."""
    if EVERY.search(before) or TOTAL_BEFORE.search(before):
        return True
    if TOTAL_BEHIND.match(level, counted.end):
        return True
    if counted.noun in IN_PLAN:
        return False
    if counted.noun == "countries" and FROM_COUNTRIES.search(before):
        return True
    if counted.noun == "partners" and _is_organisations(counted, level):
        return FROM_PARTNERS.match(level, counted.figure.end) is not None
    definite = DEFINITE.search(before) is not None and counted.figure.low > 2
    return definite and not RESTRICTED.match(level, counted.end)


def _is_organisations(counted: Counted, level: str) -> bool:
    return level.startswith(" organi", counted.figure.end)

"""How many firms a text says to be supported, and how many awards it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from toolkit.claims.amounts import money_at
from toolkit.claims.another_project import is_about_another
from toolkit.claims.contradiction import Contradiction, Kind
from toolkit.claims.figures import Bound, Figure
from toolkit.claims.nouns import NO_ADJECTIVE
from toolkit.claims.plan_numbers import PlanNumbers
from toolkit.claims.reading import Reading

_FIRM = (
    r"(?:smes?|firms|companies|enterprises|businesses|third parties|pme|entreprises|"
    r"societes|tiers)\b"
)
FIRMS = re.compile(rf"[ -](?:(?!{NO_ADJECTIVE})[a-z'-]{{1,30}} ){{0,2}}?{_FIRM}")
IN_PAIRS = re.compile(r"\b(?:smes?|firms|companies|pme|entreprises),? (?:in|en) $")
PAIRS = re.compile(r" (?:pairs|binomes|duos|paires)\b")
FORMS = {
    "voucher": r"vouchers?|cheques?(?:[- ]innovation)?|bons?",
    "lump sum": r"lump[- ]sums?|forfaits?|montants? forfaitaires?|sommes? forfaitaires?",
    "prize": r"prizes?|prix",
    "": r"awards?|grants?|aides?|subventions?|supports|contracts?|contrats?",
}
AWARDS = re.compile(
    rf" (?:(?!{NO_ADJECTIVE})[a-z'-]{{1,30}} ){{0,2}}?(?:"
    + "|".join(f"(?P<f{number}>{words})" for number, words in enumerate(FORMS.values()))
    + r")\b"
)
OF_EUR = re.compile(
    r"[a-z' -]{0,14}?\b(?:of|a|de|d'|at|worth) (?:up to |jusqu'a )?(?:eur ?|€ ?)?(?=\d)"
)
SUPPORTS = re.compile(
    r"\b(?:support(?:s|ed|ing)?|helps?|helped|funds?|funded|finances?|awards?|"
    r"selects?|selected|soutien\w*|soutenir|aident|aide|aider|financent?|financer|touche\w*|"
    r"accompagne\w*|selectionne\w*|(?:have |has |is )?(?:room|places?|money|de la place) "
    r"(?:for|pour))(?: (?:a total of|in all|directly|the|all|les|at least|about|"
    r"au moins|environ|more than|plus de|some|over))* $"
)
ROOM = re.compile(
    r"\b(?:room|money|funds|lump sums|vouchers|awards|prizes|argent|forfaits|cheques|de la place) "
    r"(?:for|pour)(?: (?:the|all|les|about|environ|some))* $"
)
MONEY_REACHES = re.compile(
    r"\b(?:awards|sums|vouchers|money|support|prizes|aides|cheques|forfaits)[^.;]{0,30} "
    r"(?:reach(?:es|ed)?|touchent)(?: (?:some|about|environ|in all))? $"
)
ARE_SUPPORTED = re.compile(
    r"(?:,? \w+){0,4}? (?:(?:are|have been|has been|will be|were|get|are to be|sont|seront|"
    r"auront ete|ont ete) (?:directly |financially )?(?:supported|funded|selected|helped|awarded|"
    r"financed|soutenue?s?|aidee?s?|financee?s?|selectionnee?s?)|supported\b|soutenues\b|"
    r"(?:will )?(?:receive|recoivent|recevront|obtiennent|beneficient))"
)
SUPPORTED_FIRMS = re.compile(r" (?:supported|funded|selected|beneficiary) ")
SIGNED = re.compile(r" (?:are|will be|have been|sont|seront) (?:signed|concluded|signes|conclus)")
NOT_ALL = re.compile(
    r"\b(?:each|every|per|chaque|par (?:region|pays|partenaire|an|appel|entreprise)|a region|"
    r"calls? are tested)\b"
)
DEFINITE = re.compile(
    r"\b(?:all|the|our|les|nos|tous les|toutes les|in all|total of|au total de) $"
)
GIVES = re.compile(
    r"\b(?:pays?|awards?|offers?|gives?|grants?|provides?|through|with|by|verse\w*|attribue\w*|"
    r"accorde\w*|octroie\w*|offre\w*|propose\w*)(?: (?:out|a total of|about|environ|les|the))* $"
)
LEAST, FAR_MORE = 5, 5
"""Fewer firms are a part, and many times more are those that something else reaches."""


class Claim(NamedTuple):
    """A count of firms or awards, and what the plan has."""

    figure: Figure
    end: int
    planned: str


def wrong_awards(reading: Reading, numbers: PlanNumbers) -> Iterator[Contradiction]:
    """Numbers of supported firms and of awards that are those of no instrument, nor of all."""
    if not numbers.instruments:
        return
    for figure in reading.figures:
        if figure.is_ordinal:
            continue
        claim = _firms(reading, numbers, figure) or _awards(reading, numbers, figure)
        if claim and not money_at(reading, figure.start) and not _is_of_another(reading, figure):
            yield Contradiction(
                figure.start,
                claim.end,
                Kind.COUNT,
                reading.quoted(figure.start, claim.end),
                claim.planned,
                "write the number of the plan, or correct `number` and `sharing` of the instrument",
            )


def _is_of_another(reading: Reading, figure: Figure) -> bool:
    return is_about_another(reading.words_around(figure.start))


def supported_firms(reading: Reading) -> Iterator[tuple[Figure, int]]:
    """The numbers of firms that a text says to be supported, and where their noun ends."""
    for figure in reading.figures:
        if found := _supported(reading, figure):
            yield figure, found.end()


def _supported(reading: Reading, figure: Figure) -> re.Match[str] | None:
    level = reading.level
    found = FIRMS.match(level, figure.end)
    if not found or figure.is_ordinal:
        return None
    before = level[max(figure.start - 60, 0) : figure.start]
    says = (
        SUPPORTS.search(before)
        or MONEY_REACHES.search(before)
        or ARE_SUPPORTED.match(level, found.end())
        or SUPPORTED_FIRMS.search(level[figure.end : found.end()])
    )
    sentence = reading.words_around(figure.start)
    return found if says and not NOT_ALL.search(sentence) else None


def _has_room(reading: Reading, figure: Figure) -> re.Match[str] | None:
    """For `the calls have room for 49 SMEs`, which may be fewer when all are counted once."""
    before = reading.level[max(figure.start - 60, 0) : figure.start]
    if figure.is_ordinal or not ROOM.search(before):
        return None
    return FIRMS.match(reading.level, figure.end)


def _firms(reading: Reading, numbers: PlanNumbers, figure: Figure) -> Claim | None:
    if not (found := _supported(reading, figure) or _has_room(reading, figure)):
        return None
    known = {*map(Decimal, numbers.supported | numbers.awards)}
    if figure.bound is not Bound.AT_LEAST:
        known |= numbers.indicators
    if figure.high < LEAST or _is_known(figure, known):
        return None
    each = " + ".join(str(one.third_parties) for one in numbers.instruments)
    total = sum(one.third_parties for one in numbers.instruments)
    if figure.low > FAR_MORE * total:
        return None
    sums = f" ({each})" if len(numbers.instruments) > 1 else ""
    return Claim(figure, found.end(), f"the plan supports {total} third parties{sums}")


def _awards(reading: Reading, numbers: PlanNumbers, figure: Figure) -> Claim | None:
    level = reading.level
    found = AWARDS.match(level, figure.end)
    end = found.end() if found else figure.end
    if (paired := OF_EUR.match(level, end)) and (found or _lists_awards(reading, figure)):
        amount = money_at(reading, paired.end())
        if amount:
            return _of_that_amount(numbers, figure, amount)
    if pairs := PAIRS.match(level, figure.end):
        shared = [one.number for one in numbers.instruments if one.sharing == 2]
        before = level[max(figure.start - 60, 0) : figure.start]
        says = SUPPORTS.search(before) or DEFINITE.search(before) or IN_PAIRS.search(before)
        if shared and says and figure.low > sum(shared) and figure.bound is not Bound.AT_MOST:
            return Claim(figure, pairs.end(), f"the plan supports {sum(shared)} pairs")
    return _of_form(reading, numbers, figure, found) if found else None


def _lists_awards(reading: Reading, figure: Figure) -> bool:
    """Whether the sentence counts awards: `ten lump sums of EUR 15 000, twelve of EUR 60 000`."""
    start, _ = reading.sentence(figure.start)
    return AWARDS.search(reading.level, start, figure.start) is not None


def _of_that_amount(numbers: PlanNumbers, figure: Figure, amount: Figure) -> Claim | None:
    """For `eleven lump sums of EUR 60 000`: as many as the plan has of that amount."""
    same = [
        one
        for one in numbers.instruments
        if amount.is_near(one.amount) or amount.is_near(one.per_third_party)
    ]
    counts = {one.number for one in same} | {one.third_parties for one in same}
    if not same or _is_known(figure, {Decimal(one) for one in counts}):
        return None
    awards = " and ".join(f"{one.number} of '{one.title}'" for one in same)
    return Claim(figure, amount.end, f"the plan has {awards}")


def _of_form(
    reading: Reading, numbers: PlanNumbers, figure: Figure, found: re.Match[str]
) -> Claim | None:
    """For awards without an amount: `eleven vouchers`."""
    level = reading.level
    form = list(FORMS)[int(str(found.lastgroup)[1:])]
    same = [one for one in numbers.instruments if form in one.form.lower()]
    if not same or figure.high < LEAST or NOT_ALL.search(reading.words_around(figure.start)):
        return None
    known = {Decimal(one) for one in numbers.awards | numbers.supported} | numbers.indicators
    if _is_known(figure, known):
        return None
    before = level[max(figure.start - 40, 0) : figure.start]
    contracts = found[0].lstrip().startswith(("contra", "grants"))
    if contracts and not SIGNED.match(level, found.end()):
        return None
    total = sum(one.number for one in same)
    says = DEFINITE.search(before) or GIVES.search(before) or figure.low > total or contracts
    plural = f"{form or 'award'}s"
    return Claim(figure, found.end(), f"the plan has {total} {plural} in all") if says else None


def _is_known(figure: Figure, known: set[Decimal]) -> bool:
    """Whether the plan has such a number; one that is a bound contradicts only beyond the most."""
    if figure.bound is Bound.AT_LEAST:
        return figure.low <= max(known)
    if figure.bound is Bound.AT_MOST:
        return True
    if figure.bound is Bound.ABOUT:
        return any(figure.agrees(one) for one in known)
    return any(figure.low <= one <= figure.high for one in known)

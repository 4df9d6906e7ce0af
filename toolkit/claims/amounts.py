"""Amounts in EUR that are those of nothing in the plan, or not of what the text says they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from toolkit.claims.another_project import is_about_another
from toolkit.claims.contradiction import Contradiction, Kind
from toolkit.claims.figures import Bound, Figure
from toolkit.claims.plan_numbers import PlanNumbers
from toolkit.claims.reading import Reading, levelled
from toolkit.model.instruments import Instrument
from toolkit.model.money import shortest

CURRENCY_BEFORE = re.compile(r"(?:€|\beur(?:os?)?) ?$")
CURRENCY_BEHIND = re.compile(r"(?: |-)?(?:€|d'euros\b|(?:de )?euros?\b|eur\b)")
_IS = (
    r"(?:,? (?:asked for|requested|applied for|demandee?|sollicitee?|of the (?:project|eu|union)|"
    r"du projet|de l'ue|de l'union))?"
    r"(?: (?:is|of|amounts? to|de|est de|s'eleve a|will be|comes to))?"
    r"(?: (?:about|around|environ|only))?[ ,:(]*(?:eur|€)? ?$"
)
GRANT = re.compile(
    r"(?<!of )(?<!of the )(?<!de la )"
    r"\b(?:(?:(?:eu |union |requested |total )*grant|(?:eu|union) (?:contribution|funding)|"
    rf"subvention|contribution de l'(?:ue|union))){_IS}"
)
TOTAL = re.compile(
    r"\b(?:total (?:costs?|budget)|(?:overall|whole|entire|project|project's|the) budget|"
    r"couts? tota(?:l|ux)|"
    rf"(?<!yearly )(?<!annual )(?<!own )budget(?: total| global| du projet)?){_IS}"
)
AWARD = re.compile(
    r"\b(?:lump[- ]sums?|vouchers?|prizes?|awards?|cheques?|forfaits?|"
    rf"(?:montants?|sommes?) forfaitaires?|bons){_IS}"
)
SUPPORT = re.compile(
    r"\b(?:(?:financial )?support (?:to|for) (?:third parties|smes|firms)|"
    rf"soutien (?:financier )?aux (?:tiers|pme)|aides? aux (?:tiers|pme)){_IS}"
)
TO_FIRMS = re.compile(
    r",? (?:(?:will |shall )?(?:reach(?:es)?|go(?:es)? (?:directly )?to|"
    r"flows? to|(?:is|are) paid to)|"
    r"(?:in (?:support|awards|lump sums|vouchers)|of support)? ?(?:to|for)|"
    r"(?:va|vont|revient|reviennent|ira|iront|est verse|sont verses|parviennent)"
    r"(?: directement)? (?:a des|aux|a)|(?:de soutien )?aux) "
    r"(?:the )?(?:smes|third parties|firms|pme|tiers|entreprises)\b"
)
BOUND_BEHIND = re.compile(r" (?:at most|at least|or (?:more|less)|au plus|au moins|maximum)\b")
YEAR = re.compile(r"\b(?:in|en|since|depuis|of|from|until) ((?:19|20)\d\d)\b")
NEAR = 60
MOST_SHOWN = 4
QUIET = re.compile(
    r"\b(?:turnover|sales|revenues?|orders?|market|markets|exports?|imports?|invest\w*|purchases?|"
    r"prices?|salar\w*|savings?|saves?|worth|a year|per year|yearly|annual\w*|billion|milliards?|"
    r"chiffre d'affaires|ventes?|commandes?|marches?|achats?|prix|par an|annuel\w*|economi\w*|"
    r"penalt\w*|insur\w*|interreg|horizon|previous|earlier|former|precedent\w*|fees?|costs? them|"
    r"loss(?:es)?|lost|loses?|perd\w*|pertes?|invoices?|offers?|factures?|devis|rent|loyer|"
    r"per (?:tonne|kilo\w*)|a tonne|la tonne|national|regional|regions?|programmes?|jobs|emplois|"
    r"reserves?|credit|banks?|banques?|audit\w*|cabinets?|dernieres annees|last (?:\w+ )?years|"
    r"average|moyen\w*|exportations?|upwards?|a partir de|"
    r"thresholds?|seuils?|valeur de|portfolio|portefeuille|"
    r"studies|etudes?|member|cotisation\w*|"
    r"loans?|prets?|wages?)\b"
)


def money_at(reading: Reading, position: int) -> Figure | None:
    """The amount in EUR that begins at a position, if one does."""
    figure = reading.figure_at.get(position)
    return figure if figure and _is_money(reading, figure) else None


def _is_money(reading: Reading, figure: Figure) -> bool:
    if figure.is_ordinal:
        return False
    before = reading.level[max(figure.start - 6, 0) : figure.start]
    return bool(CURRENCY_BEFORE.search(before) or CURRENCY_BEHIND.match(reading.level, figure.end))


def wrong_amounts(reading: Reading, numbers: PlanNumbers) -> Iterator[Contradiction]:
    """Amounts that are not what the words beside them say, and large ones that are nothing."""
    for figure in reading.figures:
        if not figure.high or not _is_money(reading, figure):
            continue
        before = reading.level[max(figure.start - NEAR, 0) : figure.start]
        start, _ = reading.sentence(figure.start)
        before = before[-(figure.start - start) :] if figure.start > start else ""
        role = _role(reading, numbers, figure, before)
        if not role:
            fact = _unlike_all(reading, numbers, figure)
        else:
            fact = "" if any(map(figure.agrees, role.amounts)) else role.fact
        if fact and not is_about_another(reading.words_around(figure.start)):
            yield Contradiction(
                figure.start,
                figure.end,
                Kind.AMOUNT,
                reading.quoted(figure.start, figure.end),
                fact,
                "write the amount of the plan, or correct the plan",
            )


class Role(NamedTuple):
    """What the words beside an amount say that it is."""

    fact: str
    """What the plan has, as a clause."""

    amounts: tuple[Decimal, ...]
    """The amounts that the text may have meant."""


def _role(reading: Reading, numbers: PlanNumbers, figure: Figure, before: str) -> Role | None:
    """What the words beside an amount say that it is; None where they say nothing."""
    figures, instruments = numbers.figures, numbers.instruments
    behind = CURRENCY_BEHIND.match(reading.level, figure.end)
    to_firms = TO_FIRMS.match(reading.level, behind.end() if behind else figure.end)
    if instruments and (to_firms or SUPPORT.search(before)):
        return Role(
            f"the plan has EUR {shortest(figures.third_parties)} of support to third parties",
            (figures.third_parties, *_awards(numbers.instruments), *_ceiling(numbers)),
        )
    if instruments and AWARD.search(before):
        return _award(numbers, before)
    if TOTAL.search(before):
        return Role(
            f"in the plan the total costs are EUR {shortest(figures.total_costs)}",
            (figures.total_costs, *(() if figures.grant is None else (figures.grant,))),
        )
    if figures.grant is not None and GRANT.search(before):
        return _grant(numbers, figures.grant)
    return None


def _grant(numbers: PlanNumbers, grant: Decimal) -> Role:
    """The grant, the part of a partner, the most that the call gives; some call an award so."""
    contributions = (numbers.dossier.budget.contributions or {}).values()
    most = numbers.dossier.call.max_grant
    return Role(
        f"in the plan the grant is EUR {shortest(grant)}",
        (grant, *contributions, *(() if most is None else (most,)), *_awards(numbers.instruments)),
    )


def _award(numbers: PlanNumbers, before: str) -> Role:
    """The award of the instrument that is named, else of any."""
    named = [one for one in numbers.instruments if levelled(one.title) in before]
    chosen = named if len(named) == 1 else numbers.instruments
    shown = ", ".join(f"'{one.title}' EUR {shortest(one.amount)}" for one in chosen[:MOST_SHOWN])
    more = " and others" if len(chosen) > MOST_SHOWN else ""
    return Role(
        f"the awards of the plan are {shown}{more}"
        if len(chosen) > 1
        else f"an award of {shown.replace(' EUR', ' is EUR')}",
        (*_awards(chosen), *_ceiling(numbers)),
    )


def _awards(instruments: Iterable[Instrument]) -> Iterator[Decimal]:
    """For each instrument one award, the part of one firm, and all awards together."""
    for one in instruments:
        yield from (one.amount, one.per_third_party, one.total)


def _ceiling(numbers: PlanNumbers) -> Iterator[Decimal]:
    ceiling = numbers.dossier.call.third_parties.max_per_third_party
    if ceiling is not None:
        yield ceiling


def _unlike_all(reading: Reading, numbers: PlanNumbers, figure: Figure) -> str:
    """The fact where a large amount is no amount of the plan; else empty."""
    least = numbers.smallest_award
    if least is None or figure.high < least or figure.bound in (Bound.AT_LEAST, Bound.AT_MOST):
        return ""
    behind = CURRENCY_BEHIND.match(reading.level, figure.end)
    if BOUND_BEHIND.match(reading.level, behind.end() if behind else figure.end):
        return ""
    around = reading.level[max(figure.start - NEAR, 0) : figure.end + NEAR]
    if QUIET.search(around) or any(figure.agrees(one) for one in numbers.money):
        return ""
    if _is_of_the_past(reading, numbers, figure):
        return ""
    nearest, name = min(numbers.named_money, key=lambda one: abs(one[0] - figure.low))
    near = f"; nearest to it is EUR {shortest(nearest)}, {name}"
    is_near = abs(nearest - figure.low) * 2 <= figure.low
    return f"no amount of the plan is this{near if is_near else ''}"


def _is_of_the_past(reading: Reading, numbers: PlanNumbers, figure: Figure) -> bool:
    """Whether the sentence is about a year before the project."""
    start = numbers.proposal.project.start.year
    years = YEAR.findall(reading.words_around(figure.start))
    return any(int(one) < start for one in years)

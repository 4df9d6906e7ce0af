"""Shares of the grant and of the costs: 75 %, three quarters, deux tiers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from toolkit.claims.another_project import is_about_another
from toolkit.claims.contradiction import Contradiction, Kind
from toolkit.claims.figures import Bound, Figure
from toolkit.claims.number_words import SMALL, one_of
from toolkit.claims.plan_numbers import PlanNumbers
from toolkit.claims.reading import Reading

PER_CENT = re.compile(r" ?(?:%|per ?cent\b|pour ?cent\b)")
PARTS = {
    "half": 2, "halves": 2, "moitie": 2, "third": 3, "thirds": 3, "tiers": 3, "quarter": 4,
    "quarters": 4, "quart": 4, "quarts": 4, "fifth": 5, "fifths": 5, "cinquieme": 5,
    "cinquiemes": 5, "sixth": 6, "sixths": 6, "tenth": 10, "tenths": 10, "dixieme": 10,
    "dixiemes": 10,
}  # fmt: skip
FRACTION = re.compile(rf"\b(?=[cdfhmqst])(?P<part>{one_of(PARTS)})(?= (?:of|du|de|des)\b)")
COUNT = re.compile(r"\b(?P<count>[a-z]+)[ -]$")
ROUGHLY = re.compile(
    r"\b(?:(?P<about>about|around|nearly|almost|roughly|environ|pres de|presque)|"
    r"(?P<least>more than|over|at least|plus de|plus d'|au moins)|"
    r"(?P<most>less than|under|at most|up to|moins de|moins d'|au plus))(?: the| la| le)? $"
)
OF_MONEY = re.compile(
    r" (?:of |de |du |des |d')(?:the |its |our |all |la |le |les |l'|this )*"
    r"(?:(?:eu|whole|total|requested|direct|eligible|project|project's|overall|entire) )*"
    r"(?P<base>grant|contribution|funding|money|subvention|financement|budget|costs?|"
    r"couts?(?: totaux)?|depenses)\b"
)
OF_GRANT = ("grant", "contribution", "funding", "subvention", "financement", "money")
SUPPORT = re.compile(
    r"\b(?:smes?|third part\w+|firms|supports? (?:to|for)|financial support|lump sums?|vouchers?|"
    r"open calls|pme|tiers\b(?! du| de)|entreprises|soutien financier|aides aux)\b"
)
SUBCONTRACTING = re.compile(r"\b(?:subcontract\w*|sous-trait\w*)\b")
RATE = re.compile(
    r"\b(?:funding rate|reimbursed at|funded at|rate of (?:funding|reimbursement)|"
    r"taux de (?:financement|remboursement)|rembourse\w* a|finance\w* a)"
    r"(?: \w+){0,6}? (?:(?:is|of|at|de|a) )?(?:hauteur de )?$"
)
OWN = re.compile(r"\b(?:own contribution|co-?financ\w*|contribution propre|apport propre)\b")
OTHER = re.compile(
    r"\b(?:remaining|rest|reste|restant\w*|applications|candidatures|criteri\w*|points?|purchase|"
    r"beyond|exceed\w*|above|if|au-dela|depass\w*|si|"
    r"pre-?financing|advance|after signature|instal\w*)\b"
)


AMOUNT_BEFORE = re.compile(
    r"(?:\beur(?:os?)? ?|€ ?)(?P<amount>\d[\d .,']*\d)(?: ?euros?| ?€)?"
    r"(?:,? (?:which is|that is|or|i\.e\.|soit|ce qui (?:fait|represente)|equal to|makes?)|[,(]| -)"
    r"(?: about| environ| some)? ?$"
)
OF_TOTAL = re.compile(r" (?:of|du|de) (?:the |its |all )?(?:total|whole|budget|grant|costs)\b")
NEARLY = Decimal("0.1")
ARTICLES = ("a", "an", "the", "la", "le", "les")


class Share(NamedTuple):
    """A share in a text, in per cent."""

    start: int
    end: int
    low: Decimal
    high: Decimal
    room: Decimal
    """How far from it the plan's share may be, in points."""

    bound: Bound

    def agrees(self, planned: Decimal) -> bool:
        """Whether the text may have meant this share, given in per cent."""
        if self.bound is Bound.AT_LEAST:
            return planned >= self.low - self.room
        if self.bound is Bound.AT_MOST:
            return planned <= self.high + self.room
        return self.low - self.room <= planned <= self.high + self.room


def shares_in(reading: Reading) -> Iterator[Share]:
    """The shares that a text gives, in per cent and as fractions."""
    for figure in reading.figures:
        found = PER_CENT.match(reading.level, figure.end)
        if found and not figure.is_ordinal:
            yield Share(
                figure.start, found.end(), figure.low, figure.high, _room(figure), figure.bound
            )
    for found in FRACTION.finditer(reading.level):
        counted = COUNT.search(reading.level[max(found.start() - 8, 0) : found.start()])
        words = counted["count"] if counted else ""
        start = found.start() - (len(words) + 1 if words in SMALL or words in ARTICLES else 0)
        value = Decimal(SMALL.get(words, 1) * 100) / PARTS[found["part"]]
        bound, room = _bound(reading.level[max(start - 16, 0) : start])
        if 0 < value < 100:
            yield Share(start, found.end(), value, value, room, bound)


def _room(figure: Figure) -> Decimal:
    return Decimal(3) if figure.bound is Bound.ABOUT else max(figure.step / 2, NEARLY)


def _bound(lead: str) -> tuple[Bound, Decimal]:
    found = ROUGHLY.search(lead)
    match found and found.lastgroup:
        case "about":
            return Bound.ABOUT, Decimal(5)
        case "least":
            return Bound.AT_LEAST, Decimal("0.5")
        case "most":
            return Bound.AT_MOST, Decimal("0.5")
    return Bound.EXACT, Decimal(2)


def wrong_shares_of_amounts(reading: Reading, numbers: PlanNumbers) -> Iterator[Contradiction]:
    """Shares of the total beside the amount that they are of: `EUR 18 600, which is 3 % of the
    total`."""
    known = [one for one in (numbers.figures.total_costs, numbers.figures.grant) if one]
    for share in shares_in(reading):
        found = AMOUNT_BEFORE.search(reading.level[max(share.start - 40, 0) : share.start])
        if not (found and known and OF_TOTAL.match(reading.level, share.end)):
            continue
        at = max(share.start - 40, 0) + found.start("amount")
        figure = reading.figure_at.get(at)
        if figure is None or is_about_another(reading.words_around(share.start)):
            continue
        planned = [figure.low * 100 / one for one in known]
        if not any(share.agrees(one) for one in planned):
            percent = f"{planned[0]:.1f}".removesuffix(".0")
            yield Contradiction(
                share.start,
                share.end,
                Kind.SHARE,
                reading.quoted(at, share.end),
                f"that amount is {percent} % of the total costs",
                f"write {percent} %, or correct the amount",
            )


def wrong_shares(reading: Reading, numbers: PlanNumbers) -> Iterator[Contradiction]:
    """Shares of grant and costs that are not those of the plan."""
    for share in shares_in(reading):
        planned = _planned(reading, numbers, share)
        if planned and not any(share.agrees(one * 100) for one in planned[1]):
            percent = f"{planned[1][0] * 100:.1f}".removesuffix(".0")
            yield Contradiction(
                share.start,
                share.end,
                Kind.SHARE,
                reading.quoted(share.start, share.end),
                f"in the plan {planned[0]} is {percent} %",
                f"write {percent} %, or correct the plan",
            )


def _planned(
    reading: Reading, numbers: PlanNumbers, share: Share
) -> tuple[str, list[Decimal]] | None:
    """What the share is of, in words, and the shares of the plan that it may be."""
    call = numbers.dossier.call
    before = reading.level[max(share.start - 70, 0) : share.start]
    if RATE.search(before):
        rates = [one for one in (call.rate_other, call.rate_third_parties) if one is not None]
        return ("the funding rate", rates) if rates else None
    found = OF_MONEY.match(reading.level, share.end)
    sentence = reading.words_around(share.start)
    if not found or OTHER.search(sentence) or is_about_another(sentence):
        return None
    return _of_money(numbers, sentence, found["base"] in OF_GRANT)


def _of_money(
    numbers: PlanNumbers, sentence: str, of_grant: bool
) -> tuple[str, list[Decimal]] | None:
    figures = numbers.figures
    bases = (
        [figures.grant, figures.total_costs] if of_grant else [figures.total_costs, figures.grant]
    )
    known = [one for one in bases if one]
    if not known:
        return None
    name = "the grant" if of_grant and figures.grant else "the total costs"
    if SUBCONTRACTING.search(sentence):
        row = numbers.dossier.call.row_of("subcontracting").code
        bought = numbers.dossier.budget.direct(row=row)
        return f"subcontracting as a share of {name}", [bought / one for one in known]
    if OWN.search(sentence) and figures.own_contribution is not None:
        return f"the own contribution as a share of {name}", [
            figures.own_contribution / one for one in known
        ]
    if SUPPORT.search(sentence) and figures.third_parties:
        least = numbers.dossier.call.third_parties.min_share_of_grant
        shares = [figures.third_parties / one for one in known]
        return f"support to third parties as a share of {name}", [
            *shares,
            *(() if least is None else (least,)),
        ]
    return None

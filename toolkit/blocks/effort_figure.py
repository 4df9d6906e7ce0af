"""The effort as a picture: person-months in every three months of the project."""

from collections.abc import Iterator
from decimal import Decimal

from toolkit.blocks import block
from toolkit.document.figures import BarChart, Series
from toolkit.document.tree import Block, Figure
from toolkit.model.months import Month, Span
from toolkit.plan.dossier import Dossier

PRIORITIES = "Work on the priorities"
KINDS = {"management": "Management", "": PRIORITIES, "communication": "Communication"}
QUARTER = 3
HUNDREDTH = Decimal("0.01")


@block("effort_figure")
def effort_figure(dossier: Dossier, _: str) -> tuple[Block, ...]:
    say = dossier.language.say
    quarters = tuple(_quarters(dossier.schedule.duration))
    kind_of = {
        one.id: KINDS.get(one.priority, PRIORITIES) for one in dossier.proposal.work_packages
    }
    sums = {kind: [Decimal(0)] * len(quarters) for kind in KINDS.values()}
    for work in dossier.effort.works:
        share = work.person_months / work.months.length
        amounts = sums[kind_of[work.work_package]]
        first = (work.months.first.number - 1) // QUARTER
        last = (work.months.last.number - 1) // QUARTER
        # what is planned after the end of the project is in no quarter
        for at in range(first, min(last + 1, len(quarters))):
            amounts[at] += share * _shared(work.months, quarters[at])
    series = tuple(
        Series(say(kind), tuple(one.quantize(HUNDREDTH) for one in amounts))
        for kind, amounts in sums.items()
        if any(amounts)
    )
    if not series:
        return ()
    chart = BarChart(tuple(_name(one) for one in quarters), series, say("Person-months"))
    caption = "Staff effort over time (person-months in three months each)"
    return (Figure("effort/figure", say(caption), _description(dossier, chart), chart),)


def _quarters(duration: int) -> Iterator[Span]:
    """Three months each, counted from M1, so that bars can be compared; the last may be shorter."""
    for first in range(1, duration + 1, QUARTER):
        yield Span(Month(first), Month(min(first + QUARTER - 1, duration)))


def _shared(one: Span, other: Span) -> int:
    """How many months two spans have in common."""
    first = max(one.first.number, other.first.number)
    return max(min(one.last.number, other.last.number) - first + 1, 0)


def _name(quarter: Span) -> str:
    if quarter.length == 1:
        return str(quarter.first)
    return str(quarter).replace("-", "–")


def _description(dossier: Dossier, chart: BarChart) -> str:
    language = dossier.language
    whole = [
        sum((one.values[at] for one in chart.series), Decimal(0))
        for at in range(len(chart.categories))
    ]
    bars = ", ".join(
        f"{name} {language.number(amount.quantize(Decimal('0.1')))}"
        for name, amount in zip(chart.categories, whole, strict=True)
    )
    words = "Columns of person-months in every three months of the project: {bars}."
    return language.say(words, bars=bars)

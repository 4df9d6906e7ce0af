"""The budget as a picture: a bar for each participant, made of the categories of costs."""

from decimal import Decimal

from toolkit.blocks import block
from toolkit.document.figures import BarChart, Series
from toolkit.document.tree import Block, Figure
from toolkit.model.call import CostRow
from toolkit.plan.dossier import Dossier

THIRD_PARTIES = "third_parties"


@block("budget_figure")
def budget_figure(dossier: Dossier, _: str) -> tuple[Block, ...]:
    budget, call = dossier.budget, dossier.call
    partners = [one for one in dossier.proposal.partners if budget.total(partner=one.id)]
    kinds: dict[str, list[str]] = {}
    for row in call.cost_rows:
        kinds.setdefault(_kind(row), []).append(row.code)
    series = [
        Series(
            kind,
            tuple(
                sum((budget.direct(partner=one.id, row=code) for code in codes), Decimal(0))
                for one in partners
            ),
        )
        for kind, codes in kinds.items()
    ]
    indirect = f"{call.indirect.code} {call.indirect.title}"
    series.append(Series(indirect, tuple(budget.indirect(partner=one.id) for one in partners)))
    series = [one for one in series if any(one.values)]
    if not partners:
        return ()
    names = tuple(one.short_name for one in partners)
    chart = BarChart(names, tuple(series), "EUR", lying=True)
    caption = "Estimated budget by participant and category of costs (EUR)"
    return (
        Figure("budget/figure", dossier.language.say(caption), _description(dossier, chart), chart),
    )


def _kind(row: CostRow) -> str:
    """The category of a row; support to third parties has one of its own."""
    return f"{row.code} {row.title}" if row.kind == THIRD_PARTIES else row.category


def _description(dossier: Dossier, chart: BarChart) -> str:
    money, say = dossier.language.shortest, dossier.language.say
    bars = ", ".join(
        f"{name} {money(sum((one.values[at] for one in chart.series), Decimal(0)))}"
        for at, name in enumerate(chart.categories)
    )
    kinds = ", ".join(f"{one.name} {money(sum(one.values, Decimal(0)))}" for one in chart.series)
    words = "Stacked bars in EUR. By participant: {bars}. By category: {kinds}."
    return say(words, bars=bars, kinds=kinds)

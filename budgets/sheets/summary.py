"""The key figures of the project on one page."""

from __future__ import annotations

from budgets.grid import Column, Grid
from budgets.results import Formula, Plain, Shown
from budgets.sheets import sheet
from toolkit.plan.dossier import Dossier


@sheet("Summary", order=10)
def summary(grid: Grid, dossier: Dossier) -> None:
    project, figures = dossier.proposal.project, dossier.figures
    grid.columns(Column("what", "", 44), Column("figure", "", 18, "eur"), Column("of", "", 30))
    grid.heading(f"{project.acronym}: summary", project.title)
    grid.line("Money, EUR", "section")

    def figure(key: str, what: str, text: str, result: Plain, form: str = "eur") -> None:
        shown = Shown(Formula(text, "" if result is None else result), form)
        grid.row(key, {"what": what, "figure": shown})

    figure("total", "Total costs", "TotalCosts", figures.total_costs)
    figure("grant", "Contribution asked for", "Grant", figures.grant)
    figure("own", "Own contribution of the partners", "OwnContribution", figures.own_contribution)
    figure("support", "Support to third parties", "ThirdPartySupport", figures.third_parties)
    figure(
        "share",
        "Support to third parties as a share of the grant",
        'IF(N(Grant)=0,"",ThirdPartySupport/Grant)',
        figures.third_party_share,
        "share",
    )
    grid.gap()
    grid.line("Work", "section")
    figure("months", "Person-months", "PersonMonths", figures.person_months, "pm")
    grid.layout.portrait = True

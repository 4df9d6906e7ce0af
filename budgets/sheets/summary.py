"""The key figures, the lights and four charts on one page."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from budgets.cell_values import Formula, Plain, Shown, Value, in_formula
from budgets.grid import TOTAL, Grid
from budgets.layout import Chart, Column
from budgets.sheets import sheet
from budgets.words import BAD, GOOD, NAMES, OPEN
from budgets.workbook_checks.every import lights_of
from toolkit.model.consortium import Role
from toolkit.model.instruments import Instrument
from toolkit.model.money import ZERO, cents
from toolkit.model.wording import percentage
from toolkit.plan.dossier import Dossier

BENEFICIARIES = (Role.COORDINATOR, Role.BENEFICIARY)
"""Those whom calls count; affiliated entities and associated partners take part beside them."""


@sheet("Summary", order=10, kind="look")
def summary(grid: Grid, dossier: Dossier) -> None:
    project = dossier.proposal.project
    grid.columns(
        Column("what", "", 58),
        Column("figure", "", 18, "eur"),
        Column("space", "", 3),
        *(Column(f"chart/{number}", "", 16) for number in range(1, 9)),
    )
    grid.line(grid.say("{acronym}: summary", acronym=project.acronym), "title", height=26)
    grid.line(project.title, "note")
    grid.gap()
    _figures(grid, dossier)
    grid.gap()
    _lights(grid, dossier)
    grid.layout.last_printed = list(grid.rows)[-1]
    grid.layout.one_page = True
    grid.gap()
    _behind(grid, dossier)


def _section(grid: Grid, key: str, title: str) -> None:
    grid.row(key, {"what": grid.say(title)}, "heading", until="figure")


def _figure(grid: Grid, key: str, what: str, text: str, result: Plain, form: str = "eur") -> None:
    shown = Shown(Formula(text, "" if result is None else result), form)
    grid.row(key, {"what": what, "figure": shown}, until="figure")


def _figures(grid: Grid, dossier: Dossier) -> None:
    figures, schedule, say = dossier.figures, dossier.schedule, grid.say
    _section(grid, "figures", "Key figures")
    _figure(grid, "total", say("Total costs, EUR"), "TotalCosts", figures.total_costs)
    _figure(grid, "grant", say("Contribution asked for, EUR"), "Grant", figures.grant)
    _figure(grid, "own", say("Own contribution, EUR"), "OwnContribution", figures.own_contribution)
    support = figures.third_parties
    others = "TotalCosts-ThirdPartySupport"
    what = say("Costs without support to third parties, EUR")
    _figure(grid, "others", what, others, dossier.budget.total() - support)
    grid.name("CostsWithoutSupport", "others|figure", say("Costs without support to third parties"))
    _figure(grid, "support", say("Support to third parties, EUR"), "ThirdPartySupport", support)
    share = 'IF(N(Grant)=0,"",ROUNDDOWN(ThirdPartySupport/Grant+0.000000000001,4))'
    what = say("Support to third parties, share of the grant")
    _figure(grid, "share", what, share, _cut(figures.third_party_share), "share")
    _figure(grid, "months", say("Person-months"), "PersonMonths", figures.person_months, "pm")
    rate = dossier.budget.total() / schedule.duration
    _figure(grid, "burn", say("Costs a month, mean, EUR"), 'IFERROR(TotalCosts/Duration,"")', rate)
    _figure(grid, "start", say("First day"), "ProjectStart", schedule.start, "day")
    last = 'IFERROR(EDATE(ProjectStart,Duration)-1,"")'
    _figure(grid, "end", say("Last day"), last, schedule.end, "day")
    counted = [one.role in BENEFICIARIES for one in dossier.proposal.partners]
    for key, what, number in (
        ("partners", "Coordinator and beneficiaries", sum(counted)),
        (
            "other-partners",
            "Affiliated entities and associated partners",
            len(counted) - sum(counted),
        ),
        ("packages", "Work packages", figures.work_packages),
        ("tasks", "Tasks", figures.tasks),
        ("deliverables", "Deliverables", figures.deliverables),
        ("milestones", "Milestones", figures.milestones),
    ):
        cells: dict[str, Value] = {"what": say(what), "figure": Shown(number, "count")}
        grid.row(key, cells, until="figure")


def _cut(share: Decimal | None) -> Decimal | None:
    """The share as the other files show it."""
    return None if share is None else percentage(share) / 100


def _lights(grid: Grid, dossier: Dossier) -> None:
    lights = lights_of(dossier)
    _section(grid, "lights", "Checks")
    words = ((GOOD, "{number} OK"), (BAD, "{number} to mend"), (OPEN, "{number} open"))
    parts = [_counted(grid.say(text, number="\0"), NAMES[word]) for word, text in words]
    counts = (
        grid.say(text, number=sum(one.light == word for one in lights)) for word, text in words
    )
    grid.row(
        "all-lights",
        {"what": Formula('&", "&'.join(parts), ", ".join(counts))},
        "strong",
        until="figure",
    )
    for one in lights:
        title = Formula(f'HYPERLINK("#Lights",[checks!{one.key}|what])', grid.say(one.title))
        light = Shown(Formula(f"[checks!{one.key}|light]", grid.say(one.light)), "centre")
        grid.row(f"light/{one.key}", {"what": title, "figure": light}, until="figure")
    area = f"light/{lights[0].key}|figure:light/{lights[-1].key}|figure"
    for word, look in ((GOOD, "good"), (BAD, "bad"), (OPEN, "open")):
        grid.highlight(area, f"[figure]={NAMES[word]}", look)


def _counted(text: str, name: str) -> str:
    """The formula of a text with, in it, the number of lights that say so."""
    before, _, behind = text.partition("\0")
    return f"{in_formula(before)}&COUNTIF(Lights,{name})&{in_formula(behind)}"


def _behind(grid: Grid, dossier: Dossier) -> None:
    """What the charts show, in figures."""
    budget, call = dossier.budget, dossier.call
    categories: dict[str, list[str]] = {}
    columns = grid.labels.columns
    for row in call.cost_rows:
        if row.code in columns:
            categories.setdefault(row.category, []).append(row.code)
    found = [
        (
            f"category/{name}",
            f"{letter} {grid.language.term(title)}",
            "+".join(f"[budget!{TOTAL}|{grid.labels.rows[code].key}]" for code in codes),
            sum((budget.direct(row=one) for code in codes for one in columns[code]), ZERO),
        )
        for name, codes in categories.items()
        for letter, _, title in (name.partition(" "),)
    ]
    indirect = f"{call.indirect.code} {grid.language.term(call.indirect.title)}"
    found.append(("category/indirect", indirect, "IndirectCosts", budget.indirect()))
    _block(grid, "Costs by category, EUR", found, "figures|chart/1")
    partners = (
        (
            f"partner/{one}",
            grid.labels.partner[one],
            f"[budget!partner/{one}|total]",
            budget.total(partner=one),
        )
        for one in budget.partners
    )
    _block(grid, "Costs by partner, EUR", partners, "figures|chart/5")
    packages = (
        (
            f"package/{one.id}",
            grid.labels.package[one.id],
            f"[effort!{one.id}|total]",
            dossier.effort.total(work_package=one.id),
        )
        for one in dossier.proposal.work_packages
    )
    _block(grid, "Person-months by work package", packages, "lights|chart/1", "pm")
    _support_behind(grid, dossier)


def _support_behind(grid: Grid, dossier: Dossier) -> None:
    """The support to third parties by instrument, and what is missing from it."""
    budget, say = dossier.budget, grid.say
    least, grant = dossier.call.third_parties.min_share_of_grant, budget.grant
    planned = budget.third_parties()
    missing = max(cents(least * grant) - planned, ZERO) if least is not None and grant else ""
    listed = [
        (
            f"support/{one.id}",
            one.title,
            f"N([instruments!{one.id}|total])",
            _total_of(dossier, one),
        )
        for one in dossier.proposal.instruments
    ]
    rest = "".join(f"-[{key}|figure]" for key, *_ in listed)
    support = [
        *listed,
        (
            "support/others",
            say("Other lines"),
            f"ThirdPartySupport{rest}",
            planned - sum((amount for *_, amount in listed), ZERO),
        ),
        (
            "support/missing",
            say("Missing from the least that the call asks for"),
            'IF(OR(MinThirdPartyShare="",N(Grant)=0),"",'
            "MAX(0,ROUND(MinThirdPartyShare*Grant,2)-ThirdPartySupport))",
            missing,
        ),
    ]
    _block(grid, "Support to third parties, EUR", support, "lights|chart/5")


def _total_of(dossier: Dossier, one: Instrument) -> Decimal:
    """What an instrument counts for."""
    payer = dossier.proposal.partner[one.partner]
    counts = payer.funded and dossier.proposal.package_of(one) is not None
    return one.total if counts else ZERO


def _block(
    grid: Grid,
    title: str,
    lines: Iterable[tuple[str, str, str, Decimal | str]],
    place: str,
    form: str = "eur",
) -> None:
    _section(grid, f"behind/{title}", title)
    keys = []
    for key, what, text, result in lines:
        keys.append(key)
        _figure(grid, key, what, text, result, form)
    if not keys:
        return
    grid.charts.append(
        Chart(
            title=grid.say(title),
            labels=f"{keys[0]}|what:{keys[-1]}|what",
            values=f"{keys[0]}|figure:{keys[-1]}|figure",
            at=place,
            width=10.4,
            height=8.2,
            flat=len(keys) > 6 or (form == "eur" and len(keys) > 4),
            form="0.0#" if form == "pm" else "#,##0",
        )
    )

"""Limits of the call; what the call leaves unknown leaves the light open."""

from __future__ import annotations

from collections.abc import Iterator

from budgets.cell_values import Formula, Plain
from budgets.cost_rows import budget_columns, cost_rows_of
from budgets.typed_values import ABOVE
from budgets.workbook_checks.workbook_check import Cells, WorkbookCheck
from toolkit.model.consortium import Role
from toolkit.model.money import ZERO, cents
from toolkit.plan.cost_lines import SUBCONTRACTING, key_word, keyed_costs
from toolkit.plan.dossier import Dossier

UP_TO, AT_LEAST = "[found]<=[limit]", "[found]>=[limit]"


def limits(dossier: Dossier) -> Iterator[WorkbookCheck]:
    """Money first, then the consortium."""
    yield _grant(dossier)
    yield _asked(dossier)
    yield _received(dossier)
    yield _share(dossier)
    yield _award(dossier)
    yield _subcontracting(dossier)
    yield _duration(dossier)
    yield from _consortium(dossier)


def _rule(name: str, value: Plain) -> Formula:
    """A rule of the call; empty while it is not known."""
    return Formula(f'IF({name}="","",{name})', "" if value is None else value)


def _grant(dossier: Dossier) -> WorkbookCheck:
    uncapped, most = dossier.budget.uncapped, dossier.call.max_grant
    before = None if uncapped is None else sum(uncapped.values(), ZERO)
    return WorkbookCheck(
        key="max-grant",
        title="Costs times rates, and the maximum grant, EUR",
        found=Formula("CostsTimesRates", "" if before is None else before),
        limit=_rule("MaxGrant", most),
        test=UP_TO,
        good=before is not None and most is not None and before <= most,
        form="eur",
        when_good="The call can pay what the rates give.",
        when_bad="The rates give more: the grant is cut, the own contribution grows.",
        where=(Cells("budget", "CostsTimesRates"),),
    )


def _asked(dossier: Dossier) -> WorkbookCheck:
    """The figures of the cells of the contribution themselves, be they computed or typed."""
    asked, uncapped = dossier.budget.grant, dossier.budget.uncapped
    most = dossier.call.max_grant
    before = None if uncapped is None else sum(uncapped.values(), ZERO)
    limit = None if before is None else min(before, before if most is None else most)
    return WorkbookCheck(
        key="asked",
        title="Contribution asked for, and the most that the call pays, EUR",
        found=Formula("Grant", "" if asked is None else asked),
        limit=Formula(
            'IF(CostsTimesRates="","",MIN(CostsTimesRates,MaxGrant))',
            "" if limit is None else limit,
        ),
        test="[found]<=[limit]+0.005",
        good=asked is not None and limit is not None and asked <= limit,
        form="eur",
        when_good="No more is asked for than the rates and the maximum grant allow.",
        when_bad="More is asked for than the call pays: a contribution was typed over its formula.",
        where=(Cells("budget", "Grant"),),
    )


def _received(dossier: Dossier) -> WorkbookCheck:
    rate, grant = dossier.call.prefinancing_rate, dossier.budget.grant
    advance = cents(rate * grant) if rate is not None and grant is not None else ZERO
    return WorkbookCheck(
        key="received",
        title="Pre-financing and other payments, and the grant, EUR",
        found=Formula("[cash_flow!__total|advance]+[cash_flow!__total|payment]", advance),
        limit=Formula("Grant", "" if grant is None else grant),
        test="[found]<=[limit]+0.005",
        good=grant is not None and advance <= grant,
        form="eur",
        when_good="No more is received than the grant.",
        when_bad="The payments are more than the grant: lower them, or the pre-financing.",
        where=(Cells("cash_flow", "CashReceived"),),
    )


def _share(dossier: Dossier) -> WorkbookCheck:
    share = dossier.budget.third_party_share
    least = dossier.call.third_parties.min_share_of_grant
    return WorkbookCheck(
        key="third-party-share",
        title="Support to third parties as a share of the grant",
        found=Formula('IF(N(Grant)=0,"",ThirdPartySupport/Grant)', "" if share is None else share),
        limit=_rule("MinThirdPartyShare", least),
        test="ROUND([found],6)>=[limit]",
        good=share is not None and least is not None and round(share, 6) >= least,
        form="share",
        when_good="Enough of the grant reaches third parties.",
        when_bad="The call wants more: raise the support, or lower the other costs.",
        where=(Cells("budget", "ThirdPartySupport"),),
    )


def _award(dossier: Dossier) -> WorkbookCheck:
    row, funded = dossier.budget.third_party_row, set(dossier.budget.partners)
    given = [one.per_third_party for one in dossier.proposal.instruments]
    given += [
        cost.unit_cost
        for package in dossier.proposal.work_packages
        for cost in package.costs
        if cost.row == row and cost.partner in funded
    ]
    most = max(given, default=ZERO)
    cap = dossier.call.third_parties.max_per_third_party
    return WorkbookCheck(
        key="per-third-party",
        title="Most for one third party from one award, EUR",
        found=Formula("MAX(InstrumentEach,CostEach)", most),
        limit=_rule("MaxPerThirdParty", cap),
        test=UP_TO,
        good=cap is not None and most <= cap,
        form="eur",
        when_good="No award gives one third party more than the call allows.",
        when_bad="Lower the amount, or let more third parties share one award.",
        where=_above(dossier),
    )


def _above(dossier: Dossier) -> tuple[Cells, ...]:
    """The award, or the cost line, that gives one third party more than the call allows."""
    cap = dossier.call.third_parties.max_per_third_party
    awards = (one.id for one in dossier.proposal.instruments if cap and one.per_third_party > cap)
    row, funded, taken = dossier.budget.third_party_row, set(dossier.budget.partners), set[str]()
    costs = (
        key
        for package in dossier.proposal.work_packages
        for key, cost in keyed_costs(package, taken)
        if cap and cost.row == row and cost.partner in funded and cost.unit_cost > cap
    )
    faults = "SupportFault", ABOVE, "each", next(awards, "")
    return (
        Cells("instruments", "InstrumentEach", *faults),
        Cells("costs", "CostUnitPrice", "CostFault", ABOVE, "unit_cost", next(costs, "")),
    )


def _subcontracting(dossier: Dossier) -> WorkbookCheck:
    call, budget = dossier.call, dossier.budget
    rows = [one.code for one in call.cost_rows if one.kind == SUBCONTRACTING]
    spent, whole = sum((budget.direct(row=row) for row in rows), ZERO), budget.total()
    ceiling = call.subcontracting_needs_reasons_above
    columns = budget_columns(dossier, cost_rows_of(dossier))
    shown = (f"[budget!__total|{key_word(row)}]" for row in rows if row in columns)
    text = "+".join(shown) or "0"
    return WorkbookCheck(
        key="subcontracting",
        title="Subcontracting as a share of the total costs",
        found=Formula(f'IF(TotalCosts=0,"",({text})/TotalCosts)', spent / whole if whole else ""),
        limit=_rule("SubcontractingShare", ceiling),
        test=UP_TO,
        good=bool(whole) and ceiling is not None and spent / whole <= ceiling,
        form="share",
        when_good="The form asks for no reasons.",
        when_bad="Above this share the form asks for reasons: give them for each subcontract.",
        where=(Cells("costs", "CostRow"),),
    )


def _duration(dossier: Dossier) -> WorkbookCheck:
    duration, most = dossier.schedule.duration, dossier.call.max_duration
    return WorkbookCheck(
        key="duration",
        title="Duration in months",
        found=Formula("Duration", duration),
        limit=_rule("MaxDuration", most),
        test=UP_TO,
        good=most is not None and duration <= most,
        form="count",
        when_good="The project is not longer than the call allows.",
        when_bad="The project is longer than the call allows.",
        where=(Cells("work_plan", "Duration"),),
    )


def _consortium(dossier: Dossier) -> Iterator[WorkbookCheck]:
    """Affiliated entities and associated partners do not count."""
    needed, counted = dossier.call.consortium, (Role.COORDINATOR, Role.BENEFICIARY)
    countries = [one.country for one in dossier.proposal.partners if one.role in counted]
    for key, title, name, number, least in (
        (
            "partners",
            "Coordinator and beneficiaries",
            "MinPartners",
            len(countries),
            needed.min_participants,
        ),
        (
            "countries",
            "Countries that they come from",
            "MinCountries",
            len(set(countries)),
            needed.min_countries,
        ),
    ):
        yield WorkbookCheck(
            key=key,
            title=title,
            found=Formula(str(number), number),
            limit=_rule(name, least),
            test=AT_LEAST,
            good=least is not None and number >= least,
            form="count",
            when_good="The consortium is large enough.",
            when_bad="The call asks for more.",
            where=(Cells("budget", "AtBudget"),),
        )

"""A check as one page for a browser: key figures, readiness, findings by who can correct them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from toolkit.cli.report import Counts, Finding
from toolkit.cli.reports.check import Output
from toolkit.compose.html_page import html_page
from toolkit.diagnostics import Severity
from toolkit.model.wording import euro, percent
from toolkit.plan.responsible import Responsible, responsible_for

if TYPE_CHECKING:
    from toolkit.cli.readiness_report import CriterionState, PriorityState
    from toolkit.plan.dossier import Dossier

WEIGHTS = {
    Severity.ERROR: "to correct",
    Severity.WARNING: "warning",
    Severity.ADVICE: "suggestion",
}
ORDER = tuple(WEIGHTS)


class Shown(NamedTuple):
    """A finding as the page shows it."""

    code: str
    severity: Severity
    message: str
    hint: str
    place: str


class Package(NamedTuple):
    """What is found in a work package; the name is empty for what belongs to none."""

    name: str
    findings: tuple[Shown, ...]


class PartnerPart(NamedTuple):
    """What a partner can correct."""

    name: str
    packages: tuple[Package, ...]


def html(report: Output, dossier: Dossier | None) -> str:
    """The page; `dossier` is None where the outline could not be read."""
    project = dossier.proposal.project if dossier else None
    readiness = report.readiness
    return html_page(
        "check",
        {
            "title": f"{project.acronym}: check of the proposal" if project else "Check",
            "subtitle": project.title if project else report.outline,
            "counts": str(Counts.of(one.severity for one in report.findings)),
            "weights": WEIGHTS,
            "figures": list(_figures(dossier)) if dossier else [],
            "readiness": readiness,
            "matrix": [_row(one) for one in readiness.priorities] if readiness else [],
            "criteria": [_judged(one) for one in readiness.criteria] if readiness else [],
            "partners": _by_partner(report.findings, dossier),
            "silenced": report.silenced,
            "file_findings": [],
        },
    )


def _figures(dossier: Dossier) -> Iterator[tuple[str, str]]:
    key = dossier.figures
    yield "Total costs", f"{euro(key.total_costs)} EUR"
    if key.grant is not None:
        yield "Grant asked for", f"{euro(key.grant)} EUR"
    if key.own_contribution is not None:
        yield "Own contribution", f"{euro(key.own_contribution)} EUR"
    share = f", {percent(key.third_party_share)} of the grant" if key.third_party_share else ""
    yield "Support to third parties", f"{euro(key.third_parties)} EUR{share}"
    yield "Person-months", f"{key.person_months.normalize():f}"
    yield (
        "Work plan",
        f"{key.partners} partners, {key.work_packages} work packages, {key.tasks} tasks, "
        f"{key.deliverables} deliverables, {key.milestones} milestones",
    )


def _row(one: PriorityState) -> tuple[str, ...]:
    counts = (one.objectives, len(one.tasks), len(one.deliverables), one.indicators)
    return (
        one.title + (" (lead)" if one.leads else ""),
        *(str(count or "") for count in counts),
        _whole(one.own_costs),
        _whole(one.support),
        str(len(one.risks) or ""),
        one.section,
    )


def _judged(one: CriterionState) -> tuple[str, ...]:
    name = f"{one.code} {one.title}"
    return name, one.points or "", ", ".join(one.sections), str(one.words), str(one.prompts)


def _whole(amount: str) -> str:
    value = Decimal(amount)
    return f"{value:,.0f}".replace(",", "\N{NO-BREAK SPACE}") if value else ""


def _by_partner(found: Iterable[Finding], dossier: Dossier | None) -> list[PartnerPart]:
    """The findings by the partner and the work package that can correct them; without a dossier all
    in one part."""
    if dossier is None:
        all_of_them = tuple(sorted(map(_shown, found), key=_weight))
        return [PartnerPart("All", (Package("", all_of_them),))] if all_of_them else []
    groups: dict[Responsible, list[Shown]] = {}
    for one in found:
        groups.setdefault(responsible_for(one.path, dossier.proposal), []).append(_shown(one))
    return [
        PartnerPart(
            partner.short_name,
            tuple(
                Package(_package(who.package, dossier), tuple(sorted(shown, key=_weight)))
                for who, shown in sorted(groups.items(), key=lambda one: one[0].package)
                if who.partner == partner.id
            ),
        )
        for partner in dossier.proposal.partners
        if any(who.partner == partner.id for who in groups)
    ]


def _package(name: str, dossier: Dossier) -> str:
    if not name:
        return ""
    package = dossier.proposal.package[name]
    return f"{dossier.proposal.labels[name]} {package.title}"


def _shown(one: Finding) -> Shown:
    return Shown(one.code, one.severity, one.message, one.hint, str(one.diagnostic.place))


def _weight(one: Shown) -> int:
    return ORDER.index(one.severity)

"""A check as one page for a browser: key figures, readiness, findings by who can correct them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from toolkit.cli.report import Finding
from toolkit.cli.reports.check import Output
from toolkit.compose.html_page import html_page
from toolkit.diagnostics import Severity
from toolkit.plan.responsible import Responsible, responsible_for

if TYPE_CHECKING:
    from toolkit.cli.file_findings import FileFinding
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
            "counts": report.counts,
            "weights": WEIGHTS,
            "figures": list(report.figures.named()) if report.figures else [],
            "readiness": readiness,
            "partners": _by_partner(report.findings, dossier),
            "silenced": report.silenced,
            "file": report.file,
            "file_findings": [_in_file(one) for one in report.file.findings] if report.file else [],
        },
    )


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


def _in_file(one: FileFinding) -> Shown:
    return Shown(one.code, one.severity, one.message, one.hint, str(one.diagnostic.passage))


def _weight(one: Shown) -> int:
    return ORDER.index(one.severity)

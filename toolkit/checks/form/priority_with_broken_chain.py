"""
A priority has work, but something that its chain needs is missing.

Why it matters
    Evaluators follow each of the call's priorities from need to objective, tasks, indicators and
    risks. Where a link is missing they cannot see what the work is for, how anybody will know that
    it has worked, or what threatens it. The matrix at the end of proposal check shows the same
    cells. Source: evaluators' reports on sister programmes, and the form, which asks for all of
    them. Work packages without tasks or deliverables have findings of their own.

Example
    work_packages: [{id: train, priority: train, ...}]
    priorities: {train: {need: "...", approach: "..."}}     # no objective and no indicators

How to correct it
    Objective and indicators: in the priority's own part (priorities.train), or as an objective of
    the project with priority: train. Risk: name the priority's work package at a risk that
    threatens it, or add one.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.diagnostics import Severity
from toolkit.model.wording import listed
from toolkit.plan.dossier import Dossier
from toolkit.readiness.coverage import Covered, covered_priorities

LINKS = {"objective": "objective", "indicators": "indicator", "risks": "risk"}


@rule("FRM113", Severity.WARNING)
def priority_with_broken_chain(dossier: Dossier) -> Iterator[Finding]:
    alike: dict[tuple[str, ...], list[Covered]] = {}
    for one in covered_priorities(dossier):
        if one.tasks and (missing := _missing(dossier, one)):
            alike.setdefault(missing, []).append(one)
    for missing, found in alike.items():
        titles = listed(f"'{one.title}'" for one in found)
        verb, noun = ("have", "priorities") if len(found) > 1 else ("has", "priority")
        yield Finding(
            dossier.proposal.place.of("priorities", found[0].id),
            f"the {noun} {titles} {verb} tasks, but {_none_of(missing)}",
            hint=_hint(dossier, missing, found[0]),
        )


def _missing(dossier: Dossier, row: Covered) -> tuple[str, ...]:
    """The links that are missing; without any risk in the outline that is another finding."""
    gaps = [one for one in row.gaps if one in LINKS]
    if not dossier.proposal.risks:
        gaps = [one for one in gaps if one != "risks"]
    if any(one.priority == row.id for one in dossier.proposal.project.objectives):
        gaps = [one for one in gaps if one != "indicators"]  # the objective has a finding
    return tuple(gaps)


def _none_of(missing: tuple[str, ...]) -> str:
    """`no objective and no risk`."""
    return listed(f"no {LINKS[one]}" for one in missing)


def _hint(dossier: Dossier, missing: tuple[str, ...], row: Covered) -> str:
    ways = []
    if "objective" in missing:
        ways.append(f"write priorities: {{{row.id}: {{objective: ...}}}}")
    if "indicators" in missing:
        ways.append(
            "add indicators there, with unit, baseline and target"
            if ways
            else f"add priorities: {{{row.id}: {{indicators: [{{name: ..., unit: ..., "
            "baseline: 0, target: ...}]}}"
        )
    if "risks" in missing:
        package = next(x.id for x in dossier.proposal.work_packages if x.priority == row.id)
        ways.append(f"add a risk with work_package: {package}")
    return "; ".join(ways)

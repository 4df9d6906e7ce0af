"""
A call for SMEs opens before what it rests on is delivered.

Why it matters
    A call that is worded before its survey is read, or opened before its rules are written, wastes
    what they were paid for, and an evaluator who compares the months finds it at once. What a call
    rests on is what its task in the work plan waits for (`after`), with the deliverables of those
    tasks, and a handbook or guide of the calls. The comparison of months follows from the outline
    itself; that a handbook comes before the first call is good practice.

Example
    work_packages:
      - deliverables:
          - {id: handbook, title: Handbook of the open calls, due: M9, ...}
    instruments:
      - {id: innovate-boost, months: M8-M24, ...}

How to correct it
    Open the call in a month after the one in which its basis is due, or bring the basis forward.
    Where the call does not need it, take it out of `after`. It is a warning.
"""

from collections.abc import Iterator
from typing import NamedTuple

from toolkit.checks import Finding, rule
from toolkit.checks._vocabulary import speaks_of
from toolkit.checks._words import titled
from toolkit.checks.work_plan._handbook import handbook_of_calls
from toolkit.diagnostics import Place, Severity
from toolkit.model.instruments import Instrument
from toolkit.model.months import Month
from toolkit.model.wording import listed
from toolkit.model.workplan import Task, WorkPackage
from toolkit.plan.dossier import Dossier

CALL = ("call$", "calls$", "voucher", "appel", "cheque", "prize", "lump sum")
OPEN = ("open", "launch", "publish", "ouvert", "lance", "publi")
LEAST_OPEN = 6
"""Months from the opening of a call to its last payment that are left at least."""


class Basis(NamedTuple):
    """What has to be there before a call opens, and until when it is on its way."""

    name: str
    until: Month
    how: str


class Opening(NamedTuple):
    """When a call opens, and where the outline has it."""

    month: Month
    place: Place
    name: str
    field: str = "months"

    @property
    def is_span(self) -> bool:
        """Whether the field holds the first and the last month."""
        return self.field == "months"


@rule("PLN121", Severity.WARNING)
def call_before_its_basis(dossier: Dossier) -> Iterator[Finding]:
    proposal = dossier.proposal
    first = min((one.months.first for one in proposal.instruments), default=None)
    handbook = handbook_of_calls(dossier)
    for instrument in proposal.instruments:
        package = proposal.package_of(instrument)
        opening = _opening(dossier, instrument, package)
        basis = list(_waited_for(dossier, instrument, package))
        if handbook and instrument.months.first == first:
            basis.append(Basis(titled(dossier, handbook), handbook.due, "is due in"))
        late = [one for one in basis if one.until >= opening.month]
        if late:
            start = max(one.until.number for one in late) + 1
            yield Finding(
                opening.place,
                f"{opening.name} opens in {opening.month}, before what it rests on is there: "
                + listed(f"{one.name} {one.how} {one.until}" for one in late),
                hint=_way_out(opening, start, instrument.months.last.number),
            )


def _way_out(opening: Opening, start: int, last: int) -> str:
    """What to write; a later opening only where the awards can still be paid after it."""
    if opening.is_span and start + LEAST_OPEN > last:
        return f"bring that forward, to the month before {opening.month} or earlier"
    until = f"-M{last}" if opening.is_span else ""
    return (
        f"let it open in M{start} or later, as in {opening.field}: M{start}{until}, "
        "or bring that forward"
    )


def _opening(dossier: Dossier, instrument: Instrument, package: WorkPackage | None) -> Opening:
    """The first month of the instrument, or an earlier milestone that has its only call open."""
    found = Opening(instrument.months.first, instrument.place.of("months"), f"'{instrument.title}'")
    same = [one for one in dossier.proposal.instruments if one.priority == instrument.priority]
    if package and len(same) == 1:
        for one in package.milestones:
            called = speaks_of(one.title, CALL) and speaks_of(one.title, OPEN)
            if called and one.due < found.month:
                found = Opening(
                    one.due, one.place.of("due"), f"by {titled(dossier, one)} the call", "due"
                )
    return found


def _waited_for(
    dossier: Dossier, instrument: Instrument, package: WorkPackage | None
) -> Iterator[Basis]:
    """The tasks and milestones that the call's task waits for, and what these tasks deliver."""
    proposal = dossier.proposal
    task = _task_of(instrument, package)
    if task is None:
        return
    for one in proposal.tasks:
        if one.id in task.after:
            yield Basis(titled(dossier, one), one.months.last, "lasts until")
    for milestone in proposal.milestones:
        if milestone.id in task.after:
            yield Basis(titled(dossier, milestone), milestone.due, "is due in")
    for deliverable in proposal.deliverables:
        if deliverable.task in task.after:
            yield Basis(titled(dossier, deliverable), deliverable.due, "is due in")


def _task_of(instrument: Instrument, package: WorkPackage | None) -> Task | None:
    """The task of the work package that runs the call: by its title, then by its months."""
    calls = [one for one in package.tasks if speaks_of(one.title, CALL)] if package else []
    opening = instrument.months.first
    running = [one for one in calls if opening in one.months]
    coming = [one for one in calls if one.months.first > opening]
    nearest = sorted(running or coming, key=lambda one: one.months.first)
    return nearest[0] if nearest else None

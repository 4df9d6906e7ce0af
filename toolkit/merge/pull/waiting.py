"""What people typed into the workbook of a project that its outline does not say yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from toolkit.diagnostics import Diagnostic, Place, ProposalError, Severity
from toolkit.merge.find_built_file import built_file
from toolkit.merge.other_outlines import refuse_files_of_others
from toolkit.merge.outcome import RESTORES
from toolkit.merge.pull.composed_text import dossier_with
from toolkit.merge.pull.pull import Pulled, PullTarget, gathered
from toolkit.merge.pull.reported_change import Change
from toolkit.merge.pull.write_outline import ReadForPull
from toolkit.model.wording import counted, euro
from toolkit.readers.outline import read_outline
from toolkit.store.journal import checksum_at
from toolkit.store.memory import unreadable
from toolkit.store.state import read_state

KEPT_BY_BUILD = " was edited and kept"
"""What a build says of a cell, behind its address, where both changed it."""

TOLD_BY_BUILD = ("MRG145", "MRG146", "MRG147", "MRG148")
"""Findings on formulas and labels of ours, which the update of the workbook tells."""

IS_PULLED = ("MRG141",)
"""Findings of a pull on values that it brings all the same."""


@dataclass(frozen=True)
class Waiting:
    """What waits in an edited workbook for a pull."""

    workbook: Path
    values: tuple[Change, ...]
    """What a pull would bring."""

    told_by_pull: tuple[Diagnostic, ...]
    """What a pull would report, above all what it would not bring and why: warnings."""

    total: Decimal
    """The total costs that the outline gives, in EUR."""

    total_as_typed: Decimal | None
    """Those with all that was typed; None where something of it cannot be pulled as it is."""

    is_settled: bool = False
    """Whether nothing in the workbook differs from what is known to be in the outline."""

    @property
    def not_pulled(self) -> int:
        """How many findings are on what a pull would not bring."""
        return sum(one.code not in IS_PULLED for one in self.told_by_pull)

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """What a person should know: warnings."""
        return (*self._of_values(), *self.told_by_pull)

    def besides(self, told: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """The findings without those that a build has reported of the same workbook."""
        return (*self._of_values(), *besides(self.told_by_pull, told))

    def after_restoring(self) -> Waiting:
        """The same without what a build with --restore has mended; what it could not it tells."""
        told = tuple(one for one in self.told_by_pull if RESTORES not in one.hint)
        return replace(self, told_by_pull=told)

    def _of_values(self) -> Iterator[Diagnostic]:
        if not self.values:
            return
        name, number = self.workbook.name, len(self.values)
        verb = "is" if number == 1 else "are"
        fact = f"{counted(number, 'value')} typed in {name} {verb} not in the outline"
        if self.total_as_typed is None:
            fact += "; total costs cannot be compared, since not all that was typed can be pulled"
        elif self.total_as_typed == self.total:
            fact += f"; total costs are {euro(self.total)} in both"
        else:
            fact += (
                f", nor in Word: total costs are {euro(self.total_as_typed)} as typed there, "
                f"and {euro(self.total)} in the outline"
            )
        them = "it" if number == 1 else "them"
        hint = f"proposal pull brings {them} into the outline; proposal build --pull also builds"
        yield Diagnostic(Place(str(self.workbook)), "MRG140", fact, hint, Severity.WARNING)


def besides(found: Iterable[Diagnostic], told: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Findings of a pull without those that a build has `told` of the same file or cell."""
    told = tuple(told)
    known = {(one.code, one.place.file) for one in told}
    cells = [one.message.partition(KEPT_BY_BUILD)[0] for one in told if one.code == "MRG051"]
    return tuple(
        one
        for one in found
        if (one.code, one.place.file) not in known
        and not any(f"{cell} " in one.message for cell in cells)
    )


def what_waits(home: PullTarget, name: str, generated: Callable[[], bytes]) -> Waiting | None:
    """What waits in the workbook of that name, the project's own; None where nobody edited it.

    `generated` makes the workbook that the outline would give now. A workbook that cannot be read
    is in the findings; where none of this outline is to be found nothing waits.
    """
    total = home.dossier.figures.total_costs
    path = home.outline.parent / name
    try:
        found = _edited(home, name)
        if found is None:
            return None
        path = found
        return _as_typed(home, path, gathered(home, path, generated, {}), total)
    except ProposalError as error:
        why: Iterable[Diagnostic] = error.diagnostics
    except OSError as error:
        why = (unreadable(path, error),)
    return Waiting(path, (), _warnings(why), total, None)


def _edited(home: PullTarget, name: str) -> Path | None:
    """The project's own workbook, if somebody edited it since it was built."""
    try:
        path = built_file(home.outline, name, home.memory)
        if path is None:
            return None
        refuse_files_of_others(home.memory, [path])
    except ProposalError:
        return None  # it is not the workbook of this outline; a build and a pull say why
    state, checksum = read_state(home.memory)[0], checksum_at(path)
    return None if state.knows(checksum) or checksum == state.settled else path


def _as_typed(home: PullTarget, path: Path, pulled: Pulled, total: Decimal) -> Waiting:
    typed: Decimal | None = total
    if any(one.code not in IS_PULLED for one in pulled.findings):
        typed = None
    elif pulled.files:
        proposal = read_outline(home.outline, texts=pulled.texts)
        typed = dossier_with(home.dossier, proposal).figures.total_costs
    settled = ReadForPull(pulled).is_settled(home.memory)
    told = tuple(one for one in pulled.findings if one.code not in TOLD_BY_BUILD)
    return Waiting(path, pulled.changes, _warnings(told), total, typed, settled)


def _warnings(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(one._replace(severity=Severity.WARNING) for one in found)

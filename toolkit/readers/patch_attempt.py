"""What becomes of an outline with some of the wanted changes: its texts, data and faults."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from toolkit.diagnostics import Diagnostic, ProposalError, Severity
from toolkit.readers.change_writing import NOT_THERE, write
from toolkit.readers.outline import read_outline
from toolkit.readers.outline_changes import Change, Move, Patch, Removal
from toolkit.readers.outline_files import OutlineFiles, Steps
from toolkit.readers.outline_paths import at
from toolkit.readers.text_edits import joined
from toolkit.readers.wanted_data import Address, WantedData, brought_by, differences
from toolkit.readers.yaml_layout import UnwritableError
from toolkit.readers.yaml_reader import Texts, read_fields


class Target(NamedTuple):
    """Where a change is made, whatever changes before it are left out."""

    address: Address
    into: Address = ()
    """The list into which an item comes."""

    behind: tuple[int, ...] | None = None
    """The items of that list that are before it then; None for its end."""


class Trace(NamedTuple):
    """Where a change that was written is found again, and what it took away."""

    address: Address
    """Of its value or its item; of the part around it for a removal."""

    steps_before: Steps
    """Where it was written, in the outline of that moment."""

    before: Any = None
    """What was there before, as plain data."""

    repeated: bool = False
    """Whether it is inside a part that others may repeat."""


@dataclass
class Attempt:
    """An outline with some of the changes."""

    files: OutlineFiles
    wanted: WantedData
    traces: dict[int, Trace] = field(default_factory=dict)
    """By the number of the change."""

    unwritable: dict[int, str] = field(default_factory=dict)
    faults: tuple[Diagnostic, ...] = ()
    """The errors of the outline as it would be."""

    different: tuple[Steps, ...] = ()
    """Where it would hold something else than what is wanted."""

    data: Any = None

    def copy(self) -> Attempt:
        """The same before it is read again, to which more changes are made."""
        files = OutlineFiles(self.files.outline, dict(self.files.texts))
        return Attempt(files, self.wanted.copy(), dict(self.traces))


def targets_of(changes: Sequence[Change], data: Any) -> list[Target | None]:
    """Where each change is made; None for those whose steps lead to nothing."""
    wanted = WantedData(data)
    found: list[Target | None] = []
    for number, change in enumerate(changes):
        try:
            target = _target(wanted, change)
            _apply(wanted, number, change, target)
        except (LookupError, TypeError, AttributeError):
            found.append(None)
        else:
            found.append(target)
    return found


def _target(wanted: WantedData, change: Change) -> Target:
    address = wanted.address(change.steps)
    if isinstance(change, Removal):
        return Target(address)
    if isinstance(change, Patch) and not change.added:
        return Target(address)
    into, place = (change.to, change.at) if isinstance(change, Move) else (change.steps, change.at)
    others = [one for one in wanted.numbers(into) if one != address[-1]]
    if isinstance(change, Patch):
        others = list(wanted.numbers(into))
    if place is not None and place < 0:
        raise LookupError(place)
    return Target(address, wanted.address(into), None if place is None else tuple(others[:place]))


def _place(wanted: WantedData, target: Target, own: int | None) -> int:
    """Where in its list an item comes, counted without the item itself."""
    there = [one for one in wanted.numbers(wanted.steps(target.into)) if one != own]
    if target.behind is None:
        return len(there)
    return max((there.index(one) + 1 for one in target.behind if one in there), default=0)


def _apply(
    wanted: WantedData, number: int, change: Change, target: Target, *, keeps_list: bool = False
) -> Address:
    """Does to the data what the change is to do to the text; and the address for its trace."""
    steps = wanted.steps(target.address)
    if isinstance(change, Removal):
        wanted.remove(steps, keep_list=keeps_list)
        return target.address[:-1]
    if isinstance(change, Move):
        place = _place(wanted, target, int(target.address[-1]))
        return wanted.move(steps, wanted.steps(target.into), place, keep_list=keeps_list)
    if change.added:
        return wanted.insert(steps, _place(wanted, target, None), change.value, number)
    wanted.set(steps, change.value, number)
    return target.address


class Trial(NamedTuple):
    """An outline and all that is to be changed in it."""

    outline: Path
    texts: Texts
    data: Any
    changes: Sequence[Change]
    targets: Sequence[Target | None]

    def attempt(self, numbers: Sequence[int], base: Attempt | None = None) -> Attempt:
        """The outline with these of the changes, as it is read again; `base` has others already."""
        files = OutlineFiles(self.outline, dict(self.texts))
        found = base.copy() if base else Attempt(files, WantedData(self.data))
        for number in numbers:
            self._write(found, number)
        found.data, _ = read_fields(self.outline, found.files.texts)
        self._take_line_ends(found)
        found.different = tuple(differences(found.data, found.wanted.plain()))
        found.faults = errors_of(self.outline, found.files.texts)
        return found

    def brought(self, number: int) -> Sequence[int]:
        """The changes that bring the items in which a change is made."""
        target = self.targets[number]
        return brought_by(target.address) if target else ()

    def is_last_at_its_place(self, number: int, others: Sequence[int]) -> bool:
        """Whether it may be made after all others: none of those that come later in the order is
        at the same place, inside it or around it."""
        own = self.targets[number]
        later = (self.targets[one] for one in others if one > number)
        return own is not None and not any(
            one and _overlap(one.address, own.address) for one in later
        )

    def _write(self, found: Attempt, number: int) -> None:
        change, target, wanted = self.changes[number], self.targets[number], found.wanted
        if target is None:
            found.unwritable[number] = NOT_THERE
            return
        try:
            steps = wanted.steps(target.address)
            now = _now(change, steps, target, wanted)
            before = wanted.at(steps)
            done = write(found.files, now, before if isinstance(change, Move) else "")
            address = _apply(wanted, number, change, target, keeps_list=done.keeps_list)
        except UnwritableError as why:
            found.unwritable[number] = str(why)
        except (LookupError, TypeError, AttributeError):
            found.unwritable[number] = NOT_THERE
        else:
            found.traces[number] = Trace(address, steps, before, done.repeated)

    def _take_line_ends(self, found: Attempt) -> None:
        """Lets a text that was changed word by word be as it was read, if but a line ends
        elsewhere."""
        for number, trace in found.traces.items():
            change = self.changes[number]
            if isinstance(change, Patch) and change.words and found.data is not None:
                steps = found.wanted.steps(trace.address)
                read = at(found.data, steps)
                if isinstance(read, str) and joined(read) == joined(str(change.value)):
                    found.wanted.set(steps, read, number)


def _overlap(one: Address, other: Address) -> bool:
    return all(a == b for a, b in zip(one, other, strict=False))


def _now(change: Change, steps: Steps, target: Target, wanted: WantedData) -> Change:
    """The change with the steps that lead to its place in the outline as it is by now."""
    if isinstance(change, Removal):
        return Removal(steps)
    if isinstance(change, Move):
        place = _place(wanted, target, int(target.address[-1]))
        return Move(steps, wanted.steps(target.into), place)
    if change.added and target.behind is not None:
        place = _place(wanted, target, None)
        return Patch(steps, change.value, change.order, added=True, at=place)
    return Patch(steps, change.value, change.order, change.added, None, change.words)


def errors_of(outline: Path, texts: Texts) -> tuple[Diagnostic, ...]:
    """What keeps an outline from being read."""
    try:
        read_outline(outline, texts=texts)
    except ProposalError as error:
        return tuple(one for one in error.diagnostics if one.severity is Severity.ERROR)
    return ()

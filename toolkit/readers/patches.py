"""Brings changes into the files of an outline, each proved to change nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from toolkit.diagnostics import Diagnostic, Severity
from toolkit.readers.outline_changes import Change as Change
from toolkit.readers.outline_changes import Move as Move
from toolkit.readers.outline_changes import Patch as Patch
from toolkit.readers.outline_changes import Removal as Removal
from toolkit.readers.outline_files import Steps as Steps
from toolkit.readers.patch_attempt import Attempt, Trial, errors_of, targets_of
from toolkit.readers.patches_to_blame import (
    MORE_WOULD_CHANGE,
    Blame,
    Known,
    blamed,
    known_faults,
    new_faults,
)
from toolkit.readers.wanted_data import plain_data
from toolkit.readers.yaml_reader import UNCHANGED, Texts, read_fields

MOST_ROUNDS = 12
"""How often the changes that are to blame are looked for."""

MOST_AGAIN = 30
"""How many changes that may be to blame are tried once more, each by itself."""

MOST_TRIALS = 200
"""How often fewer changes are tried where none of them can be blamed."""


class HeldBack(NamedTuple):
    """A change that was not written."""

    change: Change
    why: str
    """A sentence without its full stop."""

    fault: Diagnostic | None = None
    """What would be wrong with the outline; None where the place could not be written."""


@dataclass(frozen=True)
class Patched:
    """The files of the outline that are others now, and what could not be written."""

    files: Mapping[Path, bytes]
    texts: Mapping[Path, str]
    """The same as text, as `read_outline` takes it."""

    held_back: tuple[HeldBack, ...] = ()
    """In the order in which the changes were given."""

    @property
    def refused(self) -> tuple[tuple[Change, str], ...]:
        """What was held back, with the reason."""
        return tuple((one.change, one.why) for one in self.held_back)


def patched(
    outline: Path,
    changes: Sequence[Change],
    texts: Texts = UNCHANGED,
    *,
    unfinished: bool = False,
) -> Patched:
    """The outline with these changes in it; what cannot be written is held back, and told.

    The changes are made one after the other: the steps of each are those of the outline with all
    before it. If one is held back, those after it are still made where they were meant; what is
    inside a new item that is held back is held back as well.

    Whatever is written has been read again: exactly what was wanted differs, and the outline is
    sound. With `unfinished` it may have the faults that it had before, and new items may lack
    fields that they need; if it was sound before, it stays so. All other new faults are refused.
    `texts` holds what is read in place of some of its files, by their resolved paths.
    """
    data, wrong = read_fields(outline, texts)
    fault = next((one for one in wrong if one.severity is Severity.ERROR), None)
    if fault and unfinished:
        held = tuple(HeldBack(one, fault.message, fault) for one in changes)
        return Patched({}, dict(texts), held)
    plain = plain_data(data)
    trial = Trial(outline, texts, plain, changes, targets_of(changes, plain))
    before = errors_of(outline, texts) if unfinished else ()
    known = known_faults(plain, before) if before else None
    done, held_back = _Search(trial, known).best()
    held_back |= _of_new_items(trial, held_back)
    found = tuple(HeldBack(changes[n], one.why, one.fault) for n, one in sorted(held_back.items()))
    return Patched(done.files.changed(), dict(done.files.texts), found)


def _of_new_items(trial: Trial, held: Mapping[int, Blame]) -> dict[int, Blame]:
    """What is inside a new item that is held back has the reason of that item."""
    owners = {n: next((one for one in trial.brought(n) if one in held), n) for n in held}
    return {n: held[owner] for n, owner in owners.items()}


class _Search(NamedTuple):
    """Looks for as many of the changes as go together."""

    trial: Trial
    known: tuple[Known, ...] | None
    """The faults that the outline had before; None where it was sound, and has to stay so."""

    def best(self) -> tuple[Attempt, dict[int, Blame]]:
        """The outline with all changes that can be made, and why the others cannot."""
        left = list(range(len(self.trial.changes)))
        held: dict[int, Blame] = {}
        for _ in range(MOST_ROUNDS):
            attempt = self.trial.attempt(left)
            held.update({n: Blame(why) for n, why in attempt.unwritable.items()})
            left = [n for n in left if n not in held]
            faults = self._faults(attempt)
            if not faults and not attempt.different:
                return self._with_innocent(attempt, left, held)
            guilty = blamed(attempt, faults, self.trial.changes)
            if not guilty:
                break
            held.update(guilty)
            left = [n for n in left if n not in held]
        return self._by_halves(left, held)

    def _with_innocent(
        self, best: Attempt, left: list[int], held: dict[int, Blame]
    ) -> tuple[Attempt, dict[int, Blame]]:
        """The same with those that were held back beside a guilty one, and are right alone."""
        again = sorted(n for n, one in held.items() if not one.is_sure)[:MOST_AGAIN]
        inside = {n for n in held if set(again).intersection(self.trial.brought(n))}
        for number in sorted({*again, *inside}):
            if self.trial.is_last_at_its_place(number, left):
                attempt = self.trial.attempt([number], best)
            else:
                attempt = self.trial.attempt(sorted([*left, number]))
            faults = self._faults(attempt)
            if faults or attempt.different or number in attempt.unwritable:
                held[number] = _reason(attempt, number, faults)
            else:
                best = attempt
                left = sorted([*left, number])
                del held[number]
        return best, held

    def _faults(self, attempt: Attempt) -> tuple[Diagnostic, ...]:
        if self.known is None:
            return attempt.faults
        return new_faults(attempt, self.known, self.trial.changes)

    def _by_halves(
        self, left: Sequence[int], held: dict[int, Blame]
    ) -> tuple[Attempt, dict[int, Blame]]:
        """The same by trying: half of the changes, then half of those, down to single ones."""
        best = self.trial.attempt(())
        waiting = [list(left)]
        trials = 0
        while waiting:
            part = waiting.pop()
            attempt = self.trial.attempt(part, best)
            trials += 1
            faults = self._faults(attempt)
            why = attempt.unwritable or faults or attempt.different
            if not why:
                best = attempt
            elif len(part) == 1 or trials >= MOST_TRIALS:
                held.update({n: _reason(attempt, n, faults) for n in part})
            else:
                middle = len(part) // 2
                waiting += [part[middle:], part[:middle]]
        return best, held


def _reason(attempt: Attempt, number: int, faults: Sequence[Diagnostic]) -> Blame:
    if number in attempt.unwritable:
        return Blame(attempt.unwritable[number])
    return Blame(faults[0].message, faults[0]) if faults else Blame(MORE_WOULD_CHANGE)

"""A filled budget table that somebody has edited since: what they typed stays, and is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from toolkit.budget_form.blank import surveyed
from toolkit.budget_form.survey import Survey
from toolkit.budget_form.writing import with_values
from toolkit.diagnostics import Diagnostic, Place, ProposalError, Severity
from toolkit.merge.outcome import BlockOutcome, Tally, Update
from toolkit.merge.workbook.evaluation.values import Value
from toolkit.model.wording import counted

SHOWN = 6
"""Cells that a finding names."""

Texts = Mapping[str, str]
"""What stands in cells, by key, as the record of a build writes it."""


class _Difference(NamedTuple):
    """A cell of ours in which somebody typed something else."""

    cell: str
    theirs: str
    ours: str

    def __str__(self) -> str:
        return f"{self.cell} has {self.theirs or 'nothing'}, the outline gives {self.ours}"


class _Merged(NamedTuple):
    values: dict[str, Value]
    """What is new, for cells that nobody has changed."""

    typed: dict[str, Value]
    """What people typed; None where they emptied a cell."""

    differences: tuple[_Difference, ...]


def as_text(value: Value) -> str:
    """A value as the record writes it: `12.5`, `Manager`; empty for an empty cell."""
    if isinstance(value, float):
        return format(value, ".15g")
    return "" if value is None else str(value)


def updated(edited: bytes, generated: bytes, file: str, base: Texts, *, same_blank: bool) -> Update:
    """The edited workbook with what the outline changed since; both are budget tables.

    `base` is what the build before wrote into the cells. A cell that somebody has changed stays as
    it is, also where the outline gives something else. Where the blank is another one than then,
    what was typed goes into the newly filled one. Raises ProposalError where that cannot be done.
    """
    current, incoming = surveyed(edited, file), surveyed(generated, file)
    merged = _merge(current, incoming, base)
    kept = sum(1 for value in merged.typed.values() if value is not None)
    if same_blank and merged.values.keys() <= current.inputs.keys():
        content = edited
        if merged.values:
            content = with_values(current, merged.values, file)
    else:
        _refuse_lost(merged, current, incoming)
        typed = {key: one for key, one in merged.typed.items() if key in incoming.inputs}
        content = with_values(incoming, typed, file)
    counts = ((BlockOutcome.UPDATED, len(merged.values)), (BlockOutcome.KEPT, kept))
    tally = Tally("cells", tuple(one for one in counts if one[1]))
    return Update(content, tuple(_told(merged.differences)), tally)


def _merge(current: Survey, incoming: Survey, base: Texts) -> _Merged:
    """Three versions of every cell: as it was written, as it is, and as the outline gives it."""
    now, new = current.values(), incoming.values()
    room = len(current.comments)
    new = {**_without_comments(new), **dict(_comments_beside(now, new, base, room))}
    values: dict[str, Value] = {}
    typed: dict[str, Value] = {}
    differences: list[_Difference] = []
    for key in sorted({*now, *new, *base}):
        was, is_now, becomes = base.get(key, ""), as_text(now.get(key)), as_text(new.get(key))
        if is_now == becomes:
            continue
        if is_now == was:
            values[key] = new.get(key)
            continue
        typed[key] = now.get(key)
        if becomes and not key.startswith("cell/"):
            name = current.name_of(current.inputs[key]) if key in current.inputs else key
            differences.append(_Difference(name, is_now, becomes))
    return _Merged(values, typed, tuple(differences))


def _without_comments(values: Mapping[str, Value]) -> dict[str, Value]:
    return {key: value for key, value in values.items() if not key.startswith("comment/")}


def _comments_beside(
    now: Mapping[str, Value], new: Mapping[str, Value], base: Texts, room: int
) -> Iterator[tuple[str, Value]]:
    """The outline's comments in lines in which nobody has typed, in their order.

    The last line that is free takes the words of all that are left.
    """
    written, is_now = _lines(base), _lines(now)
    taken = {
        number
        for number, line in is_now.items()
        if {part: as_text(value) for part, value in line.items()} != written.get(number, {})
    }
    free = [number for number in range(1, room + 1) if number not in taken]
    lines = [line for _, line in sorted(_lines(new).items())]
    for number, line in zip(free, lines, strict=False):
        for part, value in line.items():
            yield f"comment/{number}/{part}", value
    if free and (left := lines[len(free) - 1 :])[1:]:
        texts = (f"{one.get('partner')}, {one.get('package')}: {one.get('text')}" for one in left)
        yield f"comment/{free[-1]}/text", "; ".join(texts)


def _lines(values: Mapping[str, Value]) -> dict[int, dict[str, Value]]:
    """The lines of the list of comments by number."""
    found: dict[int, dict[str, Value]] = {}
    for key, value in values.items():
        if key.startswith("comment/"):
            _, number, part = key.split("/")
            found.setdefault(int(number), {})[part] = value
    return found


def _refuse_lost(merged: _Merged, current: Survey, incoming: Survey) -> None:
    """Raises ProposalError where the new blank has no cell for something that was typed."""
    lost = [
        current.name_of(current.inputs[key])
        for key, value in merged.typed.items()
        if value is not None and key not in incoming.inputs and key in current.inputs
    ]
    if lost:
        more = f" and {len(lost) - SHOWN} more" if len(lost) > SHOWN else ""
        raise ProposalError(
            Diagnostic(
                Place(),
                "BDF111",
                "it was filled from another workbook than the one that is given now, which has no "
                f"place for what was typed in {', '.join(lost[:SHOWN])}{more}",
                "type it into the new file, or into the outline, and move the old one away",
                Severity.WARNING,
            )
        )


def _told(differences: tuple[_Difference, ...]) -> Iterator[Diagnostic]:
    if not differences:
        return
    shown = "; ".join(map(str, differences[:SHOWN]))
    more = f"; and {len(differences) - SHOWN} more" if len(differences) > SHOWN else ""
    yield Diagnostic(
        Place(),
        "BDF110",
        f"{counted(len(differences), 'cell')} changed by hand in the budget table and kept: "
        f"{shown}{more}",
        "where it is right, change the outline as well; else type what the outline gives into the "
        "cell, and build again",
        Severity.WARNING,
    )

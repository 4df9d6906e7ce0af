"""What waits in the workbook for a pull, as values of a report."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Self

from toolkit.cli.report import Amount, Value
from toolkit.readers.outline_paths import short

if TYPE_CHECKING:
    from toolkit.merge.pull.reported_change import Change
    from toolkit.merge.pull.waiting import Waiting as Found

MOST = 12
"""Values that text output names."""

LONGEST = 60
"""Letters of a value that text output shows."""


class WaitingValue(Value):
    """A value that was typed into the workbook and is not in the outline."""

    cell: str
    """Where it was typed: `'Rates'!D14`."""

    path: str
    """The way to its field in the outline: `partners.2.rates.expert`."""

    what: str
    """The field in words: `the rate of expert in partner ateval 'ATEVAL'`."""

    outline: str
    """The value in the outline; empty where there is none yet."""

    workbook: str
    """The value that was typed."""

    @classmethod
    def of(cls, change: Change) -> Self:
        """The value that a pull would bring."""
        return cls(
            cell=change.cell,
            path=change.place.path,
            what=change.what,
            outline=change.whole[0],
            workbook=change.whole[1],
        )


class Waiting(Value):
    """What was typed into the project's own workbook and is not in the outline."""

    workbook: str
    """The path of the workbook."""

    values: tuple[WaitingValue, ...]
    """What a pull would bring, in the order of the outline."""

    not_pulled: int
    """How much a pull would not bring as it is; the findings say what and why."""

    total_in_outline: Amount
    """Total costs in EUR that the outline gives."""

    total_as_typed: Amount | None
    """Total costs in EUR with all that was typed; null where something of it cannot be pulled."""

    @classmethod
    def of(cls, found: Found | None) -> Self | None:
        """What waits; None where nobody edited the workbook."""
        if found is None:
            return None
        typed = found.total_as_typed
        return cls(
            workbook=str(found.workbook),
            values=tuple(map(WaitingValue.of, found.values)),
            not_pulled=found.not_pulled,
            total_in_outline=f"{found.total:.2f}",
            total_as_typed=None if typed is None else f"{typed:.2f}",
        )

    def lines(self) -> Iterator[str]:
        """Each value with its cell, its field, and what workbook and outline say."""
        if not self.values:
            return
        yield f"typed in {Path(self.workbook).name}, and not in the outline:"
        for one in self.values[:MOST]:
            yield f"    {_line(one)}"
        if len(self.values) > MOST:
            yield f"    and {len(self.values) - MOST} more: proposal pull --dry-run"


def _line(value: WaitingValue) -> str:
    new, old = (short(one, LONGEST) for one in (value.workbook, value.outline))
    said = f"{new} there, {old} in the outline" if old else new
    return f"{value.cell}: {value.what}: {said}"

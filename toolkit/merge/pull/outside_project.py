"""Months that were typed into the workbook and lie after the end of the project."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from toolkit.diagnostics import Diagnostic, Place, Severity
from toolkit.merge.workbook.inputs import NEW, Kind, kind_of
from toolkit.merge.workbook.read_inputs import ChangedRow, NewLine


def months_outside(
    file: str, sources: Iterable[ChangedRow | NewLine], duration: int
) -> Iterator[Diagnostic]:
    """A warning for each month after the last one of a project of `duration` months."""
    for source in sources:
        for place, month in _months(source):
            if month > duration:
                fact = f"{place} says M{month}, and the project ends in M{duration}"
                hint = "it is pulled as it is; if it is a slip, type the month that is meant"
                yield Diagnostic(Place(file), "MRG141", fact, hint, Severity.WARNING)


def _months(source: ChangedRow | NewLine) -> Iterator[tuple[str, Decimal]]:
    if isinstance(source, ChangedRow):
        for column, one in source.changed.items():
            if one.kind is Kind.MONTH and isinstance(one.held, Decimal):
                yield source.changed[column].place, one.held
        return
    for column, value in source.line.items():
        if kind_of(source.sheet, NEW, column) is Kind.MONTH and isinstance(value, Decimal):
            yield source.place, value

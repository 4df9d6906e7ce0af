"""Updates formulas and addresses after rows and columns were added, removed or moved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from toolkit.cell_addresses import COLUMNS
from toolkit.merge.workbook.shifting.axis import Axis, unchanged
from toolkit.merge.workbook.shifting.references import Area, Corner, area_of, rewritten


class Shift(NamedTuple):
    """What becomes of the rows and columns of one sheet."""

    rows: Axis
    columns: Axis

    @property
    def same(self) -> bool:
        """Whether every cell stays where it is."""
        return self.rows.same and self.columns.same


STILL = Shift(unchanged(), unchanged(most=COLUMNS))


class Shifts:
    """The sheets whose rows or columns change, by the title on the tab."""

    def __init__(self, by_title: Mapping[str, Shift]) -> None:
        self.by_title = {
            title.casefold(): shift for title, shift in by_title.items() if not shift.same
        }

    def of(self, title: str) -> Shift:
        """What happens to the sheet of that title."""
        return self.by_title.get(title.casefold(), STILL)

    def formula(self, text: str, home: str, losses: set[bool] | None = None) -> str:
        """The formula of a cell on the sheet `home`, as it must be afterwards.

        `losses` gets False where something that it points at went, True where it was torn apart.
        """
        if "!" not in text and home.casefold() not in self.by_title:
            return text

        def change(sheet: str, area: Area) -> Area | None:
            shift = self.of(sheet or home)
            if shift.same:
                return area
            new = shifted(area, shift)
            if losses is not None and (new is None or (area.last and torn(area, shift))):
                losses.add(new is not None)
            return new

        return rewritten(text, change)


def shifted(area: Area, shift: Shift) -> Area | None:
    """Where the cells of an area are now; None where all of them are gone."""
    if shift.same:
        return area
    first, end = area.first, area.end
    rows = shift.rows.span(first.row, end.row) if first.row else (0, 0)
    columns = shift.columns.span(first.column, end.column) if first.column else (0, 0)
    if rows is None or columns is None:
        return None
    one = first._replace(column=columns[0], row=rows[0])
    if area.last is None:
        return Area(one)
    return Area(one, area.last._replace(column=columns[1], row=rows[1]))


def torn(area: Area, shift: Shift) -> bool:
    """Whether cells that were adjacent no longer are."""
    first, end = area.first, area.end
    return bool(
        (first.row and shift.rows.torn(first.row, end.row))
        or (first.column and shift.columns.torn(first.column, end.column))
    )


def shifted_list(text: str, shift: Shift) -> str:
    """Addresses with spaces between them, as in `sqref`; those that are gone are left out."""
    return " ".join(str(one) for one in shifted_areas(text, shift))


def shifted_areas(text: str, shift: Shift) -> Iterator[Area]:
    """The areas of such a list that are still there."""
    for one in areas_of(text):
        first, end = one.first, one.end
        rows = shift.rows.spans(first.row, end.row) if first.row else ((0, 0),)
        columns = shift.columns.spans(first.column, end.column) if first.column else ((0, 0),)
        for top, bottom in rows:
            for left, right in columns:
                corner = first._replace(column=left, row=top)
                last = end._replace(column=right, row=bottom)
                single = one.last is None or (left, top) == (right, bottom)
                yield Area(corner, None if single and left and top else last)


def areas_of(text: str) -> Iterator[Area]:
    """The areas of a list such as `A1:B2 D4`."""
    for one in text.split():
        if found := area_of(one):
            yield found


def corner_of_list(text: str) -> Corner | None:
    """The upper left of all areas in a list: relative references are seen from there."""
    found = list(areas_of(text))
    if not found:
        return None
    return Corner(min(one.first.column for one in found), min(one.first.row for one in found))

"""Parts that get another name in a form, in which other cells may already name them so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toolkit.intake.layout import Form, FormSheet, naming_columns
from toolkit.intake.rows import FormRow, FormRows
from toolkit.merge.pull.form_source import FormSource, sheet_of
from toolkit.merge.pull.form_values import FormValues, Way, folded
from toolkit.merge.workbook.read_inputs import Changes
from toolkit.readers.outline_paths import ONE_OF, at
from toolkit.readers.yaml_builder import Fields


@dataclass(frozen=True)
class Renamed:
    """A part whose name was changed in a form."""

    sheet: FormSheet
    key: str
    """In the outline: the id of a part that has one."""

    name: str
    """As it was typed, on one line."""


def renamed_parts(found: Sequence[tuple[FormSource, Changes]]) -> Iterator[Renamed]:
    """The parts that these forms give another name."""
    for source, changes in found:
        for row in changes.rows:
            sheet = sheet_of(row.sheet)
            columns = naming_columns(sheet.key)
            if sheet.form is not Form.LIST or not columns:
                continue
            typed = row.changed.get(columns[0])
            if typed is not None and isinstance(typed.held, str):
                name = " ".join(typed.held.split())
                yield Renamed(sheet, source.key(sheet.key, row.key), name)


@dataclass(frozen=True)
class Owners:
    """What rows can be inside of, by the names that a form has for it."""

    rows: FormRows
    values: FormValues
    renamed: Sequence[Renamed] = ()

    def of(self, sheet: FormSheet) -> dict[str, Way]:
        """The parts that a row of the sheet can be inside of, by their names; those that were given
        in a form count before those of the outline."""
        names = {(one.sheet.key, one.key): one.name for one in self.renamed}
        homes = {sheet_of(key) for key, _ in names}
        new = {row.way: names[home.key, row.key] for home in homes for row in self._named(home)}
        found = self.rows.owners(sheet)
        given = {new[way]: way for way in found.values() if way in new}
        return given | {name: way for name, way in found.items() if name not in given}

    def _named(self, home: FormSheet) -> Iterator[FormRow]:
        keys = {one.key for one in self.renamed if one.sheet is home}
        return (row for row in self.rows.of(home) if row.key in keys)

    def way(self, sheet: FormSheet, typed: str) -> Way | None:
        """The way to the part that was named, in full or by the beginning of a name; None where
        that is not one."""
        owners = self.of(sheet)
        wanted = folded(typed)
        if (found := next((owners[one] for one in owners if folded(one) == wanted), None)) is None:
            named = {self._id(sheet, typed)} - {None}
            ways = (way for way in owners.values() if _id_at(self.rows, way) in named)
            found = next(ways, None)
        return found

    def _id(self, sheet: FormSheet, typed: str) -> str | None:
        """The id of the part that a person named by a beginning, a number or its id."""
        lists = {way[-3] for way in sheet.ways if len(way) > 2}
        kinds = [ONE_OF.get(one, "") for one in lists]
        names = self.values.reader.names
        found = {names.id(kind, typed) for kind in kinds if kind in names.kinds} - {None}
        return found.pop() if len(found) == 1 else None


def _id_at(rows: FormRows, way: Way) -> str | None:
    fields = at(rows.words.data, way)
    ident = fields.get("id") if isinstance(fields, Fields) else None
    return ident if isinstance(ident, str) else None

"""Which rows of a form a person sees, and which cells are theirs to fill in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from toolkit.intake.fields import FormField
from toolkit.intake.layout import NAME, OWNER, PARTNERS, SECTIONS, Form, FormSheet
from toolkit.intake.rows import FormRow, FormRows
from toolkit.readers.outline_paths import at
from toolkit.readers.yaml_builder import Fields

FEWEST, MOST = 12, 40
"""Empty rows at the end of a list: as many as make it MOST rows long, and never fewer than FEWEST.
"""

ANSWERS = ("partner", "lead", "owner")
"""The fields that name the partner to whom a part belongs."""

IN_VIEW = ("form_project", "form_work_packages", "form_tasks")
"""Sheets that every partner needs to see, whether anything on them is theirs or not."""


class Scope(NamedTuple):
    """What is shown: everything, or what concerns one partner."""

    partner: str = ""
    """The id of the partner for whom the form is; empty for the coordinator's, which has all."""

    def shows(self, sheet: FormSheet) -> bool:
        """Whether the form has the sheet."""
        return not self.partner or sheet.key in IN_VIEW or self._is_theirs(sheet)

    def rows(self, sheet: FormSheet, rows: FormRows) -> Sequence[FormRow]:
        """The rows that are shown."""
        found = rows.of(sheet)
        if not self.partner or sheet.key in IN_VIEW:
            return found
        return [one for one in found if self.owns(sheet, one, rows)]

    def may_write(self, sheet: FormSheet, row: FormRow, column: str, rows: FormRows) -> bool:
        """Whether a cell is an input."""
        if sheet.field == SECTIONS and column == NAME:
            return False
        if not self.partner:
            return True
        if sheet.form is Form.TABLE:
            return column.partition("/")[0] == self.partner
        if (sheet.key, column) in OF_THE_COORDINATOR:
            return False
        return column != OWNER and column not in self.fixed(sheet) and self.owns(sheet, row, rows)

    def columns(
        self, sheet: FormSheet, profiles: Sequence[tuple[str, str]]
    ) -> Sequence[tuple[str, str]]:
        """The partners with their staff profiles that have columns in a table."""
        return [one for one in profiles if sheet and self.partner in ("", one[0])]

    def rooms(self, sheet: FormSheet, there: int) -> int:
        """How many empty rows the sheet has below `there` rows; none where rows are given."""
        if sheet.form in (Form.RECORD, Form.CASES):
            return 0
        if self.partner and not self.fixed(sheet):
            return 0
        return max(FEWEST, MOST - there)

    def fixed(self, sheet: FormSheet) -> Mapping[str, str]:
        """The columns that name the partner in every row, and are not shown to it therefore."""
        if not self.partner:
            return {}
        if sheet.has_owner and sheet.form is not Form.TABLE and sheet.ways[0][0] == "partners":
            return {OWNER: self.partner}
        named = next((one for one in sheet.fields if _names_partner(one)), None)
        adds = named is not None and sheet.key not in NOT_ADDED
        return {named.key: self.partner} if adds and named else {}

    def owns(self, sheet: FormSheet, row: FormRow, rows: FormRows) -> bool:
        """Whether a row is the partner's to fill in: it answers for the part, or takes part."""
        data, way = rows.words.data, row.way
        if way[:1] == ("partners",):
            part = at(data, way[:2])
            return isinstance(part, Fields) and part.get("id") == self.partner
        inside = sheet.form in (Form.RECORD, Form.TABLE)
        part = at(data, way[:-1] if inside else way)
        return isinstance(part, Fields) and self._answers(sheet, part)

    def _answers(self, sheet: FormSheet, part: Fields) -> bool:
        named = [part.get(one) for one in ANSWERS]
        if sheet.form is Form.TABLE:
            taking_part = part.get("effort"), part.get("participants")
            named += [one for group in taking_part for one in (group or ())]
        return self.partner in named

    def _is_theirs(self, sheet: FormSheet) -> bool:
        """Whether a sheet may hold something of a partner's."""
        about = sheet.ways[0][0] == "partners" or sheet.form is Form.TABLE
        return about or any(one.name in ANSWERS for one in sheet.fields)


OF_THE_COORDINATOR = frozenset(
    ((PARTNERS, "role"), (PARTNERS, "affiliated_to"), (PARTNERS, "writes"))
)
"""What a partner sees of itself, and the coordinator decides."""

EVERYTHING = Scope()
"""The coordinator's."""

NOT_ADDED = ("form_instruments",)
"""Sheets to which no partner adds rows of its own."""


def _names_partner(one: FormField) -> bool:
    return one.name == "partner" and one.names == "partner"

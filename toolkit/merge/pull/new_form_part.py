"""A row that a person typed into a form, on its way into the outline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from toolkit.intake.layout import FormSheet, naming_columns
from toolkit.merge.pull.form_source import FormSource
from toolkit.merge.pull.form_values import Held, Way
from toolkit.merge.workbook.read_inputs import NewLine
from toolkit.readers.yaml_notation import Value as Written


@dataclass
class NewPart:
    """A row that a person typed, on its way into the outline."""

    source: FormSource
    one: NewLine
    sheet: FormSheet
    ident: str = ""
    """The id that it gets; empty for a part without one."""

    owner: Way | NewPart = ()
    """The part that it is inside of."""

    values: dict[str, Written] = field(default_factory=dict)
    """By field."""

    way: Way = ()
    """The way that it will have, once it is known; of a value, to the values around it."""

    also: list[tuple[FormSource, NewLine]] = field(default_factory=list)
    """The rows of other forms that bring the same part."""

    given_name: str = ""
    """The name of a value, as the outline has it."""

    @property
    def name(self) -> str:
        """What the row calls it."""
        columns = naming_columns(self.sheet.key)
        return " ".join(str(self.line.get(columns[0]) or "").split()) if columns else ""

    @property
    def line(self) -> Mapping[str, Held]:
        """What was typed, with the columns that are the same in every row of a pack."""
        shown: dict[str, Held] = {
            column: self.source.as_shown(self.sheet.key, self.one.row, column, held)
            for column, held in self.one.line.items()
        }
        return {**shown, **self.source.scope.fixed(self.sheet)}

"""The fields of a part as columns of a sheet: what each holds, and what a person may type there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum
from typing import Any, NamedTuple

from toolkit.model.base import Located, Prose
from toolkit.model.months import Month, Span
from toolkit.readers.numerals import MEASURES, Measure
from toolkit.readers.references import REFERENCES, SEVERAL_IN
from toolkit.readers.shapes import field_names, is_map, is_part, item_of, needed, plain
from toolkit.readers.typed_words import OF_CALL

FIRST, LAST = "first", "last"
"""The two ends of a span, each a column of its own."""


class Holds(StrEnum):
    """What the cells of a column hold."""

    WORDS = "words"
    """A name or a title, on one line."""

    PROSE = "prose"
    """A text of several sentences."""

    POINTS = "points"
    """Several texts, one on each line."""

    NUMBER = "number"
    MONTH = "month"
    SPANS = "spans"
    """Several spans of months, one on each line."""

    DAY = "day"
    CHOICE = "choice"
    """One of a few words that the model has."""

    REFERENCE = "reference"
    """The name of another part, or of something that the call lists."""

    REFERENCES = "references"
    """Several of them, one on each line."""


class FormField(NamedTuple):
    """One column of a form."""

    name: str
    """The field of the model."""

    holds: Holds
    required: bool = False
    end: str = ""
    """FIRST or LAST where the column is one end of a span."""

    measure: Measure | None = None
    """What the number counts."""

    names: str = ""
    """The kind of part that a reference names, as `REFERENCES` has it."""

    of_call: str = ""
    """What of the call a reference names, as `OF_CALL` has it."""

    choices: tuple[str, ...] = ()
    """The words of the model, where one has to be chosen."""

    @property
    def key(self) -> str:
        """The key of the column: `months/first`."""
        return f"{self.name}/{self.end}" if self.end else self.name

    @property
    def is_figure(self) -> bool:
        """Whether a cell holds a number."""
        return self.holds in (Holds.NUMBER, Holds.MONTH)


def is_own_sheet(shape: Any) -> bool:
    """Whether a field has a sheet of its own: parts, a list of parts, or values by name."""
    item = item_of(shape)
    return is_part(shape) or is_map(shape) or (item is not None and is_part(item))


def fields_of(model: type[Located], kind: str) -> Iterator[FormField]:
    """The columns for the fields of a part, in the order of its model.

    `kind` is what messages call the part: task, the project. Fields with a sheet of their own are
    left out, and the id, which nobody needs to see.
    """
    must = needed(model)
    for name in field_names(model):
        shape = plain(model.model_fields[name].annotation)
        if name == "id" or is_own_sheet(shape):
            continue
        yield from field_of(name, shape, kind, required=name in must)


def field_of(name: str, shape: Any, kind: str, *, required: bool = False) -> Iterator[FormField]:
    """The column, or the two columns, of one field. Raises TypeError for an unknown type."""
    item = item_of(shape)
    refers = REFERENCES.get((kind, name), "")
    of_call = OF_CALL.get((kind, name), "")
    if refers or of_call:
        several = item is not None or (kind, name) in SEVERAL_IN
        holds = Holds.REFERENCES if several else Holds.REFERENCE
        yield FormField(name, holds, required, names=refers, of_call=of_call)
    elif shape is Span:
        yield FormField(name, Holds.MONTH, required, FIRST, "months")
        yield FormField(name, Holds.MONTH, required, LAST, "months")
    elif item is not None:
        yield FormField(name, Holds.SPANS if item is Span else Holds.POINTS, required)
    elif isinstance(shape, type) and issubclass(shape, Enum):
        words = tuple(str(one.value) for one in shape)
        yield FormField(name, Holds.CHOICE, required, choices=words)
    elif shape in (int, Decimal):
        yield FormField(name, Holds.NUMBER, required, measure=MEASURES.get(name, "number"))
    elif shape in HELD:
        yield FormField(name, HELD[shape], required)
    else:
        raise TypeError(f"no form knows how to show {kind}.{name}, which is {shape}")


HELD: dict[Any, Holds] = {
    str: Holds.WORDS,
    Prose: Holds.PROSE,
    Month: Holds.MONTH,
    date: Holds.DAY,
}

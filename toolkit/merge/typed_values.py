"""Reads what a person typed into a table as the value of the field that stands there.

It is read with the understanding of the outline: `M4 – M30`, `1.234,50 €`, the name of a partner.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, get_args

from toolkit.document.tree import Cell, Shown
from toolkit.document.walk import plain
from toolkit.model.base import Prose
from toolkit.model.months import Month, Span
from toolkit.model.proposal import Proposal
from toolkit.model.wording import listed
from toolkit.model.workplan import Task
from toolkit.plan.dossier import Dossier
from toolkit.readers.foreign_words import EUROS, MONTHS, bare
from toolkit.readers.numerals import measure_at
from toolkit.readers.outline_paths import ONE_OF, SINGLE
from toolkit.readers.part_names import PartNames
from toolkit.readers.references import REFERENCES
from toolkit.readers.typed_field import (
    NOTHING,
    SPACES,
    Emptied,
    FieldReader,
    Misread,
    Typed,
    Way,
    bare_point,
)
from toolkit.readers.typed_words import OF_CALL, word_in, words_possible
from toolkit.readers.yaml_notation import Value

FIGURES = re.compile(r"\d+(?:\\?[ .,]\d+)*")
"""A number in a pattern, where its spaces and full stops are escaped."""


def text_of(cell: Cell) -> str:
    """What a cell says, a line for each of its paragraphs."""
    return "\n".join(map(plain, cell.paragraphs))


def as_compared(text: str) -> str:
    """The text with plain spaces, and none at the ends of its lines."""
    lines = text.translate(SPACES).strip("\n").split("\n")
    return "\n".join(" ".join(one.split(" ")).strip() for one in lines)


def as_printed(line: str) -> str:
    """A point or a sentence without the sign before it and the full stop, which templates set."""
    return bare_point(line).rstrip(".").rstrip()


def is_part(way: Way) -> bool:
    """Whether a way leads to a part and not to a field."""
    return bool(way) and (isinstance(way[-1], int) or (len(way) == 2 and way[0] == "priorities"))


@dataclass(frozen=True)
class ValueReader:
    """What people type into the tables of a proposal, as values of its outline."""

    dossier: Dossier

    def pieces(self, cell: Cell, text: str, *, of_new_row: bool = False) -> list[str | None] | None:
        """What stands in a cell that says `text` now in the place of each field that it shows.

        None for a field that is left out; None for the whole where other words were changed too.
        In a new row numbers are others, and words before and behind the fields may be missing.
        """
        pattern = self._pattern(cell, of_new_row=of_new_row)
        found = re.fullmatch(pattern, as_compared(text)) if pattern else None
        return [one if one is None else one.strip() for one in found.groups()] if found else None

    def _pattern(self, cell: Cell, *, of_new_row: bool) -> str:
        """The regular expression of such a cell, a group for each field; empty where it has none.

        A field that is left out may come, and one that has a line of its own may go.
        """
        said, at = as_compared(text_of(cell)), 0
        made: list[str] = []
        closing = ""
        for number, one in enumerate(cell.shows):
            shown = as_compared(one.text)
            if said[one.start : one.start + len(shown)] != shown:
                return ""
            inside = r"([\s\S]*?)" if self._is_long(one.way) else r"([^\n]*?)"
            lead = said[at : one.start]
            at = one.start + len(shown)
            if not shown and len(cell.shows) > 1:
                # the words of the field behind it are not taken for its own
                behind = cell.shows[number + 1 : number + 2]
                lazy = "?" if behind and behind[0].text else ""
                made.append(
                    f"{_literal(lead, of_new_row)}(?:{re.escape(one.before)}{inside})?{lazy}"
                )
                continue
            line, opened, rest = lead.rpartition("\n") if of_new_row else ("", "", lead)
            if opened:
                made.append(f"{_literal(line, True)}{closing}(?:\n")
                closing = ")?"
            edge = of_new_row and not number and rest
            if lead == one.before and number and not opened:
                made.append(f"(?:{re.escape(lead)}{inside})?")
            else:
                rest = _literal(rest, of_new_row)
                made.append(f"(?:{rest})?{inside}" if edge else f"{rest}{inside}")
        end = _literal(said[at:], of_new_row)
        made.append(f"(?:{end})?" if of_new_row and end and not closing else end)
        return "".join((*made, closing))

    def read(self, shown: Shown, text: str | None, *, of_new_row: bool = False) -> Typed:
        """The value that a person typed for a field, as an outline writes it."""
        if text is None or text.strip() in NOTHING:
            return Emptied()
        text = " ".join(text.translate(SPACES).split(" ")).strip()
        if shown.choices:
            return _choice(text, shown.choices)
        if is_part(shown.way) or self._is_words(shown.way):
            return text
        value = self._fields.read(shown.way, " ".join(text.split()))
        if isinstance(value, tuple) and not isinstance(value, Misread) and not of_new_row:
            return self._beside_effort(shown.way, value)
        return value

    def means_the_same(self, cell: Cell, text: str, *, of_new_row: bool = False) -> bool:
        """Whether a cell with that text says what the outline says, in whatever spelling."""
        pieces = self.pieces(cell, text, of_new_row=of_new_row)
        if pieces is None or not cell.shows:
            return as_compared(text) == as_compared(text_of(cell))
        return all(
            self._as_said(one.way, one.text) == self._as_said(one.way, piece or "")
            or (not is_part(one.way) and self.read(one, piece) == self.read(one, one.text))
            for one, piece in zip(cell.shows, pieces, strict=True)
        )

    def _as_said(self, way: Way, text: str) -> str:
        """The words of a field, in a list without the signs of its points."""
        lines = as_compared(text).split("\n")
        return "\n".join(map(bare_point, lines)) if self.is_prose(way) else "\n".join(lines)

    def same_values(self, cell: Cell, one: str, two: str) -> bool:
        """Whether two texts of a cell give the same values for the fields that it shows."""
        first, second = self.pieces(cell, one), self.pieces(cell, two)
        if first is None or second is None:
            return False
        return all(
            as_compared(old or "") == as_compared(new or "")
            or (
                not is_part(shown.way)
                and not self.is_plain_text(shown.way)
                and self.read(shown, old) == self.read(shown, new)
            )
            for shown, old, new in zip(cell.shows, first, second, strict=True)
        )

    def is_another_spelling(self, cell: Cell, text: str, *, of_new_row: bool = False) -> bool:
        """Whether a cell means the same, and has no word that the outline's spelling lacks."""
        typed = {bare(one) for one in re.findall(r"[^\W\d_]+|€", text)}
        here = {bare(one) for one in re.findall(r"[^\W\d_]+|€", text_of(cell))}
        measured = all(self._is_measured(one.way) for one in cell.shows)
        extra = typed - here - MONTHS - EUROS
        same = self.means_the_same(cell, text, of_new_row=of_new_row)
        return same and not (measured and extra)

    def part_named(self, way: Way, text: str) -> Way | None:
        """The way to the part of the same list that `text` names; None where none is."""
        text = " ".join(text.translate(SPACES).split())
        for one in self._siblings(way):
            names = self._called(one)
            if text.casefold() in names:
                return one
        return None

    def value_at(self, way: Way) -> Any:
        """What the outline holds at a way; None where the part has no such field."""
        found: Any = self.dossier.proposal
        for step in way:
            if isinstance(step, int):
                found = found[step]
            elif isinstance(found, Mapping):
                found = found.get(step)
            else:
                found = getattr(found, step, None)
        return found

    def model_of(self, way: Way) -> Any:
        """The class of the parts in the list to which a way leads; None where it leads to none."""
        found = self._annotation((*way, 0))
        return found if hasattr(found, "model_fields") else None

    def is_plain_text(self, way: Way) -> bool:
        """Whether a field holds words, whose changes are found word by word."""
        return self._is_words(way)

    def is_prose(self, way: Way) -> bool:
        """Whether a field holds sentences."""
        return not is_part(way) and self._is_long(way)

    def _siblings(self, way: Way) -> Iterator[Way]:
        around = self.value_at(way[:-1])
        keys = around if isinstance(around, Mapping) else range(len(around))
        return ((*way[:-1], key) for key in keys)

    def _called(self, way: Way) -> set[str]:
        part, last = self.value_at(way), way[-1]
        found = [getattr(part, name, "") for name in ("id", "short_name", "title", "name")]
        if isinstance(last, str):
            priority = self.dossier.call.priority.get(last)
            found += [last, priority.short_title if priority else ""]
        found.append(str(self.dossier.proposal.labels.get(getattr(part, "id", ""), "")))
        return {" ".join(str(one).split()).casefold() for one in found if one}

    def _annotation(self, way: Way) -> Any:
        """The type of a field, without what is beside it: `Month` for `Month | None`."""
        model: Any = Proposal
        is_key = False
        for step in way:
            if isinstance(step, int) or is_key or not hasattr(model, "model_fields"):
                is_key = False
                continue
            if step not in model.model_fields:
                return str
            annotation = model.model_fields[step].annotation
            is_key = getattr(annotation, "__origin__", None) is dict
            model = _inner(annotation)
        return model

    def _is_words(self, way: Way) -> bool:
        kind = self._annotation(way)
        if _kind_and_field(way) in REFERENCES or _kind_and_field(way) in OF_CALL:
            return False
        return kind in (str, Prose) and way[-1] not in ("country", "place")

    def _is_long(self, way: Way) -> bool:
        return self._annotation(way) is Prose

    def _is_measured(self, way: Way) -> bool:
        return self._annotation(way) in (Month, Span) or measure_at(way) is not None

    def _beside_effort(self, way: Way, ids: tuple[Value, ...]) -> Typed:
        """Who takes part in a task beside those who have effort in it, and take part anyway."""
        task = self.value_at(way[:-1])
        if not isinstance(task, Task) or way[-1] != "participants":
            return ids
        missing = [one for one in task.effort if one not in (*ids, task.lead)]
        if missing:
            names = listed([self.dossier.proposal.partner[one].short_name for one in missing])
            verb = "have" if len(missing) > 1 else "has"
            return Misread(f"{names} {verb} effort in this task: take that out first")
        return tuple(one for one in ids if one not in (*task.effort, task.lead))

    @cached_property
    def _fields(self) -> FieldReader:
        proposal = self.dossier.proposal
        names = PartNames.of(proposal)
        return FieldReader(proposal.project.start, self.dossier.call, names, self.dossier.language)


def _literal(text: str, of_new_row: bool) -> str:
    """The pattern of words around fields; in a new row their numbers are others."""
    pattern = re.escape(text)
    return FIGURES.sub(r"\\d+(?:[ .,]\\d+)*", pattern) if of_new_row else pattern


def _inner(annotation: Any) -> Any:
    """The type inside `X | None`, `tuple[X, ...]`, `dict[str, X]` or `Annotated[X, ...]`."""
    while arguments := [one for one in get_args(annotation) if one is not type(None)]:
        origin = getattr(annotation, "__origin__", None)
        if hasattr(annotation, "__metadata__"):
            annotation = origin
        else:
            annotation = arguments[1] if origin is dict else arguments[0]
    return annotation


def _kind_and_field(way: Way) -> tuple[str, str]:
    """The kind of the part and the name of the field: `("task", "lead")`."""
    *around, field = way
    if around and isinstance(around[-1], int):
        return ONE_OF.get(str(around[-2]), ""), str(field)
    return SINGLE.get(str(around[0]), "") if around else "the outline", str(field)


def _choice(text: str, choices: tuple[tuple[str, str], ...]) -> Typed:
    words = {**{value: value for _, value in choices}, **dict(choices)}
    return word_in(text, words) or Misread(words_possible([word for word, _ in choices]))

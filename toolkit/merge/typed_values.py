"""Reads what a person typed into a table as the value of the field that stands there.

It is read with the understanding of the outline: `M4 – M30`, `1.234,50 €`, the name of a partner.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any, NamedTuple, get_args

from toolkit.document.pasted import PASTED_POINT
from toolkit.document.tree import Cell, Shown
from toolkit.document.walk import plain
from toolkit.merge.typed_names import PartNames
from toolkit.model.base import Prose
from toolkit.model.language import country_code
from toolkit.model.months import Month, Span
from toolkit.model.proposal import Proposal
from toolkit.model.wording import listed
from toolkit.model.workplan import Task
from toolkit.plan.dossier import Dossier
from toolkit.readers.call_requirements import FIELDS, known_words
from toolkit.readers.foreign_words import ABOUT, CHOICES, EUROS, MONTHS, bare
from toolkit.readers.numerals import ASKED, meant, measure_at
from toolkit.readers.outline_paths import ONE_OF, SINGLE
from toolkit.readers.project_months import month_meant, span_meant
from toolkit.readers.references import REFERENCES, SEVERAL_IN
from toolkit.readers.yaml_notation import Value

Way = tuple[str | int, ...]

SPACES = {ord("\N{NO-BREAK SPACE}"): " ", ord("\N{NARROW NO-BREAK SPACE}"): " "}
NOTHING = frozenset(("", "-", "–", "—"))
"""What stands in a cell whose field holds nothing."""

FIGURES = re.compile(r"\d+(?:\\?[ .,]\d+)*")
"""A number in a pattern, where its spaces and full stops are escaped."""

POINT = re.compile(rf"(?:{PASTED_POINT}|[-*]\s|\d{{1,3}}[.)]\s)\s*")


class Misread(NamedTuple):
    """What was typed is no value of the field."""

    possible: str
    """What is possible there, as a hint."""


class Emptied(NamedTuple):
    """What the outline holds there was taken out."""


Typed = Value | Misread | Emptied


def text_of(cell: Cell) -> str:
    """What a cell says, a line for each of its paragraphs."""
    return "\n".join(map(plain, cell.paragraphs))


def as_compared(text: str) -> str:
    """The text with plain spaces, and none at the ends of its lines."""
    lines = text.translate(SPACES).strip("\n").split("\n")
    return "\n".join(" ".join(one.split(" ")).strip() for one in lines)


def bare_point(line: str) -> str:
    """A point of a list without the sign before it."""
    bare = line.strip()
    sign = POINT.match(bare)
    return bare[sign.end() :].strip() if sign else bare


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
        if self._is_words(shown.way):
            return text
        value = self._value(shown.way, " ".join(text.split()))
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
        if _kind_and_field(way) in REFERENCES or _kind_and_field(way) in FIELDS:
            return False
        return kind in (str, Prose) and way[-1] not in ("country", "place")

    def _is_long(self, way: Way) -> bool:
        return self._annotation(way) is Prose

    def _is_measured(self, way: Way) -> bool:
        return self._annotation(way) in (Month, Span) or measure_at(way) is not None

    def _value(self, way: Way, text: str) -> Typed:
        kind = self._annotation(way)
        if _kind_and_field(way) in REFERENCES:
            return self._reference(way, text)
        if word := FIELDS.get(_kind_and_field(way)):
            return _one_of(text, known_words(self.dossier.call)[word])
        if way[-1] == "country":
            return country_code(text) or Misread("write the name of a country, or its two letters")
        if kind is Month:
            return self._month(text)
        if kind is Span:
            return self._span(text)
        measure = measure_at(way)
        if measure is None:
            return text
        found = meant(text, measure)
        if ABOUT & {*text.casefold().replace(".", "").split()}:
            return Misread("write the number alone: the outline has no word for 'about'")
        if len(found) == 1:
            return int(found[0]) if measure == "count" else Decimal(found[0])
        if found:
            return Misread(f"write {found[0]} or {found[1]}, whichever is meant, in figures alone")
        return Misread(ASKED[measure])

    def _month(self, text: str) -> Typed:
        number = month_meant(text, self.dossier.proposal.project.start)
        return f"M{number}" if number else Misread("write one month of the project, as in M12")

    def _span(self, text: str) -> Typed:
        start = self.dossier.proposal.project.start
        found = span_meant(text, start)
        if found is None and (number := month_meant(text, start)):
            found = number, number
        if found is None or not found[0]:
            return Misread("write the first and the last month of the project, as in M4-M12")
        if found[1] < found[0]:
            return Misread(f"the first month comes first, as in M{found[1]}-M{found[0]}")
        return f"M{found[0]}-M{found[1]}"

    def _reference(self, way: Way, text: str) -> Typed:
        """The id, or the ids, of the parts that the text names."""
        kind = REFERENCES[_kind_and_field(way)]
        if _kind_and_field(way) in SEVERAL_IN:
            return self._names.ids(kind, text) or Misread(self._names.possible(kind))
        return self._names.id(kind, text) or Misread(self._names.possible(kind))

    def _beside_effort(self, way: Way, ids: tuple[str, ...]) -> Typed:
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
    def _names(self) -> PartNames:
        return PartNames.of(self.dossier.proposal)


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
    return _one_of(text, {**{value: value for _, value in choices}, **dict(choices)}, choices)


def _one_of(
    text: str, words: Mapping[str, str], shown: tuple[tuple[str, str], ...] = ()
) -> Value | Misread:
    wanted = bare(text)
    found = {value for word, value in words.items() if bare(word) == wanted}
    meant = CHOICES.get(re.sub(r"[\W_]", "", wanted), "")
    if len(found) != 1 and meant in words.values():
        found = {meant}
    if len(found) == 1:
        return found.pop()
    possible = [word for word, _ in shown] or list(dict.fromkeys(words.values()))
    return Misread(f"write {listed(possible, 'or')}")

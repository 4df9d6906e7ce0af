"""Reads an outline part by part where YAML cannot be read as a whole, to report all its faults."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import yaml

from toolkit.diagnostics import Place
from toolkit.readers.collector import Collector, written_twice
from toolkit.readers.syntax import syntax_finding
from toolkit.readers.yaml_builder import UNREADABLE, Fields

MOST_FAULTS = 50
DEEPEST = 12
MOST_LINES = 20_000

HEAD = re.compile(r" *([^\s:#'\"\[{&*!|>%@`-][^:]*?|\"[^\"]+\"|'[^']+') *:(?=\s|$)(.*)")
DASH = re.compile(r" *-(?=\s|$)")
REMARK = re.compile(r"\s*(#.*)?")

Compose = Callable[[str, str, int], tuple[Any, Place]]
"""Reads a text at a path, with the number of lines before it. Raises yaml.YAMLError."""


@dataclass
class Recovery:
    """What can be known of a text that breaks off somewhere."""

    lines: list[str]
    file: str
    collector: Collector
    compose: Compose
    reported: int = 0

    def read(self, error: yaml.YAMLError) -> tuple[Any, Place]:
        """All that can be read, with a hole for each part that cannot; at least one fault."""
        value, place = UNREADABLE, Place(self.file)
        if len(self.lines) <= MOST_LINES:
            value, place = self._part(0, len(self.lines), "", 0)
        if not self.reported:
            self.collector.faults.append(syntax_finding(error, self.lines, self.file, 0))
        return value, place

    def _part(self, first: int, end: int, path: str, depth: int) -> tuple[Any, Place]:
        """The lines from `first` up to `end`."""
        known = self.collector.length
        try:
            return self.compose("\n".join(self.lines[first:end]), path, first)
        except yaml.YAMLError as error:
            self.collector.shorten(known)
            starts = self._starts(first, end)
            before = any(self._is_written(n) for n in range(first, starts[0])) if starts else True
            if before or depth >= DEEPEST or self.reported >= MOST_FAULTS:
                self._tell(error, first, end)
            if not starts or depth >= DEEPEST or self.reported >= MOST_FAULTS:
                return UNREADABLE, self._place(first, path)
        bounds = list(zip(starts, [*starts[1:], end], strict=True))
        if DASH.match(self.lines[starts[0]]):
            return self._items(bounds, path, depth + 1)
        return self._fields(bounds, path, depth + 1, torn=before)

    def _starts(self, first: int, end: int) -> list[int]:
        """The lines that begin the fields or items of the outermost level."""
        written = [n for n in range(first, end) if self._is_written(n)]
        if not written:
            return []
        column = _column(self.lines[written[0]])
        dashes = bool(DASH.match(self.lines[written[0]]))
        return [
            n
            for n in written
            if _column(self.lines[n]) == column
            and self.lines[n][column] != "\t"
            and bool(DASH.match(self.lines[n])) == dashes
            and self.lines[n].strip()[0] not in "]}"
        ]

    def _is_orderly(self, first: int, end: int, *, dashes_only: bool = False) -> bool:
        """Whether no line, or none with a dash, begins further to the left than the first: else it
        is not known what belongs to what."""
        written = [self.lines[n] for n in range(first, end) if self._is_written(n)]
        if dashes_only:
            written = [*written[:1], *filter(DASH.match, written[1:])]
        tabs = any(line[_column(line)] == "\t" for line in written)
        return bool(written) and not tabs and min(map(_column, written)) == _column(written[0])

    def _is_written(self, number: int) -> bool:
        line = self.lines[number]
        return not REMARK.fullmatch(line) and not line.startswith(("---", "...", "%"))

    def _items(self, bounds: list[tuple[int, int]], path: str, depth: int) -> tuple[Any, Place]:
        items: list[Any] = []
        inner: dict[str, Place] = {}
        for first, end in bounds:
            self.lines[first] = self.lines[first].replace("-", " ", 1)
            number = str(len(items))
            value, inner[number] = self._item(first, end, f"{path}.{number}", depth)
            items.append(value)
        return items, self._place(bounds[0][0], path)._replace(inner=inner)

    def _item(self, first: int, end: int, path: str, depth: int) -> tuple[Any, Place]:
        """One item, its dash taken away; a hole where another one seems to begin inside it."""
        if self._is_orderly(first, end, dashes_only=True):
            return self._part(first, end, path, depth)
        known = self.collector.length
        try:
            return self.compose("\n".join(self.lines[first:end]), path, first)
        except yaml.YAMLError as error:
            self.collector.shorten(known)
            self._tell(error, first, end)
            return UNREADABLE, self._place(first, path)

    def _fields(
        self, bounds: list[tuple[int, int]], path: str, depth: int, *, torn: bool
    ) -> tuple[Any, Place]:
        fields = Fields()
        inner: dict[str, Place] = {}
        fields.torn = torn
        for first, end in bounds:
            found = self._field(first, end, path, depth)
            fields.torn |= not found
            for key, value, place in found:
                if key in inner:
                    self.collector.faults.append(written_twice(key, place, inner[key]))
                else:
                    fields[key], inner[key] = value, place
                fields.torn |= value is UNREADABLE
        fields.place = self._place(bounds[0][0], path)._replace(inner=inner)
        return (fields if fields else UNREADABLE), fields.place

    def _field(self, first: int, end: int, path: str, depth: int) -> list[tuple[str, Any, Place]]:
        """The field in these lines; more than one where they hold several, none where no name."""
        known = self.collector.length
        head = HEAD.match(self.lines[first])
        name = head[1].strip("\"'") if head else ""
        inside = f"{path}.{name}" if path else name
        place = self._place(first, inside)
        try:
            value, _ = self.compose("\n".join(self.lines[first:end]), path, first)
            if isinstance(value, Fields):
                return [(key, one, value.place.of(key)) for key, one in value.items()]
            error: yaml.YAMLError = _no_colon(_column(self.lines[first]))
        except yaml.YAMLError as why:
            self.collector.shorten(known)
            if head and REMARK.fullmatch(head[2]) and self._is_orderly(first + 1, end):
                value, where = self._part(first + 1, end, inside, depth)
                return [(name, value, place._replace(inner=where.inner))]
            error = why
        self._tell(error, first, end)
        return [(name, UNREADABLE, place)] if head else []

    def _tell(self, error: yaml.YAMLError, first: int, end: int) -> None:
        if self.reported < MOST_FAULTS:
            self.collector.faults.append(
                syntax_finding(error, self.lines[first:end], self.file, first)
            )
        self.reported += 1

    def _place(self, line: int, path: str) -> Place:
        return Place(self.file, line + 1, _column(self.lines[line]) + 1, path)


def _column(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _no_colon(column: int) -> yaml.YAMLError:
    """What the parser would say of a line that holds only a text."""
    start = yaml.Mark("", 0, 0, column, "", 0)
    return yaml.MarkedYAMLError(problem="could not find expected ':'", problem_mark=start)

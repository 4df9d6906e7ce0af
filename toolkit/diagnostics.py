"""What is told to people: a place, a code, a fact and a way out."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

NOTHING: Mapping[str, Place] = {}
LINES = "|"
"""Inside the place of a text, before a number: where that character of it is written. What follows
is written as it is read, line by line, up to the next number."""


class Place(NamedTuple):
    """Where something stands in a file: `outline.yaml:19:14`; lines and columns count from 1."""

    file: str = ""
    line: int = 0
    column: int = 0
    path: str = ""
    """The way to it through the outline: `work_packages.2.deliverables.0.due`."""

    inner: Mapping[str, Place] = NOTHING
    """The places of what stands inside it, by field name or by position from "0"."""

    def of(self, *names: str | int) -> Place:
        """The place of a field inside, or of the nearest part around it that is written."""
        place = self
        for name in names:
            if str(name) not in place.inner:
                break
            place = place.inner[str(name)]
        return place

    def inside(self, text: str, offset: int) -> Place:
        """The place of a character of the text that stands here, where it is known how the text is
        written; else that of the whole text."""
        known = (int(name[1:]) for name in self.inner if name[:1] == LINES and name[1:].isdigit())
        start = max((one for one in known if one <= offset), default=-1)
        if start < 0:
            return self
        begin = self.inner[f"{LINES}{start}"]
        *above, last = text[start:offset].split("\n")
        return begin._replace(line=begin.line + len(above), column=begin.column + len(last))

    def __str__(self) -> str:
        if not self.line:
            return self.file
        return f"{self.file}:{self.line}:{self.column}"


NOWHERE = Place()


class Severity(StrEnum):
    """How much a finding weighs; the most serious first."""

    ERROR = "error"
    """The Portal refuses it, it is inadmissible or ineligible, or it cannot be read."""

    WARNING = "warning"
    """It will cost points or money, or is to be confirmed."""

    ADVICE = "advice"
    """It would be better otherwise."""


class Passage(NamedTuple):
    """Where in a Word file or a PDF something is; empty where it is about the whole file."""

    heading: str = ""
    """The heading above: `2.1.1 Concept and methodology`."""

    quote: str = ""
    """The sentence or the first words of the paragraph."""

    story: str = ""
    """The part of a Word file that holds the paragraph: `word/document.xml`."""

    paragraph: int = -1
    """The place of the paragraph among all of that part, counted from 0; -1 where it is about no
    paragraph."""

    page: int = 0
    """The page of a PDF, counted from 1; 0 where it is not known."""

    def __str__(self) -> str:
        """`2.1.1 Concept and methodology: “The sentence.”`."""
        page = f"page {self.page}" if self.page else ""
        heading = ", ".join(filter(None, (page, self.heading)))
        quote = f"“{self.quote}”" if self.quote else ""
        return " ".join(": ".join(filter(None, (heading, quote))).split())


class Diagnostic(NamedTuple):
    """One thing to tell: what is so, and what to do about it."""

    place: Place
    code: str
    """Three letters and three digits, never reused: `PLN104`."""

    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    passage: Passage | None = None
    """Where in a Word file or a PDF it is; None where it is about another file."""

    def __str__(self) -> str:
        where = f"{self.place}: " if str(self.place) else ""
        mark = "" if self.severity is Severity.ERROR else f"{self.severity}: "
        fact = " ".join(self.message.splitlines())  # a title that it names may have several
        first = f"{where}{self.code} {mark}{fact}"
        passage = f"\n    in {self.passage}" if self.passage and str(self.passage) else ""
        hint = f"\n    hint: {self.hint}" if self.hint else ""
        return f"{first}{passage}{hint}"


def typed(path: Path) -> str:
    """A path as it is typed in a command: in quotes where the terminal would take it apart."""
    text = str(path)
    if re.fullmatch(r"[\w./\\:+@%,=-]+", text):
        return text
    return shlex.quote(text) if set(text) & set('"$`!') else f'"{text}"'


def in_file_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The same diagnostics, file by file as first met, each from its top to its bottom."""
    found = tuple(diagnostics)
    files = {one.place.file: None for one in found}
    rank = {file: number for number, file in enumerate(files)}
    return tuple(
        sorted(found, key=lambda one: (rank[one.place.file], one.place.line, one.place.column))
    )


class ProposalError(Exception):
    """Something a person can mend stands in the way; carries every fault found, in file order."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        self.diagnostics = in_file_order(diagnostics)
        super().__init__("\n".join(str(one) for one in self.diagnostics))

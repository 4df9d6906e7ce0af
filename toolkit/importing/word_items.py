"""Reads a Word file as headings, texts and tables, each with the section of the form it is in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from toolkit.finished_file.form_sections import Form, placed
from toolkit.finished_file.generated_texts import Generated
from toolkit.finished_file.model import TAG, Paragraph, Part
from toolkit.finished_file.word_marks import comments_in, links_in, pictures_in
from toolkit.finished_file.word_paragraphs import Paragraphs
from toolkit.importing import word_ledger as why
from toolkit.importing.word_ledger import Ledger, Unit
from toolkit.importing.word_lists import Lists, Point
from toolkit.importing.word_prose import Run, as_lines, as_prose, plain, runs_in
from toolkit.merge.word.model.file import WordFile
from toolkit.ooxml.containers import blocks_in, cells_in, row_change, rows_in
from toolkit.ooxml.wordml import DEL, TCPR, TRPR, VAL, Element, P, fill_of, w
from toolkit.ooxml.xml_parts import number_in

SHORT = 120
"""Letters of a paragraph that may be a heading without the style of one."""

CAPTIONS = frozenset(("caption", "légende"))
WHITE = frozenset(("", "auto", "FFFFFF", "ffffff"))
LABEL_AND_BOX = 2
MOST_NESTED = 6
"""Tables inside one another that are read as tables."""

SPAN, MERGED = w("gridSpan"), w("vMerge")
SKIPPED = w("gridBefore")


class Text(NamedTuple):
    """A paragraph outside tables of rows, or in the box of a form."""

    unit: Unit
    prose: str
    """In the outline's notation, without the sign of its list."""

    level: int
    """How deep a heading it is; 0 where it is none."""

    section: str
    """The tag of the section of the form in which it is; empty before the first."""

    begins: bool
    """Whether it is the heading that begins that section."""

    point: Point | None = None
    is_caption: bool = False
    is_label: bool = False
    """Whether it is the shaded title of a box, with what the form asks for there."""

    runs: tuple[Run, ...] = ()
    start: int = 0
    """Where in the words of its unit it begins."""

    @property
    def words(self) -> str:
        """What it says, without any sign of the notation."""
        return plain(self.runs)

    def part(self, start: int, end: int) -> Text:
        """The piece of it between two places of its words."""
        runs: list[Run] = []
        at = 0
        for one in self.runs:
            first, last = max(start - at, 0), min(end - at, len(one.text))
            if first < last:
                runs.append(one._replace(text=one.text[first:last]))
            at += len(one.text)
        return self._replace(runs=tuple(runs), prose=shown_prose(runs), start=self.start + start)


def shown_prose(runs: Sequence[Run]) -> str:
    """Runs in the outline's notation, without what is hidden, struck through, or a tag."""
    words, kept, at = plain(runs), [], 0
    tags = [(one.start(), one.end()) for one in TAG.finditer(words)]
    for run in runs:
        cut = [(start - at, end - at) for start, end in tags]
        at += len(run.text)
        if not run.is_hidden and "s" not in run.marks:
            kept.append(run._replace(text=_without(run.text, cut)) if tags else run)
    return as_prose(kept)


def _without(text: str, cut: Sequence[tuple[int, int]]) -> str:
    return "".join(
        sign for at, sign in enumerate(text) if not any(start <= at < end for start, end in cut)
    )


class Box(NamedTuple):
    """A cell of a table; the paragraphs in it are lines."""

    unit: Unit
    prose: str
    """In the outline's notation, its paragraphs apart."""

    start: int
    """The column of the table's grid in which it begins, from 0."""

    end: int
    """The column of the grid behind its last one."""

    is_shaded: bool
    is_continued: bool
    """Whether it is the lower part of a cell above."""

    elements: tuple[Element, ...] = ()
    """Its paragraphs and tables."""


class Grid(NamedTuple):
    """Rows of a table with more than one cell in each."""

    rows: tuple[tuple[Box, ...], ...]
    section: str
    heading: str
    where: str


Item = Text | Grid


class Reading(NamedTuple):
    """What is in a file, in its order."""

    items: tuple[Item, ...]
    ledger: Ledger


def read_items(file: WordFile, form: Form, leads: tuple[str, ...]) -> Reading:
    """The body of a file; all else that it says is in the ledger, and in no item."""
    reader = _Reader(file, form, leads)
    items = tuple(reader.blocks(blocks_in(file.body), 0))
    reader.beside()
    return Reading(items, reader.ledger)


class _Reader:
    def __init__(self, file: WordFile, form: Form, leads: tuple[str, ...]) -> None:
        self.ledger = Ledger()
        self._file, self._form, self._leads = file, form, leads
        self._paragraphs = Paragraphs(file, Generated(leads=leads))
        found = [self._as_heading(one) for one in self._paragraphs.found]
        self._paragraphs.found[:] = placed(found, form)
        self._begins = _beginnings(self._paragraphs.found)
        self._lists = Lists(file)
        self._targets = {one.id: one.target for one in file.relations(file.main) if one.external}
        self._counts: Counter[str] = Counter()
        self._tables = 0
        self._seen: set[Element] = set()
        self._carried: set[str] = set()

    def _as_heading(self, one: Paragraph) -> Paragraph:
        """A title of the form that has no style of a heading is one all the same."""
        words = " ".join(TAG.sub("", one.text).split())
        if one.level or one.is_contents or one.part is not Part.TEXT or not 0 < len(words) < SHORT:
            return one._replace(text=words) if one.level else one
        found = self._form.begun_by(words)
        if found is None or not (words[:1].isdigit() or words.isupper() or found.number == ""):
            return one
        return one._replace(level=found.number.count(".") + 1, text=words)

    def blocks(self, elements: Iterable[Element], depth: int) -> Iterator[Item]:
        """The paragraphs and tables among these, in their order."""
        for one in elements:
            if one.tag == P:
                text = self._text(one)
                if text is not None:
                    yield text
            elif depth < MOST_NESTED:
                yield from self._table(one, depth)
            else:
                for inner in one.iter(P):
                    text = self._text(inner)
                    if text is not None:
                        yield text

    def _runs(self, one: Element) -> list[Run]:
        runs = list(runs_in(one, self._file.style_names, self._targets))
        self._carried |= {run.link for run in runs if run.link}
        return runs

    def _text(self, one: Element) -> Text | None:
        self._seen.add(one)
        known = self._paragraphs.of(one)
        runs = self._runs(one)
        words = plain(runs)
        if known is None or not words.strip():
            return None
        unit = self.ledger.unit(self._where(known), words)
        _leave_unseen(unit, runs)
        for tag in TAG.finditer(words):
            unit.leave(why.INSTRUCTION, tag.start(), tag.end())
        caption = known.style in CAPTIONS
        if known.is_contents:
            unit.why = why.CONTENTS
        elif known.is_prompt or words.lstrip().startswith(self._leads):
            unit.why = why.PROMPT
        elif caption:
            unit.why = why.CAPTION
        if unit.why != why.NO_FIELD and not caption:
            return None
        prose = shown_prose(runs)
        if not prose:
            return None
        begins = one in self._paragraphs.elements and (
            self._paragraphs.elements[one] in self._begins
        )
        return Text(
            unit,
            prose,
            known.level,
            known.section,
            begins,
            None if known.level else self._lists.point(one),
            caption,
            runs=tuple(runs),
        )

    def _where(self, known: Paragraph) -> str:
        heading = known.heading or "before the first heading"
        self._counts[heading] += 1
        return f"{heading}, paragraph {self._counts[heading]}"

    def _table(self, table: Element, depth: int) -> Iterator[Item]:
        """The rows of a table; a row of one cell is a box, and its paragraphs are texts."""
        self._tables += 1
        number = self._tables
        first = next((self._paragraphs.of(one) for one in table.iter(P)), None)
        heading = first.heading if first else ""
        where = f"{heading}, table {number}" if heading else f"table {number}"
        section = first.section if first else ""
        alive = [row for row in rows_in(table) if row_change(row, DEL) is None]
        numbered = list(enumerate(alive, 1))
        wide = any(sum(1 for _ in cells_in(row)) > LABEL_AND_BOX for row in alive)
        for boxed, rows in groupby(numbered, lambda pair: _is_boxed_row(pair[1], wide)):
            if boxed:
                for at, row in rows:
                    yield from self._box(row, f"{where}, row {at}", depth)
            else:
                read = tuple(self._row(row, f"{where}, row {at}") for at, row in rows)
                yield Grid(read, section, heading, where)

    def _box(self, row: Element, where: str, depth: int) -> Iterator[Item]:
        """A row of one cell: an instruction where it is shaded, else texts."""
        for cell in cells_in(row):
            if fill_of(cell) in WHITE:
                yield from self.blocks(blocks_in(cell), depth + 1)
                continue
            lines = self._lines(cell)
            words = "\n".join(map(plain, lines))
            if words.strip():
                unit = self.ledger.unit(where, words, why.INSTRUCTION)
                runs = next(one for one in lines if plain(one).strip())
                yield Text(unit, shown_prose(runs), 0, "", False, is_label=True, runs=tuple(runs))

    def _row(self, row: Element, where: str) -> tuple[Box, ...]:
        found: list[Box] = []
        before = row.find(f"{TRPR}/{SKIPPED}")
        at = number_in(before.get(VAL)) if before is not None else 0
        for number, cell in enumerate(cells_in(row), 1):
            lines = self._lines(cell)
            unit = self.ledger.unit(f"{where}, column {number}", "\n".join(map(plain, lines)))
            for tag in TAG.finditer(unit.text):
                unit.leave(why.INSTRUCTION, tag.start(), tag.end())
            box = _boxed(unit, lines, cell, at)
            found.append(box)
            at = box.end
        return tuple(found)

    def _lines(self, cell: Element) -> list[list[Run]]:
        paragraphs = [one for one in cell.iter(P) if self._paragraphs.of(one) is not None]
        own = [one for one in paragraphs if not _is_boxed(one)]
        self._seen |= set(own)
        lines = []
        for one in own:
            runs = self._runs(one)
            point = self._lists.point(one)
            if point and plain(runs).strip() and not point.is_numbered:
                runs = [Run("• "), *runs]
            lines.append(runs)
        return lines

    def beside(self) -> None:
        """Puts into the ledger what the file says beside its body."""
        main = self._paragraphs
        for element, number in main.elements.items():
            one = main.found[number]
            if element not in self._seen and one.text.strip():
                self.ledger.unit(_beside(one), one.text, _why_beside(one))
        for comment in comments_in(self._file, main):
            at = comment.at.heading if comment.at else ""
            whom = comment.author or "somebody"
            self.ledger.unit(
                f"comment of {whom} at {at}" if at else f"comment of {whom}",
                comment.text,
                "comments are not brought into an outline",
            )
        for link in links_in(self._file, main):
            if link.target not in self._carried:
                at = link.at.heading if link.at else ""
                self.ledger.unit(f"link at {at}", link.target, "a link in a table or to a file")
        for picture in pictures_in(self._file, main):
            self.ledger.unit(
                picture.at.heading or "before the first heading",
                f"a {picture.what}",
                "an outline holds no pictures: put it into the Word file of the draft again",
            )


def _leave_unseen(unit: Unit, runs: Sequence[Run]) -> None:
    at = 0
    for one in runs:
        if one.is_hidden:
            unit.leave("hidden text", at, at + len(one.text))
        elif "s" in one.marks:
            unit.leave("struck through", at, at + len(one.text))
        at += len(one.text)


def _boxed(unit: Unit, lines: list[list[Run]], cell: Element, at: int) -> Box:
    properties = next(cell.iterchildren(TCPR), None)
    span = properties.find(SPAN) if properties is not None else None
    merged = properties.find(MERGED) if properties is not None else None
    width = max(number_in(span.get(VAL)) if span is not None else 1, 1)
    continued = merged is not None and merged.get(VAL) in (None, "continue")
    prose = as_lines(lines)
    shaded = fill_of(cell) not in WHITE
    return Box(unit, prose, at, at + width, shaded, continued, tuple(blocks_in(cell)))


def _is_boxed_row(row: Element, wide: bool) -> bool:
    """Whether a row is one cell, or in a table of more columns a label and a box beside it."""
    cells = list(cells_in(row))
    if len(cells) == LABEL_AND_BOX and wide:
        return fill_of(cells[0]) not in WHITE and fill_of(cells[1]) in WHITE
    return len(cells) == 1


def _is_boxed(one: Element) -> bool:
    return next(one.iterancestors(w("txbxContent"), w("tc")), one).tag == w("txbxContent")


def _beginnings(found: Sequence[Paragraph]) -> frozenset[int]:
    """The places of the headings that begin a section of the form."""
    return frozenset(
        at
        for at, one in enumerate(found)
        if one.level and one.section and (not at or found[at - 1].section != one.section)
    )


def _beside(one: Paragraph) -> str:
    names = {Part.NOTE: "footnote", Part.MARGIN: "header or footer", Part.BOX: "text box"}
    place = names.get(one.part, "table inside a table")
    return f"{place} at {one.heading}" if one.heading and one.part is Part.BOX else place


def _why_beside(one: Paragraph) -> str:
    if one.part is Part.NOTE:
        return "an outline holds no footnotes: write the source into the sentence"
    if one.part is Part.MARGIN:
        return why.MARGIN
    return "text boxes are not brought into an outline"

"""The form's block of a work package, copied as often as there are packages, and filled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy

from toolkit.document.tree import Mark, Row, Table
from toolkit.document.walk import plain
from toolkit.model.official_form_words import OfficialFormWords
from toolkit.official_form.deal import Placement, package_rows
from toolkit.official_form.fill.balance import balance
from toolkit.official_form.fill.brackets import BRACKETS, replace_text
from toolkit.official_form.fill.cell_text import runs_of, set_lines, without_identity
from toolkit.official_form.fill.generated import GeneratedPieces
from toolkit.official_form.fill.names import Names, has_anchor
from toolkit.official_form.fill.rows import RowFiller, empty
from toolkit.official_form.fill.together import keep_together, on_new_page
from toolkit.official_form.sections import DraftPackage
from toolkit.official_form.survey import OfficialForm, PackageBlock
from toolkit.official_form.tables import Band, Field, FormTable, form_table
from toolkit.official_form.titles import Synonyms
from toolkit.ooxml.wordml import SECTION, TBL, Element, P, T, parent_of, removed, w

FIELD_ALIKE = 0.6
"""How alike two labels are, from which on a cell shows what the draft has under that label."""


class PackageBlocks:
    """Fills the blocks of all work packages."""

    def __init__(
        self,
        form: OfficialForm,
        words: OfficialFormWords,
        synonyms: Synonyms,
        pieces: GeneratedPieces,
        names: Names,
        filler: RowFiller,
    ) -> None:
        self._form, self._words, self._synonyms = form, words, synonyms
        self._pieces, self._names = pieces, names
        self._filler = filler
        self._known: dict[object, Placement] = {}

    def fill(self, packages: Sequence[DraftPackage]) -> None:
        """Copies the form's first block for each package, fills it, and takes samples away."""
        block = next(one for one in self._form.packages if one.tables)
        originals = _tops(block.elements)
        patterns = [without_identity(deepcopy(one)) for one in originals]
        last = originals[-1]
        copies = [originals]
        for _ in packages[1:]:
            made = [deepcopy(one) for one in patterns]
            for one in made:
                last.addnext(one)
                last = one
            copies.append(made)
        for made in copies[1:]:
            on_new_page(next(made[0].iter(P)))
        for other in self._form.packages:
            if other is not block:
                self._without_sample(other)
        for number, (package, elements) in enumerate(zip(packages, copies, strict=True), 1):
            self._fill(package, number, elements)

    def _without_sample(self, block: PackageBlock) -> None:
        """Takes away the heading of a sample, and its tables; its instructions stay."""
        removed(block.heading.element)
        for table in block.tables:
            removed(table.element)

    def _fill(self, package: DraftPackage, number: int, elements: Sequence[Element]) -> None:
        heading = elements[0] if elements[0].tag == P else next(elements[0].iter(P))
        self._heading(heading, package, number)
        tables = [
            form_table(one, self._words)
            for top in elements
            for one in ([top] if top.tag == TBL else top.iter(TBL))
        ]
        for at, table in enumerate(tables):
            self._table(table, package, number)
            self._names.rest(table.element, f"{package.heading.id}/{at}")
            filled = form_table(table.element, self._words)
            balance(filled)
            keep_together(filled)

    def _heading(self, heading: Element, package: DraftPackage, number: int) -> None:
        """Gives the heading its number, inside the bookmark that references read."""
        made = self._pieces.paragraph(package.heading.id)
        bookmarks = [one for one in runs_of(made) if one.tag in MARKS]
        text = "".join(one.text or "" for one in heading.iter(T))
        digits = [at for at, sign in enumerate(text) if sign.isdigit() or sign in "…"]
        if digits:
            replace_text(heading, digits[0], digits[-1] + 1, str(number))
        self._names.paragraph(heading, package.heading.id)
        if len(bookmarks) == 2:
            _around_number(heading, bookmarks, str(number))

    def _table(self, table: FormTable, package: DraftPackage, number: int) -> None:
        tables = [one for one in package.tables if one.caption]
        placed = self._placement(table.bands, tables)
        for at, band in enumerate(table.bands):
            if at in placed:
                which, pairs = placed[at]
                self._filler.fill(band, tables[which], pairs)
            else:
                empty(band)
        header = next((one for one in package.tables if not one.caption), None)
        if header is None:
            return
        self._title(table, header, number)
        for field in table.fields:
            self._field(field, header)

    def _placement(self, bands: Sequence[Band], tables: Sequence[Table]) -> Placement:
        """Which table goes into which band; reckoned once for packages with the same tables."""
        key = (
            tuple(one.path for band in bands for one in band.columns),
            tuple(tuple(one.title for one in table.columns) for table in tables),
        )
        if key not in self._known:
            self._known[key] = package_rows(bands, tables, self._synonyms)
        return self._known[key]

    def _title(self, table: FormTable, header: Table, number: int) -> None:
        """Writes number and name into the row that has both: `Work Package 1: [Name]`."""
        for row in table.rows:
            if not row.is_title or self._words.package_number(row.cells[0].label) is None:
                continue
            paragraph = next(row.cells[0].element.iter(P))
            text = "".join(one.text or "" for one in paragraph.iter(T))
            if (name := BRACKETS.search(text)) is not None:
                replace_text(paragraph, *name.span(), header.columns[-1].title)
            digits = [at for at, sign in enumerate(text.partition("[")[0]) if sign.isdigit()]
            if digits:
                replace_text(paragraph, digits[0], digits[-1] + 1, str(number))
            self._names.row(row.element, header.id, "__head")
            return

    def _field(self, field: Field, header: Table) -> None:
        """Writes what the draft's table has under the label of a cell."""
        scored = [
            (self._synonyms.label(plain(row.cells[0].paragraphs[0]), (field.label,)), row)
            for row in header.rows
            if row.cells[0].mark is Mark.HEAD
        ]
        best = max(scored, key=lambda one: one[0], default=(0.0, None))
        if best[1] is None or best[0] < FIELD_ALIKE:
            set_lines(field.cell.element, [])
            return
        rows = _with_following(header, best[1])
        lines = [line for row in rows for line in self._lines(header, row)]
        set_lines(field.cell.element, lines)
        if not has_anchor(field.row.element):
            self._names.row(field.row.element, header.id, best[1].key)

    def _lines(self, header: Table, row: Row) -> Iterator[list[Element]]:
        for cell in self._pieces.cells(header.id, row.key)[1:2]:
            yield from (runs_of(one) for one in cell.iter(P))


MARKS = (w("bookmarkStart"), w("bookmarkEnd"))


def _with_following(header: Table, row: Row) -> list[Row]:
    """A row of a draft's table and those below it that have no label of their own."""
    at = header.rows.index(row) + 1
    following = []
    while at < len(header.rows) and not plain(header.rows[at].cells[0].paragraphs[0]).strip():
        following.append(header.rows[at])
        at += 1
    return [row, *following]


def _tops(elements: Sequence[Element]) -> list[Element]:
    """What of the body these are in, each once: they may be inside content controls."""
    found: dict[int, Element] = {}
    for one in elements:
        top = one
        while parent_of(top).tag != w("body"):
            top = parent_of(top)
        found[id(top)] = top
    tops = list(found.values())
    while len(tops) > 1 and next(tops[-1].iter(SECTION), None) is not None:
        tops.pop()
    return tops


def _around_number(heading: Element, bookmarks: Sequence[Element], number: str) -> None:
    """Puts a bookmark round the run of a heading that is its number; splits runs for it."""
    for run in list(heading.iter(w("r"))):
        words = run.find(T)
        text = words.text or "" if words is not None else ""
        if words is None or number not in text:
            continue
        before, _, behind = text.partition(number)
        parts = []
        for piece in (before, number, behind):
            made = deepcopy(run)
            node = made.find(T)
            if piece and node is not None:
                node.text = piece
                node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                parts.append((piece is number, made))
        for is_number, made in parts:
            if is_number:
                run.addprevious(bookmarks[0])
                run.addprevious(made)
                run.addprevious(bookmarks[1])
            else:
                run.addprevious(made)
        removed(run)
        return

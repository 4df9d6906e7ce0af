"""What of the draft goes where in a form: text into boxes, tables into bands, packages into blocks.

Nothing is written here. Everything in the draft is placed once, or is listed as left over.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from toolkit.document.tree import Block, Document, Heading, List, Paragraph, Table
from toolkit.document.walk import items, plain
from toolkit.official_form.matching import (
    FITS,
    FITS_ELSEWHERE,
    FITS_IN_PACKAGE,
    ColumnPair,
    best_matches,
    fit,
    fits_by_name,
    pairs_of,
)
from toolkit.official_form.sections import (
    Draft,
    DraftPackage,
    Section,
    by_sections,
    chunks_of,
    matched_headings,
)
from toolkit.official_form.survey import FormHeading, OfficialForm, PlacedBox, PlacedTable
from toolkit.official_form.tables import Band, Field
from toolkit.official_form.titles import Synonyms

TITLE_ALIKE = 0.8
"""How alike a heading in a section and the title of a box or table are, to be the same."""

TIMETABLE, COVER = "timetable", "cover"
"""The ids of these tables of the draft."""

Slot = tuple[int, int]
"""A band: the position of its table in the form, and which of the table's bands it is."""


@dataclass(frozen=True)
class PlacedRows:
    """A table of the draft in a band of the form."""

    placed: PlacedTable
    band: Band
    table: Table
    pairs: tuple[ColumnPair, ...]


@dataclass(frozen=True)
class LeftOver:
    """Something of the draft for which the form has no place."""

    heading: str
    """The heading below which it is in the draft."""

    what: str
    """Its first words, or its title."""

    number: int = 1
    """How many paragraphs, lists, tables and figures it is."""

    id: str = ""
    """The id of that heading."""


@dataclass(frozen=True)
class Deal:
    """Where everything goes."""

    headings: Mapping[str, FormHeading]
    """By the id of a heading of the draft the form's."""

    boxes: tuple[tuple[PlacedBox, tuple[Block, ...]], ...]
    """All boxes of the form, with what is to be written in each."""

    rows: tuple[PlacedRows, ...]
    packages: tuple[DraftPackage, ...]
    timetable: Table | None
    cover: Table | None
    notes: tuple[tuple[Field, str], ...]
    """Prompted cells below the rows of a table, with what is to be written there, line by line."""

    left_over: tuple[LeftOver, ...]

    @property
    def empty_boxes(self) -> tuple[PlacedBox, ...]:
        """The boxes that the draft has nothing for."""
        return tuple(box for box, blocks in self.boxes if not blocks)


def deal(document: Document, form: OfficialForm, synonyms: Synonyms) -> Deal:
    """Where everything in `document` goes in `form`."""
    matched = matched_headings(document, form, synonyms)
    draft = by_sections(document, matched)
    return _Dealing(form, synonyms, matched, draft).all()


class _Dealing:
    def __init__(
        self,
        form: OfficialForm,
        synonyms: Synonyms,
        matched: Mapping[str, FormHeading],
        draft: Draft,
    ) -> None:
        self._form, self._synonyms, self._matched, self._draft = form, synonyms, matched, draft
        self._content: dict[int, list[Block]] = {}
        """By the identity of a box what goes into it."""
        self._notes: list[tuple[Field, str]] = []
        self._left: list[LeftOver] = []

    def all(self) -> Deal:
        rows = tuple(self._rows())
        tables = {one.table.id: one.table for one in rows}
        every = {
            one.id: one
            for each in self._draft.sections
            for one in each.blocks
            if isinstance(one, Table)
        }
        timetable = every.get(TIMETABLE) if self._has_timetable() else None
        cover = every.get(COVER) if self._has_cover() else None
        placed = {*tables, *(one.id for one in (timetable, cover) if one is not None)}
        for section in self._draft.sections:
            self._deal_out(section, placed)
        for package in self._draft.packages:
            self._describe(package)
        boxes = tuple((one, tuple(self._content.get(id(one), ()))) for one in self._form.boxes)
        return Deal(
            self._matched,
            boxes,
            rows,
            self._draft.packages if self._blocks() else (),
            timetable,
            cover,
            tuple(self._notes),
            tuple(self._left),
        )

    def _blocks(self) -> bool:
        return any(one.tables for one in self._form.packages)

    def _has_timetable(self) -> bool:
        return any(band.is_timetable for _, band in self._form.bands)

    def _has_cover(self) -> bool:
        first = min((one.at for one in self._matched.values()), default=0)
        return any(one.table.fields and one.at < first for one in self._form.tables)

    def _rows(self) -> Iterator[PlacedRows]:
        """The tables of the draft that go into bands of the form, outside work packages."""
        slots = [(one, band) for one, band in self._form.bands if not band.is_timetable]
        homes = [
            (section, block)
            for section in self._draft.sections
            for block in section.blocks
            if isinstance(block, Table) and block.id not in (TIMETABLE, COVER)
        ]
        scores: dict[tuple[int, int], float] = {}
        for at, (placed, band) in enumerate(slots):
            for which, (section, table) in enumerate(homes):
                score = fit(band, table, self._synonyms)
                here = self._is_here(section, placed)
                if score >= (FITS if here else FITS_ELSEWHERE):
                    scores[at, which] = score + here
        chosen = best_matches(scores, [band for _, band in slots], [one for _, one in homes])
        where = {id(band): placed for placed, band in slots}
        for match in chosen:
            pairs = pairs_of(match.band, match.table, self._synonyms)
            yield PlacedRows(where[id(match.band)], match.band, match.table, pairs)

    def _is_here(self, section: Section, placed: PlacedTable) -> bool:
        """Whether a table of the form is below the heading that the section has there."""
        heading = self._heading_of(section)
        return heading is not None and placed.heading is heading

    def _heading_of(self, section: Section) -> FormHeading | None:
        return self._matched.get(section.heading.id) if section.heading else None

    def _deal_out(self, section: Section, placed: set[str]) -> None:
        """Puts what is in a section into the boxes below the form's heading."""
        content = tuple(
            one for one in section.blocks if not (isinstance(one, Table) and one.id in placed)
        )
        heading = self._heading_of(section)
        boxes = [one for one in self._form.boxes if heading and one.heading is heading]
        if section.heading is None:
            return  # the cover is not text
        if not boxes:
            said = [one for one in content if isinstance(one, Paragraph) and _says(one)]
            if note := next(self._note_cells(heading), None):
                if said:
                    self._notes.append((note, "\n".join(plain(one.inlines) for one in said)))
                content = tuple(one for one in content if one not in said)
            self._leave(section.heading, content)
            return
        for chunk in chunks_of(content):
            box = self._box_of(chunk.heading, boxes, heading)
            if box is None:
                self._leave(chunk.heading or section.heading, chunk.blocks)
                continue
            title = plain(chunk.heading.inlines) if chunk.heading else ""
            says_it = chunk.heading and self._synonyms.title(title, box.box.label) >= TITLE_ALIKE
            own = (chunk.heading,) if chunk.heading and not says_it else ()
            self._content.setdefault(id(box), []).extend((*own, *chunk.blocks))

    def _box_of(
        self, heading: Heading | None, boxes: Sequence[PlacedBox], around: FormHeading | None
    ) -> PlacedBox | None:
        """The box for a part of a section; None where another table of the form has its title."""
        if heading is not None:
            title = plain(heading.inlines)
            scored = [(self._synonyms.title(title, one.box.label), one) for one in boxes]
            best = max(scored, key=lambda one: one[0])
            if best[0] >= TITLE_ALIKE:
                return best[1]
            tables = (one.table.title for one in self._form.tables if one.heading is around)
            if any(self._synonyms.title(title, one) >= TITLE_ALIKE for one in tables if one):
                return None
        if around is None or len(boxes) == 1:
            return boxes[0]
        return max(boxes, key=lambda one: self._synonyms.title(around.title, one.box.label))

    def _note_cells(self, heading: FormHeading | None) -> Iterator[Field]:
        """The prompted cells in tables with rows below a heading: `Other issues`."""
        return (
            field
            for one in self._form.tables
            if heading is not None and one.heading is heading and one.table.bands
            for field in one.table.fields
            if field.is_prompted
        )

    def _describe(self, package: DraftPackage) -> None:
        """Puts the prose of a work package where the form wants the plan described."""
        prose = tuple(
            one for one in package.blocks if not isinstance(one, Table | Heading) and _says(one)
        )
        rest = () if self._blocks() else tuple(package.tables)
        box = self._plan_box()
        if box is None:
            self._leave(package.heading, (*prose, *rest))
            return
        if prose or rest:
            title = package.heading._replace(id=f"{package.heading.id}/description", number="")
            self._content.setdefault(id(box), []).extend((title, *prose, *rest))

    def _plan_box(self) -> PlacedBox | None:
        """The last box before the work packages that is on their pages or in their part."""
        first = min((one.heading.at for one in self._form.packages), default=0)
        before = [one for one in self._form.boxes if one.at < first]
        if not before:
            return None
        block = self._form.packages[0].heading
        nearest = before[-1]
        tags = nearest.heading.tags if nearest.heading else frozenset()
        near = tags & block.tags or not block.tags
        return nearest if near else None

    def _leave(self, heading: Heading, content: Sequence[Block]) -> None:
        said = [one for one in content if _says(one)]
        if said:
            number = f"{heading.number} " if heading.number else ""
            title = f"{number}{plain(heading.inlines)}"
            self._left.append(LeftOver(title, _first_words(said[0]), len(said), heading.id))


Placement = Mapping[int, tuple[int, tuple[ColumnPair, ...]]]
"""By the position of a band which of a package's tables goes there, and its columns."""


def package_rows(bands: Sequence[Band], tables: Sequence[Table], synonyms: Synonyms) -> Placement:
    """Which of the tables of a work package go into which bands of its block."""
    scores = {
        (at, which): score
        for at, band in enumerate(bands)
        for which, table in enumerate(tables)
        if (score := fit(band, table, synonyms)) >= FITS_IN_PACKAGE
        and fits_by_name(band, table, synonyms)
    }
    found = {}
    for match in best_matches(scores, bands, tables):
        at = next(at for at, one in enumerate(bands) if one is match.band)
        which = next(which for which, one in enumerate(tables) if one is match.table)
        found[at] = which, pairs_of(match.band, match.table, synonyms)
    return found


def _says(block: Block) -> bool:
    return not isinstance(block, Paragraph) or bool(plain(block.inlines).strip())


def _first_words(block: Block) -> str:
    match block:
        case Heading() | Paragraph():
            return plain(block.inlines)
        case List():
            return next((plain(said) for _, said in items(block)), "")
        case _:
            return block.caption or block.id

"""A blank form is filled from a draft: every tag, instruction and style of it stays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from toolkit.document.style import HOUSE, Page, Style
from toolkit.document.tree import Document
from toolkit.model.official_form_words import OfficialFormWords
from toolkit.official_form.box_type import fonts_in, size_in
from toolkit.official_form.deal import Deal, LeftOver, deal
from toolkit.official_form.fill.balance import balance
from toolkit.official_form.fill.boxes import fill_box
from toolkit.official_form.fill.cell_text import set_text
from toolkit.official_form.fill.columns import fit_columns
from toolkit.official_form.fill.contents import without_dead_lines
from toolkit.official_form.fill.cover import fill_cover, fill_frames
from toolkit.official_form.fill.generated import GeneratedPieces
from toolkit.official_form.fill.names import Names
from toolkit.official_form.fill.packages import PackageBlocks
from toolkit.official_form.fill.rows import RowFiller, empty
from toolkit.official_form.fill.timetable import (
    chosen_timetable,
    empty_timetable,
    fill_timetable,
    leave_out,
)
from toolkit.official_form.fill.together import keep_together
from toolkit.official_form.fill.transfer import Transfer
from toolkit.official_form.laid_out import box_id, laid_out
from toolkit.official_form.matching import pairs_of
from toolkit.official_form.page_room import room_of
from toolkit.official_form.refusals import refuse_unlike
from toolkit.official_form.survey import OfficialForm, PlacedBox, PlacedTable
from toolkit.official_form.tables import Band, form_table
from toolkit.official_form.timeline import Timeline
from toolkit.official_form.titles import Synonyms
from toolkit.ooxml.package import Package
from toolkit.writers.docx.anchors import ids_of
from toolkit.writers.docx.writer import write_docx

SMALLEST = 9.0
"""Points: no type is smaller, as the form asks."""


class Facts(NamedTuple):
    """What a form asks beside the text of the draft."""

    timeline: Timeline
    names: Mapping[str, str]
    """The values of `call_identifier`, `call_name`, `project_title` and `acronym`."""


@dataclass(frozen=True)
class FilledForm:
    """A filled form, and the account of it."""

    package: Package
    ids: tuple[str, ...]
    """The ids of everything in it that is ours or was filled."""

    empty_boxes: tuple[str, ...]
    """The titles of boxes that the draft has nothing for."""

    left_over: tuple[LeftOver, ...]
    """What of the draft has no place in the form."""

    left_out: tuple[str, ...]
    """The titles of timetables that were left out."""

    open_tables: tuple[str, ...]
    """The titles of tables of the form that wait for a person."""

    has_contents: bool
    """Whether it has a table of contents, whose pages are to be counted again."""

    columns: Mapping[str, Sequence[int]]
    """By the id of a draft's table the columns that the cells of a row here show, as `RowFiller`
    gives them."""

    fingerprint: str
    """The same for two downloads of one form."""

    pieces: Package
    """The Word file from which its text came, with the record of what was generated in it."""


def filled_form(  # noqa: PLR0913
    form: OfficialForm,
    document: Document,
    facts: Facts,
    words: OfficialFormWords,
    synonyms: Synonyms,
    *,
    clock: datetime,
    generation: int,
    style: Style = HOUSE,
    file: str = "",
) -> FilledForm:
    """The form filled from `document`. `form` is changed: it has to be read again for another.

    `file` is the name by which a person knows it. Raises ProposalError where it is the form of
    another kind of call.
    """
    dealt = deal(document, form, synonyms)
    refuse_unlike(document, form, dealt.headings, file)
    moved = laid_out(document, dealt, form)
    look = _look(form, style)
    written = write_docx(moved, clock=clock, generation=generation, style=look)
    filling = _Filling(form, dealt, facts, words, synonyms, GeneratedPieces(written))
    return filling.all(moved)


def _look(form: OfficialForm, style: Style) -> Style:
    """The look in which tables and figures are measured: the room of the form's boxes, and the type
    of its prompts, but none below nine points."""
    upright, lying = room_of(form)
    size = max(SMALLEST, size_in(form) or SMALLEST)
    faces = {name: face._replace(size=size) for name, face in style.faces.items()}
    edge = 20.0
    page = Page(upright + 2 * edge, lying + 2 * edge, left=edge, right=edge)
    return style._replace(
        faces=faces, page=page, table=style.table._replace(smallest=SMALLEST, padding=1.0)
    )


class _Filling:
    def __init__(
        self,
        form: OfficialForm,
        dealt: Deal,
        facts: Facts,
        words: OfficialFormWords,
        synonyms: Synonyms,
        pieces: GeneratedPieces,
    ) -> None:
        self._form, self._dealt, self._facts = form, dealt, facts
        self._words, self._synonyms, self._pieces = words, synonyms, pieces
        self._transfer = Transfer(
            pieces.package, pieces.main, form.package, form.main, fonts_in(form)
        )
        for one in pieces.blocks:
            self._transfer.bring(one)
        self._names = Names(self._transfer)
        self._filler = RowFiller(pieces, self._names)
        self._left = list(dealt.left_over)

    def all(self, moved: Document) -> FilledForm:
        form, dealt = self._form, self._dealt
        fingerprint = form.fingerprint  # of the form as it was
        for name, heading in dealt.headings.items():
            self._names.paragraph(heading.element, name)
        self._rows()
        for field, text in dealt.notes:
            set_text(field.cell.element, text)
        left_out = self._timetable()
        if dealt.packages:
            blocks = PackageBlocks(
                form, self._words, self._synonyms, self._pieces, self._names, self._filler
            )
            blocks.fill(dealt.packages)
        self._boxes()
        if dealt.cover is not None:
            fill_cover(form, dealt.cover, self._synonyms, self._pieces, self._names)
        fill_frames(form, self._words, self._facts.names)
        has_contents = without_dead_lines(form)
        self._transfer.finish()
        form.package.put(form.main, form.tree)
        ids = dict.fromkeys((*ids_of(moved), *self._names.ids))
        return FilledForm(
            form.package,
            tuple(ids),
            tuple(_title(one) for one in dealt.empty_boxes),
            tuple(self._left),
            left_out,
            tuple(
                band.title or placed.table.title
                for placed, band in form.bands
                if band.has_statements
            ),
            has_contents,
            self._filler.columns,
            fingerprint,
            self._pieces.package,
        )

    def _rows(self) -> None:
        """The draft's tables in the form's, and tables without rows emptied of their samples."""
        taken = {id(one.band) for one in self._dealt.rows}
        for _, band in self._form.bands:
            if id(band) not in taken and not (band.is_timetable or band.has_statements):
                empty(band)
        for one in self._dealt.rows:
            band, pairs, table = one.band, one.pairs, one.placed.table
            if len(table.bands) == 1 and fit_columns(table, band, one.table):
                table = form_table(table.element, self._words)
                band = table.bands[0]
                pairs = pairs_of(band, one.table, self._synonyms)
            self._filler.fill(band, one.table, pairs)
            self._names.rest(table.element, one.table.id)
            filled = form_table(table.element, self._words)
            balance(filled)
            keep_together(filled)

    def _timetable(self) -> tuple[str, ...]:
        """Fills the timetable that fits and leaves the others out; their titles.

        Where none fits, all are emptied of their samples.
        """
        table = self._dealt.timetable
        found = [(placed, band) for placed, band in self._form.bands if band.is_timetable]
        chosen = chosen_timetable(found, self._facts.timeline) if table is not None else None
        if table is None or chosen is None:
            for _, band in found:
                empty_timetable(band)
            self._left += [LeftOver(table.caption, self._no_room(found))] if table else []
            return ()
        placed, band = chosen
        timeline = self._facts.timeline
        fill_timetable(band, table, timeline, self._pieces, self._names)
        self._names.rest(placed.table.element, table.id)
        return tuple(leave_out(one) for one, _ in found if one is not placed)

    def _no_room(self, found: Sequence[tuple[PlacedTable, Band]]) -> str:
        """Why no timetable of the form is filled."""
        room = max((len(band.columns) - 1 for _, band in found), default=0)
        if not room:
            return "the form has no timetable"
        months = self._facts.timeline.duration
        return f"the form's timetables have at most {room} columns, for {months} months"

    def _boxes(self) -> None:
        starts = [box_id(box.key) for box, _ in self._dealt.boxes]
        after = next(iter(self._dealt.headings), "")
        for at, (box, content) in enumerate(self._dealt.boxes):
            pieces = self._pieces.content(starts, at, after) if content else []
            fill_box(box, pieces, self._names)


def _title(box: PlacedBox) -> str:
    heading = f"{box.heading.number} {box.heading.title}".strip() if box.heading else ""
    return f"{heading}: {box.box.label}" if heading else box.box.label

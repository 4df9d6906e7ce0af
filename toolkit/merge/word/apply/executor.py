"""Carries out the steps of a plan in a file."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.merge.word.apply.carried_table import CarriedTable
from toolkit.merge.word.apply.comments import Comments
from toolkit.merge.word.apply.edit_runs import Editor
from toolkit.merge.word.apply.incoming import Incoming
from toolkit.merge.word.apply.insertion import Places, keep_tables_apart
from toolkit.merge.word.apply.new_rows import insert_row
from toolkit.merge.word.apply.prompt_look import PromptLook
from toolkit.merge.word.apply.tracked_changes import Tracker
from toolkit.merge.word.apply.transplant import list_of, without_anchors
from toolkit.merge.word.model.author import Author
from toolkit.merge.word.plan.joined_paragraphs import NEW_PARAGRAPH
from toolkit.merge.word.plan.steps import (
    AddComment,
    Carried,
    CarriedCell,
    Edit,
    EditCell,
    Emphasise,
    EmphasiseCell,
    Insert,
    InsertRow,
    PrefixText,
    Remove,
    RemoveRow,
    Renumber,
    RestoreAnchor,
    Restyle,
    RetractProposal,
    ShadeCell,
    Step,
    TakeLabels,
    Undress,
)
from toolkit.merge.word.read.document import ReadFile
from toolkit.merge.word.read.runs import Shown
from toolkit.ooxml.containers import blocks_in, cells_in, rows_in
from toolkit.ooxml.wordml import (
    BOOKMARK_END,
    BOOKMARK_START,
    BY,
    DATE,
    ID,
    INS,
    LABEL,
    NAME,
    PPR,
    TBL,
    VAL,
    Element,
    P,
    T,
    child_of,
    element,
    mark_change,
    removed,
    w,
)

ORDER = (
    (Emphasise, EmphasiseCell, Restyle, Renumber, Undress),
    (Edit, EditCell, ShadeCell, PrefixText),
    (RestoreAnchor, TakeLabels),
    (Insert, InsertRow),
    (AddComment,),
    (RemoveRow, Remove, RetractProposal),
)
"""Looks before words, which are counted; then what is new; last what goes is taken away."""


class Executor:
    """A file while it takes up an incoming text."""

    def __init__(self, current: ReadFile, incoming: Incoming, tracker: Tracker) -> None:
        self._current = current
        self._file, self._items = current.file, current.items
        self._incoming, self._tracker = incoming, tracker
        self._transplant = incoming.transplant
        self._editor = Editor(incoming)
        self._comments = Comments(self._file, tracker.log)
        self._places = Places(self._file, self._items, tracker.log)
        self._prompt_look = PromptLook(self._comments, self._transplant.style, tracker)
        self._rows: dict[tuple[int, int], Element] = {}
        """By table and row, the last row that was set in after it."""
        self._anchors: dict[str, Element] | None = None
        """Our anchors by name, once one has to be given to another paragraph."""

    def take(self, steps: Sequence[Step]) -> None:
        """Takes all steps, in whatever order they were planned."""
        for kinds in ORDER:
            for step in steps:
                if isinstance(step, kinds):
                    self._touch(step)
                    self._take(step)
        going = (self._items[step.at].element for step in steps if isinstance(step, Remove))
        around = (one.getparent() for one in going)
        keep_tables_apart({one for one in around if one is not None}, self._tracker.log)
        self._name_labels_once()

    def _name_labels_once(self) -> None:
        """Leaves the bookmark round a label where it was before, should there be two now.

        So it is where a person made text of a table, and the new table waits beside it.
        """
        by_name: dict[str, list[Element]] = {}
        for start in self._file.body.iter(BOOKMARK_START):
            if start.get(NAME, "").startswith(LABEL):
                by_name.setdefault(start.get(NAME, ""), []).append(start)
        for starts in by_name.values():
            transplanted = self._transplant.labels
            first = next((one for one in starts if one.get(ID) not in transplanted), starts[0])
            for start in [one for one in starts if one is not first]:
                self._file.touch(self._file.main)
                _remove_bookmark(start)

    def _touch(self, step: Step) -> None:
        at = step.places[0] if isinstance(step, Edit) else getattr(step, "at", None)
        if isinstance(step, Insert):
            at = step.after
        self._file.touch(self._file.main if at is None or at < 0 else self._part_of(at))

    def _part_of(self, at: int) -> str:
        return self._file.part_of(self._items[at].element)

    def _shown(self, at: int) -> Shown:
        return self._current.shown(self._part_of(at))

    def _by(self, author: Author | None) -> Tracker:
        return self._tracker if author is None else self._tracker.by(author)

    def _take(self, step: Step) -> None:  # noqa: C901, PLR0912, PLR0915 - a case for each step
        match step:
            case Edit(places=places, hunks=hunks, sources=sources):
                paragraphs = [self._items[at].element for at in places]
                shown = self._shown(places[0])
                words = self._incoming.words(sources, hunks)
                self._editor.edit(paragraphs, hunks, words, shown, NEW_PARAGRAPH, self._tracker)
            case EditCell():
                self._cell(step)
            case ShadeCell(at=at, row=row):
                one = list(cells_in(self._items[at].rows[row]))[step.cell]
                self._tracker.reshade(self._items[at].rows[row], one, self._like(step))
            case Emphasise(at=at, source=source, tokens=tokens):
                one, words = self._items[at].element, self._incoming.words([source])
                self._editor.emphasise(one, tokens, words, self._shown(at), self._tracker)
            case EmphasiseCell(at=at, looks=looks):
                paragraphs, shown = self._in_cell(step), self._shown(at)
                self._editor.emphasise_cell(paragraphs, looks, shown, "\n", self._tracker)
            case PrefixText(at=at, text=text):
                one, shown = self._items[at].element, self._shown(at)
                self._editor.lead(one, text, shown, self._tracker)
            case Restyle(at=at, source=source):
                self._restyle(self._items[at].element, self._incoming.element(source))
            case Undress(at=at, row=row, cell=cell):
                self._prompt_look.take_away(self._items[at], row, cell)
            case Renumber(at=at, source=source):
                old, new = self._items[at].element, self._incoming.element(source)
                self._renumber(list_of(old), list_of(new))
            case RestoreAnchor(at=at, anchor=anchor, row=row):
                paragraph = self._paragraph_at(at, row)
                if paragraph is not None:
                    self._anchor(paragraph, anchor)
            case TakeLabels():
                self._take_labels(step)
            case Insert():
                self._insert(step)
            case InsertRow():
                self._insert_row(step)
            case AddComment(at=at, text=text, row=row):
                self._comment(at, text, row)
            case RemoveRow(at=at, row=row, author=author):
                without_anchors(self._items[at].rows[row])
                self._by(author).delete_row(self._items[at].rows[row])
            case Remove(at=at, author=author):
                self._remove(at, self._by(author))
            case RetractProposal(at=at, of=of):
                self._comments.remove(self._items[at].element)
                self._comments.remove(self._items[of].element)
                self._places.withdraw(at)

    def _restyle(self, paragraph: Element, incoming: Element) -> None:
        style = child_of(incoming, f"{PPR}/{w('pStyle')}").get(VAL, "")
        self._tracker.restyle(paragraph, self._transplant.style(style))
        if self._tracker.log.renews:
            # the comment in the margin was about what was here before
            self._comments.remove(paragraph)

    def _renumber(self, number: str, incoming: str) -> None:
        """Makes the points of the list with that number those of the list of an incoming point."""
        new = self._transplant.list_of_its_own(incoming)
        if not number or number == new:
            return
        for item in self._items:
            if not item.is_table and list_of(item.element) == number:
                self._tracker.renumber(item.element, new)

    def _in_cell(self, step: EditCell | EmphasiseCell) -> list[Element]:
        """The paragraphs of a cell."""
        cells = list(cells_in(self._items[step.at].rows[step.row]))
        return [one for one in blocks_in(cells[step.cell]) if one.tag == P]

    def _cell(self, step: EditCell) -> None:
        paragraphs, shown = self._in_cell(step), self._shown(step.at)
        words = self._incoming.words_of_cell(step)
        if step.hunks:
            self._editor.edit(paragraphs, step.hunks, words, shown, "\n", self._tracker)
        if step.beside:
            tracker = self._tracker.set_beside()
            self._editor.append(paragraphs[-1], " → ", words, shown, tracker)

    def _like(self, step: ShadeCell) -> Element:
        """The cell that has the colour: one of the table, else that of the incoming table."""
        rows, (row, cell) = self._items[step.at].rows, step.like or (0, 0)
        if not step.like:
            rows = list(rows_in(self._incoming.element(step.source)))
            row, cell = step.source_row, step.source_cell
        return list(cells_in(rows[row]))[cell]

    def _anchor(self, paragraph: Element, anchor: str) -> None:
        """Sets an anchor round a paragraph, and takes it from where it was before."""
        if self._anchors is None:
            starts = self._file.body.iter(BOOKMARK_START)
            self._anchors = {start.get(NAME, ""): start for start in starts}
        start = self._anchors.pop(anchor, None)
        if start is not None and start.getparent() is not None:
            _remove_bookmark(start)
        self._transplant.anchored(paragraph, anchor)

    def _take_labels(self, step: TakeLabels) -> None:
        """Lays bookmarks round the cells of a row that hold a label alone, as in the draft."""
        incoming = self._incoming.row(InsertRow(step.at, 0, step.source, step.source_row))
        here = list(cells_in(self._items[step.at].rows[step.row]))
        for cell, drawn in zip(here, cells_in(incoming), strict=False):
            starts = [one.get(NAME, "") for one in drawn.iter(BOOKMARK_START)]
            name = next((one for one in starts if one.startswith(LABEL)), "")
            paragraph = next(cell.iter(P), None)
            said, label = (
                "".join(node.text or "" for node in one.iter(T)) for one in (cell, drawn)
            )
            if name and paragraph is not None and said == label:
                self._anchor(paragraph, name)

    def _paragraph_at(self, at: int, row: int | None = None) -> Element | None:
        """The paragraph for an anchor or a comment: the item itself, or the first of a row."""
        item = self._items[max(at, 0)]
        if not item.is_table:
            return item.element
        return next(item.rows[row or 0].iter(P), None) if item.rows else None

    def _comment(self, at: int, text: str, row: int | None) -> None:
        paragraph = self._paragraph_at(at, row)
        if self._items[max(at, 0)].part != "body":
            body = (one for one in self._items if one.part == "body" and not one.is_table)
            paragraph = next(body).element
            self._file.touch(self._file.main)
        if paragraph is None:
            return
        self._comments.add(paragraph, text)
        if not self._tracker.log.renews:
            self._bind_comment(paragraph)

    def _bind_comment(self, paragraph: Element) -> None:
        """Puts a comment into the insertion of its paragraph: both are rejected together."""
        mark = mark_change(paragraph, INS)
        if mark is None:
            return
        log = self._tracker.log
        if log.is_own(mark):
            around = Tracker(log, beside=True).change("ins")
        else:
            around = element("ins", id=log.number())
            around.set(BY, mark.get(BY, ""))
            around.set(DATE, mark.get(DATE, ""))
        paragraph[-1].addprevious(around)
        around.append(paragraph[-1])

    def _insert(self, step: Insert) -> None:
        made = self._incoming.block(step)
        is_table = made.tag == TBL
        table = self._carried(step, step.carried, made) if step.carried else None
        generated = table.rows if table else list(rows_in(made)) if is_table else []
        rows = [next(row.iter(P), None) for row in generated] if is_table else [made]
        for paragraph, anchor in zip(rows, step.anchors, strict=False):
            if paragraph is not None and anchor:
                self._anchor(paragraph, anchor)
        first = next(made.iter(P), None)
        for text in (*self._incoming.prompts(step.source), step.comment):
            if text and first is not None:
                self._comments.add(first, text)
        tracker = self._tracker.by(self._incoming.author_of_block(step.source))
        tracker = tracker.set_beside() if step.beside else tracker
        self._places.insert(made, step.after, tracker, step.box)

    def _carried(self, step: Insert, carried: Carried, made: Element) -> CarriedTable:
        """A new table with what a person did in the one whose place it takes."""
        item = self._items[carried.at]
        table = CarriedTable(made, item.rows, self._tracker.log.number)

        def edit(one: CarriedCell, paragraphs: Sequence[Element]) -> None:
            place = (carried.at, one.from_row, one.from_cell)
            cell = EditCell(*place, one.hunks, step.source, one.row, one.cell)
            words, shown = self._incoming.words_of_cell(cell), self._shown(carried.at)
            self._editor.edit(paragraphs, one.hunks, words, shown, "\n", self._tracker)

        said = table.take(carried, edit)
        for old in item.rows:
            said += [(table.in_place_of(old), text) for text in self._comments.of_people(old)]
        for row, text in said:
            if (paragraph := next(row.iter(P), None)) is not None:
                self._comments.add(paragraph, text)
        return table

    def _insert_row(self, step: InsertRow) -> None:
        item = self._items[step.at]
        last = self._rows.get((step.at, step.after))
        if last is None and step.after >= 0:
            last = item.rows[step.after]
        made = insert_row(item.element, last, self._incoming.row(step), step.columns)
        paragraph, anchor = next(made.iter(P), None), self._incoming.row_anchor(step)
        if paragraph is not None and anchor:
            self._anchor(paragraph, anchor)
        self._tracker.insert_row(made)
        self._rows[step.at, step.after] = made

    def _remove(self, at: int, tracker: Tracker) -> None:
        item = self._items[at]
        without_anchors(item.element)
        if item.is_proposal and tracker.log.renews:
            self._comments.remove(item.element)
            self._places.withdraw(at)
        elif item.is_table:
            tracker.delete_table(item.element, item.rows)
        else:
            last = item.ends_section or self._places.ends_story(at)
            tracker.delete_paragraph(item.element, keep_mark=last)


def _remove_bookmark(start: Element) -> None:
    """Takes a bookmark away, wherever it ends."""
    ends = start.getroottree().getroot().iter(BOOKMARK_END)
    for end in [one for one in ends if one.get(ID) == start.get(ID)]:
        removed(end)
    removed(start)

"""Inserts paragraphs and tables into an edited file, so that rejecting them leaves no trace."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy

from toolkit.merge.word.apply.change_log import ChangeLog
from toolkit.merge.word.apply.tracked_changes import Tracker
from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.read.document import BodyItem
from toolkit.ooxml.containers import blocks_in, closed_by, row_change, rows_in
from toolkit.ooxml.wordml import (
    BOOKMARK_END,
    BOOKMARK_START,
    CUSTOM_XML,
    DEL,
    INS,
    LOOK_CHANGE,
    PARAGRAPH_CHANGE,
    PPR,
    RPR,
    SDT,
    SDT_CONTENT,
    SECTION,
    TBL,
    TRACKED,
    Element,
    P,
    R,
    child_of,
    element,
    first,
    is_generated,
    mark_change,
    parent_of,
    removed,
    w,
)

CONTENTS = w("docPartObj")


class Places:
    """Sets blocks in after items; several after one item keep their order."""

    def __init__(self, file: WordFile, items: Sequence[BodyItem], log: ChangeLog) -> None:
        self._file, self._items, self._log = file, items, log
        self._ends: dict[int, Element] = {}
        """By item, the last element that was set in after it."""
        self._behind: dict[Element, Element] = {}
        """By table with boxes, the last element that was set in behind it."""
        self._closers: set[Element] = set()
        """New paragraphs that took over the mark of one that ends a section or a story."""

    def insert(self, made: Element, after: int, tracker: Tracker, box: str | None = None) -> None:
        """Proposes a block after an item; one that is set beside it before all others.

        `box` is the box of an official form in which it is to be, as in `Insert`.
        """
        if made.tag == TBL:
            tracker.insert_table(made)
        around = self._items[after].box if after >= 0 else ""
        if box and box != around:
            first = next((one for one in self._items if one.box == box), None)
            if first is not None:
                self._ahead(made, first.element, tracker)
                return
        elif box == "" and around:
            self._behind_table(made, self._items[after].element, tracker)
            return
        self._insert_after(made, after, tracker)

    def _insert_after(self, made: Element, after: int, tracker: Tracker) -> None:
        """Directly behind an item, or behind what was set in behind it before."""
        beside = tracker.beside
        last = self._last(after, beside=beside)
        if last is None:
            self._at_start(made, tracker)
        elif last.tag == P and self._ends_one(last) and self._asks_for_a_look(last):
            # the mark that it would take over holds a change of people's, which cannot be kept
            # inside one of ours: the new one is before it
            if made.tag == P:
                tracker.insert_paragraph(made)
            last.addprevious(made)
        elif last.tag == P and self._ends_one(last):
            made = self._behind_an_end(last, made, tracker)
        else:
            if made.tag == P:
                tracker.insert_paragraph(made)
            last.addnext(made)
        made = self._apart(made, tracker)
        if not beside or after not in self._ends:
            self._ends[after] = made

    def _ahead(self, made: Element, first: Element, tracker: Tracker) -> None:
        """Before the first block of a box; several keep their order."""
        if made.tag == P:
            tracker.insert_paragraph(made)
        first.addprevious(made)
        self._apart(made, tracker)

    def _behind_table(self, made: Element, inner: Element, tracker: Tracker) -> None:
        """Behind the table in whose box a block is; several keep their order."""
        table = list(inner.iterancestors(TBL))[-1]
        last = self._behind.get(table, table)
        if made.tag == P:
            tracker.insert_paragraph(made)
        last.addnext(made)
        self._behind[table] = self._apart(made, tracker)

    def _last(self, after: int, *, beside: bool) -> Element | None:
        """The element behind which a block goes; None for the beginning."""
        if after < 0:
            return _behind_contents(self._ends.get(-1))
        element = self._items[after].element
        return _behind_contents(element if beside else self._ends.get(after, element))

    def _ends_one(self, last: Element) -> bool:
        """Whether a paragraph that stays is the last of a section or of its story."""
        return _section_of(last) is not None or self._ends_all(last)

    def _ends_all(self, last: Element) -> bool:
        """Whether a paragraph that stays is the last: behind a new one there is no mark to keep."""
        if not _is_last(last):
            return False
        mark = mark_change(last, INS)
        return mark is None or not self._log.is_own(mark)

    def _asks_for_a_look(self, paragraph: Element) -> bool:
        """Whether people propose how it is to look."""
        change = paragraph.find(f"{PPR}/{PARAGRAPH_CHANGE}")
        return change is not None and not self._log.is_own(change)

    def withdraw(self, at: int) -> None:
        """Takes away a proposal of ours, for which there is no trace to be left."""
        item = self._items[at]
        before = None if item.is_table else closed_by(item.element)
        if before is not None:
            _give_back(item.element, before)
        if before is not None or item.is_table or not _is_last(item.element):
            removed(item.element)

    def ends_story(self, at: int) -> bool:
        """Whether an item is the last of a header or of the text."""
        return _is_last(self._items[at].element)

    def _at_start(self, made: Element, tracker: Tracker) -> None:
        if made.tag == P:
            tracker.insert_paragraph(made)
        self._file.body.insert(0, made)

    def _behind_an_end(self, last: Element, made: Element, tracker: Tracker) -> Element:
        """After a paragraph that ends a section or a story: the new one takes over its mark."""
        if made.tag == TBL:
            last.addnext(made)
            closing = element("p")
            made.addnext(closing)
            made = closing
        else:
            tracker.insert_paragraph(made, mark=False)
            last.addnext(made)
        old = last.find(PPR)
        properties = first(made, PPR)
        change = tracker.change("pPrChange")
        before = element("pPr")
        if old is not None:
            before.extend([deepcopy(one) for one in _refused(old, self._log)])
            if (look := _mark_of_people(old, self._log)) is not None:
                for one in properties.findall(RPR):
                    removed(one)
                properties.append(look)
            for one in old.findall(SECTION):
                properties.append(one)
            if last in self._closers:
                for one in old.findall(PARAGRAPH_CHANGE):
                    old.remove(one)
        self._closers.add(made)
        change.append(before)
        properties.append(change)
        tracker.mark(last, INS)
        return made

    def _apart(self, made: Element, tracker: Tracker) -> Element:
        """Keeps a paragraph between two tables, and one after a table that comes last."""
        if made.tag != TBL:
            return made
        before = made.getprevious()
        if before is not None and before.tag == TBL:
            made.addprevious(_gap(tracker))
        after = made.getnext()
        if after is None or after.tag != P:
            gap = _gap(tracker)
            made.addnext(gap)
            return gap
        return made


def _gap(tracker: Tracker) -> Element:
    gap = element("p")
    tracker.insert_paragraph(gap)
    return gap


def _refused(properties: Element, log: ChangeLog) -> list[Element]:
    """The properties that a paragraph has once our proposals are refused."""
    change = properties.find(PARAGRAPH_CHANGE)
    if change is not None and log.is_own(change):
        old = change.find(PPR)
        return list(old) if old is not None else []
    return [one for one in properties if one.tag not in (SECTION, PARAGRAPH_CHANGE, RPR)]


def _mark_of_people(properties: Element, log: ChangeLog) -> Element | None:
    """The look of a paragraph's mark, with what people propose about it; taken from there."""
    look = properties.find(RPR)
    if look is None:
        return None
    kept = deepcopy(look)
    for one in [one for one in kept if one.tag in (*TRACKED, LOOK_CHANGE) and log.is_own(one)]:
        kept.remove(one)
    for one in [one for one in look if one.tag in TRACKED and not log.is_own(one)]:
        look.remove(one)
    return kept if len(kept) else None


def _give_back(closer: Element, before: Element) -> None:
    """The end of a section or story to the paragraph that had it before `closer` took it over."""
    taken, properties = child_of(closer, PPR), child_of(before, PPR)
    look, incoming = child_of(properties, RPR), taken.find(RPR)
    removed(child_of(look, INS))
    if incoming is not None:
        for one in reversed(
            [one for one in incoming if one.tag in TRACKED and not is_generated(one)]
        ):
            look.insert(0, one)
    if not len(look):
        removed(look)
    change = properties.find(PARAGRAPH_CHANGE)
    for section in taken.findall(SECTION):
        properties.append(section) if change is None else change.addprevious(section)
    if _is_inserted(before):
        for one in properties.findall(PARAGRAPH_CHANGE):
            removed(one)
        properties.append(child_of(taken, PARAGRAPH_CHANGE))


def _is_inserted(paragraph: Element) -> bool:
    """Whether all of it is itself a proposal of ours."""
    around = [parent_of(run) for run in paragraph.iter(R)]
    return bool(around) and all(one.tag == INS and is_generated(one) for one in around)


def _behind_contents(last: Element | None) -> Element | None:
    """The table of contents where `last` is its end: what comes into it, Word takes away again."""
    if last is not None:
        for around in last.iterancestors(SDT):
            if next(around.iter(CONTENTS), None) is not None:
                return around
    return last


def _section_of(paragraph: Element) -> Element | None:
    properties = paragraph.find(PPR)
    return properties.find(SECTION) if properties is not None else None


def _is_last(one: Element) -> bool:
    """Whether nothing follows in the same story but the section's properties."""
    return one.tag in (P, TBL) and not any(
        behind.tag in (P, TBL) or next(blocks_in(behind), None) is not None
        for behind in one.itersiblings(P, TBL, SDT, SDT_CONTENT, CUSTOM_XML)
    )


def keep_tables_apart(stories: Iterable[Element], log: ChangeLog) -> None:
    """Keeps, empty, one paragraph that we propose to take away between two tables that stay."""
    for story in stories:
        standing, last = False, None
        for one in story:
            if one.tag == P:
                if _is_own(mark_change(one, DEL), log):
                    last = one
                else:
                    standing, last = False, None
            elif one.tag == TBL:
                if all(_is_own(row_change(row, DEL), log) for row in rows_in(one)):
                    continue
                if standing and last is not None:
                    _stays(last)
                standing, last = True, None
            elif one.tag not in (BOOKMARK_START, BOOKMARK_END):
                standing, last = False, None


def _is_own(change: Element | None, log: ChangeLog) -> bool:
    return change is not None and log.is_own(change)


def _stays(paragraph: Element) -> None:
    mark = mark_change(paragraph, DEL)
    if mark is None:
        return
    look = parent_of(mark)
    removed(mark)
    if not len(look):
        removed(look)

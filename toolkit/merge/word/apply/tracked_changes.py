"""Makes tracked changes: insertions, deletions and changes of format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass, replace

from toolkit.merge.word.apply.cell_looks import shade
from toolkit.merge.word.apply.change_log import ChangeLog
from toolkit.merge.word.model.author import PROPOSAL, Author
from toolkit.merge.word.read.emphasis import TOGGLES, set_emphasis, set_toggle
from toolkit.merge.word.read.runs import INSTRUCTION, is_formula
from toolkit.ooxml.containers import blocks_in, cells_in, row_change, rows_in
from toolkit.ooxml.wordml import (
    CELL_CHANGE,
    DEL,
    HYPERLINK,
    INS,
    LINKS,
    LOOK_CHANGE,
    PARAGRAPH_CHANGE,
    PPR,
    RPR,
    SECTION,
    SIMPLE_FIELD,
    TCPR,
    TRACKED,
    TRANSPARENT,
    TRPR,
    VAL,
    Element,
    P,
    R,
    T,
    child_of,
    element,
    first,
    mark_change,
    parent_of,
    removed,
    w,
)

CELL_CHANGES = (CELL_CHANGE, w("cellIns"), w("cellDel"), w("cellMerge"))
DELETED_TEXT, DELETED_INSTRUCTION = w("delText"), w("delInstrText")


@dataclass(frozen=True, slots=True)
class Tracker:
    """Makes tracked changes of one author, each with a number of its own."""

    log: ChangeLog
    author: Author = PROPOSAL
    beside: bool = False
    """Whether the changes belong to a second version, which waits beside the first."""

    def by(self, author: Author) -> Tracker:
        """The same for another author."""
        return replace(self, author=author)

    def set_beside(self) -> Tracker:
        """The same for a second version."""
        return replace(self, beside=True)

    def change(self, name: str) -> Element:
        """An empty tracked change."""
        date = self.author.date or self.log.date
        made = element(name, id=self.log.number(), author=self.author.name, date=date)
        self.log.add(made, self.author, beside=self.beside)
        return made

    def inserted(self, runs: Iterable[Element]) -> Element:
        """The runs as an insertion."""
        made = self.change("ins")
        made.extend(list(runs))
        return made

    def delete_run(self, run: Element) -> None:
        """Proposes to take a run away; one that we proposed ourselves goes at once."""
        wrapper = parent_of(run)
        if wrapper.tag == INS and self.log.is_own(wrapper):
            wrapper.remove(run)
            if not len(wrapper):
                removed(wrapper)
            return
        if run.tag == SIMPLE_FIELD:
            for inner in list(run.iter(R)):
                self.delete_run(inner)
            return
        made = self.change("del")
        run.addprevious(made)
        made.append(run)
        as_deleted(run)

    def mark(self, paragraph: Element, name: str) -> None:
        """Proposes to insert or delete the mark that ends a paragraph."""
        if mark_change(paragraph, name) is not None:
            return
        properties = first(paragraph, PPR)
        look = properties.find(RPR)
        if look is None:
            look = element("rPr")
            behind = [one for one in properties if one.tag in (SECTION, PARAGRAPH_CHANGE)]
            if behind:
                behind[0].addprevious(look)
            else:
                properties.append(look)
        change = self.change(name.rpartition("}")[2])
        look.insert(1 if name == DEL and look.find(INS) is not None else 0, change)

    def delete_paragraph(self, paragraph: Element, *, keep_mark: bool = False) -> None:
        """Proposes to take a paragraph away; its mark stays where something must end."""
        for run in list(_seen_runs(paragraph)):
            self.delete_run(run)
        if not keep_mark:
            self.mark(paragraph, DEL)

    def insert_paragraph(self, paragraph: Element, *, mark: bool = True) -> None:
        """Makes all of a new paragraph a proposal."""
        self._wrap(paragraph)
        if mark:
            self.mark(paragraph, INS)

    def _wrap(self, parent: Element) -> None:
        """Each stretch of runs of one writer as an insertion, with deletions of others inside."""
        group: list[Element] = []
        for one in [*parent, None]:
            inside = one is not None and (one.tag == R or one.tag in TRACKED or is_formula(one.tag))
            writers = self.log.writers
            if group and (not inside or writers.get(one) != writers.get(group[0])):
                made = self.by(writers.get(group[0], self.author)).change("ins")
                group[0].addprevious(made)
                made.extend(group)
                group = []
            if inside:
                group.append(one)
            elif one is not None and (one.tag in LINKS or one.tag in TRANSPARENT):
                self._wrap(one)

    def insert_row(self, row: Element) -> None:
        """Makes all of a new row a proposal."""
        self._row(row, "ins")
        for paragraph in row.iter(P):
            self.insert_paragraph(paragraph)

    def insert_table(self, table: Element) -> None:
        """Makes all of a new table a proposal."""
        for row in rows_in(table):
            self.insert_row(row)

    def delete_row(self, row: Element) -> None:
        """Proposes to take a row away; one that we proposed ourselves goes at once."""
        change = row_change(row, INS)
        if change is not None and self.log.is_own(change):
            removed(row)
            return
        if row_change(row, DEL) is not None:
            return
        self._row(row, "del")
        for cell in cells_in(row):
            for one in blocks_in(cell):
                if one.tag == P:
                    self.delete_paragraph(one)

    def delete_table(self, table: Element, rows: Iterable[Element]) -> None:
        """Proposes to take these rows of a table away, and the table where no other is left."""
        for row in rows:
            self.delete_row(row)
        if next(rows_in(table), None) is None:
            removed(table)

    def _row(self, row: Element, name: str) -> None:
        properties = row.find(TRPR)
        if properties is None:
            properties = element("trPr")
            at = 0
            while at < len(row) and row[at].tag == w("tblPrEx"):
                at += 1
            row.insert(at, properties)
        properties.append(self.change(name))

    def reshade(self, row: Element, cell: Element, like: Element) -> None:
        """Proposes to give a cell of a row the colour of another one."""
        look = first(cell, TCPR)
        standing = look.find(CELL_CHANGE)
        old = element("tcPr")
        old.extend([deepcopy(one) for one in look if one.tag not in CELL_CHANGES])
        shade(cell, like)
        change = row_change(row, INS)
        if standing is None and not (change is not None and self.log.is_own(change)):
            noted = self.change("tcPrChange")
            noted.append(old)
            look.append(noted)

    def relook(self, run: Element, marks: str) -> None:
        """Proposes to give a run the emphasis of these letters."""
        look = first(run, RPR)
        old = deepcopy(look)
        set_emphasis(look, marks)
        self._note_look(run, look, old)

    def plain(self, run: Element, letter: str) -> None:
        """Proposes to take one emphasis from a run, and to leave it any other."""
        look = first(run, RPR)
        old = deepcopy(look)
        for name in TOGGLES[letter]:
            set_toggle(look, name, on=False)
        self._note_look(run, look, old)

    def _note_look(self, run: Element, look: Element, old: Element) -> None:
        """Says in the look of a run what it was, unless that is said there."""
        wrapper = parent_of(run)
        if look.find(LOOK_CHANGE) is None and not (wrapper.tag == INS and self.log.is_own(wrapper)):
            change = self.change("rPrChange")
            change.append(old)
            look.append(change)

    def renumber(self, paragraph: Element, number: str) -> None:
        """Proposes to make a point of a list one of the list with that number."""
        properties = first(paragraph, PPR)
        old = _paragraph_look(properties)
        child_of(properties, f"{w('numPr')}/{w('numId')}").set(VAL, number)
        self._note_change(properties, old)

    def restyle(self, paragraph: Element, style: str) -> None:
        """Proposes to give a paragraph a style."""
        properties = first(paragraph, PPR)
        old = _paragraph_look(properties)
        standing = properties.find(w("pStyle"))
        if standing is None:
            standing = element("pStyle")
            properties.insert(0, standing)
        standing.set(VAL, style)
        self._note_change(properties, old)

    def _note_change(self, properties: Element, old: Element) -> None:
        """Says beside the properties of a paragraph what they were, unless that is said there."""
        if properties.find(PARAGRAPH_CHANGE) is None:
            change = self.change("pPrChange")
            change.append(old)
            properties.append(change)


def _paragraph_look(properties: Element) -> Element:
    """A copy of the properties of a paragraph as a tracked change records them."""
    found = deepcopy(properties)
    for name in (RPR, SECTION, PARAGRAPH_CHANGE):
        for one in found.findall(name):
            found.remove(one)
    return found


def as_deleted(run: Element) -> None:
    """The run's text in the form that a deletion requires."""
    for one in run.iterchildren(T, INSTRUCTION):
        one.tag = DELETED_TEXT if one.tag == T else DELETED_INSTRUCTION


def as_standing(run: Element) -> None:
    """The run's text in the form that it has outside a deletion."""
    for one in run.iterchildren(DELETED_TEXT, DELETED_INSTRUCTION):
        one.tag = T if one.tag == DELETED_TEXT else INSTRUCTION


def _seen_runs(parent: Element) -> Iterator[Element]:
    """Runs, simple fields and formulas that are seen, through all that is wrapped round them."""
    for one in list(parent):
        if one.tag in (R, SIMPLE_FIELD):
            if one.find(w("commentReference")) is None:
                yield one
        elif one.tag == HYPERLINK or one.tag in TRANSPARENT or one.tag in TRACKED:
            if one.tag not in (DEL, w("moveFrom")):
                yield from _seen_runs(one)
        elif is_formula(one.tag):
            yield one

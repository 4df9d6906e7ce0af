"""The text of an edited file with our tracked changes accepted or rejected, to compare it by."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any, Protocol

from toolkit.merge.word.read.runs import COUNTED, FIELD
from toolkit.ooxml.containers import blocks_in, cells_in, row_change, rows_in
from toolkit.ooxml.wordml import (
    BOOKMARK_END,
    BOOKMARK_START,
    BY,
    CELL_CHANGE,
    DATE,
    DEL,
    FILL,
    ID,
    INS,
    LINKS,
    NAME,
    OURS,
    PPR,
    RPR,
    SECTION,
    SHADE,
    TBL,
    TBLPR,
    TCPR,
    TRACKED,
    TRANSPARENT,
    TRPR,
    Element,
    R,
    T,
    is_generated,
    mark_change,
    w,
)

Said = tuple[Any, ...]

PASSED_OVER = frozenset((w("proofErr"), w("lastRenderedPageBreak"), PPR, w("sdtPr"), w("sdtEndPr")))
BOX = w("txbxContent")
COMMENT_MARKS = frozenset((w("commentRangeStart"), w("commentRangeEnd"), w("commentReference")))
CHANGES = frozenset((w("rPrChange"), w("pPrChange")))
TEXTS = {T: "t", w("delText"): "t", w("instrText"): "i", w("delInstrText"): "i"}


class Own(Protocol):
    """Which changes and bookmarks of a file can be taken back."""

    def is_own(self, change: Element, /) -> bool:
        """Whether a tracked change is one of them."""

    def is_own_bookmark(self, start: Element, /) -> bool:
        """Whether the bookmark that begins there is one of them."""


class _Generated:
    """What builds proposed; their bookmarks are known by their names."""

    def is_own(self, change: Element) -> bool:
        return is_generated(change)

    def is_own_bookmark(self, _start: Element) -> bool:
        return False


GENERATED = _Generated()


class ResolvedView:
    """A file seen with all our proposals accepted, or all refused; what people did stands."""

    def __init__(
        self,
        *,
        accepted: bool,
        our_comments: Collection[str],
        own: Own = GENERATED,
        our_shade: str = "",
    ) -> None:
        """`our_shade` is the colour behind a prompt in a cell, which says nothing of a person's."""
        self._shade = our_shade
        self._gone = DEL if accepted else INS
        self._fields: list[list[str]] = []
        """The fields that are open: of each its instruction, and what it shows once that begins."""
        self._accepted = accepted
        self._comments = our_comments
        self.own = own

    def story(self, parent: Element) -> list[Said]:
        """All that a body, header, footer or cell says, paragraph by paragraph."""
        return self.blocks(blocks_in(parent))

    def blocks(self, blocks: Iterable[Element], same: Collection[Element] = ()) -> list[Said]:
        """All that these blocks say; for those in `same` it is enough that they are there."""
        found: list[Said] = []
        carried: list[Said] = []
        for one in blocks:
            if one in same and not carried:
                found.append(("same", one))
                continue
            if one.tag == TBL:
                table = list(self._table(one))
                if len(table) > 1:
                    if carried:
                        found.append(("p", (), _joined(carried)))
                        carried = []
                    found.extend(table)
                continue
            self._fields = []
            carried += self._content(one, ())
            change = mark_change(one, self._gone)
            if change is not None and self.own.is_own(change):
                continue
            found.append(("p", self._properties(one), _joined(carried)))
            carried = []
        if carried:
            found.append(("p", (), _joined(carried)))
        return found

    def _table(self, table: Element) -> Iterator[Said]:
        yield ("table", _signature(table.find(TBLPR)), _signature(table.find(w("tblGrid"))))
        for row in rows_in(table):
            change = row_change(row, self._gone)
            if change is not None and self.own.is_own(change):
                continue
            properties = row.find(TRPR)
            said = tuple(
                _signature(one)
                for one in (properties if properties is not None else ())
                if not (one.tag in (INS, DEL) and self.own.is_own(one))
            )
            yield ("row", said)
            for cell in cells_in(row):
                yield ("cell", self._cell_properties(cell), tuple(self.story(cell)))

    def _cell_properties(self, cell: Element) -> Said:
        properties = cell.find(TCPR)
        said = list(properties) if properties is not None else []
        change = properties.find(CELL_CHANGE) if properties is not None else None
        if change is not None and self.own.is_own(change):
            old = None if self._accepted else change.find(TCPR)
            said = [one for one in said if one is not change] if old is None else list(old)
        return tuple(
            _signature(one)
            for one in said
            if not (self._shade and one.tag == SHADE and one.get(FILL) == self._shade)
        )

    def _properties(self, paragraph: Element) -> Said:
        properties = paragraph.find(PPR)
        if properties is None:
            return ()
        said = list(properties)
        change = properties.find(w("pPrChange"))
        if change is not None and self.own.is_own(change) and not self._accepted:
            kept = [one for one in said if one.tag in (RPR, SECTION)]
            old = change.find(PPR)
            said = [*(old if old is not None else ()), *kept]
        found = []
        for one in said:
            if one.tag == w("pPrChange") and self.own.is_own(one):
                continue
            if one.tag == RPR:
                look = self._look(one)
                if look:
                    found.append(("mark", look))
                continue
            found.append(_signature(one))
        return tuple(found)

    def _look(self, look: Element | None) -> Said:
        if look is None:
            return ()
        said = list(look)
        change = look.find(w("rPrChange"))
        if change is not None and self.own.is_own(change) and not self._accepted:
            old = change.find(RPR)
            said = list(old) if old is not None else []
        return tuple(
            _signature(one)
            for one in said
            if not ((one.tag in CHANGES or one.tag in (INS, DEL)) and self.own.is_own(one))
        )

    def _step_into(self, mark: Element) -> None:
        """Keeps count of the fields that are open."""
        kind = mark.get(w("fldCharType"))
        if kind == "begin":
            self._fields.append([""])
        elif kind == "separate" and self._fields:
            self._fields[-1].append(kind)
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _is_counted(self) -> bool:
        """Whether what is here is what Word counts or repeats by itself."""
        return any(len(one) > 1 and one[0].split()[:1] in COUNTED for one in self._fields)

    def _content(self, parent: Element, around: Said) -> list[Said]:
        found: list[Said] = []
        for one in parent:
            tag = one.tag
            if tag == R:
                found += self._run(one, around)
            elif tag in TRACKED:
                if self.own.is_own(one):
                    if tag != self._gone:
                        found += self._content(one, around)
                else:
                    found += self._content(one, (*around, (tag, one.get(BY), one.get(DATE))))
            elif tag in LINKS or tag in TRANSPARENT:
                properties = one.find(w("sdtPr"))
                kind = (tag, tuple(sorted(one.attrib.items())), _signature(properties))
                found += self._content(one, (*around, kind))
            elif tag in (BOOKMARK_START, BOOKMARK_END) or tag in COMMENT_MARKS:
                found += self._mark(one)
            elif isinstance(tag, str) and tag not in PASSED_OVER:
                found.append((around, (), self._object(one)))
        return found

    def _run(self, run: Element, around: Said) -> list[Said]:
        look = self._look(run.find(RPR))
        found: list[Said] = []
        for one in run:
            if one.tag == RPR or one.tag in PASSED_OVER:
                continue
            if one.tag in COMMENT_MARKS:
                found += self._mark(one)
            elif one.tag in TEXTS:
                if self._fields and TEXTS[one.tag] == "i" and len(self._fields[-1]) == 1:
                    self._fields[-1][0] += one.text or ""
                elif self._fields and self._is_counted():
                    continue
                found.append((around, look, TEXTS[one.tag], one.text or ""))
            else:
                if one.tag == FIELD:
                    self._step_into(one)
                found.append((around, look, self._object(one)))
        return found

    def _object(self, one: Element) -> Said:
        """What an object shows; what is in its text boxes as in any other story."""
        if one.tag == BOX:
            outside, self._fields = self._fields, []
            said = tuple(self.story(one))
            self._fields = outside
            return (one.tag, said)
        if next(one.iter(BOX), None) is None:
            return _signature(one)
        inside = tuple([self._object(inner) for inner in one if _counts(inner)])
        return (*_signature(one)[:-1], inside)

    def _mark(self, one: Element) -> list[Said]:
        if one.tag in COMMENT_MARKS:
            return [] if one.get(ID) in self._comments else [((), (), _signature(one))]
        if one.tag == BOOKMARK_START and not one.get(NAME, "").startswith(OURS):
            return [] if self.own.is_own_bookmark(one) else [((), (), ("bookmark", one.get(NAME)))]
        return []


def _signature(one: Element | None) -> Said:
    if one is None:
        return ()
    return (
        one.tag,
        tuple(sorted(one.attrib.items())) if len(one.attrib) else (),
        (one.text or "").strip(),
        tuple([_signature(inner) for inner in one if _counts(inner)]),
    )


def _counts(one: Element) -> bool:
    """Whether an element inside of something belongs to what a person has; our anchors do not."""
    if one.tag == BOOKMARK_START:
        return not one.get(NAME, "").startswith(OURS)
    return isinstance(one.tag, str) and one.tag != BOOKMARK_END


def _joined(pieces: list[Said]) -> Said:
    """Neighbouring texts in one look as one."""
    found: list[Said] = []
    for piece in pieces:
        if len(piece) == 4 and found and len(found[-1]) == 4 and found[-1][:3] == piece[:3]:
            found[-1] = (*piece[:3], found[-1][3] + piece[3])
        elif len(piece) != 4 or piece[3]:
            found.append(piece)
    return tuple(found)

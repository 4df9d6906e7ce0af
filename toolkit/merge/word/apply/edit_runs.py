"""Words of a paragraph of Word give way to others, as tracked changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from itertools import groupby

from lxml import etree

from toolkit.merge.text.three_way import Hunk
from toolkit.merge.text.tokens import OPAQUE
from toolkit.merge.word.apply.fields import in_runs
from toolkit.merge.word.apply.tracked_changes import Tracker
from toolkit.merge.word.plan.cell_emphasis import look_after
from toolkit.merge.word.plan.steps import CellLook
from toolkit.merge.word.read.emphasis import EMPHASIS, set_emphasis
from toolkit.merge.word.read.runs import Shown, marks_of
from toolkit.merge.word.read.split_runs import Atom, coalesce, taken_apart, text_node, top_of
from toolkit.ooxml.wordml import DEL, LINKS, PPR, RPR, Element, R, element, first, w

LINE = "\n"
LOOKS_KEPT_APART = (w("rStyle"), w("rPrChange"))

Graft = Callable[[Element], Element]
"""A run or link of the new file as it may stand in the edited one."""


class Editor:
    """Makes hunks in the paragraphs of one edited file."""

    def __init__(self, tracker: Tracker, graft: Graft) -> None:
        self._tracker = tracker
        self._graft = graft

    def edit(
        self,
        paragraphs: Sequence[Element],
        hunks: Sequence[Hunk],
        theirs: Sequence[Atom],
        shown: Shown,
        mark: str,
    ) -> None:
        """Makes the hunks; `theirs` are the tokens of the new text."""
        # a token that is changed, and its neighbours, for what is new goes between two of them
        wanted = {at for hunk in hunks for at in range(hunk.start - 1, hunk.end + 1)}
        mine = taken_apart(paragraphs, shown, wanted, mark)
        for hunk in reversed(hunks):
            self._hunk(paragraphs, mine, _whole_fields(hunk, mine, theirs), theirs)
        for paragraph in paragraphs:
            coalesce(paragraph, self._tracker.number)

    def append(self, paragraph: Element, lead: str, theirs: Sequence[Atom], shown: Shown) -> None:
        """Sets words at the end of a paragraph."""
        mine = taken_apart([paragraph], shown, ())
        hunk = Hunk(len(mine), len(mine), 0, len(theirs))
        self._hunk([paragraph], mine, hunk, [Atom(lead, "", []), *theirs], extra=1)
        coalesce(paragraph, self._tracker.number)

    def lead(self, paragraph: Element, text: str, shown: Shown) -> None:
        """Sets words at the beginning of a paragraph."""
        mine = taken_apart([paragraph], shown, ())
        self._hunk([paragraph], mine, Hunk(0, 0, 0, 1), [Atom(text, "", [])])
        coalesce(paragraph, self._tracker.number)

    def emphasise(
        self,
        paragraph: Element,
        tokens: Sequence[tuple[int, int]],
        theirs: Sequence[Atom],
        shown: Shown,
    ) -> None:
        """Gives tokens the emphasis that they have in the new text."""
        mine = taken_apart([paragraph], shown, {at for at, _ in tokens})
        for at, new in tokens:
            for holder in mine[at].holders:
                if holder.tag == R:
                    self._look_like(holder, theirs[new])
        coalesce(paragraph, self._tracker.number)

    def _look_like(self, run: Element, atom: Atom) -> None:
        self._tracker.relook(run, atom.marks)

    def relook(
        self, paragraphs: Sequence[Element], looks: Sequence[CellLook], shown: Shown, mark: str
    ) -> None:
        """Gives words the emphasis that they have now, where they look as they did."""
        mine = taken_apart(paragraphs, shown, {look.token for look in looks}, mark)
        for look in looks:
            for holder in mine[look.token].holders:
                marks = marks_of(holder) if holder.tag == R else ""
                if holder.tag == R and (now := look_after(look, marks)) != marks:
                    self._tracker.relook(holder, now)
        for paragraph in paragraphs:
            coalesce(paragraph, self._tracker.number)

    def _hunk(
        self,
        paragraphs: Sequence[Element],
        mine: Sequence[Atom],
        hunk: Hunk,
        theirs: Sequence[Atom],
        extra: int = 0,
    ) -> None:
        new = theirs[hunk.left : hunk.right + extra]
        neighbour = _neighbour(mine, hunk)
        cursor = _Cursor(paragraphs, mine, hunk)
        runs = list(self._made(new, theirs, hunk, neighbour))
        for link, group in groupby(runs, key=_link):
            self._set(cursor, link, [run for _, run in group])
        gone: list[Element] = []
        for atom in mine[hunk.start : hunk.end]:
            for holder in atom.holders if atom.holders is not gone else ():
                self._tracker.delete_run(holder)
            gone = atom.holders
            if atom.mark is not None:
                self._tracker.mark(atom.mark, DEL)

    def _set(self, cursor: _Cursor, link: Element | None, runs: list[Element]) -> None:
        made = self._tracker.inserted(runs)
        if link is None:
            cursor.leave_link()
            cursor.put(made)
        elif cursor.link is not None and _target(cursor.link) == _target(self._graft(link)):
            cursor.put(made)
        else:
            cursor.leave_link(always=True)
            around = self._graft(link)
            for one in list(around):
                around.remove(one)
            around.append(made)
            cursor.put(around)

    def _made(  # noqa: C901, PLR0912
        self, new: Sequence[Atom], theirs: Sequence[Atom], hunk: Hunk, neighbour: Element | None
    ) -> Iterator[tuple[Element | None, Element]]:
        """The new tokens as runs, each with the link that it stands in."""
        around = theirs[hunk.left - 1].marks if hunk.left else None
        if around is None:
            around = theirs[hunk.right].marks if hunk.right < len(theirs) else ""
        done: list[Element] = []
        for atom in new:
            if _is_whole(atom, new, theirs):
                if atom.holders is not done:
                    for holder in atom.holders:
                        for one in in_runs(self._graft(holder)):
                            # what is wrapped round runs cannot stand in a tracked insertion
                            runs = one.iter(R) if len(one) and one.tag in LINKS else (one,)
                            yield from ((atom.link, run) for run in list(runs))
                done = atom.holders
                continue
            run = etree.Element(R)
            look = deepcopy(neighbour.find(RPR)) if neighbour is not None else None
            if look is not None:
                for one in [child for child in look if child.tag in LOOKS_KEPT_APART]:
                    if one.tag != w("rStyle") or one.get(w("val")) == "Hyperlink":
                        look.remove(one)
                run.append(look)
            if look is not None or (set(atom.marks) ^ set(around)) & EMPHASIS:
                set_emphasis(first(run, RPR), atom.marks, around)
            if atom.text == LINE:
                run.append(element("br"))
            elif atom.text == "\t":
                run.append(element("tab"))
            else:
                run.append(text_node(atom.text))
            yield None, run


def _whole_fields(hunk: Hunk, mine: Sequence[Atom], theirs: Sequence[Atom]) -> Hunk:
    """The hunk, grown to the whole of a field of which it holds a part."""
    start, end, left, right = hunk.start, hunk.end, hunk.left, hunk.right
    while (
        0 < start < end
        and left
        and mine[start - 1].holders
        and mine[start - 1].holders is mine[start].holders
        and mine[start - 1].text == theirs[left - 1].text
    ):
        start, left = start - 1, left - 1
    while (
        start < end < len(mine)
        and right < len(theirs)
        and mine[end].holders
        and mine[end].holders is mine[end - 1].holders
        and mine[end].text == theirs[right].text
    ):
        end, right = end + 1, right + 1
    return Hunk(start, end, left, right)


def _is_whole(atom: Atom, new: Sequence[Atom], theirs: Sequence[Atom]) -> bool:
    """Whether a new token comes with its runs as they are: a field, a picture, a link."""
    if atom.text.startswith(OPAQUE) or atom.link is not None:
        return True
    if len(atom.holders) < 2:
        return False
    return sum(one.holders is atom.holders for one in new) == sum(
        one.holders is atom.holders for one in theirs
    )


class _Cursor:
    """Where new runs go: after what they take the place of, or between two words."""

    def __init__(self, paragraphs: Sequence[Element], mine: Sequence[Atom], hunk: Hunk) -> None:
        self._before: Element | None = None
        self._after: Element | None = None
        self._first = paragraphs[0]
        self.link: Element | None = None
        replaced = [atom for atom in mine[hunk.start : hunk.end] if atom.holders]
        if replaced:
            self._place(replaced[-1])
            return
        last = mine[hunk.start - 1] if hunk.start else None
        if last is not None and last.holders:
            self._place(last)
        elif hunk.start < len(mine) and mine[hunk.start].holders:
            self._before = top_of(mine[hunk.start].holders[0])
            if mine[hunk.start].link is not None:
                self._before = mine[hunk.start].link
        else:
            self._first = _next_paragraph(paragraphs, last)

    def _place(self, atom: Atom) -> None:
        self._after = top_of(atom.holders[-1])
        self.link = atom.link

    def leave_link(self, *, always: bool = False) -> None:
        """Steps out of a link, unless more of it follows."""
        if self.link is None:
            return
        more = self._after is not None and self._after.getnext() is not None
        if more and not always:
            return
        self._after, self.link = self.link, None

    def put(self, made: Element) -> None:
        """Sets it down and stands behind it."""
        if self._after is not None:
            self._after.addnext(made)
        elif self._before is not None:
            self._before.addprevious(made)
        else:
            _after_properties(self._first, made)
        self._after = made


def _after_properties(paragraph: Element, made: Element) -> None:
    at = 0
    while at < len(paragraph) and paragraph[at].tag in (PPR, w("bookmarkStart")):
        at += 1
    paragraph.insert(at, made)


def _next_paragraph(paragraphs: Sequence[Element], last: Atom | None) -> Element:
    if last is None or last.mark is None:
        return paragraphs[0]
    return paragraphs[list(paragraphs).index(last.mark) + 1]


def _neighbour(mine: Sequence[Atom], hunk: Hunk) -> Element | None:
    """The run whose look new words take."""
    order: list[int] = [*range(hunk.start, hunk.end), hunk.start - 1, hunk.end]
    for at in order:
        if 0 <= at < len(mine) and _is_in_one_run(mine[at]):
            return mine[at].holders[0]
    return None


def _is_in_one_run(atom: Atom) -> bool:
    """Whether a token is text in a run of its own."""
    return len(atom.holders) == 1 and atom.holders[0].tag == R and not atom.text.startswith(OPAQUE)


def _link(pair: tuple[Element | None, Element]) -> Element | None:
    return pair[0]


def _target(link: Element) -> tuple[tuple[str, str], ...]:
    return tuple(
        sorted((str(key), str(value)) for key, value in link.attrib.items() if "history" not in key)
    )

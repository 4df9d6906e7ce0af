"""Replaces words of a Word paragraph as tracked changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import replace
from itertools import groupby

from lxml import etree

from toolkit.merge.text.three_way import Hunk
from toolkit.merge.text.tokens import OPAQUE
from toolkit.merge.word.apply.fields import in_runs
from toolkit.merge.word.apply.incoming import Incoming, Words
from toolkit.merge.word.apply.part_of_word import narrowed
from toolkit.merge.word.apply.tracked_changes import Tracker
from toolkit.merge.word.plan.cell_emphasis import look_after
from toolkit.merge.word.plan.steps import CellLook
from toolkit.merge.word.read.emphasis import EMPHASIS, set_emphasis
from toolkit.merge.word.read.runs import Shown, marks_of
from toolkit.merge.word.read.split_runs import Atom, coalesce, taken_apart, text_node, top_of
from toolkit.ooxml.wordml import (
    BOOKMARK_END,
    BOOKMARK_START,
    DEL,
    ID,
    INS,
    LINKS,
    NAME,
    OURS,
    PARAGRAPH_CHANGE,
    PPR,
    RPR,
    SECTION,
    VAL,
    Element,
    R,
    attributes_of,
    element,
    first,
    parent_of,
    w,
)

LINE = "\n"
LOOKS_KEPT_APART = (w("rStyle"), w("rPrChange"))


class Editor:
    """Makes hunks in the paragraphs of one edited file."""

    def __init__(self, incoming: Incoming) -> None:
        self._incoming = incoming
        self._ends: set[Element] = set()
        """New runs at which a paragraph is to be split."""

    def edit(
        self,
        paragraphs: Sequence[Element],
        hunks: Sequence[Hunk],
        words: Words,
        shown: Shown,
        mark: str,
        tracker: Tracker,
    ) -> None:
        """Makes the hunks, whose new tokens are among the `words`."""
        # a token that is changed, and its neighbours, for what is new goes between two of them
        wanted = {at for hunk in hunks for at in range(hunk.start - 1, hunk.end + 1)}
        current = taken_apart(paragraphs, shown, wanted, mark)
        splits = self._incoming.splits_paragraphs
        for hunk in reversed(hunks):
            whole = _whole_fields(hunk, current, words.atoms)
            self._hunk(paragraphs, current, whole, words, tracker, splits=splits)
        for paragraph in paragraphs:
            coalesce(paragraph, tracker.log)
        for paragraph in paragraphs:
            for run in [one for one in paragraph.iter(R) if one in self._ends]:
                self._split(paragraph, run, tracker)
        self._ends.clear()

    def append(
        self, paragraph: Element, lead: str, words: Words, shown: Shown, tracker: Tracker
    ) -> None:
        """Sets words at the end of a paragraph."""
        current = taken_apart([paragraph], shown, ())
        hunk = Hunk(len(current), len(current), 0, len(words.atoms))
        words = replace(words, atoms=[Atom(lead, "", []), *words.atoms])
        self._hunk([paragraph], current, hunk, words, tracker, extra=1)
        coalesce(paragraph, tracker.log)

    def lead(self, paragraph: Element, text: str, shown: Shown, tracker: Tracker) -> None:
        """Sets words at the beginning of a paragraph."""
        current = taken_apart([paragraph], shown, ())
        words = Words([Atom(text, "", [])])
        self._hunk([paragraph], current, Hunk(0, 0, 0, 1), words, tracker)
        coalesce(paragraph, tracker.log)

    def emphasise(
        self,
        paragraph: Element,
        tokens: Sequence[tuple[int, int]],
        words: Words,
        shown: Shown,
        tracker: Tracker,
    ) -> None:
        """Gives tokens the emphasis that they have in the incoming text."""
        current = taken_apart([paragraph], shown, {at for at, _ in tokens})
        for at, new in tokens:
            for holder in current[at].holders:
                if holder.tag == R:
                    self._incoming.emphasise(holder, words.atoms[new], tracker)
        coalesce(paragraph, tracker.log)

    def emphasise_cell(
        self,
        paragraphs: Sequence[Element],
        looks: Sequence[CellLook],
        shown: Shown,
        mark: str,
        tracker: Tracker,
    ) -> None:
        """Gives words the emphasis that they have now, where they look as they did."""
        current = taken_apart(paragraphs, shown, {look.token for look in looks}, mark)
        for look in looks:
            for holder in current[look.token].holders:
                marks = marks_of(holder) if holder.tag == R else ""
                if holder.tag == R and (now := look_after(look, marks)) != marks:
                    tracker.relook(holder, now)
        for paragraph in paragraphs:
            coalesce(paragraph, tracker.log)

    def _hunk(
        self,
        paragraphs: Sequence[Element],
        current: Sequence[Atom],
        hunk: Hunk,
        words: Words,
        tracker: Tracker,
        *,
        extra: int = 0,
        splits: bool = False,
    ) -> None:
        deleted = "".join(atom.text for atom in current[hunk.start : hunk.end])
        inside = self._incoming.author_inside_words(words, hunk, deleted)
        tracker = tracker.by(inside or self._incoming.author_of_words(words, hunk, deleted))
        if inside:
            current, words, hunk = narrowed(current, words, hunk)
        cursor = _Cursor(paragraphs, current, hunk)
        neighbour = _neighbour(current, hunk)
        runs = list(self._made(words.atoms, hunk, extra, neighbour, splits=splits))
        for link, group in groupby(runs, key=_link):
            self._set(cursor, link, tracker.inserted([run for _, run in group]))
        gone: list[Element] = []
        for atom in current[hunk.start : hunk.end]:
            for holder in atom.holders if atom.holders is not gone else ():
                tracker.delete_run(holder)
            gone = atom.holders
            if atom.mark is not None:
                tracker.mark(atom.mark, DEL)

    def _set(self, cursor: _Cursor, link: Element | None, made: Element) -> None:
        if link is None:
            cursor.leave_link()
            cursor.put(made)
        elif cursor.link is not None and _target(cursor.link) == _target(self._incoming.run(link)):
            cursor.put(made)
        else:
            cursor.leave_link(always=True)
            around = self._incoming.run(link)
            for one in list(around):
                around.remove(one)
            around.append(made)
            cursor.put(around)

    def _made(
        self,
        incoming: Sequence[Atom],
        hunk: Hunk,
        extra: int,
        neighbour: Element | None,
        *,
        splits: bool,
    ) -> Iterator[tuple[Element | None, Element]]:
        """The new tokens as runs, each with the link that it is in."""
        before = incoming[hunk.left - 1] if hunk.left else None
        around = before.marks if before else None
        if around is None:
            around = incoming[hunk.right].marks if hunk.right < len(incoming) else ""
        new = incoming[hunk.left : hunk.right + extra]
        done: list[Element] = []
        for atom in new:
            if splits and atom.mark is not None:
                end = element("r")
                end.append(element("cr"))
                self._ends.add(end)
                yield None, end
            elif _is_whole(atom, new, incoming):
                if atom.holders is not done:
                    yield from self._whole(atom)
                done = atom.holders
            else:
                run = _run(atom, neighbour, around)
                if atom.holders and len(atom.holders) == 1:
                    self._incoming.dress(run, atom, before)
                yield None, run

    def _whole(self, atom: Atom) -> Iterator[tuple[Element | None, Element]]:
        """The runs of a token as they are."""
        for holder in atom.holders:
            for one in in_runs(self._incoming.run(holder)):
                # what is wrapped round runs cannot be in a tracked insertion
                runs = one.iter(R) if len(one) and one.tag in LINKS else (one,)
                yield from ((atom.link, run) for run in list(runs))

    def _split(self, paragraph: Element, end: Element, tracker: Tracker) -> None:
        """Splits the paragraph at a new run: what is before it becomes a paragraph of its own."""
        wrapper = parent_of(end)
        if wrapper.tag != INS or wrapper.getparent() is not paragraph:
            end[:] = [element("br")]
            return
        made = element("p")
        if (properties := paragraph.find(PPR)) is not None:
            made.append(deepcopy(properties))
            for one in [each for each in made[0] if each.tag in (RPR, SECTION, PARAGRAPH_CHANGE)]:
                made[0].remove(one)
        paragraph.addprevious(made)
        for one in [each for each in paragraph if each.tag != PPR]:
            if one is wrapper:
                break
            made.append(one)
        before = etree.Element(wrapper.tag, attributes_of(wrapper))
        for one in list(wrapper):
            if one is end:
                break
            before.append(one)
        wrapper.remove(end)
        if len(before):
            tracker.log.renumber(before)
            made.append(before)
        if not len(wrapper):
            paragraph.remove(wrapper)
        _close_anchors(made, paragraph)
        tracker.by(tracker.log.author_of(before)).mark(made, INS)


def _run(atom: Atom, neighbour: Element | None, around: str) -> Element:
    """A new run with one token, in the look of its neighbour."""
    run = etree.Element(R)
    look = deepcopy(neighbour.find(RPR)) if neighbour is not None else None
    if look is not None:
        for one in [child for child in look if child.tag in LOOKS_KEPT_APART]:
            if one.tag != w("rStyle") or one.get(VAL) == "Hyperlink":
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
    return run


def _close_anchors(made: Element, rest: Element) -> None:
    """Lets our anchors that begin in the one paragraph end there."""
    starts = {
        one.get(ID): one for one in made.iter(BOOKMARK_START) if one.get(NAME, "").startswith(OURS)
    }
    for end in [one for one in rest.iter(BOOKMARK_END) if one.get(ID) in starts]:
        made.append(end)


def _whole_fields(hunk: Hunk, current: Sequence[Atom], incoming: Sequence[Atom]) -> Hunk:
    """The hunk, grown to the whole of a field of which it holds a part."""
    start, end, left, right = hunk.start, hunk.end, hunk.left, hunk.right
    while (
        0 < start < end
        and left
        and current[start - 1].holders
        and current[start - 1].holders is current[start].holders
        and current[start - 1].text == incoming[left - 1].text
    ):
        start, left = start - 1, left - 1
    while (
        start < end < len(current)
        and right < len(incoming)
        and current[end].holders
        and current[end].holders is current[end - 1].holders
        and current[end].text == incoming[right].text
    ):
        end, right = end + 1, right + 1
    return Hunk(start, end, left, right)


def _is_whole(atom: Atom, new: Sequence[Atom], incoming: Sequence[Atom]) -> bool:
    """Whether a new token comes with its runs as they are: a field, a picture, a link."""
    if atom.text.startswith(OPAQUE) or atom.link is not None:
        return True
    if len(atom.holders) < 2:
        return False
    return sum(one.holders is atom.holders for one in new) == sum(
        one.holders is atom.holders for one in incoming
    )


class _Cursor:
    """Where new runs go: after what they take the place of, or between two words."""

    def __init__(self, paragraphs: Sequence[Element], current: Sequence[Atom], hunk: Hunk) -> None:
        self._before: Element | None = None
        self._after: Element | None = None
        self._first = paragraphs[0]
        self.link: Element | None = None
        replaced = [atom for atom in current[hunk.start : hunk.end] if atom.holders]
        if replaced:
            self._place(replaced[-1])
            return
        last = current[hunk.start - 1] if hunk.start else None
        if last is not None and last.holders:
            self._place(last)
        elif hunk.start < len(current) and current[hunk.start].holders:
            self._before = top_of(current[hunk.start].holders[0])
            if current[hunk.start].link is not None:
                self._before = current[hunk.start].link
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
        """Puts the element in its place; the next one comes behind it."""
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


def _neighbour(current: Sequence[Atom], hunk: Hunk) -> Element | None:
    """The run whose look new words take."""
    order: list[int] = [*range(hunk.start, hunk.end), hunk.start - 1, hunk.end]
    for at in order:
        if 0 <= at < len(current) and _is_in_one_run(current[at]):
            return current[at].holders[0]
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

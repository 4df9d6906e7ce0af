"""The current file takes up what people did in copies of it, one copy after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from toolkit.merge.copies.authors import (
    AuthoredTracker,
    Authors,
    assign_authors,
    mask_authors,
    quieted,
)
from toolkit.merge.copies.comments_bookmarks import Marks
from toolkit.merge.copies.copy import Copy, digest_of, row_anchors, says_nothing, words_of_comment
from toolkit.merge.copies.earlier_versions import Past
from toolkit.merge.copies.executor import CopyExecutor
from toolkit.merge.copies.finalize import finalized
from toolkit.merge.copies.margin_comments import OUTLINE
from toolkit.merge.copies.match_copy import CopyMatch, match_copy, not_brought
from toolkit.merge.copies.plan import plan_copy
from toolkit.merge.copies.steps import Plan
from toolkit.merge.copies.transplant import AuthoredTransplant
from toolkit.merge.copies.who_edited import last_author
from toolkit.merge.outcome import MergeReport, excerpt
from toolkit.merge.refusals import refusal
from toolkit.merge.word.apply.comments import Comments
from toolkit.merge.word.model.containers import blocks_in, cells_in
from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.model.text_model import Block, same_text
from toolkit.merge.word.plan.paragraphs import NEW_PARAGRAPH
from toolkit.merge.word.plan.steps import AddComment
from toolkit.merge.word.read.base_blocks import blocks_of_base
from toolkit.merge.word.read.document import BodyItem, Reader, body_items, shown_in
from toolkit.merge.word.read.labels import Labels, generated_labels
from toolkit.merge.word.update import Changes
from toolkit.merge.word.verify.reversibility import Safeguard
from toolkit.ooxml.archive import PackageError, described
from toolkit.ooxml.custom_properties import properties_of
from toolkit.ooxml.package import Package
from toolkit.ooxml.wordml import BY, TRACKED, Element, P, is_generated
from toolkit.unforeseen import unforeseen

MERGED = "pk.copies"
"""The property by which a file knows which copies it has taken up; their checksums."""

REMEMBERED = 14
"""So many checksums fit into a property."""

KNOWN_AT_LEAST = 0.4
"""The part of what was generated in a copy that must stand in the current file."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one copy."""

    copy: Copy
    account: MergeReport
    comments: int = 0
    notes: int = 0
    look_at: tuple[str, ...] = ()
    """What a person should see, though nothing waits for a decision."""

    before: bool = False
    """Whether it was merged before, so that nothing of it was looked at."""

    deletes: bool = False
    """Whether something in the current file is deleted because of it."""


@dataclass(frozen=True, slots=True)
class Merged:
    """The current file with all copies in it; the very bytes of before where nothing is new."""

    content: bytes
    taken: tuple[Taken, ...]


def merge_copies(  # noqa: PLR0913
    current: bytes,
    base: Any,
    copies: Sequence[Copy],
    *,
    clock: datetime,
    changes: Changes = "tracked",
    earlier: Callable[[], Iterable[bytes]] = tuple,
    again: bool = False,
    name: str = "",
) -> Merged:
    """Brings what people did in the copies into the current file.

    `base` is what was generated in the current file last; None where that is not known. `earlier`
    gives versions that the current file had before; `name` is its own, for what is told of it. A
    copy that was merged before brings nothing, unless `again` is wanted. Where refusing all changes
    would not give the current file back, a `ProposalError` says so.
    """
    blocks = blocks_of_base(base) if base is not None else None
    file, found = WordFile(current, name), current
    if quieted(file):
        current = file.to_bytes_with(lambda _: None)
    content, taken = current, []
    hands: dict[str, str] = {}
    labels = generated_labels(file, blocks or ())
    standing = body_items(file, labels)
    known = set() if again else set(merged_in(WordFile(current).package))
    new = [copy for copy in copies if digest_of(copy) not in known]
    for copy in copies:
        if copy not in new:
            taken.append(Taken(copy, MergeReport(), before=True))
            continue
        others = [leaf for other in new if other is not copy for leaf in other.leaves]
        past = Past(others, lambda: _leaves(earlier(), labels), standing)
        with described(copy.name), unforeseen(copy.name):
            made, one = _merge(WordFile(content, name), blocks, copy, clock, hands, past)
        content = content if made is None else made
        taken.append(one)
    if content != current:
        # one that brought nothing is known as well: it is the older, whatever the others changed
        every = [*merged_in(WordFile(current).package), *map(digest_of, new)][-REMEMBERED:]
        content = finalized(current, content, {MERGED: " ".join(every)}, plain=changes == "plain")
    return Merged(found if content == current else content, tuple(taken))


def _merge(
    file: WordFile,
    base: Sequence[Block] | None,
    copy: Copy,
    clock: datetime,
    hands: dict[str, str],
    past: Past,
) -> tuple[bytes | None, Taken]:
    """The file with the copy in it, None where nothing of it is new."""
    rows = row_anchors(copy.base) | row_anchors(base or ())
    labels = generated_labels(file, copy.base if base is None else base)
    leaves = body_items(file, labels, rows)
    meeting = match_copy(copy, base, leaves)
    found = [one for one in copy.base if meeting.current.places.get(one.anchor)]
    if len(found) < KNOWN_AT_LEAST * len(copy.base):
        raise refusal("stranger", copy.name)
    whose = _whose(copy, meeting, leaves, hands, last_author(file))
    said = {words_of_comment(one) for part in file.related("comments") for one in file.tree(part)}
    plan = plan_copy(copy, meeting, leaves, Reader(file, labels, rows), file.main, whose, past)
    steps = [one for one in plan.steps if not _is_said(one.step, said)]
    plan = replace(plan, steps=tuple(steps))
    hands.update(dict.fromkeys(plan.changed, copy.person.name))
    work = _Work(file, leaves, labels, copy, clock)
    comments, notes = work.take(plan)
    account = replace(plan.account, changed=work.changed)
    look_at = tuple(_look_at(copy, meeting, leaves, past))
    if not work.changed:
        return None, Taken(copy, account, look_at=look_at)
    result = file.to_bytes_with(lambda _: None)
    return result, Taken(copy, account, comments, notes, look_at, deletes=work.deletes)


def _look_at(
    copy: Copy, meeting: CopyMatch, leaves: Sequence[BodyItem], past: Past
) -> Iterator[str]:
    for text in not_brought(copy, meeting, leaves):
        yield f"stands in a header or footer of this copy, and was not brought: '{text}'"
    taken = meeting.current.taken
    framed = {one.content.text for one in copy.base if one.part != "body"}
    for at, leaf in enumerate(leaves):
        if at in taken or leaf.gone or says_nothing(leaf):
            continue
        if leaf.part != "body" and leaf.content.text in framed:
            continue  # programs write one header for every kind of page
        if past.was_everywhere_else(leaf.content):
            yield f"is not in this copy, and stays: '{excerpt(leaf.content.text)}'"


def merged_in(package: Package) -> list[str]:
    """The checksums of the copies that a file has taken up, the last ones."""
    return properties_of(package).get(MERGED, "").split()


def _leaves(contents: Iterable[bytes], labels: Labels) -> Iterator[BodyItem]:
    for content in contents:
        try:
            yield from body_items(WordFile(content), labels)
        except PackageError:
            continue  # an old version that cannot be read bears witness to nothing


def _is_said(step: object, said: set[str]) -> bool:
    return isinstance(step, AddComment) and step.text in said


class _Work:
    """One copy being brought into one file, with everything that is needed for it."""

    def __init__(
        self,
        file: WordFile,
        leaves: Sequence[BodyItem],
        labels: Labels,
        copy: Copy,
        clock: datetime,
    ) -> None:
        self._file, self._leaves, self._labels, self._copy = file, leaves, labels, copy
        self._trees = [tree for _, _, tree in file.stories()]
        self._trees += [file.tree(part) for part in file.related("comments")]
        mask_authors(self._trees)
        roots = [tree.getroottree().getroot() for tree in self._trees]
        self._tracker = AuthoredTracker(roots, clock)
        self._voices = Authors(copy.person)
        self._marks = Marks(copy, file, self._tracker, self._voices)
        self.changed = False
        self.deletes = False

    def take(self, plan: Plan) -> tuple[int, int]:
        """Takes the steps; how many comments and notes came. Refuses what could not be undone."""
        safeguard = Safeguard(self._file)
        carrying = CopyExecutor(
            self._file,
            self._leaves,
            self._labels,
            self._copy,
            self._tracker,
            self._voices,
            self._marks.comments,
        )
        carrying.take(plan)
        self._marks.know(carrying.brought)
        for theirs, mine, breaks in _paragraphs(plan, self._copy.leaves, self._leaves):
            self._place(theirs, mine, carrying.grafts, breaks)
        comments = Comments(self._file, self._tracker)
        self._marks.finish(comments, carrying.grafts, plan.behind, self._leaves)
        self.changed = bool(plan.steps) or self._marks.any
        if not safeguard.holds():
            raise refusal("not_reversible", self._copy.name)
        trees = [*self._trees, *(self._file.tree(one) for one in self._file.related("comments"))]
        known = self._copy.known
        self.deletes = assign_authors(trees, self._voices, self._tracker.date, known=known)
        return len(self._marks.comments), carrying.grafts.notes.count

    def _place(
        self, theirs: list[Element], mine: list[Element], grafts: AuthoredTransplant, breaks: str
    ) -> None:
        shown = shown_in(self._file, self._file.main, self._labels)
        self._marks.place(theirs, mine, shown, grafts, breaks)


def _paragraphs(
    plan: Plan, theirs: Sequence[BodyItem], mine: Sequence[BodyItem]
) -> Iterator[tuple[list[Element], list[Element], str]]:
    """The paragraphs of the copy and those that have their words, with what parts them."""
    for there, here in plan.pairs:
        copied, standing = theirs[there[0]], mine[here[0]]
        if standing.part != "body":
            continue
        if not copied.is_table:
            one, two = [theirs[at].element for at in there], [mine[at].element for at in here]
            yield one, two, NEW_PARAGRAPH
            continue
        for row, other in plan.rows.get(there[0], ()):
            cells = list(cells_in(copied.rows[row])), list(cells_in(standing.rows[other]))
            if len(cells[0]) != len(cells[1]):
                continue
            for cell, same in zip(*cells, strict=True):
                one, two = ([p for p in blocks_in(each) if p.tag == P] for each in (cell, same))
                if one and two:
                    yield one, two, "\n"


def _whose(
    copy: Copy,
    meeting: CopyMatch,
    leaves: Sequence[BodyItem],
    hands: Mapping[str, str],
    last: str,
) -> Callable[[str, Sequence[int]], str]:
    """How to learn who stands behind what the current file says."""
    known = {block.anchor: block for block in copy.base}

    def whose(anchor: str, places: Sequence[int]) -> str:
        changes = [one for at in places for one in leaves[at].element.iter(*TRACKED)]
        names = dict.fromkeys(one.get(BY, "") for one in changes if not is_generated(one))
        names.pop(copy.person.name, None)
        if names:
            return " and ".join(names)
        block, now = known.get(anchor), meeting.now.get(anchor)
        if block is not None and block.id in hands:
            return hands[block.id]
        if block and now and places and same_text(now.content, leaves[places[0]].content):
            return "" if same_text(now.content, block.content) else OUTLINE
        return last if last != copy.person.name else ""

    return whose

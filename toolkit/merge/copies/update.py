"""Merges copies into the current file, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from toolkit.merge.copies.comments_bookmarks import Marks
from toolkit.merge.copies.contents_lines import typed_in_contents
from toolkit.merge.copies.copy import Copy, digest_of, row_anchors, says_nothing, words_of_comment
from toolkit.merge.copies.earlier_versions import Past
from toolkit.merge.copies.form_texts import typed_beside_boxes
from toolkit.merge.copies.incoming_copy import IncomingCopy
from toolkit.merge.copies.margin_comments import OUTLINE
from toolkit.merge.copies.match_copy import CopyMatch, match_copy, not_brought
from toolkit.merge.copies.plan import CopyPlan, plan_copy
from toolkit.merge.copies.transplant import CopyTransplant
from toolkit.merge.copies.who_edited import last_author
from toolkit.merge.outcome import MergeReport, excerpt
from toolkit.merge.refusals import refusal
from toolkit.merge.word.apply.change_log import ChangeLog, numbered_trees
from toolkit.merge.word.apply.comments import Comments
from toolkit.merge.word.apply.executor import Executor
from toolkit.merge.word.apply.tracked_changes import Tracker
from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.model.text_model import Block, same_text
from toolkit.merge.word.plan.joined_paragraphs import NEW_PARAGRAPH
from toolkit.merge.word.plan.steps import AddComment
from toolkit.merge.word.read.base_blocks import blocks_of_base
from toolkit.merge.word.read.document import BodyItem, ReadFile, body_items, read_file
from toolkit.merge.word.read.known_boxes import KnownBoxes
from toolkit.merge.word.read.labels import Labels, generated_labels
from toolkit.merge.word.update import Changes
from toolkit.merge.word.verify.accept_reject import resolve
from toolkit.merge.word.verify.resolved_view import Own, ResolvedView
from toolkit.merge.word.verify.reversibility import Safeguard, own_comments
from toolkit.ooxml.archive import PackageError, described
from toolkit.ooxml.containers import blocks_in, cells_in
from toolkit.ooxml.custom_properties import properties_of, set_properties
from toolkit.ooxml.package import Package
from toolkit.ooxml.wordml import (
    BY,
    DEL,
    ID,
    INS,
    LOOK_CHANGE,
    PARAGRAPH_CHANGE,
    TRACKED,
    Element,
    P,
    is_generated,
)
from toolkit.unforeseen import unforeseen

CHANGES = (INS, DEL, LOOK_CHANGE, PARAGRAPH_CHANGE)
"""The tracked changes that are made."""

MERGED = "pk.copies"
"""The property by which a file knows which copies it has taken up; their checksums."""

REMEMBERED = 14
"""So many checksums fit into a property."""

KNOWN_AT_LEAST = 0.4
"""The part of what was generated in a copy that must be in the current file."""


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


@dataclass(frozen=True, slots=True)
class Current:
    """The file into which copies are merged."""

    content: bytes
    base: Any
    """What was generated in it last; None where that is not known."""

    name: str = ""
    """For messages about it."""

    earlier: Callable[[], Iterable[bytes]] = tuple
    """Gives the versions that it had before."""


def merge_copies(
    current: Current,
    copies: Sequence[Copy],
    *,
    clock: datetime,
    changes: Changes = "tracked",
    again: bool = False,
) -> Merged:
    """Brings what people did in the copies into the current file.

    A copy that was merged before brings nothing, unless `again` is wanted. Where refusing all
    changes would not give the current file back, a `ProposalError` says so.
    """
    content, file = current.content, WordFile(current.content, current.name)
    blocks = blocks_of_base(current.base) if current.base is not None else None
    labels = generated_labels(file, blocks or ())
    boxes = KnownBoxes.of(blocks or ())
    items = body_items(file, labels, boxes=boxes)
    known = set() if again else set(merged_in(file.package))
    new = [copy for copy in copies if digest_of(copy) not in known]
    session = _Session(blocks, clock)
    taken = []
    for copy in copies:
        if copy not in new:
            taken.append(Taken(copy, MergeReport(), before=True))
            continue
        others = [item for other in new if other is not copy for item in other.items]
        past = Past(others, lambda: _items(current.earlier(), labels, boxes), items)
        with described(copy.name), unforeseen(copy.name):
            made, one = _merge(WordFile(content, current.name), copy, past, session)
        content = content if made is None else made
        taken.append(one)
    if content != current.content:
        # one that brought nothing is known as well: it is the older, whatever the others changed
        every = [*merged_in(file.package), *map(digest_of, new)][-REMEMBERED:]
        notes = {MERGED: " ".join(every)}
        content = _finished(current.content, content, notes, session, plain=changes == "plain")
    return Merged(content, tuple(taken))


@dataclass(slots=True)
class _Session:
    """What is known while several copies are merged, one after the other."""

    base: Sequence[Block] | None
    """What was generated in the current file; None where that is not known."""

    clock: datetime
    changed_by: dict[str, str] = field(default_factory=dict)
    """By the ids of blocks whose copy changed them last."""

    made: dict[str, bool] = field(default_factory=dict)
    """By their numbers whether the changes that were made wait for a decision."""

    bookmarks: set[str] = field(default_factory=set)
    """The numbers of the bookmarks that came."""

    def is_own(self, change: Element) -> bool:
        """Whether a change or comment was made for one of the copies."""
        return change.get(ID) in self.made

    def is_own_bookmark(self, start: Element) -> bool:
        """Whether a bookmark came with one of the copies."""
        return start.get(ID) in self.bookmarks

    def is_plain(self, change: Element) -> bool:
        """Whether a change was made for one of the copies and needs no decision."""
        return self.made.get(change.get(ID, "")) is False


def _merge(file: WordFile, copy: Copy, past: Past, session: _Session) -> tuple[bytes | None, Taken]:
    """The file with the copy in it, None where nothing of it is new."""
    base = session.base
    rows = row_anchors(copy.base) | row_anchors(base or ())
    labels = generated_labels(file, copy.base if base is None else base)
    now = read_file(file, labels, rows, KnownBoxes.of((*copy.base, *(base or ()))))
    items = now.items
    match = match_copy(copy, base, items)
    found = [one for one in copy.base if match.current.places.get(one.anchor)]
    if len(found) < KNOWN_AT_LEAST * len(copy.base):
        raise refusal("stranger", copy.name)
    whose = _whose(copy, match, items, session.changed_by, last_author(file))
    said = {words_of_comment(one) for part in file.related("comments") for one in file.tree(part)}
    plan = plan_copy(copy, match, now, whose, past)
    steps = [one for one in plan.steps if not _is_said(one, said)]
    plan = replace(plan, steps=tuple(steps))
    session.changed_by.update(dict.fromkeys(plan.changed, copy.person.name))
    look_at = tuple(_look_at(copy, match, file, items, past))
    log = ChangeLog(
        numbered_trees(file),
        session.clock,
        author=copy.person,
        deletions_wait=not copy.known,
        earlier=session.made,
    )
    marks = Marks(copy, file, log)
    notes = _carry_out(now, copy, plan, log, marks)
    changed = bool(plan.steps) or marks.any
    account = replace(plan.account, changed=changed)
    if not changed:
        return None, Taken(copy, account, look_at=look_at)
    deletes = any(log.has_made(one) for tree in numbered_trees(file) for one in tree.iter(DEL))
    session.made = log.made_in(numbered_trees(file))
    session.bookmarks = {
        number for number in session.bookmarks | log.bookmarks if number in session.made
    }
    result = file.to_bytes_with(lambda _: None)
    return result, Taken(copy, account, len(marks.comments), notes, look_at, deletes=deletes)


def _carry_out(now: ReadFile, copy: Copy, plan: CopyPlan, log: ChangeLog, marks: Marks) -> int:
    """Takes the steps and sets comments and bookmarks; how many notes came. Refuses what could
    not be undone."""
    file, items = now.file, now.items
    safeguard = Safeguard(file, log)
    file.touch(file.main)
    pieces = CopyTransplant(copy.file, file, log)
    pieces.plain.know_lists(
        (copy.items[there[0]], items[here[0]])
        for there, here in plan.pairs
        if not items[here[0]].is_table
    )
    incoming = IncomingCopy(copy, file, pieces, marks.comments)
    Executor(now, incoming, Tracker(log, copy.person)).take(plan.steps)
    marks.know(incoming.made)
    shown = now.shown(file.main)
    for copied, here, breaks in _paragraphs(plan, copy.items, items):
        marks.place(copied, here, shown, pieces, breaks)
    marks.finish(Comments(file, log), pieces, plan.behind, items)
    if not safeguard.holds():
        raise refusal("not_reversible", copy.name)
    return pieces.notes.count


def _finished(
    current: bytes, merged: bytes, notes: dict[str, str], session: _Session, *, plain: bool
) -> bytes:
    """The merged file with `notes` as its properties.

    With `plain` what people did themselves is accepted. Refused where taking every change back
    would not give the current file.
    """
    file = WordFile(merged)
    if _said(WordFile(current), _Session(None, session.clock)) != _said(file, session):
        raise refusal("not_reversible")
    for _, part, tree in file.stories() if plain else ():
        if any(map(session.is_plain, tree.iter(*CHANGES))):
            file.touch(part)
            resolve(tree, accept=True, which=session.is_plain)
    return file.to_bytes_with(lambda package: set_properties(package, notes))


def _said(file: WordFile, own: Own) -> list[object]:
    """All that a file says once its own changes are taken back."""
    view = ResolvedView(accepted=False, our_comments=own_comments(file, own), own=own)
    return [view.story(tree) for _, _, tree in file.stories()]


def _look_at(
    copy: Copy, match: CopyMatch, file: WordFile, items: Sequence[BodyItem], past: Past
) -> Iterator[str]:
    for text in not_brought(copy, match, items):
        yield f"is in a header or footer of this copy, and was not brought: '{text}'"
    for text in typed_in_contents(copy, items):
        yield (
            "is in the table of contents of this copy, which Word makes of the headings, and was "
            f"not brought: '{text}'"
        )
    for text in typed_beside_boxes(copy.file, file):
        yield (
            "is beside a box of the form in this copy, among titles and instructions, and was not "
            f"brought: '{text}'"
        )
    taken = match.current.taken
    framed = {one.content.text for one in copy.base if one.part != "body"}
    framed |= {one.content.text for one in copy.items if one.part != "body"}
    for at, item in enumerate(items):
        if at in taken or item.gone or says_nothing(item):
            continue
        if item.part != "body" and item.content.text in framed:
            continue  # programs write one header for every kind of page
        if past.was_everywhere_else(item.content):
            yield f"is not in this copy, and stays: '{excerpt(item.content.text)}'"


def merged_in(package: Package) -> list[str]:
    """The checksums of the copies that a file has taken up, the last ones."""
    return properties_of(package).get(MERGED, "").split()


def _items(contents: Iterable[bytes], labels: Labels, boxes: KnownBoxes) -> Iterator[BodyItem]:
    for content in contents:
        try:
            yield from body_items(WordFile(content), labels, boxes=boxes)
        except PackageError:
            continue  # an old version that cannot be read bears witness to nothing


def _is_said(step: object, said: set[str]) -> bool:
    return isinstance(step, AddComment) and step.text in said


def _paragraphs(
    plan: CopyPlan, incoming: Sequence[BodyItem], current: Sequence[BodyItem]
) -> Iterator[tuple[list[Element], list[Element], str]]:
    """The paragraphs of the copy and those that have their words, with what parts them."""
    for there, here in plan.pairs:
        copied, standing = incoming[there[0]], current[here[0]]
        if standing.part != "body":
            continue
        if not copied.is_table:
            one, two = [incoming[at].element for at in there], [current[at].element for at in here]
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
    match: CopyMatch,
    items: Sequence[BodyItem],
    changed_by: Mapping[str, str],
    last: str,
) -> Callable[[str, Sequence[int]], str]:
    """How to learn who is behind what the current file says."""
    known = {block.anchor: block for block in copy.base}

    def whose(anchor: str, places: Sequence[int]) -> str:
        changes = [one for at in places for one in items[at].element.iter(*TRACKED)]
        names = dict.fromkeys(one.get(BY, "") for one in changes if not is_generated(one))
        names.pop(copy.person.name, None)
        if names:
            return " and ".join(names)
        block, now = known.get(anchor), match.now.get(anchor)
        if block is not None and block.id in changed_by:
            return changed_by[block.id]
        if block and now and places and same_text(now.content, items[places[0]].content):
            return "" if same_text(now.content, block.content) else OUTLINE
        return last if last != copy.person.name else ""

    return whose

"""Updates an edited Word file with what changed in the outline."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from toolkit.merge.file_titles import file_titles_follow
from toolkit.merge.outcome import MergeReport
from toolkit.merge.refusals import refusal
from toolkit.merge.word.apply import broken_fields
from toolkit.merge.word.apply.change_log import ChangeLog, numbered_trees
from toolkit.merge.word.apply.contents import Contents
from toolkit.merge.word.apply.executor import Executor
from toolkit.merge.word.apply.fields import renumber_fields
from toolkit.merge.word.apply.generated_draft import GeneratedDraft
from toolkit.merge.word.apply.missing_labels import name_missing_labels
from toolkit.merge.word.apply.styles import Styles
from toolkit.merge.word.apply.tracked_changes import Tracker
from toolkit.merge.word.apply.transplant import Transplant
from toolkit.merge.word.match.block_identity import keep_identities
from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.model.text_model import BELOW_HEADINGS, Block, Table, same_blocks
from toolkit.merge.word.plan import margin_comments
from toolkit.merge.word.plan.moves import Moves, make_moves, reordered, stuck
from toolkit.merge.word.plan.outline import NO_MOVES, Plan, plan
from toolkit.merge.word.plan.renumbering import renumbered
from toolkit.merge.word.plan.steps import RestoreAnchor
from toolkit.merge.word.read.base_blocks import (
    Met,
    base_of_blocks,
    blocks_of_base,
    blocks_of_file,
    figures_of,
    ids_by_anchor,
    is_read_from_file,
    starts_of,
)
from toolkit.merge.word.read.document import ReadFile, body_items, follow_moves, read_file
from toolkit.merge.word.read.generated_file import (
    Source,
    blocks_of_filled,
    blocks_of_generated,
)
from toolkit.merge.word.read.known_boxes import KnownBoxes
from toolkit.merge.word.read.labels import AS_SHOWN, generated_labels
from toolkit.merge.word.read.shown_cells import DraftTables
from toolkit.merge.word.refusals import (
    refuse_other_project,
    refuse_unlike,
    refuse_unrelated,
)
from toolkit.merge.word.verify.accept_reject import resolve
from toolkit.merge.word.verify.resolved_view import GENERATED, ResolvedView
from toolkit.merge.word.verify.reversibility import Safeguard, own_comments
from toolkit.ooxml.custom_properties import properties_of
from toolkit.ooxml.embedded_base import base_of, embed_base, packed_base
from toolkit.ooxml.package import Package
from toolkit.ooxml.wordml import DEL, Element

Changes = Literal["tracked", "plain"]

KEPT = ("columns", "form")
"""What the record of a newly generated file says of it as a whole, beside its styles."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A newly generated file, and its blocks as they are called in the edited one."""

    file: WordFile
    data: Any
    """Its record of what was generated."""

    generation: int
    blocks: list[Block]
    """Under the anchors of the blocks that they follow."""

    sources: list[Source]
    """Where each of them is in the draft."""

    renamed: Mapping[str, str]
    """By the anchors in the draft those in the edited file, where they differ."""


def merge_word(  # noqa: PLR0913
    existing: bytes,
    base: Any,
    generated: bytes,
    *,
    clock: datetime,
    changes: Changes = "tracked",
    adopting: bool = False,
    untouched: bool = False,
    base_is_ours: bool = True,
    fields: DraftTables | None = None,
) -> tuple[bytes, MergeReport]:
    """The edited file with what changed from `base` to `generated`, and the report on it.

    Where nothing changed, the bytes of `existing` are returned. A `ProposalError` says why a file
    cannot be updated. With `adopting`, a file in which little of the base is found gets the base
    and the anchors that it lost. Where `generated` is `untouched` since it was written, its text
    is taken from its base, which is faster than reading it. Unless `base_is_ours`, nothing is
    deleted without a tracked change. `fields` are those that the tables of `generated` show.
    """
    met: Met = {}
    old = blocks_of_base(base, met)
    file, incoming = _opened(existing), WordFile(generated)
    data, generation = _record_of(incoming)
    rows = _row_anchors(old, data)
    current = read_file(file, generated_labels(file, old), rows, KnownBoxes.of(old))
    follow_moves(current.items)
    found = _blocks_of(incoming, data, met if untouched else None, rows)
    draft = _draft(incoming, data, generation, found, old, current)
    names = properties_of(file.package), properties_of(incoming.package)
    if not adopting:
        refuse_other_project(*names, old, draft.blocks)
    current, moves = _moved(existing, current, old, draft.blocks)
    planned = plan(old, current.items, draft.blocks, moves, fields)
    carries_base = packed_base(file.package) is not None
    if adopting:
        refuse_unlike(old, planned, carries_base=carries_base)
    else:
        refuse_unrelated(*names, old, planned, carries_base=carries_base)
    styles = Styles(current.file, incoming, base, data)
    if not styles.changed and _is_idle(planned, old, file.body, adopting=adopting):
        broken = broken_fields.told(file.body, current.labels)
        return existing, replace(planned.account, remarks=(*planned.account.remarks, *broken))
    log = ChangeLog(numbered_trees(current.file), clock, deletions_wait=not base_is_ours)
    toc = _carry_out(current, draft, old, planned, log)
    wait = changes == "plain" and _made_plain(current.file, log)
    if changes == "tracked":
        for _, part, _ in current.file.stories():
            current.file.freeze(part)  # the safeguard has written it as it is
    remarks = (
        *planned.account.remarks,
        *styles.renew(),
        *_on_contents(toc, old, draft.blocks),
        *broken_fields.told(current.file.body, current.labels),
    )
    kept = {name: data[name] for name in KEPT if name in data}
    known = {**base_of_blocks(planned.base), **kept, "styles": styles.known}
    result = current.file.to_bytes_with(lambda package: _finish(package, draft, known))
    return result, replace(planned.account, remarks=remarks, changed=True, deletions_wait=wait)


def _record_of(draft: WordFile) -> tuple[Any, int]:
    """What a newly generated file says of itself, and its generation."""
    found = base_of(draft.package)
    if found is None:
        raise ValueError("a newly written file carries its base")
    return found[0], found[1]


def _blocks_of(
    draft: WordFile, data: Any, met: Met | None, rows: Collection[str]
) -> Sequence[tuple[Block, Source]]:
    """The blocks of the draft, each with where it is; read from the file where `met` is None."""
    if is_read_from_file(data):
        return blocks_of_filled(draft, data)
    found = blocks_of_generated(draft, data, met) if met is not None else []
    if found:
        return found
    items = body_items(draft, AS_SHOWN, rows)
    return blocks_of_file(items, ids_by_anchor(data), figures_of(data), starts_of(data))


def _draft(
    file: WordFile,
    data: Any,
    generation: int,
    found: Sequence[tuple[Block, Source]],
    old: Sequence[Block],
    current: ReadFile,
) -> Draft:
    """The draft, with the anchors that its blocks have in the current file."""
    used = {name for item in current.items for name in item.anchors}
    blocks = keep_identities([block for block, _ in found], old, used)
    renamed = {
        block.anchor: now.anchor
        for (block, _), now in zip(found, blocks, strict=True)
        if block.anchor != now.anchor
    }
    return Draft(file, data, generation, blocks, [source for _, source in found], renamed)


def _is_idle(planned: Plan, old: tuple[Block, ...], body: Element, *, adopting: bool) -> bool:
    """Whether there is no reason to write the file; a lost anchor alone is none."""
    if broken_fields.can_be_mended(body):
        return False
    idle = all(isinstance(step, RestoreAnchor) for step in planned.steps)
    return idle and same_blocks(old, planned.base) and not (adopting and planned.steps)


def _on_contents(toc: Contents, old: Sequence[Block], new: Sequence[Block]) -> Iterator[str]:
    """What is reported about the table of contents."""
    if _headings(old) != _headings(new) and not toc.paragraphs:
        yield margin_comments.CONTENTS
    elif toc.lost_pages:
        yield margin_comments.PAGES


def _finish(package: Package, draft: Draft, known: Any) -> None:
    """Gives the package the titles of the draft, and the record of what is known of it now."""
    file_titles_follow(package, draft.file.package)
    name = properties_of(draft.file.package).get("pk.doc", "")
    embed_base(package, known, document=name, generation=draft.generation)


def _headings(blocks: Sequence[Block]) -> list[object]:
    return [block.content for block in blocks if 0 < block.level <= BELOW_HEADINGS]


def _opened(content: bytes) -> WordFile:
    file = WordFile(content)
    if found := file.unfit():
        raise refusal(found)
    return file


def _row_anchors(old: Sequence[Block], data: Any) -> set[str]:
    """The anchors of rows, of those that were generated last and of those of the draft."""
    tables = [block.content for block in old if isinstance(block.content, Table)]
    here = {row.anchor for table in tables for row in table.rows}
    return here | {anchor for anchor, name in ids_by_anchor(data).items() if "#" in name}


def _moved(
    existing: bytes, current: ReadFile, old: Sequence[Block], blocks: Sequence[Block]
) -> tuple[ReadFile, Moves]:
    """The file after the moves; as it was where these would tear earlier proposals apart."""
    if not reordered(old, blocks):
        return current, NO_MOVES
    before = sorted(map(repr, _refused(current.file)[0]))
    items, moves = make_moves(current.file, old, current.items, blocks)
    if sorted(map(repr, _refused(current.file)[0])) == before:
        return replace(current, items=items), moves
    again = read_file(_opened(existing), current.labels, current.rows, current.boxes)
    follow_moves(again.items)
    return again, stuck(old, blocks, "earlier proposals wait in it for a decision")


def _carry_out(
    current: ReadFile, draft: Draft, old: Sequence[Block], planned: Plan, log: ChangeLog
) -> Contents:
    """Takes the steps, and sees to it that refusing them gives the person's file back."""
    file = current.file
    toc = Contents(file, old, current.items)
    safeguard = Safeguard(file)
    transplant = Transplant(draft.file, file, log, draft.renamed)
    blocks = {
        block.anchor: (block, source)
        for block, source in zip(draft.blocks, draft.sources, strict=True)
    }
    transplant.know_lists(
        (blocks[anchor][1], current.items[places[0]])
        for anchor, places in planned.alignment.places.items()
        if anchor in blocks
    )
    incoming = GeneratedDraft(draft.file, blocks, transplant)
    Executor(current, incoming, Tracker(log)).take(planned.steps)
    if name_missing_labels(file, draft.file, draft.renamed, log):
        file.touch(file.main)
    if renumber_fields(file.body, lambda: renumbered(old, draft.blocks)):
        file.touch(file.main)
    safeguard.pass_over(toc.paragraphs)
    if toc.renew(draft.file, draft.renamed, transplant.style):
        file.touch(file.main)
        safeguard.pass_over(toc.paragraphs)
    if not safeguard.holds():
        raise refusal("not_reversible")
    return toc


def _made_plain(file: WordFile, log: ChangeLog) -> bool:
    """Accepts the changes that need no decision; whether deletions wait, which are to be left."""
    waiting = False
    for _, part, tree in file.stories():
        if file.is_touched(part):
            waiting = waiting or any(map(log.waits_as_deletion, tree.iter(DEL)))
            resolve(tree, accept=True, which=log.is_plain)
    return waiting


def _refused(file: WordFile) -> list[Any]:
    """What the file says with all our proposals refused, also what each cell says."""
    view = ResolvedView(accepted=False, our_comments=own_comments(file, GENERATED))
    return [list(_with_cells(view.story(tree))) for _, _, tree in file.stories()]


def _with_cells(said: Sequence[Any]) -> Iterator[Any]:
    """What was said, and what was said in a cell not as a whole, so that its order is none."""
    for one in said:
        if one[0] == "cell":
            *about, inside = one
            yield tuple(about)
            yield from _with_cells(inside)
        else:
            yield one

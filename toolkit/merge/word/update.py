"""A Word file that people have worked in takes up what changed in the outline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Literal

from toolkit.merge.file_titles import file_titles_follow
from toolkit.merge.outcome import MergeReport
from toolkit.merge.word.apply.change_log import ChangeLog, numbered_trees
from toolkit.merge.word.apply.contents import Contents
from toolkit.merge.word.apply.executor import Executor
from toolkit.merge.word.apply.fields import counted_anew
from toolkit.merge.word.apply.generated_draft import GeneratedDraft
from toolkit.merge.word.apply.styles import Styles
from toolkit.merge.word.apply.tracked_changes import Tracker
from toolkit.merge.word.apply.transplant import Transplant
from toolkit.merge.word.match.block_identity import keep_identities
from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.model.text_model import Block, Table, same_blocks
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
    caption_numbers,
    figures_of,
    ids_by_anchor,
    starts_of,
)
from toolkit.merge.word.read.document import AS_SHOWN, BodyItem, ReadFile, body_items
from toolkit.merge.word.read.generated_file import Source, blocks_of_fresh
from toolkit.merge.word.refusals import refusal, refuse_other_project, refuse_stranger
from toolkit.merge.word.verify.accept_reject import resolve
from toolkit.merge.word.verify.resolved_view import GENERATED, ResolvedView
from toolkit.merge.word.verify.reversibility import Safeguard, own_comments
from toolkit.ooxml.archive import NoOfficeFileError
from toolkit.ooxml.custom_properties import properties_of
from toolkit.ooxml.embedded_base import base_of, embed_base, packed_base
from toolkit.ooxml.package import Package
from toolkit.ooxml.wordml import DEL

Standing = Sequence[tuple[Block, Source]]
Changes = Literal["tracked", "plain"]


def merge_word(  # noqa: C901, PLR0913, PLR0915
    existing: bytes,
    base: Any,
    fresh: bytes,
    *,
    clock: datetime,
    changes: Changes = "tracked",
    adopting: bool = False,
    untouched: bool = False,
    base_is_ours: bool = True,
) -> tuple[bytes, MergeReport]:
    """The person's file with what changed from `base` to `fresh`, and the account of it.

    Where nothing changed the file comes back byte for byte. A `ProposalError` says why a file
    cannot be updated; nothing is lost then, since nothing was written. With `adopting` even a
    file in which little is found takes the base, and the anchors that were lost. Where `fresh` is
    `untouched` since it was written, what it says is taken from its base and not read from it.
    Where it is not sure that `base_is_ours`, nothing is deleted at once.
    """
    file, new = _opened(existing), WordFile(fresh)
    found = base_of(new.package)
    if found is None:
        raise ValueError("a newly written file carries its base")
    data, generation, _ = found
    met: Met = {}
    old = blocks_of_base(base, met)
    ids = ids_by_anchor(data)
    rows = {anchor for anchor, name in ids.items() if "#" in name} | _row_anchors(old)
    labels = caption_numbers(old)
    leaves = body_items(file, labels, rows)
    standing: Standing = blocks_of_fresh(new, data, met) if untouched else []
    standing = standing or blocks_of_file(
        body_items(new, AS_SHOWN, rows), ids, figures_of(data), starts_of(data)
    )
    used = {name for leaf in leaves for name in leaf.anchors}
    blocks = keep_identities([block for block, _ in standing], old, used)
    theirs = properties_of(new.package)
    if not adopting:
        refuse_other_project(properties_of(file.package), theirs, old, blocks)
    moved = _moved(file, old, leaves, blocks)
    if moved is None:
        file = _opened(existing)
        leaves = body_items(file, labels, rows)
        moved = leaves, stuck(old, blocks, "earlier proposals wait in it for a decision")
    leaves, moves = moved
    thought = plan(old, leaves, blocks, moves)
    if not adopting:
        refuse_stranger(
            properties_of(file.package),
            theirs,
            old,
            thought,
            carries_base=packed_base(file.package) is not None,
        )
    # a lost anchor alone is no reason to write a file anew
    idle = all(isinstance(step, RestoreAnchor) for step in thought.steps)
    styles = Styles(file, new, base, data)
    same = same_blocks(old, thought.base) and not styles.changed
    if idle and same and not (adopting and thought.steps):
        return existing, thought.account
    toc = Contents(file, old, leaves)
    log = ChangeLog(numbered_trees(file), clock, deletions_wait=not base_is_ours)
    _carry_out(file, new, leaves, standing, old, blocks, thought, log, toc)
    wait = changes == "plain" and _made_plain(file, log)
    if changes == "tracked":
        for _, part, _ in file.stories():
            file.settle(part)  # the safeguard has written it as it is
    told = [*thought.account.remarks, *styles.renew()]
    if _headings(old) != _headings(blocks) and not toc.paragraphs:
        told.append(margin_comments.CONTENTS)
    elif toc.lost_pages:
        told.append(margin_comments.PAGES)
    name = theirs.get("pk.doc", "")
    known = {**base_of_blocks(thought.base), "styles": styles.known}

    def finish(package: Package) -> None:
        file_titles_follow(package, new.package)
        embed_base(package, known, document=name, generation=generation)

    result = file.to_bytes_with(finish)
    return result, replace(thought.account, remarks=tuple(told), changed=True, deletions_wait=wait)


def _headings(blocks: Sequence[Block]) -> list[object]:
    return [block.content for block in blocks if block.level]


def _opened(content: bytes) -> WordFile:
    try:
        file = WordFile(content)
    except NoOfficeFileError as error:
        raise refusal("not_word") from error
    if found := file.unfit():
        raise refusal(found)
    return file


def _row_anchors(blocks: Sequence[Block]) -> set[str]:
    return {
        row.anchor
        for block in blocks
        if isinstance(block.content, Table)
        for row in block.content.rows
    }


def _moved(
    file: WordFile, old: Sequence[Block], leaves: list[BodyItem], blocks: Sequence[Block]
) -> tuple[list[BodyItem], Moves] | None:
    """The leaves after the moves; None where these would tear earlier proposals apart."""
    if not reordered(old, blocks):
        return leaves, NO_MOVES
    before = sorted(map(repr, _refused(file)[0]))
    leaves, moves = make_moves(file, old, leaves, blocks)
    return (leaves, moves) if sorted(map(repr, _refused(file)[0])) == before else None


def _carry_out(  # noqa: PLR0913
    file: WordFile,
    new: WordFile,
    leaves: list[BodyItem],
    told: Standing,
    old: Sequence[Block],
    blocks: list[Block],
    thought: Plan,
    log: ChangeLog,
    toc: Contents,
) -> None:
    """Takes the steps, and sees to it that refusing them gives the person's file back."""
    safeguard = Safeguard(file)
    renamed = {
        block.anchor: now.anchor
        for (block, _), now in zip(told, blocks, strict=True)
        if block.anchor != now.anchor
    }
    grafts = Transplant(new, file, log, renamed)
    by_anchor = {now.anchor: (now, leaf) for now, (_, leaf) in zip(blocks, told, strict=True)}
    grafts.know_lists(
        (by_anchor[anchor][1], leaves[places[0]])
        for anchor, places in thought.alignment.places.items()
        if anchor in by_anchor
    )
    current = ReadFile(file, leaves, caption_numbers(old))
    Executor(current, GeneratedDraft(new, by_anchor, grafts), Tracker(log)).take(thought.steps)
    if counted_anew(file.body, lambda: renumbered(old, blocks)):
        file.touch(file.main)
    safeguard.pass_over(toc.paragraphs)
    if toc.renew(new, renamed, grafts.style):
        file.touch(file.main)
        safeguard.pass_over(toc.paragraphs)
    if not safeguard.holds():
        raise refusal("not_reversible")


def _made_plain(file: WordFile, log: ChangeLog) -> bool:
    """Accepts the changes that need no decision; whether deletions wait, which are to be left."""
    waiting = False
    for _, part, tree in file.stories():
        if file.is_touched(part):
            waiting = waiting or any(map(log.waits_as_deletion, tree.iter(DEL)))
            resolve(tree, accept=True, which=log.is_plain)
    return waiting


def _refused(file: WordFile) -> list[Any]:
    """What the file says with all our proposals refused."""
    view = ResolvedView(accepted=False, our_comments=own_comments(file, GENERATED))
    return [view.story(tree) for _, _, tree in file.stories()]

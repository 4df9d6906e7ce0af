"""Finds the base of a file: inside it, else beside the outline, else by its words (--adopt)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from toolkit.merge.outcome import BlockOutcome, MergeReport
from toolkit.merge.record import Record, word_record
from toolkit.merge.refusals import refusal
from toolkit.merge.word.renamed_anchors import NO_RENAMING, Renaming, with_new_ids
from toolkit.merge.word.update import Changes, merge_word
from toolkit.ooxml.custom_properties import properties_of
from toolkit.ooxml.embedded_base import BASES, RecordError, base_of, embed_base
from toolkit.ooxml.package import Package
from toolkit.plan.renamed_ids import NONE_RENAMED, RenamedIds


def base_for(content: bytes, copies: Path, file: str = "") -> Any:
    """The base of a file, from the file itself or from the copy that its checksum names.

    A base is never guessed: where neither is whole, or it is of a later version of the tool, a
    `ProposalError` says so.
    """
    found = record_for(content, copies, file)
    if found is None:
        raise refusal("no_base", file)
    return found.data


def record_for(
    content: bytes, copies: Path, file: str = "", *, adopt: bool = False
) -> Record | None:
    """The same with what is known of it; None where neither is there.

    With `adopt` a record that cannot be understood counts as none, otherwise it is reported.
    """
    try:
        found = word_record(content, copies, file)
    except RecordError:
        if adopt:
            return None
        raise
    if found is None:
        Package.read(content, file=file).main_part()  # raises where it is no Office file at all
    return found


def adopt_word(existing: bytes, generated: bytes, *, clock: datetime) -> tuple[bytes, MergeReport]:
    """A file without a base, with one: what is like the new text is known by it from now on.

    Nothing that can be read is changed. Blocks that are reported as kept were found by their words
    and differ; those that stay deleted were not found. `sureness` says how much was.
    """
    found = base_of(Package.read(generated))
    if found is None:
        raise ValueError("a newly written file carries its base")
    data, generation, _ = found
    result, account = merge_word(
        existing, data, generated, clock=clock, adopting=True, untouched=True
    )
    if result == existing:
        package = Package.read(result)
        name = properties_of(Package.read(generated)).get("pk.doc", "")
        embed_base(package, data, document=name, generation=generation)
        result = package.to_bytes()
    return result, replace(account, changed=True)


def update_word(
    existing: bytes,
    generated: bytes,
    copies: Path,
    *,
    clock: datetime,
    changes: Changes = "tracked",
    adopt: bool = False,
    renamed: RenamedIds = NONE_RENAMED,
) -> tuple[bytes, MergeReport]:
    """The file that is there with what is new in `generated`, which nobody has touched since it was
    written; `copies` is the folder of kept bases.

    With `adopt` a file without a base is taken for one of ours, as far as its words are. Blocks of
    ids that were `renamed` in the outline are the same ones under their new names.
    """
    found = record_for(existing, copies, adopt=adopt)
    if found is None and adopt:
        return adopt_word(existing, generated, clock=clock)
    if found is None:
        raise refusal("no_base")
    renaming = Renaming(renamed, _ids_in(generated)) if renamed else NO_RENAMING
    current, base = with_new_ids(existing, found.data, renaming)
    return merge_word(
        current,
        base,
        generated,
        base_is_ours=found.known,
        clock=clock,
        changes=changes,
        adopting=adopt,
        untouched=True,
    )


def _ids_in(generated: bytes) -> list[str]:
    """The ids of all blocks and rows of a newly written file."""
    found = base_of(Package.read(generated, BASES))
    if found is None:
        raise ValueError("a newly written file carries its base")
    ids: list[str] = found[0]["ids"]
    return ids


def sureness(account: MergeReport) -> float:
    """The part of the generated blocks that was found, from 0 to 1."""
    counts = account.counts
    missing = counts.get(BlockOutcome.DELETED, 0)
    total = sum(counts.values())
    return (total - missing) / total if total else 0.0

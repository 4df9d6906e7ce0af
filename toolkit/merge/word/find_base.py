"""Finds the base of a file: inside it, else beside the outline, else by its words (--adopt).

A file can lose its record: Word's Document Inspector takes it away, Google Docs does not keep it.
What was generated in it is kept beside the outline all the same, and which of the kept records is
the right one can be proved: by the words of the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from toolkit.merge.outcome import BlockOutcome, MergeReport
from toolkit.merge.record import Record, kept_word_records, word_record
from toolkit.merge.refusals import KNOWN_AT_LEAST, refusal
from toolkit.merge.word.match.known_by_words import Recognized, recognized
from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.read.document import body_items
from toolkit.merge.word.read.labels import AS_SHOWN
from toolkit.merge.word.read.shown_cells import DraftTables
from toolkit.merge.word.refusals import refuse_other_form
from toolkit.merge.word.renamed_anchors import NO_RENAMING, Renaming, with_new_ids
from toolkit.merge.word.update import Changes, merge_word
from toolkit.ooxml.custom_properties import properties_of
from toolkit.ooxml.embedded_base import ABOUT, BASES, RecordError, base_of, embed_base
from toolkit.ooxml.package import Package
from toolkit.ooxml.xml_parts import number_in
from toolkit.plan.renamed_ids import NONE_RENAMED, RenamedIds
from toolkit.store.state import NO_STATE, State

PROVED = 0.9
"""The part of a kept record that stands in a file word for word, from which on it is the record of
that file, without anybody saying so. Two records of one project have most of their words in common,
so the one of which the most is found is the right one; a file of another project that was made from
the same templates has less than this, since all that its outline says is in it."""

PROVED_BY_TITLE = KNOWN_AT_LEAST
"""The same of a partner's texts whose title names project and partner: they are few, and may all be
rewritten."""

MOST = 12
"""Differences of an adopted file that are named."""


class Lost(NamedTuple):
    """Where the record of a file that has lost it may be kept."""

    copies: Path
    state: State = NO_STATE
    """Says which of them are those of this project's files."""

    def record(self, content: bytes, file: str = "", *, adopt: bool = False) -> Recognized | None:
        """The record of which the most stands in the file; None where there is none.

        With `adopt` one whose file nobody has noted is looked at as well.
        """
        word = WordFile(content, file)
        if word.unfit():
            return None
        own = self.state.records()
        # builds of versions before this one did not note which record is whose
        records = kept_word_records(self.copies, own, others=adopt or not own)
        beside = set(self.state.records(beside=True)) - set(own)
        return recognized(word, (one for one in records if one.checksum not in beside))


def base_for(content: bytes, copies: Path, file: str = "", state: State = NO_STATE) -> Record:
    """The record of a file: from the file itself, or the copy that its checksum names, or one of
    the files in `state` that is proved by its words.

    A record is never guessed: where none of these is whole, or it is of a later version of the
    tool, a `ProposalError` says so.
    """
    found = record_for(content, copies, file)
    return found if found is not None else _proved(content, Lost(copies, state), file).record


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


def _proved(content: bytes, lost: Lost, file: str = "") -> Recognized:
    """The record of a file that has lost it, if its words prove it. Raises ProposalError."""
    found = lost.record(content, file)
    if found is None:
        raise refusal("no_base", file)
    if found.share < (PROVED_BY_TITLE if found.is_named else PROVED):
        reason = "no_sure_base_of_texts" if found.is_named else "no_sure_base"
        raise refusal(reason, file, share=f"{found.share:.0%}")
    return found


def _refuse_unnamed(content: bytes, generated: bytes, former: Sequence[str]) -> None:
    """Refuses a file in which the project is not named, as it is in what is generated.

    `former` are the acronyms that it had before. Raises ProposalError.
    """
    project = properties_of(Package.read(generated)).get("pk.doc", "").partition(" ")[0]
    said = _text(content)
    if project in _text(generated) and not any(name in said for name in (project, *former)):
        raise refusal("unnamed", project=project)


def _text(content: bytes) -> str:
    """All that a Word file says."""
    return "\n".join(item.content.text for item in body_items(WordFile(content), AS_SHOWN))


def adopt_word(
    existing: bytes, generated: bytes, *, clock: datetime, former: Sequence[str] = ()
) -> tuple[bytes, MergeReport]:
    """A file without a base, with one: what is like the new text is known by it from now on.

    Nothing that can be read is changed. Blocks that are reported as kept were found by their words
    and differ; those that stay deleted were not found. `sureness` says how much was. Raises
    ProposalError where that is next to nothing, and where the project is not named, with none of
    its `former` acronyms either.
    """
    found = base_of(Package.read(generated))
    if found is None:
        raise ValueError("a newly written file carries its base")
    result, account = merge_word(
        existing, found[0], generated, clock=clock, adopting=True, untouched=True
    )
    _refuse_unnamed(existing, generated, former)
    if result == existing:
        result = _with_record(existing, found[0], generated)
    return result, replace(account, changed=True, recognized=tuple(_adopted(account)))


def _with_record(existing: bytes, data: Any, generated: bytes) -> bytes:
    """The file with that record, and the name and the generation of the newly generated one."""
    package, incoming = Package.read(existing), Package.read(generated)
    about = properties_of(incoming)
    generation = number_in(about.get("pk.gen"))
    embed_base(package, data, document=about.get("pk.doc", ""), generation=generation)
    return package.to_bytes()


def update_word(  # noqa: PLR0913
    existing: bytes,
    generated: bytes,
    copies: Path,
    *,
    clock: datetime,
    state: State = NO_STATE,
    changes: Changes = "tracked",
    adopt: bool = False,
    renamed: RenamedIds = NONE_RENAMED,
    fields: DraftTables | None = None,
) -> tuple[bytes, MergeReport]:
    """The file that is there with what is new in `generated`, which nobody has touched since it was
    written; `copies` is the folder of kept bases, `state` says what was written.

    With `adopt` a file without a base is taken for one of ours, as far as its words are. Blocks of
    ids that were `renamed` in the outline are the same ones under their new names. `fields` are
    those that the tables of `generated` show.
    """
    refuse_other_form(
        properties_of(Package.read(existing, ABOUT)), properties_of(Package.read(generated, ABOUT))
    )
    lost = Lost(copies, state)
    by_words: Recognized | None = None
    told: tuple[str, ...] = ()
    found = record_for(existing, copies, adopt=adopt)
    if found is None:
        by_words = lost.record(existing, adopt=True) if adopt else _proved(existing, lost)
        if by_words is None:
            return adopt_word(existing, generated, clock=clock, former=state.formerly)
        found, told = by_words.record, (_recognized(by_words.share),)
    renaming = Renaming(renamed, _ids_in(generated)) if renamed else NO_RENAMING
    current, base = with_new_ids(existing, found.data, renaming)
    content, account = merge_word(
        current,
        base,
        generated,
        base_is_ours=found.known,
        clock=clock,
        changes=changes,
        adopting=adopt,
        untouched=True,
        fields=fields,
    )
    if by_words is not None and by_words.share < PROVED:
        _refuse_unnamed(existing, generated, state.formerly)
    if told and content == current:
        content = _with_record(current, base, generated)
    return content, replace(account, recognized=told)


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


def _recognized(share: float) -> str:
    return (
        f"it had lost the record of what was generated in it; the one that is kept in .proposal "
        f"was taken, since {share:.0%} of what it names stands in the file word for word"
    )


def _adopted(account: MergeReport) -> Iterator[str]:
    """How surely a file was recognized of which no record is kept, and where it differs."""
    yield (
        f"recognized as a file of this project: {sureness(account):.0%} of what is generated was "
        "found in it; from the next build on it is updated from the outline"
    )
    found = [one for one in account.entries if one.outcome is BlockOutcome.KEPT]
    for one in found[:MOST]:
        yield f"differs from the outline, and was left as it is: {one.named}"
    if len(found) > MOST:
        yield f"and {len(found) - MOST} more; build with --out into another folder to compare"

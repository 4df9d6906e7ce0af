"""Pulls the edits of the workbook and the Word files into the outline."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from toolkit.diagnostics import Diagnostic, Place, ProposalError, Severity
from toolkit.document.partner_sections import BETWEEN
from toolkit.merge.find_built_file import built_file
from toolkit.merge.pull import messages
from toolkit.merge.pull.answers import pulled_answers
from toolkit.merge.pull.composed_text import Compose, Source, blocks_of, dossier_with
from toolkit.merge.pull.decisions import Decisions, decisions_in
from toolkit.merge.pull.free_texts import BuiltFile, only_in_one
from toolkit.merge.pull.partner_sections import as_sent
from toolkit.merge.pull.prefer import Prefer
from toolkit.merge.pull.reported_change import Change
from toolkit.merge.pull.sent_file import content_of
from toolkit.merge.pull.typed_cells import NOTHING_READ, PulledCells, Read, pulled_cells
from toolkit.merge.pull.values import PulledValues, pulled_values
from toolkit.merge.pull.values import Source as Workbook
from toolkit.merge.pull.words import PulledWords, pulled_words
from toolkit.merge.record import workbook_record
from toolkit.merge.refusals import hints_of, refused
from toolkit.merge.word.find_base import base_for
from toolkit.merge.word.read.base_blocks import blocks_of_base
from toolkit.merge.word.refusals import refuse_other_project as word_of_another
from toolkit.merge.word.renamed_anchors import Renaming, with_new_ids
from toolkit.merge.workbook.base import whole
from toolkit.merge.workbook.keyed_sheet import keyed_sheets
from toolkit.merge.workbook.pulled_values import Ledger, ledger_in
from toolkit.merge.workbook.renamed_keys import RenamedKeys
from toolkit.merge.workbook_updater import opened_workbook, refuse_other_project
from toolkit.ooxml.archive import described
from toolkit.ooxml.completeness import refuse_incomplete
from toolkit.ooxml.custom_properties import properties_of
from toolkit.ooxml.embedded_base import ABOUT, base_of
from toolkit.ooxml.package import Package
from toolkit.plan.dossier import Dossier
from toolkit.plan.renamed_ids import NONE_RENAMED, RenamedIds
from toolkit.readers.file_text import HALVES
from toolkit.readers.outline import read_outline
from toolkit.readers.patches import Steps
from toolkit.readers.yaml_reader import Texts, read_fields
from toolkit.store.journal import checksum_of
from toolkit.store.memory import PULLED, PULLED_FROM_COPY, Memory
from toolkit.store.names import PART_B_DOCUMENT, WORKBOOK
from toolkit.store.state import read_state
from toolkit.unforeseen import unforeseen
from toolkit.writers.docx.anchors import ids_of


@dataclass(frozen=True)
class PullTarget:
    """The outline into which everything is pulled, and how."""

    outline: Path
    dossier: Dossier
    memory: Memory
    clock: datetime
    prefer: Prefer | None = None
    renamed: RenamedIds = NONE_RENAMED
    """Ids that were rewritten in the outline since the files were built."""

    texts: Texts = field(default_factory=dict)
    """What is read in place of files of the outline: what forms have brought already."""

    without: frozenset[Steps] = frozenset()
    """Fields that are not changed, since another file says something else."""


@dataclass(frozen=True)
class Pulled:
    """What a pull brings, and what it does not."""

    changes: tuple[Change, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    files: Mapping[Path, bytes] = field(default_factory=dict)
    """The new contents of the files of the outline that change."""

    stays: tuple[str, ...] = ()
    """Texts edited in Word that are of no one field."""

    deleted: tuple[str, ...] = ()
    """Texts of the outline that a person has taken out of a Word file."""

    sources: tuple[str, ...] = ()
    """What was read: the names of the files."""

    beside: tuple[str, ...] = ()
    """What people typed beside the tables of the workbook, where it stays."""

    ledger: Ledger = field(default_factory=Ledger)
    ledgers: tuple[Ledger, ...] = ()
    """The same of forms."""

    packs: Mapping[str, int] = field(default_factory=dict)
    """How many values the pack of each partner has brought, by id."""

    values: Mapping[Steps, Any] = field(default_factory=dict)
    """All new values of fields that were there, by the steps to each."""

    removed: tuple[str, ...] = ()
    """Parts that were taken out of the outline, since their rows in a form were."""

    decided: Decisions = field(default_factory=Decisions)
    backups: Mapping[Path, Path] = field(default_factory=dict)
    """The copy of each of `files` from before the pull; empty in a dry run."""

    @property
    def texts(self) -> Texts:
        """The new contents as text."""
        return {path: content.decode("utf-8-sig", HALVES) for path, content in self.files.items()}


def gathered(
    home: PullTarget,
    workbook: Path | None,
    generated: Callable[[], bytes],
    words: Mapping[Path, Compose],
) -> Pulled:
    """What the files bring; nothing is written. Raises ProposalError with all unreadable ones."""
    faults: list[Diagnostic] = []
    book: Workbook | None = None
    sources: list[Source] = []
    for path, compose in ((workbook, None), *words.items()):
        if path is None:
            continue
        try:
            with hints_of("pull"), unforeseen(str(path)):
                if compose is None:
                    book = _workbook(path, home, generated)
                elif source := _word(path, home, compose):
                    sources.append(source)
        except ProposalError as error:
            faults += error.diagnostics
    if faults:
        raise ProposalError(*faults)
    values, cells, prose = _together(home, book, sources)
    changes = (*values.changes, *cells.changes, *prose.changes)
    brought = (
        *(str(one) for one in {**cells.values, **prose.values}.values()),
        *(one.whole[1] for one in changes),
        *(text for one in cells.read.values() for text in one.draft.texts.values()),
    )
    free = _in_one_alone(home, sources, list(words), brought) if sources else ()
    return Pulled(
        tuple(sorted(changes, key=lambda one: one.place[:3])),
        (*values.findings, *cells.findings, *prose.findings, *free),
        {**values.files, **cells.files, **prose.files},
        prose.stays,
        prose.deleted,
        tuple(path.name for path in (workbook, *words) if path),
        values.beside,
        values.ledger,
        values={**values.every, **cells.values, **prose.values},
        decided=prose.decided,
    )


def _in_one_alone(
    home: PullTarget, sources: Sequence[Source], paths: Sequence[Path], brought: Sequence[str]
) -> tuple[Diagnostic, ...]:
    """What is written by hand in the draft or in the official form alone, where both are there."""
    acronym = home.dossier.proposal.project.acronym
    read = {one.file: one for one in sources}
    drafts: list[BuiltFile] = []
    forms: list[BuiltFile] = []
    for path in paths:
        content = content_of(path)
        made = properties_of(Package.read(content, ABOUT)).get("pk.doc", "")
        if made not in (acronym, f"{acronym}{PART_B_DOCUMENT}"):
            continue
        known = read.get(str(path))
        state, _ = read_state(home.memory)
        data = known.base if known else base_for(content, home.memory.bases, str(path), state).data
        file = BuiltFile(str(path), known.content if known else content, data)
        (drafts if made == acronym else forms).append(file)
    if len(drafts) != 1 or len(forms) != 1:
        return ()
    return tuple(only_in_one(drafts[0], forms[0], brought))


def _together(
    home: PullTarget, book: Workbook | None, sources: Sequence[Source]
) -> tuple[PulledValues, PulledCells, PulledWords]:
    """What the workbook brings, then what the tables and the texts of the Word files do.

    Of one field only one of them brings something.
    """
    values = _values(home, book)
    decided = decisions_in(home.memory)
    if not sources:
        return values, PulledCells(), PulledWords(decided=decided)
    nothing = PulledValues.nothing()
    cells = _cells(home, sources, decided, nothing)
    first = _words(home, sources, nothing, cells) if values.words else None
    both = {
        way for way, text in values.words.items() if first and first.values.get(way, text) != text
    }
    both |= {way for way, one in values.every.items() if cells.values.get(way, one) != one}
    if both and home.prefer is not Prefer.WORKBOOK:
        values = _values(home, book, both)
    without = () if home.prefer is Prefer.WORD else both
    if values.files or without:
        cells = _cells(home, sources, decided, values, without, cells.read)
    prose = _words(home, sources, values, cells, without)
    if both and home.prefer in (None, Prefer.OUTLINE):
        data, _ = read_fields(home.outline, home.texts)
        assert data is not None, "the dossier was read from it"
        clashes = [messages.two_files(sources[0].file, messages.named(data, way)) for way in both]
        prose = replace(prose, findings=(*prose.findings, *clashes))
    return values, cells, prose


def _values(
    home: PullTarget, book: Workbook | None, without: Collection[Steps] = ()
) -> PulledValues:
    if book is None:
        return PulledValues.nothing()
    with described(book.file), unforeseen(book.file):
        left_out = {*without, *home.without}
        return pulled_values(home.outline, book, home.dossier, home.prefer, left_out, home.texts)


def _cells(
    home: PullTarget,
    sources: Sequence[Source],
    decided: Decisions,
    values: PulledValues,
    without: Collection[Steps] = (),
    read: Mapping[str, Read] = NOTHING_READ,
) -> PulledCells:
    """What the tables of the Word files bring, written beside the values of the workbook."""
    taken = (*without, *home.without, *values.every)
    files = ", ".join(one.file for one in sources)
    with described(files), unforeseen(files):
        return pulled_cells(
            home.outline,
            sources,
            home.dossier,
            home.prefer,
            decided,
            {**home.texts, **values.texts},
            taken,
            read,
        )


def _words(
    home: PullTarget,
    sources: Sequence[Source],
    values: PulledValues,
    cells: PulledCells,
    without: Collection[Steps] = (),
) -> PulledWords:
    """What the texts of the Word files bring, once the values are in the outline."""
    texts: Texts = {**home.texts, **values.texts, **cells.texts}
    without = (*without, *home.without)
    dossier = home.dossier
    if texts:
        dossier = dossier_with(dossier, read_outline(home.outline, texts=texts))
    files = ", ".join(one.file for one in sources)
    with described(files), unforeseen(files):
        found = pulled_words(
            home.outline, sources, dossier, home.prefer, cells.decided, texts, without,
            {} if texts else cells.read,
        )  # fmt: skip
        return _with_answers(home, found, dossier)


def _with_answers(home: PullTarget, found: PulledWords, dossier: Dossier) -> PulledWords:
    """The same with what was written in the places of prompts."""
    if not any(one.answers for one in found.answered):
        return found
    if found.files:
        dossier = dossier_with(dossier, read_outline(home.outline, texts=found.texts))
    more = pulled_answers(
        home.outline, found.answered, dossier, home.prefer, found.decided, found.texts
    )
    return replace(
        found,
        changes=(*found.changes, *more.changes),
        findings=(*found.findings, *more.findings),
        files={**found.files, **more.files},
        decided=more.decided,
    )


def _workbook(path: Path, home: PullTarget, generated: Callable[[], bytes]) -> Workbook | None:
    """A workbook in which a person has worked; None where nobody has since we wrote it."""
    content = content_of(path)
    if _is_as_written(content, home):
        return None
    package = opened_workbook(content, str(path))
    found = workbook_record(content, home.memory.bases, str(path))
    if found is None:
        raise ProposalError(refused("no_base_of_workbook", str(path), "pull"))
    written = Package.read(generated())
    now = base_of(written)
    assert now is not None, "a workbook that was just written has its base"
    try:
        refuse_other_project(package, found.data, written)
    except ProposalError as error:
        raise _at(path, error) from error
    ledger = ledger_in(home.memory, _ledger_of(path, content, home), found.checksum)
    base, incoming = whole(found.data), whole(now[0])
    if keys := RenamedKeys.between(base, incoming, home.renamed):
        keys.in_workbook(keyed_sheets(package))
        base, ledger = keys.in_base(base), keys.in_ledger(ledger)
    return Workbook(str(path), package, base, incoming, ledger)


def _ledger_of(path: Path, content: bytes, home: PullTarget) -> str:
    """Where it is noted what was pulled: for a partner's copy apart from the project's workbook.

    What was pulled from one is no news in the other, and what one left alone is not taken back.
    """
    acronym = home.dossier.proposal.project.acronym
    own = built_file(home.outline, f"{acronym}-{WORKBOOK}", home.memory)
    is_copy = own is not None and os.path.realpath(own) != os.path.realpath(path)
    return PULLED_FROM_COPY.format(checksum_of(content)[:12]) if is_copy else PULLED


def _word(path: Path, home: PullTarget, compose: Compose) -> Source | None:
    """A Word file in which a person has worked; None where nobody has since we wrote it."""
    content = content_of(path)
    package = Package.read(content, file=str(path))
    if not package.main_part().startswith("word/"):
        raise ProposalError(refused("not_word", str(path), "pull"))
    if _is_as_written(content, home):
        return None
    state, _ = read_state(home.memory)
    try:
        record = base_for(content, home.memory.bases, str(path), state)
        refuse_incomplete(package, "document")
        if record.checksum not in (*state.records(), *state.records(beside=True)):
            sent = as_sent(compose, record.data)
            _refuse_other(properties_of(package), record.data, home.dossier, sent)
    except ProposalError as error:
        raise _at(path, error) from error
    data = record.data
    if home.renamed:
        renaming = Renaming(home.renamed, list(ids_of(compose(home.dossier))))
        content, data = with_new_ids(content, data, renaming)
    return Source(str(path), content, data, record.checksum, as_sent(compose, data))


def _is_as_written(content: bytes, home: PullTarget) -> bool:
    """Whether a file is as a build of this outline wrote it."""
    return read_state(home.memory)[0].knows(checksum_of(content))


def _refuse_other(made: Mapping[str, str], data: Any, dossier: Dossier, compose: Compose) -> None:
    """Refuses the Word file of another project."""
    acronym = dossier.proposal.project.acronym
    plan = f"{acronym} {dossier.language.say('communication plan')}"
    name = made.get("pk.doc", "")
    if name not in ("", acronym, plan) and not name.startswith(f"{acronym}{BETWEEN}"):
        incoming = blocks_of(dossier, compose)
        word_of_another(made, {"pk.doc": acronym}, blocks_of_base(data), incoming)


def _at(path: Path, error: ProposalError) -> ProposalError:
    """The same of a file, which may not be left as it is without a word: nothing is pulled."""
    findings = (
        one._replace(place=Place(str(path)), severity=Severity.ERROR) for one in error.diagnostics
    )
    return ProposalError(*findings)

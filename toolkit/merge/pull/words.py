"""Pulls the edited texts of Word files into the outline."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from toolkit.diagnostics import Diagnostic
from toolkit.merge.pull import messages
from toolkit.merge.pull.answers import AnsweredFile
from toolkit.merge.pull.composed_text import Compose, Draft, Source, draft_of
from toolkit.merge.pull.decisions import Decisions, digest
from toolkit.merge.pull.official_form_tables import read_source
from toolkit.merge.pull.prefer import Prefer
from toolkit.merge.pull.provenance import Provenance
from toolkit.merge.pull.reported_change import Change, change_of
from toolkit.merge.pull.typed_cells import NOTHING_READ, Read
from toolkit.merge.pull.verify_pull import File, Proof, with_values
from toolkit.merge.pull.word_edits import RequestedEdits, TextEdit, edits_of, requested_edits
from toolkit.merge.word.word_updater import contradiction
from toolkit.plan.dossier import Dossier
from toolkit.readers.outline import read_outline
from toolkit.readers.patches import Patch, Steps, patched
from toolkit.readers.text_edits import Rewording
from toolkit.readers.yaml_builder import Fields
from toolkit.readers.yaml_reader import Texts, read_fields

MOST_WAYS = 6


@dataclass(frozen=True)
class PulledWords:
    """What the Word files bring, what waits, and what stays in them."""

    changes: tuple[Change, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    files: Mapping[Path, bytes] = field(default_factory=dict)
    stays: tuple[str, ...] = ()
    """Edited texts that are of no one field."""

    deleted: tuple[str, ...] = ()
    decided: Decisions = field(default_factory=Decisions)
    values: Mapping[Steps, str] = field(default_factory=dict)
    """The new texts of the outline, by the way to each."""

    texts: Texts = field(default_factory=dict)
    """What is to be read in place of some of the outline's files from now on."""

    answered: tuple[AnsweredFile, ...] = ()
    """The files, with what was written in the places of prompts."""


def pulled_words(  # noqa: PLR0913
    outline: Path,
    sources: Sequence[Source],
    dossier: Dossier,
    prefer: Prefer | None,
    decided: Decisions,
    texts: Texts,
    without: Collection[Steps] = (),
    read: Mapping[str, Read] = NOTHING_READ,
) -> PulledWords:
    """What the Word files change in the outline; nothing is written.

    `texts` holds what is to be read in place of some of the outline's files; what is at a way in
    `without` stays as it is. `read` is what was read already, by the names of the files.
    """
    work = _Work(outline, dossier, prefer, decided, texts, frozenset(without), read)
    for source in sources:
        work.read(source)
    return work.done()


class _Work:
    """The texts of all Word files on their way into the outline."""

    def __init__(
        self,
        outline: Path,
        dossier: Dossier,
        prefer: Prefer | None,
        decided: Decisions,
        texts: Texts,
        without: frozenset[Steps],
        known: Mapping[str, Read],
    ) -> None:
        self.known = known
        self.outline, self.dossier, self.prefer, self.texts = outline, dossier, prefer, texts
        self.decided, self.without = decided, without
        self.files: list[File] = []
        self.drafts: dict[Compose, Draft] = {}
        """What composes several files gives one draft for all of them."""
        self.asked: list[tuple[Source, RequestedEdits]] = []
        self.answered: list[AnsweredFile] = []
        self.findings: list[Diagnostic] = []
        self.left: set[int] = set()
        """The texts that stay as they are, since something has to be decided or done first."""

        self.provenance = Provenance()

    @cached_property
    def data(self) -> Fields:
        """The outline as it is written, to name its parts."""
        data, _ = read_fields(self.outline, self.texts)
        assert data is not None, "the dossier was read from it"
        return data

    def named(self, number: int) -> str:
        """What the field of a text is called."""
        return messages.named(self.data, self.provenance.texts[number].steps)

    def read(self, source: Source) -> None:
        """Takes up the edits of a file."""
        known = self.known.get(source.file)
        if known:
            self.drafts[source.compose] = known.draft
        elif source.compose not in self.drafts:
            self.drafts[source.compose] = draft_of(self.dossier, source.compose)
        draft = self.drafts[source.compose]
        self.provenance = draft.provenance  # the same for all files: it is of the same proposal
        texts = enumerate(self.provenance.texts)
        self.left |= {number for number, text in texts if text.steps in self.without}
        reading = known.reading if known else None
        reading = reading or read_source(source, draft)
        self.answered.append(AnsweredFile(source.file, source.checksum, reading.answers))
        found = requested_edits(reading, draft)
        self.asked.append((source, found))
        self.files.append(File(source, draft, found.text_edits))
        for text_edit in found.text_edits:
            self._judge(source, text_edit)
        for unit in found.undecided:
            self.findings.append(messages.undecided(source.file, unit))
        self.findings += [
            messages.waits(source.file, name)
            for key, name in reading.waiting.items()
            if draft.whole_text_of(key) is not None
        ]
        self.findings += [messages.of_no_column(source.file, one) for one in reading.form_cells]
        self.findings += [contradiction(one, source.file) for one in found.contradictions]

    def _judge(self, source: Source, text_edit: TextEdit) -> None:
        """Leaves and reports the texts of which something has to be decided first."""
        for number in text_edit.mapped.unsure:
            self.findings.append(messages.unsure(source.file, text_edit.unit, self.named(number)))
        self.left |= set(text_edit.mapped.unsure)
        clashing = (text_edit.texts if text_edit.unit.waiting else text_edit.clashing) - self.left
        if not clashing or self.prefer is Prefer.WORD:
            return
        self.left |= clashing
        key = digest(text_edit.unit.current, text_edit.unit.incoming)
        if self.prefer is Prefer.OUTLINE:
            self.decided = self.decided.knowing(source.checksum, text_edit.unit.id, key)
        elif not self.decided.knows(source.checksum, text_edit.unit.id, key):
            for number in sorted(clashing):
                self.findings.append(
                    messages.conflict(source.file, text_edit.unit, self.named(number))
                )

    def done(self) -> PulledWords:
        """All changes that certainly belong to a field, and the findings on the others."""
        text_edits = [text_edit for file in self.files for text_edit in file.text_edits]
        edits = {n: found for n, found in edits_of(text_edits).items() if n not in self.left}
        for number, found in edits.items():
            if found is None:
                places = [
                    (file.source.file, text_edit.unit)
                    for file in self.files
                    for text_edit in file.text_edits
                    if number in text_edit.texts
                ]
                self.findings.append(
                    messages.several(self._file_of(number), self.named(number), places)
                )
        ways = {n: [e.ways for e in found] for n, found in edits.items() if found}
        proof = Proof(self.dossier, self.files)
        chosen = _Choice(self.provenance, proof, ways).made()
        for number in ways.keys() - chosen.keys():
            text_edit = next(w for w in text_edits if number in w.texts)
            self.findings.append(
                messages.unsure(self._file_of(number), text_edit.unit, self.named(number))
            )
        changes, files, after = self._written(proof, chosen)
        stays = [one for _, found in self.asked for one in found.stays]
        deleted = [one for _, found in self.asked for one in found.deleted]
        return PulledWords(
            tuple(changes), tuple(self.findings), files, tuple(dict.fromkeys(stays)),
            tuple(dict.fromkeys(deleted)), self.decided, self._values(chosen), after,
            tuple(self.answered),
        )  # fmt: skip

    def _values(self, chosen: Mapping[int, list[Rewording]]) -> dict[Steps, str]:
        texts = self.provenance.texts
        return {texts[n].steps: _with(texts[n].value, words) for n, words in chosen.items()}

    def _file_of(self, number: int) -> str:
        return next(
            file.source.file
            for file in self.files
            if any(number in text_edit.texts for text_edit in file.text_edits)
        )

    def _report_unwritable(self, number: int, why: str) -> None:
        self.findings.append(messages.unwritable(self._file_of(number), self.named(number), why))

    def _written(
        self, proof: Proof, chosen: Mapping[int, list[Rewording]]
    ) -> tuple[list[Change], Mapping[Path, bytes], Texts]:
        """What was changed, and the patched files: their bytes, and as text.

        A text that cannot be written alone is reported. If the outline, read again, does not give
        what the Word files say, each text is, and nothing of them is written.
        """
        if not chosen:
            return [], {}, self.texts
        patches: dict[int, Patch] = {}
        for number, words in chosen.items():
            text = self.provenance.texts[number]
            patches[number] = Patch(text.steps, _with(text.value, words), words=tuple(words))
        done = patched(self.outline, tuple(patches.values()), self.texts)
        refused = {id(patch): why for patch, why in done.refused}
        changes = []
        for number, patch in patches.items():
            text = self.provenance.texts[number]
            if why := refused.get(id(patch)):
                self._report_unwritable(number, why)
            else:
                changes.append(change_of(self.data, text.steps, text.value, str(patch.value)))
        alive = {n: p for n, p in patches.items() if id(p) not in refused}
        after = read_outline(self.outline, texts=done.texts)
        values = {number: str(patch.value) for number, patch in alive.items()}
        if proof.faulty(after, values) != frozenset():
            for number in alive:
                self._report_unwritable(number, "the draft would not say what Word says")
            return [], {}, self.texts
        return sorted(changes, key=lambda one: one.place[:3]), done.files, done.texts


@dataclass
class _Choice:
    """Finds for each text the way of writing its changes that is read as it is meant."""

    provenance: Provenance
    proof: Proof
    ways: Mapping[int, list[tuple[Rewording, ...]]]

    def made(self) -> dict[int, list[Rewording]]:
        """The changes of every text that can be proved."""
        tries = dict.fromkeys(self.ways, 0)
        while tries:
            blamed = self._faulty(tries)
            if blamed == frozenset():
                return {number: self._words(number, at) for number, at in tries.items()}
            suspects = tries.keys() if blamed is None else blamed
            faulty = [
                number
                for number in suspects
                if len(suspects) == 1 or self._faulty({number: tries[number]}) != frozenset()
            ]
            for number in faulty or list(suspects):
                tries[number] += 1
                if not faulty or tries[number] >= self._most(number):
                    del tries[number]
        return {}

    def _most(self, number: int) -> int:
        return min(MOST_WAYS, max(map(len, self.ways[number])))

    def _words(self, number: int, at: int) -> list[Rewording]:
        return [ways[min(at, len(ways) - 1)] for ways in self.ways[number]]

    def _faulty(self, tries: Mapping[int, int]) -> frozenset[int] | None:
        values = {
            number: _with(self.provenance.texts[number].value, self._words(number, at))
            for number, at in tries.items()
        }
        if empty := frozenset(n for n, value in values.items() if not _speaks(value)):
            return empty
        places = {self.provenance.texts[number].steps: value for number, value in values.items()}
        return self.proof.faulty(with_values(self.proof.dossier.proposal, places), values)


def _speaks(value: str) -> bool:
    return any(letter.isalnum() for letter in value)


def _with(value: str, words: Sequence[Rewording]) -> str:
    """The text with its changes made."""
    for one in sorted(words, reverse=True):
        value = value[: one.start] + one.words + value[one.end :]
    return value

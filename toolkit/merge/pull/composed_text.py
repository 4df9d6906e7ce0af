"""The texts that the outline gives for a Word file, and the field that each word is of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from toolkit.document.tree import Document
from toolkit.merge.pull.provenance import Provenance, SourceMark, with_provenance
from toolkit.merge.pull.source_map import Spans, part_of, source_spans
from toolkit.merge.pull.word_texts import Key, Reading, texts_of
from toolkit.merge.typed_values import as_printed
from toolkit.merge.word.model.text_model import Block, Paragraph
from toolkit.merge.word.read.base_blocks import Met, blocks_of_base
from toolkit.merge.word.read.shown_cells import DraftTables
from toolkit.model.proposal import Proposal
from toolkit.plan.dossier import Dossier
from toolkit.readers.patches import Steps
from toolkit.writers.docx.base_snapshot import base

Compose = Callable[[Dossier], Document]


@dataclass(frozen=True)
class Source:
    """A Word file that a build has made, what was written into it, and how it is composed."""

    file: str
    content: bytes
    base: Any
    checksum: str
    compose: Compose


@dataclass(frozen=True)
class Draft:
    """The text that an outline gives for one file."""

    blocks: tuple[Block, ...]
    provenance_texts: Mapping[Key, str]
    provenance: Provenance
    tables: DraftTables
    met: Met = field(default_factory=dict)
    """What was read of its base: of another draft only what differs need be read."""

    @cached_property
    def texts(self) -> dict[Key, str]:
        """Every paragraph and cell."""
        return {key: "".join(tokens) for key, tokens in texts_of(self.blocks)}

    @cached_property
    def _owners(self) -> dict[tuple[str, str], Steps]:
        """The part that each row of a table is about: that of its first words."""
        found: dict[tuple[str, str], Steps] = {}
        for key in self.provenance_texts:
            row = key[:2]
            if row not in found and (marks := self._read(key)[1]):
                found[row] = part_of(self.provenance.of(marks[0].word))
        return found

    @cached_property
    def _known(self) -> dict[Key, tuple[str, list[SourceMark]]]:
        return {}

    def _read(self, key: Key) -> tuple[str, list[SourceMark]]:
        """A text of the marked draft without its hidden marks, and its words; read once."""
        if key not in self._known:
            self._known[key] = self.provenance.read(self.provenance_texts.get(key, ""))
        return self._known[key]

    def source_marks(self, key: Key) -> list[SourceMark]:
        """The words of fields in a text, in their order."""
        plain, marks = self._read(key)
        return marks if plain == self.texts[key] else []

    def behind(self, key: Key) -> frozenset[int]:
        """The numbers of the texts of the outline that a composed text shows words of."""
        return frozenset(self.provenance.words[one.word][0] for one in self._read(key)[1])

    def whole_text_of(self, key: Key) -> Steps | None:
        """The way to the field that a text shows, and nothing but it; None where it is not so."""
        spans = self.spans(key)
        numbers = {one.text if one else None for one in spans}
        number = numbers.pop() if len(numbers) == 1 else None
        return None if number is None else self.provenance.texts[number].steps

    def not_yet_there(
        self, key: Key, paragraphs: Sequence[Paragraph], reading: Reading
    ) -> Sequence[Paragraph]:
        """What a person wrote behind a text, without what the outline has there already."""
        if not paragraphs:
            return paragraphs
        keys = list(self.texts)
        known = {unit.key for unit in reading.units}
        at = keys.index(key) + 1
        left = list(paragraphs)
        while at < len(keys) and keys[at] not in known and left:
            if as_printed(left[0].text) != as_printed(self.texts[keys[at]]):
                break
            del left[0]
            at += 1
        return left

    def spans(self, key: Key) -> Spans:
        """Where each character of a composed text comes from."""
        return source_spans(
            self.texts[key], self.source_marks(key), self.provenance, self._owners.get(key[:2])
        )


def draft_of(dossier: Dossier, compose: Compose) -> Draft:
    """The draft of a file, made twice: as it is, and with its words marked."""
    proposal, provenance = with_provenance(dossier.proposal)
    marked_dossier = dossier_with(dossier, proposal)
    texts = {key: "".join(tokens) for key, tokens in texts_of(blocks_of(marked_dossier, compose))}
    document = compose(dossier)
    tables = DraftTables.of(dossier, document)
    met: Met = {}
    return Draft(blocks_of_base(base(document), met), texts, provenance, tables, met)


def blocks_of(dossier: Dossier, compose: Compose, met: Met | None = None) -> tuple[Block, ...]:
    """The blocks that a new file would carry; `met` as in `blocks_of_base`."""
    return blocks_of_base(base(compose(dossier)), met)


def dossier_with(dossier: Dossier, proposal: Proposal) -> Dossier:
    """The same call and language for another proposal."""
    return Dossier.of(proposal, dossier.call, dossier.language)

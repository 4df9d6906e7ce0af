"""Verifies that the changed outline gives exactly the texts that people wrote."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from toolkit.merge.pull.composed_text import Compose, Draft, Source, blocks_of, dossier_with
from toolkit.merge.pull.word_edits import TextEdit
from toolkit.merge.pull.word_texts import texts_of
from toolkit.merge.word.plan.joined_paragraphs import NEW_PARAGRAPH
from toolkit.model.base import Located
from toolkit.model.proposal import Proposal
from toolkit.plan.dossier import Dossier
from toolkit.readers.patches import Steps

Values = Mapping[int, str]
"""New values by the numbers of the texts."""


@dataclass(frozen=True)
class File:
    """A Word file, what the outline gives for it, and its edits."""

    source: Source
    draft: Draft
    text_edits: Sequence[TextEdit]


@dataclass(frozen=True)
class Proof:
    """Composes again and compares, text by text."""

    dossier: Dossier
    files: Sequence[File]

    def faulty(self, proposal: Proposal, values: Values) -> frozenset[int] | None:
        """The texts whose new values do not give what is expected; None where that is not clear.

        Empty where every edited text is as its person left it, and every other as it was.
        """
        found: set[int] = set()
        composed: dict[Compose, list[str]] = {}
        for file in self.files:
            compose = file.source.compose
            if compose not in composed:
                dossier = dossier_with(self.dossier, proposal)
                # read in a copy, so that each try is compared with the draft and not the last try
                composed[compose] = _lines(blocks_of(dossier, compose, dict(file.draft.met)))
            there = composed[compose]
            wanted = list(self._expected(file, values))
            if len(there) != len(wanted):
                return None
            for text, (expected, texts) in zip(there, wanted, strict=True):
                if expected is None or _bare(text) == _bare(expected):
                    continue
                blamed = texts & values.keys()
                if not blamed:
                    return None
                found |= blamed
        return frozenset(found)

    def _expected(self, file: File, values: Values) -> Iterator[tuple[str | None, frozenset[int]]]:
        """Each text to come; None where it follows a field that is edited elsewhere."""
        edited = {text_edit.unit.key: text_edit for text_edit in file.text_edits}
        for key, text in file.draft.texts.items():
            behind = file.draft.behind(key)
            text_edit = edited.get(key)
            if text_edit and text_edit.texts & values.keys():
                for line in text_edit.expected(values).split(NEW_PARAGRAPH):
                    yield line, text_edit.texts
            elif behind & values.keys():
                yield None, behind
            else:
                yield text, behind


def _lines(blocks: Any) -> list[str]:
    return ["".join(tokens) for _, tokens in texts_of(blocks)]


def _bare(text: str) -> list[str]:
    return [line.strip() for line in text.strip("\n").split("\n")]


def with_values(proposal: Proposal, values: Mapping[Steps, str]) -> Proposal:
    """The proposal with other texts at those places."""
    made = _with(proposal, values)
    assert isinstance(made, Proposal)
    return made


def _with(value: Any, values: Mapping[Steps, str]) -> Any:
    if () in values:
        return type(value)(values[()])
    inner: dict[str | int, dict[Steps, str]] = {}
    for steps, text in values.items():
        inner.setdefault(steps[0], {})[steps[1:]] = text
    if isinstance(value, Located):
        update = {str(name): _with(getattr(value, str(name)), one) for name, one in inner.items()}
        made = value.model_copy(update=update)
        for known in set(made.__dict__) - set(type(value).model_fields):
            del made.__dict__[known]
        return made
    if isinstance(value, dict):
        return {key: _with(one, inner[key]) if key in inner else one for key, one in value.items()}
    return tuple(_with(one, inner[at]) if at in inner else one for at, one in enumerate(value))

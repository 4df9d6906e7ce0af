"""Pulls what people wrote in the places of prompts into the fields that the prompts ask for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from toolkit.diagnostics import Diagnostic
from toolkit.document.plain_text import plain_text
from toolkit.merge.pull import answer_messages, messages
from toolkit.merge.pull.answer_values import value_of
from toolkit.merge.pull.asked_field import AskedField, asked_field
from toolkit.merge.pull.decisions import Decisions, digest
from toolkit.merge.pull.given_answers import GivenAnswer
from toolkit.merge.pull.new_ids import ids_of
from toolkit.merge.pull.prefer import Prefer
from toolkit.merge.pull.reported_change import Change, change_of
from toolkit.merge.text.tokens import is_word, tokens_of
from toolkit.model.base import Located, Prose
from toolkit.plan.dossier import Dossier
from toolkit.readers.patches import Patch, Steps, patched
from toolkit.readers.yaml_builder import Fields
from toolkit.readers.yaml_notation import Value
from toolkit.readers.yaml_reader import Texts, read_fields


@dataclass(frozen=True)
class PulledAnswers:
    """What the answers of the Word files bring, and what waits."""

    changes: tuple[Change, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    files: Mapping[Path, bytes] = field(default_factory=dict)
    decided: Decisions = field(default_factory=Decisions)


@dataclass(frozen=True)
class AnsweredFile:
    """A Word file, and the answers in it."""

    file: str
    checksum: str
    """Of its base."""

    answers: Sequence[GivenAnswer]


def pulled_answers(
    outline: Path,
    files: Sequence[AnsweredFile],
    dossier: Dossier,
    prefer: Prefer | None,
    decided: Decisions,
    texts: Texts,
) -> PulledAnswers:
    """What the answers change in the outline; nothing is written.

    `texts` holds what is to be read in place of some of the outline's files.
    """
    work = _Work(outline, dossier, prefer, decided, texts)
    for one in files:
        for answer in one.answers:
            work.take(one, answer)
    return work.done()


@dataclass
class _Work:
    """The answers on their way into the outline."""

    outline: Path
    dossier: Dossier
    prefer: Prefer | None
    decided: Decisions
    texts: Texts
    wanted: dict[str, tuple[AnsweredFile, GivenAnswer]] = field(default_factory=dict)
    """By the field the answer that it gets."""

    torn: set[str] = field(default_factory=set)
    """The fields for which there are several answers."""

    findings: list[Diagnostic] = field(default_factory=list)

    @cached_property
    def data(self) -> Fields:
        """The outline as it is written, to name its parts."""
        data, _ = read_fields(self.outline, self.texts)
        assert data is not None, "the dossier was read from it"
        return data

    @cached_property
    def ids(self) -> set[str]:
        """The ids that are given away."""
        return ids_of(self.dossier)

    def take(self, file: AnsweredFile, answer: GivenAnswer) -> None:
        """Takes up an answer, or reports why it waits."""
        if answer.shared:
            finding = answer_messages.shared(file.file, answer)
            self.findings += [finding] if finding not in self.findings else []
        elif answer.undecided:
            self.findings.append(answer_messages.undecided(file.file, answer))
        elif (other := self.wanted.get(answer.asks)) and other[1].words != answer.words:
            self.torn.add(answer.asks)
            self.wanted[f"{answer.asks} "] = file, answer
        else:
            self.wanted.setdefault(answer.asks, (file, answer))

    def done(self) -> PulledAnswers:
        """The changes of the outline, and the findings on what is not brought."""
        patches: list[tuple[Patch, str, AskedField]] = []
        for path, (file, answer) in self.wanted.items():
            found = asked_field(self.dossier.proposal, path.strip())
            if found is None:
                self.findings.append(answer_messages.gone(file.file, answer))
                continue
            named = _named(self.data, found.steps)
            if path.strip() in self.torn and not found.part:
                self.findings.append(answer_messages.several(file.file, named, answer))
            elif value := self._value(file, answer, found, named):
                patches += [(one, file.file, found) for one in _patches(found, value)]
        return self._written(patches)

    def _value(
        self, file: AnsweredFile, answer: GivenAnswer, found: AskedField, named: str
    ) -> Value | list[Mapping[str, Value]] | None:
        """What the field gets; None where it has that already, or where it is reported why not."""
        here = self._shown(found.current)
        if here is not None and self._is_said(answer, found, here):
            return None
        if here is not None and not found.part and self.prefer is not Prefer.WORD:
            key = digest(answer.words, (here,))
            if self.prefer is Prefer.OUTLINE:
                self.decided = self.decided.knowing(file.checksum, answer.asks, key)
            elif not self.decided.knows(file.checksum, answer.asks, key):
                self.findings.append(answer_messages.conflict(file.file, named, answer, here))
            return None
        value = value_of(answer, found, self.ids, self.dossier.references.get)
        if value is None:
            self.findings.append(answer_messages.not_brought(file.file, named, answer, found))
        return value

    def _is_said(self, answer: GivenAnswer, found: AskedField, here: str) -> bool:
        """Whether the outline says what was answered: in a list of parts, the title of each."""
        if not found.part:
            return _words(here) == answer.words
        titles = [_words(line) for line in here.split("\n")]
        return all(piece.words in titles for piece in answer.pieces)

    def _shown(self, current: Any) -> str | None:
        """What the outline says in a field, as it is read; None where that is nothing."""
        if current is None:
            return None
        if isinstance(current, Prose):
            return plain_text(current, self.dossier.references.get)
        if isinstance(current, tuple):
            return "\n".join(filter(None, map(self._shown, current)))
        if isinstance(current, Located):
            names = ("title", "name", "short_name")
            return next((str(getattr(current, n)) for n in names if hasattr(current, n)), "")
        return str(current)

    def _change(self, found: AskedField, named: str, patch: Patch) -> Change:
        new = _as_shown(patch.value)
        made = change_of(self.data, found.steps, "", new)
        return replace(made, what=named)

    def _written(self, patches: Sequence[tuple[Patch, str, AskedField]]) -> PulledAnswers:
        if not patches:
            return PulledAnswers(findings=tuple(self.findings), decided=self.decided)
        done = patched(self.outline, tuple(patch for patch, _, _ in patches), self.texts)
        refused = {id(patch): why for patch, why in done.refused}
        changes: list[Change] = []
        for patch, file, found in patches:
            named = _named(self.data, found.steps)
            if why := refused.get(id(patch)):
                self.findings.append(messages.unwritable(file, named, why))
            else:
                changes.append(self._change(found, named, patch))
        return PulledAnswers(tuple(changes), tuple(self.findings), done.files, self.decided)


def _named(data: Fields, steps: Steps) -> str:
    """What a field is called, also where the part around it is not written yet."""
    if steps[0] == "priorities" and len(steps) > 2:
        return f"the {steps[2]} of priority {steps[1]}"
    return messages.named(data, steps)


def _patches(found: AskedField, value: Value | list[Mapping[str, Value]]) -> Iterator[Patch]:
    if isinstance(value, list):
        for one in value:
            yield Patch(found.steps, one, found.order, added=True)
    else:
        yield Patch(found.steps, value, found.order)


def _as_shown(value: Value) -> str:
    if isinstance(value, tuple):
        return " ¶ ".join(map(str, value))
    if isinstance(value, Mapping):
        return ", ".join(str(one) for one in value.values())
    return str(value).rstrip("\n")


def _words(text: str) -> list[str]:
    return [token.casefold() for token in tokens_of(text) if is_word(token)]

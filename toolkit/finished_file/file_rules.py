"""The rules on finished files: how one is declared, found by its place, and run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from sys import modules
from typing import NamedTuple

from toolkit.diagnostics import Diagnostic, Passage, Place, Severity
from toolkit.finished_file import rules as package
from toolkit.finished_file.model import FinishedFile, Paragraph
from toolkit.plan.dossier import Dossier
from toolkit.registry import modules_in, page_of

LONGEST = 160
"""Letters of a paragraph that are quoted."""


class Found(NamedTuple):
    """What a rule has found in a file: what is so, what to do, and where."""

    message: str
    hint: str
    at: Paragraph | None = None
    """The paragraph that it is about; None where it is about the whole file."""

    words: str = ""
    """The words of the paragraph that are meant; its first words where that is empty."""

    severity: Severity | None = None
    """Where it weighs more or less than the rule in general."""


FileCheck = Callable[[FinishedFile, Dossier], Iterator[Found]]


class FileRule(NamedTuple):
    """A check of a finished file; `page` is the text that `proposal explain` shows."""

    code: str
    name: str
    severity: Severity
    page: str
    check: FileCheck


def file_rule(code: str, severity: Severity) -> Callable[[FileCheck], FileCheck]:
    """Makes the function below it the rule of its file."""

    def register(check: FileCheck) -> FileCheck:
        page = page_of(modules[check.__module__])
        check.rule = FileRule(  # type: ignore[attr-defined]
            code, check.__name__, severity, page, check
        )
        return check

    return register


@cache
def file_rules() -> tuple[FileRule, ...]:
    """Every rule on finished files, by code."""
    found = [
        getattr(module, module.__name__.rpartition(".")[2]).rule for module in modules_in(package)
    ]
    return tuple(sorted(found, key=lambda one: one.code))


def findings_in(file: FinishedFile, dossier: Dossier) -> tuple[Diagnostic, ...]:
    """What all rules find in a file: what is about the whole of it first, then from its top to its
    bottom."""
    order = {id(one): number for number, one in enumerate(file.paragraphs)}
    found = [
        (order.get(id(each.at), -1) if each.at else -1, _finding(file, one, each))
        for one in file_rules()
        for each in one.check(file, dossier)
    ]
    return tuple(one for _, one in sorted(found, key=lambda pair: pair[0]))


def _finding(file: FinishedFile, rule: FileRule, found: Found) -> Diagnostic:
    at = found.at
    passage = Passage()
    if at is not None:
        quote = sentence_with(found.words, at.text)
        passage = Passage(at.heading, quote, at.story, at.number, at.page)
    severity = found.severity or rule.severity
    return Diagnostic(Place(file.name), rule.code, found.message, found.hint, severity, passage)


def sentence_with(words: str, text: str) -> str:
    """The sentence of a text in which the words are, or its first words; cut where it is long."""
    whole = " ".join(text.split())
    sought = " ".join(words.split())
    at = whole.find(sought) if sought else -1
    if at < 0:
        return _cut(sought or whole)
    start = max((whole.rfind(f"{sign} ", 0, at) + 2 for sign in ".!?" if sign), default=0)
    start = start if start > 1 else 0
    ends = (whole.find(f"{sign} ", at + len(sought)) + 1 for sign in ".!?")
    end = min((one for one in ends if one), default=len(whole))
    sentence = whole[start:end]
    return (
        sentence if len(sentence) <= LONGEST else _cut(whole[max(start, at - LONGEST // 3) : end])
    )


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"

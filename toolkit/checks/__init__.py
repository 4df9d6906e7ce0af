"""Checks: a file in a package here is a rule, and its docstring is the page that explains it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from sys import modules
from typing import NamedTuple

from toolkit.diagnostics import Diagnostic, Place, Severity, in_file_order
from toolkit.document.tree import Document
from toolkit.plan.dossier import Dossier
from toolkit.registry import modules_below, page_of


class Finding(NamedTuple):
    """What a rule has found: where, what is so, and what to do."""

    place: Place
    message: str
    hint: str = ""


Check = Callable[[Dossier], Iterator[Finding]]
DraftCheck = Callable[[Dossier, Document], Iterator[Finding]]


class Rule(NamedTuple):
    """A check with its code."""

    code: str
    name: str
    severity: Severity
    check: Check | None = None
    """What reads the dossier alone; None where the rule reads the draft."""

    draft_check: DraftCheck | None = None
    """What also reads the draft that the templates have made of the dossier."""

    shown_by_build: bool = False
    """Whether a build reports what it finds. Such a rule finds nothing where the call is as it
    comes with the program."""

    @property
    def page(self) -> str:
        """The text that `proposal explain` shows."""
        function = self.check or self.draft_check
        return page_of(modules[function.__module__]) if function else ""

    def findings(self, dossier: Dossier, draft: Document | None = None) -> Iterator[Finding]:
        """What the rule finds; nothing where it reads the draft and there is none."""
        if self.check:
            yield from self.check(dossier)
        if self.draft_check and draft:
            yield from self.draft_check(dossier, draft)


def rule(
    code: str, severity: Severity = Severity.ERROR, *, shown_by_build: bool = False
) -> Callable[[Check], Check]:
    """Makes the function below it the rule of its file."""

    def register(check: Check) -> Check:
        found = Rule(code, check.__name__, severity, check, shown_by_build=shown_by_build)
        check.rule = found  # type: ignore[attr-defined]
        return check

    return register


def draft_rule(
    code: str, severity: Severity = Severity.ERROR
) -> Callable[[DraftCheck], DraftCheck]:
    """Makes the function below it the rule of its file; it is given the draft too.

    Such a rule runs where the draft is composed: in `check` and `build`.
    """

    def register(check: DraftCheck) -> DraftCheck:
        found = Rule(code, check.__name__, severity, draft_check=check)
        check.rule = found  # type: ignore[attr-defined]
        return check

    return register


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, by code."""
    found = [
        getattr(module, module.__name__.rpartition(".")[2]).rule
        for module in modules_below(modules[__name__])
    ]
    return tuple(sorted(found, key=lambda one: one.code))


def shown_by_build(dossier: Dossier) -> tuple[Diagnostic, ...]:
    """What the rules find that a build reports."""
    shown = (one for one in rules() if one.shown_by_build)
    return tuple(_as_diagnostic(one, found) for one in shown for found in one.findings(dossier))


def run(dossier: Dossier, draft: Document | None = None) -> tuple[Diagnostic, ...]:
    """What was remarked in reading and what all rules find, in the order of the outline; files
    that it includes come after it. Rules that read the draft find nothing without it."""
    return in_order((*in_outline(dossier), *(in_draft(dossier, draft) if draft else ())), dossier)


def in_outline(dossier: Dossier) -> tuple[Diagnostic, ...]:
    """What the rules find that read the dossier alone."""
    return tuple(_as_diagnostic(one, found) for one in rules() for found in one.findings(dossier))


def in_draft(dossier: Dossier, draft: Document) -> tuple[Diagnostic, ...]:
    """What the rules find that read the draft too."""
    return tuple(
        _as_diagnostic(one, found)
        for one in rules()
        if one.draft_check
        for found in one.draft_check(dossier, draft)
    )


def _as_diagnostic(one: Rule, found: Finding) -> Diagnostic:
    return Diagnostic(found.place, one.code, found.message, found.hint, one.severity)


def in_order(found: Iterable[Diagnostic], dossier: Dossier) -> tuple[Diagnostic, ...]:
    """What was remarked in reading and what is found, in the order of the outline; files that it
    includes come after it."""
    outline = dossier.proposal.place.file
    every = (*dossier.remarks, *sorted(found, key=lambda one: one.code))
    return in_file_order(sorted(every, key=lambda one: one.place.file != outline))

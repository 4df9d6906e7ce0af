"""The form of an outline, which need not be sound yet, and its file.

What writes and reads Excel files is loaded when it is needed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Self

from toolkit.diagnostics import Diagnostic, Place, ProposalError, Severity
from toolkit.intake.rows import FormRows
from toolkit.intake.scope import EVERYTHING, Scope
from toolkit.intake.shown import FormWords
from toolkit.readers.acronym import ACRONYM
from toolkit.readers.call import is_known, read_call, unknown_call
from toolkit.readers.language import language_names, read_language
from toolkit.readers.yaml_reader import UNCHANGED, Texts, read_fields
from toolkit.store.names import INTAKE

if TYPE_CHECKING:
    from toolkit.readers.yaml_builder import Fields
    from toolkit.store.memory import Memory

DOCUMENT, PACK = "{acronym} intake", "{acronym} pack {partner}"
"""What a form, and the pack of a partner, say of themselves."""


@dataclass(frozen=True)
class FormContext:
    """What a command on forms works on."""

    outline: Path
    words: FormWords
    memory: Memory
    clock: datetime
    warnings: tuple[Diagnostic, ...] = ()

    @classmethod
    def of(cls, outline: Path, *, clock: datetime, dry_run: bool) -> Self:
        """The context of a command.

        Raises ProposalError where the file is no YAML, or its acronym, call or language is not one;
        all else that is wrong with an outline may be.
        """
        from toolkit.store.opening import looked_at, opened

        memory, warnings = looked_at(outline) if dry_run else opened(outline)
        return cls(outline, read_words(outline), memory, clock, warnings)

    @property
    def acronym(self) -> str:
        """The short name of the project, with which the names of its files begin."""
        return str(self.words.data["project"]["acronym"])

    @property
    def name(self) -> str:
        """The name of the form's file."""
        return f"{self.acronym}-{INTAKE}"

    def form(
        self, scope: Scope = EVERYTHING, *, generation: int = 1, about: tuple[str, ...] = ()
    ) -> bytes:
        """The file of the form, or of the pack of one partner; `about` are lines of its first
        sheet."""
        from budgets.intake.workbook import FormFile, write_form

        say = self.words.language.say
        topic = self.words.call.topic
        if scope.partner:
            document = PACK.format(acronym=self.acronym, partner=scope.partner)
            name = self.partner_name(scope.partner)
            title = say("{acronym}: pack for {partner}", acronym=self.acronym, partner=name)
        else:
            document = DOCUMENT.format(acronym=self.acronym)
            title = say("{acronym}: intake form", acronym=self.acronym)
        lines = (say("For the call {topic}.", topic=topic), *about)
        made = FormFile(document, title, lines, bool(scope.partner))
        rows = FormRows(self.words)
        return write_form(rows, scope, made, clock=self.clock, generation=generation)

    def partner_name(self, ident: str) -> str:
        """What the form calls a partner."""
        return self.words.parts.get("partner", {}).get(ident, ident)


def scope_of(document: str, acronym: str) -> Scope | None:
    """For whom a file is that says this of itself; None where it is no form of the project.

    With an empty acronym it may be that of any project.

    >>> scope_of("AGRIRES pack aei", ""), scope_of("AGRIRES pack aei", "OTHER")
    (Scope(partner='aei'), None)
    """
    name = re.escape(acronym) or ".+"
    found = re.fullmatch(rf"{name} (?:intake|pack (\S+))", document)
    return Scope(found[1] or "") if found else None


def read_words(outline: Path, texts: Texts = UNCHANGED) -> FormWords:
    """What a form of the outline shows; raises ProposalError as `FormContext.of`."""
    data, faults = read_fields(outline, texts)
    wrong = [one for one in faults if one.severity is Severity.ERROR]
    if data is None or wrong:
        raise ProposalError(*(wrong or faults))
    home = outline.parent
    call = data.get("call")
    if not isinstance(call, str) or not is_known(call, None, home):
        found = unknown_call(str(call or ""), None, home)
        raise ProposalError(found._replace(place=data.place.of("call")))
    project = data.get("project")
    acronym = project.get("acronym") if isinstance(project, dict) else None
    if not isinstance(acronym, str) or not ACRONYM.fullmatch(acronym):
        fact = "the project has no acronym that a file can be named after"
        hint = "write one under project:, as in acronym: AGRIRES"
        raise ProposalError(Diagnostic(_place(data), "ITK101", fact, hint))
    language = project.get("language", "en") if isinstance(project, dict) else "en"
    known = language if language in language_names(home) else "en"
    return FormWords(data, read_call(call, home=home), read_language(known, home), home)


def _place(data: Fields) -> Place:
    return data.place.of("project", "acronym")

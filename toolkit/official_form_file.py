"""The official form of the Portal, found, filled from a draft, and what is to be said of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from toolkit.diagnostics import Diagnostic, Place, ProposalError, Severity
from toolkit.ordinary_files import leads_inside
from toolkit.plan.dossier import Dossier
from toolkit.store.names import PART_B_DOCUMENT

if TYPE_CHECKING:
    from toolkit.document.style import Style
    from toolkit.document.tree import Document
    from toolkit.official_form.filled_form import FilledForm
    from toolkit.store.memory import Memory

HINT = "download Part B from the Portal, put it beside the outline, and give its name"
ONE_LANGUAGE = 0.8
"""The part of the draft's sections that a form in its language, or in English, has at least."""


class Blank(NamedTuple):
    """A blank form as it was given."""

    content: bytes
    given: str
    """The path as a person wrote it."""

    is_kept: bool = False
    """Whether the file itself is gone, and this is the copy that was kept of it."""


class RenderedOfficialForm(NamedTuple):
    """A filled form, and what is to be said of it."""

    content: bytes
    account: FilledForm
    blank: Blank

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """What a person should know of the form that was given."""
        if not self.blank.is_kept:
            return ()
        fact = "the form is no longer there; the copy that was kept of it in .proposal was filled"
        hint = "put the form back, or give another one where the call has a new one"
        return (Diagnostic(Place(self.blank.given), "OFF107", fact, hint, Severity.ADVICE),)

    def records(self, memory: Memory) -> Mapping[str, bytes]:
        """The record of the blank, of which a copy is kept. Raises ProposalError where it cannot
        be written."""
        from toolkit.store.official_forms import keep_blank

        return keep_blank(memory, self.blank.given, self.blank.content)


def read_blank(asked: Path | None, named: str, memory: Memory, place: Place) -> Blank:
    """The form that was `asked` for on the command line, or that the outline `named` at `place`.

    A form that is no longer there is taken from the copy that was kept of it. Raises ProposalError
    where neither is there, where the outline leads out of its folder, or it cannot be read.
    """
    if asked is None and not named:
        fact = "no official form is given"
        hint = "give it with --form, or as `form` under `project` in the outline"
        raise ProposalError(Diagnostic(Place(), "OFF101", fact, hint))
    given = str(asked) if asked is not None else named
    path = asked if asked is not None else memory.home / named
    if asked is None and not leads_inside(path, memory.home):
        fact = f"'{named}' is outside the folder of the outline"
        hint = "put the form beside the outline, or give it with --form"
        raise ProposalError(Diagnostic(place, "OFF108", fact, hint))
    return _read(given, path, memory, place if asked is None else Place(given))


def blanks_of(outline: Path, named: str) -> tuple[bytes, ...]:
    """The official forms of which one was filled in, as they were downloaded: the one that the
    outline names, else those of which copies were kept. None that cannot be read is among them.
    """
    from toolkit.store.official_forms import kept_blanks
    from toolkit.store.opening import looked_at

    try:
        memory = looked_at(outline).memory
        if named:
            return (read_blank(None, named, memory, Place()).content,)
        return kept_blanks(memory)
    except ProposalError:
        return ()  # a build says what keeps it from being read; a check goes without


def _read(given: str, path: Path, memory: Memory, place: Place) -> Blank:
    from toolkit.ooxml.incoming_file import read_incoming
    from toolkit.store.official_forms import kept_blank

    try:
        if path.is_dir():
            raise ProposalError(Diagnostic(place, "OFF101", f"'{given}' is a folder", HINT))
        return Blank(read_incoming(path), given)
    except FileNotFoundError:
        content = kept_blank(memory, given)
    except OSError as error:
        from toolkit.store.memory import unreadable

        raise ProposalError(unreadable(path, error)) from error
    if content is None:
        fact = f"there is no official form '{given}'"
        raise ProposalError(Diagnostic(place, "OFF101", fact, HINT))
    return Blank(content, given, is_kept=True)


def render_official_form(
    blank: Blank,
    dossier: Dossier,
    document: Document,
    style: Style,
    *,
    clock: datetime,
    generation: int,
) -> RenderedOfficialForm:
    """The form filled from the draft. Raises ProposalError where the file is no such form."""
    from toolkit.merge.word.read.base_of_filled import base_of_filled
    from toolkit.merge.word.refusals import FORM
    from toolkit.official_form.filled_form import Facts, filled_form
    from toolkit.official_form.refusals import refuse_ours, refuse_unfit, share_of_sections
    from toolkit.official_form.survey import read_official_form
    from toolkit.official_form.timeline import Timeline
    from toolkit.official_form.titles import Synonyms
    from toolkit.ooxml.custom_properties import set_properties
    from toolkit.ooxml.embedded_base import base_of, embed_base
    from toolkit.readers.language import language_names, read_language
    from toolkit.readers.official_form_words import official_form_words

    words, project = official_form_words(), dossier.proposal.project
    refuse_ours(blank.content, blank.given)
    form = read_official_form(blank.content, words, blank.given)
    refuse_unfit(form, blank.given)
    names = {
        "call_identifier": dossier.call.topic,
        "call_name": dossier.call.title,
        "project_title": project.title,
        "acronym": project.acronym,
    }
    synonyms = Synonyms.of(dossier.language)
    if share_of_sections(document, form, synonyms) < ONE_LANGUAGE:
        synonyms = Synonyms.of(dossier.language, [read_language(one) for one in language_names()])
    filled = filled_form(
        form,
        document,
        Facts(Timeline.of(dossier), names),
        words,
        synonyms,
        clock=clock,
        generation=generation,
        style=style,
        file=blank.given,
    )
    found = base_of(filled.pieces)
    base = base_of_filled(
        filled.package.to_bytes(), filled.ids, found[0] if found else None, filled.columns
    )
    embed_base(
        filled.package, base, document=f"{project.acronym}{PART_B_DOCUMENT}", generation=generation
    )
    set_properties(filled.package, {FORM: filled.fingerprint})
    return RenderedOfficialForm(filled.package.to_bytes(), filled, blank)

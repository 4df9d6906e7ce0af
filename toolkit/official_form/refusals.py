"""Why a file is not taken for a blank Part B form, in one sentence."""

from __future__ import annotations

from collections.abc import Collection

from toolkit.diagnostics import Diagnostic, Place, ProposalError
from toolkit.document.tree import Document, Heading
from toolkit.document.walk import blocks, plain
from toolkit.official_form.sections import NUMBERED_LEVELS, is_package
from toolkit.official_form.survey import OfficialForm
from toolkit.official_form.titles import Synonyms, folded_title
from toolkit.ooxml.custom_properties import properties_of
from toolkit.ooxml.package import Package
from toolkit.ooxml.wordml import TRACKED, w

FEWEST_BOXES = 3
"""Boxes of a form; the smallest that was seen has ten."""

LEAST_MATCHED = 0.5
"""The part of the draft's sections that a form has to have."""

MOST_NAMED = 8
"""Headings of a form that are named."""

DOWNLOAD = "give the blank form, as it was downloaded from the Portal"


def refuse_ours(content: bytes, file: str) -> None:
    """Refuses a file that this program has written: a draft, or a form that is filled already.

    Raises ProposalError.
    """
    made = properties_of(Package.read(content, file=file)).get("pk.doc", "")
    if made:
        fact = f"it was written for {made} by this program, and is no blank form"
        raise ProposalError(Diagnostic(Place(file), "OFF103", fact, DOWNLOAD))


def refuse_unfit(form: OfficialForm, file: str) -> None:
    """Refuses a Word file that is no blank form with boxes. Raises ProposalError."""
    kind = form.package.content_type(form.main)
    if "macroEnabled" in kind or "template" in kind:
        fact = "it is a Word file with macros or a template, and no document"
        hint = "open it in Word, save it as a Word document (.docx), and give that"
        raise ProposalError(Diagnostic(Place(file), "OFF109", fact, hint))
    if next(form.tree.iter(*TRACKED), None) is not None:
        fact = "somebody has proposed changes in it, which wait for a decision"
        hint = "give the blank form as it was downloaded; or accept or reject all changes in Word"
        raise ProposalError(Diagnostic(Place(file), "OFF110", fact, hint))
    if _is_protected(form):
        fact = "it is protected, so that nothing but its form fields can be filled in"
        hint = "in Word, Review > Restrict Editing > Stop Protection, save it, and build again"
        raise ProposalError(Diagnostic(Place(file), "OFF105", fact, hint))
    if len(form.boxes) >= FEWEST_BOXES:
        return
    if _filled_boxes(form) >= FEWEST_BOXES:
        fact = "its boxes are filled in already"
        raise ProposalError(Diagnostic(Place(file), "OFF104", fact, DOWNLOAD))
    fact = f"it has {len(form.boxes)} boxes for text, so it is no Part B form of this kind"
    if form.headings:
        fact += f"; its headings are {_named([one.title for one in form.headings])}"
    hint = f"{DOWNLOAD}; forms whose text is written freely below headings cannot be filled"
    raise ProposalError(Diagnostic(Place(file), "OFF102", fact, hint))


def refuse_unlike(
    document: Document, form: OfficialForm, matched: Collection[str], file: str
) -> None:
    """Refuses a form of another kind: one that has few of the draft's sections.

    Raises ProposalError.
    """
    sections = _sections(document)
    found = sum(one.id in matched for one in sections)
    if found >= LEAST_MATCHED * len(sections):
        return
    fact = (
        f"it has {found} of the {len(sections)} sections of the draft, so it is the form of "
        f"another kind of call; its headings are {_named([one.title for one in form.headings])}"
    )
    raise ProposalError(Diagnostic(Place(file), "OFF106", fact, DOWNLOAD))


def share_of_sections(document: Document, form: OfficialForm, synonyms: Synonyms) -> float:
    """The part of the draft's sections whose title a form has to the letter, from 0 to 1."""
    titles = {folded_title(one.title) for one in form.headings}
    sections = _sections(document)
    said = (synonyms.all(plain(one.inlines)) for one in sections)
    found = sum(any(folded_title(one) in titles for one in names) for names in said)
    return found / max(len(sections), 1)


def _sections(document: Document) -> list[Heading]:
    """The headings of the draft that are sections of the form."""
    return [
        one
        for one in blocks(document)
        if isinstance(one, Heading)
        and not is_package(one)
        and (one.number or one.level <= NUMBERED_LEVELS)
    ]


def _filled_boxes(form: OfficialForm) -> int:
    """How many tables are of a title and a cell with somebody's text."""
    return sum(
        not field.cell.is_shaded and field.is_alone and bool(field.cell.lines)
        for one in form.tables
        if not one.table.bands
        for field in one.table.fields
    )


def _is_protected(form: OfficialForm) -> bool:
    for one in form.package.relations(form.main):
        if one.kind == "settings" and one.target in form.package.parts:
            for found in form.package.xml(one.target).iter(w("documentProtection")):
                if found.get(w("enforcement")) in ("1", "true", "on"):
                    return True
    return False


def _named(titles: list[str]) -> str:
    shown = ", ".join(f"'{one}'" for one in titles[:MOST_NAMED])
    more = len(titles) - MOST_NAMED
    return f"{shown} and {more} more" if more > 0 else shown or "none"

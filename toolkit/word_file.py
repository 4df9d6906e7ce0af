"""A Word file is drawn: composed, looked through, dressed and written."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from toolkit.plan.dossier import Dossier
from toolkit.unforeseen import unforeseen

if TYPE_CHECKING:
    from toolkit.diagnostics import Diagnostic
    from toolkit.document.prompts import Prompt
    from toolkit.document.style import Style
    from toolkit.document.tree import Document
    from toolkit.merge.word.update import Changes
    from toolkit.writers.docx.reference import Reference


class WordOptions(NamedTuple):
    """How the Word file is wanted."""

    clean: bool = False
    """Without prompts and comments."""

    pages: bool = False
    """With page numbers in the table of contents, counted by LibreOffice."""

    reference: Path | None = None
    """A Word document whose styles, page, header and footer it is to have."""

    changes: Changes = "tracked"
    """How changes come into a Word file that somebody has edited: as proposals, or at once."""

    official_form: Path | None = None
    """The blank Part B form that is to be filled; None for the one that the outline names."""

    adopt: bool = False
    """Whether an edited file that has lost the record of what it was is taken for one of ours."""


class RenderedWord(NamedTuple):
    """The Word file, and what is to be told about it."""

    content: bytes
    prompts: tuple[Prompt, ...] = ()
    left_out: tuple[Prompt, ...] = ()
    warnings: tuple[Diagnostic, ...] = ()
    document: Document | None = None
    """What it was drawn from."""


NOTHING_DRAWN = RenderedWord(b"")


def compose_document(dossier: Dossier, own_templates: Path, *, plan: bool = False) -> Document:
    """The text of the proposal, or of the plan; the user's own templates go before ours."""
    from toolkit.compose.composer import compose, compose_communication_plan

    compose_it = compose_communication_plan if plan else compose
    return compose_it(dossier, own_templates)


def render_word(
    dossier: Dossier,
    own_templates: Path,
    wishes: WordOptions,
    *,
    plan: bool,
    clock: datetime,
    generation: int,
) -> RenderedWord:
    """The Word file as it is wanted: the proposal, or the communication plan alone."""
    from toolkit.document.prompts import left_out, prompts_in, without_prompts
    from toolkit.writers.docx.writer import write_docx

    document = compose_document(dossier, own_templates, plan=plan)
    missing = left_out(document) if wishes.clean else ()
    document = without_prompts(document) if wishes.clean else document
    style = style_of(own_templates)
    look = _look(dossier, wishes.reference, style) if wishes.reference else None
    write = partial(
        write_docx, document, clock=clock, generation=generation, style=style, reference=look
    )
    with unforeseen(str(wishes.reference)) if wishes.reference else nullcontext():
        content = write()
    warnings = (*_remarks(own_templates, dossier), *(look.warnings if look else ()))
    if wishes.pages:
        from toolkit.writers.docx.pages import not_counted, pages_of

        if pages := pages_of(document, content):
            content = write(pages=pages)
        else:
            warnings = (*warnings, not_counted())
    return RenderedWord(content, prompts_in(document), missing, warnings, document)


def _remarks(own_templates: Path, dossier: Dossier) -> tuple[Diagnostic, ...]:
    """What is to be said of the user's own templates, where there are any."""
    if not own_templates.exists():
        return ()
    from toolkit.compose.user_templates import remarks

    return remarks(own_templates, dossier)


def style_of(own_templates: Path) -> Style:
    """The house's look, or the user's own of that name."""
    from toolkit.compose.loader import stay_inside
    from toolkit.document.style import HOUSE

    path = own_templates / "styles" / "house.yaml"
    if not path.is_file():
        return HOUSE
    stay_inside(path, own_templates)
    from toolkit.readers.style import read_style

    return read_style(own=own_templates)


def _look(dossier: Dossier, path: Path, style: Style) -> Reference:
    """The look of a firm's document, held against what the call asks."""
    from toolkit.writers.docx.reference import read_reference
    from toolkit.writers.docx.reference_styles import Demands

    asked = dossier.call.layout
    demands = Demands(float(asked.min_margin_mm), float(asked.min_font_size))
    with unforeseen(str(path)):
        return read_reference(path, demands, style.page)

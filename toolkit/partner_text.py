"""What one partner is asked to write: sections of the proposal in a Word file of their own.

The sections are those of the whole draft, with their numbers, prompts and anchors, so that what is
written in them is pulled as from the draft itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.document.tree import Block, Document, Heading, Paragraph, Part, Role, Text
from toolkit.plan.dossier import Dossier
from toolkit.word_file import compose_document

if TYPE_CHECKING:
    from toolkit.model.consortium import Partner

BETWEEN = " \N{MIDDLE DOT} "
"""Between the acronym and the name of a partner, in what its file says of itself."""


def document_name(dossier: Dossier, partner: Partner) -> str:
    """What the file of a partner says of itself: `AGRIRES \N{MIDDLE DOT} ATEVAL`."""
    return f"{dossier.proposal.project.acronym}{BETWEEN}{partner.short_name}"


def partner_of(dossier: Dossier, document: str) -> str:
    """The id of the partner whose file says that of itself; empty where it is none."""
    named = (one for one in dossier.proposal.partners if document_name(dossier, one) == document)
    return next((one.id for one in named), "")


def compose_partner_text(dossier: Dossier, own_templates: Path, *, partner: str) -> Document:
    """The sections that a partner is asked to write, as they are in the whole draft."""
    return _reduced(dossier, compose_document(dossier, own_templates), partner, ())


def render_partner_text(
    dossier: Dossier,
    own_templates: Path,
    partner: str,
    *,
    by: date | None,
    say: str,
    clock: datetime,
    generation: int,
) -> bytes:
    """The Word file; `by` and `say` are the deadline and a sentence of the coordinator."""
    from toolkit.writers.docx.writer import write_docx

    lines = [one for one in (_due(dossier, by), say) if one]
    whole = compose_document(dossier, own_templates)
    document = _reduced(dossier, whole, partner, lines)
    return write_docx(document, clock=clock, generation=generation)


def _due(dossier: Dossier, by: date | None) -> str:
    say = dossier.language.say
    return say("Please send it back by {day}.", day=dossier.language.day(by)) if by else ""


def _reduced(dossier: Dossier, whole: Document, partner: str, lines: Sequence[str]) -> Document:
    owner = dossier.proposal.partner[partner]
    say = dossier.language.say
    title = say(
        "{acronym}: texts of {partner}",
        acronym=dossier.proposal.project.acronym,
        partner=owner.short_name,
    )
    asked = say("Please write in the highlighted places; all else is there for you to see.")
    cover: list[Block] = [Paragraph("partner/title", (Text(title),), Role.TITLE)]
    cover += [
        Paragraph(f"partner/line/{number}", (Text(one),), Role.NOTE)
        for number, one in enumerate((asked, *lines), 1)
    ]
    parts = [Part(tuple(cover)), *_sections(whole, set(owner.writes))]
    return whole._replace(
        title=title, parts=tuple(parts), short_title=document_name(dossier, owner), contents=""
    )


def _sections(whole: Document, tags: set[str]) -> Iterator[Part]:
    """The sections with these tags, each up to the next heading of its own level."""
    level = 0
    for part in whole.parts:
        kept: list[Block] = []
        for block in part.blocks:
            if isinstance(block, Heading):
                if level and block.level <= level:
                    level = 0
                if not level and block.id in tags:
                    level = block.level
            if level:
                kept.append(block)
        if kept:
            yield part._replace(blocks=tuple(kept))

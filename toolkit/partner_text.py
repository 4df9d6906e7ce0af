"""What one partner is asked to write: sections of the proposal in a Word file of their own.

The sections are those of the whole draft, with their numbers, prompts and anchors, so that what is
written in them is pulled as from the draft itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from difflib import get_close_matches
from typing import TYPE_CHECKING

from toolkit.diagnostics import Diagnostic, Severity
from toolkit.document.partner_sections import BETWEEN, PARTNER_TITLE, sections_of
from toolkit.document.tree import (
    Block,
    Document,
    Figure,
    Heading,
    Paragraph,
    Part,
    Role,
    Table,
    Text,
)
from toolkit.document.walk import blocks, captions_of
from toolkit.plan.dossier import Dossier

if TYPE_CHECKING:
    from toolkit.model.consortium import Partner


def document_name(dossier: Dossier, partner: Partner) -> str:
    """What the file of a partner says of itself: `AGRIRES \N{MIDDLE DOT} ATEVAL`."""
    return f"{dossier.proposal.project.acronym}{BETWEEN}{partner.short_name}"


def render_partner_text(
    dossier: Dossier,
    whole: Document,
    partner: str,
    *,
    by: date | None,
    say: str,
    clock: datetime,
    generation: int,
) -> bytes:
    """The Word file; `whole` is the draft, `by` and `say` are the deadline and a sentence of the
    coordinator."""
    from toolkit.writers.docx.writer import write_docx

    lines = [one for one in (_due(dossier, by), say) if one]
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
    cover: list[Block] = [Heading(PARTNER_TITLE, 1, (Text(title),))]
    cover += [
        Paragraph(f"partner/line/{number}", (Text(one),), Role.NOTE)
        for number, one in enumerate((asked, *lines), 1)
    ]
    parts = [Part(tuple(cover)), *sections_of(_with_numbers(whole), set(owner.writes))]
    return whole._replace(
        title=title, parts=tuple(parts), short_title=document_name(dossier, owner), contents=""
    )


def _with_numbers(whole: Document) -> Document:
    """The draft with the number of each caption, which is the same where others are left out."""
    numbers = {
        ident: int(re.sub(r"\D", "", called)) for ident, called in captions_of(whole).items()
    }

    def numbered(block: Block) -> Block:
        if isinstance(block, Table | Figure) and block.caption:
            return block._replace(number=numbers[block.id])
        return block

    parts = [one._replace(blocks=tuple(map(numbered, one.blocks))) for one in whole.parts]
    return whole._replace(parts=tuple(parts))


def not_in_draft(dossier: Dossier, whole: Document, partner: str) -> tuple[Diagnostic, ...]:
    """What a partner is asked to write and the draft does not have, each with what is nearest."""
    owner = dossier.proposal.partner[partner]
    sections = {section.tag for section in dossier.call.sections}
    ids = [block.id for block in blocks(whole) if isinstance(block, Heading)]
    places = [name for name in ids if name.partition("/")[0] in sections]
    found = []
    for one in owner.writes:
        if any(sections_of(whole, {one})):
            continue
        near = get_close_matches(one, places, 1, 0.0)
        fact = f"{owner.short_name} is asked to write '{one}', which is no text of the draft"
        hint = f"name a section or a place with a heading in it, such as {near[0]}"
        found.append(Diagnostic(owner.place.of("writes"), "PAK120", fact, hint, Severity.WARNING))
    return tuple(found)

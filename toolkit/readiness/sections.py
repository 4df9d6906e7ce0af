"""What stands in each section of the form: words from the outline, tables, and prompts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from functools import lru_cache
from typing import NamedTuple

from toolkit.document.tree import (
    Block,
    Cell,
    Document,
    Figure,
    Heading,
    List,
    Mark,
    Paragraph,
    Role,
    Table,
)
from toolkit.document.walk import blocks, plain, texts
from toolkit.model.base import PLAIN_WORDS
from toolkit.model.call import CallSection
from toolkit.plan.dossier import Dossier

_WORD = re.compile(r"\w+")
_MENTION = re.compile(r"\[\[[^\]\n]*\]\]")
FEW = 4
"""So many sequences of three words in a row are from the outline, in a paragraph that is."""

Grams = Set[tuple[str, str, str]]


class Section(NamedTuple):
    """A section of the form that holds text, as it is in the draft."""

    tag: str
    number: str
    """As printed; empty where the section has none."""

    title: str
    written: int = 0
    """Words of the outline in paragraphs and lists."""

    tabled: int = 0
    """Words of the outline in cells of tables that are more than names and titles."""

    shown: int = 0
    """Tables and figures."""

    prompts: tuple[str, ...] = ()
    """For each prompt the field of the outline that it asks for; empty where it names none."""

    @property
    def words(self) -> int:
        """All words of the outline in it, names and titles in tables left out."""
        return self.written + self.tabled

    @property
    def is_empty(self) -> bool:
        """Whether it asks for text and shows nothing at all that comes from the outline."""
        return bool(self.prompts) and not self.words and not self.shown

    @property
    def is_filled(self) -> bool:
        """Whether no prompt is left in it."""
        return not self.prompts

    @property
    def heading(self) -> str:
        """Its number and title."""
        return f"{self.number} {self.title}".strip()

    @property
    def name(self) -> str:
        """Its number; its title where it has none."""
        return self.number or self.title


class _Both(NamedTuple):
    """A dossier and its draft; equal to none but themselves, so that nothing is compared."""

    dossier: Dossier
    draft: Document

    def __hash__(self) -> int:
        return hash((id(self.dossier), id(self.draft)))

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _Both) and self.dossier is other.dossier and self.draft is other.draft
        )


def sections_of(dossier: Dossier, draft: Document) -> tuple[Section, ...]:
    """The sections that hold text, in the order of the form; read once for each draft."""
    return _sections(_Both(dossier, draft))


def prompts_left(found: Iterable[Section]) -> int:
    """How many prompts there are in all."""
    return sum(len(one.prompts) for one in found)


@lru_cache(maxsize=2)
def _sections(both: _Both) -> tuple[Section, ...]:
    call, known = both.dossier.call, _grams(both.dossier)
    inside: dict[str, list[Block]] = {one.tag: [] for one in call.sections}
    current = inside[call.sections[0].tag] if call.sections else []
    for block in blocks(both.draft):
        if isinstance(block, Heading):
            current = inside.get(block.id, current)
        else:
            current.append(block)
    return tuple(
        _section(one, inside[one.tag], known)
        for one in call.sections
        if one.template or inside[one.tag]
    )


def _section(section: CallSection, found: Iterable[Block], known: Grams) -> Section:
    written = tabled = shown = 0
    prompts: list[str] = []
    for block in found:
        match block:
            case Paragraph(role=Role.PROMPT, asks=asks):
                prompts.append(asks)
            case Paragraph() | List():
                written += sum(_own_words(plain(one), known) for one in texts(block))
            case Table(rows=rows):
                cells = [cell for row in rows for cell in row.cells]
                prompts += [one.asks for one in cells if one.mark is Mark.PROMPT]
                tabled += sum(map(_shown_words, cells))
                shown += any(one.shows for one in cells)
            case Figure():
                shown += 1
    return Section(
        section.tag, section.number, section.title, written, tabled, shown, tuple(prompts)
    )


def _shown_words(cell: Cell) -> int:
    """Words of the fields that a cell shows, where they are more than a name, date or number."""
    if cell.mark is Mark.PROMPT:
        return 0
    return sum(
        len(one.text.split())
        for one in cell.shows
        if one.text and len(one.way) and str(one.way[-1]) not in PLAIN_WORDS and " " in one.text
    )


def _own_words(text: str, known: Grams) -> int:
    """How many words of a text are from the outline, by its sequences of three words."""
    words = _WORD.findall(text.lower())
    number = len(words)
    if number < 3:
        return 0
    same = sum(map(known.__contains__, zip(words, words[1:], words[2:], strict=False)))
    return min(number, same + 2) if same and same >= min(FEW, number - 2) else 0


def _grams(dossier: Dossier) -> Grams:
    """Every sequence of three words in the prose of the outline."""
    found = set[tuple[str, str, str]]()
    for text in (one.text for one in dossier.texts if one.is_prose):
        plain = _MENTION.sub("\n", text) if "[[" in text else text
        words = _WORD.findall(plain.lower())
        found.update(zip(words, words[1:], words[2:], strict=False))
    return found

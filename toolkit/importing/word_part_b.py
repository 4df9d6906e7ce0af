"""Reads a Part B in Word as fields of an outline, with an account of all its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from toolkit.compose.localized_call import call_in
from toolkit.finished_file.form_sections import Form
from toolkit.finished_file.read_file import word_file
from toolkit.importing.outcome import Found
from toolkit.importing.word_cover import read_cover
from toolkit.importing.word_guide import Guides
from toolkit.importing.word_items import Item, Text, read_items
from toolkit.importing.word_known_tables import known_tables
from toolkit.importing.word_parts import Parts
from toolkit.importing.word_references import with_mentions
from toolkit.importing.word_rows import Rows
from toolkit.importing.word_sections import Sections
from toolkit.importing.word_texts import Texts
from toolkit.merge.word.model.file import WordFile
from toolkit.model.call import Call
from toolkit.model.language import ENGLISH, Language
from toolkit.official_form.titles import folded_title
from toolkit.readers.language import language_names, read_language
from toolkit.unforeseen import unforeseen

PROMPT = "To complete"
NO_OUTLINE: Mapping[str, Any] = {}
EARLY = ("participants", "work-packages")
"""The tables of partners and work packages."""


def read_word(path: Path, call: Call, outline: Mapping[str, Any] = NO_OUTLINE) -> Found:
    """What a Part B in Word says, as fields of an outline for the call.

    Parts that the `outline` has already get the ids that they have there.

    Raises OSError where the file cannot be opened, and ProposalError where it is no Word file, or
    is damaged, locked or too large.
    """
    file = word_file(path)
    with unforeseen(str(path)):
        return _found_in(file, call, outline)


def _found_in(file: WordFile, call: Call, outline: Mapping[str, Any]) -> Found:
    languages = tuple(read_language(one) for one in language_names())
    leads = tuple(one.say(PROMPT) for one in languages)
    reading = read_items(file, Form.of_call(call, languages), leads)
    language = _language(reading.items, call, languages)
    parts = Parts((call, call_in(call, language)), outline)
    spoken = [one for one in languages if one.id in (language.id, ENGLISH.id)]
    known = [table for one in spoken for table in known_tables(call, one)]
    texts = Texts(parts)
    sections = Sections(parts, texts, Guides(call, language))
    _read_all(reading.items, Rows(parts, known), sections, parts)
    texts.finish()
    if not language.is_english:
        parts.set(("project", "language"), language.id)
    return Found(with_mentions(parts), reading.ledger.placed(), reading.ledger.not_placed())


def _read_all(items: Sequence[Item], rows: Rows, sections: Sections, parts: Parts) -> None:
    """Gives every text and table of a file to the fields that it means."""
    early = _read_early(items, rows, sections)
    for item in items:
        if isinstance(item, Text):
            sections.read(item)
            if sections.is_cover and not item.level:
                read_cover(item, parts)
            continue
        sections.close()
        if id(item) not in early:
            rows.package = sections.package
            rows.read(item)
    sections.close()


def _read_early(items: Sequence[Item], rows: Rows, sections: Sections) -> frozenset[int]:
    """Reads the partners and work packages, to which the rest of a file refers before they come;
    gives the tables that are read with that."""
    early = []
    for one in items:
        if isinstance(one, Text):
            if one.level:
                sections.note_package(one)
        elif rows.is_about(one, EARLY):
            rows.read(one)
            early.append(id(one))
    return frozenset(early)


def _language(items: Sequence[Item], call: Call, languages: Sequence[Language]) -> Language:
    """The language in which most of the form's headings are; the first where none has more."""
    said = {folded_title(one.words) for one in items if isinstance(one, Text) and one.level}
    counts = [
        sum(folded_title(one.term(each.title)) in said for each in call.sections)
        for one in languages
    ]
    return languages[counts.index(max(counts))]

"""Reads a Part B in Word as fields of an outline, with an account of all its words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from toolkit.finished_file.form_sections import Form, folded_title
from toolkit.finished_file.read_file import word_file
from toolkit.importing.outcome import Found
from toolkit.importing.word_guide import Guides
from toolkit.importing.word_items import Grid, Item, Text, read_items
from toolkit.importing.word_known_tables import known_tables
from toolkit.importing.word_parts import Parts
from toolkit.importing.word_references import with_references
from toolkit.importing.word_rows import Rows
from toolkit.importing.word_sections import Sections
from toolkit.importing.word_texts import Texts
from toolkit.model.call import Call
from toolkit.model.language import Language
from toolkit.readers.language import language_names, read_language

PROMPT = "To complete"


def read_word(path: Path, call: Call) -> Found:
    """What a Part B in Word says, as fields of an outline for the call.

    Raises OSError where the file cannot be opened, and ProposalError where it is no Word file, or
    is damaged, locked or too large.
    """
    languages = tuple(read_language(one) for one in language_names())
    form = Form.of_call(call, languages)
    file = word_file(path)
    leads = tuple({one.say(PROMPT) for one in languages})
    reading = read_items(file, form, leads)
    parts = Parts(call)
    rows = Rows(parts, [table for one in languages for table in known_tables(call, one)])
    texts = Texts(parts)
    language = _language(reading.items, call, languages)
    sections = Sections(parts, texts, Guides(call, language))
    for grid in reading.items:
        if isinstance(grid, Grid) and rows.is_about(grid, "participants"):
            rows.read(grid)
    for item in reading.items:
        if isinstance(item, Text):
            sections.read(item)
            continue
        sections.close()
        if not rows.is_about(item, "participants"):
            rows.package = sections.package
            rows.read(item)
    sections.close()
    texts.finish()
    return Found(with_references(parts), reading.ledger.placed(), reading.ledger.not_placed())


def _language(items: Sequence[Item], call: Call, languages: Sequence[Language]) -> Language:
    """The language in which most of the form's headings are; the first where none has more."""
    said = {folded_title(one.words) for one in items if isinstance(one, Text) and one.level}
    counts = [
        sum(folded_title(one.term(each.title)) in said for each in call.sections)
        for one in languages
    ]
    return languages[counts.index(max(counts))]

"""Carries an edit of a prose cell, which shows plain words, into the Markdown of the outline."""

from __future__ import annotations

from toolkit.document.markup import Resolve
from toolkit.document.plain_text import plain_text
from toolkit.merge.pull.as_markdown import escaped
from toolkit.merge.pull.map_edits import Edit, mapped_edits
from toolkit.merge.pull.provenance import Provenance
from toolkit.merge.pull.source_map import source_spans
from toolkit.merge.text.tokens import tokens_of
from toolkit.model.base import Prose

MOST_WAYS = 6


def rewritten(old: str, words: str, resolve: Resolve) -> str | None:
    """The prose `old` with other words, its marks and mentions where they are.

    None where a change touches a mark or a mention, so that it is not clear what is meant.
    """
    words = words.strip()
    if plain_text(old, resolve) == words:
        return old
    found = _carried(old, words, resolve)
    if found is None and plain_text(old, resolve) == " ".join(old.split()):
        found = typed(words, resolve)  # there are no marks to keep
    if found is None:
        return None
    return f"{found.rstrip()}\n" if old.endswith("\n") else found


def typed(words: str, resolve: Resolve) -> str:
    """Words that a person typed as prose that shows just them; a mention may be typed as such."""
    words = words.strip()
    prose = words.replace("\n", "\n\n")
    if "[[" in words or plain_text(prose, resolve) == words:
        return prose
    marked = "\n\n".join(escaped(line, begins=True) for line in words.split("\n"))
    return marked if plain_text(marked, resolve) == words else prose


def _carried(old: str, words: str, resolve: Resolve) -> str | None:
    """The old text with the changed words in it; None where it is not clear where they belong."""
    provenance = Provenance()
    shown, marks = provenance.read(plain_text(provenance.text(("note",), Prose(old)), resolve))
    spans = source_spans(shown, marks, provenance)
    found = mapped_edits(tokens_of(shown), tokens_of(words), spans, provenance, cell=True)
    if found.outside or found.unsure:
        return None
    written = (_with(old, found.edits, way) for way in range(MOST_WAYS))
    return next((one for one in written if plain_text(one, resolve) == words), None)


def _with(old: str, edits: tuple[Edit, ...], way: int) -> str:
    """The text with all edits made, each in the way of that number or in its last one."""
    ways = (edit.ways[min(way, len(edit.ways) - 1)] for edit in edits)
    for one in sorted(ways, reverse=True):
        old = old[: one.start] + one.words + old[one.end :]
    return old

"""A Word file as Google Docs returns it."""

from __future__ import annotations

from tests.word_editor.editor import WordEditor
from tests.word_editor.pieces import wrap_in_control
from toolkit.ooxml.wordml import BOOKMARK_START, NAME, PPR, P, R, w


def saved_by_google_docs(content: bytes) -> bytes:
    """Names of bookmarks and styles are lost, and every third run is in a content control."""
    editor = WordEditor(content)
    number = 0
    for start in list(editor.body.iter(BOOKMARK_START)):
        number += 1
        start.set(NAME, f"_heading=h.{number}")
    for run in list(editor.body.iter(R)):
        number += 1
        if number % 3 == 0 and run.getparent().tag == P:
            wrap_in_control([run], tag=f"goog_rdk_{number}")
    for properties in editor.body.iter(PPR):
        for style in properties.findall(w("pStyle")):
            if not style.get(w("val"), "").startswith("Heading"):
                properties.remove(style)
    return editor.save()

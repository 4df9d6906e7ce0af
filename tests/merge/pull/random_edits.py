"""Random edits of the texts of a Word file, which a pull then reads."""

from __future__ import annotations

import random
from pathlib import Path

from tests.word_editor.editor import WordEditor
from toolkit.ooxml.wordml import XML_SPACE

NAMES = ("agri-food", "call-2024", "euroboostex", "open-strand")


TYPED = (
    "much better", "seven", "D2.3", "don't", "12,5", "(see *stars*)", "_so_", "[x]", "<b>", "`y`",
    "#", "-", "1.", "naïve", "“quoted”", "a\\b", ":", "x: y", ";", "€5", "[[x]]", "{{ y }}", "''",
)  # fmt: skip


def rewritten(text: str, rnd: random.Random) -> str:
    """The text after somebody has been at it."""
    words = text.split(" ")
    at = rnd.randrange(len(words))
    match rnd.randrange(5):
        case 0:
            words[at] = rnd.choice(TYPED)
        case 1:
            words.insert(at, rnd.choice(TYPED))
        case 2:
            del words[at : at + 2]
        case 3:
            words[at : at + 4] = [rnd.choice(TYPED) for _ in range(3)]
        case _:
            words.append(rnd.choice(TYPED))
    return " ".join(words)


def write_about(path: Path, rnd: random.Random, times: int) -> list[str]:
    """Edits so many texts of a Word file; what the paragraphs say then."""
    pen = WordEditor(path)
    texts = [one for one in pen.texts() if len(one.text.split()) > 4]
    chosen = rnd.sample(texts, times)
    for one in chosen:
        one.text = rewritten(one.text, rnd)
        one.set(XML_SPACE, "preserve")
    said = [pen.read_paragraph(one.text) for one in chosen]
    pen.save()
    return said

"""The text of a Word file with marks round what stands below and above the line."""

from __future__ import annotations

from tests.merge.word.readings import resolved
from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.read.runs import SCRIPTS
from toolkit.ooxml.wordml import VAL, P, R, w


def marked(content: bytes) -> list[str]:
    """The paragraphs and cells as they are once all is accepted, with `~` and `^` round what
    stands below and above the line."""
    body = WordFile(resolved(content, accept=True)).body
    found = []
    for paragraph in body.iter(P):
        text = ""
        for run in paragraph.iter(R):
            look = run.find(f"{w('rPr')}/{w('vertAlign')}")
            mark = SCRIPTS[look.get(VAL)] if look is not None else ""
            words = "".join(node.text or "" for node in run.iter(w("t")))
            text += f"{mark}{words}{mark}" if words else ""
        if text:
            found.append(text)
    return found

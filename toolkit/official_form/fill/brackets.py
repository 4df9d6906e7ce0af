"""Placeholders in brackets in the form's own sentences: `Call: [insert call name]`."""

from __future__ import annotations

import re
from collections.abc import Callable

from toolkit.ooxml.wordml import RPR, Element, R, T, w

BRACKETS = re.compile(r"\[[^\[\]]*\]")
PLACEHOLDER = tuple(w(name) for name in ("color", "highlight", "shd", "i", "iCs"))
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def replace_brackets(paragraph: Element, value_of: Callable[[str], str]) -> bool:
    """Puts values in the place of placeholders; those without a value stay. Whether any was put."""
    changed = False
    while (found := _first(paragraph, value_of)) is not None:
        start, end, value = found
        replace_text(paragraph, start, end, value)
        changed = True
    return changed


def _first(paragraph: Element, value_of: Callable[[str], str]) -> tuple[int, int, str] | None:
    text = "".join(one.text or "" for one in paragraph.iter(T))
    for found in BRACKETS.finditer(text):
        value = value_of(found[0])
        if value and value != found[0]:
            return found.start(), found.end(), value.replace("[", "(").replace("]", ")")
    return None


def replace_text(paragraph: Element, start: int, end: int, value: str) -> None:
    """Puts `value` in the place of what a paragraph says from `start` to `end`, over all runs."""
    written = False
    at = 0
    for words in list(paragraph.iter(T)):
        text = words.text or ""
        first, last = max(start - at, 0), min(end - at, len(text))
        at += len(text)
        if first >= last:
            continue
        words.text = text[:first] + ("" if written else value) + text[last:]
        words.set(XML_SPACE, "preserve")
        if not written:
            _settle(words)
        written = True


def _settle(words: Element) -> None:
    """Takes the look of a placeholder off a run."""
    run = words.getparent()
    look = run.find(RPR) if run is not None and run.tag == R else None
    if look is None:
        return
    for tag in PLACEHOLDER:
        for one in look.findall(tag):
            look.remove(one)

"""Texts of a blank form that wait for a person's words, such as `[insert name]`."""

from __future__ import annotations

import re

_PATTERNS = (
    r"(?:\[[^\[\]]*\][\s,;]*)+",
    r"insert text|insérer (?:le |du |un )?texte|texte à insérer",
    r"(?:x|\[x\])\s+(?:eur|euros?|person[- ]months?|travels?|persons? travelling|grants?|prizes?)",
    r"x eur\]",
    r"m\s?x\s*[-–]\s*m\s?x",
    r"\d-short name|short name|name",
    r"task\s*(?:\d+(?:\.\d+)?)?\s*[-–]?\s*…",
    r"(?:work package|wp)\s*…",
    r"yes\s*/\s*no|oui\s*/\s*non|\[yes\]\s*\[no\]",
    r"x (?:grants|prizes)\s*x (?:grants|prizes)",
)
_PLACEHOLDER = re.compile("|".join(f"(?:{one})" for one in _PATTERNS), re.IGNORECASE)

_INSTRUCTION = re.compile(
    r"\(annex \d+ to part b\)|\(annexe \d+ (?:à|de) la partie b\)|copy wp1 as many times"
    r"|do not delete the tags|call document/programme guide|portal submission system"
    r"|portal reference documents|^(?:list of annexes|standard|special)$"
    r"|^(?:list of previous projects|history of changes)$",
    re.IGNORECASE,
)
_LONGEST = 600


def is_instruction(text: str) -> bool:
    """Whether a text outside the shaded boxes is one of those with which a form guides writers."""
    return len(text) < _LONGEST and bool(_INSTRUCTION.search(" ".join(text.split())))


def is_placeholder(text: str) -> bool:
    """Whether a text is what a form says where nobody has written anything yet.

    >>> is_placeholder("[project title]")
    True
    """
    return bool(_PLACEHOLDER.fullmatch(" ".join(text.split())))

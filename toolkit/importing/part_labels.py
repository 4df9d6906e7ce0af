"""Labels of parts as people write them: `WP2`, `LT 2`, `Tâche 2.1`, `Livrable L2.1`."""

from __future__ import annotations

import re
from collections.abc import Mapping

from toolkit.readers.foreign_words import bare

LETTERS: Mapping[str, tuple[str, str]] = {
    "work_packages": ("WP", "wp|lt|lot|work package|workpackage|lot de travail"),
    "tasks": ("T", "task|tache|t"),
    "deliverables": ("D", "deliverable|livrable|del|d|l"),
    "milestones": ("MS", "milestone|jalon|ms|m|j"),
    "events": ("E", "event|e"),
    "subcontracts": ("S", "subcontract|s"),
}
"""By list how the outline begins a label, and how people write that."""

NUMBER = r"\d{1,3}(?:\.\d{1,3})?"
BEHIND = r"(?:\s*[.:)–—-]\s*|\s+|$)"
"""What stands between a label and a title."""


def label_of(kind: str, text: str) -> tuple[str, str]:
    """The label that a text begins with, and the words behind it; empty where there is none.

    >>> label_of("tasks", "Tâche 2.1 – Enquête"), label_of("work_packages", "LT3")
    (('T2.1', 'Enquête'), ('WP3', ''))
    """
    letters, written = LETTERS.get(kind, ("", ""))
    plain = bare(text)
    found = re.match(rf"(?:{written})\s*(?:n[o°º]?\.?\s*)?({NUMBER}){BEHIND}", plain)
    # where an accent is a sign of its own, the two texts are not of one length
    if not letters or not found or len(plain) != len(text.strip()):
        return "", text
    return f"{letters}{_number(found[1])}", text.strip()[found.end() :].strip()


def label_written(kind: str, text: str) -> str:
    """The label that is the whole of a text, which may be its number alone; empty for none."""
    letters = LETTERS.get(kind, ("", ""))[0]
    label, rest = label_of(kind, text)
    if label and not rest:
        return label
    is_number = letters and re.fullmatch(NUMBER, text)
    return f"{letters}{_number(text)}" if is_number else ""


def _number(text: str) -> str:
    return ".".join(str(int(one)) for one in text.split("."))

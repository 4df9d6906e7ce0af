"""A small outline, its changes, and what a merge has made of its blocks."""

from __future__ import annotations

from typing import Any

from tests.merge.word.sections import Outline, Section
from toolkit.merge.outcome import BlockOutcome, MergeReport
from toolkit.merge.word.model.file import WordFile
from toolkit.ooxml.wordml import RPR, w

NEEDS = Section(
    "needs",
    "Needs of the firms",
    (
        "The survey D2.3 covers 20 firms in textile regions of Spain.",
        "Each firm answers in writing. The answers are kept by the leader until the end.",
        "Costs are low.",
    ),
)
PLAN = Section(
    "plan",
    "The plan",
    ("Work is done in three steps by all partners.",),
    (
        ("kick-off", ("T1.1", "Kick-off with all partners", "M1")),
        ("survey", ("T1.2", "Survey of the firms", "M2-M6")),
        ("report", ("T1.3", "Report on what firms need", "M9")),
    ),
)
END = Section("end", "What remains", ("Results are public and stay so for years.",))
OUTLINE = Outline((NEEDS, PLAN, END))

FIRST, SECOND, THIRD = NEEDS.paragraphs
SENT = OUTLINE.docx()
"""The Word file of the outline, as it is sent to other people."""


def changed(part: Section = NEEDS, **more: Any) -> Outline:
    """The outline with one section changed."""
    new = Section(**{**part.__dict__, **more})
    return Outline(tuple(new if one.id == part.id else one for one in OUTLINE.sections))


def texts(*paragraphs: str) -> dict[str, Any]:
    return {"paragraphs": paragraphs}


def fate(account: MergeReport, name: str, *, of_table: bool = False) -> BlockOutcome:
    found = [entry.outcome for entry in account.entries if entry.id == name]
    return found[-1 if of_table else 0]


def body(content: bytes) -> Any:
    return WordFile(content).body


def ours(content: bytes, tag: str) -> list[str]:
    """The texts of our insertions or deletions."""
    return [
        "".join(one.itertext())
        for one in body(content).iter(tag)
        if one.get(w("author")) == "proposal" and one.getparent().tag not in (RPR, w("trPr"))
    ]

"""When a file is left as it is, since it could not be updated without doubt; and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from toolkit.diagnostics import Diagnostic, Place, ProposalError
from toolkit.merge.word.model.text_model import Block, same_text
from toolkit.merge.word.plan.outline import Plan

KNOWN_AT_LEAST = 0.6
"""The part of the generated blocks that must be found in a file without any anchor."""

REFUSALS: Mapping[str, tuple[str, str, str]] = {
    "not_word": (
        "MRG020",
        "this is not a Word file that can be updated (.docx)",
        "open it in Word or LibreOffice and save it as a Word document (.docx)",
    ),
    "strict": (
        "MRG021",
        "the file is saved in the strict form of Word's format",
        "save it in Word as an ordinary Word document (.docx)",
    ),
    "protected": (
        "MRG022",
        "the file is protected against edits",
        "stop the protection in Word (Review > Restrict Editing), save it and build again",
    ),
    "no_base": (
        "MRG023",
        "the file does not carry what was generated last, and no copy of it is kept here",
        "if it is a proposal of this project, build again with --adopt",
    ),
    "later_base": (
        "MRG024",
        "the file was written by a later version of this tool",
        "bring the tool up to date and build again",
    ),
    "stranger": (
        "MRG025",
        "less than 60 per cent of what was generated is found in the file",
        "see whether it is the right file; if it is, build again with --adopt",
    ),
    "other_project": (
        "MRG029",
        "the file is a proposal of {mine}, and the outline is that of {theirs}",
        "put it where it belongs; if it is this project under its former name, "
        "build again with --adopt",
    ),
    "not_reversible": (
        "MRG026",
        "the update would have changed what was written by hand, so it was not made",
        "your file is untouched; tell the makers of this tool, with the file if it may be shown",
    ),
}


def refusal(reason: str, file: str = "", **names: str) -> ProposalError:
    """The error that tells why a file is not updated."""
    code, message, hint = REFUSALS[reason]
    return ProposalError(Diagnostic(Place(file), code, message.format(**names), hint=hint))


def refuse_other_project(
    mine: Mapping[str, str],
    theirs: Mapping[str, str],
    old: Sequence[Block],
    new: Sequence[Block],
) -> None:
    """Refuses a file that was made from another outline; one that got a new name is none."""
    ours, named = mine.get("pk.doc", ""), theirs.get("pk.doc", "")
    if not ours or ours == named:
        return
    said = {block.anchor: block.content for block in old}
    alike = sum(b.anchor in said and same_text(said[b.anchor], b.content) for b in new)
    if alike < KNOWN_AT_LEAST * len(new):
        raise refusal("other_project", mine=ours, theirs=named)


def refuse_stranger(
    mine: Mapping[str, str],
    theirs: Mapping[str, str],
    old: Sequence[Block],
    thought: Plan,
    *,
    carries_base: bool,
) -> None:
    """Refuses a file in which little of what was generated is found, unless it is surely ours."""
    found = thought.alignment
    placed = len(found.places) + len(found.joined)
    ours = mine.get("pk.doc") == theirs.get("pk.doc") and (found.sure or carries_base)
    if placed < KNOWN_AT_LEAST * len(old) and not ours:
        raise refusal("stranger")

"""Why a copy is not merged, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.diagnostics import Diagnostic, Place, ProposalError

REFUSALS: Mapping[str, tuple[str, str, str]] = {
    "absent": ("MRG080", "there is no such file", "see whether the name is right"),
    "folder": (
        "MRG080",
        "this is a folder and no Word document (.docx)",
        "name the copies that lie in it, each with its folder before it, and merge again",
    ),
    "unreadable": (
        "MRG080",
        "this is not a Word document that can be read (.docx)",
        "open it in Word or LibreOffice, save it as a Word document (.docx) without a password, "
        "and merge again",
    ),
    "no_base": (
        "MRG081",
        "the copy has lost the record of what was generated in it, as copies from Google Docs do",
        "merge again with --adopt: it is then known by its words, and you are told how surely",
    ),
    "later_base": (
        "MRG082",
        "the copy was written by a later version of this tool",
        "bring the tool up to date and merge again",
    ),
    "stranger": (
        "MRG083",
        "little of what was generated in the copy is found in the current file",
        "see whether it is a copy of this proposal",
    ),
    "not_reversible": (
        "MRG087",
        "the merge would have changed what stands in the current file, so it was not made",
        "your file is untouched; tell the makers of this tool, with the copy if it may be shown",
    ),
}


def refusal(reason: str, file: str = "") -> ProposalError:
    """The error that tells why a copy is not merged."""
    return ProposalError(told(reason, file))


def not_readable(file: str, error: OSError) -> Diagnostic:
    """The finding on a file that the system does not let anybody read."""
    fact = f"the file cannot be read: {error.strerror or error}"
    return Diagnostic(Place(file), "MRG080", fact, "ask for the right to read it")


def told(reason: str, file: str) -> Diagnostic:
    """The same as a finding."""
    code, message, hint = REFUSALS[reason]
    return Diagnostic(Place(file), code, message, hint=hint)

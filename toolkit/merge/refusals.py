"""Why a file is not updated, merged or pulled: one code for each reason.

The reasons are the same for every command; what a person can do depends on the command.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from typing import Literal, NamedTuple

from toolkit.diagnostics import Diagnostic, Place, ProposalError, Severity
from toolkit.ooxml.archive import NOT_OFFICE

Command = Literal["build", "merge", "pull"]

KNOWN_AT_LEAST = 0.6
"""The part of what was generated that must be found in a file which nothing else identifies."""

ADOPTED_AT_LEAST = 0.3
"""The part that must be found where a person says that a file is one of ours. A proposal on the
same official form, written without this tool, has the headings in common, a fifth of it; one of
which two thirds were rewritten is still recognized."""


class Refusal(NamedTuple):
    """A reason: its code, the fact, and what to do about it."""

    code: str
    fact: str
    hint: str
    """`{again}` is replaced by the command: `build again`."""

    merge: str = ""
    """The hint where copies are merged, if it differs."""

    pull: str = ""
    """The hint where the file is pulled from, if it differs."""

    def hint_for(self, command: Command) -> str:
        """What to do where that command has refused the file."""
        hints = {"build": "", "merge": self.merge, "pull": self.pull}
        return (hints[command] or self.hint).format(again=f"{command} again")


REFUSALS: Mapping[str, Refusal] = {
    "not_word": Refusal(
        NOT_OFFICE,
        "this is not a Word document (.docx), or it is locked with a password",
        "open it in Word or LibreOffice, save it as a Word document (.docx) without a password, "
        "and {again}",
    ),
    "strict": Refusal(
        "MRG021",
        "the file is saved in the strict form of Word's format",
        "save it in Word as an ordinary Word document (.docx), and {again}",
    ),
    "protected": Refusal(
        "MRG022",
        "the file is protected against edits",
        "stop the protection in Word (Review > Restrict Editing), save it and {again}",
    ),
    "no_base": Refusal(
        "MRG023",
        "the file has lost the record of what was generated in it, as files saved by Google Docs "
        "do, and no copy of the record is kept here",
        "if it is a proposal of this project, build again with --adopt",
        merge="merge again with --adopt: it is then known by its words, and you are told how "
        "surely",
        pull="if it is a proposal of this project, build with --adopt, and pull again",
    ),
    "no_sure_base": Refusal(
        "MRG023",
        "the file has lost the record of what was generated in it, and {share} of the one that is "
        "kept here stands in it word for word, too little to be sure that this is its record",
        "if it is a proposal of this project, build again with --adopt: it is then updated by "
        "the record that is kept here",
        pull="if it is a proposal of this project, build again with --adopt, and pull again",
    ),
    "no_sure_base_of_texts": Refusal(
        "MRG023",
        "the texts of a partner have lost the record of what was generated in them, and {share} of "
        "the one that is kept here stands in them word for word, too little to be sure of it",
        "move the file out of the folder packs, write it again with proposal pack --texts, and "
        "copy into the new one what was written in this one",
    ),
    "unlike": Refusal(
        "MRG165",
        "{share} of what is generated in a proposal of this project was found in it, which is too "
        "little to take it for one",
        "your file is untouched; move it to another folder and build again, and paste what you "
        "need from it into the new file",
    ),
    "unnamed": Refusal(
        "MRG165",
        "{project} is not named in it, and nothing else says that it is a proposal of this project",
        "your file is untouched; if it is the right one, write the acronym on its cover and build "
        "again with --adopt; if not, move it to another folder and build again",
    ),
    "no_base_of_workbook": Refusal(
        "MRG023",
        "the workbook has lost the record of what was generated in it, as workbooks saved by "
        "Google Sheets do, and no copy of the record is kept here",
        "take what you want from it, and go on with the new one",
        pull="build a new one, and type the changes there",
    ),
    "stranger": Refusal(
        "MRG025",
        "too little of what was generated is found, so it may be another file",
        "check that it is the right file; if it is, build again with --adopt",
        merge="check that it is a copy of this proposal",
    ),
    "other_project": Refusal(
        "MRG029",
        "the file was built for {built_for}, and the outline is that of {project}",
        "put it where it belongs; if it is this project under its former name, "
        "build again with --adopt",
        merge="check that it is the right file; if it is, merge again with --adopt",
    ),
    "other_form": Refusal(
        "MRG171",
        "it was filled in on another official form than the one that is given now",
        "bring what was written in it into the outline with `proposal pull`, move the file away, "
        "and {again}; what stands in it alone is to be copied by hand",
    ),
    "not_reversible": Refusal(
        "MRG026",
        "the update would have changed what was written by hand, so it was not made",
        "your file is untouched; go on with it, and take what is new from the file that was "
        "written beside it; report it to the makers of this tool, with the file if it may be shown",
        merge="the file is untouched; report it to the makers of this tool, with the copy if it "
        "may be shown",
    ),
    "absent": Refusal("MRG080", "there is no such file", "check the name"),
    "folder_to_pull": Refusal(
        "MRG080",
        "this is a folder and not a file",
        "name the file in it, with the folder before it, and {again}",
    ),
    "folder": Refusal(
        "MRG080",
        "this is a folder and no Word document (.docx)",
        "name the files in it, each with its folder before it, and {again}",
    ),
}


def refusal(reason: str, file: str = "", **names: str) -> ProposalError:
    """The error that says why a file is refused; a command other than a build says so around it."""
    return ProposalError(refused(reason, file, "build", **names))


def refused(reason: str, file: str, command: Command, **names: str) -> Diagnostic:
    """The same as a finding of that command."""
    found = REFUSALS[reason]
    return Diagnostic(
        Place(file), found.code, found.fact.format(**names), hint=found.hint_for(command)
    )


@contextmanager
def hints_of(command: Command) -> Iterator[None]:
    """Within, the hints of refusals are those of that command."""
    try:
        yield
    except ProposalError as error:
        hints = {one.hint_for("build"): one.hint_for(command) for one in REFUSALS.values()}
        found = error.diagnostics
        if not any(one.hint in hints for one in found):
            raise
        renewed = (one._replace(hint=hints.get(one.hint, one.hint)) for one in found)
        raise ProposalError(*renewed) from error


def refuse_other_project(
    built_for: str,
    names: Collection[str],
    share_alike: Callable[[], float],
    *,
    project: str,
    file: str = "",
    severity: Severity = Severity.ERROR,
) -> None:
    """Refuses a file that was built for another project.

    `built_for` is what the file says of itself, if anything, and `names` are those that the files
    of this project have or had. A file under another name belongs to this project all the same
    where enough of what was generated in it is what this outline gives: `share_alike`, from 0 to 1.
    Raises ProposalError.
    """
    if not built_for or built_for in names or share_alike() >= KNOWN_AT_LEAST:
        return
    found = refused("other_project", file, "build", built_for=built_for, project=project)
    raise ProposalError(found._replace(severity=severity))

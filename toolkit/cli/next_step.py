"""The one line at the end of a report: what to do next, if anything."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.cli.file_report import File, FileKind, FileOutcome
from toolkit.diagnostics import typed
from toolkit.merge.outcome import RESTORES, BlockOutcome
from toolkit.model.wording import counted

if TYPE_CHECKING:
    from toolkit.cli.waiting_report import Waiting
    from toolkit.diagnostics import Diagnostic

PREFER = "proposal pull --prefer"
BRINGS = "proposal pull brings"
"""What the hints of findings say that a pull settles."""

UNDECIDED = (BlockOutcome.CONFLICT, BlockOutcome.UNPLACED)


def after_build(
    outline: str,
    files: Sequence[File],
    waiting: Waiting | None,
    found: Iterable[Diagnostic],
    contradicting: int,
) -> str:
    """What a person should do after a build; empty where nothing waits.

    `found` are its findings, and `contradicting` counts the texts of the Word files that say
    something else than the outline.
    """
    pull = _command("pull", outline)
    if beside := [one.name for one in files if one.outcome is FileOutcome.BESIDE]:
        return f"next: take over what you want from {beside[0]}, and see the finding on it"
    hints = [one.hint for one in found]
    if step := _restore(outline, hints):
        return step
    if waiting and waiting.values:
        values = counted(len(waiting.values), "value")
        return f"next: {pull} brings {values} from the workbook into the outline"
    if to_decide := sum(PREFER in one for one in hints):
        values = counted(to_decide, "value")
        return f"next: decide {values} with {pull} --prefer workbook, or --prefer outline"
    if step := _conflicts(files):
        return step
    if cells := sum(one.startswith(BRINGS) for one in hints):
        return f"next: {pull} brings {counted(cells, 'value')} from Word into the outline"
    if contradicting:
        texts = counted(contradicting, "edited text")
        return f"next: {pull} --dry-run shows what it brings of {texts} in Word"
    return ""


def after_pull(
    outline: str, changes: int, found: Iterable[Diagnostic] = (), *, dry_run: bool
) -> str:
    """What a person should do after a pull with these findings; empty where nothing waits."""
    if not changes:
        return _restore(outline, [one.hint for one in found])
    if dry_run:
        them = "it" if changes == 1 else "them"
        return f"next: the same command without --dry-run writes {them} into the outline"
    return f"next: {_command('build', outline)} brings the files up to date"


def after_merge(outline: str, files: Sequence[File], conflicts: int, *, dry_run: bool) -> str:
    """What a person should do after a merge; `conflicts` are those of the copies."""
    changed = [one.name for one in files if one.outcome is FileOutcome.UPDATED]
    if dry_run or not changed:
        return ""
    if conflicts:
        return _decide(conflicts, changed[0])
    return f"next: {_command('pull', outline)} brings what the copies changed into the outline"


def _restore(outline: str, hints: Iterable[str]) -> str:
    if not any(RESTORES in one for one in hints):
        return ""
    return (
        f"next: {_command('build', outline)} --restore gives back what was broken in the workbook"
    )


def _command(name: str, outline: str) -> str:
    return f"proposal {name} {typed(Path(outline))}"


def _conflicts(files: Sequence[File]) -> str:
    for one in files:
        counts = one.parts.counts if one.parts and one.kind is not FileKind.WORKBOOK else {}
        if number := sum(counts.get(outcome, 0) for outcome in UNDECIDED):
            return _decide(number, one.name)
    return ""


def _decide(number: int, name: str) -> str:
    what = counted(number, "text or table", "texts and tables")
    return f"next: open {name}, and decide {what} in conflict there"

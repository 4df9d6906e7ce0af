"""The line at the end of a report says what to do next, and nothing where nothing waits."""

import pytest

from toolkit.cli.file_report import File, FileKind, FileOutcome, Parts
from toolkit.cli.next_step import after_build, after_merge, after_pull
from toolkit.cli.waiting_report import Waiting, WaitingValue
from toolkit.diagnostics import Diagnostic, Place
from toolkit.merge.outcome import BlockOutcome

OUTLINE = "my project/outline.yaml"
TYPED = WaitingValue(cell="'Rates'!D6", path="", what="the rate", outline="1", workbook="2")
WAITING = Waiting(
    workbook="A-workplan.xlsx",
    values=(TYPED, TYPED),
    not_pulled=0,
    total_in_outline="1.00",
    total_as_typed="2.00",
)
DECIDE = Diagnostic(Place(), "MRG041", "both", "decide with proposal pull --prefer workbook")


def word(outcome: FileOutcome, **counts: int) -> File:
    parts = Parts(counted="", counts={BlockOutcome(name): one for name, one in counts.items()})
    return File(path="x/A-proposal.docx", kind=FileKind.WORD, outcome=outcome, parts=parts)


@pytest.mark.parametrize(
    ("files", "waiting", "found", "contradicting", "step"),
    [
        ([word(FileOutcome.UPDATED, kept=2, updated=3)], None, [], 0, ""),
        ([word(FileOutcome.BESIDE)], WAITING, [], 0, "take over what you want from A-proposal"),
        ([], WAITING, [DECIDE], 3, 'pull "my project/outline.yaml" brings 2 values from the work'),
        ([], None, [DECIDE], 0, 'decide 1 value with proposal pull "my project/outline.yaml" --pr'),
        (
            [word(FileOutcome.UPDATED, conflict=2, unplaced=1)],
            None,
            [],
            1,
            "open A-proposal.docx, and decide 3 texts and tables in conflict there",
        ),
        ([word(FileOutcome.UNCHANGED, kept=1)], None, [], 1, "brings of 1 edited text in Word"),
    ],
)
def test_the_most_pressing_step_of_a_build_is_said(
    files: list[File],
    waiting: Waiting | None,
    found: list[Diagnostic],
    contradicting: int,
    step: str,
) -> None:
    said = after_build(OUTLINE, files, waiting, found, contradicting)
    assert step in said
    assert bool(said) is bool(step)


def test_after_a_pull_the_files_are_built_again() -> None:
    assert after_pull("o.yaml", 0, dry_run=False) == ""
    assert "without --dry-run" in after_pull("o.yaml", 2, dry_run=True)
    assert "proposal build o.yaml" in after_pull("o.yaml", 2, dry_run=False)


def test_after_a_merge_conflicts_come_first() -> None:
    files = [word(FileOutcome.UPDATED)]
    assert "decide 1 text or table" in after_merge("o.yaml", files, 1, dry_run=False)
    assert "proposal pull o.yaml" in after_merge("o.yaml", files, 0, dry_run=False)
    assert after_merge("o.yaml", files, 1, dry_run=True) == ""
    assert after_merge("o.yaml", [word(FileOutcome.UNCHANGED)], 0, dry_run=False) == ""


def test_what_was_broken_in_the_workbook_is_given_back_before_anything_is_pulled() -> None:
    broken = Diagnostic(Place(), "MRG049", "sorted", "or type proposal build --restore, which")
    wanted = "next: proposal build o.yaml --restore gives back"
    assert after_build("o.yaml", [], WAITING, [broken], 0).startswith(wanted)
    assert after_pull("o.yaml", 0, [broken], dry_run=False).startswith(wanted)

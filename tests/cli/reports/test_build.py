"""The text of a build's report."""

import pytest

from toolkit.cli.file_report import File, FileKind, FileOutcome, Parts
from toolkit.cli.report import KeyFigures
from toolkit.cli.reports.build import Output, Prompt, left_out
from toolkit.merge.outcome import BlockOutcome

FIGURES = KeyFigures(
    total_costs="1438888.89",
    grant="1400000.00",
    own_contribution="38888.89",
    third_parties="1049999.99",
    third_party_share="0.749999",
    person_months="60.125",
    partners=1,
    work_packages=6,
    tasks=20,
    deliverables=12,
    milestones=1,
)


def updated(outcome: BlockOutcome, number: int) -> Output:
    parts = Parts(counted="cells", counts={outcome: number}, remarks=("look at this",))
    file = File(
        path="A-workplan.xlsx",
        kind=FileKind.WORKBOOK,
        outcome=FileOutcome.UPDATED,
        backup="backups/1/A-workplan.xlsx",
        parts=parts,
    )
    return Output(files=(file,))


@pytest.mark.parametrize(
    ("outcome", "number", "words"),
    [
        (BlockOutcome.DELETED, 1, "1 cell stays deleted"),
        (BlockOutcome.DELETED, 3, "3 cells stay deleted"),
        (BlockOutcome.KEPT, 2, "2 cells kept as edited"),
        (BlockOutcome.CONFLICT, 2, "2 cells in conflict"),
        (BlockOutcome.UPDATED, 2, "2 cells updated from the outline"),
        (BlockOutcome.ADDED, 1, "1 row or column new"),
    ],
)
def test_parts_are_counted_in_words(outcome: BlockOutcome, number: int, words: str) -> None:
    assert list(updated(outcome, number).lines()) == [
        "A-workplan.xlsx: updated, with everything that was typed in it; the previous one is in "
        "backups/1",
        f"    {words}",
        "    look at this",
    ]


def test_a_share_just_below_what_is_required_does_not_look_like_enough() -> None:
    shown = {name: value.replace("\N{NO-BREAK SPACE}", " ") for name, value in FIGURES.named()}
    assert shown["support to third parties"] == "1 049 999.99 EUR, 74.99 % of the grant"
    assert shown["person-months"] == "60.125"
    assert shown["consortium"] == "1 partner"
    assert shown["work plan"] == "6 work packages, 20 tasks, 12 deliverables, 1 milestone"


def test_amounts_that_are_not_known_are_said_to_be_so() -> None:
    unknown = FIGURES.model_copy(update={"grant": None, "third_party_share": None})
    shown = dict(unknown.named())
    assert shown["grant asked for"].startswith("not known: ")
    assert "%" not in shown["support to third parties"]


def test_what_a_clean_draft_lacks_is_listed_by_section() -> None:
    lacking = (
        Prompt(section="1.1 Background", text="Say who is concerned.", is_heading=False),
        Prompt(section="1.1 Background", text="Methods", is_heading=True),
        Prompt(section="2.1 Impact", text="word " * 40, is_heading=False),
    )
    lines = list(left_out(lacking))
    assert lines[:4] == [
        "    1.1 Background",
        "      - Say who is concerned.",
        "      - nothing is below the heading 'Methods'",
        "    2.1 Impact",
    ]
    assert lines[4].endswith(" ...")

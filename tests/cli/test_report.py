"""The values that all reports are made of."""

from decimal import Decimal
from pathlib import Path

import pytest

from toolkit.cli.file_report import FileKind, Parts, kind_of, near
from toolkit.cli.report import Finding, KeyFigures
from toolkit.diagnostics import Diagnostic, Place, Severity
from toolkit.merge.outcome import BlockOutcome, Entry, Tally
from toolkit.plan.dossier import Figures

FIGURES = Figures(
    total_costs=Decimal("12.35"),
    grant=None,
    own_contribution=None,
    third_parties=Decimal(9),
    third_party_share=Decimal("0.7487526666"),
    person_months=Decimal("2.5"),
    partners=3,
    work_packages=1,
    tasks=0,
    deliverables=0,
    milestones=0,
)


def test_a_finding_is_the_diagnostic_that_it_was_made_from() -> None:
    place = Place("outline.yaml", 19, 14, "work_packages.2.due")
    found = Diagnostic(place, "PLN104", "it is late", "move it", Severity.WARNING)
    assert Finding.of(found).diagnostic == found


def test_amounts_have_two_decimals_and_a_share_is_cut() -> None:
    figures = KeyFigures.of(FIGURES)
    assert (figures.total_costs, figures.third_parties, figures.grant) == ("12.35", "9.00", None)
    assert figures.third_party_share == "0.748752"


@pytest.mark.parametrize(
    ("months", "shown"),
    [("2.5", "2.50"), ("60", "60.00"), ("0.125", "0.125"), ("1.250000", "1.25")],
)
def test_person_months_are_exact(months: str, shown: str) -> None:
    assert KeyFigures.of(FIGURES._replace(person_months=Decimal(months))).person_months == shown


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("A-proposal.docx", FileKind.WORD),
        ("A-proposal-new.docx", FileKind.WORD),
        ("A-communication-plan.docx", FileKind.COMMUNICATION_PLAN),
        ("A-communication-plan-new-2.docx", FileKind.COMMUNICATION_PLAN),
        ("A-workplan.xlsx", FileKind.WORKBOOK),
        ("partners.yaml", FileKind.OUTLINE),
        ("summary.md", FileKind.OUTLINE),
    ],
)
def test_a_file_is_of_the_kind_that_its_name_says(name: str, kind: FileKind) -> None:
    assert kind_of(Path("out") / name) is kind


def test_parts_that_stay_as_they_were_are_counted_and_not_listed() -> None:
    entries = (
        Entry("one", BlockOutcome.UNCHANGED, "First"),
        Entry("two", BlockOutcome.CONFLICT, "Second", "why"),
    )
    counts = ((BlockOutcome.UNCHANGED, 1), (BlockOutcome.CONFLICT, 1))
    parts = Parts.of(Tally("paragraphs", counts, (), entries))
    assert dict(parts.counts) == dict(counts)
    assert [(one.id, one.outcome, one.note) for one in parts.changed] == [
        ("two", BlockOutcome.CONFLICT, "why")
    ]


def test_a_path_below_the_current_folder_is_shown_from_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert near(tmp_path / "backups" / "a") == Path("backups/a")
    assert near(tmp_path.parent) == tmp_path.parent

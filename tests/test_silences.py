"""Findings are silenced with a reason, and silences that silence nothing are findings."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from toolkit import checks
from toolkit.cli.main import main
from toolkit.command_context import read_dossier
from toolkit.silences import Settled, settled

OUTLINE = """\
call: smp-cosme-2021-cluster
project: {acronym: X, title: Y, strand: textile, start: 2026-09-01, duration: 36}
partners:
  - {id: aei, name: A, short_name: AEI, country: ES, role: coordinator, rates: {expert: 4000}}
work_packages:
  - id: wp
    title: Package
    priority: innovate
    lead: aei
    tasks:
      - {id: one, title: One, months: M1-M6, lead: aei}COMMENT
      - {id: two, title: Two, months: M1-M6, lead: aei}
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "outline.yaml"


def checked(path: Path, comment: str = "", more: str = "") -> Settled:
    path.write_text(OUTLINE.replace("COMMENT", comment) + more, encoding="utf-8")
    dossier = read_dossier(path)
    return settled(checks.run(dossier), dossier)


def codes(found: Settled) -> list[str]:
    return [one.code for one in found.findings]


def silenced(found: Settled) -> list[tuple[str, int, str]]:
    return [(one.finding.code, one.finding.place.line, one.reason) for one in found.silenced]


def test_nothing_is_silenced_unless_it_is_asked_for(path: Path) -> None:
    found = checked(path)
    assert codes(found).count("PLN103") == 2
    assert found.silenced == ()


def test_a_comment_silences_the_findings_of_its_line(path: Path) -> None:
    found = checked(path, "  # ok PLN103: done by volunteers")
    assert codes(found).count("PLN103") == 1
    assert silenced(found) == [("PLN103", 11, "done by volunteers")]


def test_an_entry_of_ignore_silences_those_of_the_whole_outline(path: Path) -> None:
    found = checked(path, more="ignore: {pln103: effort follows}\n")
    assert "PLN103" not in codes(found)
    assert silenced(found) == [("PLN103", 11, "effort follows"), ("PLN103", 12, "effort follows")]


def test_no_reason_silences_nothing_and_is_a_finding(path: Path) -> None:
    found = checked(path, "  # ok PLN103")
    assert codes(found).count("PLN103") == 2
    assert codes(found).count("OUT081") == 1
    assert found.silenced == ()


def test_a_silence_without_a_finding_is_one_itself(path: Path) -> None:
    found = checked(path, "  # ok PLN104: agreed", "ignore: {BUD104: agreed}\n")
    (comment, entry) = [one for one in found.findings if one.code == "OUT082"]
    assert comment.message == "PLN104 finds nothing in line 11, so there is nothing to silence"
    assert "BUD104 finds nothing in the outline" in entry.message


def test_a_code_that_does_not_exist_leads_to_the_nearest(path: Path) -> None:
    (found,) = [one for one in checked(path, "  # ok PLN193: x").findings if one.code == "OUT080"]
    assert found.hint.startswith("write PLN1")


def test_findings_of_files_that_were_not_read_may_be_silenced(path: Path) -> None:
    assert "OUT082" not in codes(checked(path, more="ignore: {MRG140: typed on purpose}\n"))


def test_a_check_prints_what_is_silenced_and_counts_it(path: Path) -> None:
    checked(path, "  # ok PLN103: done by volunteers")
    answer = CliRunner().invoke(main, ["check", str(path)])
    assert "Silenced in the outline:\n  PLN103 " in answer.stdout
    assert answer.stderr.endswith("; 1 silenced\n")


def test_a_strict_check_fails_for_warnings() -> None:
    example = Path(__file__).parents[1] / "examples" / "euroboostex" / "outline.yaml"
    assert CliRunner().invoke(main, ["check", str(example)]).exit_code == 0
    assert CliRunner().invoke(main, ["check", "--strict", str(example)]).exit_code == 1

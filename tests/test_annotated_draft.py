"""The findings of a check as comments in a copy of the draft."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result

from toolkit.annotated_copy import Note, annotated
from toolkit.annotated_draft import notes_on
from toolkit.cli.main import main
from toolkit.command_context import read_dossier
from toolkit.diagnostics import Diagnostic, Place
from toolkit.word_file import WordOptions, compose_document, render_word
from toolkit.writers.docx.anchors import anchor_name

EXAMPLE = Path(__file__).parents[1] / "examples" / "euroboostex" / "outline.yaml"
CLOCK = datetime(2026, 3, 1, tzinfo=UTC)


def finding(path: str) -> Diagnostic:
    return Diagnostic(Place("outline.yaml", 3, 1, path), "PLN104", "it is late", "move it")


@pytest.fixture(scope="module")
def content() -> bytes:
    dossier = read_dossier(EXAMPLE)
    nowhere = EXAMPLE.parent / "templates"
    return render_word(
        dossier, nowhere, WordOptions(clean=True), plan=False, clock=CLOCK, generation=1
    ).content


@pytest.mark.parametrize(
    ("path", "block"),
    [
        ("work_packages.0.tasks.0.months", "wp/management/tasks#TASK"),
        ("work_packages.2.subcontracts", "wp/innovate"),
        ("partners.1.contact", "participants#aei"),
        ("sections.FIN-MGT-FM", "FIN-MGT-FM"),
        ("risks", "RSK-MGT-RM"),
        ("priorities.train.need", "priority/train"),
        ("instruments.0.paid_to", "instrument/innovate-boost"),
    ],
)
def test_a_finding_is_beside_the_part_that_it_is_about(path: str, block: str) -> None:
    dossier = read_dossier(EXAMPLE)
    document = compose_document(dossier, EXAMPLE.parent / "templates")
    (note,) = notes_on([finding(path)], dossier, document)
    task = dossier.proposal.work_packages[0].tasks[0].id
    assert note.anchor == anchor_name(block.replace("TASK", task))
    assert note.text == "PLN104: it is late - move it"


def test_what_has_no_place_in_the_draft_is_at_its_head() -> None:
    dossier = read_dossier(EXAMPLE)
    document = compose_document(dossier, EXAMPLE.parent / "templates")
    assert [one.anchor for one in notes_on([finding("call")], dossier, document)] == [""]


def test_a_comment_changes_no_word_and_marks_nothing_as_changed(content: bytes) -> None:
    notes = [Note("a finding", anchor_name("RSK-MGT-RM")), Note("another", paragraph=5), Note("x")]
    copy = annotated(content, notes, CLOCK)
    before, after = (docx.Document(BytesIO(one)) for one in (content, copy))
    assert [one.text for one in after.paragraphs] == [one.text for one in before.paragraphs]
    xml = after.element.xml
    assert "w:ins " not in xml
    assert "w:del " not in xml
    assert [one.text for one in after.comments] == ["a finding", "another", "x"]
    (commented,) = [one for one in after.paragraphs if one.text.endswith("Risk management")]
    assert "commentReference" in commented._p.xml


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["build", *words])


def test_a_copy_takes_the_place_of_an_earlier_copy_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("outline.yaml").write_bytes(EXAMPLE.read_bytes())
    answer = run("--only", "word", "--annotate", "copy.docx")
    assert "copy.docx: a copy of the draft with " in answer.stdout
    checked = CliRunner().invoke(main, ["check"]).stderr.splitlines()[-1]
    assert answer.stderr.splitlines()[-1].partition(": ")[0] in checked
    plain = run("--only", "workbook", "--dry-run")
    assert plain.stderr == "what is wrong or missing: proposal check outline.yaml\n"
    assert run("--only", "word", "--annotate", "copy.docx").exit_code == 0
    Path("mine.docx").write_text("mine")
    answer = run("--annotate", "mine.docx")
    assert answer.exit_code == 1
    assert Path("mine.docx").read_text() == "mine"
    assert run("--annotate", "a.docx", "--only", "workbook").exit_code == 2

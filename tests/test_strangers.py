"""Files that are not this project's, or have lost what we knew of them: nothing is written over."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.edited_project import stripped
from tests.merge.word.readings import said
from tests.systems import POSIX
from tests.word_editor.editor import WordEditor
from toolkit.cli.main import main
from toolkit.ooxml.embedded_base import base_of
from toolkit.ooxml.package import Package
from toolkit.pipeline import build

CLOCK = datetime(2026, 1, 31, 12, 0, tzinfo=UTC)
EXAMPLES = Path(__file__).parents[1] / "examples"
WORD, BOOK = "AGRIRES-proposal.docx", "AGRIRES-workplan.xlsx"


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of another project."""
    folder = tmp_path_factory.mktemp("other")
    outline = Path(shutil.copy(EXAMPLES / "open-strand" / "outline.yaml", folder))
    build(outline, clock=CLOCK)
    return folder


@pytest.fixture
def outline(tmp_path: Path) -> Path:
    return Path(shutil.copy(EXAMPLES / "agri-food" / "outline.yaml", tmp_path / "outline.yaml"))


def typed(outline: Path, *more: str) -> tuple[int, str]:
    answer = CliRunner(catch_exceptions=False).invoke(main, ["build", str(outline), *more])
    return answer.exit_code, answer.stdout


@pytest.mark.parametrize(("name", "ending"), [(WORD, "-proposal.docx"), (BOOK, "-workplan.xlsx")])
def test_a_file_of_another_project_is_kept_and_told(
    outline: Path, other: Path, name: str, ending: str
) -> None:
    (theirs,) = other.glob(f"*{ending}")
    mine = outline.with_name(name)
    shutil.copy(theirs, mine)
    code, told = typed(outline)
    assert code == 1
    acronym = theirs.name.removesuffix(ending)
    fact = f"the file was built for {acronym}, and the outline is that of AGRIRES"
    assert f"{mine}: MRG029 " in told
    assert fact in told
    assert mine.read_bytes() == theirs.read_bytes()
    assert mine.with_name(name.replace(".", "-new.")).is_file()


@pytest.mark.parametrize(("name", "ending"), [(WORD, "-proposal.docx"), (BOOK, "-workplan.xlsx")])
def test_nothing_is_pulled_from_a_file_of_another_project(
    outline: Path, other: Path, name: str, ending: str
) -> None:
    build(outline, clock=CLOCK)
    (theirs,) = other.glob(f"*{ending}")
    shutil.copy(theirs, outline.with_name(name))
    answer = CliRunner(catch_exceptions=False).invoke(main, ["pull", str(outline)])
    acronym = theirs.name.removesuffix(ending)
    fact = f"the file was built for {acronym}, and the outline is that of AGRIRES"
    assert f"{outline.with_name(name)}: MRG029 " in answer.stdout
    assert fact in answer.stdout
    assert answer.exit_code == 1


def test_files_that_changed_their_names_are_told_by_what_they_are(outline: Path) -> None:
    build(outline, clock=CLOCK)
    word, book = outline.with_name(WORD), outline.with_name(BOOK)
    hand = WordEditor(word.read_bytes())
    hand.insert_after("Background", "Typed by a person.")
    edited = hand.save()
    word.write_bytes(book.read_bytes())
    book.write_bytes(edited)
    answer = CliRunner(catch_exceptions=False).invoke(main, ["pull", str(outline)])
    assert f"{book}: MRG117 this is not an Excel workbook (.xlsx), or it is locked" in answer.stdout
    code, told = typed(outline)
    assert code == 1
    assert "MRG117 this is not an Excel workbook (.xlsx), or it is locked with a password" in told
    assert book.read_bytes() == edited


def test_a_project_that_gets_another_acronym_keeps_its_files(outline: Path) -> None:
    build(outline, clock=CLOCK)
    hand = WordEditor(outline.with_name(WORD).read_bytes())
    hand.insert_after("Background", "Typed before the name was found.")
    outline.with_name("FARMWISE-proposal.docx").write_bytes(hand.save())
    outline.with_name(BOOK).replace(outline.with_name("FARMWISE-workplan.xlsx"))
    outline.with_name(WORD).unlink()
    text = outline.read_text("utf-8")
    outline.write_text(text.replace("acronym: AGRIRES", "acronym: FARMWISE"), "utf-8")
    code, told = typed(outline)
    assert code == 0, told
    content = outline.with_name("FARMWISE-proposal.docx").read_bytes()
    assert "Typed before the name was found." in "\n".join(said(content))
    assert sorted(one.name for one in outline.parent.glob("*-*")) == [
        "FARMWISE-proposal.docx",
        "FARMWISE-workplan.xlsx",
    ]


def test_a_letter_under_the_name_of_the_proposal_is_kept(outline: Path) -> None:
    from docx import Document

    letter = Document()
    letter.add_paragraph("Dear Marta, thank you for the looms.")
    letter.save(str(outline.with_name(WORD)))
    before = outline.with_name(WORD).read_bytes()
    code, told = typed(outline)
    assert code == 1
    assert "MRG023" in told
    assert outline.with_name(WORD).read_bytes() == before


def test_an_adopted_file_is_told_where_it_differs(outline: Path) -> None:
    build(outline, clock=CLOCK)
    path = outline.with_name(WORD)
    hand = WordEditor(path.read_bytes())
    hand.insert_after("Background", "Typed by hand.")
    path.write_bytes(stripped(hand.save()))
    shutil.rmtree(outline.parent / ".proposal")
    text = outline.read_text("utf-8")
    outline.write_text(text.replace("months: M1-M24", "months: M2-M5", 1), "utf-8")
    code, told = typed(outline, "--adopt")
    assert "100% of what is generated was found in it" in told
    assert "    differs from the outline, and was left as it is: " in told
    assert base_of(Package.read(path.read_bytes())) is not None
    assert "Typed by hand." in "\n".join(said(path.read_bytes()))
    assert code in (0, 1)


@pytest.mark.parametrize("name", ["Projekt Österreich 2027", "πρόταση", "🚜 farm", 'a\'b "c" & d'])
def test_a_folder_may_have_any_name(outline: Path, name: str) -> None:
    folder = outline.parent / name
    folder.mkdir()
    outline = outline.replace(folder / outline.name)
    build(outline, clock=CLOCK)
    hand = WordEditor(outline.with_name(WORD).read_bytes())
    hand.insert_after("Background", "Typed by hand.")
    outline.with_name(WORD).write_bytes(hand.save())
    text = outline.read_text("utf-8")
    outline.write_text(text.replace("months: M1-M24", "months: M2-M5", 1), "utf-8")
    code, told = typed(outline)
    assert ": updated, with everything" in told, told
    assert CliRunner().invoke(main, ["undo", str(outline)]).exit_code == 0
    assert outline.with_name(WORD).read_bytes() == hand.save()
    assert code == 0


@POSIX
def test_a_folder_that_is_a_link_is_the_same_project(outline: Path, tmp_path: Path) -> None:
    build(outline, clock=CLOCK)
    link = tmp_path.parent / f"{tmp_path.name}-link"
    link.symlink_to(tmp_path, target_is_directory=True)
    code, told = typed(link / "outline.yaml")
    assert code == 0
    assert told.count(": unchanged") == 2
    assert CliRunner().invoke(main, ["undo", str(link / "outline.yaml")]).exit_code == 0
    assert not outline.with_name(WORD).exists()

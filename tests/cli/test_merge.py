"""`proposal merge`, as it is typed and as it answers."""

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.merge.word.readings import authors, text
from tests.word_editor.editor import WordEditor
from toolkit.cli.main import main
from toolkit.merge.word.find_base import record_for
from toolkit.ooxml.custom_properties import CUSTOM
from toolkit.ooxml.package import Package
from toolkit.ooxml.wordml import T

EXAMPLE = Path(__file__).parents[2] / "examples" / "euroboostex" / "outline.yaml"
NAME = "EUROBOOSTEX-proposal.docx"
FIRST, OTHER = "European textile SMEs spin", "EUROBOOSTEX joins two textile clusters"


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the example, built."""
    folder = tmp_path_factory.mktemp("sent")
    shutil.copy(EXAMPLE, folder / "outline.yaml")
    told = CliRunner().invoke(main, ["build", str(folder / "outline.yaml"), "--only", "word"])
    assert told.exit_code == 0
    return folder


@pytest.fixture
def here(sent: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, in which the commands are typed; two partners have sent theirs."""
    shutil.copytree(sent, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    copy(
        tmp_path / NAME,
        tmp_path / "anna.docx",
        FIRST,
        "All European textile SMEs spin",
        "Anna Rossi",
    )
    copy(
        tmp_path / NAME,
        tmp_path / "bob.docx",
        OTHER,
        "EUROBOOSTEX brings two textile clusters together",
        "",
    )
    return tmp_path


def copy(source: Path, target: Path, old: str, new: str, person: str) -> None:
    """What a partner makes of the file."""
    hand = WordEditor(source.read_bytes())
    node = next(one for one in hand.file.body.iter(T) if (one.text or "").startswith(old))
    node.text = node.text.replace(old, new)
    parts = hand.file.package.parts
    if person:
        told = re.sub(rb"(<cp:lastModifiedBy>).*?<", rb"\1%s<" % person.encode(), parts[CORE])
        parts[CORE] = told
    target.write_bytes(hand.save())


CORE = "docProps/core.xml"


def proposal(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(one.relative_to(folder)): one.read_bytes()
        for one in sorted(folder.rglob("*"))
        if one.is_file() and "backups" not in one.parts
    }


def test_copies_come_into_the_current_file_and_are_taken_back(here: Path) -> None:
    before = files(here)
    would = proposal("merge", "anna.docx", "bob.docx", "--dry-run")
    assert would.exit_code == 0
    assert would.stdout == (
        "Nothing is written; a merge would give:\n"
        "anna.docx (Anna Rossi)\n"
        "    1 text or table taken over\n"
        "bob.docx\n"
        "    1 text or table taken over\n"
        f"{NAME}: would take up the copies\n"
    )
    assert files(here) == before
    told = proposal("merge", "anna.docx", "bob.docx")
    assert told.exit_code == 0
    assert "has taken up the copies; the previous one is in" in told.stdout
    content = (here / NAME).read_bytes()
    assert authors(content) == {"Anna Rossi", "bob"}
    said = " ".join(text(content))
    assert "All European textile SMEs spin" in said
    assert "EUROBOOSTEX brings two textile clusters together" in said
    again = proposal("merge", "anna.docx", "bob.docx")
    assert again.stdout.count("was merged before, so nothing in it is new") == 2
    assert (here / NAME).read_bytes() == content
    built = proposal("build", "--only", "word")
    assert "2 texts and tables kept as edited" in built.stdout
    assert (here / NAME).read_bytes() == content
    undone = proposal("undo")
    assert undone.stdout.startswith("The merge of ")
    assert (here / NAME).read_bytes() == before[NAME]


def test_a_merged_file_counts_as_edited(here: Path) -> None:
    """Even one that nobody had touched before is never simply replaced by a build afterwards."""
    proposal("merge", "anna.docx", "--changes", "plain")
    outline = here / "outline.yaml"
    outline.write_text(
        outline.read_text("utf-8").replace("The disruptions of 2020", "Those of 2020"), "utf-8"
    )
    told = proposal("build", "--only", "word")
    assert "updated, with everything that was typed in it" in told.stdout
    assert "All European textile SMEs spin" in " ".join(text((here / NAME).read_bytes()))


def test_without_a_current_file_the_first_copy_becomes_it(here: Path) -> None:
    (here / NAME).unlink()
    told = proposal("merge", "anna.docx", "bob.docx")
    assert told.exit_code == 0
    assert (
        f"anna.docx (Anna Rossi): there was no {NAME} yet, so this copy has become it"
        in told.stdout
    )
    said = " ".join(text((here / NAME).read_bytes()))
    assert "All European textile SMEs spin" in said
    assert "EUROBOOSTEX brings two textile clusters together" in said
    assert "2 texts and tables kept as edited" in proposal("build", "--only", "word").stdout
    (here / NAME).unlink()
    shutil.copy(here / "anna.docx", here / NAME)


def test_everything_that_is_wrong_is_told_at_once_and_nothing_is_written(here: Path) -> None:
    (here / "note.docx").write_bytes(b"no Word file")
    (here / "open.docx").write_bytes((here / "bob.docx").read_bytes())
    (here / ".~lock.open.docx#").write_text("somebody", "utf-8")
    stranger = WordEditor((here / "bob.docx").read_bytes())
    parts = stranger.file.package.parts
    parts[CUSTOM] = parts[CUSTOM].replace(b"EUROBOOSTEX", b"AGRIRES")
    (here / "stranger.docx").write_bytes(stranger.save())
    before = files(here)
    names = ("gone.docx", "note.docx", "open.docx", "stranger.docx", "a.xlsx")
    (here / "a.xlsx").write_bytes(b"")
    told = proposal("merge", "anna.docx", "./anna.docx", NAME, *names)
    before["a.xlsx"] = b""
    assert told.exit_code == 1
    assert files(here) == before
    assert told.stdout.splitlines() == [
        "anna.docx: MRG085 anna.docx is named twice",
        "    hint: name each copy once, and merge again",
        f"{NAME}: MRG085 {NAME} is the current file itself, into which copies are merged",
        "    hint: name the copies alone",
        "gone.docx: MRG080 there is no such file",
        "    hint: check the name",
        "note.docx: MRG117 this is not a Word or Excel file (.docx, .xlsx), or it is locked with a "
        "password",
        "    hint: open it in its program, take the password away and save it in that form",
        "open.docx: MRG001 open.docx is open in another program (lock file .~lock.open.docx#)",
        "    hint: close it and merge again; if it is open nowhere, delete .~lock.open.docx#",
        "stranger.docx: MRG029 the file was built for AGRIRES, and the outline is that of "
        "EUROBOOSTEX",
        "    hint: check that it is the right file; if it is, merge again with --adopt",
        "a.xlsx: MRG084 the numbers of a workbook are pulled into the outline, not merged into "
        "another one",
        "    hint: proposal pull --workbook a.xlsx, one copy after the other; then build",
    ]


def test_a_copy_that_lost_its_record_is_known_by_its_words(here: Path) -> None:
    lost = WordEditor((here / "anna.docx").read_bytes())
    lost.remove_all_bookmarks()
    package = Package.read(lost.save())
    for name in [one for one in package.parts if one.startswith(("customXml/", "docProps/cu"))]:
        del package.parts[name]
    links = package.xml("word/_rels/document.xml.rels")
    for one in [one for one in links if "customXml" in one.get("Target", "")]:
        links.remove(one)
    package.put("word/_rels/document.xml.rels", links)
    (here / "google.docx").write_bytes(package.to_bytes())
    assert record_for(package.to_bytes(), here / ".proposal" / "base") is None
    told = proposal("merge", "google.docx")
    assert told.exit_code == 1
    assert "MRG023 the file has lost the record of what was generated in it" in told.stdout
    told = proposal("merge", "google.docx", "--adopt")
    assert told.exit_code == 0, told.stdout
    assert "recognized by its words: 100% of what was generated was found in it" in told.stdout
    assert "1 text or table taken over" in told.stdout
    assert "All European textile SMEs spin" in " ".join(text((here / NAME).read_bytes()))


def test_a_copy_that_is_the_current_file_brings_nothing(here: Path) -> None:
    shutil.copy(here / NAME, here / "same.docx")
    told = proposal("merge", "same.docx")
    assert (told.exit_code, told.stdout.splitlines()[0]) == (
        0,
        "same.docx: is the same as the current file",
    )
    assert told.stdout.endswith(f"{NAME}: unchanged\n")


def test_what_waits_for_a_decision_ends_with_one(here: Path) -> None:
    copy(here / NAME, here / "carla.docx", FIRST, "Most European textile SMEs spin", "Carla")
    told = proposal("merge", "anna.docx", "carla.docx")
    assert told.exit_code == 1
    assert "1 text or table in both versions" in told.stdout
    assert "MRG088 warning: 'European textile SMEs spin" in told.stdout
    assert "under 'Project summary' was changed by Carla and by others; both" in told.stdout
    assert "(Before: nothing. Here: 'All'. The copy of Carla: 'Most'.)" in told.stdout

"""Copies that cloud folders, mail programs and people make are named, with the way to use them."""

from __future__ import annotations

import re
import shlex
import shutil
import unicodedata
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.merge.word.readings import said
from tests.merge.workbook.workbook_editor import typed
from tests.word_editor.editor import WordEditor
from toolkit.cli.main import main
from toolkit.merge.copies_beside import copies_beside, made_by_a_program
from toolkit.ooxml.package import Package

EXAMPLE = Path(__file__).parents[2] / "examples" / "agri-food" / "outline.yaml"
WORD, BOOK, PLAN = "AGRIRES-proposal", "AGRIRES-workplan", "AGRIRES-communication-plan"

FORMS = (
    "{} (1)",
    "{}(1)",
    "{} (Anna's conflicted copy 2026-11-02)",
    "{} (conflicted copy 2026-11-02 101112)",
    "{} (In Konflikt stehende Kopie von Jörg 2026-11-02)",
    "{} (copie en conflit de Zoë 2026-11-02)",
    "{} (Case Conflict)",
    "{} (SFConflict anna@example.org 2026-11-02-10-11-12)",
    "{}-LAPTOP7",
    "{}-Anna's MacBook Pro",
    "{}_conflict-20261102-101112",
    "{}.sync-conflict-20261102-101112-ABCDEFG",
    "{} - Copy",
    "{} - Copy (2)",
    "{} - Kopie",
    "{} copy",
    "{} copy 2",
    "{} 2",
    "{} [conflicted]",
    "{}-DESKTOP-AB12CD3",
    "{}-Anna-PC",
    "{}-annas-macbook",
    "{}~20261102-101112",
    "{} – Kopie (2)",
    "{}_Kopie",
    "{}-copy",
    "{} másolata",
    "{} conflict 1",
    "Копия {}",
    "{}_anna",
    "Copy of {}",
    "Copy (2) of {}",
    "Kopie von {}",
    "Copie de {}",
    "Copia de {}",
    "Kopia {}",
    "Αντίγραφο {}",
    "anna_{}",
)
"""Names that Dropbox, Google Drive, OneDrive, iCloud, Nextcloud, Seafile, Syncthing, pCloud, mail
programs and file managers give to copies."""

OTHERS = ("x{}", "{}x", "{}s (1)", "other", "{}-new", "{}-new-2")
"""Names of files that are no copies, or our own."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    run("build", shutil.copy(EXAMPLE, folder / "outline.yaml"))
    return folder


@pytest.fixture
def outline(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "my project")) / "outline.yaml"


def run(*words: str | Path) -> tuple[int, str]:
    answer = CliRunner(catch_exceptions=False).invoke(main, [str(one) for one in words])
    return answer.exit_code, answer.stdout


def told(outline: Path, code: str = "MRG107") -> list[str]:
    """What a build says of copies, each with its hint."""
    found = run("build", outline)[1]
    return re.findall(rf"^.*: {code} warning: (.*\n    hint: .*)$", found, re.MULTILINE)


def edited(outline: Path, words: str = "Typed by Anna.") -> bytes:
    hand = WordEditor(outline.with_name(f"{WORD}.docx").read_bytes())
    hand.insert_after("A dairy without", words)
    return hand.save()


@pytest.mark.parametrize("form", FORMS)
def test_a_copy_is_known_by_a_name_like_that(built: Path, form: str) -> None:
    copy = built / f"{form.format(WORD)}.docx"
    copy.write_bytes(edited(built / "outline.yaml"))
    (one,) = copies_beside(built / "outline.yaml", [built / f"{WORD}.docx"], ())
    copy.unlink()
    assert one.code == "MRG107"
    assert one.message == f"{copy.name} is a copy of {WORD}.docx, and no build reads it"


@pytest.mark.parametrize("form", [FORMS[2], FORMS[8], FORMS[22]])
def test_a_copy_of_the_word_file_is_named(outline: Path, form: str) -> None:
    copy = outline.with_name(f"{form.format(WORD)}.docx")
    copy.write_bytes(edited(outline))
    (one,) = told(outline)
    assert one.startswith(f"{copy.name} is a copy of {WORD}.docx, and no build reads it\n")
    command = re.search(r"hint: proposal (merge .*?) brings what was written into it", one)
    assert command
    code, answer = run(*shlex.split(command[1]))
    assert code == 0, answer
    assert "Typed by Anna." in said(outline.with_name(f"{WORD}.docx").read_bytes())


def test_names_are_compared_as_people_see_them(outline: Path) -> None:
    copy = outline.with_name(unicodedata.normalize("NFD", f"{WORD.lower()} (Zoë).DOCX"))
    copy.write_bytes(edited(outline))
    assert len(told(outline)) == 1


@pytest.mark.parametrize("form", ["{} (1)", "{} (Anna's conflicted copy 2026-11-02)"])
def test_a_copy_of_the_workbook_is_named(outline: Path, form: str) -> None:
    copy = outline.with_name(f"{form.format(BOOK)}.xlsx")
    shutil.copy(outline.with_name(f"{BOOK}.xlsx"), copy)
    typed(copy, {("rates", "polder/adviser", "rate"): 6200})
    (one,) = told(outline)
    command = re.search(r"hint: proposal (pull .*?) brings what was typed into it", one)
    assert command
    code, answer = run(*shlex.split(command[1]))
    assert (code, "5900 -> 6200" in answer) == (0, True)


def test_a_copy_of_the_communication_plan_is_named(outline: Path) -> None:
    run("build", outline, "--only", "communication-plan")
    copy = outline.with_name(f"{PLAN} (1).docx")
    hand = WordEditor(outline.with_name(f"{PLAN}.docx").read_bytes())
    hand.insert_after("Polder", "Typed by Anna.")
    copy.write_bytes(hand.save())
    assert told(outline) == []
    answer = run("build", outline, "--only", "communication-plan")[1]
    assert f'--word "{copy}" brings what was typed into it; then move it away' in answer


def test_several_copies_are_named_together(outline: Path) -> None:
    for number in range(1, 12):
        outline.with_name(f"{WORD} ({number:02}).docx").write_bytes(edited(outline))
    (one,) = told(outline)
    assert "AGRIRES-proposal (08).docx and 3 more are copies of AGRIRES-proposal.docx" in one


def test_a_copy_that_says_the_same_can_be_deleted(outline: Path) -> None:
    shutil.copy(outline.with_name(f"{WORD}.docx"), outline.with_name(f"{WORD} (1).docx"))
    (one,) = told(outline)
    assert one.endswith(f"hint: it says the same as {WORD}.docx, and can be deleted")


@pytest.mark.parametrize("form", OTHERS)
def test_a_file_of_another_name_is_no_copy(built: Path, form: str) -> None:
    other = built / f"{form.format(WORD)}.docx"
    other.write_bytes(edited(built / "outline.yaml"))
    assert list(copies_beside(built / "outline.yaml", [built / f"{WORD}.docx"], ())) == []
    other.unlink()


@pytest.mark.parametrize(
    "form", [one for one in FORMS if "anna_" not in one and "_anna" not in one]
)
def test_programs_give_copies_such_names(form: str) -> None:
    assert made_by_a_program(form.format("partners"), "partners")


@pytest.mark.parametrize(
    "name",
    [
        "partners",
        "partners-of-old",
        "partners_2",
        "Partners",
        "our partners",
        "partnership",
        "partners-spcx",
        "partners-copyright",
        "partners_final",
    ],
)
def test_people_give_files_such_names(name: str) -> None:
    assert not made_by_a_program(name, "partners")


def test_a_file_that_is_none_of_ours_is_no_copy(outline: Path, tmp_path: Path) -> None:
    from docx import Document

    letter = Document()
    letter.add_paragraph("Dear Marta, thank you for the looms.")
    letter.save(str(outline.with_name(f"{WORD}_letter.docx")))
    outline.with_name(f"{WORD} (2).docx").write_bytes(b"no Word file")
    outline.with_name(f"{WORD} (3).docx").mkdir()
    outline.with_name(f"{WORD} (4).docx").symlink_to(outline.with_name(f"{WORD}.docx"))
    other = Path(shutil.copy(EXAMPLE.parents[1] / "open-strand" / "outline.yaml", tmp_path / "o"))
    run("build", other)
    shutil.copy(tmp_path / "CROSSKEEP-proposal.docx", outline.with_name(f"{WORD} (5).docx"))
    assert told(outline) == []


def without_record(content: bytes) -> bytes:
    """A file as Google Docs saves it."""
    package = Package.read(content)
    for name in [one for one in package.parts if one.startswith(("customXml", "docProps/custom"))]:
        del package.parts[name]
    for name, part in package.parts.items():
        if name.endswith((".rels", "[Content_Types].xml")):
            gone = rb"<(Relationship|Override) [^>]*(customXml|custom.xml)[^>]*/>"
            package.parts[name] = re.sub(gone, b"", part)
    return package.to_bytes()


def test_a_copy_that_has_lost_its_record_is_known_by_its_name(outline: Path) -> None:
    copy = outline.with_name(f"{WORD} (1).docx")
    copy.write_bytes(without_record(edited(outline)))
    (one,) = told(outline)
    assert one.startswith(
        f"{copy.name} has the name of a copy of {WORD}.docx, but not the record of one, and no "
        "build reads it\n"
    )
    command = re.search(r"hint: proposal (merge .*?) brings what was written into it, if", one)
    assert command
    code, answer = run(*shlex.split(command[1]))
    assert code == 0, answer
    assert "Typed by Anna." in said(outline.with_name(f"{WORD}.docx").read_bytes())
    copy.rename(outline.with_name(f"{WORD} from Anna.docx"))
    assert told(outline) == []


def test_a_workbook_that_has_lost_its_record_is_known_by_its_name(outline: Path) -> None:
    copy = outline.with_name(f"{BOOK}-LAPTOP7.xlsx")
    copy.write_bytes(without_record(outline.with_name(f"{BOOK}.xlsx").read_bytes()))
    (one,) = told(outline)
    assert one.endswith(
        f"hint: compare the two, bring what is missing into {BOOK}.xlsx, and move it away"
    )


def test_a_copy_in_the_output_folder_is_named(outline: Path) -> None:
    out = outline.parent / "drafts"
    run("build", outline, "--out", out)
    (out / f"{WORD} (1).docx").write_bytes(edited(outline))
    answer = run("build", outline, "--out", out)[1]
    assert f'proposal merge "{out / f"{WORD} (1).docx"}"' in answer


@pytest.mark.parametrize("form", [FORMS[0], FORMS[8]])
def test_a_copy_of_a_part_of_the_outline_is_named(outline: Path, form: str) -> None:
    text = outline.read_text("utf-8")
    begin = text.index("risks:")
    end = text.index("\nsections:", begin) if "\nsections:" in text[begin:] else len(text)
    block = [line[2:] for line in text[begin:end].splitlines()[1:]]
    outline.with_name("risks.yaml").write_text("\n".join(block) + "\n", "utf-8")
    outline.write_text(text[:begin] + "risks: !include risks.yaml\n" + text[end:], "utf-8")
    shutil.copy(outline.with_name("risks.yaml"), outline.with_name("risks-of-old.yaml"))
    assert told(outline) == []
    copy = outline.with_name(f"{form.format('risks')}.yaml")
    shutil.copy(outline.with_name("risks.yaml"), copy)
    (one,) = told(outline)
    assert one.startswith(f"{copy.name} is a copy of risks.yaml, and no build reads it\n")


@pytest.mark.parametrize("form", [FORMS[0], FORMS[2], FORMS[11], FORMS[22]])
def test_a_copy_of_the_outline_is_named_and_never_takes_turns(outline: Path, form: str) -> None:
    copy = Path(shutil.copy(outline, outline.with_name(f"{form.format('outline')}.yaml")))
    (one,) = told(outline, "MRG105")
    assert one.startswith(
        f"{copy.name} is an outline of AGRIRES as well, and is not read: this build is that of "
        "outline.yaml\n"
    )
    before = outline.with_name(f"{WORD}.docx").read_bytes()
    code, answer = run("build", copy)
    assert code == 1
    assert (
        f"{WORD}.docx and {BOOK}.xlsx belong to outline.yaml, another outline in this folder; "
        f"{copy.name} would write over them"
    ) in answer
    assert outline.with_name(f"{WORD}.docx").read_bytes() == before

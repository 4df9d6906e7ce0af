"""A project gets another acronym: its files follow, with every word written into them."""

from __future__ import annotations

import shutil
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.merge.word.readings import said
from tests.merge.workbook.workbook_editor import typed
from tests.word_editor.editor import WordEditor
from toolkit.cli.main import main
from toolkit.merge.workbook.keyed_sheet import keyed_sheets
from toolkit.ooxml.package import Package
from toolkit.ooxml.sheetml import cell_of, cells_of, rows_of

EXAMPLE = Path(__file__).parents[2] / "examples" / "agri-food" / "outline.yaml"
OLD, NEW = "AGRIRES", "FARMWISE"
WORD, BOOK, PLAN = "-proposal.docx", "-workplan.xlsx", "-communication-plan.docx"
TYPED = "Typed before the name was found."


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that was built, with words and values by hand in both files."""
    folder = tmp_path_factory.mktemp("built")
    outline = Path(shutil.copy(EXAMPLE, folder / "outline.yaml"))
    run("build", outline)
    run("build", outline, "--only", "communication-plan")
    hand = WordEditor((folder / f"{OLD}{WORD}").read_bytes())
    hand.insert_after("A dairy without", TYPED)
    (folder / f"{OLD}{WORD}").write_bytes(hand.save())
    typed(folder / f"{OLD}{BOOK}", {("rates", "polder/adviser", "rate"): 6200})
    return folder


@pytest.fixture
def outline(built: Path, tmp_path: Path) -> Path:
    """The same, under another acronym since."""
    path = Path(shutil.copytree(built, tmp_path / "project")) / "outline.yaml"
    named(path, NEW)
    return path


def named(outline: Path, acronym: str) -> None:
    lines = outline.read_text("utf-8").splitlines(keepends=True)
    told = [f"  acronym: {acronym}\n" if one.startswith("  acronym:") else one for one in lines]
    outline.write_text("".join(told), "utf-8")


def run(*words: str | Path) -> tuple[int, str]:
    answer = CliRunner(catch_exceptions=False).invoke(main, [str(one) for one in words])
    return answer.exit_code, answer.stdout


def names(outline: Path) -> set[str]:
    return {one.name for one in outline.parent.iterdir() if one.suffix in (".docx", ".xlsx")}


def contents(outline: Path) -> dict[str, bytes]:
    return {name: outline.with_name(name).read_bytes() for name in names(outline)}


def titles(content: bytes) -> list[str]:
    """What stands above the rows of each sheet."""
    found = []
    for plane in keyed_sheets(Package.read(content)).by_key.values():
        first = min(number for number, _ in plane.rows.values())
        for number, row in rows_of(plane.tree):
            if number < first:
                found += [f"{cell_of(one, plane.texts).value}" for _, one in cells_of(row)]
    return found


def test_edited_files_follow_under_the_new_acronym(outline: Path) -> None:
    before = contents(outline)
    code, told = run("build", outline)
    assert names(outline) == {f"{NEW}{WORD}", f"{NEW}{BOOK}", f"{OLD}{PLAN}"}
    word = outline.with_name(f"{NEW}{WORD}").read_bytes()
    assert TYPED in said(word)
    (backup,) = (outline.parent / ".proposal/backups").glob(f"*/{OLD}{WORD}")
    assert backup.read_bytes() == before[f"{OLD}{WORD}"]
    assert f"    it was {OLD}{WORD}, under the acronym that the project had before" in told
    assert (
        f"{outline.with_name(f'{OLD}{PLAN}')}: MRG108 warning: {OLD}{PLAN} still bears the former "
        f"acronym {OLD}\n    hint: proposal build {outline} --only communication-plan gives it "
        "the new one"
    ) in told
    assert code == 0
    assert run("build", outline)[1].count(": unchanged") == 2


@pytest.mark.long
def test_the_titles_of_an_edited_workbook_follow_too(outline: Path) -> None:
    old = titles(outline.with_name(f"{OLD}{BOOK}").read_bytes())
    assert sum(one.startswith(OLD) for one in old) > 12
    run("build", outline)
    content = outline.with_name(f"{NEW}{BOOK}").read_bytes()
    assert titles(content) == [one.replace(OLD, NEW) for one in old]
    archive = zipfile.ZipFile(BytesIO(content))
    assert b"FARMWISE work plan and budget" in archive.read("docProps/core.xml")
    assert "6200" in run("pull", outline, "--dry-run")[1]


@pytest.mark.parametrize("ending", [WORD, PLAN])
def test_the_title_that_a_word_file_tells_follows_too(outline: Path, ending: str) -> None:
    """Programs show it, and it becomes the title of a PDF."""
    before = core(outline.with_name(f"{OLD}{ending}"))
    assert before.count(f">{OLD}") == 2
    only = "word" if ending == WORD else "communication-plan"
    run("build", outline, "--only", only)
    assert core(outline.with_name(f"{NEW}{ending}")).count(f">{NEW}") == 2


def core(path: Path) -> str:
    return zipfile.ZipFile(path).read("docProps/core.xml").decode()


def test_a_title_that_somebody_wrote_stays(outline: Path) -> None:
    path = outline.with_name(f"{OLD}{BOOK}")
    package = Package.read(path.read_bytes())
    name = "xl/sharedStrings.xml"
    package.parts[name] = package.parts[name].replace(b"AGRIRES: rates", b"AGRIRES: our rates")
    path.write_bytes(package.to_bytes())
    run("build", outline)
    found = titles(outline.with_name(f"{NEW}{BOOK}").read_bytes())
    assert "AGRIRES: our rates" in found
    assert "FARMWISE: work plan" in found


def test_undo_gives_the_files_their_former_names_back(outline: Path) -> None:
    before = contents(outline)
    run("build", outline)
    code, told = run("undo", outline)
    assert contents(outline) == before
    assert f"{OLD}{WORD}: as it was before" in told
    assert f"{NEW}{WORD}: removed, it was new" in told
    assert code == 0
    run("build", outline)
    assert TYPED in said(outline.with_name(f"{NEW}{WORD}").read_bytes())


@pytest.mark.long
def test_the_communication_plan_follows_when_it_is_built(outline: Path) -> None:
    run("build", outline)
    _, told = run("build", outline, "--only", "communication-plan")
    assert names(outline) == {f"{NEW}{WORD}", f"{NEW}{BOOK}", f"{NEW}{PLAN}"}
    assert "MRG108" not in told
    assert "MRG108" not in run("build", outline)[1]


@pytest.mark.long
def test_a_dry_run_tells_the_same_and_writes_nothing(outline: Path) -> None:
    before = contents(outline)
    told = run("build", outline, "--dry-run")[1]
    assert f"it was {OLD}{WORD}" in told
    assert contents(outline) == before


def test_files_that_nobody_edited_are_written_anew_under_the_new_name(outline: Path) -> None:
    named(outline, OLD)
    for one in names(outline):
        outline.with_name(one).unlink()
    run("build", outline)
    before = contents(outline)
    named(outline, NEW)
    _, told = run("build", outline)
    assert names(outline) == {f"{NEW}{WORD}", f"{NEW}{BOOK}"}
    assert f"{NEW}{WORD}: replaced; the previous one is in " in told
    kept = (outline.parent / ".proposal/backups").glob(f"*/{OLD}{WORD}")
    assert before[f"{OLD}{WORD}"] in [one.read_bytes() for one in kept]
    assert said(outline.with_name(f"{NEW}{WORD}").read_bytes())[0] == NEW


@pytest.mark.long
def test_where_both_names_are_there_nothing_is_written_over(outline: Path) -> None:
    shutil.copy(outline.with_name(f"{OLD}{WORD}"), outline.with_name(f"{NEW}{WORD}"))
    before = contents(outline)
    code, told = run("build", outline)
    after = contents(outline)
    assert after[f"{OLD}{WORD}"] == before[f"{OLD}{WORD}"]
    assert (
        f"{outline.with_name(f'{OLD}{WORD}')}: MRG108 warning: {OLD}{WORD} bears the former "
        f"acronym {OLD}, and {NEW}{WORD} is there as well; it is left as it is\n"
        f"    hint: proposal merge {outline.with_name(f'{OLD}{WORD}')} --outline {outline} brings "
        "what was written into it; then move it away"
    ) in told
    assert code == 0
    code, told = run("merge", outline.with_name(f"{OLD}{WORD}"), "--outline", outline)
    assert code == 0, told
    outline.with_name(f"{OLD}{WORD}").unlink()
    assert f"{OLD}{WORD}" not in run("build", outline)[1]


def test_a_file_that_cannot_take_up_the_new_name_keeps_the_build(outline: Path) -> None:
    outline.with_name(f"{OLD}{WORD}").write_bytes(b"no Word file at all")
    before = contents(outline)
    code, told = run("build", outline)
    assert f"{OLD}{WORD} cannot become {NEW}{WORD}: this is not a Word or Excel file" in told
    assert f"or move {OLD}{WORD} to another folder and build again" in told
    assert (code, contents(outline)) == (1, before)
    outline.with_name(f"{OLD}{WORD}").unlink()
    assert run("build", outline)[0] == 0


@pytest.mark.long
def test_an_open_file_has_to_be_closed_first(outline: Path) -> None:
    lock = outline.with_name(f".~lock.{OLD}{WORD}#")
    lock.write_text("")
    before = contents(outline)
    code, told = run("build", outline)
    assert (code, "MRG001" in told, contents(outline)) == (1, True, before)
    lock.unlink()
    assert run("build", outline)[0] == 0


def test_another_project_in_the_place_of_the_outline_does_not_take_its_files(
    outline: Path,
) -> None:
    shutil.copy(EXAMPLE.parents[1] / "open-strand" / "outline.yaml", outline)
    before = contents(outline)
    code, told = run("build", outline)
    assert code == 1
    why = f"the file was built for {OLD}, and the outline is that of CROSSKEEP"
    assert f"{OLD}{WORD} cannot become CROSSKEEP{WORD}: {why}" in told
    assert contents(outline) == before


@pytest.mark.long
def test_a_copy_of_the_outline_under_the_former_acronym_changes_nothing(outline: Path) -> None:
    """Whose a file is, the records say: the copy has built none."""
    second = Path(shutil.copy(EXAMPLE, outline.with_name("outline (1).yaml")))
    assert run("build", second)[0] == 1
    run("build", outline)
    assert names(outline) == {f"{NEW}{WORD}", f"{NEW}{BOOK}", f"{OLD}{PLAN}"}
    assert TYPED in said(outline.with_name(f"{NEW}{WORD}").read_bytes())
    assert run("build", second)[0] == 0
    assert TYPED not in said(outline.with_name(f"{OLD}{WORD}").read_bytes())
    assert f"{OLD}{WORD}" not in run("build", outline, "--only", "word")[1]


def test_pull_and_merge_find_the_files_before_the_next_build(outline: Path) -> None:
    hand = WordEditor(outline.with_name(f"{OLD}{WORD}").read_bytes())
    hand.replace("second day", "third day")
    outline.with_name(f"{OLD}{WORD}").write_bytes(hand.save())
    _, told = run("pull", outline, "--dry-run")
    assert "5900 -> 6200" in told
    assert "third day" in told
    hand = WordEditor(outline.with_name(f"{OLD}{WORD}").read_bytes())
    hand.insert_after("A dairy without", "Typed by a partner.")
    outline.with_name("copy.docx").write_bytes(hand.save())
    code, told = run("merge", outline.with_name("copy.docx"), "--outline", outline)
    assert (code, f"{OLD}{WORD}: has taken up the copies" in told) == (0, True)


@pytest.mark.long
def test_a_copy_that_was_sent_under_the_former_name_can_be_merged(outline: Path) -> None:
    hand = WordEditor(outline.with_name(f"{OLD}{WORD}").read_bytes())
    hand.insert_after("A dairy without", "Typed by a partner.")
    run("build", outline)
    outline.with_name("copy.docx").write_bytes(hand.save())
    code, told = run("merge", outline.with_name("copy.docx"), "--outline", outline)
    assert code == 0, told
    assert "Typed by a partner." in said(outline.with_name(f"{NEW}{WORD}").read_bytes())


@pytest.mark.long
def test_without_records_a_file_of_another_acronym_is_told(outline: Path) -> None:
    shutil.rmtree(outline.parent / ".proposal")
    code, told = run("build", outline)
    assert (
        f"{outline.with_name(f'{OLD}{WORD}')}: MRG108 warning: {OLD}{WORD} was built under another "
        f"acronym, and {NEW}{WORD} is new beside it\n"
        f"    hint: if it is this project under its former name, delete {NEW}{WORD}, give "
        f"{OLD}{WORD} that name and build again"
    ) in told
    assert code == 0
    outline.with_name(f"{NEW}{WORD}").unlink()
    outline.with_name(f"{OLD}{WORD}").rename(outline.with_name(f"{NEW}{WORD}"))
    run("build", outline)
    assert TYPED in said(outline.with_name(f"{NEW}{WORD}").read_bytes())


def test_a_build_that_is_killed_on_the_way_is_taken_back(outline: Path) -> None:
    from tests.killed_commands import building, killed

    before = contents(outline)
    killed(building, outline, before=f"{NEW}{BOOK}")
    assert f"{NEW}{WORD}" in names(outline)
    code, told = run("undo", outline)
    assert (code, contents(outline)) == (0, before), told

"""The last build is taken back whole, or not at all."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.merge.workbook.workbook_editor import typed
from toolkit.diagnostics import ProposalError
from toolkit.pipeline import Only, build, diff, pull, undo

CLOCK = datetime(2026, 1, 31, 12, 0, tzinfo=UTC)
LATER = datetime(2026, 2, 1, 12, 0, tzinfo=UTC)
EXAMPLE = Path(__file__).parents[2] / "examples" / "euroboostex" / "outline.yaml"
BOOK = "EUROBOOSTEX-workplan.xlsx"


@pytest.fixture
def outline(tmp_path: Path) -> Path:
    return Path(shutil.copy(EXAMPLE, tmp_path / "outline.yaml"))


def built(outline: Path, clock: datetime = CLOCK) -> None:
    build(outline, clock=clock, only=Only.WORKBOOK)


def changed(outline: Path) -> None:
    text = outline.read_text("utf-8")
    outline.write_text(text.replace("{expert: 3920,", "{expert: 4000,"), encoding="utf-8")


def files(outline: Path) -> dict[str, bytes]:
    """Everything but the backups, which stay."""
    folder = outline.parent
    return {
        str(one.relative_to(folder)): one.read_bytes()
        for one in sorted(folder.rglob("*"))
        if one.is_file() and "backups" not in one.parts
    }


def test_a_build_that_is_taken_back_leaves_all_as_it_was(outline: Path) -> None:
    built(outline)
    before = files(outline)
    changed(outline)
    asked = files(outline)["outline.yaml"]
    built(outline, LATER)
    assert files(outline)[BOOK] != before[BOOK]
    undone = undo(outline)
    assert [path.name for path in undone.restored] == [BOOK]
    after = files(outline)
    del before[".proposal/outlines/outline.yaml/last-build.json"]
    bases = {name for name in after if name.startswith(".proposal/base/")}
    assert {name: after[name] for name in before if name != "outline.yaml"} == {
        name: content for name, content in before.items() if name != "outline.yaml"
    }
    assert set(after) - set(before) <= bases
    assert after["outline.yaml"] == asked


def test_a_build_can_be_made_again_after_it_was_taken_back(outline: Path) -> None:
    built(outline)
    changed(outline)
    built(outline, LATER)
    wanted = files(outline)[BOOK]
    undo(outline)
    built(outline, LATER)
    assert files(outline)[BOOK] == wanted


def test_the_first_build_taken_back_leaves_nothing(outline: Path) -> None:
    built(outline)
    undone = undo(outline)
    assert [path.name for path in undone.removed] == [BOOK]
    assert not outline.with_name(BOOK).exists()
    with pytest.raises(ProposalError, match="MRG061 there is no build, merge or pull to take back"):
        undo(outline)


def test_a_file_that_somebody_worked_in_keeps_the_build(outline: Path) -> None:
    built(outline)
    changed(outline)
    built(outline, LATER)
    outline.with_name(BOOK).write_bytes(b"work of hours")
    before = files(outline)
    with pytest.raises(ProposalError, match=r"MRG062 .* is not as the last build left it"):
        undo(outline)
    assert files(outline) == before


def test_a_file_that_was_moved_away_keeps_its_words_and_the_build_is_taken_back(
    outline: Path,
) -> None:
    built(outline)
    before = outline.with_name(BOOK).read_bytes()
    changed(outline)
    built(outline, LATER)
    outline.with_name(BOOK).write_bytes(b"work of hours")
    with pytest.raises(ProposalError, match="move it elsewhere and undo again; the file from"):
        undo(outline)
    outline.with_name(BOOK).replace(outline.with_name("mine.xlsx"))
    undo(outline)
    assert outline.with_name(BOOK).read_bytes() == before
    assert outline.with_name("mine.xlsx").read_bytes() == b"work of hours"


def test_a_lost_copy_is_told(outline: Path) -> None:
    built(outline)
    changed(outline)
    built(outline, LATER)
    shutil.rmtree(outline.parent / ".proposal/backups")
    with pytest.raises(ProposalError, match="MRG063 the copy from before the build"):
        undo(outline)


def test_of_a_build_that_was_cut_short_only_what_was_put_back_is_named(outline: Path) -> None:
    built(outline)
    changed(outline)
    built(outline, LATER)
    records = outline.parent / ".proposal/outlines/outline.yaml"
    (records / "last-build.json").rename(records / "unfinished.json")
    shutil.rmtree(outline.parent / ".proposal/backups")
    undone = undo(outline)
    assert (undone.cut_short, undone.restored) == ("build", ())
    assert [one.code for one in undone.findings] == ["MRG063"]


@pytest.mark.parametrize("folder", [".proposal", ".proposal/base", ".proposal/new"])
@pytest.mark.parametrize("dry_run", [False, True])
def test_nothing_is_built_among_the_records(outline: Path, folder: str, dry_run: bool) -> None:
    """It could not be taken back: a record may not name what lies there."""
    out = outline.parent / folder
    with pytest.raises(ProposalError, match="MRG130 this folder belongs to the records"):
        build(outline, clock=CLOCK, only=Only.WORKBOOK, out=out, dry_run=dry_run)
    assert not list(outline.parent.rglob("*.xlsx"))


def test_a_build_that_changes_nothing_is_not_the_last_one(outline: Path) -> None:
    built(outline)
    before = files(outline)
    built(outline, LATER)
    assert files(outline) == before
    assert undo(outline).when.startswith("2026-01-31")


def split(outline: Path) -> None:
    """The same outline with its partners in a file of their own."""
    text = outline.read_text("utf-8")
    begin = text.index("\npartners:\n")
    end = text.index("\n# ====", begin)
    lines = text[begin:end].splitlines()[2:]
    part = "\n".join(line[2:] for line in lines) + "\n"
    outline.with_name("partners.yaml").write_text(part, "utf-8")
    whole = f"{text[:begin]}\npartners: !include partners.yaml\n{text[end:]}"
    outline.write_text(whole, "utf-8")


def edited_workbook(outline: Path) -> None:
    """A workbook in which people changed one value of each file of the outline."""
    split(outline)
    built(outline)
    values = {("rates", "aei/expert", "rate"): 4000, ("work_plan", "adoption-call", "end"): 17}
    typed(outline.with_name(BOOK), values)


def test_a_pull_that_is_taken_back_leaves_all_as_it_was(outline: Path) -> None:
    edited_workbook(outline)
    before = files(outline)
    pull(outline, clock=LATER)
    after = files(outline)
    parts = ("outline.yaml", "partners.yaml")
    assert all(after[name] != before[name] for name in parts)
    undone = undo(outline)
    assert undone.what == "pull"
    assert {path.name for path in undone.restored} == set(parts)
    del before[".proposal/outlines/outline.yaml/last-build.json"]
    assert files(outline) == before
    with pytest.raises(ProposalError, match="MRG061"):
        undo(outline)
    pull(outline, clock=LATER)
    assert {name: files(outline)[name] for name in parts} == {name: after[name] for name in parts}


def test_a_pull_that_brings_nothing_is_not_the_last_command(outline: Path) -> None:
    built(outline)
    assert pull(outline, clock=LATER, only=Only.WORKBOOK).changes == ()
    assert undo(outline).what == "build"


@pytest.mark.parametrize("part", ["outline.yaml", "partners.yaml"])
def test_an_outline_that_was_edited_since_keeps_the_pull(outline: Path, part: str) -> None:
    edited_workbook(outline)
    pull(outline, clock=LATER)
    with outline.with_name(part).open("a") as file:
        file.write("# hours of work\n")
    before = files(outline)
    with pytest.raises(ProposalError, match=rf"MRG062 {part} is not as the last pull left it"):
        undo(outline)
    assert files(outline) == before


def test_diff_tells_what_changed_since_the_last_build(outline: Path) -> None:
    with pytest.raises(ProposalError, match="MRG060 there is no earlier build"):
        diff(outline)
    built(outline)
    assert diff(outline) == ()
    changed(outline)
    assert diff(outline)[0].text == (
        "a person-month of AEI Tèxtils's expert now costs 4\N{NO-BREAK SPACE}000 EUR "
        "(was 3\N{NO-BREAK SPACE}920 EUR)"
    )
    built(outline, LATER)
    assert diff(outline) == ()
    undo(outline)
    assert diff(outline)

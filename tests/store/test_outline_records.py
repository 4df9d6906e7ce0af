"""The records of an outline are its own, also where they were kept otherwise before."""

from __future__ import annotations

import json
import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from toolkit.diagnostics import ProposalError
from toolkit.pipeline import Only, build, diff, undo
from toolkit.store.memory import Memory
from toolkit.store.opening import opened
from toolkit.store.outline_records import find_records

pytestmark = pytest.mark.slow

CLOCK = datetime(2026, 1, 31, 12, 0, tzinfo=UTC)
LATER = datetime(2026, 2, 1, 12, 0, tzinfo=UTC)
EXAMPLES = Path(__file__).parents[2] / "examples"
EXAMPLE = EXAMPLES / "agri-food" / "outline.yaml"
OTHER = EXAMPLES / "open-strand" / "outline.yaml"
BOOK, OTHER_BOOK = "AGRIRES-workplan.xlsx", "CROSSKEEP-workplan.xlsx"


@pytest.fixture
def outline(tmp_path: Path) -> Path:
    return Path(shutil.copy(EXAMPLE, tmp_path / "outline.yaml"))


def built(outline: Path, clock: datetime = CLOCK) -> None:
    build(outline, clock=clock, only=Only.WORKBOOK)


def changed(outline: Path) -> None:
    text = outline.read_text("utf-8")
    outline.write_text(text.replace("adviser: 5900", "adviser: 6000"), "utf-8")


def as_before(outline: Path) -> None:
    """The records as a version before this one kept them: all of them in `.proposal`."""
    root = outline.parent / ".proposal"
    for folder in sorted((root / "outlines").iterdir()):
        for one in folder.iterdir():
            one.replace(root / one.name)
    shutil.rmtree(root / "outlines")


def together(*outlines: Path) -> None:
    """The same of several outlines: each build had written its records over those of the last."""
    root = outlines[0].parent / ".proposal"
    files = {}
    for one in outlines:
        state = json.loads((root / "outlines" / one.name / "state.json").read_bytes())
        files.update(state["files"])
    for one in (root / "outlines" / outlines[-1].name).iterdir():
        shutil.copy(one, root / one.name)
    (root / "state.json").write_text(json.dumps({"version": 1, "files": files}))
    shutil.rmtree(root / "outlines")


def records(outline: Path) -> set[str]:
    folder = outline.parent / ".proposal/outlines" / outline.name
    return {one.name for one in folder.iterdir()} if folder.is_dir() else set()


def at_the_top(outline: Path) -> set[str]:
    return {one.name for one in (outline.parent / ".proposal").glob("*.json")}


def test_two_outlines_in_a_folder_know_nothing_of_each_other(outline: Path) -> None:
    other = Path(shutil.copy(OTHER, outline.with_name("other.yaml")))
    built(outline)
    built(other, LATER)
    assert diff(outline) == diff(other) == ()
    undone = undo(outline)
    assert [one.name for one in undone.removed] == [BOOK]
    assert undone.when.startswith("2026-01-31")
    assert outline.with_name(OTHER_BOOK).is_file()
    with pytest.raises(ProposalError, match="MRG061"):
        undo(outline)
    assert [one.name for one in undo(other).removed] == [OTHER_BOOK]


def test_records_of_before_are_taken_over(outline: Path) -> None:
    built(outline)
    changed(outline)
    built(outline, LATER)
    before = outline.with_name(BOOK).read_bytes()
    as_before(outline)
    assert diff(outline) == ()
    assert at_the_top(outline), "diff writes nothing"
    built(outline, LATER)
    assert outline.with_name(BOOK).read_bytes() == before
    assert not at_the_top(outline)
    assert undo(outline).when.startswith("2026-02-01")
    assert outline.with_name(BOOK).read_bytes() != before


def test_what_was_built_before_is_no_edited_file(outline: Path) -> None:
    built(outline)
    as_before(outline)
    changed(outline)
    found = build(outline, clock=LATER, only=Only.WORKBOOK)
    assert [str(one.kind) for one in found.delivered] == ["replaced"]
    assert found.warnings == found.dossier.remarks


def test_undo_takes_the_records_of_before_over_as_well(outline: Path) -> None:
    built(outline)
    as_before(outline)
    assert [one.name for one in undo(outline).removed] == [BOOK]


def test_an_outline_that_cannot_be_read_has_its_records_of_before(outline: Path) -> None:
    built(outline)
    as_before(outline)
    outline.write_text("<<<<<<< HEAD\n", "utf-8")
    assert [one.name for one in undo(outline).removed] == [BOOK]


def test_of_the_records_of_before_each_outline_takes_its_own(outline: Path) -> None:
    other = Path(shutil.copy(OTHER, outline.with_name("other.yaml")))
    built(outline)
    built(other, LATER)
    together(outline, other)
    with pytest.raises(ProposalError, match="MRG060"):
        diff(outline)  # the last build was that of the other
    with pytest.raises(ProposalError, match="MRG061"):
        undo(outline)
    assert outline.with_name(OTHER_BOOK).is_file()
    changed(outline)
    (one,) = build(outline, clock=LATER, only=Only.WORKBOOK).delivered
    assert str(one.kind) == "replaced", "it is known as built"
    assert list(json.loads((outline.parent / ".proposal/state.json").read_bytes())["files"]) == [
        OTHER_BOOK
    ]
    assert diff(other) == ()
    assert [one.name for one in undo(other).removed] == [OTHER_BOOK]
    assert not at_the_top(outline)


def test_a_copy_of_the_outline_does_not_take_its_records(outline: Path) -> None:
    built(outline)
    as_before(outline)
    copy = Path(shutil.copy(outline, outline.with_name("outline (1).yaml")))
    with pytest.raises(ProposalError, match="MRG106"):
        built(copy)
    with pytest.raises(ProposalError, match="MRG061"):
        undo(copy)
    assert [one.name for one in undo(outline).removed] == [BOOK]


def test_an_outline_that_is_renamed_keeps_its_records(outline: Path) -> None:
    built(outline)
    changed(outline)
    built(outline, LATER)
    renamed = outline.rename(outline.with_name("agrires.yaml"))
    assert diff(renamed) == ()
    assert undo(renamed).when.startswith("2026-02-01")
    assert records(renamed)
    assert not records(outline)


def test_an_outline_that_is_renamed_among_others_is_known_by_its_acronym(outline: Path) -> None:
    other = Path(shutil.copy(OTHER, outline.with_name("other.yaml")))
    built(outline)
    built(other)
    renamed = outline.rename(outline.with_name("agrires.yaml"))
    assert diff(renamed) == ()
    assert [one.name for one in undo(renamed).removed] == [BOOK]
    assert outline.with_name(OTHER_BOOK).is_file()


def test_a_new_outline_does_not_take_the_records_of_one_that_went(outline: Path) -> None:
    other = Path(shutil.copy(OTHER, outline.with_name("other.yaml")))
    built(outline)
    built(other)
    outline.unlink()
    third = Path(shutil.copy(EXAMPLES / "call-2024" / "outline.yaml", outline.with_name("c.yaml")))
    with pytest.raises(ProposalError, match="MRG060"):
        diff(third)
    assert find_records(third).findings == ()


def test_where_it_is_not_certain_which_it_was_it_is_told(outline: Path) -> None:
    other = Path(shutil.copy(OTHER, outline.with_name("other.yaml")))
    built(outline)
    built(other)
    outline.unlink()
    other.unlink()
    third = Path(shutil.copy(EXAMPLES / "call-2024" / "outline.yaml", outline.with_name("c.yaml")))
    (told,) = opened(third).findings
    assert str(told).startswith(
        f"{outline.parent / '.proposal/outlines'}: MRG109 warning: of c.yaml no build is known "
        "here; there are records of builds of other.yaml, outline.yaml, which are not there any "
        "more\n    hint: if the outline was one of these, give the folder "
    )
    (outline.parent / ".proposal/outlines/other.yaml").rename(
        outline.parent / ".proposal/outlines/c.yaml"
    )
    assert opened(third).findings == ()
    assert diff(third)[0].text == "the acronym is now MAGLOOP (was CROSSKEEP)"


def test_a_project_whose_folder_is_renamed_keeps_its_records(outline: Path) -> None:
    folder = outline.parent / "one"
    folder.mkdir()
    outline = outline.rename(folder / "outline.yaml")
    built(outline)
    moved = folder.rename(folder.with_name("two")) / "outline.yaml"
    assert diff(moved) == ()
    assert [one.name for one in undo(moved).removed] == [BOOK]


def test_taking_over_is_repeated_where_it_was_cut_short(outline: Path) -> None:
    built(outline)
    as_before(outline)
    half = outline.parent / ".proposal/outlines/.moving"
    half.mkdir(parents=True)
    (half / "state.json").write_text("half")
    assert opened(outline).memory == Memory(outline.parent, "outline.yaml")
    assert diff(outline) == ()
    assert not half.exists()


@pytest.mark.parametrize("name", ["base", "backups", "state.json", "outlines", ".yaml", "ü ö.yml"])
def test_an_outline_may_have_any_name(tmp_path: Path, name: str) -> None:
    outline = Path(shutil.copy(EXAMPLE, tmp_path / name))
    built(outline)
    changed(outline)
    built(outline, LATER)
    assert diff(outline) == ()
    undo(outline)
    assert diff(outline) != ()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="names of files are text there")
def test_the_name_of_an_outline_need_not_be_text(tmp_path: Path) -> None:
    outline = Path(shutil.copy(EXAMPLE, tmp_path / os.fsdecode(b"\xff.yaml")))
    built(outline)
    assert diff(outline) == ()
    assert [one.name for one in undo(outline).removed] == [BOOK]

"""Building again: the files that people have worked in take up the outline, and lose no word."""

import re
import shutil
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner, Result
from openxml_audit import OpenXmlValidator

from tests.built_folders import files, lines, without_contents
from tests.edited_project import (
    ARRANGED,
    BOOK,
    CELLS,
    CLOCK,
    EXAMPLE,
    HUBS,
    LATER,
    NAME,
    NOTE,
    OWN,
    TYPED,
    prepared,
    stripped,
)
from tests.merge.word.readings import comments_of, resolved, said, views
from tests.office import converted, needs_office
from tests.word_editor.editor import WordEditor
from toolkit.cli.main import main
from toolkit.merge.delivery_result import Kind
from toolkit.ooxml.embedded_base import base_of
from toolkit.ooxml.package import Package
from toolkit.pipeline import Only, build
from toolkit.word_file import WordOptions


class Scene(NamedTuple):
    """A project that was built, edited, changed and built again."""

    outline: Path
    edited: bytes
    fresh: bytes
    """What a first build of the changed outline gives."""

    result: bytes
    answer: Result


def typed(outline: Path, *more: str) -> Result:
    return CliRunner(catch_exceptions=False).invoke(main, ["build", str(outline), *more])


def played(folder: Path, through: Path | None = None) -> Scene:
    outline, content = prepared(folder, through)
    answer = typed(outline)
    other = folder / "elsewhere"
    other.mkdir()
    second = Path(shutil.copy(outline, other / "outline.yaml"))
    build(second, clock=CLOCK, only=Only.WORD)
    return Scene(
        outline, content, (other / NAME).read_bytes(), (folder / NAME).read_bytes(), answer
    )


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    return played(tmp_path_factory.mktemp("again"))


@pytest.fixture(scope="module")
def through_office(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    folder = tmp_path_factory.mktemp("office")
    return played(folder, folder / "round")


def test_every_word_that_was_typed_is_there(scene: Scene) -> None:
    words = "\n".join(said(scene.result))
    for one in (TYPED, "A paragraph of our own", *(cell for row in CELLS for cell in row)):
        assert one in words
    assert NOTE in comments_of(scene.result)
    assert HUBS not in words


def test_labels_follow_in_a_paragraph_that_was_edited(scene: Scene) -> None:
    (arranged,) = [one for one in said(scene.result) if one.startswith(ARRANGED)]
    assert "Map and survey (T4.1)" in arranged
    assert "(T3.1)" not in arranged
    assert arranged.endswith(TYPED)


def test_accepting_all_gives_the_new_text_where_nobody_edited(scene: Scene) -> None:
    mine, theirs = lines(scene.result), lines(scene.fresh)
    missing, more = theirs - mine, mine - theirs
    assert sorted(one[:40] for one in missing) == sorted([ARRANGED[:40], HUBS[:40]])
    assert all(
        one.startswith((ARRANGED, OWN[:20]))
        or one in "|".join(map("\t".join, CELLS))
        or any(cell in one for row in CELLS for cell in row)
        for one in more
    )


def test_rejecting_all_gives_the_edited_file_back(scene: Scene) -> None:
    files = (without_contents(one) for one in (scene.edited, scene.result))
    before, after = (views(one, accepted=False)[0] for one in files)
    assert sorted(map(repr, after)) == sorted(map(repr, before))
    assert lines(scene.result, accepted=False) == lines(scene.edited)


def test_the_account_adds_up_and_names_what_was_deleted(scene: Scene) -> None:
    told = scene.answer.stdout.splitlines()
    (numbers,) = [one for one in told if " updated from the outline, " in one]
    for fate in ("new", "updated around words of yours", "stays deleted"):
        assert re.search(rf"\d+ {fate}", numbers)
    assert any("stays deleted: " in one and HUBS[:20] in one for one in told)
    assert scene.answer.exit_code == 0, scene.answer.stdout


def test_a_third_build_changes_nothing(scene: Scene) -> None:
    before = files(scene.outline.parent)
    answer = typed(scene.outline)
    assert answer.exit_code == 0
    assert files(scene.outline.parent) == before
    assert answer.stdout.count(": unchanged") == 2


def test_the_validator_finds_no_more_to_say_than_before(scene: Scene, tmp_path: Path) -> None:
    found = []
    for content in (scene.edited, scene.result):
        path = tmp_path / "one.docx"
        path.write_bytes(content)
        found.append([one.description for one in OpenXmlValidator().validate(str(path)).errors])
    assert [one for one in found[1] if one not in found[0]] == []


@pytest.mark.long
@needs_office
def test_after_a_way_through_libreoffice_it_is_the_same(through_office: Scene) -> None:
    scene = through_office
    words = "\n".join(said(scene.result))
    for one in (TYPED, "A paragraph of our own", *(cell for row in CELLS for cell in row)):
        assert one in words
    assert NOTE in comments_of(scene.result)
    test_labels_follow_in_a_paragraph_that_was_edited(scene)
    test_rejecting_all_gives_the_edited_file_back(scene)
    missing = lines(scene.fresh) - lines(scene.result)
    assert sorted(one[:40] for one in missing) == sorted([ARRANGED[:40], HUBS[:40]])
    assert scene.answer.exit_code == 0, scene.answer.stdout
    test_a_third_build_changes_nothing(scene)


@pytest.mark.long
@needs_office
def test_libreoffice_opens_the_result(scene: Scene, tmp_path: Path) -> None:
    result = tmp_path / NAME
    result.write_bytes(scene.result)
    assert converted(result, "pdf", tmp_path / "pdf").stat().st_size > 100_000


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that waits for its second build."""
    folder = tmp_path_factory.mktemp("start")
    prepared(folder)
    return folder


@pytest.fixture
def waiting(start: Path, tmp_path: Path) -> Path:
    """The outline of a copy of that project."""
    return Path(shutil.copytree(start, tmp_path / "project")) / "outline.yaml"


def test_a_dry_run_tells_the_same_and_writes_nothing(waiting: Path, scene: Scene) -> None:
    before = files(waiting.parent)
    answer = typed(waiting, "--dry-run")
    assert files(waiting.parent) == before

    def account(told: Result) -> list[str]:
        return [one for one in told.stdout.splitlines() if one.startswith(" ")]

    assert account(answer) == account(scene.answer)


def test_the_file_from_before_is_kept_and_a_build_can_be_taken_back(waiting: Path) -> None:
    before = (waiting.with_name(NAME)).read_bytes()
    delivered = build(waiting, clock=LATER).delivered
    assert [one.kind for one in delivered] == [Kind.UPDATED, Kind.REPLACED]
    assert delivered[0].backup
    assert delivered[0].backup.read_bytes() == before
    CliRunner().invoke(main, ["undo", str(waiting)])
    assert waiting.with_name(NAME).read_bytes() == before


@pytest.mark.long
def test_plain_changes_come_without_marks(waiting: Path, scene: Scene) -> None:
    build(waiting, clock=LATER, options=WordOptions(changes="plain"))
    plain = waiting.with_name(NAME).read_bytes()
    assert b'w:author="proposal"' not in Package.read(plain).parts["word/document.xml"]
    assert lines(plain) == lines(scene.result)


@pytest.mark.long
def test_an_updated_file_is_never_replaced_by_a_later_build(waiting: Path) -> None:
    build(waiting, clock=LATER)
    for number in range(2):
        text = waiting.read_text("utf-8")
        waiting.write_text(text.replace(f"M{2 + number}-M6", f"M{3 + number}-M6"), "utf-8")
        word, _ = build(waiting, clock=LATER + timedelta(days=number)).delivered
        assert word.kind is Kind.UPDATED
        assert TYPED in "\n".join(said(waiting.with_name(NAME).read_bytes()))


def conflicting(outline: Path) -> None:
    """A hand and the outline change the same words of a project that was built."""
    path = outline.with_name(NAME)
    hand = WordEditor(path.read_bytes())
    hand.replace("see, replace, save, learn", "look, replace, save, learn")
    path.write_bytes(hand.save())
    text = outline.read_text("utf-8")
    outline.write_text(text.replace("see, replace, save, learn", "watch, replace, save, learn"))


def test_a_conflict_waits_for_a_decision_and_is_told_until_then(tmp_path: Path) -> None:
    outline = Path(shutil.copy(EXAMPLE, tmp_path / "outline.yaml"))
    build(outline, clock=CLOCK)
    conflicting(outline)
    answer = typed(outline)
    assert answer.exit_code == 1
    assert "1 text or table in conflict" in answer.stdout
    (told,) = [line for line in answer.stdout.splitlines() if "MRG027" in line]
    assert "MRG027 warning: '" in told
    assert "' under '" in told
    words = "\n".join(said(outline.with_name(NAME).read_bytes()))
    assert "look, replace" in words
    assert "watch, replace" in words
    before = files(tmp_path)
    again = typed(outline)
    assert again.exit_code == 1
    assert "MRG027" in again.stdout
    assert files(tmp_path) == before

    path = outline.with_name(NAME)
    path.write_bytes(resolved(path.read_bytes(), accept=False))
    decided = typed(outline)
    assert decided.exit_code == 0, decided.stdout
    assert "watch, replace" not in "\n".join(said(path.read_bytes()))


def test_a_file_that_cannot_be_updated_is_kept_and_the_reason_told(waiting: Path) -> None:
    path = waiting.with_name(NAME)
    path.write_bytes(b"%PDF-1.7")
    answer = typed(waiting)
    assert answer.exit_code == 1
    assert path.read_bytes() == b"%PDF-1.7"
    assert waiting.with_name("EUROBOOSTEX-proposal-new.docx").is_file()
    assert f"{path}: MRG117" in answer.stdout
    assert "MRG010" in answer.stdout


def test_a_file_that_lost_its_record_is_adopted_when_asked_to(waiting: Path) -> None:
    path = waiting.with_name(NAME)
    path.write_bytes(stripped(path.read_bytes()))
    records = waiting.parent / ".proposal" / "base"
    records.rename(records.with_name("elsewhere"))
    answer = typed(waiting)
    assert answer.exit_code == 1
    assert "MRG023" in answer.stdout
    assert answer.stdout.count("hint: ") == 1, "two messages that say different things to do"
    adopted = typed(waiting, "--adopt")
    assert "of what is generated was found in it" in adopted.stdout
    content = path.read_bytes()
    assert base_of(Package.read(content)) is not None
    assert TYPED in "\n".join(said(content))


@pytest.mark.parametrize("options", [(), ("--adopt",)])
def test_a_file_that_lost_its_record_is_updated_by_the_one_that_is_kept(
    waiting: Path, options: tuple[str, ...]
) -> None:
    path = waiting.with_name(NAME)
    path.write_bytes(stripped(path.read_bytes()))
    answer = typed(waiting, *options)
    assert answer.exit_code == 0, answer.stdout
    assert "it had lost the record of what was generated in it" in answer.stdout
    content = path.read_bytes()
    assert base_of(Package.read(content)) is not None
    assert TYPED in "\n".join(said(content))
    assert "Innovate Leap" in "\n".join(said(content))


def test_an_open_workbook_keeps_the_word_file_as_it_is(waiting: Path) -> None:
    waiting.with_name(f"~${BOOK}").write_text("")
    before = files(waiting.parent)
    answer = typed(waiting)
    assert answer.exit_code == 1
    assert "MRG001" in answer.stdout
    assert files(waiting.parent) == before

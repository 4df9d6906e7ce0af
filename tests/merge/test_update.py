"""Generated files reach a person, and nothing written by hand is lost."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.writers.docx.samples import document, page, table, text
from toolkit.diagnostics import ProposalError
from toolkit.document.tree import Paragraph
from toolkit.merge.delivery_result import Delivered, Kind
from toolkit.merge.update import next_generation, prepare
from toolkit.ooxml.embedded_base import base_of
from toolkit.ooxml.package import Package
from toolkit.store.lock import exclusive
from toolkit.store.memory import Memory
from toolkit.writers.docx.writer import write_docx

CLOCK = datetime(2026, 3, 1, 12, 30, 5, tzinfo=UTC)
NAME = "A-proposal.docx"


def memory(folder: Path) -> Memory:
    return Memory(folder, "outline.yaml")


def word(words: str, generation: int = 1, days: int = 0) -> bytes:
    sample = document(page(Paragraph("p", text(words)), table(2)))
    return write_docx(sample, clock=CLOCK + timedelta(days=days), generation=generation)


def build(folder: Path, content: bytes, name: str = NAME, *, dry_run: bool = False) -> Delivered:
    with exclusive(memory(folder).root):
        prepared = prepare(folder / "out", {name: content}, memory=memory(folder), clock=CLOCK)
        if not dry_run:
            prepared.commit()
    (delivered,) = prepared.delivered
    return delivered


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(one.relative_to(folder)): one.read_bytes()
        for one in sorted(folder.rglob("*"))
        if one.is_file()
    }


def test_the_first_build_writes(tmp_path: Path) -> None:
    assert build(tmp_path, word("a")) == Delivered(tmp_path / "out" / NAME, Kind.WRITTEN)
    assert (tmp_path / "out" / NAME).read_bytes() == word("a")


def test_an_untouched_file_is_replaced_after_a_backup(tmp_path: Path) -> None:
    build(tmp_path, word("a"))
    delivered = build(tmp_path, word("b"))
    backup = tmp_path / ".proposal/backups/20260301-123005" / NAME
    assert delivered == Delivered(tmp_path / "out" / NAME, Kind.REPLACED, backup)
    assert backup.read_bytes() == word("a")
    assert (tmp_path / "out" / NAME).read_bytes() == word("b")


def test_two_builds_in_one_second_have_their_own_backups(tmp_path: Path) -> None:
    for words in "abc":
        build(tmp_path, word(words))
    folders = sorted(one.name for one in (tmp_path / ".proposal/backups").iterdir())
    assert folders == ["20260301-123005", "20260301-123005-2"]


def test_the_same_content_is_not_written_again_whatever_the_clock(tmp_path: Path) -> None:
    build(tmp_path, word("a"))
    before = contents(tmp_path)
    delivered = build(tmp_path, word("a", generation=2, days=1))
    assert delivered == Delivered(tmp_path / "out" / NAME, Kind.UNCHANGED)
    assert contents(tmp_path) == before


def test_an_edited_file_is_kept_and_the_new_one_stands_beside_it(tmp_path: Path) -> None:
    build(tmp_path, word("a"))
    mine, new = tmp_path / "out" / NAME, tmp_path / "out" / "A-proposal-new.docx"
    mine.write_bytes(word("by hand"))
    delivered = build(tmp_path, word("b"))
    assert delivered == Delivered(new, Kind.BESIDE, kept=mine)
    assert (mine.read_bytes(), new.read_bytes()) == (word("by hand"), word("b"))
    assert str(delivered.diagnostic()) == (
        f"{mine}: MRG010 warning: A-proposal.docx has been edited since it was built, or was not "
        "built here; it is kept, and the new one is A-proposal-new.docx\n"
        "    hint: take over what you want from the new one, "
        "or move the edited one away and build again"
    )


def test_a_file_that_was_not_built_here_is_kept(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / NAME).write_text("a letter")
    assert build(tmp_path, word("a")).kind is Kind.BESIDE
    assert (tmp_path / "out" / NAME).read_text() == "a letter"


def test_a_new_file_beside_is_replaced_as_long_as_nobody_edits_it(tmp_path: Path) -> None:
    build(tmp_path, word("a"))
    mine, new = tmp_path / "out" / NAME, tmp_path / "out" / "A-proposal-new.docx"
    mine.write_bytes(word("by hand"))
    build(tmp_path, word("b"))
    again = build(tmp_path, word("c"))
    assert (again.path, again.kind, again.kept) == (new, Kind.BESIDE, mine)
    assert again.backup
    assert again.backup.read_bytes() == word("b")
    assert build(tmp_path, word("c")) == Delivered(new, Kind.UNCHANGED, kept=mine)

    new.write_bytes(word("by hand too"))
    third = build(tmp_path, word("d"))
    assert third == Delivered(tmp_path / "out/A-proposal-new-2.docx", Kind.BESIDE, kept=mine)
    assert new.read_bytes() == word("by hand too")


def test_a_new_file_that_is_given_the_old_name_is_known_again(tmp_path: Path) -> None:
    build(tmp_path, word("a"))
    mine, new = tmp_path / "out" / NAME, tmp_path / "out" / "A-proposal-new.docx"
    mine.write_bytes(word("by hand"))
    build(tmp_path, word("b"))
    new.replace(mine)
    assert build(tmp_path, word("c")).kind is Kind.REPLACED


def test_a_dry_run_tells_the_same_and_writes_nothing(tmp_path: Path) -> None:
    assert build(tmp_path, word("a"), dry_run=True).kind is Kind.WRITTEN
    assert contents(tmp_path) == {}
    build(tmp_path, word("a"))
    before = contents(tmp_path)
    assert build(tmp_path, word("b"), dry_run=True).kind is Kind.REPLACED
    assert contents(tmp_path) == before


def test_the_base_is_kept_beside_the_outline(tmp_path: Path) -> None:
    build(tmp_path, word("a"))
    found = base_of(Package.read(word("a")))
    assert found
    assert (tmp_path / ".proposal/base" / f"{found[2]}.json.gz").is_file()


def test_generations_count_up(tmp_path: Path) -> None:
    def following() -> int:
        return next_generation(tmp_path / "out", NAME, memory=memory(tmp_path))

    assert following() == 1
    build(tmp_path, word("a", generation=1))
    assert following() == 2
    (tmp_path / "out" / NAME).write_bytes(b"by hand")
    build(tmp_path, word("b", generation=2))
    assert following() == 3


def test_an_open_file_stops_the_whole_build_before_anything_is_written(tmp_path: Path) -> None:
    files = {"A-workplan.xlsx": b"one", NAME: word("a")}
    prepare(tmp_path / "out", files, memory=memory(tmp_path), clock=CLOCK).commit()
    (tmp_path / "out" / "~$proposal.docx").write_text("")
    before = contents(tmp_path)
    with pytest.raises(ProposalError) as caught:
        prepare(
            tmp_path / "out",
            {"A-workplan.xlsx": b"two", NAME: word("b")},
            memory=memory(tmp_path),
            clock=CLOCK,
        )
    assert [one.code for one in caught.value.diagnostics] == ["MRG001"]
    assert contents(tmp_path) == before


def test_an_open_file_does_not_mind_a_build_that_leaves_it_as_it_is(tmp_path: Path) -> None:
    build(tmp_path, word("a"))
    (tmp_path / "out" / "~$proposal.docx").write_text("")
    assert build(tmp_path, word("a")).kind is Kind.UNCHANGED


def test_all_obstacles_are_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "out" / NAME).mkdir(parents=True)
    (tmp_path / "out" / ".~lock.b.xlsx#").write_text("")
    with pytest.raises(ProposalError) as caught:
        prepare(
            tmp_path / "out",
            {NAME: b"a", "b.xlsx": b"b"},
            memory=memory(tmp_path),
            clock=CLOCK,
        )
    assert {one.code for one in caught.value.diagnostics} == {"MRG001", "MRG004"}


NO_RECORDS = ["<<<<<<< HEAD", "", "[]", "[" * 100_000, '{"version": 0}', '{"version": 1}']


@pytest.mark.parametrize("written", NO_RECORDS, ids=range(len(NO_RECORDS)))
def test_a_record_that_cannot_be_understood_is_told_and_nothing_is_lost(
    tmp_path: Path, written: str
) -> None:
    build(tmp_path, word("a"))
    record = tmp_path / ".proposal/outlines/outline.yaml/state.json"
    record.write_text(written)
    prepared = prepare(tmp_path / "out", {NAME: word("b")}, memory=memory(tmp_path), clock=CLOCK)
    assert [one.code for one in prepared.warnings] == ["MRG011"]
    prepared.commit()
    assert prepared.delivered[0].kind is Kind.BESIDE
    assert (tmp_path / "out" / NAME).read_bytes() == word("a")
    assert (tmp_path / ".proposal/backups/20260301-123005/state.json").read_text() == written


def test_a_record_that_cannot_be_understood_is_made_anew_even_when_nothing_changed(
    tmp_path: Path,
) -> None:
    build(tmp_path, word("a"))
    record = tmp_path / ".proposal/outlines/outline.yaml/state.json"
    record.write_text("[]")
    assert build(tmp_path, word("a")).kind is Kind.UNCHANGED
    assert json.loads(record.read_text())["version"] == 1
    assert (tmp_path / ".proposal/backups/20260301-123005/state.json").read_text() == "[]"


def test_many_builds_at_once_leave_files_that_count_as_built(tmp_path: Path) -> None:
    build(tmp_path, word("a"))
    for start in range(3):
        contents = [word(f"{start} {number}") for number in range(6)]
        with ThreadPoolExecutor(6) as pool:
            list(pool.map(lambda content: build(tmp_path, content), contents))
    assert [one.name for one in (tmp_path / "out").iterdir()] == [NAME]
    assert build(tmp_path, word("z")).kind is Kind.REPLACED


def test_an_obstacle_to_both_files_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("no folder")
    with pytest.raises(ProposalError) as raised:
        prepare(
            tmp_path / "out",
            {NAME: word("a"), "A-workplan.docx": word("b")},
            memory=memory(tmp_path),
            clock=CLOCK,
        )
    assert [one.code for one in raised.value.diagnostics] == ["MRG003"]


def test_a_build_that_cannot_write_one_file_leaves_the_others_as_they_were(
    tmp_path: Path,
) -> None:
    build(tmp_path, word("a"))
    before = contents(tmp_path)
    prepared = prepare(
        tmp_path / "out",
        {NAME: word("b"), "~.docx": word("c")},
        memory=memory(tmp_path),
        clock=CLOCK,
    )
    (tmp_path / "out" / ".~lock.~.docx#").write_text("")  # opened just now
    with pytest.raises(ProposalError, match="MRG001"):
        prepared.commit()
    (tmp_path / "out" / ".~lock.~.docx#").unlink()
    after = contents(tmp_path)
    assert {name: after[name] for name in before} == before
    assert all("backups" in name or "base" in name for name in set(after) - set(before))
    assert build(tmp_path, word("d")).kind is Kind.REPLACED


def test_a_file_that_is_saved_while_a_build_is_at_work_is_not_written_over(tmp_path: Path) -> None:
    build(tmp_path, word("a"))
    mine = tmp_path / "out" / NAME
    prepared = prepare(tmp_path / "out", {NAME: word("b")}, memory=memory(tmp_path), clock=CLOCK)
    mine.write_bytes(word("typed just now"))
    with pytest.raises(ProposalError) as caught:
        prepared.commit()
    assert str(caught.value.diagnostics[0]) == (
        f"{mine}: MRG008 {NAME} was changed by somebody while the build was at work, "
        "so nothing is written\n"
        "    hint: build again; it then takes up what has just been saved"
    )
    assert mine.read_bytes() == word("typed just now")
    assert not (tmp_path / ".proposal/backups").exists()


def test_a_project_may_be_moved(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    here.mkdir()
    build(here, word("a"))
    here.rename(there)
    assert build(there, word("b")).kind is Kind.REPLACED
    files = json.loads((there / ".proposal/outlines/outline.yaml/state.json").read_text())["files"]
    assert list(files) == [f"out/{NAME}"]


@pytest.mark.parametrize("damaged", [b"", b"PK\x03\x04", b"text"])
def test_a_damaged_file_is_kept(tmp_path: Path, damaged: bytes) -> None:
    build(tmp_path, word("a"))
    (tmp_path / "out" / NAME).write_bytes(damaged)
    assert build(tmp_path, word("b")).kind is Kind.BESIDE
    assert (tmp_path / "out" / NAME).read_bytes() == damaged


def test_no_temporary_file_is_left(tmp_path: Path) -> None:
    build(tmp_path, word("a"))
    build(tmp_path, word("b"))
    assert not [name for name in contents(tmp_path) if name.endswith(".tmp")]
    assert [one.name for one in (tmp_path / "out").iterdir()] == [NAME]


def test_a_build_clears_what_one_that_was_killed_has_left(tmp_path: Path) -> None:
    build(tmp_path, word("a"))
    with subprocess.Popen([sys.executable, "-c", ""]) as gone:
        gone.wait()
    before = contents(tmp_path)
    for folder in ("out", ".proposal", ".proposal/backups/20260301-123005"):
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
        (tmp_path / folder / f".{NAME}.{gone.pid}.tmp").write_text("half")
    assert build(tmp_path, word("a")).kind is Kind.UNCHANGED
    assert contents(tmp_path) == before

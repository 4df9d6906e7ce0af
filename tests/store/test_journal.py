"""What was begun and not finished is put back."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from toolkit.diagnostics import ProposalError
from toolkit.files import write_safely
from toolkit.store.journal import Change, RefusedError, journal_of, undo_interrupted, writing
from toolkit.store.memory import JOURNAL, Memory

CLOCK = datetime(2026, 3, 1, 12, 30, 5, tzinfo=UTC)
RECORDS = ".proposal/outlines/outline.yaml"
WORD, BOOK, PLAN = "A-proposal.docx", "A-workplan.xlsx", "A-communication-plan.docx"


def checksum(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def memory(home: Path) -> Memory:
    return Memory(home, "outline.yaml")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / RECORDS).mkdir(parents=True)
    for name in (WORD, BOOK):
        (tmp_path / name).write_text(f"old {name}")
    (tmp_path / RECORDS / "state.json").write_text("old state")
    return tmp_path


def changes(home: Path) -> Iterator[Change]:
    for name in (WORD, BOOK):
        backup = home / ".proposal/backups/now" / name
        backup.parent.mkdir(parents=True, exist_ok=True)
        backup.write_text(f"old {name}")
        yield Change(home / name, checksum(f"old {name}"), checksum(f"new {name}"), backup)
    yield Change(home / PLAN, "", checksum(f"new {PLAN}"))


def begun(home: Path, *written: str) -> None:
    """Work that got so far, and then the power failed."""
    state = home / RECORDS
    with writing(memory(home), "build", CLOCK, changes(home), ["state.json", "snapshot.json"]):
        for name in written:
            write_safely(home / name, f"new {name}".encode())
        write_safely(state / "state.json", b"new state")
        write_safely(state / "snapshot.json", b"{}")
        kept = (state / JOURNAL).read_bytes()
    (state / JOURNAL).write_bytes(kept)


def stopped(home: Path) -> None:
    """Work that somebody stops with Ctrl-C."""
    with writing(memory(home), "build", CLOCK, changes(home), ["state.json"]):
        write_safely(home / WORD, b"new A-proposal.docx")
        write_safely(home / PLAN, b"new A-communication-plan.docx")
        write_safely(home / RECORDS / "state.json", b"new state")
        raise KeyboardInterrupt


def files(home: Path) -> dict[str, str]:
    return {
        str(one.relative_to(home)): one.read_text()
        for one in sorted(home.rglob("*"))
        if one.is_file() and "backups" not in one.parts
    }


@pytest.mark.parametrize("written", [(), (WORD,), (WORD, BOOK), (WORD, BOOK, PLAN)])
def test_what_was_cut_short_is_put_back(home: Path, written: tuple[str, ...]) -> None:
    before = files(home)
    begun(home, *written)
    (told,) = undo_interrupted(memory(home))
    assert files(home) == before
    assert str(told) == (
        f"{home / '.proposal'}: MRG064 warning: the build of 2026-03-01 12:30 was cut short; "
        "what it had written by then was put back\n"
        "    hint: nothing is lost; files that were changed since are as they were left"
    )
    assert undo_interrupted(memory(home)) == ()


def test_what_was_finished_is_left_alone(home: Path) -> None:
    begun(home, WORD, BOOK, PLAN)
    (home / RECORDS / JOURNAL).unlink()
    after = files(home)
    assert undo_interrupted(memory(home)) == ()
    assert files(home) == after


def test_a_file_that_was_edited_since_keeps_every_word(home: Path) -> None:
    begun(home, WORD, BOOK)
    (home / WORD).write_text("new, and an hour of work")
    undo_interrupted(memory(home))
    assert (home / WORD).read_text() == "new, and an hour of work"
    assert (home / BOOK).read_text() == f"old {BOOK}"


@pytest.mark.parametrize("copy", ["gone", "another", "a link"])
def test_a_file_whose_copy_is_not_there_stays_as_it_is(home: Path, copy: str) -> None:
    begun(home, WORD, BOOK)
    backup = home / ".proposal/backups/now" / WORD
    backup.unlink()
    if copy == "another":
        backup.write_text("something else")
    elif copy == "a link":
        (home / "elsewhere").write_text(f"old {WORD}")
        backup.symlink_to(home / "elsewhere")
    _, told = undo_interrupted(memory(home))
    assert (home / WORD).read_text() == f"new {WORD}"
    assert str(told).startswith(
        f"{home / WORD}: MRG063 warning: {WORD} was not put back: the copy from before the build, "
        f"{backup}, is gone or was changed\n"
    )


@pytest.mark.parametrize("now", ["the outline", "nothing"])
def test_a_pull_that_would_have_made_the_outline_is_not_believed(home: Path, now: str) -> None:
    """To take it back would delete the outline."""
    outline = home / "outline.yaml"
    outline.write_text("the outline")
    one = {"path": "outline.yaml", "was": "", "now": checksum(now), "backup": ""}
    record = {"version": 2, "what": "pull", "when": "2026-01-01", "files": [one], "notes": {}}
    (home / RECORDS / JOURNAL).write_text(json.dumps(record))
    (told,) = undo_interrupted(memory(home))
    assert "MRG101" in str(told)
    assert "it tells that a pull has made 'outline.yaml', and a pull makes no file" in str(told)
    assert outline.read_text() == "the outline"


def test_an_open_file_has_to_be_closed_first(home: Path) -> None:
    begun(home, WORD, BOOK)
    lock = home / f".~lock.{WORD}#"
    lock.write_text("")
    before = files(home)
    with pytest.raises(ProposalError, match="MRG001"):
        undo_interrupted(memory(home))
    assert files(home) == before
    lock.unlink()
    undo_interrupted(memory(home))
    assert (home / WORD).read_text() == f"old {WORD}"


def test_what_fails_is_put_back_at_once(home: Path) -> None:
    before = files(home)
    with pytest.raises(KeyboardInterrupt):
        stopped(home)
    assert files(home) == before


@pytest.mark.parametrize(
    "text", ["[]", "{}", '{"version": 1}', '{"version": 2}', "<<<<", "[" * 999]
)
def test_a_journal_that_cannot_be_understood_is_put_aside_and_told(home: Path, text: str) -> None:
    path = home / RECORDS / JOURNAL
    path.write_text(text)
    before = files(home)
    with pytest.raises(RefusedError):
        journal_of(text.encode(), memory(home))
    (told,) = undo_interrupted(memory(home))
    assert told.code == "MRG101"
    assert "nothing in it was done" in told.message
    assert (home / ".proposal/backups/not-used" / JOURNAL).read_text() == text
    del before[f"{RECORDS}/{JOURNAL}"]
    assert files(home) == before


def test_a_journal_speaks_of_files_as_seen_from_the_outline(home: Path) -> None:
    begun(home)
    data = json.loads((home / RECORDS / JOURNAL).read_text())
    assert [one["path"] for one in data["files"]] == [WORD, BOOK, PLAN]
    assert data["files"][0]["backup"] == f".proposal/backups/now/{WORD}"

"""What was begun and not finished is put back."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from toolkit.diagnostics import ProposalError
from toolkit.files import write_safely
from toolkit.merge.journal import JOURNAL, Change, journal_at, settle, writing

CLOCK = datetime(2026, 3, 1, 12, 30, 5, tzinfo=UTC)


def checksum(text: str) -> str:
    return sha256(text.encode()).hexdigest()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / ".proposal").mkdir()
    for name in ("a", "b"):
        (tmp_path / name).write_text(f"old {name}")
    (tmp_path / ".proposal/state.json").write_text("old state")
    return tmp_path


def changes(home: Path) -> Iterator[Change]:
    for name in ("a", "b"):
        backup = home / f"backups/{name}"
        backup.parent.mkdir(exist_ok=True)
        backup.write_text(f"old {name}")
        yield Change(home / name, checksum(f"old {name}"), checksum(f"new {name}"), backup)
    yield Change(home / "c", "", checksum("new c"))


def begun(home: Path, *written: str) -> None:
    """Work that got so far, and then the power failed."""
    state = home / ".proposal"
    with writing(state, "build", CLOCK, changes(home), ["state.json", "snapshot.json"]):
        for name in written:
            write_safely(home / name, f"new {name}".encode())
        write_safely(state / "state.json", b"new state")
        write_safely(state / "snapshot.json", b"{}")
        kept = (state / JOURNAL).read_bytes()
    (state / JOURNAL).write_bytes(kept)


def stopped(home: Path) -> None:
    """Work that somebody stops with Ctrl-C."""
    with writing(home / ".proposal", "build", CLOCK, changes(home), ["state.json"]):
        write_safely(home / "a", b"new a")
        write_safely(home / "c", b"new c")
        write_safely(home / ".proposal/state.json", b"new state")
        raise KeyboardInterrupt


def files(home: Path) -> dict[str, str]:
    return {
        str(one.relative_to(home)): one.read_text()
        for one in sorted(home.rglob("*"))
        if one.is_file() and "backups" not in one.parts
    }


@pytest.mark.parametrize("written", [(), ("a",), ("a", "b"), ("a", "b", "c")])
def test_what_was_cut_short_is_put_back(home: Path, written: tuple[str, ...]) -> None:
    before = files(home)
    begun(home, *written)
    (told,) = settle(home / ".proposal")
    assert files(home) == before
    assert str(told) == (
        f"{home / '.proposal'}: MRG064 warning: the build of 2026-03-01 12:30 was cut short; "
        "what it had written by then was put back\n"
        "    hint: nothing is lost; files that were changed since are as they were left"
    )
    assert settle(home / ".proposal") == ()


def test_what_was_finished_is_left_alone(home: Path) -> None:
    begun(home, "a", "b", "c")
    (home / ".proposal" / JOURNAL).unlink()
    after = files(home)
    assert settle(home / ".proposal") == ()
    assert files(home) == after


def test_a_file_that_was_edited_since_keeps_every_word(home: Path) -> None:
    begun(home, "a", "b")
    (home / "a").write_text("new a, and an hour of work")
    settle(home / ".proposal")
    assert (home / "a").read_text() == "new a, and an hour of work"
    assert (home / "b").read_text() == "old b"


def test_a_file_whose_copy_is_gone_stays_as_it_is(home: Path) -> None:
    begun(home, "a", "b")
    (home / "backups/a").unlink()
    settle(home / ".proposal")
    assert (home / "a").read_text() == "new a"


def test_an_open_file_has_to_be_closed_first(home: Path) -> None:
    begun(home, "a", "b")
    (home / ".~lock.a#").write_text("")
    before = files(home)
    with pytest.raises(ProposalError, match="MRG001"):
        settle(home / ".proposal")
    assert files(home) == before
    (home / ".~lock.a#").unlink()
    settle(home / ".proposal")
    assert (home / "a").read_text() == "old a"


def test_what_fails_is_put_back_at_once(home: Path) -> None:
    before = files(home)
    with pytest.raises(KeyboardInterrupt):
        stopped(home)
    assert files(home) == before


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"version": 1}', '{"version": 2}', "<<<<"])
def test_a_journal_that_cannot_be_understood_is_none(home: Path, text: str) -> None:
    path = home / ".proposal" / JOURNAL
    path.write_text(text)
    assert journal_at(path) is None
    assert settle(home / ".proposal") == ()
    assert not path.exists()


def test_a_journal_speaks_of_files_as_seen_from_the_outline(home: Path) -> None:
    begun(home)
    data = json.loads((home / ".proposal" / JOURNAL).read_text())
    assert [one["path"] for one in data["files"]] == ["a", "b", "c"]

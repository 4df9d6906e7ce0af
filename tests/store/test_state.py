"""The record of what was written is the same after it was written and read."""

from __future__ import annotations

from pathlib import Path

import pytest

from toolkit.store.memory import Memory
from toolkit.store.names import STATE
from toolkit.store.record_forms import DamagedError
from toolkit.store.state import Entry, State, read_state, state_of

ONE, TWO = "1" * 64, "2" * 64
FULL = State({"a-proposal.docx": Entry((ONE, TWO), 3), "é/b.xlsx": Entry((), 0)}, ("OLD",))


def test_a_state_is_the_same_when_it_is_read_again() -> None:
    assert state_of(FULL.to_bytes()) == FULL
    assert state_of(State().to_bytes()) == State()


def test_what_it_knows() -> None:
    assert (FULL.knows(ONE), FULL.knows("3" * 64)) == (True, False)
    assert (FULL.generation("a-proposal.docx"), FULL.generation("c")) == (3, 0)


def test_files_are_added_and_taken_away() -> None:
    entry = Entry((TWO,), 4)
    both = FULL.knowing([("a-proposal.docx", entry)], also=True)
    assert both.files["a-proposal.docx"] == Entry((ONE, TWO, TWO), 4)
    assert FULL.knowing([("a-proposal.docx", entry)]).files["a-proposal.docx"] == entry
    less = FULL.without(["é/b.xlsx"], "OLD", "OLDER")
    assert (list(less.files), less.formerly) == (["a-proposal.docx"], ("OLD", "OLDER"))
    assert list(FULL.of(lambda key: key.endswith("xlsx")).files) == ["é/b.xlsx"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{",
        b'{"version": 0, "files": {}}',
        b'{"version": 1, "files": {"a": {"sha256": ["x"], "generation": 1}}}',
        b'{"version": 1, "files": {"a": {"sha256": [], "generation": -1}}}',
        b'{"version": 1, "files": {"a\\u0000": {"sha256": [], "generation": 1}}}',
    ],
)
def test_a_damaged_state_knows_nothing_and_is_told(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(DamagedError):
        state_of(content)
    memory = Memory(tmp_path, "outline.yaml")
    memory.write(STATE, content)
    state, told = read_state(memory)
    assert (state, [one.code for one in told]) == (State(), ["MRG011"])


def test_where_nothing_was_built_nothing_is_told(tmp_path: Path) -> None:
    assert read_state(Memory(tmp_path, "outline.yaml")) == (State(), ())


def test_records_of_files_that_were_written_beside_others_are_told_apart() -> None:
    a, b, c = "a" * 32, "b" * 32, "c" * 32
    state = State().knowing([("A-proposal.docx", Entry((), 1, (a,)))])
    state = state.knowing([("A-proposal-new.docx", Entry((), 2, (c,)))])
    state = state.knowing([("A-proposal.docx", Entry((), 2, (b,)))])
    assert (state.records(), state.records(beside=True)) == ((b, a), (c,))
    assert state.knowing([("A-proposal.docx", Entry((), 3, (a,)))]).records() == (a, b)
    assert state_of(state.to_bytes()) == state

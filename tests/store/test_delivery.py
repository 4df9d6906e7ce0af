"""All files of a command are written, or none of them; and which command was the last is known."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from toolkit.diagnostics import ProposalError
from toolkit.store.delivery import Delivery, FileChange
from toolkit.store.journal import checksum_of
from toolkit.store.memory import DECIDED, JOURNAL, LAST_BUILD, Memory
from toolkit.store.names import STATE
from toolkit.store.state import State

CLOCK = datetime(2026, 3, 1, 12, 30, 5, tzinfo=UTC)
OLD, NEW = b"call: x\n", b"call: y\n"


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    (tmp_path / "outline.yaml").write_bytes(OLD)
    return Memory(tmp_path, "outline.yaml")


def pulling(memory: Memory, was: bytes = OLD) -> Delivery:
    path = memory.home / memory.outline
    change = FileChange(path, NEW, checksum_of(was), memory.backups / "now" / path.name)
    return Delivery("pull", memory, CLOCK, (change,))


def test_a_file_that_no_build_writes_is_replaced_after_a_backup(memory: Memory) -> None:
    pulling(memory).commit({DECIDED: b"{}"})
    assert (memory.home / memory.outline).read_bytes() == NEW
    assert (memory.backups / "now" / memory.outline).read_bytes() == OLD
    assert memory.read(DECIDED) == b"{}"
    assert memory.read(STATE) is None
    assert memory.read(LAST_BUILD) is not None
    assert memory.read(JOURNAL) is None


def test_an_outline_that_was_saved_meanwhile_is_not_written_over(memory: Memory) -> None:
    (memory.home / memory.outline).write_bytes(b"call: z\n")
    with pytest.raises(ProposalError, match=r"MRG008 outline\.yaml was changed by somebody while"):
        pulling(memory).commit({DECIDED: b"{}"})
    assert (memory.home / memory.outline).read_bytes() == b"call: z\n"
    assert memory.read(DECIDED) is None


def test_a_command_that_only_writes_records_is_not_the_last_one(memory: Memory) -> None:
    pulling(memory).commit()
    last = memory.read(LAST_BUILD)
    Delivery("pull", memory, CLOCK, ()).commit({DECIDED: b"{}"})
    assert memory.read(DECIDED) == b"{}"
    assert memory.read(LAST_BUILD) == last


def test_a_record_of_built_files_that_could_not_be_read_is_kept_and_made_anew(
    memory: Memory,
) -> None:
    memory.write(STATE, b"damaged")
    backup = memory.backups / "now" / STATE
    Delivery("build", memory, CLOCK, (), state=State(), damaged_state_backup=backup).commit()
    assert backup.read_bytes() == b"damaged"
    assert memory.read(STATE) == State().to_bytes()

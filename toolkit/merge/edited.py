"""How a file comes to hold what people wrote: after a backup, and never taken for ours alone."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from toolkit.diagnostics import ProposalError
from toolkit.merge.delivery import Delivery, Step
from toolkit.merge.delivery_result import Delivered, Kind
from toolkit.merge.embedded_info import embedded_info
from toolkit.merge.journal import checksum_of
from toolkit.merge.update import free_folder, obstacles_of
from toolkit.store.memory import Memory
from toolkit.store.state import read_state


def prepare_edited(
    path: Path, old: bytes | None, content: bytes, *, memory: Memory, clock: datetime, what: str
) -> Delivery:
    """What will become of a file that is to hold `content`, where `old` was found.

    Raises with every obstacle. Whoever goes on to `commit` keeps others out until then. `what` it
    is a part of is said when it is taken back.
    """
    state, warnings = read_state(memory)
    backups = free_folder(memory.backups, f"{clock:%Y%m%d-%H%M%S}")
    if old is None:
        delivered = Delivered(path, Kind.WRITTEN)
    elif old == content:
        delivered = Delivered(path, Kind.UNCHANGED)
    else:
        delivered = Delivered(path, Kind.UPDATED, backups / path.name)
    if found := list(obstacles_of(delivered)):
        raise ProposalError(*found)
    was = checksum_of(old) if old is not None else ""
    step = Step(delivered, content, embedded_info(content), was, edited=True)
    return Delivery((step,), memory, backups, state, warnings, clock, what)

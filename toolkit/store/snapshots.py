"""A snapshot of the project at the last build, to compare with."""

from __future__ import annotations

import json

from toolkit.diagnostics import Diagnostic, Place, ProposalError
from toolkit.plan.snapshot import Snapshot
from toolkit.store.memory import SNAPSHOT, Memory
from toolkit.store.record_forms import DamagedError, SnapshotRecord


def snapshot_bytes(snapshot: Snapshot) -> bytes:
    """The snapshot as a record."""
    return f"{json.dumps(snapshot, ensure_ascii=False, indent=1)}\n".encode()


def last_snapshot(memory: Memory) -> Snapshot:
    """The project as the last build saw it. Raises ProposalError where there was none."""
    try:
        record = memory.record(SNAPSHOT, SnapshotRecord)
    except DamagedError as why:
        fact = f"what the last build noted of the project cannot be used: {why}"
        hint = "build again; from then on proposal diff says what changed since"
        place = Place(str(memory.folder / SNAPSHOT))
        raise ProposalError(Diagnostic(place, "MRG102", fact, hint)) from why
    if record is None:
        fact = "there is no earlier build to compare with"
        hint = "build first; from then on proposal diff says what changed since"
        raise ProposalError(Diagnostic(Place(), "MRG060", fact, hint))
    return record.model_dump(exclude_unset=True)

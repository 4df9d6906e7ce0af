"""A snapshot of the project at the last build, to compare with."""

from __future__ import annotations

import json

from toolkit.diagnostics import Diagnostic, Place, ProposalError
from toolkit.plan.renamed_ids import NONE_RENAMED, RENAMED, RenamedIds, renamed_ids
from toolkit.plan.snapshot import Snapshot
from toolkit.store.memory import SNAPSHOT, Memory
from toolkit.store.record_forms import DamagedError, SnapshotRecord


def snapshot_bytes(snapshot: Snapshot) -> bytes:
    """The snapshot as a record."""
    return f"{json.dumps(snapshot, ensure_ascii=False, indent=1)}\n".encode()


def renamed_since(memory: Memory, now: Snapshot) -> RenamedIds:
    """The ids that were renamed since the builds of this outline; none where none is recorded.

    A record that cannot be used counts as none: then a renamed part is a new one.
    """
    try:
        return renamed_ids(last_snapshot(memory), now)
    except ProposalError:
        return NONE_RENAMED


def renamed_up_to_last_build(memory: Memory) -> RenamedIds:
    """The ids that were renamed between the first and the last build; none where none is known."""
    try:
        return RenamedIds(last_snapshot(memory).get(RENAMED, {}))
    except ProposalError:
        return NONE_RENAMED


def with_renamed(snapshot: Snapshot, renamed: RenamedIds) -> Snapshot:
    """The snapshot with the ids that were renamed up to then."""
    return {**snapshot, RENAMED: dict(renamed.now)} if renamed else snapshot


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

"""What is known of the packs of partners: when each was written, and when it came in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from toolkit.store.memory import PACKS, Memory
from toolkit.store.record_forms import DamagedError, PackShape, PacksRecord, record_bytes


def known_packs(memory: Memory) -> Mapping[str, PackShape]:
    """The packs by the id of their partner; none where the record cannot be understood."""
    try:
        found = memory.record(PACKS, PacksRecord)
    except DamagedError:
        found = None
    return found.packs if found else {}


def with_packs(memory: Memory, changed: Mapping[str, Mapping[str, Any]]) -> bytes:
    """The record with new facts on some packs, by partner and name of the fact."""
    packs = {ident: one.model_dump() for ident, one in known_packs(memory).items()}
    for ident, facts in changed.items():
        before = packs.get(ident, {"file": f"packs/{ident}.xlsx", "written": "-"})
        taken = before.get("changes", 0) + facts.get("changes", 0)
        packs[ident] = {**before, **facts, "changes": taken}
    return record_bytes(PacksRecord, {"packs": packs}, sort_keys=True)

"""A small proposal for a real call, with all its sections or with none."""

from __future__ import annotations

from typing import Any

from tests.builders import (
    make_dossier,
)
from toolkit.plan.dossier import Dossier
from toolkit.readers.call import read_call

CALL = "smp-cosme-2021-cluster"


EMPTY: dict[str, Any] = {
    "work_packages": [],
    "instruments": [],
    "risks": [],
    "communication": {},
}


def whole(**named: Any) -> Dossier:
    """A small proposal for the real call, with all its sections."""
    return make_dossier(call=read_call(CALL), **named)

"""The sentence for a share that is written in per cent."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from toolkit.readers import codes

SHARES = frozenset(
    (
        "rate",
        "rate_other",
        "rate_third_parties",
        "prefinancing_rate",
        "min_share_of_grant",
        "subcontracting_needs_reasons_above",
    )
)
"""Fields that hold a share: 0.9 for 90 %."""

PER_CENT = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*%?")


def share_said(so: str, field: str, value: Any) -> tuple[str, str, str] | None:
    """Code, message and hint for a share in per cent; None for anything else."""
    if field not in SHARES or not (written := PER_CENT.fullmatch(str(value))):
        return None
    number = Decimal(written[1].replace(",", "."))
    fact = f"{so}, and a share is a number from 0 to 1"
    if number > 100:
        return codes.OUT_OF_RANGE, fact, "write 0.9 for 90 %"
    share = f"{number / 100:f}".rstrip("0").rstrip(".") or "0"
    return codes.OUT_OF_RANGE, fact, f"write {field}: {share} for {number} %"

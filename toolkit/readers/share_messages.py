"""The sentence for a share that is written in per cent, or with a comma."""

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
        "share_of_use",
        "prefinancing_rate",
        "min_share_of_grant",
        "subcontracting_needs_reasons_above",
    )
)
"""Fields that hold a share: 0.9 for 90 %."""

PER_CENT = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*%?")


def share_said(so: str, field: str, value: Any) -> tuple[str, str, str] | None:
    """Code, message and hint for a share in per cent or with a comma; None for anything else.

    Up to 2, a number without `%` may be a share that is too large, so no value is proposed.
    """
    if field not in SHARES or not (written := PER_CENT.fullmatch(str(value))):
        return None
    number = Decimal(written[1].replace(",", "."))
    fact = f"{so}, and a share is a number from 0 to 1"
    if "%" not in str(value) and number <= 1:
        with_comma = f"{so}, and the decimals of a share begin with a point"
        return (
            (codes.OUT_OF_RANGE, with_comma, f"write {field}: {number}")
            if "," in written[1]
            else None
        )
    if number > 100 or ("%" not in str(value) and number <= 2):
        return codes.OUT_OF_RANGE, fact, "write 0.9 for 90 %"
    share = f"{number / 100:f}".rstrip("0").rstrip(".") or "0"
    return codes.OUT_OF_RANGE, fact, f"write {field}: {share} for {number} %"

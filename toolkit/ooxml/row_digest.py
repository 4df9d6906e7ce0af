"""Whether rows of values were edited: a digest that does not depend on who saved the workbook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from hashlib import sha256


def normal(value: object) -> str:
    """A value as it is compared: figures to six decimals, since programs write their last digits
    differently."""
    if value is None or value == "":
        return ""
    return f"{value:.6f}" if isinstance(value, Decimal | int | float) else f"'{value}"


def digest(rows: Iterable[Sequence[str]]) -> str:
    """The digest of rows of values that are `normal`."""
    return sha256("\n".join(map("\t".join, rows)).encode()).hexdigest()

"""Numbers that are not money, as people write them."""

from decimal import Decimal
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

MOST = Decimal("1e12")


def _no_truth(value: Any) -> Any:
    """`true` is an answer, not the number one."""
    if isinstance(value, bool):
        raise PydanticCustomError("int_type", "Input should be a whole number")
    return value


def _no_thousands(value: Any) -> Any:
    """`1.500` is refused: half of Europe means fifteen hundred by it; 1.5 and 1.5000 are clear."""
    if isinstance(value, Decimal) and value.as_tuple().exponent == -3 and 1 <= abs(value) < 1000:
        raise PydanticCustomError("thousands", "thousands or decimals")
    return value


Unmistakable = AfterValidator(_no_thousands)
"""Refuses three decimals behind one to three digits, which may be thousands."""

Count = Annotated[
    int, BeforeValidator(_no_thousands), BeforeValidator(_no_truth), Field(ge=0, le=1_000_000)
]
"""How many there are of something; a call for a million of anything is a slip of the pen."""

Number = Annotated[Decimal, Field(ge=-MOST, le=MOST, decimal_places=6), Unmistakable]
"""Any number that a table can show."""


def plainly(number: Decimal | int) -> str:
    """`2.50` as `2.5`, `12000` as `12 000`: thousands apart by a no-break space, no idle zeros."""
    text = f"{number:,}".replace(",", "\N{NO-BREAK SPACE}")
    return text.rstrip("0").rstrip(".") if "." in text else text

"""Money in EUR, exact to the cent, and how it is rounded."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from toolkit.model.numbers import Unmistakable

CENT = Decimal("0.01")
ZERO = Decimal("0.00")


def _to_the_cent(amount: Decimal) -> Decimal:
    """As written: 15.000 is refused, for half of Europe means fifteen thousand by it."""
    if int(amount.as_tuple().exponent) < -2:
        raise PydanticCustomError("decimal_max_places", "more than 2", {"decimal_places": 2})
    return amount


def _to_four_decimals(price: Decimal) -> Decimal:
    if int(price.as_tuple().exponent) < -4:
        raise PydanticCustomError("decimal_max_places", "more than 4", {"decimal_places": 4})
    return price


Money = Annotated[Decimal, Field(ge=0, le=Decimal("1e12")), AfterValidator(_to_the_cent)]
UnitCost = Annotated[
    Decimal, Field(ge=0, le=Decimal("1e12")), AfterValidator(_to_four_decimals), Unmistakable
]
"""What one of many costs, as 0.529 EUR a km; what they cost together is rounded to the cent."""

Rate = Annotated[Decimal, Field(ge=0, le=1)]
Units = Annotated[Decimal, Field(ge=0, le=Decimal("1e9"), decimal_places=6), Unmistakable]
PersonMonths = Annotated[Decimal, Field(ge=0, le=Decimal("1e5"), decimal_places=6)]


def cents(amount: Decimal) -> Decimal:
    """`amount` to the cent, half a cent up: the rule of the EU's budget table (Excel's ROUND)."""
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)


def written(amount: Decimal) -> str:
    """`1438888.89` as `1 438 888.89`: thousands apart by a no-break space, always two decimals."""
    return f"{cents(amount):,.2f}".replace(",", "\N{NO-BREAK SPACE}")


def shortest(amount: Decimal) -> str:
    """`15 000`, `1 438 888.89`: cents only where there are any."""
    return written(amount).removesuffix(".00")

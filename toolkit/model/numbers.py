"""Numbers that are not money, as people write them."""

from decimal import Decimal


def plainly(number: Decimal | int) -> str:
    """`2.50` as `2.5`, `12000` as `12 000`: thousands apart by a no-break space, no idle zeros."""
    text = f"{number:,}".replace(",", "\N{NO-BREAK SPACE}")
    return text.rstrip("0").rstrip(".") if "." in text else text

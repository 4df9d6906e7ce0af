"""How messages count, list and write amounts, shares and months, in English.

What goes into a document is written by `compose.wording` and the document's language instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_DOWN, Decimal

from toolkit.model.money import shortest, written
from toolkit.model.months import Month, Span
from toolkit.model.numbers import plainly

MOST_PLACES = 12
"""Decimals of a percentage that are enough to tell any two shares of costs apart."""


def counted(number: int, one: str, many: str = "") -> str:
    """`1 country`, `3 countries`; `many` where the plural is not the word with an s.

    >>> counted(1, "task"), counted(3, "country", "countries")
    ('1 task', '3 countries')
    """
    return f"{number} {one if number == 1 else many or one + 's'}"


def listed(words: Iterable[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`; nothing where there are no words.

    >>> listed(["a", "b", "c"]), listed(["a", "b"], "or"), listed([])
    ('a, b and c', 'a or b', '')
    """
    *most, end = (*words,) or ("",)
    return f"{', '.join(most)} {last} {end}" if most else end


def listed_up_to(words: Sequence[str], most: int) -> str:
    """The first `most` words with commas between them, and how many more there are.

    >>> listed_up_to(["a", "b", "c"], 2), listed_up_to(["a", "b"], 2)
    ('a, b and 1 more', 'a, b')
    """
    more = f" and {len(words) - most} more" if len(words) > most else ""
    return ", ".join(words[:most]) + more


def euro(amount: Decimal) -> str:
    """`1 400 000.00 EUR`, to the cent."""
    return f"{written(amount)} EUR"


def short_euro(amount: Decimal) -> str:
    """`15 000 EUR`, `1 438 888.89 EUR`: cents only where there are any."""
    return f"{shortest(amount)} EUR"


def percentage(share: Decimal, limit: Decimal | None = None, places: int = 2) -> Decimal:
    """A share in percent, cut after two decimals, so that too little never looks like enough.

    A share above its `limit` is cut where it is seen to be above: at the first decimal at which the
    two differ. Every share that is shown anywhere comes from here.

    >>> percentage(Decimal("0.749999")), percentage(Decimal("0.300004"), Decimal("0.3"))
    (Decimal('74.99'), Decimal('30.0004'))
    """
    while True:
        cut = (share * 100).quantize(Decimal(1).scaleb(-places), rounding=ROUND_DOWN)
        if limit is None or not cut <= limit * 100 < share * 100 or places >= MOST_PLACES:
            return cut
        places += 1


def percent(share: Decimal, limit: Decimal | None = None) -> str:
    """`74.99 %`, as `percentage` cuts it; no zeros at the end.

    >>> percent(Decimal("0.74999")), percent(Decimal("0.75"))
    ('74.99 %', '75 %')
    """
    return f"{plainly(percentage(share, limit))} %"


def months(span: Span | Month) -> str:
    """`M4-M12`; `M4` where it is one month."""
    return str(span.first if isinstance(span, Span) and span.first == span.last else span)

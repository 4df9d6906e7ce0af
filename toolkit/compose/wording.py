"""How templates say things: the filters that turn values into words of a sentence."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from jinja2.runtime import Undefined
from markupsafe import Markup

from toolkit.compose.undefined import KINDS, described
from toolkit.document.literal_text import protect, protect_prose, restore
from toolkit.model.base import Prose
from toolkit.model.language import ENGLISH
from toolkit.model.money import shortest
from toolkit.model.months import Month, Span
from toolkit.model.numbers import plainly
from toolkit.model.wording import months, percentage

NO_BREAK = "\N{NO-BREAK SPACE}"
SMALL = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
IN_WORDS = 10
"""Running text writes numbers below this one in words."""
_END = re.compile(r"(?<!e\.g)(?<!i\.e)(?<!\bca)(?<!\bapprox)[.!?][*_”\")]*(?=\s+[^a-z\s]|\s*$)")
_MARKS = re.compile(r"[*_`\[\]]")


PRINTED = (str, int, float, Decimal, date, Month, Span)
"""What can be printed; a list or a part of the outline cannot."""


class UnprintableError(TypeError):
    """A template prints something that is no text; says what it is."""


def to_markup(value: Any) -> Markup:
    """What a template prints: text sealed, prose sealed for reading, Markdown of ours as it is.

    Raises UnprintableError for what is no text, number, month or day.
    """
    if isinstance(value, Markup):
        return value
    if isinstance(value, Prose):
        return Markup(protect_prose(value))
    if isinstance(value, Decimal):
        return Markup(protect(plainly(value)))
    return Markup(protect(plain(value)))


def plain(value: Any) -> str:
    """The same as text that is not sealed. Raises UnprintableError as `carried` does."""
    if isinstance(value, (*PRINTED, Undefined)):
        return str(value)
    if value is None:
        raise ValueError("a value that is not known cannot be printed")
    kind = described(value)
    known = kind in KINDS.values()
    raise UnprintableError(kind if known else f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}")


def join(items: Iterable[Any], separator: str = ", ") -> Markup:
    """All items in a row."""
    return Markup(to_markup(separator)).join(to_markup(one) for one in items)


def join_and(items: Iterable[Any], last: str = "and") -> Markup:
    """`a, b and c`."""
    said = [to_markup(one) for one in items]
    if len(said) < 2:
        return Markup("").join(said)
    return Markup(", ").join(said[:-1]) + Markup(f" {last} ") + said[-1]


def euro(amount: Decimal) -> str:
    """`EUR 15 000`, `EUR 1 438 888.89`: cents only where there are any."""
    return f"EUR{NO_BREAK}{shortest(amount)}"


def percent(share: Decimal, places: int = 2, limit: Decimal | None = None) -> str:
    """`75 %`, `66.66 %`: cut as `model.wording.percentage` cuts it."""
    return f"{plainly(percentage(Decimal(share), limit, places))}{NO_BREAK}%"


def in_words(number: int) -> str:
    """Numbers below ten in words, as in running text."""
    return SMALL[number] if 0 <= number < IN_WORDS else plainly(number)


def spelt(number: int) -> str:
    """Numbers below a hundred in words, as where a sentence begins with one."""
    if not 0 <= number < 100:
        return plainly(number)
    if number < len(SMALL):
        return SMALL[number]
    tens, ones = divmod(number, 10)
    return f"{TENS[tens]}-{SMALL[ones]}" if ones else TENS[tens]


def plural(number: int, one: str, many: str = "") -> str:
    """The word for so many: `plural(2, "is", "are")` is `are`."""
    return one if number == 1 else (many or f"{one}s")


def counted(number: int, one: str, many: str = "") -> str:
    """`one SME`, `three SMEs`, `25 SMEs`, `no SMEs`."""
    said = in_words(number)
    return f"{said}{NO_BREAK if said[-1].isdigit() else ' '}{plural(number, one, many)}"


def opening(number: int, one: str, many: str = "") -> str:
    """`Ten milestones`, `Twenty-five SMEs`: so many, at the beginning of a sentence."""
    words = spelt(number)
    return f"{words[:1].upper()}{words[1:]} {plural(number, one, many)}"


def during(span: Span | Month) -> str:
    """`in M4`, `from M4 to M12`."""
    if isinstance(span, Month):
        return f"in {span}"
    if span.first == span.last:
        return f"in {span.first}"
    return f"from {span.first} to {span.last}"


def month_name(day: date) -> str:
    """`September 2022`."""
    return ENGLISH.month(day)


def full_date(day: date) -> str:
    """`1 September 2022`."""
    return ENGLISH.day(day)


def sentence(text: str) -> str:
    """With a full stop at its end; kept as prose where it is prose."""
    bare = text.rstrip()
    ended = not bare or _MARKS.sub("", restore(bare))[-1:] in ".!?:…"
    return _as(text, bare if ended else f"{bare}.")


def clause(text: str) -> str:
    """Without the full stop at its end, for the middle of a sentence."""
    bare = text.strip()
    return _as(text, bare[:-1] if bare.endswith(".") and not bare.endswith("..") else bare)


def first_sentence(text: str) -> str:
    """The first sentence of `text`; all of its first paragraph where that cannot be cut."""
    paragraph = text.strip().split("\n\n")[0]
    marks = dict.fromkeys("*`[]", 0)
    counted = 0
    for end in _END.finditer(paragraph):
        for mark in marks:
            marks[mark] += paragraph.count(mark, counted, end.end())
        counted = end.end()
        if not marks["*"] % 2 and not marks["`"] % 2 and marks["["] == marks["]"]:
            return _as(text, paragraph[:counted].rstrip())
    return _as(text, paragraph)


def upper_first(text: str) -> str:
    """With a capital first letter; sealed text and Markdown too."""
    return _as(text, text[:1].upper() + text[1:])


def _as(text: str, changed: str) -> str:
    """Prose stays prose, and Markdown stays Markdown."""
    return type(text)(changed) if isinstance(text, (Prose, Markup)) else str(changed)


def ref(part: Any) -> Markup:
    """A reference to a part of the proposal, by the part itself or by its id."""
    return Markup(f"[[{part if isinstance(part, str) else part.id}]]")


def refs(parts: Iterable[Any], last: str = "and") -> Markup:
    """References in a row: `T2.1, T2.2 and T2.3`."""
    return join_and((ref(one) for one in parts), last)


FILTERS: Mapping[str, Callable[..., Any]] = {
    one.__name__: one
    for one in (
        join, join_and, euro, percent, in_words, plural, counted, spelt, opening, months,
        during, month_name, full_date, sentence, clause, first_sentence, upper_first,
        ref, refs,
    )
}  # fmt: skip
"""By the name that templates use."""

OF_LISTS = frozenset(("join", "join_and", "refs"))
"""Those that take a list."""

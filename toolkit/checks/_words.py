"""How messages name parts, list them and write shares."""

from collections.abc import Iterable, Sequence
from decimal import ROUND_DOWN, Decimal
from difflib import get_close_matches
from pathlib import Path
from typing import Protocol

from toolkit.diagnostics import typed
from toolkit.model.money import written
from toolkit.model.months import Span
from toolkit.model.numbers import plainly
from toolkit.plan.dossier import Dossier


class Titled(Protocol):
    """A part with an id and a title."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...


def titled(dossier: Dossier, part: Titled) -> str:
    """`D2.3 'Policy brief'`; the title alone where the part has no label."""
    label = dossier.proposal.labels.get(part.id)
    return f"{label} '{part.title}'" if label else f"'{part.title}'"


def short(dossier: Dossier, partner: str) -> str:
    """The partner's short name."""
    return dossier.proposal.partner[partner].short_name


def listed(words: Iterable[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last


def counted(number: int, one: str, many: str = "") -> str:
    """`1 country`, `3 countries`; `many` where the plural is not the word with an s."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def euro(amount: Decimal) -> str:
    """`1 400 000.00 EUR`."""
    return f"{written(amount)} EUR"


def percent(share: Decimal, rounding: str = ROUND_DOWN) -> str:
    """`74.99 %`, cut after two decimals so that too little never looks enough; with ROUND_UP, too
    much never looks allowed."""
    cut = (share * 100).quantize(Decimal("0.01"), rounding=rounding)
    return f"{plainly(cut)} %"


def in_command(outline: str) -> str:
    """What is typed behind a command to name the outline: nothing where it is `outline.yaml` here.

    >>> in_command("my project/outline.yaml"), in_command("outline.yaml")
    (' "my project/outline.yaml"', '')
    """
    if outline in ("", "outline.yaml"):
        return ""
    return f" {typed(Path(outline))}"


def during(span: Span) -> str:
    """`M4-M12`; `M4` where it is one month."""
    return str(span) if span.length > 1 else str(span.first)


def nearest(word: str, words: Sequence[str]) -> str:
    """The one of `words` that `word` was most likely meant to be; empty where none is like it."""
    return next(iter(get_close_matches(word, words, n=1, cutoff=0.6)), "")

"""How wide a column is for the names in it, so that none is cut."""

from __future__ import annotations

from collections.abc import Iterable

from budgets.labels import Labels

WIDEST = 36
NARROW, BROAD = "ijltfr.,:;'|!() -", "mwMW@%"
BOLD = 1.07


def width_of(text: str) -> float:
    """The width of a text in digits of the workbook's type.

    >>> width_of("CITEVE") > width_of("citeve") > width_of("ill")
    True
    """
    return sum(
        0.55 if one in NARROW else 1.55 if one in BROAD else 1.28 if one.isupper() else 1.0
        for one in text
    )


def for_names(names: Iterable[str], least: float, *, wraps: bool = False) -> float:
    """The width for the longest of the names in bold; for its longest word where it `wraps`."""
    texts = (word for name in names for word in (name.split() if wraps else [name]))
    # the head of a column of figures is indented
    longest = max(map(width_of, texts), default=0) * BOLD + (2.6 if wraps else 1.5)
    return round(min(max(least, longest), WIDEST), 1)


def profile_widths(labels: Labels, least: float) -> dict[str, float]:
    """The width of the column of each staff profile, with the partner's name above its first."""
    first = {key: partner for partner, (key, _) in labels.own.items()}
    return {
        one.key: for_names(
            [one.title, *([labels.partner[first[one.key]]] if one.key in first else [])],
            least,
            wraps=True,
        )
        for one in labels.profiles
    }

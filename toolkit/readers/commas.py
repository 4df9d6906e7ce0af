"""Commas between braces and brackets that part what belongs together: `{expert: 4,400}`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from toolkit.diagnostics import Diagnostic, Place
from toolkit.readers import codes
from toolkit.readers.numerals import ASKED, hint_of, meant, measure_at
from toolkit.readers.oddities import Loose, LooseEntries, Semicolons, SplitNumber
from toolkit.readers.outline_paths import short, shown
from toolkit.readers.yaml_notation import written

PAIR = re.compile(r"([^\W\d][\w-]*)\s*(?:[:=]|=>|->)\s*(?!//)(\S.*)")
NUMBER_BEHIND = re.compile(r"([^\W\d][\w-]*) ([\d.,]+)")
"""`rain 1.5`, a name and its number without a colon."""


OPENING, CLOSING = "“„«‘‚»", "”“»’‘«"
"""Quotation marks as word processors write them."""


class Joined(NamedTuple):
    """A value and what a comma parted from it."""

    name: str
    read_as: str
    rest: str
    """The first part that has no value of its own."""

    hint: str
    """Empty where it is not known what was meant."""

    asked: str


def loose_told(found: LooseEntries) -> Iterator[Diagnostic]:
    """The findings on the entries of one map that have no value."""
    path, loose = found.path, found.loose
    joined = list(_joined(found.values, path, loose))
    if joined:
        yield _comma(joined, found.places[joined[0].name])
    names = {one.name for one in joined}
    alone = [one for one in loose if one.after not in names or _pair(one.text, path)]
    if pairs := list(_pairs(alone, path)):
        yield _no_colon(alone[0], pairs)
    elif alone:
        fact = (
            f"between braces each entry is name: value, and '{short(alone[0].text)}' has no value"
        )
        hint = "write its value, or take it away"
        yield Diagnostic(alone[0].place, codes.NO_VALUE, fact, hint)


def _joined(fields: Mapping[str, Any], path: str, loose: Sequence[Loose]) -> Iterator[Joined]:
    for name in dict.fromkeys(one.after for one in loose):
        value = fields.get(name)
        rest = [one for one in loose if one.after == name and not _pair(one.text, path)]
        if isinstance(value, bool) or not isinstance(value, str | int | Decimal) or not rest:
            continue
        begin = value if isinstance(value, str) else shown(value)
        measure = measure_at((*path.split("."), name))
        if measure is None:
            text = begin + "".join(f",{one.gap}{one.text}" for one in rest)
            if text[0] in OPENING and text[-1] in CLOSING:
                text = text[1:-1].strip()
            yield Joined(
                name, shown(value), rest[0].text, f"{name}: {written(text, flow=True)}", ""
            )
            continue
        number = begin + "".join(f",{one.text}" for one in rest)
        found = meant(number, measure)
        hint = hint_of(number, measure, name).removeprefix("write ") if found else ""
        yield Joined(name, shown(value), rest[0].text, hint, ASKED[measure])


def _comma(joined: Sequence[Joined], place: Place) -> Diagnostic:
    first = joined[0]
    rest = f"'{short(first.rest)}'"
    fact = (
        "between braces a comma ends an entry, so "
        f"{first.name} is read as {first.read_as}, and {rest} has no value"
    )
    hints = [one.hint for one in joined if one.hint]
    if len(hints) > 1:
        hints = [one.partition(", or ")[0] for one in hints]
    hint = f"write {', '.join(hints)}" if hints else first.asked
    return Diagnostic(place, codes.COMMA, fact, hint)


def _pair(text: str, path: str) -> tuple[str, str] | None:
    """The name and the value of an entry that lacks its colon, or the space behind it."""
    found = PAIR.fullmatch(text)
    if not found and path.rpartition(".")[2] in ("effort", "rates"):
        found = NUMBER_BEHIND.fullmatch(text)
    return (found[1], found[2]) if found else None


def _pairs(alone: Sequence[Loose], path: str) -> Iterator[tuple[str, str]]:
    """The entries as they were meant; none where one of them is not clear."""
    texts = [one.text for one in alone]
    found = [_pair(one, path) for one in texts]
    if all(found):
        yield from filter(None, found)
    elif len(texts) % 2 == 0 and all(re.fullmatch(r"[\d.]+", one) for one in texts[1::2]):
        # a comma in the place of each colon
        yield from zip(texts[::2], texts[1::2], strict=True)


def _no_colon(first: Loose, pairs: Sequence[tuple[str, str]]) -> Diagnostic:
    fact = (
        "between braces each entry is name: value with a space behind the colon, "
        f"and '{short(first.text)}' is not"
    )
    hint = f"write {', '.join(f'{name}: {value}' for name, value in pairs)}"
    return Diagnostic(first.place, codes.NO_VALUE, fact, hint)


def number_told(split: SplitNumber) -> Diagnostic:
    """The finding on two entries of a list that are one number with a comma in it."""
    first, second = split.first, split.second
    fact = (
        f"between brackets a comma ends an entry, so '{short(first)}' and '{short(second)}' are two"
    )
    return Diagnostic(split.place, codes.COMMA, fact, f'write "{first},{second}" in quotes')


def semicolons_told(found: Semicolons) -> Diagnostic:
    """The finding on a list whose entries are parted by semicolons."""
    fact = "between brackets a comma ends an entry, but here are semicolons, so this is one entry"
    texts = (one.strip() for one in found.text.split(";"))
    entries = ", ".join(written(one, flow=True) for one in texts if one)
    hint = f"write {entries} with commas, or put it in quotes where it is one"
    return Diagnostic(found.place, codes.COMMA, fact, hint)

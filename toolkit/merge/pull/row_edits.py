"""Turns the changed cells of a row into edits of the fields of one part of the outline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from toolkit.document.markup import Resolve
from toolkit.document.plain_text import plain_text
from toolkit.merge.pull.cell_prose import rewritten
from toolkit.merge.workbook.inputs import Value
from toolkit.model.base import Prose
from toolkit.model.money import ZERO
from toolkit.model.months import Span
from toolkit.readers.patches import Patch, Steps
from toolkit.readers.yaml_notation import Value as Written


@dataclass(frozen=True, slots=True)
class FieldEdit:
    """A change of the outline for some columns of a row: a patch, or why there is none."""

    columns: tuple[str, ...]
    patch: Patch | None
    old: str = ""
    new: str = ""
    why_not: str = ""
    hint: str = ""
    key: str = ""
    """The key of a new row, where the outline gives it one."""


Changed = Mapping[str, Value]
"""New values by column."""


def money(value: Value) -> Decimal:
    """An amount as outlines write it: 5200, or 5200.50."""
    amount = number(value)
    return amount if amount == amount.to_integral_value() else amount.quantize(ZERO)


def price(value: Value) -> Decimal:
    """A unit cost: two decimals, and up to four where it has them."""
    exact = Decimal(str(value)).normalize()
    return money(value) if int(exact.as_tuple().exponent) >= -2 else unmistakable(exact)


def unmistakable(exact: Decimal) -> Decimal:
    """Three decimals behind a whole number may be thousands: `1.250` is written `1.2500`."""
    three = exact.as_tuple().exponent == -3 and abs(exact) >= 1
    return exact.quantize(Decimal("0.0001")) if three else exact


def number(value: Value) -> Decimal:
    """The number without zeros at its end."""
    exact = Decimal(str(value))
    whole = exact.to_integral_value()
    return whole if exact == whole else exact.normalize()


def fields(
    way: Steps,
    part: object,
    changed: Changed,
    names: Mapping[str, str],
    order: tuple[str, ...],
    resolve: Resolve,
) -> Iterator[FieldEdit]:
    """An edit for each changed column that is a field of its own."""
    for column, name in names.items():
        if column not in changed:
            continue
        old, new = getattr(part, name), _as_written(name, changed[column])
        shown = "none" if old in (None, "") else f"{old:f}" if isinstance(old, Decimal) else old
        typed = f"{new:f}" if isinstance(new, Decimal) else str(new)
        if isinstance(old, Prose):
            shown = plain_text(old, resolve) or "none"
            prose = rewritten(old, str(new), resolve)
            if prose is None:
                why = "the change touches a mark, a link or a mention that the cell does not show"
                yield FieldEdit((column,), None, shown, typed, why)
                continue
            new = prose
        yield FieldEdit((column,), Patch((*way, name), new, order), str(shown), typed)


def _as_written(name: str, value: Value) -> Written:
    if isinstance(value, str):
        return value.strip()
    if name == "unit_cost":
        return price(value)
    return money(value) if name in ("cost", "amount") else number(value)


def span_of(
    way: Steps,
    span: Span | None,
    changed: Changed,
    columns: tuple[str, str],
    order: tuple[str, ...],
) -> Iterator[FieldEdit]:
    """The months from the first to the last; what is not changed stays as it is."""
    touched = tuple(one for one in columns if one in changed)
    if not touched:
        return
    first, last = columns
    begins = changed.get(first, span and Decimal(span.first.number))
    ends = changed.get(last, span and Decimal(span.last.number))
    if begins is None or ends is None:
        missing = "first" if begins is None else "last"
        yield FieldEdit(
            touched, None, why_not=f"the {missing} month is empty", hint="give both months"
        )
    elif int(str(begins)) > int(str(ends)):
        why = f"the months would end before they begin: M{begins}-M{ends}"
        yield FieldEdit(touched, None, why_not=why, hint="see which of the two is meant")
    else:
        new = f"M{begins}-M{ends}"
        patch = Patch((*way, "months"), new, order)
        yield FieldEdit(touched, patch, "none" if span is None else str(span), new)

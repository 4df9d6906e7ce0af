"""The filters, tests and functions of Jinja that templates are offered, each within bounds.

They are those that make no text that was not sealed. Where Jinja's own would take as long, or as
much memory, as a template likes, there is one of the same name and meaning here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from math import ceil, floor
from types import NoneType
from typing import Any

from jinja2.runtime import Undefined
from jinja2.tests import TESTS as JINJAS_TESTS
from jinja2.utils import Namespace, pass_environment
from markupsafe import Markup

from toolkit.compose.list_filters import LISTS
from toolkit.compose.localized_filters import LOCALIZED, filters_in
from toolkit.compose.operations import BoundedEnvironment
from toolkit.compose.sandbox_limits import DIGITS, MOST, EndlessError, in_bounds
from toolkit.compose.surface import NUMBERS, Function
from toolkit.compose.translation import IN_ENGLISH
from toolkit.compose.undefined import described
from toolkit.compose.wording import FILTERS, OF_LISTS, PRINTED, plain, to_markup
from toolkit.model.base import Located
from toolkit.model.language import Language

Filter = Callable[..., Any]


def absolute(value: Any) -> Any:
    """Without its sign."""
    return abs(_number(value))


def whole(value: Any, default: Any = 0) -> Any:
    """As a whole number; `default` where it is none."""
    try:
        return int(_number(Decimal(str(value)) if isinstance(value, str) else value))
    except (TypeError, ValueError, ArithmeticError):
        return default


def rounded(value: Any, precision: int = 0, method: str = "common") -> Any:
    """To so many decimals; `method` is common, ceil or floor."""
    number = _number(value)
    if abs(precision) > DIGITS:
        raise EndlessError
    if method == "common":
        return round(number, precision)
    ten = Decimal(10) if isinstance(number, Decimal) else 10
    factor = ten**precision
    return {"ceil": ceil, "floor": floor}[method](number * factor) / factor


def _number(value: Any) -> Any:
    if not isinstance(value, NUMBERS):
        raise TypeError("this is no number")
    return in_bounds(value)


def lower(value: Any) -> str:
    """In small letters."""
    return _text(value).lower()


def upper(value: Any) -> str:
    """In capital letters."""
    return _text(value).upper()


def trim(value: Any, chars: str | None = None) -> str:
    """Without white space, or other characters, at both ends."""
    return _text(value).strip(chars)


@pass_environment
def replace(
    environment: BoundedEnvironment, value: Any, old: str, new: str, count: int | None = None
) -> str:
    """With `new` in every place of `old`, or in the first `count` of them."""
    text, old, new = _text(value), _text(old), _text(new)
    if isinstance(text, Markup) or isinstance(new, Markup):
        text, new = to_markup(text), to_markup(new)
    times = text.count(old) if count is None or count < 0 else min(count, text.count(old))
    environment.meter.text(len(text) + times * max(len(new) - len(old), 0))
    made = str(text).replace(str(old), str(new), times)
    return Markup(made) if isinstance(text, Markup) else made


def _text(value: Any) -> str:
    return value if isinstance(value, str) else plain(value)


def default(value: Any, default_value: Any = "", boolean: bool = False) -> Any:
    """The other value where there is none, or, with `boolean`, where it is empty."""
    missing = isinstance(value, Undefined) or (boolean and not value)
    return default_value if missing else value


def of_values(filter_: Filter, *kinds: type) -> Filter:
    """The same filter, given texts, numbers and months alone, or first a value of these kinds."""

    @pass_environment
    def offered(environment: BoundedEnvironment, value: Any, *args: Any, **kwargs: Any) -> Any:
        given = (*args, *kwargs.values())
        for one in given if kinds and isinstance(value, kinds) else (value, *given):
            if not isinstance(one, (*PRINTED, NoneType, Undefined)):
                raise TypeError(f"this filter takes no {described(one)}")
        found = filter_(value, *args, **kwargs)
        if isinstance(found, str):
            environment.meter.text(len(found))
        return found

    return offered


def of_lists(filter_: Filter) -> Filter:
    """The same filter, given a list, and texts beside it."""

    @pass_environment
    def offered(environment: BoundedEnvironment, value: Any, *args: Any, **kwargs: Any) -> Any:
        found = environment.passed(value, 0)
        between = [_text(one) for one in (*args, *kwargs.values())]
        each = sum(map(len, between))
        environment.meter.text(sum(_length(one) + each for one in found))
        return filter_(found, *args, **kwargs)

    return offered


def _length(value: Any) -> int:
    return len(value) if isinstance(value, str) else 2 * DIGITS


def up_to(*ends: int) -> range:
    """Whole numbers: `range(3)` is 0, 1, 2."""
    found = range(*(in_bounds(one) for one in ends))
    if found and abs(found[-1] - found[0]) // abs(found.step) >= MOST:
        raise EndlessError
    return found


def namespace(**values: Any) -> Namespace:
    """What keeps values from one turn of a loop to the next."""
    return Namespace(**values)


def _comparison(name: str) -> Filter:
    @pass_environment
    def compares(environment: BoundedEnvironment, value: Any, other: Any) -> bool:
        return environment.compare(value, name, other)

    return compares


@pass_environment
def divisibleby(environment: BoundedEnvironment, value: Any, number: Any) -> bool:
    """Whether nothing is left when it is divided."""
    return not environment.call_binop(None, "%", _number(value), _number(number))


def even(value: Any) -> bool:
    """Whether it is a multiple of two."""
    return not _number(value) % 2


def odd(value: Any) -> bool:
    """Whether one is left when it is divided by two."""
    return bool(_number(value) % 2 == 1)


VALUES: Mapping[str, Filter] = {
    "abs": absolute, "int": whole, "lower": lower, "round": rounded, "trim": trim, "upper": upper,
}  # fmt: skip

JINJAS: dict[str, Any] = JINJAS_TESTS
COMPARISONS = {
    "eq": "eq", "==": "eq", "ne": "ne", "!=": "ne", "lt": "lt", "<": "lt", "le": "lteq",
    "<=": "lteq", "gt": "gt", ">": "gt", "ge": "gteq", ">=": "gteq", "in": "in",
}  # fmt: skip
"""From the name of a test to that of the comparison."""

TESTS: Mapping[str, Filter] = {
    **{name: JINJAS[name] for name in
       ("defined", "undefined", "none", "true", "false", "string", "number")},
    **{name: _comparison(one) for name, one in COMPARISONS.items()},
    "divisibleby": divisibleby, "even": even, "odd": odd,
}  # fmt: skip
"""What may stand behind `is`, and be named to select and reject."""

FUNCTIONS: Mapping[str, Function] = {"range": Function(up_to), "namespace": Function(namespace)}


def filters(language: Language, own: Mapping[str, Filter]) -> dict[str, Filter]:
    """Every filter that templates in that language are offered; `own` are those of one proposal."""
    found = _offered({**FILTERS, **filters_in(language), **own})
    if language.is_english:
        return found
    english = _offered(FILTERS)
    for name in LOCALIZED:
        found[f"{name}{IN_ENGLISH}"] = english[name]
    found[f"print{IN_ENGLISH}"] = to_markup
    return found


def _offered(words: Mapping[str, Filter]) -> dict[str, Filter]:
    lists = {name: of_lists(one) for name, one in words.items() if name in OF_LISTS}
    return {
        **LISTS,
        "default": default,
        "d": default,
        "replace": replace,
        **{name: of_values(one) for name, one in {**VALUES, **words}.items()},
        "ref": of_values(words["ref"], Located),
        **lists,
    }

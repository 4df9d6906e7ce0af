"""What compiled templates do with values: each operation closed, and counted by a meter."""

from __future__ import annotations

import operator as python
from collections.abc import Callable, ItemsView, Iterable, KeysView, Mapping, Sequence, ValuesView
from types import GeneratorType
from typing import Any

from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, Macro, Undefined
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from toolkit.compose.sandbox_limits import (
    CALL,
    DIGITS,
    EndlessError,
    Group,
    Meter,
    in_bounds,
    weight,
)
from toolkit.compose.surface import KEYS, LISTS, MAPPINGS, NUMBERS, Function, value_of
from toolkit.compose.undefined import described
from toolkit.compose.wording import plain, to_markup
from toolkit.model.months import Span

COMPARISONS: Mapping[str, Callable[[Any, Any], Any]] = {
    "eq": python.eq,
    "ne": python.ne,
    "gt": python.gt,
    "gteq": python.ge,
    "lt": python.lt,
    "lteq": python.le,
    "in": lambda one, many: one in many,
    "notin": lambda one, many: one not in many,
}
"""By the names that Jinja's parser gives them."""

PUT_TOGETHER = (list, tuple)
ROWS = (list, tuple, Group)
"""What is taken apart into several names."""


class BoundedEnvironment(SandboxedEnvironment):
    """Does what templates are compiled to; raises EndlessError where it is too much."""

    intercepted_binops = frozenset(("+", "-", "*", "/", "//", "**", "%"))

    def __init__(self, meter: Meter, **options: Any) -> None:
        super().__init__(**options)
        self.meter = meter
        self.spend = meter.spend

    def getattr(self, obj: Any, attribute: str) -> Any:
        """`obj.attribute`, where it is offered; undefined where it is not."""
        try:
            found = value_of(obj, attribute)
        except LookupError:
            return self._nothing(obj, attribute)
        return self._taken(found) if type(found) is GeneratorType else found

    def getitem(self, obj: Any, argument: Any) -> Any:
        """`obj[argument]`: a member by its position or key, or what is offered by that name."""
        self.spend(3)  # filters come here for every step of an attribute's name
        if isinstance(argument, str) and type(obj) not in MAPPINGS:
            return self.getattr(obj, argument)
        fits = type(obj) in (*LISTS, *MAPPINGS) or isinstance(obj, str)
        if not fits or not isinstance(argument, KEYS):
            return self._nothing(obj, argument)
        try:
            return obj[argument]
        except (LookupError, TypeError):
            return self._nothing(obj, argument)

    def _nothing(self, obj: Any, name: Any) -> Undefined:
        if isinstance(obj, Undefined):
            obj._fail_with_undefined_error()
        told: Any = name if isinstance(name, KEYS) else described(name)
        return self.undefined(obj=obj, name=told)

    def cut(self, value: Any, start: Any, stop: Any, step: Any) -> Any:
        """`value[start:stop:step]` of a text or list."""
        found = self.members(value)[slice(start, stop, step)]
        return self._taken(found)

    def members(self, value: Any) -> Sequence[Any]:
        """What a list, text, mapping or span holds; raises TypeError for anything else."""
        kind = type(value)
        if kind in LISTS or isinstance(value, str):
            return value  # type: ignore[no-any-return]
        if kind in MAPPINGS or kind is Span or isinstance(value, Undefined):
            found = tuple(value)
            self.meter.members(len(found))
            return found
        raise TypeError("there is nothing in it to go through")

    def passed(self, value: Any, each: int) -> Sequence[Any]:
        """The members of `value` for a loop; each counts for one step and `each` more."""
        found = self.members(value)
        self.spend(len(found) * (1 + each))
        return found

    def row(self, value: Any) -> Sequence[Any]:
        """`value`, to be taken apart; raises TypeError where it is no list."""
        if type(value) not in ROWS:
            raise TypeError("there is nothing in it to take apart")
        return value  # type: ignore[no-any-return]

    def rows(self, value: Any, each: int) -> list[Sequence[Any]]:
        """The members of `value` for a loop that takes each of them apart."""
        found = self.passed(value, each)
        self.meter.members(len(found))
        return [self.row(one) for one in found]

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805
        """Calls a function or method that is offered, or a macro."""
        __self.spend(CALL)
        if type(__obj) is Macro:
            return __context.call(__obj, *args, **kwargs)
        if isinstance(__obj, Undefined):
            return __obj()
        if not isinstance(__obj, Function):
            raise SecurityError("this is nothing that templates may call")
        kwargs.pop("_loop_vars", None)
        kwargs.pop("_block_vars", None)
        for one in (*args, *kwargs.values()):
            __self.spend(weight(one))
        return __self._taken(__obj(*args, **kwargs))

    def _taken(self, found: Any) -> Any:
        """What an operation has made, counted; what comes one by one as a list."""
        if isinstance(found, str):
            self.meter.text(len(found))
        elif isinstance(found, (list, tuple)):
            self.meter.members(len(found))
        elif isinstance(found, (GeneratorType, KeysView, ValuesView, ItemsView)):
            found = tuple(found)
            self.meter.members(len(found))
        return found

    def compare(self, left: Any, *rest: Any) -> bool:
        """`left < right`, or several such: comparisons and values in turn."""
        for name, right in zip(rest[::2], rest[1::2], strict=True):
            self.spend(weight(left) + weight(right))
            if name.endswith("in") and not isinstance(right, str):
                self.members(right)
            if not COMPARISONS[name](left, right):
                return False
            left = right
        return True

    def call_binop(self, context: Context | None, operator: str, left: Any, right: Any) -> Any:  # noqa: ARG002
        """Computes with two numbers, or puts two texts or lists together."""
        if isinstance(left, NUMBERS) and isinstance(right, NUMBERS):
            return self._number(operator, left, right)
        for one in (left, right):
            if isinstance(one, Undefined):
                one._fail_with_undefined_error()
        if operator == "+" and isinstance(left, str) and isinstance(right, str):
            return self.together(left, right)
        if operator == "+" and type(left) is type(right) and type(left) in PUT_TOGETHER:
            self.meter.members(len(left) + len(right))
            return left + right
        if operator == "*":
            for some, times in ((left, right), (right, left)):
                if isinstance(times, int) and (
                    isinstance(some, str) or type(some) in (list, tuple)
                ):
                    return self._repeated(some, times)
        raise TypeError(f"there is no {operator} of these")

    def _number(self, operator: str, left: Any, right: Any) -> Any:
        if operator == "**" and abs(right) > 2 * DIGITS:
            raise EndlessError
        found = in_bounds(self.binop_table[operator](left, right))
        if isinstance(found, NUMBERS):
            return found
        raise ArithmeticError("no number comes of this")

    def _repeated(self, some: Any, times: int) -> Any:
        count = self.meter.text if isinstance(some, str) else self.meter.members
        count(len(some) * max(times, 0))
        return some * times

    def together(self, *parts: Any) -> str | Markup:
        """What `~` makes: text of text, and Markdown as soon as one part is Markdown."""
        markup = any(isinstance(part, Markup) for part in parts)
        said: list[str] = [to_markup(part) if markup else plain(part) for part in parts]
        self.meter.text(sum(map(len, said)))
        return Markup("").join(said) if markup else "".join(said)

    def concat(self, pieces: Iterable[str]) -> str:
        """What a macro or a block prints."""
        found = "".join(pieces)
        self.meter.text(len(found))
        return found

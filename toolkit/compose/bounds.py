"""How far a template may go: so many steps, so much text; nobody waits for one without end."""

from collections.abc import Generator, Iterable, Iterator, Sized
from itertools import islice
from typing import Any, cast

from jinja2 import Template
from jinja2.exceptions import SecurityError, TemplateRuntimeError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

STEPS = 2_000_000
"""Turns of loops, calls and includes that one section may take; the longest examples take few
thousand."""

CALL = 10
"""Steps that a call counts for, as it takes as long as ten turns of a loop."""

LENGTH = 5_000_000
"""Characters of a text, members of a list, and what one section may print."""

BITS = 10_000
"""Of a whole number that is computed."""

PADDING = frozenset(("center", "expandtabs", "format", "format_map", "ljust", "rjust", "zfill"))
"""What texts can do that makes them as long as one likes; tables are the writer's."""


class EndlessError(TemplateRuntimeError):
    """A template goes on and on."""


class BoundedEnvironment(ImmutableSandboxedEnvironment):
    """Counts what templates do, and stops those that do not come to an end."""

    intercepted_binops = frozenset(("+", "*", "**", "%"))
    _steps = 0

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._safe: dict[tuple[type, str], bool] = {}

    def made(self, template: Template, names: dict[str, Any]) -> str:
        """What the template prints."""
        self.begin()
        pieces = cast("Generator[str, None, None]", template.generate(names))
        length, found = 0, []
        while some := list(islice(pieces, 1000)):
            found.append("".join(some))
            length += len(found[-1])
            if length > LENGTH:
                pieces.throw(EndlessError())  # in the template, whose line is told then
        return "".join(found)

    def begin(self) -> None:
        """Counts from nought, as another section begins."""
        self._steps = 0

    def passed(self, items: Iterable[Any]) -> Iterable[Any]:
        """The same, for a loop to go through."""
        if isinstance(items, Sized):
            self._step(len(items))
            return items
        return self._one_by_one(items)

    def _one_by_one(self, items: Iterable[Any]) -> Iterator[Any]:
        for one in items:
            self._step(1)
            yield one

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805
        """Calls what a template calls."""
        __self._step(CALL)
        return super().call(__context, __obj, *args, **kwargs)

    def get_template(self, *args: Any, **kwargs: Any) -> Template:
        """The template of that name."""
        self._step(1)
        return super().get_template(*args, **kwargs)

    def _step(self, steps: int) -> None:
        self._steps += steps
        _bound(self._steps, STEPS)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether templates may use it: decided once for each type and name."""
        key = type(obj), attr
        if key not in self._safe:
            padding = isinstance(obj, str) and attr in PADDING
            self._safe[key] = not padding and super().is_safe_attribute(obj, attr, value)
        return self._safe[key]

    def wrap_str_format(self, value: Any) -> None:
        """Nothing: formats are not offered."""

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Computes what a template computes, where it stays within bounds."""
        if isinstance(left, int) and isinstance(right, int):
            _bound(_bits(operator, left, right), BITS)
        elif operator == "%" and isinstance(left, str):
            raise SecurityError("texts are put together with ~")
        elif operator == "*":
            for text, times in ((left, right), (right, left)):
                if isinstance(text, Sized) and isinstance(times, int):
                    _bound(len(text) * times, LENGTH)
        elif operator == "+" and isinstance(left, Sized) and isinstance(right, Sized):
            _bound(len(left) + len(right), LENGTH)
        return super().call_binop(context, operator, left, right)


def within(parts: Iterable[str]) -> None:
    """Stops where the parts together are too long."""
    _bound(sum(map(len, parts)), LENGTH)


def _bits(operator: str, left: int, right: int) -> int:
    """How long the outcome is, at most."""
    if operator == "**":
        return left.bit_length() * max(right, 0)
    return left.bit_length() + right.bit_length() if operator == "*" else 0


def _bound(found: int, most: int) -> None:
    if found > most:
        raise EndlessError

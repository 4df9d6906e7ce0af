"""What a template names and nobody knows: told in words of the outline, with the nearest name."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from difflib import get_close_matches
from types import NoneType
from typing import Any

from jinja2 import StrictUndefined, UndefinedError
from jinja2.runtime import Macro
from jinja2.utils import missing

from toolkit.compose.surface import Function, names_of

KINDS: Mapping[type, str] = {
    str: "a text", list: "a list", tuple: "a list", dict: "a mapping", bool: "yes or no",
    int: "a number", Decimal: "a number", float: "a number", NoneType: "an unknown value",
    Function: "a function", Macro: "a macro",
}  # fmt: skip
"""The first of them that fits counts."""


LONGEST = 60
"""Characters of a name that are told."""


class UnknownNameError(UndefinedError):
    """A name that leads nowhere, and the names that stand in the same place."""

    def __init__(self, message: str, name: str, known: Iterable[str] | None) -> None:
        super().__init__(message)
        self._name = name
        self._known = known

    def nearest(self, names: Iterable[str]) -> str:
        """What was likely meant, of the names beside it, or of `names` where it stands alone."""
        known = names if self._known is None else self._known
        return next(iter(get_close_matches(self._name, list(known), n=1)), "")


class Unknown(StrictUndefined):
    """Stands for what is not there, until somebody wants to print it."""

    __slots__ = ()

    def __init__(
        self,
        hint: str | None = None,
        obj: Any = missing,
        name: str | None = None,
        exc: type[Exception] = UndefinedError,
    ) -> None:
        short = name[:LONGEST] if isinstance(name, str) else name
        super().__init__(hint, obj, short, exc)  # type: ignore[arg-type]
        if exc is UndefinedError and not hint:
            self._undefined_exception = self._raised  # type: ignore[assignment]

    @property
    def _undefined_message(self) -> str:
        name, of = self._undefined_name, self._undefined_obj
        if self._undefined_hint:
            return self._undefined_hint
        if of is missing:
            return f"'{name}'"
        if of is None:
            return f"'{name}' of a value that is not known"
        if isinstance(of, Mapping):
            return f"'{name}' is not in it"
        kind = described(of)
        return (
            f"{kind} has no '{name}'" if isinstance(name, str) else f"{kind} has nothing at {name}"
        )

    def _raised(self, message: str) -> UnknownNameError:
        of = self._undefined_obj
        if of is missing:
            return UnknownNameError(message, str(self._undefined_name), None)
        return UnknownNameError(message, str(self._undefined_name), names_of(of))


def described(value: Any) -> str:
    """What kind of thing it is, in words: `a list`, `work package`."""
    for kind, words in KINDS.items():
        if isinstance(value, kind):
            return words
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", type(value).__name__).lower()

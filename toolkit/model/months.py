"""Project months, counted from 1, and spans of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import total_ordering
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema


@total_ordering
@dataclass(frozen=True, slots=True)
class Month:
    """A month counted from the start of the project: `Month(1)` is M1, the first."""

    number: int

    def __post_init__(self) -> None:
        if self.number < 1:
            raise ValueError(f"a project month is M1 or later, got M{self.number}")

    @classmethod
    def parse(cls, text: str) -> Month:
        """Read `M18`, as proposals write it."""
        if not (written := re.fullmatch(r"M([1-9]\d{0,3})", text)):
            raise ValueError(f"a month is written M1, M2, ..., got {text!r}")
        return cls(int(written[1]))

    def __lt__(self, other: Month) -> bool:
        return self.number < other.number

    def __str__(self) -> str:
        return f"M{self.number}"

    @classmethod
    def __get_pydantic_core_schema__(cls, _: Any, __: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            lambda value: _read(cls, "month", value),
            serialization=core_schema.to_string_ser_schema(),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _: CoreSchema, __: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"type": "string", "pattern": r"^M[1-9]\d{0,3}$", "examples": ["M18"]}


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The months from `first` to `last`, both included: `M4-M12`."""

    first: Month
    last: Month

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"a span ends after it begins, got {self.first}-{self.last}")

    @classmethod
    def parse(cls, text: str) -> Span:
        """Read `M4-M12`; `M4` alone is that one month."""
        first, dash, last = (part.strip() for part in re.sub("[–—]", "-", text).partition("-"))
        try:
            return cls(Month.parse(first), Month.parse(last if dash else first))
        except ValueError as why:
            if "ends after" in str(why):
                raise
            raise ValueError(f"months are written M4-M12, got {text!r}") from why

    @property
    def length(self) -> int:
        """How many months it holds; M4-M4 holds one."""
        return self.last.number - self.first.number + 1

    def __iter__(self) -> Iterator[Month]:
        return (Month(number) for number in range(self.first.number, self.last.number + 1))

    def __contains__(self, month: object) -> bool:
        return isinstance(month, Month) and self.first <= month <= self.last

    def __str__(self) -> str:
        return f"{self.first}-{self.last}"

    @classmethod
    def __get_pydantic_core_schema__(cls, _: Any, __: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            lambda value: _read(cls, "span", value),
            serialization=core_schema.to_string_ser_schema(),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _: CoreSchema, __: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        pattern = r"^M[1-9]\d{0,3}( ?[-–—] ?M[1-9]\d{0,3})?$"
        return {"type": "string", "pattern": pattern, "examples": ["M4-M12"]}


def _read(cls: type[Any], kind: str, value: object) -> Any:
    """`value` as a month or span; raises pydantic's own error of type `month` or `span`."""
    if isinstance(value, cls):
        return value
    try:
        if isinstance(value, str):
            return cls.parse(value)
        written = (
            "months are written M4-M12" if kind == "span" else "a month is written M1, M2, ..."
        )
        raise ValueError(f"{written}, got {value!r}")
    except ValueError as why:
        raise PydanticCustomError(kind, "{why}", {"why": str(why)}) from why


def _as_written(value: object) -> object:
    """Only `2026-09-01`: no other way of writing a day is the same for all of Europe."""
    if isinstance(value, date) or (isinstance(value, str) and DAY.fullmatch(value)):
        return value
    raise PydanticCustomError("day", "a day is written 2026-09-01")


DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
Day = Annotated[date, BeforeValidator(_as_written), Field(ge=date(2000, 1, 1), le=date(2200, 1, 1))]
"""A day of the calendar."""

"""Sums of lines by any combination of what they are marked with."""

from collections.abc import Callable, Hashable, Sequence
from decimal import Decimal
from operator import attrgetter
from typing import Generic, TypeVar

Line = TypeVar("Line")


class Totals(Generic[Line]):
    """Answers `of(partner="aei", row="A.1")`; each combination of names is summed once."""

    def __init__(
        self, lines: Sequence[Line], value: Callable[[Line], Decimal], zero: Decimal
    ) -> None:
        self._lines, self._value, self._zero = lines, value, zero
        self._groups: dict[tuple[str, ...], dict[Hashable, Decimal]] = {}

    def of(self, **marks: str) -> Decimal:
        """The sum of the lines that carry all these marks; of all lines when none is named."""
        names = tuple(sorted(marks))
        if names not in self._groups:
            self._groups[names] = self._grouped(names)
        wanted = tuple(marks[name] for name in names)
        return self._groups[names].get(wanted[0] if len(wanted) == 1 else wanted, self._zero)

    def _grouped(self, names: tuple[str, ...]) -> dict[Hashable, Decimal]:
        sums: dict[Hashable, Decimal] = {}
        marks: Callable[[Line], Hashable] = attrgetter(*names) if names else lambda _: ()
        for line in self._lines:
            key = marks(line)
            sums[key] = sums.get(key, self._zero) + self._value(line)
        return sums

"""What is reported while the files of an outline are read, and how much of them was read."""

from __future__ import annotations

from dataclasses import dataclass, field

from toolkit.diagnostics import Diagnostic, Place
from toolkit.model.silences import Silence
from toolkit.readers import codes
from toolkit.readers.number_signs import Cut
from toolkit.readers.oddities import Oddity

MOST_VALUES = 100_000


class TooMuchError(Exception):
    """The outline expands to more than any outline holds; why has been reported already."""


@dataclass
class Collector:
    """What all files of one outline share while they are read: faults, and how much was read."""

    faults: list[Diagnostic] = field(default_factory=list)
    oddities: list[Oddity] = field(default_factory=list)
    cuts: list[Cut] = field(default_factory=list)
    """The values behind which a number sign cuts off what may belong to them."""

    silences: list[Silence] = field(default_factory=list)
    """The findings that comments silence."""

    values: int = 0

    def tell(self, place: Place, code: str, message: str, hint: str = "") -> None:
        self.faults.append(Diagnostic(place, code, message, hint))

    def strikes(self, oddity: Oddity | None) -> None:
        """Keeps what strikes the eye, to be reported once everything has been read."""
        if oddity:
            self.oddities.append(oddity)

    def count(self, more: int, place: Place) -> None:
        """Counts `more` values. Raises TooMuchError where no outline needs so many."""
        self.values += more
        if self.values > MOST_VALUES:
            fact = f"the outline holds more than {MOST_VALUES:,} values".replace(",", " ")
            hint = "see which part is repeated: a part marked & counts each time that * names it"
            self.tell(place, codes.EXPANSION, fact, hint)
            raise TooMuchError

    @property
    def length(self) -> tuple[int, int, int]:
        """How much has been reported so far."""
        return len(self.faults), len(self.oddities), len(self.cuts)

    def shorten(self, length: tuple[int, int, int]) -> None:
        """Takes back what was reported since then, of a text that is read again in parts."""
        del self.cuts[length[2] :]
        del self.faults[length[0] :]
        del self.oddities[length[1] :]


def written_twice(key: str, place: Place, first: Place) -> Diagnostic:
    """The finding on a field that is written twice; the first one counts."""
    fact = f"the field {key} is written a second time; the first is in line {first.line}"
    return Diagnostic(place, codes.DUPLICATE_KEY, fact, "keep one of the two")

"""Findings that a person has looked at and wants no more to see, each with the reason."""

from typing import NamedTuple

from toolkit.diagnostics import Place


class Silence(NamedTuple):
    """A comment `# ok BUD120: agreed with the agency`, or an entry of `ignore`."""

    place: Place
    """Where it is written."""

    code: str
    """The code of the findings that it silences."""

    reason: str
    """Why they are no concern; empty where nothing is given."""

    lines: tuple[int, int] | None = None
    """The first and the last line of the file that it is about; None for the whole outline."""

    def is_about(self, code: str, place: Place) -> bool:
        """Whether it silences a finding with this code at this place."""
        if code != self.code:
            return False
        if self.lines is None:
            return True
        return place.file == self.place.file and self.lines[0] <= place.line <= self.lines[1]

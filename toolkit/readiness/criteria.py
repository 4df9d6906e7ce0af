"""The award criteria of a call, or those suggested for it, and the sections that answer them."""

from __future__ import annotations

from typing import NamedTuple

from toolkit.model.call import Call
from toolkit.model.evaluation import Criterion


class Criteria(NamedTuple):
    """Award criteria with where they are from."""

    every: tuple[Criterion, ...]
    suggested: bool
    """Whether they are those of a sister call, which nobody has confirmed for this one."""

    @property
    def remark(self) -> str:
        """What a message adds where they are not the call's own."""
        return (
            ", by criteria of a sister call that nobody has verified for this one"
            if self.suggested
            else ""
        )

    def of(self, number: str) -> Criterion | None:
        """The criterion that a section of that number belongs to: 2.2.1 to 2.2; the closest one.

        Section 4 and what follows it is the work plan, which belongs to no criterion of its own.
        """
        found = [one for one in self.every if _is_inside(number, one.code)]
        return max(found, key=lambda one: len(one.code), default=None)


def criteria_of(call: Call) -> Criteria:
    """The criteria of the call's profile, else the suggested ones."""
    if call.award_criteria:
        return Criteria(call.award_criteria, suggested=False)
    return Criteria(call.suggested.award_criteria or (), suggested=True)


def _is_inside(number: str, code: str) -> bool:
    return number == code or number.startswith(f"{code}.")

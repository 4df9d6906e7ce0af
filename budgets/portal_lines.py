"""The lines of the Portal's table of units: partner by work package by cost row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from budgets.labels import Labels
from budgets.profiles import Profile
from toolkit.model.money import ZERO
from toolkit.plan.cost_lines import STAFF, THIRD_PARTIES, Line
from toolkit.plan.dossier import Dossier

MOST_LINES = 1_000
"""Lines up to which every cost row is listed for each partner and work package, with or without
costs, so that a block can be copied as a whole; above, only what has costs."""

MOST_PAIRS = 200
"""Partners times work packages up to which each pair is listed, with or without costs."""


UNITS = ("person-month", "contract", "trip", "night", "day", "depreciation", "item", "award")
"""What the calls that come with the program call one unit; other words stay as a profile has them.
"""


HAIR = Decimal("0.000001")
"""EUR below which a difference is one of computing with floating point, in the workbook."""


class PortalLine(NamedTuple):
    """A line: one staff profile or one cost row of a partner in a work package."""

    key: str
    """Its key within the sheet."""

    code: str
    """Of the cost row."""

    title: str
    unit: str
    profile: Profile | None
    """The staff profile whose work it is; None for the cost lines of a row."""

    listed: Decimal
    """Units as the cost lines have them; one price need not hold for all of them."""

    amount: Decimal
    """EUR: the sum of the rounded lines."""

    @property
    def units(self) -> Decimal:
        """Units that times `unit_cost` give the amount: those of the lines, or one."""
        if self.profile is not None:
            return self.listed
        if not self.amount or not self.listed:
            return Decimal(bool(self.amount))
        price = _price(self.amount / self.listed)
        return self.listed if abs(self.listed * price - self.amount) < HAIR else Decimal(1)

    @property
    def unit_cost(self) -> Decimal:
        """EUR for one unit, to four decimals."""
        if self.profile is not None:
            return self.profile.rate or ZERO
        return _price(self.amount / self.units) if self.units else ZERO


class PortalLines:
    """All lines of a proposal, found by partner and work package."""

    def __init__(self, dossier: Dossier, labels: Labels) -> None:
        self.dossier, self.labels = dossier, labels
        self.packages = [one.id for one in dossier.proposal.work_packages]
        self._lines: dict[tuple[str, str, str], list[Line]] = {}
        for line in dossier.budget.lines:
            row = line.key if line.key.startswith(f"{STAFF}/") else line.row
            self._lines.setdefault((line.partner, line.work_package, row), []).append(line)

    @cached_property
    def is_whole(self) -> bool:
        """Whether every cost row is listed for each partner and work package."""
        partners = self.dossier.budget.partners
        rows = sum(len(self._profiles(one)) + len(self._codes) for one in partners)
        return rows * len(self.packages) <= MOST_LINES

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Partners and work packages, in their order."""
        partners = self.dossier.budget.partners
        every = len(partners) * len(self.packages) <= MOST_PAIRS
        for partner in partners:
            for package in self.packages:
                if every or self.dossier.budget.total(partner=partner, work_package=package):
                    yield partner, package

    def of(self, partner: str, package: str) -> Sequence[PortalLine]:
        """The lines of a partner in a work package, in the order of the call's cost rows."""
        found = [
            *(self._staff(partner, package, one) for one in self._profiles(partner)),
            *(self._costs(partner, package, code) for code in self._codes),
        ]
        return [one for one in found if self.is_whole or one.amount]

    def _profiles(self, partner: str) -> list[Profile]:
        return [one for one in self.labels.profiles if one.partner == partner]

    @cached_property
    def _codes(self) -> list[str]:
        """The cost rows; one that has parts, and that of staff, only where a cost line is in it."""
        rows = self.dossier.call.cost_rows
        split = {one.part_of for one in rows} | {self.dossier.call.row_of(STAFF).code}
        used = {code for _, _, code in self._lines}
        return [code for code in self.labels.rows if code not in split or code in used]

    def _staff(self, partner: str, package: str, profile: Profile) -> PortalLine:
        row = self.dossier.call.row_of(STAFF)
        lines = self._lines.get((partner, package, f"staff/{package}/{partner}/{profile.name}"), [])
        return PortalLine(
            f"line/{package}/{profile.key}",
            row.code,
            profile.title,
            row.unit,
            profile,
            sum((one.units for one in lines), Decimal(0)),
            sum((one.amount for one in lines), ZERO),
        )

    def _costs(self, partner: str, package: str, code: str) -> PortalLine:
        lines, row = self._lines.get((partner, package, code), []), self.labels.rows[code]
        known = self.dossier.call.row.get(code)
        return PortalLine(
            f"line/{package}/{partner}//{row.key}",
            code,
            self.dossier.language.term(row.title),
            known.unit if known else "",
            None,
            sum((one.units for one in lines if one.amount), Decimal(0)),
            sum((one.amount for one in lines), ZERO),
        )


def units_of_support(dossier: Dossier, code: str) -> bool:
    """Whether instruments count in a cost row."""
    return code == dossier.call.row_of(THIRD_PARTIES).code


def _price(exact: Decimal) -> Decimal:
    """EUR to four decimals, as an outline takes them, half up as Excel rounds."""
    return (exact * 100).quantize(Decimal("0.01"), rounding="ROUND_HALF_UP") / 100

"""The staff categories of a budget table: few names for the whole project, one row for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from toolkit.budget_form.cost_sheet import ValueRow
from toolkit.budget_form.survey import Survey
from toolkit.merge.workbook.evaluation.values import Value
from toolkit.plan.cost_lines import STAFF
from toolkit.plan.dossier import Dossier

OTHER = "Other"
"""The name of the last category where it holds several staff profiles."""


class StaffSlots(NamedTuple):
    """Which staff profile of the project is which category of the workbook."""

    slots: Mapping[str, str]
    """The defined name of the category of each profile."""

    cells: Mapping[str, Value]
    """The names of the categories that are used, by key."""

    def row_of(self, profile: str, rows: Sequence[ValueRow]) -> ValueRow | None:
        """The row of the category of a profile."""
        slot = self.slots.get(profile)
        return next((one for one in rows if one.slot == slot), None)


def staff_slots(dossier: Dossier, form: Survey) -> StaffSlots:
    """A category for each staff profile that has work; where there are more than categories, those
    with the highest costs have one each and the others share the last."""
    staff = dossier.call.row_of(STAFF).code
    costs: dict[str, Decimal] = {}
    for line in dossier.budget.lines:
        if line.row == staff:
            costs[line.item] = costs.get(line.item, Decimal(0)) + line.amount
    profiles, slots = list(costs), list(form.slots)
    if not slots:
        return StaffSlots({}, {})
    if len(profiles) > len(slots):
        highest = sorted(profiles, key=lambda one: costs[one], reverse=True)[: len(slots) - 1]
        alone = [one for one in profiles if one in highest]
        names = [*alone, OTHER]
        taken = {one: slots[at] for at, one in enumerate(alone)}
        taken.update({one: slots[-1] for one in profiles if one not in alone})
    else:
        names = profiles
        taken = dict(zip(profiles, slots, strict=False))
    cells: dict[str, Value] = {f"profile/{at}": _titled(one) for at, one in enumerate(names, 1)}
    return StaffSlots(taken, cells)


def _titled(profile: str) -> str:
    """The name of a category as a label: `Senior expert`."""
    return profile[:1].upper() + profile[1:]

"""
A cost line has another unit cost than the call's table of unit costs.

Why it matters
    SME owners without a salary and volunteers, and in many calls travel, are paid by unit costs
    that a decision of the Commission sets. What is budgeted above them is cut, what is below is
    lost.

Example
    unit_costs:                         # in the profile of the call
      sme_owners: {ES: 4200}
    costs:                              # in the outline, of a partner in Spain
      - {partner: ateval, row: A.4, item: Work of the owner, units: 3, unit_cost: 5000}

How to correct it
    Write the unit cost of the table. It is a warning: where the call pays actual costs for the row,
    leave it, and say so under note.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks.money._unit_costs import priced
from toolkit.diagnostics import Severity
from toolkit.model.numbers import plainly
from toolkit.model.wording import listed_up_to
from toolkit.plan.dossier import Dossier

STAFF = "staff"
EVERYWHERE = "all"
"""The entry of a table that holds for all countries."""


@rule("BUD138", Severity.WARNING)
def unit_cost_unlike_the_table(dossier: Dossier) -> Iterator[Finding]:
    for cost, row, table in priced(dossier):
        if not table:
            continue
        country = dossier.proposal.partner[cost.partner].country
        own = next((one for one in (country, EVERYWHERE) if one in table), "")
        if row.kind == STAFF and not own:
            yield Finding(
                cost.place.of("unit_cost"),
                f"the call's table of unit costs for {row.code} has nothing for {country}",
                hint=f"add {country} to unit_costs.{row.unit_costs} in the profile of the call",
            )
            continue
        entries = {own: table[own]} if own else table
        if cost.unit_cost in entries.values():
            continue
        known = [f"{plainly(price)} ({name})" for name, price in entries.items()]
        first = next(iter(entries.values()))
        hint = (
            f"write unit_cost: {first.normalize():f}" if len(entries) == 1 else "write one of them"
        )
        yield Finding(
            cost.place.of("unit_cost"),
            f"one unit of '{cost.item}' costs {plainly(cost.unit_cost)} EUR, and the call's table "
            f"for {row.code} says {listed_up_to(known, 6)}",
            hint=hint,
        )

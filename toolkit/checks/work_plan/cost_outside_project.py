"""
A cost or a subcontract is spent after the project has ended.

Why it matters
    Costs are eligible while the project lasts. Later ones count in the total of the draft, but in
    no reporting period, and the funder will not pay them.

Example
    project: {duration: 36, ...}
    work_packages:
      - costs:
          - {partner: ateval, row: C.3, item: Audit, units: 1, unit_cost: 4000, months: M37-M38}

How to correct it
    Move it to the last month or earlier, or lengthen the project.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._words import titled
from toolkit.model.costs import CostLine
from toolkit.model.wording import months
from toolkit.model.workplan import Subcontract
from toolkit.plan.dossier import Dossier


@rule("PLN109")
def cost_outside_project(dossier: Dossier) -> Iterator[Finding]:
    for package in dossier.proposal.work_packages:
        for order in package.subcontracts:
            yield from _found(dossier, order, titled(dossier, order))
        for cost in package.costs:
            yield from _found(dossier, cost, f"'{cost.item}'")


def _found(dossier: Dossier, paid: CostLine | Subcontract, name: str) -> Iterator[Finding]:
    end = dossier.proposal.project.last
    if paid.months and paid.months.last > end:
        yield Finding(
            paid.place.of("months"),
            f"{name} is spent in {months(paid.months)}, but the project ends in {end}",
            hint=f"move it to {end} or earlier, or lengthen the project",
        )

"""
A cost line is in a row that the outline fills in another way.

Why it matters
    Subcontracts and support to third parties have tables of their own in the form, with reasons
    and rules, and staff has its person-months. A cost line in their rows counts in the budget, but
    is missing from those tables.

Example
    costs:
      - {partner: ateval, row: B, item: Film, units: 1, unit_cost: 9000}

How to correct it
    Move it to `subcontracts` of the work package, to `instruments`, or to the `effort` of a task.
    It is a warning.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.diagnostics import Severity
from toolkit.plan.cost_lines import STAFF, SUBCONTRACTING, THIRD_PARTIES
from toolkit.plan.dossier import Dossier

TABLES = {SUBCONTRACTING: "subcontracts", THIRD_PARTIES: "instruments"}


@rule("BUD104", Severity.WARNING)
def cost_line_in_row_of_its_own(dossier: Dossier) -> Iterator[Finding]:
    rows, staff = dossier.call.row, dossier.call.row_of(STAFF).code
    for package in dossier.proposal.work_packages:
        for cost in package.costs:
            if cost.row == staff:
                better = "effort"
                hint = (
                    "write person-months as effort of a task, and their cost as the partner's rates"
                )
            elif cost.row in rows and (better := TABLES.get(rows[cost.row].kind, "")):
                hint = f"move it to {better}, where the form's other questions are answered too"
            else:
                continue
            yield Finding(
                cost.place.of("row"),
                f"'{cost.item}' is in row {cost.row}, {rows[cost.row].title}, which is filled "
                f"from {better}",
                hint=hint,
            )

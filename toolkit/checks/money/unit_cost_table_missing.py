"""
A cost line is in a row that is paid by unit costs, and the call's profile has no table of them.

Why it matters
    The work of SME owners without a salary and of volunteers is paid by unit costs that a decision
    of the Commission sets, whatever it costs. The profile of the call does not have them, since
    nobody has seen the table: the price of the line is compared with nothing.

Example
    costs:
      - {partner: ateval, row: A.4, item: Work of the owner, units: 3, unit_cost: 5000}

How to correct it
    Look the unit costs up in the call document and the decision that it names. Compare the line
    with them, and write the table with its source into a profile of your own (proposal facts
    --write), under unit_costs, as in sme_owners: {ES: 4200}: all lines are compared with it then.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks.money._unit_costs import priced
from toolkit.diagnostics import Severity
from toolkit.plan.dossier import Dossier

STAFF = "staff"
"""Travel may be paid by actual costs as well."""


@rule("BUD139", Severity.WARNING)
def unit_cost_table_missing(dossier: Dossier) -> Iterator[Finding]:
    told: set[str] = set()
    for cost, row, table in priced(dossier):
        if table is None and row.kind == STAFF and row.code not in told:
            told.add(row.code)
            yield Finding(
                cost.place.of("unit_cost"),
                f"{row.code} {row.title} is paid by unit costs, and the profile of the call has no "
                "table of them",
                hint="look them up in the call document, correct unit_cost, and write the table "
                f"under unit_costs.{row.unit_costs} in a call profile of your own",
            )

"""
A large cost line has no note that says what it is for and how its price was found.

Why it matters
    Evaluators have written that it was "not clear how specific costs are calculated". The note of a
    cost line goes into the workbook and into the table of resources. Above 10 000 EUR (a figure of
    this tool, not of the call) somebody will ask.

Example
    costs:
      - {partner: yard, row: C.3, item: Hire of equipment, units: 8, unit_cost: 4300}

How to correct it
    Write a sentence under note: "Hire for eight weeks, by the price list of two hire firms of March
    2026". It is a warning.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._words import some_of
from toolkit.diagnostics import Severity
from toolkit.model.wording import short_euro
from toolkit.plan.cost_lines import STAFF
from toolkit.plan.depreciation import amount_of
from toolkit.plan.dossier import Dossier

LIMIT = 10_000
FEWEST_WORDS = 3


@rule("BUD128", Severity.WARNING)
def large_cost_without_note(dossier: Dossier) -> Iterator[Finding]:
    staff = {one.code for one in dossier.call.cost_rows if one.kind == STAFF}
    project = dossier.proposal.project
    found = [
        cost
        for package in dossier.proposal.work_packages
        for cost in package.costs
        if amount_of(cost, project) > LIMIT
        and cost.row not in staff
        and len(cost.note.split()) < FEWEST_WORDS
    ]
    if found:
        lines = [f"'{one.item}' ({short_euro(amount_of(one, project))})" for one in found]
        yield Finding(
            found[0].place.of("note"),
            f"no note says what {some_of(lines, 4)} {'is' if len(found) == 1 else 'are'} for and "
            "how the price was found",
            hint="write it under note of the cost line, as in: Hire for eight weeks, by the price "
            "list of two hire firms",
        )

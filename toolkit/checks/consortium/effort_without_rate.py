"""
A partner works, but what a person-month costs is not said.

Why it matters
    Its staff costs are then nothing, the budget is too low by that much, and the contribution of
    this partner with it.

Example
    partners:
      - {id: citeve, role: beneficiary, rates: {}, ...}
    work_packages:
      - tasks:
          - {id: sme-survey, effort: {citeve: 3}, ...}

How to correct it
    Give the partner its rates, in EUR a person-month: `rates: {manager: 5200, expert: 4300}`.
    Volunteers have the rate 0. It is a warning: the proposal can be submitted, with less money
    than the work costs.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.diagnostics import Severity
from toolkit.model.numbers import plainly
from toolkit.plan.dossier import Dossier


@rule("CON102", Severity.WARNING)
def effort_without_rate(dossier: Dossier) -> Iterator[Finding]:
    for partner in dossier.proposal.partners:
        person_months = dossier.effort.total(partner=partner.id)
        if partner.funded and person_months and not partner.rates:
            yield Finding(
                partner.place.of("rates"),
                f"{partner.short_name} works {plainly(person_months)} person-months, but has no "
                "rate for them",
                hint="add its rates in EUR a person-month: rates: {manager: 5200}",
            )

"""
An associated partner has person-months, which count as effort but cost nothing.

Why it matters
    Associated partners take part without money: their rates are not used. Their person-months
    still stand in the tables of staff effort, in Word and in Excel, where an evaluator compares
    effort with costs.

Example
    partners:
      - {id: textile-house, role: associated, rates: {expert: 4300}, ...}
    work_packages:
      - tasks:
          - {id: sme-survey, effort: {textile-house: 3}, ...}

How to correct it
    Name the partner under `participants` of the task and take its effort away, or make it a
    beneficiary if its work is to be paid. It is a warning: a partner may work at its own expense.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.diagnostics import Severity
from toolkit.model.numbers import plainly
from toolkit.plan.dossier import Dossier


@rule("CON106", Severity.WARNING)
def effort_of_associated_partner(dossier: Dossier) -> Iterator[Finding]:
    for partner in dossier.proposal.partners:
        person_months = dossier.effort.total(partner=partner.id)
        if person_months and not partner.funded:
            unused = ", so its rates are not used" if partner.rates else ""
            yield Finding(
                partner.place.of("rates" if partner.rates else "role"),
                f"{partner.short_name} works {plainly(person_months)} person-months that cost "
                f"nothing: it is an associated partner{unused}",
                hint="name it under participants of its tasks instead, or make it a beneficiary",
            )

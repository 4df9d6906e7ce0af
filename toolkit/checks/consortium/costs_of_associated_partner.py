"""
An associated partner is to pay something.

Why it matters
    Associated partners take part without money: they declare no costs and receive no grant. The
    cost is therefore left out of the budget, in Word and in Excel.

Example
    partners:
      - {id: textile-house, role: associated, ...}
    work_packages:
      - costs:
          - {partner: textile-house, row: C.1, item: Study visit, units: 4, unit_cost: 600}

How to correct it
    Let a beneficiary pay it, or make the partner a beneficiary.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._words import short, titled
from toolkit.model.costs import CostLine
from toolkit.model.instruments import Instrument
from toolkit.model.workplan import Subcontract
from toolkit.plan.dossier import Dossier

Paid = CostLine | Subcontract | Instrument


@rule("CON103")
def costs_of_associated_partner(dossier: Dossier) -> Iterator[Finding]:
    proposal = dossier.proposal
    for package in proposal.work_packages:
        for cost in package.costs:
            yield from _found(dossier, cost, f"'{cost.item}'")
        for order in package.subcontracts:
            yield from _found(dossier, order, titled(dossier, order))
    for instrument in proposal.instruments:
        yield from _found(dossier, instrument, f"'{instrument.title}'")


def _found(dossier: Dossier, paid: Paid, what: str) -> Iterator[Finding]:
    if not dossier.proposal.partner[paid.partner].funded:
        yield Finding(
            paid.place.of("partner"),
            f"{what} is to be paid by {short(dossier, paid.partner)}, an associated partner, who "
            "has no costs",
            hint="name a beneficiary, or make the partner one",
        )

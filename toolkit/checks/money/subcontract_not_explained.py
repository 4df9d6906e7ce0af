"""
A subcontract leaves out what the form asks about it.

Why it matters
    The table of subcontracting asks for each of them what is bought, why the consortium does not do
    it itself, and how the best value for money is found. Without that, evaluators cannot judge the
    cost, and it may be struck out. (Above a certain share of all costs the reasons are required:
    BUD101.)

Example
    subcontracts:
      - {id: films, title: Films, partner: adria, cost: 6800}

How to correct it
    Write a sentence under each field that is named, as in best_value: Three written offers,
    compared by price and experience. It is a warning.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._words import titled
from toolkit.checks.money._subcontracts import orders, share_above_limit
from toolkit.diagnostics import Severity
from toolkit.model.wording import listed, short_euro
from toolkit.plan.dossier import Dossier

ASKED = ("description", "justification", "best_value")
FEWEST_WORDS = 2


@rule("BUD132", Severity.WARNING)
def subcontract_not_explained(dossier: Dossier) -> Iterator[Finding]:
    asked = ASKED if share_above_limit(dossier) is None else ("description", "best_value")
    for order in orders(dossier.proposal):
        missing = [one for one in asked if len(getattr(order, one).split()) < FEWEST_WORDS]
        if missing:
            yield Finding(
                order.place.of(missing[0]),
                f"{titled(dossier, order)} ({short_euro(order.cost)}) says nothing under "
                f"{listed(missing)}",
                hint="write a sentence there, as in best_value: Three written offers, compared by "
                "price and experience",
            )

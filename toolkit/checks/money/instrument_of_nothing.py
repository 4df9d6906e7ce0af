"""
An instrument gives nothing: its amount or the number of its awards is zero.

Why it matters
    It would be described in the text as support, and stand in the budget with nothing.

Example
    instruments:
      - {id: go-abroad, amount: 12000, number: 0, ...}

How to correct it
    Enter the amount of one award and how many there are, or take the instrument out. It is a
    warning.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.diagnostics import Severity
from toolkit.plan.dossier import Dossier


@rule("BUD103", Severity.WARNING)
def instrument_of_nothing(dossier: Dossier) -> Iterator[Finding]:
    for instrument in dossier.proposal.instruments:
        if not instrument.total:
            zero = "amount" if not instrument.amount else "number"
            yield Finding(
                instrument.place.of(zero),
                f"'{instrument.title}' gives nothing: its {zero} is 0",
                hint="enter the amount of one award and how many there are, or take it out",
            )

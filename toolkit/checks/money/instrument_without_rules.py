"""
An instrument leaves out something that the form asks about support to third parties.

Why it matters
    The form requires the closed list of supported activities, who can be supported, the criteria
    and the procedure of the award, and how the exact amount is set. Support that is not described
    in full may be refused as a whole.

Example
    instruments:
      - {id: go-abroad, amount: 12000, number: 15, criteria: [], ...}

How to correct it
    Fill in the fields that are named. It is a warning: the draft shows where they are missing.
"""

import re
from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.diagnostics import Severity
from toolkit.model.wording import listed
from toolkit.plan.dossier import Dossier

ASKED = ("recipients", "activities", "criteria", "selection", "setting_of_amount")
NO_ANSWER = re.compile(
    r"[\W\d_]*|\W*(?:tb[acd]|to be (?:defined|added)|todo|xx+|n\.?n|à compléter)\W*", re.I
)


@rule("BUD105", Severity.WARNING)
def instrument_without_rules(dossier: Dossier) -> Iterator[Finding]:
    for instrument in dossier.proposal.instruments:
        missing = [name for name in ASKED if not _is_filled(getattr(instrument, name))]
        if missing:
            yield Finding(
                instrument.place.of("id"),
                f"'{instrument.title}' says nothing under {listed(missing)}",
                hint="fill it in: the form requires it wherever third parties get support",
            )


def _is_filled(answer: str | tuple[str, ...]) -> bool:
    """Whether there is more in it than blanks, signs or a note that it is still to be written."""
    parts = (answer,) if isinstance(answer, str) else answer
    return any(not NO_ANSWER.fullmatch(one) for one in parts)

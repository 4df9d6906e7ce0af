"""
Support to third parties goes on after the project has ended.

Why it matters
    The last payment has to reach the SMEs, and their reports the consortium, while the project
    lasts: support paid later is not eligible.

Example
    project: {duration: 36, ...}
    instruments:
      - {id: go-abroad, months: M28-M38, ...}

How to correct it
    Open the call earlier, shorten the projects of the SMEs, or lengthen the project.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.model.wording import months
from toolkit.plan.dossier import Dossier


@rule("PLN108")
def instrument_outside_project(dossier: Dossier) -> Iterator[Finding]:
    end = dossier.proposal.project.last
    for instrument in dossier.proposal.instruments:
        if instrument.months.last > end:
            yield Finding(
                instrument.place.of("months"),
                f"'{instrument.title}' lasts {months(instrument.months)}, "
                f"but the project ends in {end}",
                hint=f"let its last payment be in {end} or earlier, or lengthen the project",
            )

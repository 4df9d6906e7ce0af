"""
An award gives one third party more than the call allows.

Why it matters
    The call caps what a single third party may receive. An award above the cap has to be justified
    in the declarations, and is often simply refused.

Example
    instruments:
      - {id: demonstrators, amount: 80000, number: 12, ...}

How to correct it
    Lower the amount. Where several third parties share one award, say so: `sharing: 2` makes
    40 000 EUR for each out of 80 000 EUR.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.model.wording import euro
from toolkit.plan.dossier import Dossier


@rule("CAL104")
def award_above_cap(dossier: Dossier) -> Iterator[Finding]:
    cap = dossier.call.third_parties.max_per_third_party
    for instrument in dossier.proposal.instruments:
        if cap is not None and instrument.per_third_party > cap:
            yield Finding(
                instrument.place.of("amount"),
                f"'{instrument.title}' gives one third party {euro(instrument.per_third_party)}, "
                f"but the call allows {euro(cap)}",
                hint="lower the amount, or name under sharing how many third parties share it",
            )

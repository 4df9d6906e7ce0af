"""
An instrument has too few months for a call, the work of the firms and the last payment.

Why it matters
    Its months run from the opening of the first call to the last payment. A call of two months,
    two months for evaluation and contracts, and a month for the work of the firms and the payment
    are five months at the least (good practice; no rule of the call). With fewer, either the call
    is too short or the money goes out before anything is done for it.

Example
    instruments:
      - {id: innovate-boost, months: M9-M11, ...}

How to correct it
    Give it months for all of that, as in M9-M24. It is a warning.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.diagnostics import Severity
from toolkit.model.wording import counted, months
from toolkit.plan.dossier import Dossier

LEAST = 5


@rule("BUD115", Severity.WARNING)
def instrument_time_short(dossier: Dossier) -> Iterator[Finding]:
    for instrument in dossier.proposal.instruments:
        span = instrument.months
        if span.length < LEAST and instrument.total:
            yield Finding(
                instrument.place.of("months"),
                f"'{instrument.title}' has {counted(span.length, 'month')} ({months(span)}) from "
                "the opening of its call to the last payment",
                hint="leave two months for the call, two for evaluation and contracts and one "
                f"or more for the work: until M{span.first.number + LEAST - 1} at least",
            )

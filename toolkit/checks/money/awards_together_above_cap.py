"""
One firm could win awards that are together more than the call allows a third party.

Why it matters
    The limit is for all support that one third party receives from the project and not for one
    award (Financial Regulation, Article 207; the Annotated Grant Agreement names 60 000 EUR unless
    the call says otherwise). A firm that wins one award of each instrument passes it although no
    award alone does. Nobody has to win them all, but the texts of the calls have to say what
    happens when one does.

Example
    # the call allows one third party 60 000 EUR
    instruments:
      - {id: first-round, amount: 50000, ...}
      - {id: second-round, amount: 43750, ...}     # 93 750 EUR for a firm that wins both

How to correct it
    Say it in the rules of each call, under recipients or selection: "A firm that would receive more
    than EUR 60 000 over all calls is not admitted", or "its award is cut to what is left". Or
    lower the amounts, or let third parties share an award (`sharing`). It is a warning.
"""

from collections.abc import Iterator
from decimal import Decimal

from toolkit.checks import Finding, rule
from toolkit.checks._words import some_of
from toolkit.checks.money._awards import (
    is_for_firms,
    limits_awards_to_one_firm,
    says_what_happens_then,
)
from toolkit.diagnostics import Severity
from toolkit.model.instruments import Instrument
from toolkit.model.wording import short_euro
from toolkit.plan.dossier import Dossier


@rule("BUD107", Severity.WARNING)
def awards_together_above_cap(dossier: Dossier) -> Iterator[Finding]:
    cap = dossier.call.third_parties.max_per_third_party
    given = [one for one in dossier.proposal.instruments if one.total and is_for_firms(one)]
    given.sort(key=lambda one: one.months.first)
    together = sum((one.per_third_party for one in given), Decimal(0))
    if cap is None or together <= cap or any(one.per_third_party > cap for one in given):
        return
    beyond = _first_beyond(given, cap)
    titles = some_of([f"'{one.title}'" for one in given], 4)
    ceiling = short_euro(cap)
    admitted = f"A firm that would receive more than {ceiling} over all calls is not admitted"
    if not any(limits_awards_to_one_firm(one.text, cap) for one in dossier.texts):
        what = f"and the call allows one third party {ceiling}"
    elif not says_what_happens_then(given, cap):
        what = f"and the texts do not say what happens to an award that passes {ceiling}"
    else:
        return
    yield Finding(
        beyond.place.of("amount"),
        f"a firm that wins an award of {titles} would receive "
        f"{short_euro(together)} in all, {what}",
        hint=f"write it under recipients of '{beyond.title}', as in: {admitted}; or lower the "
        "amounts",
    )


def _first_beyond(given: list[Instrument], cap: Decimal) -> Instrument:
    """The instrument, in the order of their calls, with whose award the limit is passed."""
    reached = Decimal(0)
    for one in given:
        reached += one.per_third_party
        if reached > cap:
            return one
    return given[-1]

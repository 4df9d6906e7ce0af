"""
An open call is open for less than eight weeks.

Why it matters
    Small firms need time to hear of a call, find a partner and write. Eight weeks are good
    practice; the Commission's guidance on support to third parties speaks of a call that is
    published widely and long enough, and in other programmes two months are asked for. No rule
    of this call fixes the time. A short call brings few applications, and then money is left.

Example
    instruments:
      - {id: innovate-boost, selection: Open for three weeks on the project's platform., ...}

How to correct it
    Leave the call open for eight weeks or more, or use several cut-offs. It is advice.
"""

import re
from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._vocabulary import folded
from toolkit.diagnostics import Severity
from toolkit.model.wording import counted
from toolkit.plan.dossier import Dossier

NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            "a one un une", "two deux", "three trois", "four quatre", "five cinq", "six",
            "seven sept", "eight huit", "nine neuf", "ten dix", "eleven onze", "twelve douze",
        ),
        1,
    )
    for word in words.split()
}  # fmt: skip
DAYS = {"day": 1, "jour": 1, "week": 7, "semaine": 7, "month": 30, "mois": 30}
LEAST_DAYS = 56
OPEN = re.compile(
    r"\b(?:open|opens|runs|lasts|ouverte?|reste ouverte?|dure)\s+(?:only\s+)?"
    r"(?:(?:from|in|between|on|de|du|en|entre)\s+m\d+(?:\s*(?:to|and|a|au|et|-|\u2013)\s*m\d+)?,?\s+)?"
    r"(?:(?:for|during|pendant|durant|pour)\s+)?(?:only\s+)?"
    rf"(\d{{1,3}}|{'|'.join(NUMBERS)})\s+(?:\w+\s+)?(day|jour|week|semaine|month|mois)"
)


@rule("BUD112", Severity.ADVICE)
def call_open_too_short(dossier: Dossier) -> Iterator[Finding]:
    for instrument in dossier.proposal.instruments:
        if not (found := OPEN.search(folded(instrument.selection))):
            continue
        number = NUMBERS.get(found[1]) or int(found[1])
        if 0 < number * DAYS[found[2]] < LEAST_DAYS:
            unit = {1: "day", 7: "week", 30: "month"}[DAYS[found[2]]]
            yield Finding(
                instrument.place.of("selection"),
                f"the call of '{instrument.title}' is open for {counted(number, unit)}; eight "
                "weeks are good practice",
                hint="write under selection: open for eight weeks, and check that the months of "
                f"the instrument ({instrument.months}) have room for it",
            )

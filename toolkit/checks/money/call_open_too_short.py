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
from toolkit.checks._vocabulary import folded, speaks_of
from toolkit.diagnostics import Severity
from toolkit.model.instruments import Instrument
from toolkit.model.wording import counted
from toolkit.model.workplan import Task
from toolkit.plan.dossier import Dossier

NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            "a one un une", "two deux", "three trois", "four quatre", "five cinq", "six",
            "seven sept", "eight huit", "nine neuf", "ten dix", "eleven onze", "twelve douze",
            "thirteen treize", "fourteen quatorze", "fifteen quinze",
        ),
        1,
    )
    for word in words.split()
}  # fmt: skip
NUMBERS |= {"twenty": 20, "vingt": 20, "thirty": 30, "trente": 30, "forty": 40, "quarante": 40}
CALL = ("call$", "calls$", "appel")
DAYS = {"day": 1, "jour": 1, "week": 7, "semaine": 7, "month": 30, "mois": 30}
LEAST_DAYS = 56
OPEN = re.compile(
    r"\b(?:open|opens|runs|lasts|ouverte?|reste ouverte?|dure|"
    r"(?:accepted|received|admitted)(?= (?:for|during) )|"
    r"(?:acceptees?|recues?)(?= pendant ))\s+(?:only\s+)?"
    r"(?:(?:from|in|between|on|de|du|en|entre)\s+m\d+"
    r"(?:\s*(?:to|and|a|au|et|-|\u2013)\s*m\d+)?,?\s+)?"
    r"(?:(?:for|during|pendant|durant|pour)\s+)?(?:only\s+)?"
    rf"(\d{{1,3}}|{'|'.join(NUMBERS)})\s+(?:\w+\s+)?(day|jour|week|semaine|month|mois)"
)


@rule("BUD112", Severity.ADVICE)
def call_open_too_short(dossier: Dossier) -> Iterator[Finding]:
    for instrument in dossier.proposal.instruments:
        texts = [("selection", instrument.place.of("selection"), instrument.selection)]
        if task := _task_of_the_call(dossier, instrument):
            texts.append(("description", task.place.of("description"), task.description))
        for field, place, text in texts:
            if short := _shorter_than_usual(text):
                yield Finding(
                    place,
                    f"the call of '{instrument.title}' is open for {short}; eight weeks are good "
                    "practice",
                    hint=f"write under {field}: open for eight weeks, and check that the months "
                    f"of the instrument ({instrument.months}) have room for it",
                )
                break


def _shorter_than_usual(text: str) -> str:
    """How long the text lets a call be open, where that is short: `3 weeks`; else empty."""
    found = OPEN.search(folded(text))
    if not found:
        return ""
    number = NUMBERS.get(found[1]) or int(found[1])
    if not 0 < number * DAYS[found[2]] < LEAST_DAYS:
        return ""
    return counted(number, {1: "day", 7: "week", 30: "month"}[DAYS[found[2]]])


def _task_of_the_call(dossier: Dossier, instrument: Instrument) -> Task | None:
    """The only task of its work package that speaks of a call in its title."""
    package = dossier.proposal.package_of(instrument)
    calls = [one for one in package.tasks if speaks_of(one.title, CALL)] if package else []
    return calls[0] if len(calls) == 1 else None

"""
No activity makes an open call known before it opens.

Why it matters
    Firms need weeks to hear of a call, find partners and write. A call that nobody has announced
    gets the applicants who know the partners already, and evaluators look for SMEs outside the
    usual circles. The two months before the opening are our measure, and no rule of the call.
    (Source: evaluation reports; guidance on financial support to third parties.)

Example
    instruments:
      - {id: lump-sums, months: M9-M24, ...}
    communication:
      activities:
        - {title: Information days for the call, months: M14-M16, ...}

How to correct it
    Add an activity that names the call or its applications and covers one of the two months before:
    {title: Information days for the first call, months: M7-M9, ...}. An activity over more than a
    year counts where its title or its `frequency` names the calls: "before each call". Information
    days and webinars among the events of work packages count too. It is a warning.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from toolkit.checks import Finding, rule
from toolkit.checks._vocabulary import folded, speaks_of
from toolkit.checks.communication._others import quoted
from toolkit.diagnostics import Severity
from toolkit.model.communication import Activity
from toolkit.model.instruments import Instrument
from toolkit.model.months import Month, Span
from toolkit.model.wording import months
from toolkit.plan.dossier import Dossier

BEFORE, ONE_YEAR = 2, 12
CALLS = (
    "call$", "calls$", "apply$", "applies", "applicant", "application", "cut-off", "info$",
    "info-day", "infoday", "information day", "information session", "information meeting",
    "appel$", "appels$", "candidat", "depot$", "depots$", "journee d'information",
    "journees d'information", "reunion d'information", "reunions d'information",
    "seance d'information", "seances d'information",
)  # fmt: skip
ROUNDS = (*CALLS, "round", "opening", "ouverture", "session")
OPEN_TO_ALL = ("info", "webinar", "brokerage", "launch", "roadshow", "webinaire", "lancement")
"""Events at which firms hear of a call; a committee that decides on it is none."""

SHORTEST_NAME = 5


@rule("COM112", Severity.WARNING)
def call_not_announced(dossier: Dossier) -> Iterator[Finding]:
    proposal = dossier.proposal
    if not proposal.communication.activities:
        return
    unknown = [one for one in proposal.instruments if not _is_announced(dossier, one)]
    if not unknown:
        return
    first, *others = unknown
    window = _window(first)
    names = quoted(one.title for one in others)
    yield Finding(
        first.place.of("months"),
        f"the call for '{first.title}' opens in {first.months.first}, and no activity of the "
        f"communication plan makes it known in {months(window)}"
        + (f"; nor those for {names} in the two months before" if others else ""),
        hint="add under communication: activities, for example, {title: Information days for "
        f"{first.title}, months: {window.first}-{first.months.first}, ...}}",
    )


def _window(instrument: Instrument) -> Span:
    """The months before the call opens; the first where it opens at once."""
    opening = instrument.months.first.number
    return Span(Month(max(1, opening - BEFORE)), Month(max(1, opening - 1)))


def _is_announced(dossier: Dossier, instrument: Instrument) -> bool:
    proposal, window = dossier.proposal, _window(instrument)
    names = _names(proposal.instruments)
    for activity in proposal.communication.activities:
        if activity.months.first <= window.last and window.first <= activity.months.last:
            title = set(re.findall(r"[a-z]+", folded(activity.title)))
            meant = {key for key, words in names.items() if words & title}
            if instrument.id in meant or (not meant and _makes_known(activity)):
                return True
    events = (one for package in proposal.work_packages for one in package.events)
    return any(
        one.month in window and speaks_of(f"{one.title}. {one.type}. {one.topics}", OPEN_TO_ALL)
        for one in events
    )


def _names(instruments: Sequence[Instrument]) -> dict[str, set[str]]:
    """By instrument the longer words that stand in its title, and in that of no other."""
    titles = {one.id: re.findall(r"[a-z]+", folded(one.title)) for one in instruments}
    uses = Counter(word for words in titles.values() for word in set(words))
    return {
        key: {word for word in words if len(word) >= SHORTEST_NAME and uses[word] == 1}
        for key, words in titles.items()
    }


def _makes_known(activity: Activity) -> bool:
    """Whether it speaks of calls; one that goes on for years does so in its title or frequency."""
    is_long = activity.months.length > ONE_YEAR
    words = activity.title if is_long else f"{activity.title}. {activity.objective}"
    return speaks_of(words, CALLS) or speaks_of(activity.frequency, ROUNDS)

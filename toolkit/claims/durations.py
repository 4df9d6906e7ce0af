"""How long the project lasts, and when it begins and ends, as a text says it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from toolkit.claims.another_project import is_about_another
from toolkit.claims.contradiction import Contradiction, Kind
from toolkit.claims.figures import Bound, Figure
from toolkit.claims.plan_numbers import PlanNumbers
from toolkit.claims.reading import Reading
from toolkit.model.language import MONTHS

UNIT = re.compile(r"[ -](?:(?P<months>months?|mois)|(?P<years>years?|ans|annees?))\b")
PROJECT = r"(?:project|action|eurocluster|projet|partnership)"
LASTS = re.compile(
    rf"(?:\b{PROJECT}\b(?: will| shall)? (?:lasts?|runs?|takes|spans|dure|durera|s'etend|"
    r"se deroule|court|is planned|extends)(?: for| over| sur| pendant)?(?: a period of)?"
    rf"|\b{PROJECT} (?:of|de|over|sur|d'une duree de|with a duration of)"
    rf"|\b(?:duration|duree)(?: of the {PROJECT}| du {PROJECT})?"
    r"(?: of| is| will be| de| est de| sera de)?)[ :(]*$"
)
PROJECT_BEHIND = re.compile(rf" (?:{PROJECT}\b|(?:project )?duration\b)")
OF_PROJECT = re.compile(rf" (?:of (?:the )?|du |de l'){PROJECT}\b")
ALL = re.compile(r"\b(?:the|all|over|during|its|les|sur|pendant) $")
_FRENCH_MONTHS = (
    "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre",
    "octobre", "novembre", "decembre",
)  # fmt: skip
MONTH_NUMBER = {
    **{name.lower(): number for number, name in enumerate(MONTHS, 1)},
    **{name: number for number, name in enumerate(_FRENCH_MONTHS, 1)},
}
DATED = re.compile(
    rf"\b{PROJECT}\b(?: will| shall| is to)? (?:(?P<starts>starts?|begins?|debute|commence|demarre|"
    r"commencera|debutera|kicks off)|(?P<ends>ends?|finishes|closes|s'acheve|se termine|finit))"
    r"(?: in| on| en| le| by| at the end of| fin| au debut de| early in)*"
    rf" (?:\d{{1,2}}(?:er|st)? )?(?:(?P<month>{'|'.join(MONTH_NUMBER)}) )?(?P<year>20\d\d)\b"
)


def wrong_durations(reading: Reading, numbers: PlanNumbers) -> Iterator[Contradiction]:
    """Durations and dates of the project that are not those of the plan."""
    duration = numbers.proposal.project.duration
    for figure in reading.figures:
        found = UNIT.match(reading.level, figure.end)
        if not found or figure.is_ordinal or not _of_project(reading, figure, found.end()):
            continue
        months = figure.low * (12 if found["years"] else 1)
        last = figure.high * (12 if found["years"] else 1)
        if months <= duration <= last or figure.bound is not Bound.EXACT:
            continue
        yield Contradiction(
            figure.start,
            found.end(),
            Kind.DURATION,
            reading.quoted(figure.start, found.end()),
            f"in the plan the project lasts {duration} months",
            f"write {duration} months, or correct `duration` under `project`",
        )
    if " 20" in reading.level:
        yield from _wrong_dates(reading, numbers)


def _of_project(reading: Reading, figure: Figure, end: int) -> bool:
    before = reading.level[max(figure.start - 60, 0) : figure.start]
    whole = OF_PROJECT.match(reading.level, end) and ALL.search(before)
    says = PROJECT_BEHIND.match(reading.level, end) or LASTS.search(before) or whole
    return bool(says) and not is_about_another(reading.words_around(figure.start))


def _wrong_dates(reading: Reading, numbers: PlanNumbers) -> Iterator[Contradiction]:
    schedule = numbers.dossier.schedule
    for found in DATED.finditer(reading.level):
        planned = schedule.start if found["starts"] else schedule.end
        month = MONTH_NUMBER.get(found["month"] or "", planned.month)
        if (planned.year, planned.month) == (int(found["year"]), month):
            continue
        verb = "begins" if found["starts"] else "ends"
        day = _written(planned)
        yield Contradiction(
            *found.span(),
            Kind.DURATION,
            reading.quoted(*found.span()),
            f"in the plan the project {verb} on {day}",
            f"write {day}, or correct `start` and `duration` under `project`",
        )


def _written(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"

"""
The reporting periods do not cover the project month by month.

Why it matters
    Every cost belongs to exactly one period. With a gap, an overlap or another end, the costs of
    the periods do not add up to those of the project.

Example
    project:
      duration: 36
      reporting_periods: [M1-M18, M20-M36]

How to correct it
    Let the first period begin in M1, each other one in the month after the one before, and the
    last one end with the project. Leave them out for one period over the whole project.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.model.proposal import Project
from toolkit.plan.dossier import Dossier


@rule("PLN116")
def reporting_periods_with_gap(dossier: Dossier) -> Iterator[Finding]:
    project = dossier.proposal.project
    if said := _said_of_all(project):
        message, hint = said
        yield Finding(project.place.of("reporting_periods"), message, hint=hint)
        return
    expected = 1
    for position, period in enumerate(project.reporting_periods):
        if period.first.number != expected:
            yield Finding(
                project.place.of("reporting_periods", position),
                f"a reporting period begins in {period.first}, where M{expected} is expected",
                hint=f"let it begin in M{expected}",
            )
        expected = period.last.number + 1
    if project.reporting_periods and expected != project.duration + 1:
        yield Finding(
            project.place.of("reporting_periods", len(project.reporting_periods) - 1),
            f"the last reporting period ends in M{expected - 1}, but the project in {project.last}",
            hint=f"let it end in {project.last}",
        )


def _said_of_all(project: Project) -> tuple[str, str] | None:
    """What is so and what to do, where all periods together show what was meant."""
    periods = [(one.first.number, one.last.number) for one in project.reporting_periods]
    ordered = sorted(periods)
    if ordered != periods and _covers(ordered, project.duration):
        return "the reporting periods are not in their order", _write(ordered)
    months = [first for first, last in periods if first == last]
    if not months or len(months) < len(periods) or len(months) == project.duration:
        return None
    single = "each reporting period is a single month"
    if months == sorted(set(months)) and months[0] != 1 and months[-1] == project.duration:
        firsts = [1, *(month + 1 for month in months[:-1])]
        meant = list(zip(firsts, months, strict=True))
        return f"{single}, as if only its last one were written", _write(meant)
    if months == sorted(set(months)) and months[0] == 1 and len(months) > 1:
        lasts = [*(month - 1 for month in months[1:]), project.duration]
        meant = list(zip(months, lasts, strict=True))
        if all(first <= last for first, last in meant):
            return f"{single}, as if only its first one were written", _write(meant)
    return single, "write each with its first and its last month, as in [M1-M18, M19-M36]"


def _covers(periods: list[tuple[int, int]], duration: int) -> bool:
    """Whether they follow each other from the first month of the project to its last."""
    return [first for first, _ in periods] == [1, *(last + 1 for _, last in periods[:-1])] and (
        periods[-1][1] == duration
    )


def _write(periods: list[tuple[int, int]]) -> str:
    return f"write reporting_periods: [{', '.join(f'M{a}-M{b}' for a, b in periods)}]"

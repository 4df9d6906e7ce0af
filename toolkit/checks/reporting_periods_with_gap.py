"""
The reporting periods do not cover the project month by month.

Why it matters
    Every cost belongs to exactly one period. With a gap, an overlap or another end, the costs of
    the periods do not add up to those of the project.

Example
    project:
      duration: 36
      reporting_periods: [M1-M18, M20-M36]

How to mend it
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
    if ends := _last_months_alone(project):
        spans = zip([0, *ends], ends, strict=False)
        meant = ", ".join(f"M{before + 1}-M{last}" for before, last in spans)
        yield Finding(
            project.place.of("reporting_periods"),
            "each reporting period is a single month, as if only its last one were written",
            hint=f"write reporting_periods: [{meant}]",
        )
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


def _last_months_alone(project: Project) -> list[int]:
    """The months, where each period is one, and they may be the ends of the periods meant."""
    periods = project.reporting_periods
    ends = [period.last.number for period in periods if period.length == 1]
    fits = len(ends) == len(periods) and ends == sorted(set(ends)) and ends[:1] != [1]
    return ends if fits and ends and ends[-1] == project.duration else []

"""
Most indicators have no half-way value, although the project is reviewed half-way.

Why it matters
    A mid-term review compares what was reached with what was planned for that month. Without
    half-way values there is nothing to compare. Evaluators have asked for targets on the way of
    all indicators; the source is their reports.

Example
    project:
      reporting_periods: [M1-M18, M19-M36]
      objectives:
        - title: Train SMEs
          indicators: [{name: Employees trained, unit: people, baseline: 0, target: 200}]

How to correct it
    Enter under interim what is to be reached half-way: interim: 60; 0 where nothing can be there
    yet. It is advice.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks.logic._measured import all_measured, without_repetitions
from toolkit.diagnostics import Severity
from toolkit.model.wording import listed_up_to
from toolkit.plan.dossier import Dossier

ENOUGH = 3


@rule("LOG108", Severity.ADVICE)
def half_way_values_missing(dossier: Dossier) -> Iterator[Finding]:
    measured = without_repetitions(all_measured(dossier.proposal))
    counted = [one.indicator for one in measured if one.indicator.target is not None]
    bare = [one for one in counted if one.interim is None]
    periods = dossier.proposal.project.reporting_periods
    if len(periods) < 2 or len(counted) < ENOUGH or 2 * len(bare) <= len(counted):
        return
    names = listed_up_to([f"'{one.name}'" for one in bare], 3)
    yield Finding(
        bare[0].place,
        f"{len(bare)} of {len(counted)} indicators have no half-way value, although the first "
        f"report is due after {periods[0].last}: {names}",
        hint="enter under interim what is to be reached half-way, 0 where nothing can be there yet",
    )

"""
The half-way value of an indicator does not lie between its baseline and its target.

Why it matters
    Half-way values are what the project officer looks at in the mid-term review. One beyond the
    target, or behind the start, shows that the figures were not read by anybody. The source is
    good practice.

Example
    - {name: Employees trained, unit: people, baseline: 0, interim: 250, target: 200}

How to correct it
    Enter under interim what will be reached half-way, between baseline and target: interim: 60.
    It is a warning.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks.logic._measured import Measured, all_measured, without_repetitions
from toolkit.checks.logic._scales import is_beyond_scale
from toolkit.diagnostics import Severity
from toolkit.model.numbers import plainly
from toolkit.plan.dossier import Dossier


@rule("LOG104", Severity.WARNING)
def interim_outside_range(dossier: Dossier) -> Iterator[Finding]:
    for one in without_repetitions(all_measured(dossier.proposal)):
        if is_beyond_scale(one) or not (side := _wrong_side(one)):
            continue
        baseline, target = one.indicator.baseline, one.indicator.target
        ends = [
            plainly(end) for end in sorted(one for one in (baseline, target) if one is not None)
        ]
        yield Finding(
            one.indicator.place.of("interim"),
            f"the half-way value of '{one.indicator.name}', "
            f"{plainly(one.indicator.interim or 0)}, {side}",
            hint="enter under interim a value "
            + (f"between {ends[0]} and {ends[1]}" if len(ends) == 2 else f"up to {ends[0]}"),
        )


def _wrong_side(one: Measured) -> str:
    """In which way the half-way value is wrong; empty where it is not, or where nobody knows."""
    baseline, interim, target = (
        one.indicator.baseline,
        one.indicator.interim,
        one.indicator.target,
    )
    if interim is None or target is None:
        return ""
    if baseline is None:
        is_beyond = interim > target and not one.may_fall
        return f"is above the target of {plainly(target)}" if is_beyond else ""
    if baseline == target or (target < baseline and not one.may_fall):
        return ""  # the target itself is a finding
    if min(baseline, target) <= interim <= max(baseline, target):
        return ""
    if (interim > target) == (target > baseline):
        return f"lies beyond the target of {plainly(target)}"
    return f"lies behind the baseline of {plainly(baseline)}"

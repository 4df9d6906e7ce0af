"""
The target of an indicator is its baseline, or lies below it.

Why it matters
    An indicator shows what changes. Where the target is what is there already, the project
    promises nothing; where it is less, two figures were probably exchanged. The source is good
    practice (specific, measurable, achievable, relevant, timed).

Example
    - {name: Organisations in the alliance, unit: organisations, baseline: 20, target: 5}

How to correct it
    Enter under baseline what is there at the start, under target what is to be reached at the
    end: baseline: 5, target: 20. Where less is better, let the name or the unit show it, as in
    "Waste per garment" or "Days without deliveries": then a lower target is no finding. Where a
    state is to be kept, write so: "Members kept". It is a warning.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._vocabulary import speaks_of
from toolkit.checks.logic._measured import Measured, all_measured, without_repetitions
from toolkit.diagnostics import Severity
from toolkit.model.numbers import plainly
from toolkit.plan.dossier import Dossier

KEPT = ("conserv", "keep", "kept", "maintain", "maintien", "maintenu", "remain", "retain", "stable")


@rule("LOG103", Severity.WARNING)
def target_not_beyond_baseline(dossier: Dossier) -> Iterator[Finding]:
    for one in without_repetitions(all_measured(dossier.proposal)):
        name, baseline, target = one.indicator.name, one.indicator.baseline, one.indicator.target
        if baseline is None or target is None or not _odd(one):
            continue
        is_same = target == baseline
        yield Finding(
            one.indicator.place.of("target"),
            f"the target of '{name}' equals its baseline, {plainly(target)}"
            if is_same
            else f"the target of '{name}', {plainly(target)}, is below its baseline of "
            f"{plainly(baseline)}",
            hint=f"enter a target above {plainly(baseline)}, or correct the baseline",
        )


def _odd(one: Measured) -> bool:
    baseline, target = one.indicator.baseline or 0, one.indicator.target or 0
    if target == baseline:
        return not speaks_of(one.words, KEPT)
    return target < baseline and not one.may_fall

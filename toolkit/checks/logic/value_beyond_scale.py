"""
A percentage is above 100, or a score above its scale.

Why it matters
    A share of more than 100 %, or 6 points of 5, shows that unit and figure do not belong
    together. The source is arithmetic.

Example
    - {name: Mean satisfaction, unit: points of 5, target: 42}
    - {name: SMEs that call the support useful, unit: "%", target: 850}

How to correct it
    Correct the figure or the unit: unit: points of 5, target: 4.2. Where growth is measured, let
    the name say so: "Growth of exports" in % may be above 100. It is a warning.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks.logic._measured import all_measured, figures_of, without_repetitions
from toolkit.checks.logic._scales import end_of_scale
from toolkit.diagnostics import Severity
from toolkit.model.numbers import plainly
from toolkit.plan.dossier import Dossier

FIELDS = {"baseline": "baseline", "interim": "half-way value", "target": "target"}


@rule("LOG105", Severity.WARNING)
def value_beyond_scale(dossier: Dossier) -> Iterator[Finding]:
    for one in without_repetitions(all_measured(dossier.proposal)):
        limit = end_of_scale(one)
        if limit is None:
            continue
        for field, value in figures_of(one.indicator):
            if value > limit:
                unit = one.indicator.unit or "as its name gives it"
                yield Finding(
                    one.indicator.place.of(field),
                    f"the {FIELDS[field]} of '{one.indicator.name}' is {plainly(value)}, but its "
                    f"scale ({unit}) ends at {plainly(limit)}",
                    hint=f"enter a value up to {plainly(limit)}, or correct the unit",
                )
                break

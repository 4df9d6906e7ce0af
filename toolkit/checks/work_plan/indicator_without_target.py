"""
An indicator has no target.

Why it matters
    The form requires unit, baseline and target of every indicator. Without a target it measures
    nothing that the project has promised.

Example
    indicators:
      - {name: New products, unit: products, baseline: 0}

How to correct it
    Enter the number that is to be reached at the end under `target`. It is a warning.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.diagnostics import Severity
from toolkit.plan.dossier import Dossier
from toolkit.plan.indicators import indicators_of


@rule("PLN118", Severity.WARNING)
def indicator_without_target(dossier: Dossier) -> Iterator[Finding]:
    for indicator in indicators_of(dossier.proposal):
        if indicator.target is None:
            yield Finding(
                indicator.place.of("target"),
                f"the indicator '{indicator.name}' has no target",
                hint="enter what is to be reached at the end under target",
            )

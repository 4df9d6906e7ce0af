"""
An indicator has other figures under the objective than under the priority.

Why it matters
    The draft prints the indicators of the objectives in section 1.2 and those of the priorities in
    section 2.1.2. Where the same indicator has two targets, an evaluator holds both against the
    proposal. The source is arithmetic.

Example
    project:
      objectives:
        - title: Replace critical inputs
          priority: innovate
          indicators: [{name: Products new to the firm, unit: products, target: 10}]
    priorities:
      innovate:
        indicators: [{name: Products new to the firm, unit: products, target: 12}]

How to correct it
    Correct the figure that is wrong in the line that is named. Where two things are measured, give
    them two names. It is a warning.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._vocabulary import folded
from toolkit.checks.logic._measured import (
    Measured,
    all_measured,
    figures_of,
    measured_for_results,
)
from toolkit.checks.logic._paid_results import limit_of
from toolkit.checks.logic._scales import is_beyond_scale
from toolkit.diagnostics import Severity
from toolkit.model.indicators import Indicator
from toolkit.model.numbers import plainly
from toolkit.plan.dossier import Dossier

FIELDS = {"baseline": "baseline", "interim": "half-way value", "target": "target"}


@rule("LOG113", Severity.WARNING)
def indicator_with_two_targets(dossier: Dossier) -> Iterator[Finding]:
    first: dict[tuple[str, str], Measured] = {}
    beyond = list(_beyond_what_is_possible(dossier))
    for one in all_measured(dossier.proposal):
        indicator = one.indicator
        key = folded(indicator.name), one.priority
        earlier = first.setdefault(key, one).indicator
        for field, what in FIELDS.items():
            here, there = getattr(indicator, field), getattr(earlier, field)
            if here is None or there is None or here == there:
                continue
            if field == "target" and (one in beyond or first[key] in beyond):
                continue
            if _in_order(indicator) and _in_order(earlier):
                yield Finding(
                    indicator.place.of(field),
                    f"the {what} of '{indicator.name}' is {plainly(here)} here and "
                    f"{plainly(there)} in line {earlier.place.of(field).line}",
                    hint=f"write {plainly(there)} in both lines, or {plainly(here)}; where two "
                    "things are measured, give them two names",
                )


def _beyond_what_is_possible(dossier: Dossier) -> Iterator[Measured]:
    """Indicators whose target is a finding for another reason."""
    yield from filter(is_beyond_scale, all_measured(dossier.proposal))
    for one in measured_for_results(dossier.proposal):
        if limit_of(one, dossier.proposal):
            yield one


def _in_order(indicator: Indicator) -> bool:
    """Whether its figures go one way, up or down; others are findings of their own."""
    figures = [value for _, value in figures_of(indicator)]
    is_change = indicator.baseline is None or indicator.baseline != indicator.target
    return is_change and figures in (sorted(figures), sorted(figures, reverse=True))

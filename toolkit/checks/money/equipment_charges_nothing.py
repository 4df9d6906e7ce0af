"""
Equipment charges nothing to the project: its useful life and the project do not overlap.

Why it matters
    Depreciation is charged in the months in which both the useful life and the project run. What
    was written off before the project begins, or is bought after it ends, costs it nothing; nor
    does what is not used for it.

Example
    project: {start: 2026-09-01, duration: 36}
    costs:
      - {partner: ntt, row: C.2, item: Meters, units: 2, unit_cost: 3960, bought: 2021-03-01,
         useful_life: 36}

How to correct it
    Correct the day of purchase, the useful life, the share of use or the months of the line, or
    take the line out.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.diagnostics import Severity
from toolkit.model.costs import CostLine
from toolkit.plan.depreciation import depreciation_of
from toolkit.plan.dossier import Dossier


@rule("BUD137", Severity.WARNING)
def equipment_charges_nothing(dossier: Dossier) -> Iterator[Finding]:
    for package in dossier.proposal.work_packages:
        for cost in package.costs:
            found = depreciation_of(cost, dossier.proposal.project)
            if found is None or (found.charged and found.use):
                continue
            field, why = _why(dossier, cost, charged=found.charged)
            yield Finding(
                cost.place.of(field),
                f"'{cost.item}' charges nothing to the project: {why}",
                hint="correct bought, useful_life, share_of_use or months, or take the line out",
            )


def _why(dossier: Dossier, cost: CostLine, *, charged: int) -> tuple[str, str]:
    """The field that is to blame, and what is so."""
    schedule, bought = dossier.schedule, cost.bought
    if charged:
        return "share_of_use", "its share of use is 0"
    if bought is not None and bought > schedule.end:
        return "bought", f"it is bought on {bought}, and the project ends on {schedule.end}"
    if cost.months:
        return "months", f"it is not depreciated in {cost.months}"
    return (
        "useful_life",
        f"{cost.useful_life} months after {bought} it is written off, and the project begins on "
        f"{schedule.start}",
    )

"""
A cost line says something about depreciation, and not all that is needed to compute it.

Why it matters
    Depreciation is computed from the day of purchase and the useful life (bought, useful_life).
    Where one of them is missing the whole price is in the budget, which calls pay in exceptional
    cases alone.

Example
    costs:
      - {partner: ntt, row: C.2, item: Meters, units: 2, unit_cost: 3960, bought: 2026-11-15}

How to correct it
    Write what is missing, as in bought: 2026-11-15 and useful_life: 36; share_of_use may be left
    out. Or take these fields out, where unit_cost is the part that falls to the project already.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.model.wording import listed, short_euro
from toolkit.plan.depreciation import amount_of
from toolkit.plan.dossier import Dossier

EXAMPLES = {"bought": "bought: 2026-11-15", "useful_life": "useful_life: 36"}


@rule("BUD136")
def depreciation_incomplete(dossier: Dossier) -> Iterator[Finding]:
    project = dossier.proposal.project
    for package in dossier.proposal.work_packages:
        for cost in package.costs:
            said = {name: getattr(cost, name) for name in ("bought", "useful_life", "share_of_use")}
            there = [name for name, value in said.items() if value is not None]
            missing = [name for name in EXAMPLES if said[name] is None]
            if there and missing:
                yield Finding(
                    cost.place.of(there[0]),
                    f"'{cost.item}' has {listed(there)} and no {listed(missing)}, and its whole "
                    f"price counts ({short_euro(amount_of(cost, project))})",
                    hint=f"write {listed([EXAMPLES[one] for one in missing])}, or take "
                    f"{listed(there)} out",
                )

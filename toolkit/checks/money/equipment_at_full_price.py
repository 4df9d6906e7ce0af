"""
Equipment is in the budget, and nothing says that only its depreciation is charged.

Why it matters
    As a rule the part of the price is eligible that falls to the project: by months of use within
    the lifetime, and by the share of use (Annotated Grant Agreement, Article 6.2.C.2; the
    full price only where the call says so). The Commission's budget table asks for these
    figures. Lines of at least 1 000 EUR are looked at, a figure of this tool.

Example
    costs:
      - {partner: ntt, row: C.2, item: Meters, units: 1, unit_cost: 3960, note: Purchase EUR 3 960}

How to correct it
    Write under bought the day of purchase, under useful_life its months, and under share_of_use the
    share for the project: the depreciation is computed. Or set unit_cost to the part that falls to
    the project, and write under note how it was found: "Purchase EUR 3 960, half of the lifetime
    and use". Where the call takes the full price, write that. It is advice.
"""

import re
from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._vocabulary import folded, speaks_of
from toolkit.diagnostics import Severity
from toolkit.model.costs import CostLine
from toolkit.model.money import cents
from toolkit.model.wording import short_euro
from toolkit.plan.dossier import Dossier

DEPRECIATION, LEAST = "depreciation", 1_000
PART = (
    "depreci", "amort", "half", "third", "quarter", "fifth", "share", "lifetime", "life-time",
    "hire", "rent", "leas", "months of", "full price", "full cost", "moitie", "tiers$", "quart",
    "cinquieme", "location", "loue", "duree de vie", "part d", "plein prix", "prix entier",
)  # fmt: skip
AMOUNT = re.compile(r"\d+(?: \d{3})*(?:\.\d+)?")


@rule("BUD133", Severity.ADVICE)
def equipment_at_full_price(dossier: Dossier) -> Iterator[Finding]:
    rows = {one.code for one in dossier.call.cost_rows if one.unit == DEPRECIATION}
    for package in dossier.proposal.work_packages:
        for cost in package.costs:
            if cost.row not in rows or cost.units * cost.unit_cost < LEAST:
                continue
            if cost.bought or cost.useful_life:  # its depreciation is computed, or asked for
                continue
            if _names_its_price(cost):
                what = "costs as much as the purchase that its note names"
            elif "%" not in cost.note and not speaks_of(f"{cost.item}\n{cost.note}", PART):
                what = "has no note on depreciation"
            else:
                continue
            yield Finding(
                cost.place.of("unit_cost"),
                f"'{cost.item}' ({short_euro(cents(cost.units * cost.unit_cost))}) {what}",
                hint="write bought, useful_life and share_of_use, by which depreciation is "
                "computed; or set unit_cost to the part that falls to the project and write under "
                "note how it was found, as in: Purchase EUR 3 960, half of the lifetime and use",
            )


def _names_its_price(cost: CostLine) -> bool:
    """Whether the note names a purchase, and the price of the line as an amount."""
    note = folded(" ".join(cost.note.split()))
    if not speaks_of(note, ("purchase", "bought", "achat", "achete")):
        return False
    amounts = {one.replace(" ", "") for one in AMOUNT.findall(note)}
    prices = (cost.unit_cost, cost.units * cost.unit_cost)
    return any(f"{price.normalize():f}" in amounts for price in prices)

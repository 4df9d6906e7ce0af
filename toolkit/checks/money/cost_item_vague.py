"""
A cost line does not say what is paid for: "Other", "Various", a reserve.

Why it matters
    The form's table asks to explain other costs, and evaluators strike out what they cannot judge.
    A reserve for the unforeseen is not a cost: only what has been spent is eligible (general
    rules on eligible costs of EU grants).

Example
    costs:
      - {partner: ateval, row: C.3, item: Other costs, units: 1, unit_cost: 8000}

How to correct it
    Name what is bought, one thing a line, or take the line out. It is a warning.
"""

import re
from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._vocabulary import folded
from toolkit.diagnostics import Severity
from toolkit.model.wording import short_euro
from toolkit.plan.depreciation import amount_of
from toolkit.plan.dossier import Dossier

THING = (
    r"(?:costs?|expenses?|items?|goods|services?|works|purchases?|things|couts?|frais|depenses?|"
    r"achats?|biens|travaux)"
)
VAGUE = re.compile(
    rf"\W*(?:(?:other|others|various|miscellaneous|misc\.?|diverse|sundr(?:y|ies)|general|"
    rf"unspecified|divers(?:es)?|autres?|varia)"
    rf"(?:\W+(?:direct|general|project|small|,|and|et)\W*)*(?:\W+{THING})*(?:\W+(?:and|et)\W+{THING})*"
    rf"(?:\W+(?:divers(?:es)?|etc\.?))*"
    rf"|(?:costs?|expenses?|frais|couts?|depenses?)(?:\W+divers(?:es)?)?|etc\.?|t\.?b\.?[acd]\.?|"
    rf"to be (?:defined|decided)|a definir|x+|n/?a)\W*"
)
RESERVE = re.compile(r"\b(?:reserve|contingenc\w+|unforeseen|buffer|imprevus?|provision)\b")


@rule("BUD129", Severity.WARNING)
def cost_item_vague(dossier: Dossier) -> Iterator[Finding]:
    for package in dossier.proposal.work_packages:
        for cost in package.costs:
            item = folded(cost.item)
            amount = short_euro(amount_of(cost, dossier.proposal.project))
            if RESERVE.search(item):
                what = (
                    f"'{cost.item}' ({amount}) reads like a reserve, which is not an eligible cost"
                )
            elif VAGUE.fullmatch(item):
                what = f"'{cost.item}' does not say what is paid for with {amount}"
            else:
                continue
            yield Finding(
                cost.place.of("item"),
                what,
                hint="name what is bought, one thing a line, or take the line out",
            )

"""What shows that communication works: indicators with unit, baseline and targets."""

from toolkit.blocks import block
from toolkit.blocks._draft import Draft, number, slug, text
from toolkit.document.tree import Block
from toolkit.plan.dossier import Dossier


@block("communication_indicators")
def communication_indicators(dossier: Dossier, _: str) -> tuple[Block, ...]:
    draft = Draft(
        dossier,
        "communication/indicators",
        "Communication indicators",
        text("Indicator", 2.4),
        text("Unit", 1.1),
        number("Baseline", 0.8),
        number("Half-way", 0.8),
        number("Target", 0.8),
        text("Means of verification", 1.8),
        text("Owner", 0.9),
    )
    for one in dossier.proposal.communication.indicators:
        draft.row(
            slug(one.name),
            draft.field(one, "name"),
            draft.field(one, "unit"),
            draft.field(one, "baseline"),
            draft.field(one, "interim"),
            draft.field(one, "target"),
            draft.field(one, "source"),
            draft.partner_in(one, "owner"),
        )
    return draft.table()

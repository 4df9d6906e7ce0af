"""The communication plan's channels: what each is for, how often it speaks, who runs it."""

from toolkit.blocks import block
from toolkit.blocks._draft import Draft, text
from toolkit.document.tree import Block
from toolkit.plan.dossier import Dossier


@block("channels")
def channels(dossier: Dossier, _: str) -> tuple[Block, ...]:
    plan = dossier.proposal.communication
    draft = Draft(
        dossier,
        "communication/channels",
        "Channels and tools",
        text("Channel", 1.3),
        text("Purpose", 2.6),
        text("Target groups", 1.6),
        text("Frequency", 1.2),
        text("Run by", 0.9),
        text("Shows that it works", 1.4),
    )
    for one in plan.channels:
        reached = ", ".join(group.name for group in plan.target_groups if one.id in group.channels)
        draft.row(
            one.id,
            draft.field(one, "name"),
            draft.field(one, "purpose"),
            reached or None,
            draft.field(one, "frequency"),
            draft.partner_in(one, "owner"),
            draft.field(one, "indicator"),
        )
    return draft.table()

"""The communication plan's target groups, each with its message and the ways to reach it."""

from toolkit.blocks import block
from toolkit.blocks._draft import Draft, text
from toolkit.document.tree import Block
from toolkit.plan.dossier import Dossier

MISSING = "Say what they shall remember."


@block("target_groups")
def target_groups(dossier: Dossier, _: str) -> tuple[Block, ...]:
    plan = dossier.proposal.communication
    names = {one.id: one.name for one in plan.channels}
    draft = Draft(
        dossier,
        "communication/target-groups",
        "Target groups and messages",
        text("Target group", 1.5),
        text("Why they matter", 2.2),
        text("Size and reach", 1.3),
        text("Message", 2.2),
        text("Channels", 1.5),
        text("Lead", 0.9),
    )
    for one in plan.target_groups:
        channels = ", ".join(names.get(channel, channel) for channel in one.channels)
        draft.row(
            one.id,
            draft.field(one, "name"),
            draft.field(one, "why"),
            draft.field(one, "size"),
            draft.prompted(one, "message", MISSING, "communication", "target_groups", one.id),
            draft.said(one, "channels", channels or None),
            draft.partner_in(one, "lead"),
        )
    return draft.table()

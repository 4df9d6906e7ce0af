"""The consortium at a glance: who takes part, from where, and as what."""

from toolkit.blocks import block
from toolkit.blocks._draft import Draft, short, text
from toolkit.document.tree import Block
from toolkit.model.consortium import Kind
from toolkit.plan.dossier import Dossier

KINDS = {
    Kind.CLUSTER: "Cluster organisation",
    Kind.NETWORK: "Network",
    Kind.OTHER: "Other organisation",
}


@block("participants")
def participants(dossier: Dossier, _: str) -> tuple[Block, ...]:
    draft = Draft(
        dossier,
        "participants",
        "Participants",
        short("No", 0.4),
        short("Role", 0.5),
        text("Participant", 3),
        text("Short name"),
        text("Country"),
        text("Kind", 1.3),
    )
    for number, one in enumerate(dossier.proposal.partners, 1):
        country, kind = dossier.country(one.country), draft.say(KINDS[one.kind])
        draft.row(one.id, number, one.role.code, one.name, one.short_name, country, kind)
    return draft.table()

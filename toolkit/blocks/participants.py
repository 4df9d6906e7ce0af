"""The consortium at a glance: who takes part, from where, and as what."""

from toolkit.blocks import block
from toolkit.blocks._draft import Draft, short, text
from toolkit.document.tree import Block
from toolkit.model.consortium import KIND_NAMES, Role
from toolkit.plan.dossier import Dossier


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
        draft.row(
            one.id,
            number,
            draft.choice(one, "role", {role: role.code for role in Role}),
            draft.field(one, "name"),
            draft.field(one, "short_name"),
            draft.said(one, "country", dossier.country(one.country)),
            draft.choice(one, "kind", KIND_NAMES),
        )
    return draft.table()

"""The form's table of deliverables: of a work package, by month."""

from toolkit.blocks import block
from toolkit.blocks._draft import Draft, short, text
from toolkit.document.tree import Block
from toolkit.plan.dossier import Dossier

MISSING = "Say what it holds, in which format and language."


@block("deliverables", of="work_package")
def deliverables(dossier: Dossier, ident: str) -> tuple[Block, ...]:
    proposal = dossier.proposal
    draft = Draft(
        dossier,
        f"wp/{ident}/deliverables",
        dossier.language.say("Deliverables of {package}", package=proposal.labels[ident]),
        short("No", 0.5),
        text("Deliverable name", 1.6),
        short("WP No", 0.5),
        text("Lead"),
        short("Type", 0.5),
        short("Dissemination level", 0.8),
        short("Due", 0.5),
        text("Description", 3),
    )
    package = proposal.package[ident]
    for one in sorted(package.deliverables, key=lambda one: one.due):
        draft.row(
            one.id,
            proposal.labels[one.id],
            draft.field(one, "title"),
            draft.of(package, proposal.labels[package.id]),
            draft.partner_in(one, "lead"),
            draft.field(one, "type"),
            draft.field(one, "dissemination"),
            draft.field(one, "due"),
            draft.prompted(
                one, "description", MISSING, "work_packages", ident, "deliverables", one.id
            ),
        )
    return draft.table()

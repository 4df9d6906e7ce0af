"""The form's table of milestones: of a work package, by month."""

from toolkit.blocks import block
from toolkit.blocks._draft import Draft, short, text
from toolkit.document.tree import Block
from toolkit.plan.dossier import Dossier


@block("milestones", of="work_package")
def milestones(dossier: Dossier, ident: str) -> tuple[Block, ...]:
    proposal = dossier.proposal
    draft = Draft(
        dossier,
        f"wp/{ident}/milestones",
        dossier.language.say("Milestones of {package}", package=proposal.labels[ident]),
        short("No", 0.5),
        text("Milestone name", 1.6),
        short("WP No", 0.5),
        text("Lead"),
        text("Description", 2.4),
        short("Due", 0.5),
        text("Means of verification", 1.8),
    )
    package = proposal.package[ident]
    for one in sorted(package.milestones, key=lambda one: one.due):
        draft.row(
            one.id,
            proposal.labels[one.id],
            draft.field(one, "title"),
            draft.of(package, proposal.labels[package.id]),
            draft.partner_in(one, "lead"),
            draft.field(one, "description"),
            draft.field(one, "due"),
            draft.field(one, "verification"),
        )
    return draft.table()

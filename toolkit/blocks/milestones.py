"""The form's table of milestones: of a work package, or of the whole project by month."""

from toolkit.blocks import block
from toolkit.blocks._draft import Draft, short, text
from toolkit.document.tree import Block
from toolkit.plan.dossier import Dossier


@block("milestones")
def milestones(dossier: Dossier, ident: str) -> tuple[Block, ...]:
    proposal = dossier.proposal
    draft = Draft(
        dossier,
        f"wp/{ident}/milestones" if ident else "milestones",
        f"Milestones of {proposal.labels[ident]}" if ident else "Milestones by date",
        short("No", 0.5),
        text("Milestone name", 1.6),
        short("WP No", 0.5),
        text("Lead"),
        text("Description", 2.4),
        short("Due", 0.5),
        text("Means of verification", 1.8),
    )
    found = [
        (package, one)
        for package in proposal.work_packages
        for one in package.milestones
        if ident in ("", package.id)
    ]
    for package, one in sorted(found, key=lambda pair: pair[1].due):
        draft.row(
            one.id,
            proposal.labels[one.id],
            one.title,
            proposal.labels[package.id],
            draft.partner(one.lead),
            one.description,
            one.due,
            one.verification,
        )
    return draft.table()

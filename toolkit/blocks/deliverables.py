"""The form's table of deliverables: of a work package, or of the whole project by month."""

from toolkit.blocks import block
from toolkit.blocks._draft import Draft, short, text
from toolkit.document.tree import Block
from toolkit.plan.dossier import Dossier


@block("deliverables")
def deliverables(dossier: Dossier, ident: str) -> tuple[Block, ...]:
    proposal = dossier.proposal
    draft = Draft(
        dossier,
        f"wp/{ident}/deliverables" if ident else "deliverables",
        f"Deliverables of {proposal.labels[ident]}" if ident else "Deliverables by date",
        short("No", 0.5),
        text("Deliverable name", 1.6),
        short("WP No", 0.5),
        text("Lead"),
        short("Type", 0.5),
        short("Dissemination level", 0.8),
        short("Due", 0.5),
        text("Description", 3),
    )
    found = [
        (package, one)
        for package in proposal.work_packages
        for one in package.deliverables
        if ident in ("", package.id)
    ]
    for package, one in sorted(found, key=lambda pair: pair[1].due):
        draft.row(
            one.id,
            proposal.labels[one.id],
            one.title,
            proposal.labels[package.id],
            draft.partner(one.lead),
            one.type,
            one.dissemination,
            one.due,
            one.description,
        )
    return draft.table()

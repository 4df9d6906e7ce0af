"""All milestones of the project by month; details are with the work packages."""

from toolkit.blocks import block
from toolkit.blocks._draft import Draft, short, text
from toolkit.document.tree import Block
from toolkit.plan.dossier import Dossier


@block("milestones_by_date")
def milestones_by_date(dossier: Dossier, _: str) -> tuple[Block, ...]:
    proposal = dossier.proposal
    draft = Draft(
        dossier,
        "milestones",
        "Milestones by date",
        short("Due", 0.5),
        short("No", 0.6),
        text("Milestone", 4),
        short("Work package", 0.8),
        text("Lead", 1.2),
    )
    found = [(package, one) for package in proposal.work_packages for one in package.milestones]
    for package, one in sorted(found, key=lambda pair: pair[1].due):
        draft.row(
            one.id,
            draft.field(one, "due"),
            draft.refs([one.id]),
            draft.field(one, "title"),
            draft.of(package, proposal.labels[package.id]),
            draft.partner_in(one, "lead"),
        )
    return draft.table()

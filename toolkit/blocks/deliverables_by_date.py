"""All deliverables of the project by month; details are with the work packages."""

from toolkit.blocks import block
from toolkit.blocks._draft import Draft, short, text
from toolkit.document.tree import Block
from toolkit.plan.dossier import Dossier


@block("deliverables_by_date")
def deliverables_by_date(dossier: Dossier, _: str) -> tuple[Block, ...]:
    proposal = dossier.proposal
    draft = Draft(
        dossier,
        "deliverables",
        "Deliverables by date",
        short("Due", 0.5),
        short("No", 0.6),
        text("Deliverable", 4),
        short("Work package", 0.8),
        text("Lead", 1.2),
        short("Type", 0.6),
        short("Dissemination", 0.9),
    )
    found = [(package, one) for package in proposal.work_packages for one in package.deliverables]
    for package, one in sorted(found, key=lambda pair: pair[1].due):
        draft.row(
            one.id,
            draft.field(one, "due"),
            draft.refs([one.id]),
            draft.field(one, "title"),
            draft.of(package, proposal.labels[package.id]),
            draft.partner_in(one, "lead"),
            draft.field(one, "type"),
            draft.field(one, "dissemination"),
        )
    return draft.table()

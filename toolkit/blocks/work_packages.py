"""The work packages at a glance: what each serves, who leads it, when and with what effort."""

from toolkit.blocks import block
from toolkit.blocks._draft import Draft, number, short, text
from toolkit.document.tree import Block
from toolkit.plan.dossier import Dossier

OWN = {"management": "Management", "communication": "Communication"}


@block("work_packages")
def work_packages(dossier: Dossier, _: str) -> tuple[Block, ...]:
    proposal, effort = dossier.proposal, dossier.effort
    draft = Draft(
        dossier,
        "work-packages",
        "Work packages",
        short("No", 0.5),
        text("Work package", 3),
        text("Serves", 1.4),
        text("Lead"),
        short("Months", 0.8),
        number("Person-months", 0.8),
        text("Deliverables", 1.4),
    )
    served = OWN | {one.id: one.short_title for one in dossier.call.priorities}
    for package in proposal.work_packages:
        draft.row(
            package.id,
            draft.refs([package.id]),
            draft.field(package, "title"),
            draft.choice(package, "priority", served),
            draft.partner_in(package, "lead"),
            draft.field(package, "months") if package.months else package.span,
            effort.total(work_package=package.id),
            draft.refs(one.id for one in package.deliverables),
        )
    if not draft.empty:
        draft.total("", "Total", "", "", "", effort.total(), "")
    return draft.table()

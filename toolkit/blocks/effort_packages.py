"""The form's table of staff effort per work package."""

from toolkit.blocks import block
from toolkit.blocks._draft import Draft, number, short, text
from toolkit.document.tree import Block
from toolkit.plan.dossier import Dossier


@block("effort_packages")
def effort_packages(dossier: Dossier, _: str) -> tuple[Block, ...]:
    proposal, effort = dossier.proposal, dossier.effort
    partners = list(proposal.partner)
    draft = Draft(
        dossier,
        "effort/packages",
        "Staff effort per work package",
        short("Work package No", 0.8),
        text("Work package title", 3),
        short("Lead participant No", 0.8),
        text("Lead short name"),
        short("Start month", 0.7),
        short("End month", 0.7),
        number("Person-months", 0.8),
    )
    for package in proposal.work_packages:
        draft.row(
            package.id,
            proposal.labels[package.id],
            draft.field(package, "title"),
            partners.index(package.lead) + 1 if package.lead in partners else None,
            draft.partner_in(package, "lead"),
            package.span.first,
            package.span.last,
            effort.total(work_package=package.id),
        )
    if not draft.empty:
        draft.total("", "Total", "", "", "", "", effort.total())
    return draft.table()

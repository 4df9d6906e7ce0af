"""The budget by partner and cost row, with the grant asked for and the own contribution."""

from toolkit.blocks import block
from toolkit.blocks._costs import amounts, cost_columns
from toolkit.blocks._draft import Draft, euros, number, text
from toolkit.document.tree import Block
from toolkit.plan.dossier import Dossier


@block("budget")
def budget(dossier: Dossier, _: str) -> tuple[Block, ...]:
    sums = dossier.budget
    contributions = sums.contributions or {}
    draft = Draft(
        dossier,
        "budget",
        "Estimated budget by participant (EUR)",
        text("Participant", 1.2),
        *cost_columns(dossier),
        number("EU contribution", 1.2),
        small=True,
    )
    for partner in dossier.proposal.partners:
        if sums.total(partner=partner.id):
            grant = euros(contributions.get(partner.id))
            draft.row(partner.id, partner.short_name, *amounts(dossier, partner=partner.id), grant)
    if not draft.empty:
        draft.total("Total", *amounts(dossier), euros(sums.grant))
    return draft.table()

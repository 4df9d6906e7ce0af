"""A work package's estimated budget: participants by the call's cost rows."""

from toolkit.blocks import block
from toolkit.blocks._costs import amounts, cost_columns
from toolkit.blocks._draft import Draft, text
from toolkit.document.tree import Block
from toolkit.plan.dossier import Dossier


@block("resources", of="work_package")
def resources(dossier: Dossier, ident: str) -> tuple[Block, ...]:
    proposal, budget = dossier.proposal, dossier.budget
    draft = Draft(
        dossier,
        f"wp/{ident}/resources",
        dossier.language.say("Estimated budget of {package} (EUR)", package=proposal.labels[ident]),
        text("Participant", 1.2),
        *cost_columns(dossier),
        small=True,
    )
    for partner in proposal.partners:
        if budget.total(partner=partner.id, work_package=ident):
            found = amounts(dossier, partner=partner.id, work_package=ident)
            draft.row(partner.id, partner.short_name, *found)
    if not draft.empty:
        draft.total("Total", *amounts(dossier, work_package=ident))
    return draft.table()

"""The form's table of subcontracting."""

from toolkit.blocks import block
from toolkit.blocks._draft import Draft, euros, number, short, text
from toolkit.blocks._shown import beside, sentence, stacked
from toolkit.document.tree import Block, Cell
from toolkit.model.workplan import Subcontract
from toolkit.plan.dossier import Dossier


@block("subcontracting")
def subcontracting(dossier: Dossier, _: str) -> tuple[Block, ...]:
    labels = dossier.proposal.labels
    draft = Draft(
        dossier,
        "subcontracting",
        "Subcontracting",
        short("Work package No", 0.6),
        short("Subcontract No", 0.7),
        text("Subcontract name", 1.4),
        text("Description", 2.4),
        number("Estimated costs (EUR)", 0.9),
        text("Justification", 2),
        text("Best value for money", 2),
    )
    for package in dossier.proposal.work_packages:
        for order in package.subcontracts:
            field = ("work_packages", package.id, "subcontracts", order.id)
            draft.row(
                order.id,
                draft.of(package, labels[package.id]),
                labels[order.id],
                draft.field(order, "title"),
                _description(draft, order),
                draft.said(order, "cost", euros(dossier, order.cost)),
                draft.prompted(order, "justification", "Say why no partner does it.", *field),
                draft.prompted(order, "best_value", "Say how the price was found.", *field),
            )
    return draft.table()


def _description(draft: Draft, order: Subcontract) -> Cell:
    """What is bought, for which task, and by whom."""
    partner = {"partner": draft.partner_in(order, "partner")}
    if order.task:
        by = sentence(f"{draft.say('Ordered by {partner} for')} ", partner)
        by = beside(by, draft.said(order, "task", draft.refs([order.task])))
    else:
        by = sentence(draft.say("Ordered by {partner}"), partner)
    return stacked(draft.field(order, "description"), by) if order.description else by

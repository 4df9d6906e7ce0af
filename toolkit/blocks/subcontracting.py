"""The form's table of subcontracting."""

from toolkit.blocks import block
from toolkit.blocks._draft import Draft, euros, number, short, text
from toolkit.document.tree import Block, Cell, Text
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
                labels[package.id],
                labels[order.id],
                order.title,
                _description(draft, order),
                euros(dossier, order.cost),
                draft.asked(
                    order.justification, "Say why no partner does it.", *field, "justification"
                ),
                draft.asked(order.best_value, "Say how the price was found.", *field, "best_value"),
            )
    return draft.table()


def _description(draft: Draft, order: Subcontract) -> Cell:
    """What is bought, for which task, and by whom."""
    said = draft.cell(order.description).paragraphs if order.description else ()
    task = draft.refs([order.task]).paragraphs[0] if order.task else ()
    partner = draft.partner(order.partner)
    if not task:
        return Cell((*said, (Text(draft.say("Ordered by {partner}", partner=partner)),)))
    by = Text(f"{draft.say('Ordered by {partner} for', partner=partner)} ")
    return Cell((*said, (by, *task)))

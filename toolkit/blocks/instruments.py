"""Financial support to third parties: each instrument with amount, number and total."""

from toolkit.blocks import block
from toolkit.blocks._draft import Draft, euros, number, short, text
from toolkit.document.tree import Block
from toolkit.model.instruments import FORMS
from toolkit.plan.dossier import Dossier


@block("instruments")
def instruments(dossier: Dossier, priority: str) -> tuple[Block, ...]:
    call, proposal = dossier.call, dossier.proposal
    draft = Draft(
        dossier,
        f"priority/{priority}/instruments" if priority else "instruments",
        "Financial support to third parties",
        text("Instrument", 2),
        text("Priority", 1.2),
        text("Form"),
        number("Per award (EUR)"),
        number("Awards", 0.7),
        number("Third parties", 0.7),
        number("Most per third party (EUR)", 1.1),
        short("Months", 0.8),
        text("Paid by"),
        number("Total (EUR)", 1.2),
    )
    served = {one.id: one.short_title for one in call.priorities}
    found = [one for one in proposal.instruments if priority in ("", one.priority)]
    for one in found:
        draft.row(
            one.id,
            draft.field(one, "title"),
            draft.choice(one, "priority", served),
            draft.choice(one, "form", FORMS),
            draft.said(one, "amount", euros(dossier, one.amount)),
            draft.field(one, "number"),
            one.third_parties,
            euros(dossier, one.per_third_party),
            draft.field(one, "months"),
            draft.partner_in(one, "partner"),
            euros(dossier, one.total),
        )
    if found and not priority:
        awards = sum(one.number for one in found)
        reached = sum(one.third_parties for one in found)
        total = euros(dossier, dossier.budget.third_parties())
        draft.total("Total", "", "", "", awards, reached, "", "", "", total)
    return draft.table()

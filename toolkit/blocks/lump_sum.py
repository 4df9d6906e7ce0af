"""The lump sum by participant and work package; nothing in a call that pays actual costs."""

from decimal import Decimal

from toolkit.blocks import block
from toolkit.blocks._draft import Draft, euros, number, text
from toolkit.document.tree import Block
from toolkit.model.call import LUMP_SUM
from toolkit.model.money import ZERO
from toolkit.plan.dossier import Dossier


@block("lump_sum")
def lump_sum(dossier: Dossier, _: str) -> tuple[Block, ...]:
    shares, proposal = dossier.shares, dossier.proposal
    if dossier.call.grant != LUMP_SUM or shares is None:
        return ()
    packages = proposal.work_packages
    draft = Draft(
        dossier,
        "lump-sum",
        "Lump sum by participant and work package (EUR)",
        text("Participant", 1.4),
        *(number(proposal.labels[one.id], 1.1) for one in packages),
        number("Total", 1.2),
        small=True,
    )
    sums = dict.fromkeys((one.id for one in packages), ZERO)
    for partner in dossier.budget.partners:
        found = {one.id: shares[partner, one.id] for one in packages}
        if total := sum(found.values(), Decimal(0)):
            sums = {one: sums[one] + share for one, share in found.items()}
            amounts = (euros(dossier, one) for one in (*found.values(), total))
            draft.row(partner, proposal.partner[partner].short_name, *amounts)
    if draft.empty:
        return ()
    totals = (euros(dossier, one) for one in (*sums.values(), dossier.budget.grant))
    draft.total("Total", *totals)
    return draft.table()

"""The form's table of staff effort per participant; the leader's figure in bold."""

from decimal import Decimal

from toolkit.blocks import block
from toolkit.blocks._draft import NONE, Draft, number, text
from toolkit.document.tree import Block, Cell, cell
from toolkit.plan.dossier import Dossier


@block("effort_partners")
def effort_partners(dossier: Dossier, _: str) -> tuple[Block, ...]:
    proposal, effort = dossier.proposal, dossier.effort
    packages = proposal.work_packages
    draft = Draft(
        dossier,
        "effort/partners",
        "Staff effort per participant (person-months)",
        text("Participant", 1.6),
        *(number(proposal.labels[one.id], 0.8) for one in packages),
        number("Total", 0.9),
    )
    for partner in proposal.partners:
        if not partner.funded and not effort.total(partner=partner.id):
            continue
        figures = (
            _figure(
                dossier,
                effort.total(partner=partner.id, work_package=one.id),
                one.lead == partner.id,
            )
            for one in packages
        )
        draft.row(partner.id, partner.short_name, *figures, effort.total(partner=partner.id))
    if packages:
        sums = (effort.total(work_package=one.id) for one in packages)
        draft.total("Total", *sums, effort.total())
        return draft.table()
    return ()


def _figure(dossier: Dossier, amount: Decimal, leads: bool) -> Cell:
    return cell(dossier.language.number(amount) if amount else NONE, bold=leads)

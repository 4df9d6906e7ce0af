"""The budget by partner and cost category, with the contribution asked for."""

from decimal import Decimal

from toolkit.blocks import block
from toolkit.blocks._draft import Draft, euros, number, text
from toolkit.document.tree import Block
from toolkit.model.money import ZERO
from toolkit.plan.dossier import Dossier


@block("budget")
def budget(dossier: Dossier, _: str) -> tuple[Block, ...]:
    sums, indirect = dossier.budget, dossier.call.indirect
    contributions = sums.contributions or {}
    draft = Draft(
        dossier,
        "budget",
        "Estimated budget by participant (EUR)",
        text("Participant", 1.2),
        *(number(one, 1.2) for one in _categories(dossier)),
        number(f"{indirect.code} {indirect.title}", 1.1),
        number("Total", 1.2),
        number("EU contribution", 1.2),
        small=True,
    )
    for partner in dossier.proposal.partners:
        if sums.total(partner=partner.id):
            grant = euros(dossier, contributions.get(partner.id))
            draft.row(partner.id, partner.short_name, *_amounts(dossier, partner.id), grant)
    if not draft.empty:
        draft.total("Total", *_amounts(dossier), euros(dossier, sums.grant))
    return draft.table()


def _categories(dossier: Dossier) -> dict[str, list[str]]:
    """The cost rows of each category, in the order of the call."""
    found: dict[str, list[str]] = {}
    for row in dossier.call.cost_rows:
        found.setdefault(row.category, []).append(row.code)
    return found


def _amounts(dossier: Dossier, partner: str = "") -> tuple[str, ...]:
    """Of one partner, or of all."""
    marks = {"partner": partner} if partner else {}
    sums = dossier.budget
    direct = (
        sum((sums.direct(row=row, **marks) for row in rows), ZERO)
        for rows in _categories(dossier).values()
    )
    found: tuple[Decimal, ...] = (*direct, sums.indirect(**marks), sums.total(**marks))
    return tuple(euros(dossier, one) for one in found)

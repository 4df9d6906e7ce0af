"""The form's list of previous projects of the last four years."""

from toolkit.blocks import block
from toolkit.blocks._draft import Draft, euros, number, short, slug, text
from toolkit.document.tree import Block
from toolkit.plan.dossier import Dossier


@block("previous_projects")
def previous_projects(dossier: Dossier, _: str) -> tuple[Block, ...]:
    draft = Draft(
        dossier,
        "previous-projects",
        "List of previous projects (last four years)",
        text("Participant"),
        text("Reference No, title, funding programme", 3),
        short("Period", 1.2),
        short("Role", 0.6),
        number("Amount (EUR)"),
        text("Website", 1.6),
    )
    for partner in dossier.proposal.partners:
        for one in partner.previous_projects:
            draft.row(
                f"{partner.id}/{slug(one.title)}",
                draft.of(partner, partner.short_name),
                draft.under(draft.field(one, "title"), one, "programme"),
                draft.field(one, "period"),
                draft.field(one, "role"),
                draft.said(one, "amount", euros(dossier, one.amount)),
                draft.field(one, "website"),
            )
    return draft.table()

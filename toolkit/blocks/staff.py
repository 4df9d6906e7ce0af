"""The form's table of project teams and staff."""

from toolkit.blocks import block
from toolkit.blocks._draft import Draft, slug, text
from toolkit.blocks._shown import stacked
from toolkit.document.tree import Block
from toolkit.plan.dossier import Dossier


@block("staff")
def staff(dossier: Dossier, _: str) -> tuple[Block, ...]:
    draft = Draft(
        dossier,
        "staff",
        "Project teams and staff",
        text("Name and function", 1.4),
        text("Organisation"),
        text("Role and tasks", 2),
        text("Professional profile and expertise", 2.4),
    )
    for partner in dossier.proposal.partners:
        for person in partner.staff:
            draft.row(
                f"{partner.id}/{slug(person.name)}",
                stacked(draft.field(person, "name"), draft.field(person, "function")),
                draft.of(partner, partner.short_name),
                draft.field(person, "tasks"),
                draft.field(person, "expertise"),
            )
    return draft.table()

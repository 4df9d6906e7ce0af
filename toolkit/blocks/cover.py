"""The cover's table: project name, acronym and who to write to."""

from toolkit.blocks import block
from toolkit.blocks._draft import Draft, text
from toolkit.blocks._shown import stacked
from toolkit.document.tree import Block, Mark
from toolkit.plan.dossier import Dossier


@block("cover")
def cover(dossier: Dossier, _: str) -> tuple[Block, ...]:
    project, coordinator = dossier.proposal.project, dossier.proposal.coordinator
    draft = Draft(dossier, "cover", "", text("Project name", 1.2), text(project.title, 3))
    company = draft.field(coordinator, "name")
    contact = (
        stacked(draft.field(coordinator, "contact"), company) if coordinator.contact else company
    )
    rows = {
        "acronym": ("Project acronym", project.acronym),
        "coordinator": ("Coordinator contact", contact),
    }
    for key, (name, value) in rows.items():
        draft.row(key, draft.cell(draft.say(name), bold=True, mark=Mark.HEAD), value)
    return draft.table()

"""The head of a work package's description: name, duration, leader, objectives."""

from toolkit.blocks import block
from toolkit.blocks._draft import Draft, text
from toolkit.blocks._shown import beside
from toolkit.document.tree import Block, Cell, Mark
from toolkit.model.base import Prose
from toolkit.model.workplan import WorkPackage
from toolkit.plan.dossier import Dossier

MISSING = "Write what this work package is to achieve, one sentence each."


@block("wp_header", of="work_package")
def wp_header(dossier: Dossier, ident: str) -> tuple[Block, ...]:
    proposal = dossier.proposal
    package = proposal.package[ident]
    partners = list(proposal.partner)
    number = partners.index(package.lead) + 1 if package.lead in partners else None
    draft = Draft(
        dossier, f"wp/{ident}/header", "", text("Work package", 1), text(package.title, 5)
    )
    lead = draft.partner_in(package, "lead")
    duration = draft.field(package, "months") if package.months else package.span
    rows = {
        "duration": ("Duration", duration),
        "lead": ("Lead beneficiary", beside(draft.cell(f"{number}-"), lead) if number else lead),
        "objectives": ("Objectives", _objectives(draft, package)),
    }
    for key, (name, value) in rows.items():
        draft.row(key, draft.cell(draft.say(name), bold=True, mark=Mark.HEAD), value)
    return draft.table()


def _objectives(draft: Draft, package: WorkPackage) -> Cell | Prose:
    if not package.objectives:
        return draft.asked(Prose(), MISSING, "work_packages", package.id, "objectives")
    return draft.listed(package, "objectives")

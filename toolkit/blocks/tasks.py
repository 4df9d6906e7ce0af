"""The form's table of a work package's tasks; the leader of each task in bold."""

from toolkit.blocks import block
from toolkit.blocks._draft import Draft, short, text
from toolkit.blocks._shown import run_on, showing, stacked
from toolkit.document.tree import Block, Cell, Inline, Text
from toolkit.document.walk import NO_BREAK
from toolkit.model.workplan import Task, WorkPackage
from toolkit.plan.dossier import Dossier

MISSING = "Describe the work: what is done, how, with whom, and with what result."


@block("tasks", of="work_package")
def tasks(dossier: Dossier, ident: str) -> tuple[Block, ...]:
    proposal = dossier.proposal
    package = proposal.package[ident]
    draft = Draft(
        dossier,
        f"wp/{ident}/tasks",
        dossier.language.say("Tasks of {package}", package=proposal.labels[ident]),
        short("Task No", 0.5),
        text("Task name", 1.3),
        text("Description", 4),
        text("Participants", 1.2),
        text("In-kind contributions and subcontracting", 1.3),
    )
    for task in package.tasks:
        draft.row(
            task.id,
            proposal.labels[task.id],
            stacked(draft.field(task, "title"), draft.field(task, "months")),
            draft.prompted(task, "description", MISSING, "work_packages", ident, "tasks", task.id),
            _participants(dossier, draft, task),
            _contributions(draft, package, task),
        )
    return draft.table()


def _participants(dossier: Dossier, draft: Draft, task: Task) -> Cell:
    """Each with its role; the short names run on, as a column of them would make tall rows."""
    known = dossier.proposal.partner
    names = dict.fromkeys((task.lead, *task.effort, *task.participants))
    said = [
        f"{one.short_name} ({one.role.code})".replace(" ", NO_BREAK)
        for one in (known[name] for name in names if name in known)
    ]
    if task.lead not in known:
        return draft.cell(", ".join(said))
    lead = showing(draft.cell(said[0], bold=True), task, "lead")
    others = showing(draft.cell(", ".join(said[1:])), task, "participants")
    return run_on(lead, others, ", ")


def _contributions(draft: Draft, package: WorkPackage, task: Task) -> Cell:
    """Yes and which, or no."""
    orders = [one for one in package.subcontracts if one.task == task.id]
    said = draft.cell(task.contributions).paragraphs if task.contributions else ()
    lines: list[tuple[Inline, ...]] = [
        (
            Text(f"{draft.say('Subcontracting:')} "),
            *draft.refs([one.id]).paragraphs[0],
            Text(f" {one.title}"),
        )
        for one in orders
    ]
    found = (*lines, *said)
    return (
        Cell(((Text(draft.say("Yes")),), *found)) if found else draft.cell(draft.say("No|answer"))
    )

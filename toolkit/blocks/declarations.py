"""The declaration on double funding: two statements to be answered with yes or no."""

from toolkit.blocks import block
from toolkit.blocks._draft import Draft, short, text
from toolkit.document.tree import Block
from toolkit.plan.dossier import Dossier

STATEMENTS = {
    "this-action": "No other grant of the EU budget pays, or has paid, for this project or any "
    "part of it, to any of its participants.",
    "running-costs": "No operating grant of the EU budget to any of its participants covers the "
    "costs that are declared here.",
}


@block("declarations")
def declarations(dossier: Dossier, _: str) -> tuple[Block, ...]:
    draft = Draft(
        dossier,
        "declarations",
        "Double funding",
        text("Statement", 4),
        short("Yes / No", 0.8),
        text("If no, explain", 2),
    )
    for key, statement in STATEMENTS.items():
        answers = (draft.cell(one)._replace(free=True) for one in (draft.say("Yes / No"), ""))
        draft.row(key, draft.cell(draft.say(statement))._replace(free=True), *answers)
    return draft.table()

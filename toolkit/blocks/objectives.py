"""The specific objectives, each with its indicators: unit, baseline, target."""

from toolkit.blocks import block
from toolkit.blocks._draft import Draft, number, slug, text
from toolkit.blocks._shown import sentence
from toolkit.document.tree import Block
from toolkit.plan.dossier import Dossier


@block("objectives")
def objectives(dossier: Dossier, _: str) -> tuple[Block, ...]:
    draft = Draft(
        dossier,
        "objectives",
        "Specific objectives and their indicators",
        text("Specific objective", 3),
        text("Indicator", 2.4),
        text("Unit", 1.1),
        number("Baseline", 0.8),
        number("Target", 0.8),
        text("Means of verification", 1.8),
    )
    for number_, objective in enumerate(dossier.proposal.project.objectives, 1):
        title = draft.field(objective, "title")
        cells = {"number": draft.cell(number_), "title": title}
        name = sentence(draft.say("SO{number} {title}"), cells)
        if not objective.indicators:
            draft.row(slug(objective.title), name, None, None, None, None, None)
        for place, one in enumerate(objective.indicators):
            draft.row(
                f"{slug(objective.title)}/{slug(one.name)}",
                draft.of(objective, "") if place else name,
                draft.field(one, "name"),
                draft.field(one, "unit"),
                draft.field(one, "baseline"),
                draft.field(one, "target"),
                draft.field(one, "source"),
            )
    return draft.table()

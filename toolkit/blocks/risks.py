"""The form's table of critical risks; likelihood and impact are in the description."""

from toolkit.blocks import block
from toolkit.blocks._draft import Draft, short, slug, text
from toolkit.document.tree import Block, Cell, Text
from toolkit.model.risks import Risk
from toolkit.plan.dossier import Dossier

WEIGHT = "Likelihood: {likelihood}. Impact: {impact}."


@block("risks")
def risks(dossier: Dossier, _: str) -> tuple[Block, ...]:
    draft = Draft(
        dossier,
        "risks",
        "Critical risks and mitigation",
        short("Risk No", 0.5),
        text("Description", 2.6),
        short("Work package", 0.8),
        text("Proposed risk-mitigation measures", 3),
    )
    for number, risk in enumerate(dossier.proposal.risks, 1):
        draft.row(
            risk.id or slug(risk.title),
            f"R{number}",
            _description(draft, risk),
            draft.refs(risk.work_package),
            _mitigation(draft, risk),
        )
    return draft.table()


def _description(draft: Draft, risk: Risk) -> Cell:
    said = draft.cell(risk.description).paragraphs if risk.description else ()
    likelihood, impact = draft.say(risk.likelihood), draft.say(risk.impact)
    words = draft.say(WEIGHT, likelihood=likelihood, impact=impact)
    weight = Text(words, italic=True)
    return Cell(((Text(risk.title, bold=True),), *said, (weight,)))


def _mitigation(draft: Draft, risk: Risk) -> Cell:
    said = draft.cell(risk.mitigation).paragraphs
    owner = draft.partner(risk.owner)
    watched = draft.say("Watched by {partner}.", partner=owner)
    return Cell((*said, (Text(watched),))) if owner else Cell(said)

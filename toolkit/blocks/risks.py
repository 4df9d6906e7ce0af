"""The form's table of critical risks; likelihood and impact are in the description."""

from toolkit.blocks import block
from toolkit.blocks._draft import Draft, short, slug, text
from toolkit.blocks._shown import sentence, stacked
from toolkit.document.tree import Block, Cell
from toolkit.model.risks import Level, Risk
from toolkit.plan.dossier import Dossier

LEVELS = {one: one.value for one in Level}
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
            draft.said(risk, "work_package", draft.refs(risk.work_package)),
            _mitigation(draft, risk),
        )
    return draft.table()


def _description(draft: Draft, risk: Risk) -> Cell:
    levels = {name: draft.choice(risk, name, LEVELS) for name in ("likelihood", "impact")}
    weight = sentence(draft.say(WEIGHT), levels, italic=True)
    title = draft.field(risk, "title", bold=True)
    return stacked(draft.under(title, risk, "description"), weight)


def _mitigation(draft: Draft, risk: Risk) -> Cell:
    said = draft.field(risk, "mitigation")
    if not risk.owner:
        return said
    partner = {"partner": draft.partner_in(risk, "owner")}
    return stacked(said, sentence(draft.say("Watched by {partner}."), partner))

"""The communication plan's action plan, by the month in which each activity begins."""

from collections.abc import Iterable, Mapping

from toolkit.blocks import block
from toolkit.blocks._draft import Draft, short, slug, text
from toolkit.blocks._shown import sentence, stacked
from toolkit.document.tree import Block, Cell
from toolkit.model.communication import Activity
from toolkit.plan.dossier import Dossier


@block("communication_activities")
def communication_activities(dossier: Dossier, _: str) -> tuple[Block, ...]:
    plan = dossier.proposal.communication
    groups = {one.id: one.name for one in plan.target_groups}
    channels = {one.id: one.name for one in plan.channels}
    draft = Draft(
        dossier,
        "communication/activities",
        "Action plan",
        text("Activity", 2.4),
        text("Target groups", 1.7),
        text("Channels", 1.6),
        short("When", 0.9),
        text("Responsible", 1.1),
        text("Evidence", 1.2),
    )
    for one in sorted(plan.activities, key=lambda one: (one.months.first, one.months.last)):
        draft.row(
            one.id or slug(one.title),
            _what(draft, one),
            draft.said(one, "target_groups", _names(groups, one.target_groups)),
            draft.said(one, "channels", _names(channels, one.channels)),
            draft.under(draft.field(one, "months"), one, "frequency"),
            _responsible(draft, one),
            draft.field(one, "evidence"),
        )
    return draft.table()


def _what(draft: Draft, one: Activity) -> Cell:
    """What is done, and what for."""
    return draft.under(draft.field(one, "title", bold=True), one, "objective")


def _names(known: Mapping[str, str], ids: Iterable[str]) -> str | None:
    return ", ".join(known.get(one, one) for one in ids) or None


def _responsible(draft: Draft, one: Activity) -> Cell:
    """Who leads it, and below who helps."""
    lead = draft.partner_in(one, "lead")
    helpers = ", ".join(draft.partner(partner) or "" for partner in one.partners)
    if not helpers:
        return lead
    named = draft.said(one, "partners", helpers)
    return stacked(lead, sentence(draft.say("with {partners}"), {"partners": named}))

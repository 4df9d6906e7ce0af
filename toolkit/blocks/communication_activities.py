"""The communication plan's action plan, by the month in which each activity begins."""

from toolkit.blocks import block
from toolkit.blocks._draft import Draft, short, slug, text
from toolkit.document.tree import Block, Cell
from toolkit.model.communication import Activity
from toolkit.model.wording import months
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
            ", ".join(groups.get(group, group) for group in one.target_groups) or None,
            ", ".join(channels.get(channel, channel) for channel in one.channels) or None,
            _when(one),
            _responsible(draft, one),
            one.evidence,
        )
    return draft.table()


def _what(draft: Draft, one: Activity) -> Cell:
    """What is done, and what for."""
    title = draft.cell(one.title, bold=True)
    aims = draft.cell(one.objective).paragraphs if one.objective else ()
    return Cell((*title.paragraphs, *aims))


def _when(one: Activity) -> str:
    span = months(one.months)
    return f"{span}\n{one.frequency}" if one.frequency else span


def _responsible(draft: Draft, one: Activity) -> str:
    helpers = ", ".join(draft.partner(partner) or "" for partner in one.partners)
    lead = draft.partner(one.lead) or ""
    if not helpers:
        return lead
    return f"{lead}\n{draft.say('with {partners}', partners=helpers)}"

"""The form's table of events, meetings and mobility."""

from toolkit.blocks import block
from toolkit.blocks._draft import Draft, number, short, text
from toolkit.document.tree import Block
from toolkit.plan.dossier import Dossier


@block("events")
def events(dossier: Dossier, _: str) -> tuple[Block, ...]:
    labels = dossier.proposal.labels
    draft = Draft(
        dossier,
        "events",
        "Events, meetings and mobility",
        short("Event No", 0.6),
        text("Participant"),
        text("Name", 1.8),
        text("Type"),
        text("Area and topics", 2.4),
        text("Location", 1.2),
        number("Duration (days)", 0.6),
        number("Attendees", 0.7),
    )
    for package in dossier.proposal.work_packages:
        for event in package.events:
            draft.row(
                event.id,
                labels[event.id],
                draft.partner_in(event, "partner"),
                draft.under(draft.field(event, "title"), event, "month"),
                draft.field(event, "type"),
                draft.field(event, "topics"),
                draft.field(event, "location"),
                draft.field(event, "days"),
                draft.field(event, "attendees"),
            )
    return draft.table()

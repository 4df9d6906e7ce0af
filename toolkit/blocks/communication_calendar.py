"""The communication plan's calendar: activities as bars, as in the timetable."""

from toolkit.blocks import block
from toolkit.blocks._draft import Draft, short, slug, text
from toolkit.blocks._slices import heads, slices_of
from toolkit.document.tree import Block, Mark, cell
from toolkit.plan.dossier import Dossier


@block("communication_calendar")
def communication_calendar(dossier: Dossier, _: str) -> tuple[Block, ...]:
    slices = tuple(slices_of(dossier))
    draft = Draft(
        dossier,
        "communication/calendar",
        "Calendar of the activities",
        text("Activity", 5),
        *(short(one.title, 0.9) for one in slices),
        small=True,
    )
    draft.heads = heads(dossier, slices)
    found = dossier.proposal.communication.activities
    for activity in sorted(found, key=lambda one: (one.months.first, one.months.last)):
        bars = (
            cell("", mark=Mark.BAR if one.meets(activity.months) else Mark.NONE) for one in slices
        )
        draft.row(activity.id or slug(activity.title), draft.field(activity, "title"), *bars)
    return draft.table()

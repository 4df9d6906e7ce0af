"""The visibility checklist: what must carry the emblem, the statement and the disclaimer."""

from collections.abc import Iterator

from toolkit.blocks import block
from toolkit.blocks._draft import Draft, short, text
from toolkit.document.tree import Block
from toolkit.plan.dossier import Dossier

EQUIPMENT = "C.2"
AGREEMENT = "Call text, guide and agreement with third parties: {instrument}"


@block("visibility")
def visibility(dossier: Dossier, _: str) -> tuple[Block, ...]:
    draft = Draft(
        dossier,
        "communication/visibility",
        "Visibility checklist",
        text("Item", 3),
        short("EU emblem", 0.8),
        short("Funding statement", 1),
        short("Disclaimer", 0.9),
        text("Checked by", 1.2),
    )
    for key, item, disclaimer, partner in _items(dossier):
        yes = draft.say("yes")
        mark = yes if disclaimer else draft.say("where text allows")
        said = (item, yes, yes, mark, draft.partner(partner))
        draft.row(key, *(draft.cell(one)._replace(free=True) for one in said))
    return draft.table()


def _items(dossier: Dossier) -> Iterator[tuple[str, str, bool, str | None]]:
    """Key, item, whether the disclaimer always fits, and the partner who checks it."""
    proposal, say = dossier.proposal, dossier.language.say
    plan = proposal.communication
    outreach = (one for one in proposal.work_packages if one.priority == "communication")
    speaker = plan.lead or next((one.lead for one in outreach), None)
    for channel in plan.channels:
        yield channel.id, channel.name, True, channel.owner or speaker
    if any(True for _ in proposal.deliverables):
        yield "deliverables", say("Public deliverables and their summaries"), True, speaker
    for instrument in proposal.instruments:
        yield (
            f"{instrument.id}/agreement",
            say(AGREEMENT, instrument=instrument.title),
            True,
            instrument.partner,
        )
    if any(package.events for package in proposal.work_packages):
        yield (
            "events",
            say("Invitations, slides, banners and presence lists of events"),
            False,
            speaker,
        )
    payers = {one.partner for one in dossier.budget.lines if one.row == EQUIPMENT}
    for partner in proposal.partners:
        if partner.id in payers:
            yield (
                f"equipment/{partner.id}",
                say("Equipment bought with the grant"),
                False,
                partner.id,
            )

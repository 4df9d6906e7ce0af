"""Where each part of a proposal is described in the text, and what it is called there."""

from collections.abc import Mapping, Sequence

from toolkit.model.call import Call
from toolkit.model.labels import Labelled
from toolkit.model.proposal import Proposal

Target = tuple[str, str]
"""The id of a block, and the label to print."""


def references(proposal: Proposal, call: Call) -> Mapping[str, Target]:
    """What `[[id]]` leads to, by id; `priority:innovate` names a priority beyond all doubt.

    Where a work package and a priority share an id, the id alone is the work package.
    """
    found: dict[str, Target] = {}
    for priority in call.priorities:
        target = f"priority/{priority.id}", priority.short_title
        found[priority.id] = found[f"priority:{priority.id}"] = target
    communication = proposal.communication
    for group in communication.target_groups:
        found[group.id] = f"communication/target-groups#{group.id}", group.name
    for channel in communication.channels:
        found[channel.id] = f"communication/channels#{channel.id}", channel.name
    for instrument in proposal.instruments:
        found[instrument.id] = f"instrument/{instrument.id}", instrument.title
    for partner in proposal.partners:
        found[partner.id] = f"participants#{partner.id}", partner.short_name
    return found | _labelled(proposal)


def _labelled(proposal: Proposal) -> dict[str, Target]:
    labels = proposal.labels
    found = {one.id: (f"risks#{one.id}", labels[one.id]) for one in proposal.risks if one.id}
    for package in proposal.work_packages:
        home = f"wp/{package.id}"
        found[package.id] = home, labels[package.id]
        parts: dict[str, Sequence[Labelled]] = {
            "tasks": package.tasks,
            "deliverables": package.deliverables,
            "milestones": package.milestones,
        }
        for name, members in parts.items():
            found |= {one.id: (f"{home}/{name}#{one.id}", labels[one.id]) for one in members}
        found |= {one.id: (f"events#{one.id}", labels[one.id]) for one in package.events}
        found |= {
            one.id: (f"subcontracting#{one.id}", labels[one.id]) for one in package.subcontracts
        }
    return {one: (block, str(label)) for one, (block, label) in found.items()}

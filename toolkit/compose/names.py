"""The names that templates may use, beyond those of a section."""

from typing import Any

from toolkit.compose.answer import answers
from toolkit.plan.dossier import Dossier

OF_A_SECTION = ("section", "prose")
"""Known in every template of `part_b/`: the call's section, and the outline's prose for it."""


def names_of(dossier: Dossier) -> dict[str, Any]:
    """What every template can speak of."""
    proposal, call = dossier.proposal, dossier.call
    strand = dossier.strand
    funded = tuple(one for one in proposal.partners if one.funded)
    managing = next((one for one in proposal.work_packages if one.priority == "management"), None)
    outreach = next(
        (one for one in proposal.work_packages if one.priority == "communication"), None
    )
    speaker = proposal.communication.lead or (outreach.lead if outreach else None)
    return {
        "proposal": proposal,
        "project": proposal.project,
        "call": call,
        "strand": strand,
        "ecosystem": strand.ecosystem if strand else "",
        "leading": dossier.leading,
        "figures": dossier.figures,
        "budget": dossier.budget,
        "effort": dossier.effort,
        "schedule": dossier.schedule,
        "partners": proposal.partners,
        "funded": funded,
        "associated": tuple(one for one in proposal.partners if not one.funded),
        "coordinator": proposal.coordinator,
        "partner": proposal.partner,
        "countries": tuple(sorted({call.country_name(one.country) for one in proposal.partners})),
        "country": call.country_name,
        "packages": proposal.work_packages,
        "package_by_id": proposal.package,
        "management": managing,
        "outreach": outreach,
        "speaker": proposal.partner.get(speaker) if speaker else None,
        "tasks": tuple(proposal.tasks),
        "deliverables": tuple(sorted(proposal.deliverables, key=lambda one: one.due)),
        "milestones": tuple(sorted(proposal.milestones, key=lambda one: one.due)),
        "instruments": proposal.instruments,
        "risks": proposal.risks,
        "communication": proposal.communication,
        "answers": answers(dossier),
        "label": proposal.labels.__getitem__,
    }

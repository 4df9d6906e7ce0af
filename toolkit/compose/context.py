"""The names that templates may use, beyond those of a section."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any
from zlib import crc32

from toolkit.compose.answer import answers, left_out
from toolkit.compose.caption_references import see
from toolkit.compose.surface import Function
from toolkit.model.instruments import Instrument
from toolkit.model.money import ZERO, cents
from toolkit.model.proposal import Proposal
from toolkit.model.workplan import Task, WorkPackage
from toolkit.plan.dossier import Dossier

OF_A_SECTION = ("section", "prose")
"""Known in every template of `part_b/`: the call's section, and the outline's prose for it."""


def names_of(dossier: Dossier) -> dict[str, Any]:
    """What every template can speak of."""
    proposal, call = dossier.proposal, dossier.call
    strand, found = dossier.strand, answers(dossier)
    supporting = sum(one.priority.role == "supporting" for one in found)
    funded = tuple(one for one in proposal.partners if one.funded)
    managing = next((one for one in proposal.work_packages if one.priority == "management"), None)
    outreach = next(
        (one for one in proposal.work_packages if one.priority == "communication"), None
    )
    known = proposal.partner

    def pick(*phrases: str) -> str:
        """One of several ways to say it, always the same one in the same project."""
        if not all(isinstance(one, str) for one in phrases):
            raise TypeError("only texts can be chosen from")
        return phrases[crc32(f"{proposal.project.acronym}{phrases[-1]}".encode()) % len(phrases)]

    def number(tag: str) -> str:
        """The number of a section of the form."""
        return call.section[tag].number if tag in call.section else ""

    def support_of(package: WorkPackage) -> tuple[Instrument, ...]:
        """The instruments whose cost stands in this work package."""
        return tuple(one for one in proposal.instruments if proposal.package_of(one) is package)

    speaker = proposal.communication.lead or (outreach.lead if outreach else None)
    return {
        **_parts_of(proposal),
        "call": call,
        "strand": strand,
        "ecosystem": strand.ecosystem if strand else "",
        "leading": dossier.leading,
        "figures": dossier.figures,
        "budget": dossier.budget,
        "effort": dossier.effort,
        "schedule": dossier.schedule,
        "funded": funded,
        "countries": tuple(sorted({dossier.country(one.country) for one in proposal.partners})),
        "management": managing,
        "outreach": outreach,
        "speaker": known.get(speaker) if speaker else None,
        "answers": found,
        "left_out": left_out(dossier),
        "choice_missing": supporting < call.objectives_rule.supporting_min,
        "beyond_support": _beyond_support(dossier),
        "joint_tasks": tuple(_across_borders(proposal)),
        "subcontracting_share": _subcontracting_share(dossier),
        "label": Function(proposal.labels.__getitem__),
        "number": Function(number),
        "pick": Function(pick),
        "support_of": Function(support_of),
    }


def _parts_of(proposal: Proposal) -> dict[str, Any]:
    """What stands in the outline: lists in its order, what is due in the order of months."""
    return {
        "proposal": proposal,
        "project": proposal.project,
        "partners": proposal.partners,
        "coordinator": proposal.coordinator,
        "packages": proposal.work_packages,
        "tasks": tuple(proposal.tasks),
        "deliverables": tuple(sorted(proposal.deliverables, key=lambda one: one.due)),
        "milestones": tuple(sorted(proposal.milestones, key=lambda one: one.due)),
        "instruments": proposal.instruments,
        "risks": proposal.risks,
        "communication": proposal.communication,
    }


def filters_of(dossier: Dossier) -> dict[str, Callable[..., Any]]:
    """The filters that know the proposal."""
    known = dossier.proposal.partner

    def who(partner: str) -> str:
        """A partner's short name."""
        return known[partner].short_name if partner in known else partner

    return {"who": who, "see": see}


def _across_borders(proposal: Proposal) -> Iterator[Task]:
    """The tasks on which partners from several countries work."""
    for task in proposal.tasks:
        names = {task.lead, *task.effort}
        if len({proposal.partner[one].country for one in names if one in proposal.partner}) > 1:
            yield task


def _beyond_support(dossier: Dossier) -> Decimal | None:
    """EUR of the partners' joint work for each third party supported; None where there is none."""
    reached = sum(one.third_parties for one in dossier.proposal.instruments)
    figures = dossier.figures
    return cents((figures.total_costs - figures.third_parties) / reached) if reached else None


def _subcontracting_share(dossier: Dossier) -> Decimal | None:
    """The part of total costs that is subcontracted; None where there are no costs."""
    total = dossier.budget.total()
    rows = (one.code for one in dossier.call.cost_rows if one.kind == "subcontracting")
    return sum((dossier.budget.direct(row=one) for one in rows), ZERO) / total if total else None

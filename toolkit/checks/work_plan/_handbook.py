"""The handbook of the calls for third parties among the deliverables."""

from __future__ import annotations

from toolkit.checks._vocabulary import speaks_of
from toolkit.model.workplan import Deliverable
from toolkit.plan.dossier import Dossier

HANDBOOK = (
    "handbook", "manual", "rulebook", "rules", "guide for applicant", "guidelines for applicant",
    "manuel", "reglement", "regles", "guide du candidat", "guide des candidat",
    "guide pour les candidat", "vademecum",
)  # fmt: skip
OF_CALLS = (
    "call$", "calls$", "applicant", "third part", "voucher", "instrument", "support to sme",
    "financial support", "appel", "candidat", "tiers$", "soutien", "cheque",
)  # fmt: skip


def handbook_of_calls(dossier: Dossier) -> Deliverable | None:
    """The first of the deliverables that hold the rules of the calls."""
    found = [
        one
        for one in dossier.proposal.deliverables
        if speaks_of(one.title, HANDBOOK) and speaks_of(f"{one.title} {one.description}", OF_CALLS)
    ]
    return min(found, key=lambda one: one.due, default=None)

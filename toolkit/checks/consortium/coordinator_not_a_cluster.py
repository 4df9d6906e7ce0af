"""
The coordinator is neither a cluster organisation nor a network.

Why it matters
    It is allowed: the call also takes other organisations. But a Eurocluster is expected to be led
    by those who have the SMEs as members, and evaluators ask why it is not.

Example
    partners:
      - {id: citeve, role: coordinator, kind: other, ...}
      - {id: ateval, role: beneficiary, kind: cluster, ...}

How to correct it
    Correct its kind where it is, or represents, a cluster organisation; or say under
    role_in_project why it leads rather than one of the clusters, and let a cluster coordinate where
    that is possible. It is advice.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.diagnostics import Severity
from toolkit.model.consortium import Kind, Role
from toolkit.model.wording import listed
from toolkit.plan.dossier import Dossier


@rule("CON111", Severity.ADVICE)
def coordinator_not_a_cluster(dossier: Dossier) -> Iterator[Finding]:
    coordinator = dossier.proposal.coordinator
    clusters = [
        one.short_name
        for one in dossier.proposal.partners
        if one.kind is not Kind.OTHER and one.role is Role.BENEFICIARY
    ]
    if (
        Kind.CLUSTER in dossier.call.eligibility.kinds
        and coordinator.kind is Kind.OTHER
        and clusters
        and not coordinator.role_in_project.strip()
    ):
        are = "is one" if len(clusters) == 1 else "are"
        yield Finding(
            coordinator.place.of("kind"),
            f"{coordinator.short_name} coordinates and is not a cluster organisation, while "
            f"{listed(clusters)} {are}",
            hint="say under role_in_project why it leads, or let a cluster organisation coordinate",
        )

"""
No cluster organisation or network is among the participants that receive money.

Why it matters
    The call is for consortia of clusters: each applicant is, or represents, a cluster organisation,
    a network of clusters, or another organisation that supports the transitions and resilience.
    Summaries of the 2021 call differ in whether the smallest consortium counts organisations or
    clusters. A Eurocluster without a single cluster organisation invites the question whether
    it is one.

Example
    partners:
      - {id: ateval, role: coordinator, kind: other, ...}
      - {id: citeve, role: beneficiary, kind: other, ...}
      - {id: techtera, role: beneficiary, kind: other, ...}

How to correct it
    Write kind: cluster at each partner that is, or represents, a cluster organisation (kind:
    network for a network of clusters), or bring one into the consortium as a beneficiary. A partner
    without kind counts as other. It is a warning, to be confirmed with the call document.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.diagnostics import Severity
from toolkit.model.consortium import Kind, Role
from toolkit.plan.dossier import Dossier

CLUSTERS = (Kind.CLUSTER, Kind.NETWORK)


@rule("CON110", Severity.WARNING)
def no_cluster_among_participants(dossier: Dossier) -> Iterator[Finding]:
    if Kind.CLUSTER not in dossier.call.eligibility.kinds:
        return
    signing = (Role.COORDINATOR, Role.BENEFICIARY)
    partners = [one for one in dossier.proposal.partners if one.role in signing]
    if not any(one.kind in CLUSTERS for one in partners):
        yield Finding(
            dossier.proposal.coordinator.place.of("kind"),
            "neither the coordinator nor a beneficiary is of the kind cluster or network, and the "
            "call is for consortia of clusters",
            hint="write kind: cluster at each partner that is, or represents, a cluster "
            "organisation, or add one as a beneficiary",
        )

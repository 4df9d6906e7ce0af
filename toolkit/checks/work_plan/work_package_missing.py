"""
There is no work package for management, or none for communication.

Why it matters
    The form expects a work package for management and coordination, and one for impact and
    dissemination. Without them nobody sees who does that work and with how much effort.

Example
    work_packages:
      - {id: innovate, priority: innovate, ...}
      - {id: adopt, priority: adopt, ...}

How to correct it
    Add a work package with `priority: management`, and one with `priority: communication`. It is a
    warning.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.diagnostics import Severity
from toolkit.model.proposal import COMMUNICATION, MANAGEMENT
from toolkit.plan.dossier import Dossier


@rule("PLN119", Severity.WARNING)
def work_package_missing(dossier: Dossier) -> Iterator[Finding]:
    served = {package.priority for package in dossier.proposal.work_packages}
    for purpose in (MANAGEMENT, COMMUNICATION):
        if purpose not in served:
            yield Finding(
                dossier.proposal.place.of("work_packages"),
                f"there is no work package for {purpose}",
                hint=f"add one with priority: {purpose}",
            )

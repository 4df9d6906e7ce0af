"""
The grant is above what the call's budget gives each project on average.

Why it matters
    The call states no maximum for one project, so nothing is cut. But its budget and the number of
    projects that it expects say what it counts on; a grant above that has to convince.

Example
    # 42 million EUR for 16 projects are 2 625 000 EUR each, and the costs call for 3 100 000 EUR

How to correct it
    Say why the project needs more, or lower the costs. Where the call document states a maximum,
    take it over in a profile of your own (proposal explain CAL109). It is a warning.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.diagnostics import Severity
from toolkit.model.wording import euro
from toolkit.plan.dossier import Dossier


@rule("CAL119", Severity.WARNING)
def grant_above_usual(dossier: Dossier) -> Iterator[Finding]:
    usual, grant = dossier.call.suggested.max_grant, dossier.budget.grant
    if dossier.call.max_grant is None and usual is not None and grant is not None and grant > usual:
        yield Finding(
            dossier.proposal.place.of("work_packages"),
            f"the costs call for a grant of {euro(grant)}; the call states no maximum, and its "
            f"budget gives about {euro(usual)} for one project",
            hint="say why the project needs more, or lower the costs",
        )

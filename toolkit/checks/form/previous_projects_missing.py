"""
The call lists previous projects among the annexes, and no partner has any.

Why it matters
    The list of previous projects shows that the partners have done such work before and managed
    such money. Where the call lists it as an annex it has to be there, and evaluators score the
    experience of the team by it. Source: the annexes in the call's profile; the form's table of
    previous projects covers the last four years.

Example
    partners:
      - {id: ateval, role: coordinator, ...}      # no previous_projects, and none elsewhere

How to correct it
    Add to each partner the projects of the last four years that resemble this one, under
    previous_projects: title, programme, period, role, EU contribution, website. It is a warning: a
    partner may have had none, but a whole consortium hardly ever has.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._vocabulary import speaks_of
from toolkit.diagnostics import Severity
from toolkit.plan.dossier import Dossier

STEMS = ("previous project", "past project", "projets precedents", "projets anterieurs")


@rule("FRM104", Severity.WARNING)
def previous_projects_missing(dossier: Dossier) -> Iterator[Finding]:
    asked = [one for one in dossier.call.annexes if speaks_of(one, STEMS)]
    proposal = dossier.proposal
    if not asked or any(one.previous_projects for one in proposal.partners):
        return
    coordinator = proposal.coordinator
    yield Finding(
        coordinator.place.of("previous_projects"),
        f"the call lists '{asked[0]}' among the annexes, but no partner has any",
        hint=f"begin with {coordinator.short_name}: previous_projects: [{{title: ..., programme: "
        "COSME, period: 09/2019-08/2021, role: COO, amount: 120000}]",
    )

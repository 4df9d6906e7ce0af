"""
A specific objective has no indicator.

Why it matters
    The form asks for each specific objective how it is measured: by an indicator with unit,
    baseline and target. An objective without one cannot be checked by anybody, and evaluators
    take points for it. The source is the application form of the family, section 1.2.

Example
    project:
      objectives:
        - {title: Replace critical inputs in textile SMEs, priority: innovate}

How to correct it
    Give the objective an indicator:

    - title: Replace critical inputs in textile SMEs
      priority: innovate
      indicators:
        - {name: Products new to the firm, unit: products, baseline: 0, target: 10,
           source: final reports of the SMEs}

    Where the outline has no specific objectives, the form shows those of the priorities, and each
    priority with an objective needs an indicator. It is a warning.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.diagnostics import Place, Severity
from toolkit.model.wording import counted, listed_up_to
from toolkit.plan.dossier import Dossier


@rule("LOG101", Severity.WARNING)
def objective_without_indicator(dossier: Dossier) -> Iterator[Finding]:
    bare = list(_bare(dossier))
    if not bare:
        return
    place, first = bare[0]
    names = listed_up_to([f"'{title}'" for _, title in bare], 3)
    yield Finding(
        place,
        f"no indicator measures {counted(len(bare), 'specific objective')}: {names}",
        hint=f"write one under indicators of '{first}', as in "
        "{name: Products new to the firm, unit: products, baseline: 0, target: 10}",
    )


def _bare(dossier: Dossier) -> Iterator[tuple[Place, str]]:
    """What is measured by nothing, with its place and its title."""
    proposal = dossier.proposal
    objectives, cases = proposal.project.objectives, proposal.priorities
    for objective in objectives:
        if not objective.indicators:
            yield objective.place.of("indicators"), objective.title
    if not objectives and any(case.indicators for case in cases.values()):
        for name, case in cases.items():
            if case.objective and not case.indicators:
                priority = dossier.call.priority.get(name)
                yield case.place.of("objective"), priority.title if priority else name

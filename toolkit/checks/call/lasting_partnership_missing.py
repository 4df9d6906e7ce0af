"""
Nothing says how the partnership lasts beyond the grant.

Why it matters
    The call asks for a long-term partnership at European level: one that is started, developed and
    kept after the money has ended. The sources are summaries of the calls of 2021 and 2024; the
    rule is silent where the profile of the call does not speak of it.

Example
    sections:
      CON-SOR-SETUP: Three clusters and a technology centre share the work.
      SUS-CON-SC: The courses become a service of the clusters.

How to correct it
    Say in the section on the consortium (CON-SOR-SETUP) or on continuation (SUS-CON-SC) in what
    form the partners go on together: "After the grant the partnership continues as an alliance
    with a strategy to 2032, signed in M34 ([[alliance]])." It is a warning.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._sentences import sentences
from toolkit.checks._vocabulary import speaks_of
from toolkit.diagnostics import Severity
from toolkit.plan.dossier import Dossier

ASKED_BY_NAME = ("long-term partnership",)
SETUP, CONTINUATION = "CON-SOR-SETUP", "SUS-CON-SC"
TOGETHER = (
    "alliance", "bind them", "consortium", "euroclust", "go on together", "partenariat",
    "partners go on", "partners stay", "partners will continue", "partners continue",
    "partnership", "restent ensemble", "stay together",
)  # fmt: skip
LASTING = (
    "2030", "after the end", "after the grant", "after the project", "apres la fin",
    "apres la subvention", "apres le projet", "au-dela", "beyond the", "bind", "carry on",
    "continue", "decade", "decenni", "durable", "go on", "goes on", "grant has ended", "lasting",
    "long terme", "long-term", "long term", "outlast", "outlive", "perenn", "permanent",
    "poursui", "renew", "stay together", "strategy to 20", "survi", "years after",
)  # fmt: skip


@rule("CAL124", Severity.WARNING)
def lasting_partnership_missing(dossier: Dossier) -> Iterator[Finding]:
    if not any(speaks_of(one.asks, ASKED_BY_NAME) for one in dossier.call.sections):
        return
    proposal = dossier.proposal
    sections = {tag: proposal.sections.get(tag, "") for tag in (SETUP, CONTINUATION)}
    if not all(sections.values()):
        return  # the prompt asks for it
    network = proposal.priorities.get("network")
    texts = [
        *sections.values(),
        *(one.title for one in proposal.project.objectives),
        *((network.objective, network.approach, *network.results) if network else ()),
    ]
    if not any(_tells(sentence) for text in texts for sentence in sentences(text)):
        yield Finding(
            proposal.place.of("sections", CONTINUATION),
            "nothing says how the partnership lasts beyond the grant, and the call asks for a "
            "long-term one",
            hint="say in what form the partners go on together, as in: after the grant the "
            "partnership continues as an alliance with a strategy to 2032",
        )


def _tells(sentence: str) -> bool:
    return speaks_of(sentence, TOGETHER) and speaks_of(sentence, LASTING)

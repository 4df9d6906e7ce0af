"""
One of the three European networks is not named, or no task works with it.

Why it matters
    The call asks how the consortium will work with the European Cluster Collaboration Platform
    (ECCP), the Enterprise Europe Network (EEN) and the European Digital Innovation Hubs (EDIH).
    One that is missing, or that is only praised, costs points. The sources are summaries of the
    calls of 2021 and 2024; the rule is silent where the profile's sections do not speak of them.

Example
    sections:
      COM-PLE-CP: The project works with the Enterprise Europe Network.
    # nothing speaks of the platform or of the hubs

How to correct it
    Name each in full and say what it does, in a task, an event or the communication plan:

    description: >-
      The call is published on the European Cluster Collaboration Platform; offices of the
      Enterprise Europe Network invite their clients to the information days.

    A section may do as well where it refers to the task in the same paragraph:
    "European Digital Innovation Hubs enter their tests in the catalogue ([[catalogue]])". It is a
    warning.
"""

import re
from collections.abc import Iterator, Sequence

from toolkit.checks import Finding, rule
from toolkit.checks._vocabulary import speaks_of
from toolkit.diagnostics import Severity
from toolkit.model.wording import listed
from toolkit.plan.dossier import Dossier

NETWORKS = {
    "the European Cluster Collaboration Platform (ECCP)": (
        "cluster collaboration platform", "eccp$", "clustercollaboration.eu",
        "plateforme europeenne de collaboration", "plateforme europeenne des clusters",
        "plateforme de collaboration des clusters",
    ),
    "the Enterprise Europe Network (EEN)": (
        "enterprise europe network", "een$", "reseau entreprise europe",
    ),
    "the European Digital Innovation Hubs (EDIH)": (
        "digital innovation hub", "edih$", "edihs$", "pole europeen d'innovation numerique",
        "poles europeens d'innovation numerique", "pole d'innovation numerique",
        "poles d'innovation numerique",
    ),
}  # fmt: skip
"""By the name, how texts write it, in English and in French."""

ASKED_BY_NAME = ("enterprise europe network",)
WORKED_WITH = ("work_packages.", "communication.", "risks.", "instruments.")
"""Where in the outline it is said what is done."""

PARAGRAPH = re.compile(r"\n\s*\n|\n(?=\s*[-*] )")
SECTION = "COM-PLE-CP"


@rule("CAL123", Severity.WARNING)
def european_network_not_named(dossier: Dossier) -> Iterator[Finding]:
    if not any(speaks_of(one.asks, ASKED_BY_NAME) for one in dossier.call.sections):
        return
    if not dossier.proposal.sections.get(SECTION, "").strip():
        return  # the prompt asks for it
    texts = [(one.place.path, one.text) for one in dossier.texts]
    missing, without_task = list[str](), list[str]()
    for network, names in NETWORKS.items():
        naming = [(path, text) for path, text in texts if speaks_of(text, names)]
        if not naming:
            missing.append(network)
        elif not any(_is_work(path, text, names) for path, text in naming):
            without_task.append(network)
    proposal = dossier.proposal
    place = proposal.place.of("sections", SECTION)
    if missing:
        yield Finding(
            place,
            f"the proposal does not name {listed(missing)}, and the call asks how it works with "
            "each of the three European networks",
            hint=f"name {missing[0]} in a task or in the communication plan, with what is done "
            "together",
        )
    if without_task:
        yield Finding(
            place,
            f"{listed(without_task)} {'are' if len(without_task) > 1 else 'is'} named, but no task "
            "or activity says what is done together",
            hint="say it in the description of a task or activity, or refer to the task beside the "
            "name, as in ([[information-days]])",
        )


def _is_work(path: str, text: str, names: Sequence[str]) -> bool:
    """Whether the text tells of work with the network: by its place, or by a reference beside."""
    if path.startswith(WORKED_WITH):
        return True
    if path.startswith("sections."):
        return any(
            "[[" in paragraph and speaks_of(paragraph, names) for paragraph in PARAGRAPH.split(text)
        )
    return False

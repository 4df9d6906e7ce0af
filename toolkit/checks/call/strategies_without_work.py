"""
European strategies are named, and no work is named beside them.

Why it matters
    A list of strategies proves that somebody has read their titles. It counts when a task, a
    deliverable or an indicator of the project answers each. The source is the advice of the draft
    to section 1.1.

Example
    sections:
      PRJ-OBJ-PO: The project serves the Green Deal, the SME strategy and the Skills Agenda.

How to correct it
    Refer to the work that answers the strategy, in the same section: "the SME strategy, by paying
    for processes that save energy ([[adopt]])". It is advice.
"""

import re
from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._vocabulary import folded
from toolkit.diagnostics import Severity
from toolkit.model.wording import listed_up_to
from toolkit.plan.dossier import Dossier

STRATEGIES = re.compile(
    r"\b(?:green deal(?: industrial plan)?|pacte vert|clean industrial deal"
    r"|(?:new |european )?industrial strategy|strategie industrielle"
    r"|sme strategy|strategie (?:pour|en faveur d)es pme"
    r"|circular economy action plan|plan d'action pour une economie circulaire"
    r"|critical raw materials act|reglement sur les matieres premieres critiques"
    r"|net-zero industry act|chips act|repowereu|fit for 55|ajustement a l'objectif 55"
    r"|digital decade|decennie numerique|european skills agenda|skills agenda"
    r"|strategie en matiere de competences|pact for skills|pacte pour les competences"
    r"|farm to fork|de la ferme a la table|renovation wave|vague de renovation"
    r"|biodiversity strategy|data strategy|strategie (?:europeenne )?pour les donnees"
    r"|economic security strategy|competitiveness compass"
    r"|recovery plan for europe|nextgenerationeu)"
)
LEAST = 2
WITH_STRATEGIES = ("PRJ-OBJ-PO", "PRJ-OBJ-NEEDS", "COM-PLE-CP", "IMP-ACT-IA")


@rule("CAL126", Severity.ADVICE)
def strategies_without_work(dossier: Dossier) -> Iterator[Finding]:
    sections = dossier.proposal.sections
    for tag in WITH_STRATEGIES:
        text = sections.get(tag, "")
        named = list(dict.fromkeys(STRATEGIES.findall(" ".join(folded(text).split()))))
        if len(named) >= LEAST and "[[" not in text:
            names = listed_up_to([f"'{one}'" for one in named], 3)
            yield Finding(
                dossier.proposal.place.of("sections", tag),
                f"{len(named)} European strategies are named without work that answers them: "
                f"{names}",
                hint="refer to the task or work package that answers each, as in ([[adopt]])",
            )

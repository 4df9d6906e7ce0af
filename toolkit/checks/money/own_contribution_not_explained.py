"""
The partners pay a part themselves, and nothing says from what.

Why it matters
    What the grant does not cover has to come from somewhere, and a finance officer asks whether a
    cluster organisation that lives on fees can bear it. One sentence is enough. It is good
    practice; the Portal checks financial capacity on its own.

Example
    # total costs 1 438 889 EUR, grant 1 400 000 EUR: the partners pay 38 889 EUR
    sections:
      FIN-MGT-FM: Lump sums have fixed amounts; the desk needs little staff.

How to correct it
    Write it in FIN-MGT-FM: "Own contributions come from membership fees and income from services;
    each partner has confirmed that it can bear its part." It is advice.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._vocabulary import speaks_of
from toolkit.diagnostics import Severity
from toolkit.model.wording import short_euro
from toolkit.plan.dossier import Dossier

SECTION = "FIN-MGT-FM"
SOURCES = (
    "own contribution", "own fund", "own resource", "own mean", "own cost", "own expense",
    "co-financ", "cofinanc", "co-fund", "membership fee", "fees of", "reserves", "contribute",
    "contribution", "fonds propres", "ressources propres", "autofinanc", "cotisation", "apport",
)  # fmt: skip


@rule("BUD135", Severity.ADVICE)
def own_contribution_not_explained(dossier: Dossier) -> Iterator[Finding]:
    own, section = dossier.budget.own_contribution, dossier.proposal.sections.get(SECTION, "")
    if own and section.strip() and not speaks_of(section, SOURCES):
        yield Finding(
            dossier.proposal.place.of("sections", SECTION),
            f"the partners pay {short_euro(own)} themselves, and {SECTION} does not say from what",
            hint="write it there, as in: Own contributions come from membership fees and income "
            "from services; each partner has confirmed that it can bear its part",
        )

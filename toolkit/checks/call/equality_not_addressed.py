"""
The section on ethics does not speak of women and men.

Why it matters
    The form asks in its section on ethics how the gender dimension is taken into account. One
    sentence that says what is done, in the team and in the choice of SMEs, is enough; none costs
    points. The sources are section 5.1 of the family's form and reports of evaluators.

Example
    sections:
      ETH-ICS-EI: The project handles the personal data of applicants under the GDPR.

How to correct it
    Add what is done and how it is seen: "At least forty per cent of the evaluators and trainers
    are women; the share of applications led by women is watched while a call is open." It is a
    warning.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._vocabulary import speaks_of
from toolkit.diagnostics import Severity
from toolkit.plan.dossier import Dossier

ETHICS = "ETH-ICS-EI"
EQUALITY = (
    "equal opportunit", "egalite", "equality", "female", "femin", "femme", "gender", "genre",
    "mixite", "parite", "sexes", "woman", "women",
)  # fmt: skip


@rule("CAL128", Severity.WARNING)
def equality_not_addressed(dossier: Dossier) -> Iterator[Finding]:
    proposal = dossier.proposal
    text = proposal.sections.get(ETHICS, "")
    if text.strip() and ETHICS in dossier.call.section and not speaks_of(text, EQUALITY):
        yield Finding(
            proposal.place.of("sections", ETHICS),
            "the section on ethics does not speak of women and men",
            hint="add what is done, as in: at least forty per cent of evaluators and trainers are "
            "women, and the share of applications led by women is watched",
        )

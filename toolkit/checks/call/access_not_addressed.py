"""
Nothing is said about access for people with disabilities.

Why it matters
    Events, websites and calls of the project are to be open to everybody. It is a small point that
    evaluators look for beside the gender dimension. The source is good practice; the form of the
    family asks for gender alone.

Example
    sections:
      ETH-ICS-EI: At least forty per cent of the trainers are women.

How to correct it
    Add a sentence to the section on ethics: "Sites of events are chosen so that people with
    disabilities can take part, and the website is accessible." It is advice.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._vocabulary import speaks_of
from toolkit.diagnostics import Severity
from toolkit.plan.dossier import Dossier

ETHICS = "ETH-ICS-EI"
ACCESS = (
    "accessib", "barrier-free", "disab", "handicap", "inclusi", "mobilite reduite", "sans barriere",
    "special needs", "wcag", "wheelchair",
)  # fmt: skip


@rule("CAL129", Severity.ADVICE)
def access_not_addressed(dossier: Dossier) -> Iterator[Finding]:
    proposal = dossier.proposal
    if not proposal.sections.get(ETHICS, "").strip() or ETHICS not in dossier.call.section:
        return
    if not any(speaks_of(one.text, ACCESS) for one in dossier.texts):
        yield Finding(
            proposal.place.of("sections", ETHICS),
            "nothing is said about access for people with disabilities",
            hint="add a sentence, as in: sites of events are chosen so that people with "
            "disabilities can take part, and the website is accessible",
        )

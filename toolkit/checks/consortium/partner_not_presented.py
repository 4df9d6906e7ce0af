"""
A partner is not presented: nothing, or next to nothing, says who it is and what it does here.

Why it matters
    The form asks what each participant brings to the project. Evaluators have marked proposals down
    because the role of a partner was "not adequately explained", and a partner of whom they know a
    name and a country is the first example.

Example
    partners:
      - {id: citeve, profile: Technology centre., role_in_project: "", ...}

How to correct it
    Write under profile who it is and whom it represents (how many members, which sectors), and
    under role_in_project what it answers for and why it can. Some forty words in all are enough for
    a start; below fifteen the partner is named here. It is a warning.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._words import some_of
from toolkit.diagnostics import Severity
from toolkit.model.consortium import Partner
from toolkit.plan.dossier import Dossier

FEWEST_WORDS = 15


@rule("CON114", Severity.WARNING)
def partner_not_presented(dossier: Dossier) -> Iterator[Finding]:
    silent = [one for one in dossier.proposal.partners if _words(one) < FEWEST_WORDS]
    if silent:
        names = some_of([one.short_name for one in silent])
        one = len(silent) == 1
        yield Finding(
            silent[0].place.of("profile"),
            f"{names} {'is' if one else 'are'} hardly presented: fewer than {FEWEST_WORDS} words "
            f"under profile and role_in_project{'' if one else ' of each'}",
            hint="write under profile who it is and whom it represents, and under role_in_project "
            "what it answers for and why it can",
        )


def _words(partner: Partner) -> int:
    """How many words say who it is and what it does."""
    texts = (partner.profile, partner.role_in_project, partner.kind_reason)
    return sum(len(text.split()) for text in texts)

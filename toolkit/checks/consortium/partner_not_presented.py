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
    a start; a partner is named here where one of the two is empty, or where there are fewer than
    fifteen words. It is a warning.
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
    silent = [one for one in dossier.proposal.partners if not _is_presented(one)]
    if silent:
        names = some_of([one.short_name for one in silent])
        one = len(silent) == 1
        yield Finding(
            silent[0].place.of("profile"),
            f"{names} {'is' if one else 'are'} not presented: profile or role_in_project is empty, "
            f"or the two hold fewer than {FEWEST_WORDS} words",
            hint="write under profile who it is and whom it represents, and under role_in_project "
            "what it answers for and why it can",
        )


def _is_presented(partner: Partner) -> bool:
    """Whether some words say who it is, and some what it does."""
    words = [len(text.split()) for text in (partner.profile, partner.role_in_project)]
    return all(words) and sum(words) + len(partner.kind_reason.split()) >= FEWEST_WORDS

"""
Effort is given as plain numbers, and the order of the rates alone decides what it costs.

Why it matters
    A partner with several staff profiles has several rates. A plain number in `effort` counts as
    work of the profile that comes first under `rates`: turn two words round there, and the budget
    is another one.

Example
    partners:
      - {id: aei, rates: {manager: 5300, expert: 4400}, ...}
    work_packages:
      - tasks:
          - {id: sme-survey, effort: {aei: 3}, ...}     # of a manager, or of an expert?

How to correct it
    Name the profile that plain numbers of this partner mean, as in `default_profile: expert`, or
    name the profile where the effort is given: `effort: {aei: {expert: 3}}`. It is a warning.
"""

from collections.abc import Iterator
from decimal import Decimal

from toolkit.checks import Finding, rule
from toolkit.checks._profiles import idle_profiles, unclear_effort
from toolkit.diagnostics import Severity
from toolkit.model.money import shortest
from toolkit.model.numbers import plainly
from toolkit.model.wording import counted, listed
from toolkit.plan.dossier import Dossier


@rule("PLN120", Severity.WARNING)
def effort_without_profile(dossier: Dossier) -> Iterator[Finding]:
    for partner in dossier.proposal.partners:
        given = unclear_effort(dossier, partner)
        if not given:
            continue
        default, *others = partner.rates
        idle = idle_profiles(dossier, partner)
        nobody = f", and nobody works as {listed(idle)}" if idle else ""
        yield Finding(
            partner.place.of("rates"),
            f"{plainly(sum(given, Decimal(0)))} person-months of {partner.short_name} in "
            f"{counted(len(given), 'task')} name no staff profile: they count as {default} at "
            f"{shortest(partner.rates[default])} EUR, which comes first in its rates{nobody}",
            hint=f"write default_profile: {default} under {partner.id} where that is meant, else "
            f"{' or '.join(others)}; or name the profile in each task, as in effort: "
            f"{{{partner.id}: {{{others[0]}: {plainly(given[0])}}}}}",
        )

"""
Partners work in the project, but none of their staff is listed.

Why it matters
    The form asks for the people behind the person-months: name and function, organisation, role
    and tasks, professional profile. A partner with effort and without a person looks as if it had
    signed up for the money. Evaluators score the team under a criterion of its own. Source: the
    form's table of project teams and staff.

Example
    partners:
      - {id: aei, role: beneficiary, ...}         # 12 person-months, and no staff

How to correct it
    Add staff to each partner that works: name, function, tasks, expertise. Where somebody is still
    to be recruited say so as the name, and describe the profile that is looked for.
"""

from collections.abc import Iterator
from decimal import Decimal

from toolkit.checks import Finding, rule
from toolkit.diagnostics import Severity
from toolkit.model.wording import counted, listed
from toolkit.plan.dossier import Dossier

NONE = Decimal(0)


@rule("FRM105", Severity.WARNING)
def staff_missing(dossier: Dossier) -> Iterator[Finding]:
    months = dossier.effort.total
    partners = dossier.proposal.partners
    silent = [
        one for one in partners if one.funded and not one.staff and months(partner=one.id) > 0
    ]
    if not silent:
        return
    names = listed(one.short_name for one in silent)
    total = sum((months(partner=one.id) for one in silent), NONE)
    amount = f"{total.normalize():f} person-month{'' if total == 1 else 's'}"
    number = counted(len(silent), "partner works", "partners work")
    yield Finding(
        silent[0].place.of("staff"),
        f"{number} {amount}, but none of their staff is listed: {names}"
        if len(silent) > 1
        else f"{names} works {amount}, but none of its staff is listed",
        hint="add the people who do the work: staff: [{name: ..., function: project manager, "
        "tasks: ..., expertise: ...}]",
    )

"""
In a lump-sum grant a work package runs over a reporting period, and is paid after a later one.

Why it matters
    A lump sum is paid for work packages that are completed. One that runs from the first period
    into the last brings nothing until the end, however much of it is done, and its partners pay in
    advance for all that time.

Example
    project:
      reporting_periods: [M1-M18, M19-M36]
    work_packages:
      - id: adopt
        tasks:
          - {id: calls, title: Calls, months: M4-M30, lead: ateval}

How to correct it
    Divide the work package at the end of the reporting period, so that its first part is paid then:
    management first of all. It is advice, and only where the call's profile says grant: lump_sum.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._words import some_of
from toolkit.diagnostics import Severity
from toolkit.model.call import LUMP_SUM
from toolkit.model.money import ZERO
from toolkit.model.wording import listed, short_euro
from toolkit.plan.dossier import Dossier


@rule("BUD140", Severity.ADVICE)
def work_package_paid_late(dossier: Dossier) -> Iterator[Finding]:
    periods = dossier.schedule.periods
    if dossier.call.grant != LUMP_SUM or len(periods) < 2:
        return
    late = [
        package
        for package in dossier.proposal.work_packages
        if any(package.span.first <= one.last < package.span.last for one in periods)
    ]
    if not late:
        return
    labels = dossier.proposal.labels
    names = [f"{labels[one.id]} (until {one.span.last})" for one in late]
    amount = sum((dossier.lump_sum_of(one.id) or ZERO for one in late), ZERO)
    worth = f", {short_euro(amount)}," if amount else ""
    ends = listed([str(one.last) for one in periods[:-1]])
    they, their = ("they are", "their parts") if len(late) > 1 else ("it is", "its part")
    yield Finding(
        late[0].place,
        f"{some_of(names)} {'run' if len(late) > 1 else 'runs'} over the end of a reporting period "
        f"({ends}): {their} of the lump sum{worth} cannot be paid before {they} completed",
        hint=f"divide {'them' if len(late) > 1 else 'it'} there, so that what is done by then is "
        "paid",
    )

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
from toolkit.diagnostics import Severity
from toolkit.model.call import LUMP_SUM
from toolkit.model.wording import short_euro
from toolkit.plan.dossier import Dossier


@rule("BUD140", Severity.ADVICE)
def work_package_paid_late(dossier: Dossier) -> Iterator[Finding]:
    periods = dossier.schedule.periods
    if dossier.call.grant != LUMP_SUM or len(periods) < 2:
        return
    for package in dossier.proposal.work_packages:
        first, last = package.span.first, package.span.last
        passed = [one for one in periods if first <= one.last < last]
        if not passed:
            continue
        amount = dossier.lump_sum_of(package.id)
        worth = f", {short_euro(amount)}," if amount else ""
        label = dossier.proposal.labels[package.id]
        yield Finding(
            package.place,
            f"{label} '{package.title}' runs from {first} to {last}, and its part of the lump sum"
            f"{worth} is paid after {last}, not at the end of {passed[0].last}",
            hint=f"divide it at the end of {passed[0].last}, so that what is done by then is paid",
        )

"""
A partner pays awards and has no effort for it.

Why it matters
    Whoever pays third parties signs the contracts, checks the reports, keeps the evidence and
    answers to the agency for every award (Commission's guidance on support to third parties). A
    payer without a person-month in the task that does this is a risk that a finance officer sees
    at once.

Example
    instruments:
      - {id: go-abroad, partner: aei, ...}
    work_packages:
      - id: management
        priority: management
        tasks:
          - {id: desk, title: Desk for the open calls, effort: {ateval: 3}, ...}   # no aei

How to correct it
    Give the payer effort in the task that handles calls and payments, as in effort: {aei: 0.5}, or
    let the partner pay that has it. Where no task of management handles the calls by its title, the
    payer needs effort in the work package of its instrument. It is a warning.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._words import short, titled
from toolkit.checks.money._support_tasks import support_tasks
from toolkit.diagnostics import Severity
from toolkit.model.wording import listed, short_euro
from toolkit.plan.dossier import Dossier


@rule("BUD117", Severity.WARNING)
def payer_without_support_effort(dossier: Dossier) -> Iterator[Finding]:
    proposal, effort = dossier.proposal, dossier.effort
    desk = support_tasks(proposal)
    found: set[str] = set()
    for instrument in proposal.instruments:
        payer, home = instrument.partner, proposal.package_of(instrument)
        if payer in found or not proposal.partner[payer].funded or not instrument.total or not home:
            continue
        if desk:
            works = any(effort.total(partner=payer, task=one.id) for one in desk)
            where = listed((titled(dossier, one) for one in desk), "or")
        else:
            works = bool(effort.total(partner=payer, work_package=home.id))
            where = titled(dossier, home)
        if not works:
            found.add(payer)
            paid = dossier.budget.third_parties(partner=payer)
            yield Finding(
                instrument.place.of("partner"),
                f"{short(dossier, payer)} pays {short_euro(paid)} to third parties and has no "
                f"effort in {where}",
                hint=f"give it effort there, as in effort: {{{payer}: 0.5}}, or let a partner pay "
                "that works there",
            )

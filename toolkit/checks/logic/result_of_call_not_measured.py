"""
Nothing measures what the call counts as the result of a priority.

Why it matters
    Each priority of the call has a result that the agency adds up over all projects: continuity
    plans, products new to the firm, processes adopted, people with new skills, agreements with
    third countries. A proposal that measures other things there cannot be compared, and reports
    later what was never planned. The source is the profile of the call (output of the priority).

Example
    priorities:
      network:
        indicators: [{name: Meetings held, unit: meetings, baseline: 0, target: 12}]

How to correct it
    Add an indicator for what the call counts, under the objective or the priority:

    - {name: Plans for business continuity adopted, unit: plans, baseline: 0, target: 25}

    A call that names indicators of its own has a finding of its own (CAL115). It is a warning.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._vocabulary import speaks_of
from toolkit.checks.logic._measured import measured_for_results
from toolkit.diagnostics import Severity
from toolkit.model.wording import listed
from toolkit.plan.dossier import Dossier

COUNTED = {
    "network": ("continu", "partnership", "partenariat", "plan", "preparedness", "resilien"),
    "innovate": (
        "ingredient", "innov", "new to", "nouveau", "part$", "parts$", "product", "produit",
        "prototype", "service", "solution",
    ),
    "adopt": (
        "adopt", "automat", "digital", "equip", "in use", "introdu", "monitor", "numeri",
        "procede", "process", "techno",
    ),
    "train": (
        "certifi", "competen", "course", "cours$", "formation", "forme", "manager", "people",
        "personne", "service", "skill", "staff", "train",
    ),
    "go_international": (
        "accord", "abroad", "agreement", "contract", "contrat", "cooperation", "etrang", "export",
        "international", "memorand", "partner", "partenariat", "third countr", "pays tiers",
    ),
}  # fmt: skip
"""By priority, how indicators name its result."""

EXAMPLES = {
    "network": "{name: Continuity plans adopted, unit: plans, baseline: 0, target: 25}",
    "innovate": "{name: Products new to the firm, unit: products, baseline: 0, target: 10}",
    "adopt": "{name: Process innovations adopted, unit: processes, baseline: 0, target: 12}",
    "train": "{name: Cluster staff trained, unit: people, baseline: 0, target: 40}",
    "go_international": "{name: Agreements, unit: agreements, baseline: 0, target: 6}",
}


@rule("LOG109", Severity.WARNING)
def result_of_call_not_measured(dossier: Dossier) -> Iterator[Finding]:
    proposal, call = dossier.proposal, dossier.call
    measured = list(measured_for_results(proposal))
    if call.indicators or not measured:
        return
    served = {one.priority for one in proposal.work_packages}
    missing = [
        one
        for one in call.priorities
        if one.output
        and one.id in served
        and one.id in COUNTED
        and not any(
            each.priority == one.id and speaks_of(each.words, COUNTED[one.id]) for each in measured
        )
    ]
    if missing:
        titles = listed(f"'{one.title}'" for one in missing)
        first = missing[0]
        place = proposal.priorities[first.id].place if first.id in proposal.priorities else None
        yield Finding(
            place.of("indicators") if place else proposal.project.place.of("objectives"),
            f"no indicator measures what the call counts for {titles}",
            hint=f"add one with priority {first.id}, as in {EXAMPLES[first.id]}",
        )

"""
Facts of the call are not known, or were not compared with the call's own text.

Why it matters
    Rates, limits and codes come from the call's profile. A fact that is not known is left out of
    every check; one that comes from a summary may be wrong. Neither is guessed, so somebody has
    to look before the proposal is handed in. `proposal facts` shows them in a table: those on
    which most of this proposal's money rests first, then what decides about admission, about
    evaluation and about the form. Each has its value, how well it is known, who says it, and
    where to look it up:

    not known      nobody has seen it, and no check uses it
    suggested      a value of a sister call; it is shown, and used only when you take it over
    not verified   it is used, and comes from a summary or a sister programme
    verified       the call, the form, the rules or the granting authority says so

Example
    # templates/calls/smp-cosme-2021-cluster.yaml
    threshold: null
    sources:
      rate_other: {verified: false, source: two summaries of the call, note: ...}

How to correct it
    proposal facts --write my-call begins a profile of your own in templates/calls beside the
    outline. Write call: my-call in the outline. What the profile states with a source counts as
    confirmed, and is not counted here any longer:

    extends: smp-cosme-2021-cluster
    threshold: 70
    sources:
      threshold: call document, page 21
      rate_other: call document, page 14      # 90 %, as in the profile that comes with proposal

    It is a warning: the draft can be built without.
"""

from collections import Counter
from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._words import in_command
from toolkit.diagnostics import Severity
from toolkit.model.wording import counted
from toolkit.plan.dossier import Dossier
from toolkit.plan.facts import open_facts


@rule("CAL109", Severity.WARNING)
def facts_of_call_not_verified(dossier: Dossier) -> Iterator[Finding]:
    states = Counter(one.status for one in open_facts(dossier))
    if not states:
        return
    number = sum(states.values())
    how = ", ".join(f"{states[one]} {one.words}" for one in sorted(states))
    yield Finding(
        dossier.proposal.place.of("call"),
        f"{counted(number, 'fact')} of the call to be confirmed: {how}",
        hint=f"see what rests on them: proposal facts{in_command(dossier.proposal.place.file)}",
    )

"""
Facts of the call are not known, or were not compared with the call's own text.

Why it matters
    Rates, limits and codes come from the call's profile. A fact that is not known is left out of
    every check; one that comes from a summary may be wrong. Neither is guessed here, so somebody
    has to look before the proposal is handed in.

Example
    # templates/calls/smp-cosme-2021-cluster.yaml
    threshold: null
    sources:
      rate_other: {verified: false, source: two summaries of the call, note: ...}

How to mend it
    Look the facts up in the call document; the profile says under `sources` where to look.
    Enter what you find there, and set `verified: true`. It is a warning: the draft can be built.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._words import counted, listed
from toolkit.diagnostics import Severity
from toolkit.model.base import Located
from toolkit.plan.dossier import Dossier


@rule("CAL109", Severity.WARNING)
def facts_of_call_not_verified(dossier: Dossier) -> Iterator[Finding]:
    call = dossier.call
    unknown = tuple(_unknown(call))
    doubtful = tuple(
        name for name, source in call.sources.items() if not source.verified and name not in unknown
    )
    told = [
        f"{counted(len(names), 'fact')} of the call {'is' if len(names) == 1 else 'are'} {state} "
        f"({', '.join(names)})"
        for names, state in ((unknown, "not known"), (doubtful, "not verified"))
        if names
    ]
    if told:
        yield Finding(
            dossier.proposal.place.of("call"),
            listed(told),
            hint=f"look them up in the call document; the profile {call.id} says where",
        )


def _unknown(part: Located, inside: str = "") -> Iterator[str]:
    """The way to each field without a value, as the profile writes it."""
    for name in type(part).model_fields:
        value = getattr(part, name)
        if value is None:
            yield f"{inside}{name}"
        elif isinstance(value, Located):
            yield from _unknown(value, f"{inside}{name}.")

"""
An indicator has no unit, no baseline or no source.

Why it matters
    The form asks for unit, baseline and target of every indicator. A number without a unit can
    mean anything, a target without a baseline shows no change, and without a source nobody knows
    who counts. The source is the application form of the family, sections 1.2 and 2.1.2; the
    source of the figures is good practice.

Example
    indicators:
      - {name: Continuity plans, target: 25}

How to correct it
    Add what is missing:

    - {name: Continuity plans, unit: plans, baseline: 0, target: 25, source: signed plans}

    The baseline is 0 where it begins with the project. Satisfaction and usefulness need none. A
    missing target is a finding of its own (PLN118). It is a warning.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._vocabulary import speaks_of
from toolkit.checks.logic._measured import Measured, all_measured, without_repetitions
from toolkit.diagnostics import Severity
from toolkit.model.wording import listed
from toolkit.plan.dossier import Dossier

SHOWN = 3
OPINIONS = (
    "confian", "confiden", "content", "helpful", "opinion", "qualit", "rating", "recomm", "satisf",
    "useful", "utile", "utilit",
)  # fmt: skip
"""What has no state before the project: what people think of its work."""

EXAMPLES = {"unit": "plans", "baseline": "0", "source": "attendance lists"}


@rule("LOG102", Severity.WARNING)
def indicator_incomplete(dossier: Dossier) -> Iterator[Finding]:
    found = []
    for one in without_repetitions(all_measured(dossier.proposal)):
        if missing := list(_missing(one)):
            found.append((one.indicator, missing))
    if not found:
        return
    lacking = [
        f"'{indicator.name}' has no {listed(fields, 'and no')}" for indicator, fields in found
    ]
    more = f"; and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
    first, fields = found[0]
    example = ", ".join(f"{field}: {EXAMPLES[field]}" for field in fields)
    yield Finding(
        first.place.of(fields[0]),
        "; ".join(lacking[:SHOWN]) + more,
        hint=f"add what is missing, as in {example}",
    )


def _missing(one: Measured) -> Iterator[str]:
    indicator = one.indicator
    if not _says_something(indicator.unit) and "%" not in indicator.unit:
        yield "unit"
    if indicator.baseline is None and not speaks_of(one.words, OPINIONS):
        yield "baseline"
    if not _says_something(indicator.source):
        yield "source"


def _says_something(text: str) -> bool:
    """Whether there is a letter in it, and not only a sign that it is to come."""
    words = text.strip().casefold().rstrip(".")
    return any(one.isalpha() for one in words) and words not in ("tbd", "tbc", "n/a", "todo", "xxx")

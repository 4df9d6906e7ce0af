"""
A word is written twice in a row.

Why it matters
    It is a slip of the pen that no reader misses, and spell-checkers do not see it in an outline.

Example
    summary: The project helps the the smallest firms.

How to correct it
    Take one of the two out. It is advice.
"""

import re
from collections.abc import Iterator
from operator import eq

from toolkit.checks import Finding, rule
from toolkit.checks.texts._prose import named, tokens
from toolkit.diagnostics import Place, Severity
from toolkit.plan.dossier import Dossier

DOUBLED = re.compile(
    r"(?<![\w'’.-])([^\W\d_]{2,}|a)[ \t]*(?:\n[ \t]*)?(?<=\s)\1(?![\w'’.-]\w)(?!\w)", re.IGNORECASE
)
MEANT = frozenset(
    ["that", "had", "is", "her", "nous", "vous", "tout", "bien", "peu", "très", "so", "bye"]
)
"""Words that may follow themselves: "that that is so", "nous nous engageons"."""


@rule("TXT148", Severity.ADVICE)
def word_doubled(dossier: Dossier) -> Iterator[Finding]:
    if dossier.proposal.project.language[:2] not in ("en", "fr"):
        return  # elsewhere a word may well follow itself: die, die ...
    found: list[tuple[str, Place]] = []
    for one in dossier.texts:
        words = tokens(one.text)
        if not any(map(eq, words, words[1:])):
            continue
        found += [
            (" ".join(met[0].split()), one.place.inside(one.text, met.start()))
            for met in DOUBLED.finditer(one.text)
            if met[1].casefold() not in MEANT and _is_slip(met)
        ]
    if found:
        twice, place = found[0]
        more = len(found) - 1
        yield Finding(
            place,
            f"'{twice}' is in {named(dossier, place)}"
            + (f"; {more} more elsewhere" if len(found) > 1 else ""),
            hint="take one of the two words out",
        )


def _is_slip(met: re.Match[str]) -> bool:
    """Whether the second word is no name, as it is in Baden Baden."""
    second = met[0][-len(met[1]) :]
    return second.islower() or second == second.upper() == met[1]

"""
A name or title is still that of the starter.

Why it matters
    The starter builds at once, with invented partners and a title that says what it is. What
    nobody has replaced is printed on the cover and in every table, and the Portal's record of the
    partners will say something else.

Example
    project:
      title: The full title of the project
    partners:
      - {id: partner-a, name: "Partner A, full legal name", short_name: Partner A, ...}

How to correct it
    Replace the values that the finding names; in the starter their lines are marked REPLACE. Ids
    such as partner-a may stay: nobody reads them.
"""

import re
from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.diagnostics import Place, Severity
from toolkit.model.wording import counted, listed_up_to
from toolkit.plan.dossier import Dossier

STARTER = re.compile(
    r"the full title of the project|my ?project|(?:partner [a-z]|laboratory), full legal name|"
    r"partner [a-z]",
    re.IGNORECASE,
)
NAMED = 4


@rule("FRM116", Severity.WARNING)
def starter_value_left(dossier: Dossier) -> Iterator[Finding]:
    found = [(place, text) for place, text in _names(dossier) if STARTER.fullmatch(text.strip())]
    if not found:
        return
    texts = listed_up_to(list(dict.fromkeys(f"'{text}'" for _, text in found)), NAMED)
    yield Finding(
        found[0][0],
        f"{counted(len(found), 'name or title is', 'names and titles are')} still from the "
        f"starter: {texts}",
        hint="replace them with those of Part A",
    )


def _names(dossier: Dossier) -> Iterator[tuple[Place, str]]:
    project = dossier.proposal.project
    yield project.place.of("acronym"), project.acronym
    yield project.place.of("title"), project.title
    for one in dossier.proposal.partners:
        yield one.place.of("name"), one.name
        yield one.place.of("short_name"), one.short_name

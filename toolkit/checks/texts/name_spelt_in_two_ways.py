"""
A text spells the name of a partner, or of the project, in another way.

Why it matters
    A name that is spelt in two ways looks like carelessness, and a search in the file finds
    only one of them (good practice). Words with a capital letter are compared with the short
    names of the partners and the acronym; those that are one letter away, two in a long name,
    are named here. Capitals and accents alone do not count.

Example
    partners:
      - {id: citeve, short_name: CITEVE, ...}
    sections:
      CON-MET-CM: CITVE measures before and after.

How to correct it
    Write the name as it is under `short_name`, or `[[citeve]]`, the id of the partner in two
    brackets, which becomes the name. A word that is right and only looks like a name is silent
    once it is in three texts.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks.texts._claims import claims
from toolkit.claims.contradiction import Kind
from toolkit.diagnostics import Severity
from toolkit.plan.dossier import Dossier


@rule("TXT127", Severity.WARNING)
def name_spelt_in_two_ways(dossier: Dossier) -> Iterator[Finding]:
    yield from claims(dossier, Kind.NAME)

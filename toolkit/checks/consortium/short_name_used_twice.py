"""
Two partners have the same short name.

Why it matters
    Tables, charts and the workbook know partners by their short names. With the same name, nobody
    can tell whose effort and whose costs stand there.

Example
    partners:
      - {id: aei-textils, short_name: AEI, ...}
      - {id: aei-digital, short_name: AEI, ...}

How to correct it
    Give each its own short name, as it is registered in the Portal. It is a warning.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.diagnostics import Severity
from toolkit.plan.dossier import Dossier


@rule("CON105", Severity.WARNING)
def short_name_used_twice(dossier: Dossier) -> Iterator[Finding]:
    taken: dict[str, str] = {}
    for partner in dossier.proposal.partners:
        name = partner.short_name.casefold()
        if name in taken:
            yield Finding(
                partner.place.of("short_name"),
                f"{partner.id} has the short name {partner.short_name}, as {taken[name]} has",
                hint="give each partner a short name of its own",
            )
        taken.setdefault(name, partner.id)

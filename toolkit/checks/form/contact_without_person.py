"""
The coordinator's contact is an office, not a person.

Why it matters
    The cover page asks for a person at the coordinator. The agency writes to that person with
    questions, often with a deadline of a few days; what goes to an office may lie there.
    Source: the cover page of the form, which asks for a name.

Example
    partners:
      - {id: ateval, role: coordinator, contact: "Project office, info@example.org"}

How to correct it
    Write the name of the person first, then the address: Maria Soler, maria.soler@example.org. It
    is advice; a contact that is missing is a prompt in the draft.
"""

import re
from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._vocabulary import folded
from toolkit.diagnostics import Severity
from toolkit.plan.dossier import Dossier

OFFICE = re.compile(
    r"\b(?:office|bureau|secretariat|department|departement|service|unit|team|equipe|helpdesk|"
    r"desk|administration|direction|reception|accueil|somebody|someone|to be|name of a person|"
    r"n\.n\.|tb[acdn]|a nommer|a designer)\b"
)
ADDRESS = re.compile(r"[^\s@]{1,64}@\S+|https?://\S+|\bwww\.\S+|\+?\d[\d ()./-]{5,}")
TITLES = re.compile(r"\b(?:Dr|Prof|Mr|Mrs|Ms|Mme|M|Dipl|Ing|Eng)\b\.?")
NAME = re.compile(r"[^\W\d_][\w'\N{RIGHT SINGLE QUOTATION MARK}.-]*")


@rule("FRM110", Severity.ADVICE)
def contact_without_person(dossier: Dossier) -> Iterator[Finding]:
    coordinator = dossier.proposal.coordinator
    contact = coordinator.contact
    if contact and not _names_person(contact):
        yield Finding(
            coordinator.place.of("contact"),
            f"the contact of {coordinator.short_name} is '{contact}', which names no person",
            hint="write a first name and a family name before the address: contact: Maria Soler, "
            "maria.soler@example.org",
        )


def _names_person(contact: str) -> bool:
    """Whether a part between commas is two names or more, with no word of an office among them."""
    parts = re.split(r"[,;:|()<>\n/]| - | – ", ADDRESS.sub(" ", contact))
    for part in parts:
        words = NAME.findall(TITLES.sub(" ", part))
        capitals = [one for one in words if one[0].isupper()]
        if len(capitals) >= 2 and not OFFICE.search(folded(part)):
            return True
    return False

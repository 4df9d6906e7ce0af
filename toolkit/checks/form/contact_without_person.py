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
STREET = re.compile(
    r"\d|\b(?:street|road|avenue|av\.|lane|square|park|parque|parc|tower|building|floor|campus|"
    r"house|rue|boulevard|place|quai|chemin|cours|calle|carrer|carretera|gran via|paseo|passeig|"
    r"plaza|placa|poligono|rua|avenida|largo|via|viale|piazza|corso|strada|platz|weg|allee|ulica|"
    r"ul\.|ulitsa|laan|straat)(?!\w)|stra(?:ss|\N{LATIN SMALL LETTER SHARP S})e\b"
)
ADDRESS = re.compile(r"[^\s@]{1,64}@\S+|https?://\S+|\bwww\.\S+|\+?\d[\d ()./-]{5,}")
TITLES = re.compile(r"\b(?:Dr|Prof|Mr|Mrs|Ms|Mme|M|Dipl|Ing|Eng)\b\.?")
NAME = re.compile(r"[^\W\d_][\w'\N{RIGHT SINGLE QUOTATION MARK}.-]*")


@rule("FRM110", Severity.ADVICE)
def contact_without_person(dossier: Dossier) -> Iterator[Finding]:
    coordinator = dossier.proposal.coordinator
    contact = coordinator.contact
    if contact and not _names_person(contact, coordinator.name):
        yield Finding(
            coordinator.place.of("contact"),
            f"the contact of {coordinator.short_name} is '{contact}', which names no person",
            hint="write a first name and a family name before the address: contact: Maria Soler, "
            "maria.soler@example.org",
        )


def _names_person(contact: str, organisation: str) -> bool:
    """Whether a part between commas is two names or more, and no office, street or organisation."""
    parts = re.split(r"[,;:|()<>\n/]| - | – ", ADDRESS.sub(" ", contact))
    for part in parts:
        words = NAME.findall(TITLES.sub(" ", part))
        capitals = [one for one in words if one[0].isupper()]
        plain = folded(part).strip()
        is_other = OFFICE.search(plain) or STREET.search(plain) or plain in folded(organisation)
        if len(capitals) >= 2 and not is_other:
            return True
    return False

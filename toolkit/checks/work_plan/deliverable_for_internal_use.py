"""
A deliverable is a paper for internal use: minutes, an agenda, a list of those present.

Why it matters
    The form asks for few deliverables and explicitly not for minutes, working papers and other
    internal documents. Each deliverable is reviewed by the funder; papers of this kind only take
    the place of results.

Example
    deliverables:
      - {id: kick-off-minutes, title: Minutes of the kick-off meeting, due: M1, lead: ateval}

How to correct it
    Take it out of the deliverables. Minutes are a good proof of a milestone: write them under its
    `verification`. It is a warning.
"""

import re
from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._vocabulary import folded
from toolkit.checks._words import titled
from toolkit.diagnostics import Severity
from toolkit.plan.dossier import Dossier

MINUTES = (
    r"(?<!\d )(?<!\d-)minutes\b"
    r"|meeting (?:notes|reports?|records?|agendas?)"
    r"|notes (?:of|on|from) the .*meeting"
    r"|proces[- ]verba"
    r"|comptes?[- ]rendus?\b.*(?:reunion|comite|lancement|assemblee)"
)
INTERNAL = (
    r"^agendas?(?: of| for|$)|ordres? du jour",
    r"(?:attendance|presence|participants?) (?:list|sheet)",
    r"list of (?:those present|participants|attendees)",
    r"(?:liste|feuille)s? (?:de presence|d'emargement|des participants)",
    r"\binternal (?:[\w-]+ ){0,2}(?:reports?|papers?|documents?|notes?|memos?|newsletters?|use)\b",
    r"\binternal (?:\w+ )?(?:procedure|guide|handbook|working|communication)|\(internal\)",
    r"\b(?:rapport|document|note|memo|lettre|guide|procedure)s? (?:de travail )?internes?\b",
    r"usage interne|\bworking (?:papers?|documents?)\b|documents? de travail",
    r"\b(?:time ?sheets?|feuilles? de temps|mailing lists?|listes? de diffusion)\b",
    r"(?:kick-?off|consortium|project|partners?'?|management) meetings?\b|steering committee",
    r"reunions? (?:de lancement|du consortium|des partenaires|de projet|du comite)",
    r"comite de pilotage",
)
FOUND = re.compile("|".join((MINUTES, *INTERNAL)))
BEGINS = re.compile(rf"^(?:the |les? |signed |approved )*(?:{MINUTES})")


@rule("PLN124", Severity.WARNING)
def deliverable_for_internal_use(dossier: Dossier) -> Iterator[Finding]:
    for one in dossier.proposal.deliverables:
        if FOUND.search(folded(one.title)) or BEGINS.search(folded(one.description.strip())):
            yield Finding(
                one.place.of("title"),
                f"{titled(dossier, one)} is a paper for internal use, which the form does not want "
                "among the deliverables",
                hint="take it out, or let it prove a milestone, as in verification: Signed minutes "
                "of the meeting",
            )

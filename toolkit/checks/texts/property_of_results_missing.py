"""
Nothing says who owns results, or that they can be had.

Why it matters
    Evaluators ask "how intellectual property rights are managed": who owns map, courses and tools
    that were paid for by the Union, what firms keep of theirs, and what everybody may use. (Source:
    evaluation reports; model grant agreement, article 16.)

Example
    (no text of the outline speaks of rights, licences or ownership)

How to correct it
    Add a paragraph to SUS-CON-SC or IMP-ACT-IA: "Each partner owns what it has made. Courses and
    map are published under an open licence. Supported SMEs own their products." It is advice.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._vocabulary import speaks_of
from toolkit.checks.texts._prose import prose_of
from toolkit.diagnostics import Severity
from toolkit.plan.dossier import Dossier

PROPERTY = (
    "intellectual propert", "property right", "industrial propert", "ipr$", "patent", "copyright",
    "trade mark", "trademark", "ownership of", "own the", "owns the", "own their", "owned by",
    "owns what", "own what", "open licen", "licence open", "licences",
    "creative commons", "open source", "open-source", "rights of use", "right of use",
    "rights to use", "right to use", "under licen", "under a licen", "under an open",
    "propriete intellectuelle", "propriete industrielle", "propriete des", "proprietaire",
    "brevet", "droit d'auteur", "droits d'auteur", "marque deposee", "licence ouverte",
    "licence libre", "licences", "sous licence", "appartien", "droits d'usage", "droit d'usage",
)  # fmt: skip
AVAILABLE = (
    "public", "publis", "publie", "open access", "openly", "free of charge", "downloa", "available",
    "is open$", "are open$", "open to", "accessible", "libre acces", "telecharg", "disponib",
    "gratuit", "en ligne", "ouvert", "diffus",
)  # fmt: skip


@rule("TXT146", Severity.ADVICE)
def property_of_results_missing(dossier: Dossier) -> Iterator[Finding]:
    texts = [
        one.text for one in prose_of(dossier) if not one.place.path.startswith("instruments")
    ]  # there licences and patents are what firms may buy
    if not dossier.proposal.sections:
        return  # nothing of the kind has been written yet
    has_rights = any(speaks_of(one, PROPERTY) for one in texts)
    is_public = any(speaks_of(one, AVAILABLE) for one in texts) or any(
        one.dissemination == "PU" for one in dossier.proposal.deliverables
    )
    missing = [] if has_rights else ["who owns the results"]
    if not is_public:
        missing.append("where they can be had")
    if missing:
        yield Finding(
            dossier.proposal.place.of("sections", "SUS-CON-SC"),
            f"no text says {' and '.join(missing)}",
            hint="add to SUS-CON-SC, for example, Each partner owns what it has made; courses and "
            "map are published under an open licence; supported SMEs own their products",
        )

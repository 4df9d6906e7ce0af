"""
The verification of a milestone names nothing that could be looked at.

Why it matters
    The form asks for means of verification: a person from outside has to see from them whether the
    milestone was reached. "Done." repeats that it was reached and shows nothing. An empty
    verification is PLN117; this rule looks for the name of a proof in what is written.

Example
    milestones:
      - {id: call-open, title: First call open, due: M9, lead: ateval, verification: Done.}

How to correct it
    Name what can be shown: a signed list, a published page, a report, a register, a deliverable
    (`[[handbook]]`). It is a warning.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._vocabulary import folded, speaks_of
from toolkit.checks._words import titled
from toolkit.diagnostics import Severity
from toolkit.model.workplan import Milestone
from toolkit.plan.dossier import Dossier

PROOF = (
    "account", "address", "adress", "agreement", "accord", "announcement", "annonce", "annex",
    "approv", "approb", "article", "attest", "brochure", "calendar", "calendrier", "certific",
    "confirm", "contract", "contrat", "convention", "compte rendu", "data", "base de",
    "declaration", "decision", "deliverable", "livrable", "document", "dossier", "draft", "email",
    "e-mail", "courriel", "evidence", "preuve", "feedback", "fiche", "file", "fichier", "form$",
    "forms$", "formulaire", "invoice", "facture", "letter", "lettre", "link", "lien", "list",
    "log$", "logs$", "material", "memorand", "minute", "newsletter", "note", "notice", "offer",
    "offre", "online", "en ligne", "page", "payment", "paiement", "photo", "post$", "posts$",
    "press", "proces-verba", "programme", "protocol", "publi", "question", "receipt", "recu$",
    "record", "register", "registre", "registration", "inscription", "report", "rapport", "sample",
    "echantillon", "screenshot", "capture", "sheet", "feuille", "sign", "site$", "slide",
    "statistic", "summary", "table", "tableau", "validat", "video", "web",
)  # fmt: skip
"""What may be shown, in English and French."""

RESULT = (
    "catalog", "map", "carte", "plan$", "plans$", "survey", "enquete", "guide", "handbook",
    "manuel", "platform", "plateforme", "portal", "portail", "prototype", "demonstrat", "test",
    "tool", "outil", "toolkit",
)  # fmt: skip
"""What may be shown too, but proves nothing where the title of the milestone is about it."""

OPEN = ("to be defined", "to be decided", "to be confirmed", "to be determined", "tbd", "tbc",
        "n/a$", "a definir", "a preciser", "a confirmer", "a determiner")  # fmt: skip
REACHED = (
    "done", "complet", "achiev", "reach", "finish", "fulfil", "success", "happen", "took place",
    "takes place", "taken place", "has been", "have been", "a eu lieu", "ont eu lieu", "ok$", "yes",
    "oui$", "fait$", "faite$", "termin", "attein", "realis", "acheve",
    "reussi", "held$", "tenu", "ready", "pret$", "start", "begun", "commenc", "check", "verif",
    "monitor", "coordinat", "partner", "partenaire",
)  # fmt: skip
SHOWN = 60
"""Characters of a text that a message quotes."""

FEW = 4
"""Words in which a proof that this rule does not know is improbable."""


@rule("PLN125", Severity.WARNING)
def milestone_without_proof(dossier: Dossier) -> Iterator[Finding]:
    for milestone in dossier.proposal.milestones:
        text = " ".join(milestone.verification.split())
        if text and not _is_proof(milestone, text):
            shown = text.rstrip(".") if len(text) <= SHOWN else f"{text[:SHOWN].rstrip()}..."
            yield Finding(
                milestone.place.of("verification"),
                f"{titled(dossier, milestone)} is verified by '{shown}', which nobody "
                "from outside can look at",
                hint="name what can be shown, as in verification: Signed minutes with the list of "
                "decisions",
            )


def _is_proof(milestone: Milestone, text: str) -> bool:
    if speaks_of(text, OPEN):
        return False
    if _words(text) in (_words(milestone.title), _words(milestone.description)):
        return False
    if "[[" in text or speaks_of(text, PROOF):
        return True
    if any(speaks_of(text, [one]) and not speaks_of(milestone.title, [one]) for one in RESULT):
        return True
    return len(text.split()) > FEW and not speaks_of(text, REACHED)


def _words(text: str) -> str:
    return folded(text).strip(" .;:!\n")

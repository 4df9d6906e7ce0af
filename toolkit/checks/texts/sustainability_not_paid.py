"""
The section on sustainability names no owner, no cost or no income.

Why it matters
    "Funding sources were not adequately identified beyond further EU funding" is what evaluators
    wrote of a project that was not funded. They want to read who carries each result on, what that
    costs a year, and who pays. (Source: evaluation report; application form, sustainability and
    continuation.)

Example
    sections:
      SUS-CON-SC: The results live on, and further European projects will be applied for.

How to correct it
    Add the three to SUS-CON-SC: "The catalogue is kept by [[ntt]]. It takes one person-month a
    year, about EUR 5 000, paid for by fees of its members." It is a warning.
"""

import re
from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._vocabulary import folded, speaks_of
from toolkit.checks.texts._prose import clauses
from toolkit.diagnostics import Severity
from toolkit.model.wording import listed
from toolkit.plan.dossier import Dossier

OWNERS = (
    "secretariat", "owner", "kept by", "carried by", "run by", "taken over by", "hosted by",
    "maintained by", "managed by", "is kept", "responsib", "takes over", "take over", "partners",
    "clusters", "coordinator", "association", "alliance", "chamber", "members", "the yard",
    "le cluster", "les clusters", "partenaires", "coordinat", "reprend", "repris", "porte par",
    "portee par", "portes par", "gere par", "geree par", "tenu par", "tenue par", "heberge",
    "membres", "chambre", "repose sur",
)  # fmt: skip
EFFORT = re.compile(
    r"(?:€|\beur\b|\beuros?\b)|person[- ]month|person[- ]day|working day|\bfte\b|full[- ]time|"
    r"personnes?[- ]mois|mois[- ]personnes?|jours?[- ]hommes?|\betp\b|temps plein"
)
COSTS = ("cost", "budget", "cout", "coute", "charge", "price", "prix", "expens", "depens")
NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|eight|ten|twelve|half|hundred|thousand|deux|trois|quatre|"
    r"cinq|six|huit|dix|douze|demi|cent|mille)\b"
)
INCOME = (
    "fee$", "fees$", "contribut", "subscri", "membership", "charge", "sale", "sold", "sell",
    "licen", "income", "revenue", "paid", "pays", "pay$", "sponsor", "own resources", "own means",
    "regional fund", "national fund", "cost price", "price", "invest", "bank", "customer",
    "cotisation", "abonnement", "adhesion", "redevance", "vente", "vend", "recette", "revenu",
    "payant", "payee", "paye$", "paie", "tarif", "fonds propres", "fonds regionaux", "prix",
    "ressources propres", "financee par", "finance par", "clients", "mecen",
)  # fmt: skip


@rule("TXT145", Severity.WARNING)
def sustainability_not_paid(dossier: Dossier) -> Iterator[Finding]:
    texts = {tag: text for tag, text in dossier.proposal.sections.items() if _is_meant(tag)}
    text = "\n\n".join(texts.values())
    if not text.strip():
        return  # that it is empty is another finding
    missing = [
        words
        for words, is_there in (
            ("who carries results on", _has_owner(dossier, text)),
            ("what that costs a year", _has_cost(text)),
            ("what pays for it beside further EU funding", speaks_of(text, INCOME)),
        )
        if not is_there
    ]
    if missing:
        yield Finding(
            dossier.proposal.place.of("sections", next(iter(texts))),
            f"the section on sustainability leaves open {listed(missing)}",
            hint="add to it, for example, The catalogue is kept by "
            f"[[{dossier.proposal.coordinator.id}]]; it takes one person-month a year, about EUR "
            "5 000, paid for by fees of its users",
        )


def _is_meant(tag: str) -> bool:
    return tag.partition("/")[0] == "SUS-CON-SC"


def _has_owner(dossier: Dossier, text: str) -> bool:
    partners = dossier.proposal.partners
    return speaks_of(text, OWNERS) or any(
        f"[[{one.id}]]" in text or one.short_name in text for one in partners
    )


def _has_cost(text: str) -> bool:
    """Whether a sentence gives a sum or effort, or a cost with a number."""
    for sentence in clauses(text):
        words = folded(sentence)
        if NUMBER.search(words) and (EFFORT.search(words) or speaks_of(sentence, COSTS)):
            return True
    return False

"""
A subcontract goes to a partner of the project or to an affiliated entity.

Why it matters
    Participants do not buy from each other: each declares its own costs, without profit (rules on
    subcontracting of EU grants; the form repeats that beneficiaries and affiliated entities may not
    be subcontractors). Such a subcontract is refused. The rule reads titles and descriptions.

Example
    subcontracts:
      - {id: tests, title: Tests by CITEVE, partner: ateval, cost: 12000}

How to correct it
    Give the partner effort and costs of its own in the task, and take the subcontract out. Where
    the text only mentions a partner, reword it: "offers are compared by CITEVE". It is a warning.
"""

import re
from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._vocabulary import folded
from toolkit.checks._words import titled
from toolkit.checks.money._subcontracts import orders
from toolkit.diagnostics import Severity
from toolkit.model.consortium import Partner
from toolkit.model.wording import short_euro
from toolkit.plan.dossier import Dossier

GIVEN = (
    r"(?:order\w*|bought|subcontract\w*|award\w*|given|contract\w*|entrusted|carried out|done|made|"
    r"produced|delivered|provided|performed|held|run|executed|supplied|written|developed|"
    r"work|services?|tests?|advice|training|support|travail|prestations?|conseils?|"
    r"confie\w*|realise\w*|execute\w*|fourni\w*|commande\w*|attribue\w*|sous-traite\w*|assure\w*)"
)
TO = r"(?:by|from|to|with|at|par|a|aupres de|chez|de)"
DOES = (
    r"(?:carries out|provides|delivers|performs|does|makes|produces|runs|holds|supplies|writes|"
    r"develops|will|is paid|are paid|receives|gets|invoices|takes over|sells|realise|fournit|"
    r"execute|assure|produit|recoit|facture|vend|est paye\w*)"
)
AFFILIATED = (
    r"(?:belongs? to|owned by|(?:subsidiary|affiliate|daughter(?: company)?|branch|arm|"
    r"service company) of|affiliated (?:to|with)|linked to|filiales? de|appart(?:ient|enant) a|"
    r"affiliee? a|detenue? par)"
)
"""What makes the one that works a company of the partner that follows."""

DAYS = r"(?<!open )(?:days|hours|weeks|jours|journees|heures|semaines)"
AS = (
    r"(?:as|comme|en tant que|en qualite d[e'])\s*(?:an? |the |le |la |un |une |external |local )*"
    r"(?:advis[eo]rs?|consultants?|contractors?|subcontractors?|suppliers?|trainers?|experts?|"
    r"conseill?\w*|sous-traitants?|prestataires?|formateurs?|fournisseurs?)"
)


@rule("BUD131", Severity.WARNING)
def subcontract_to_partner(dossier: Dossier) -> Iterator[Finding]:
    for order in orders(dossier.proposal):
        for partner in dossier.proposal.partners:
            field, is_affiliate = _field_that_names(partner, order.title, order.description)
            if field:
                whom = (
                    f"a company of {partner.short_name}, which is an affiliated entity"
                    if is_affiliate
                    else f"{partner.short_name}, which is a partner of the project"
                )
                yield Finding(
                    order.place.of(field),
                    f"{titled(dossier, order)} ({short_euro(order.cost)}) seems to go to {whom}",
                    hint=f"give {partner.id} effort and costs of its own in place of the "
                    "subcontract, or reword the text where it only mentions the partner",
                )
                break


def _field_that_names(partner: Partner, title: str, description: str) -> tuple[str, bool]:
    """The field in which the partner does the work, or a company of it, which is True then; the
    field is empty where it is in none."""
    head, text = folded(title), folded(description.replace("\n", " "))
    known = (folded(one).strip() for one in (partner.name, partner.short_name))
    names = [one for one in (*known, f"[[{partner.id}]]") if len(one) > 1]
    if not any(one in head or one in text for one in names):
        return "", False
    name = rf"(?:the |la |le |l')?(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w-])"
    if re.search(name, head):
        return "title", False
    given = rf"\b{GIVEN}\b(?:\W+\w+){{0,3}}?\W+{TO}\s+{name}"
    does = rf"(?:^|[.;:]\s+){name}\s+{DOES}\b"
    days = rf"\b{DAYS}\s+(?:of|de|d')\s*{name}|{name}\s+{AS}\b"
    affiliated = rf"\b{AFFILIATED}\s+{name}"
    if re.search(affiliated, text):
        return "description", True
    return ("description" if re.search(f"{given}|{does}|{days}", text) else ""), False

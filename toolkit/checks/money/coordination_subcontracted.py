"""
A subcontract is for the coordination of the project.

Why it matters
    The coordinator's tasks may not be subcontracted (model grant agreement, Article 7; the form
    repeats it in the part on subcontracting). Such a subcontract is refused when the grant is
    prepared. The rule reads titles and descriptions, so look whether it is really coordination.

Example
    subcontracts:
      - {id: office, title: Project management and coordination, partner: ateval, cost: 40000}

How to correct it
    Plan coordination as effort of the coordinator in a task of management. Where something else is
    bought, such as software or translations, give the subcontract a title that says so. It is a
    warning.
"""

import re
from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._vocabulary import folded
from toolkit.checks._words import titled
from toolkit.checks.money._subcontracts import orders
from toolkit.diagnostics import Severity
from toolkit.model.wording import short_euro
from toolkit.plan.dossier import Dossier

IN_TITLE = re.compile(
    r"\bcoordinat|\bproject (?:manage|office|secretariat)|\bmanagement (?:support|services)\b"
    r"|\b(?:financial|administrative|overall|consortium|day-to-day|grant) management\b"
    r"|^management\b"
    r"|\bgestion (?:de |du |financiere|administrative|globale)|\bpilotage d[ue] projet"
    r"|\bsecretariat of the (?:project|consortium)\b"
)
IN_TEXT = re.compile(
    r"\bproject (?:coordination|management)\b|\bmanagement of the (?:project|consortium|action)\b"
    r"|\bcoordinat\w+ (?:of )?(?:the |all )?(?:\w+ )?(?:project|consortium|partners|action)\b"
    r"|\b(?:reporting|reports) to the (?:agency|commission|granting authority)\b"
    r"|\b(?:coordination|gestion|coordonne\w*) (?:de |du |le )?(?:projet|consortium|partenaires)\b"
)
NOT = re.compile(r"\b(?:no|not|nor|without|except|ni|pas|sans|hors) (?:\w+ ){0,2}$")


@rule("BUD130", Severity.WARNING)
def coordination_subcontracted(dossier: Dossier) -> Iterator[Finding]:
    for order in orders(dossier.proposal):
        in_title = IN_TITLE.search(folded(order.title))
        text = folded(order.description.replace("\n", " "))
        in_text = IN_TEXT.search(text)
        if in_title or (in_text and not NOT.search(text[: in_text.start()])):
            yield Finding(
                order.place.of("title" if in_title else "description"),
                f"{titled(dossier, order)} ({short_euro(order.cost)}) buys coordination, which may "
                "not be subcontracted",
                hint="plan it as effort of the coordinator in a task of management, or give the "
                "subcontract a title and a description that say what else is bought",
            )

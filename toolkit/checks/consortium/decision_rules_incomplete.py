"""
The rules of decision leave something out: the majority, the quorum, or what is done in a conflict.

Why it matters
    The form asks how the consortium decides. Evaluators have objected that conflicts are to be
    settled "only during the implementation", and that nobody can tell how a decision is made
    when partners disagree. Good practice, in every model of a consortium agreement, are three
    statements: what majority decides, how many have to be present, and who is asked next
    where there is no agreement. Here they are looked for in CON-SOR-DECISIONS, in PRJ-MGT-PM and
    in the work package of management, in English and in French.

Example
    sections:
      CON-SOR-DECISIONS: One vote for each partner, simple majority.

How to correct it
    Add what is missing: "Two thirds of the votes decide, with at least four partners present. What
    cannot be agreed goes to the steering committee within two weeks, then to a mediator." It is a
    warning.
"""

import re
from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._sentences import sentences
from toolkit.checks._vocabulary import folded, speaks_of
from toolkit.diagnostics import Severity
from toolkit.model.proposal import MANAGEMENT
from toolkit.model.wording import listed
from toolkit.plan.dossier import Dossier

SECTION, MANAGING = "CON-SOR-DECISIONS", "PRJ-MGT-PM"
OF_INTEREST = re.compile(r"(?:conflicts? of interests?|conflits? d'interets?)")
PRESENT = re.compile(
    r"\bquorum|\b(?:partners|members|beneficiaries|votes|representatives|organisations|participants"
    r"|partenaires|membres|voix|representants|beneficiaires)\b"
    r"(?:\W+\w+){0,3}?\W+(?:present|represented|presents?|representes?)\b"
    r"(?!\s+(?:the|a|an|their|its|le|la|les|leurs?)\b)"
    r"|\b(?:be|is|are|being|est|sont|etre|soit|soient)\W+(?:present|represented|presente?s?|"
    r"representee?s?)\b"
    r"|\b(?:presence|participation) (?:of|de|d')|\battendance of\b"
)
MAJORITY = (
    "majorit", "unanim", "consensus", "two thirds", "two-thirds", "three quarters",
    "three-quarters", "four fifths", "four-fifths", "deux tiers", "trois quarts",
    "quatre cinquiemes", "by votes", "all agree", "d'un commun accord",
)  # fmt: skip
DECIDES = (
    "decid", "decision", "vote", "committee", "assembl", "disagree", "dispute", "mediat", "comite",
    "desaccord", "differend", "litige",
)  # fmt: skip
"""What sentences of the work package speak of that are about decisions of the consortium."""

CONFLICT = (
    "disagree", "dispute", "conflict", "mediat", "arbitrat", "deadlock", "escalat", "tie$", "ties$",
    "casting vote", "desaccord", "differend", "litige", "conflit", "arbitr", "voix preponderante",
)  # fmt: skip


@rule("CON115", Severity.WARNING)
def decision_rules_incomplete(dossier: Dossier) -> Iterator[Finding]:
    sections = dossier.proposal.sections
    if not sections.get(SECTION, "").strip():
        return
    managing = [one for one in dossier.proposal.work_packages if one.priority == MANAGEMENT]
    about: list[str] = [one.description for one in managing]
    about += [task.description for one in managing for task in one.tasks]
    deciding = [one for text in about for one in sentences(text) if speaks_of(one, DECIDES)]
    texts = " ".join((sections[SECTION], sections.get(MANAGING, ""), *deciding))
    text = OF_INTEREST.sub("", folded(" ".join(texts.split())))
    missing = [
        what
        for what, is_there in (
            ("what majority decides", speaks_of(text, MAJORITY)),
            ("how many partners have to be present", PRESENT.search(text)),
            ("what is done where partners do not agree", speaks_of(text, CONFLICT)),
        )
        if not is_there
    ]
    if missing:
        yield Finding(
            dossier.proposal.place.of("sections", SECTION),
            f"the rules of decision do not say {listed(missing, 'or')}",
            hint=f"add it to {SECTION}, as in: Two thirds of the votes decide, with at least four "
            "partners present; what cannot be agreed goes to a mediator",
        )

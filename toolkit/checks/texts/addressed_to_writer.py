"""
A text speaks to the one who writes the proposal.

Why it matters
    Instructions of a form, of a template or of a colleague were copied and never replaced. An
    evaluator sees at once that nobody has read the page. (Source: good practice.)

Example
    sections:
      IMP-ACT-IA: Describe here the expected impact of your project.

How to correct it
    Write what it asks for, or take it out: an empty field appears in the draft as a prompt. It is a
    warning.
"""

import re
from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._vocabulary import folded
from toolkit.checks.texts._prose import clauses, named, prose_of
from toolkit.diagnostics import Place, Severity
from toolkit.model.wording import listed_up_to
from toolkit.plan.dossier import Dossier
from toolkit.plan.texts import PlacedText

ASK = (
    "describe|explain|specify|indicate|insert|list|enter|add|write|fill in|provide|mention|outline|"
    "summari[sz]e|state|detail|give|present|complete"
)
ASK_FR = (
    "decri(?:re|vez)|expliqu(?:er|ez)|precis(?:er|ez)|indiqu(?:er|ez)|inser(?:er|ez)|"
    "complet(?:er|ez)|mentionn(?:er|ez)|ajout(?:er|ez)|present(?:er|ez)|detaill(?:er|ez)|"
    "redig(?:er|ez)|renseign(?:er|ez)|list(?:er|ez)"
)
REMARKS = (
    "who it is, whom it represents and what it brings", "what is done, how and with whom",
    "what it answers for and why it is the right one", "what it holds, its format and its language",
    "the approach, and why it suits the objectives", "why the consortium does not do it itself",
    "the project in at most 2 000 characters", "how the tasks work together",
    "what it is used for, and why it suits", "what happens to results and channels after",
    "how personal data of subscribers and applicants are handled",
)  # fmt: skip
"""What the outline that a person begins with says beside its fields."""

OPENING = re.compile(
    rf"(?:please|kindly|remember to)\b|(?:{ASK})\b[^.]{{0,60}}\bhere\b"
    rf"|(?:{ASK}) (?:briefly )?(?:how|why|which|what|the|your|any)\b[^.]{{0,80}}"
    r"\b(?:your|you)\b"
    rf"|(?:describe|explain|specify|outline|summari[sz]e) (?:briefly )?(?:how|why|which|what|the)\b"
    r"[^.]{0,60}\b(?:project|proposal|consortium|action|section|partners|methodology|impact)\b"
    r"|in this section,? (?:please|you|describe|explain)"
    r"|(?:here )?you (?:should|must|need to|have to)"
    r"|applicants (?:should|must) (?:describe|explain|provide)"
    rf"|veuillez\b|merci de (?:{ASK_FR})|(?:{ASK_FR})\b[^.]{{0,60}}\bici\b|ici,? (?:{ASK_FR})\b"
    r"|(?:decrivez|expliquez|precisez|indiquez|inserez|detaillez|redigez|renseignez)\b"
    r"|dans cette (?:section|partie),? (?:veuillez|vous|decri|expliqu)"
    rf"|(?:{'|'.join(REMARKS)})"
)
"""How such a sentence begins, folded."""

SHORTEST_PROMPT = 40
MOST_NAMED = 3
LONGEST_QUOTE = 60


@rule("TXT149", Severity.WARNING)
def addressed_to_writer(dossier: Dossier) -> Iterator[Finding]:
    asked = {
        folded(sentence)
        for section in dossier.call.sections
        for sentence in clauses(section.asks)
        if len(sentence) >= SHORTEST_PROMPT
    }
    found: list[tuple[str, Place]] = []
    for one in prose_of(dossier):
        if one.place.path.endswith(".message"):
            continue  # it speaks to a target group
        if sentence := _asking(one, asked):
            found.append((sentence, one.place))
    if found:
        (first, place), *others = found
        quote = first if len(first) <= LONGEST_QUOTE else f"{first[:LONGEST_QUOTE].rstrip()} …"
        places = [f"{named(dossier, at)} (line {at.line})" for _, at in others]
        yield Finding(
            place,
            f"{named(dossier, place)} speaks to the writer of the proposal: "
            f"'{quote.removesuffix('.')}'"
            + (f"; so does {listed_up_to(places, MOST_NAMED)}" if others else ""),
            hint="write what it asks for, or take it out, so that the draft shows a prompt",
        )


def _asking(one: PlacedText, asked: set[str]) -> str:
    """The first sentence that tells the writer what to write; empty where there is none."""
    for sentence in clauses(one.text):
        words = folded(sentence)
        if words in asked or OPENING.match(words):
            return sentence
    return ""

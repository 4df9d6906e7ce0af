"""
A placeholder is left in a text.

Why it matters
    "TBD" in a proposal says that something has not been decided, and an evaluator holds it against
    all the rest of the page. (Source: good practice.)

Example
    instruments:
      - {id: vouchers, selection: To be completed., ...}

How to correct it
    Write what is meant, or take the words out: an empty field appears in the draft as a prompt,
    which is counted. It is a warning.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from toolkit.checks import Finding, rule
from toolkit.checks._unwritten import mark_alone
from toolkit.checks._vocabulary import folded
from toolkit.checks.texts._prose import MENTION, named
from toolkit.diagnostics import Place, Severity
from toolkit.model.wording import listed_up_to
from toolkit.plan.dossier import Dossier

PLACEHOLDER = (
    r"\b(?:(?i:tbd|tbc)|TBA|TODO|FIXME|XX+|xxx+|à\s+définir\s+ultérieurement)\b"
    r"|\bT\.B\.[DCA]\."
    r"|\b(?i:lorem\s+ipsum)\b"
    r"|\b(?i:to\s+be\s+(?:completed|filled\s+in|added\s+later|inserted|written|drafted|updated\s+"
    r"later))\b(?!\s+(?:by|in|on|before|within|at|with|from|after|and|every|during)\b)"
    r"|\b(?i:text\s+(?:to\s+follow|comes\s+here|goes\s+here)|coming\s+soon|insert\s+(?:text|here))\b"
    r"|(?<!\w)(?i:à|a)\s+(?i:compléter|completer|rédiger|rediger|renseigner|insérer|inserer)\b"
    r"(?!\s+(?:par|avant|dans|pour|en|avec|les?|la|des?|leurs?|son|sa|ses|un|une)\b)"
    r"|\?{3,}"
    r"|(?<!\[)\[\s*(?:…|\.{2,}|xx*|X+|_+)\s*\](?!\])"
    r"|(?<![\[\w])\[(?i:insert|name|number|date|partner|acronym|your|to\s+be|nom|nombre|à|insérer|"
    r"(?:please|add|describe|explain|complete|fill\s+in|write|décrire|expliquer|ajouter|compléter|"
    r"indiquer|préciser)\s+\w)"
    r"[^\[\]]{0,120}\](?![\](])"
    r"|<(?i:insert|name|number|date|your|nom)\b[^<>\n]{0,40}>"
    r"|_{4,}"
    r"|\b(?i:full\s+legal\s+name)$|^(?i:the\s+full\s+title\s+of)\b"
)
BEGINNINGS = (
    "TB", "tb", "Tb", "T.B", "TODO", "FIXME", "XX", "xx", "orem ", "o be ", "Text ", "text ",
    "oming ", "nsert", "???", "<", "____", "ompl", "édiger", "ediger", "enseigner", "nsérer",
    "nserer", "éfinir",
    "egal name", "he full title", "TO BE", "LOREM",
)  # fmt: skip
"""What is looked for first, since most texts hold none of it."""

MOST_NAMED = 3
SHORT = 20
NOTHING_SAID = re.compile(
    r"[\W_]*(?:n\s*/?\s*a|x+|text|texte|test|draft|todo|to do|to follow|same as above|see above|"
    r"idem|ditto|blah(?: blah)*|asdf\w*|pending|later|as above|a venir|a voir|a suivre|a faire|"
    r"s\.?\s?o|brouillon|en cours)?[\W_]*"
)
"""All of a text that says nothing."""

NOT_READ = re.compile(r"^partners\.\d+\.(?:staff\.\d+\.name|previous_projects)")


@rule("TXT147", Severity.WARNING)
def placeholder_left(dossier: Dossier) -> Iterator[Finding]:
    everything = "\n".join(one.text for one in dossier.texts)
    some = [beginning for beginning in BEGINNINGS if beginning in everything]
    found: list[tuple[str, Place]] = []
    for one in dossier.texts:
        if not one.text.strip() or NOT_READ.match(one.place.path):
            continue  # who is to be named yet is another finding
        if one.is_prose and mark_alone(one.text):
            continue  # so is a text that is nothing else
        if one.is_prose and len(one.text) < SHORT and NOTHING_SAID.fullmatch(folded(one.text)):
            found.append((one.text.strip(), one.place))
        elif _may_hold_one(one.text, some) and (met := _placeholder().search(one.text)):
            found.append((met[0], one.place.inside(one.text, met.start())))
    if found:
        (first, place), *others = found
        places = [f"{named(dossier, at)} (line {at.line})" for _, at in others]
        yield Finding(
            place,
            f"'{' '.join(first.split())}' is left in {named(dossier, place)}"
            + (f"; others are in {listed_up_to(places, MOST_NAMED)}" if others else ""),
            hint="write what is meant, or take the words out, so that the draft shows a prompt",
        )


def _may_hold_one(text: str, some: Sequence[str]) -> bool:
    if any(beginning in text for beginning in some):
        return True
    return "[" in text and "[" in MENTION.sub("", text)


@cache
def _placeholder() -> re.Pattern[str]:
    return re.compile(PLACEHOLDER)

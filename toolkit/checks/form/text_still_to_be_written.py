"""
A text of the outline is a mark that something is still to be written.

Why it matters
    "TBD", "to be completed" or "lorem ipsum" takes the place of a prompt, so the draft no longer
    asks for the text and nobody notices until an evaluator reads it. Good practice.

Example
    partners:
      - {id: aei, profile: TBD, ...}

How to correct it
    Write the text, or leave the field out: the draft asks for it again then. Names of staff who
    are still to be found have a finding of their own.
"""

import re
from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._vocabulary import folded
from toolkit.diagnostics import Severity
from toolkit.model.wording import counted
from toolkit.plan.dossier import Dossier
from toolkit.plan.texts import PlacedText

SHORT, NAMED = 48, 3
"""Characters of a text that may be nothing but a mark, and marks that are named."""

INSIDE = re.compile(
    r"\b(?:TODO|TBD|TBC|TBA|XXX+|FIXME)\b|[Ll]orem ipsum|\?\?\?|\[(?:insert|add|…|\.\.\.)"
)
SIGNS = ("TODO", "TBD", "TBC", "TBA", "XXX", "FIXME", "orem ipsum", "???", "[")
"""What every text holds in which `INSIDE` is found: most have none of it."""

WHOLE = re.compile(
    r"(?:(?:text |still |yet )*(?:to be|to) (?:completed?|written|write|defined?|added?|confirmed?|"
    r"done|do|determined?|decided?|filled(?: in)?|drafted|described?|announced|supplied)"
    r"(?: (?:later|soon|here|by \w+|with \w+))?"
    r"|(?:texte |encore )*a (?:completer|definir|rediger|confirmer|preciser|determiner|faire|"
    r"remplir|ecrire|venir|ajouter)(?: (?:plus tard|ulterieurement))?"
    r"|tb[acd]|to ?do|x{2,}|texte? ?(?:here|ici|follows|suit)?|write (?:it |text )?here|"
    r"coming soon|none yet|bla(?:h|bla)*(?: bla(?:h)?)*|asdf\w*|placeholder|dummy(?: text)?|"
    r"draft|test|nothing yet|see later|pending|later)"
)
AROUND = " \t\n.,:;!?()[]<>*_-\N{EN DASH}\N{EM DASH}\N{HORIZONTAL ELLIPSIS}"
DOTS = frozenset(".?\N{HORIZONTAL ELLIPSIS}")
OF_STAFF = re.compile(r"\.staff\.\d+\.name$")


@rule("FRM115", Severity.WARNING)
def text_still_to_be_written(dossier: Dossier) -> Iterator[Finding]:
    found = [(one, mark) for one in dossier.texts if (mark := _mark(one))]
    if not found:
        return
    first, mark = found[0]
    fields = ", ".join(
        f"{_field(one)} in line {one.place.line} ({mark!r})" for one, mark in found[:NAMED]
    )
    more = f" and {len(found) - NAMED} more" if len(found) > NAMED else ""
    yield Finding(
        first.place.inside(first.text, max(first.text.find(mark), 0)),
        f"{counted(len(found), 'text is', 'texts are')} still to be written: {fields}{more}",
        hint="write the text, or leave the field out, and the draft asks for it",
    )


def _field(one: PlacedText) -> str:
    """The last name on the way to the text: `profile`; of one in a list, that of the list."""
    names = [name for name in one.place.path.split(".") if not name.isdigit()]
    return names[-1] if names else "a text"


def _mark(one: PlacedText) -> str:
    """The words that say that the text is still to be written; empty where there are none."""
    if OF_STAFF.search(one.place.path):
        return ""
    if any(sign in one.text for sign in SIGNS) and (inside := INSIDE.search(one.text)):
        return inside[0]
    if len(one.text) > SHORT or not one.is_prose:
        return ""
    bare = folded(one.text).strip(AROUND)
    if bare:
        return one.text.strip() if WHOLE.fullmatch(bare) else ""
    return one.text.strip() if set(one.text) & DOTS else ""  # a dash may mean that there is none

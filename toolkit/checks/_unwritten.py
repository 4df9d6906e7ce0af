"""Texts that are nothing but a mark that they are still to be written."""

from __future__ import annotations

import re

from toolkit.checks._vocabulary import folded

SHORT = 48
"""Characters of a text that may be nothing but a mark."""

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


def mark_alone(text: str) -> str:
    """The text where it is nothing but `To be completed later.`, `TBD` or dots; else empty.

    >>> mark_alone("TBD."), mark_alone("The trials are to be completed by M6."), mark_alone("-")
    ('TBD.', '', '')
    """
    if len(text) > SHORT:
        return ""
    bare = folded(text).strip(AROUND)
    if bare:
        return text.strip() if WHOLE.fullmatch(bare) else ""
    return text.strip() if set(text) & DOTS else ""  # a dash may mean that there is none

"""Reads and writes the emphasis of a run as Word properties."""

from __future__ import annotations

from toolkit.merge.word.read.runs import SCRIPTS, VERT_ALIGN
from toolkit.ooxml.wordml import VAL, Element, element, remove_attribute, w

LOOK_ORDER = {
    w(name): place
    for place, name in enumerate(
        (
            *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike"),
            *("outline", "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish"),
            *("webHidden", "color", "spacing", "w", "kern", "position", "sz", "szCs", "highlight"),
            *("u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang"),
            *("eastAsianLayout", "specVanish", "oMath", "rPrChange"),
        )
    )
}

TOGGLES = {"b": ("b", "bCs"), "i": ("i", "iCs")}
"""By the letter of an emphasis the properties of a run that switch it on."""

EMPHASIS = frozenset((*TOGGLES, *SCRIPTS.values()))
"""The letters of the emphasis that a build gives."""


def set_emphasis(look: Element, marks: str, around: str | None = None) -> None:
    """Gives the properties of a run the emphasis of these letters; of bold and italic, where that
    of the text `around` it is known, only what differs from it."""
    for letter, names in TOGGLES.items():
        if around is None or (letter in marks) is not (letter in around):
            for name in names:
                set_toggle(look, name, letter in marks)
    set_script(look, marks)


def set_toggle(look: Element, name: str, on: bool) -> None:
    """Switches a property of a run on, or takes it away."""
    standing = look.find(w(name))
    if not on:
        if standing is not None:
            look.remove(standing)
        return
    if standing is not None:
        remove_attribute(standing, VAL)
        return
    set_in(look, element(name))


def set_script(look: Element, marks: str) -> None:
    """Lets text are below or above the line, or on it, as its emphasis says."""
    for one in look.findall(VERT_ALIGN):
        look.remove(one)
    for value, letter in SCRIPTS.items():
        if letter in marks:
            set_in(look, element("vertAlign", val=value))


def set_in(look: Element, one: Element) -> None:
    """Puts a property into a look, at the place that the order of its properties has for it."""
    place = LOOK_ORDER[one.tag]
    at = 0
    while at < len(look) and LOOK_ORDER.get(look[at].tag, -1) < place:
        at += 1
    look.insert(at, one)

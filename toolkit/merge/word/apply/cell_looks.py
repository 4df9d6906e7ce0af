"""Sets the properties of a cell in the order that Word asks for."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from toolkit.ooxml.wordml import SHADE, TCPR, Element, first, w

WIDTH, SPAN = w("tcW"), w("gridSpan")
BEFORE_SPAN = (w("cnfStyle"), WIDTH)
BEFORE_SHADE = (*BEFORE_SPAN, SPAN, w("hMerge"), w("vMerge"), w("tcBorders"))


def shade(target: Element, source: Element | None) -> None:
    """Gives a cell the colour behind another one, or none."""
    look = first(target, TCPR)
    for one in look.findall(SHADE):
        look.remove(one)
    found = source.find(f"{TCPR}/{SHADE}") if source is not None else None
    if found is not None:
        set_behind(look, deepcopy(found), BEFORE_SHADE)


def set_behind(look: Element, one: Element, before: Sequence[str]) -> None:
    """Sets a property of a cell behind those that come before it."""
    look.insert(sum(each.tag in before for each in look), one)

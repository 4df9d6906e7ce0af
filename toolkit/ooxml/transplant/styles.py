"""Styles of one Word file in another, where their ids may name other styles."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from toolkit.ooxml.wordml import VAL, Element, remove_attribute, w

STYLE_ID = w("styleId")
MENTIONS = {w("pStyle"): "paragraph", w("rStyle"): "character", w("tblStyle"): "table"}
"""How a text mentions a style, and of which kind that is."""

BASED_ON = w("basedOn")
NEIGHBOURS = (w("next"), w("link"))
NAMING = (*MENTIONS, BASED_ON, *NEIGHBOURS, w("styleLink"), w("numStyleLink"))
"""All elements that mention a style, in texts, styles and lists."""


def rename_styles(
    holder: Element, name_of: Callable[[str], str], naming: Iterable[str] = tuple(MENTIONS)
) -> None:
    """Every mention of a style inside by the id that `name_of` gives for it."""
    for mention in holder.iter(*naming):
        if (old := mention.get(VAL)) is not None:
            mention.set(VAL, name_of(old))


def free_style_id(candidates: Iterable[str], taken: Collection[str]) -> str:
    """The first of the candidates that is not taken."""
    return next(name for name in candidates if name not in taken)


def detach_style(style: Element, style_id: str) -> None:
    """Gives a style its id in another file; it is no default there and leads to no neighbour."""
    style.set(STYLE_ID, style_id)
    remove_attribute(style, w("default"))
    for tag in NEIGHBOURS:
        for one in style.findall(tag):
            style.remove(one)

"""Text in the boxes of a form.

A box begins with a paragraph of ours of one point height. By it a later build knows where the first
paragraph of the box is to be, and it is never in the way of what is written there. One like it ends
the box, so that any other paragraph or table of it may be moved.
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.official_form.fill.cell_text import first_paragraph
from toolkit.official_form.fill.names import Names
from toolkit.official_form.laid_out import box_id
from toolkit.official_form.survey import PlacedBox
from toolkit.ooxml.wordml import TCPR, Element, element

TWIPS = 20
PROMPT = "/prompt"
"""Ends the id of the form's own prompt in a box that is still empty."""


def fill_box(box: PlacedBox, content: Sequence[Element], names: Names) -> None:
    """Writes `content` into a box in place of its prompt; an empty box keeps its prompt."""
    name = box_id(box.key)
    cell = box.box.cell.element
    names.box(box.box.title_cell, name)
    start = _thin()
    names.paragraph(start, name)
    if not content:
        prompt = first_paragraph(cell)
        names.paragraph(prompt, f"{name}{PROMPT}")
        prompt.addprevious(start)
        return
    for one in [one for one in cell if one.tag != TCPR]:
        cell.remove(one)
    cell.extend([start, *content])
    cell.append(_thin())


def _thin() -> Element:
    """An empty paragraph of one point height."""
    made, properties, look = element("p"), element("pPr"), element("rPr")
    spacing = element("spacing", before="0", after="0", line=str(TWIPS), lineRule="exact")
    look.extend([element("sz", val="2"), element("szCs", val="2")])
    properties.extend([spacing, look])
    made.append(properties)
    return made

"""The type in which a form has its prompts: its size and its fonts."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import mode

from toolkit.official_form.survey import OfficialForm
from toolkit.ooxml.wordml import RPR, VAL, Element, R, T, w
from toolkit.ooxml.xml_parts import number_in


def size_in(form: OfficialForm) -> float:
    """The points of most prompts; 0 where none says its size."""
    sizes = [number_in(one.get(VAL)) for one in _properties(form, "sz")]
    return mode(sizes) / 2 if sizes else 0.0


def fonts_in(form: OfficialForm) -> Element | None:
    """The fonts of the first prompt that names any."""
    return next(_properties(form, "rFonts"), None)


def _properties(form: OfficialForm, name: str) -> Iterator[Element]:
    for box in form.boxes:
        for run in box.box.cell.element.iter(R):
            found = run.find(f"{RPR}/{w(name)}")
            if found is not None and run.find(T) is not None:
                yield found

"""A blank filled from an example, for the tests."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tests.official_forms.maker import blank_form
from tests.official_forms.shape import Shape
from toolkit.command_context import read_dossier
from toolkit.document.style import HOUSE
from toolkit.document.tree import Document
from toolkit.official_form_file import Blank, RenderedOfficialForm, render_official_form
from toolkit.plan.dossier import Dossier
from toolkit.word_file import compose_document

EXAMPLES = Path(__file__).parents[2] / "examples"
CLOCK = datetime(2026, 1, 1, tzinfo=UTC)
REAL = "OFFICIAL_FORMS"
"""The variable that names a folder of real blanks, on which the same tests run."""


class Draft(NamedTuple):
    """An example and its draft."""

    dossier: Dossier
    document: Document


@cache
def draft(example: str) -> Draft:
    """The draft of an example."""
    outline = EXAMPLES / example / "outline.yaml"
    dossier = read_dossier(outline)
    return Draft(dossier, compose_document(dossier, outline.parent / "templates"))


def filled(blank: bytes, example: str = "agri-food") -> RenderedOfficialForm:
    """A blank filled from an example."""
    one = draft(example)
    given = Blank(blank, "form.docx")
    return render_official_form(given, one.dossier, one.document, HOUSE, clock=CLOCK, generation=1)


def real_blanks() -> dict[str, bytes]:
    """Real blanks by their names, where a folder of them is named."""
    folder = os.environ.get(REAL, "")
    found = sorted(Path(folder).glob("*.docx")) if folder else []
    return {one.stem: one.read_bytes() for one in found}


def blanks() -> dict[str, bytes]:
    """The usual blank of the tests, and the real ones."""
    return {"made": blank_form(Shape()), **real_blanks()}

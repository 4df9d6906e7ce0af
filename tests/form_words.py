"""The words of a form and of a pack, as a language is asked for them."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from tests.source_code import CHECKOUT
from toolkit.form_file import FormContext, read_words
from toolkit.intake.scope import EVERYTHING, Scope
from toolkit.model.language import Language
from toolkit.store.memory import Memory

EXAMPLE = CHECKOUT / "examples" / "euroboostex" / "outline.yaml"
CLOCK = datetime(2026, 3, 1, tzinfo=UTC)


SAID = re.compile(r'\bsay\(\s*"([^"]+)"')
"""What the file with a partner's texts asks a language for, which needs a sound outline."""


class Asked(dict[str, str]):
    """Words that are English, and remembered when they are asked for."""

    def __init__(self) -> None:
        self.asked: set[str] = set()

    def get(self, key: str, _: object = None) -> str:  # type: ignore[override]
        self.asked.add(key)
        return key.partition("|")[0]


@cache
def words_of_forms() -> frozenset[str]:
    """Every English text that a language is asked for by a form and a pack."""
    asked = Asked()
    words = read_words(EXAMPLE)
    spoken = type(words)(
        words.data, words.call, Language("xx", "Pseudo", "fr-FR", asked), words.home
    )
    context = FormContext(EXAMPLE, spoken, Memory(Path("none"), "none"), CLOCK)
    context.form(EVERYTHING)
    context.form(Scope("ateval"))
    from toolkit.write_form import lines_for_partners

    lines_for_partners(context, "2026-03-01", "")
    text = (CHECKOUT / "toolkit" / "partner_text.py").read_text("utf-8")
    return frozenset((*asked.asked, *SAID.findall(text)))

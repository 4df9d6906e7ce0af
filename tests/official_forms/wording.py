"""What a blank says, in English; and the same in French.

The words are our own. Titles of sections and labels of columns are the standard ones of the EU's
forms, as the drafts of this program have them too.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml


@cache
def french() -> Mapping[str, str]:
    """The French texts, by the English ones."""
    text = Path(__file__).with_name("french.yaml").read_text(encoding="utf-8")
    found: Mapping[str, str] = yaml.safe_load(text)
    return found


def say(text: str, language: str) -> str:
    """A text of the form in its language. Raises KeyError for one that has no translation."""
    return text if language == "en" else french()[text]

"""The id of a part that a person added to a file, made from its title."""

from __future__ import annotations

import re
import unicodedata

from toolkit.plan.cost_lines import free_key


def new_id(title: str, taken: set[str], kind: str) -> str:
    """`Innovate Boost (2)` as `innovate-boost-2`, with a number behind it where that is taken.

    `taken` holds the ids that are given away, and gets this one. A title that begins with no
    letter has the `kind` of the part before it.
    """
    letters = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    slug = "-".join(re.findall(r"[a-z0-9]+", letters))[:50].strip("-")
    word = slug if slug[:1].isalpha() else f"{kind}-{slug}".strip("-")
    ident = free_key(word, taken, "-")
    taken.add(ident)
    return ident

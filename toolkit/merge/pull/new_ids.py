"""The id of a part that a person added to a file, made from its title."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from toolkit.model.base import Located
from toolkit.plan.cost_lines import free_key
from toolkit.plan.dossier import Dossier


def new_id(title: str, taken: set[str], kind: str) -> str:
    """`Innovate Boost (2)` as `innovate-boost-2`, with a number behind it where that is taken.

    `taken` holds the ids that are given away, and gets this one. A title that begins with no
    letter has the `kind` of the part before it.
    """
    letters = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    slug = "-".join(re.findall(r"[a-z0-9]+", letters))[:50].strip("-")
    word = slug if slug[:1].isalpha() else f"{kind.replace(' ', '-')}-{slug}".strip("-")
    ident = free_key(word, taken, "-")
    taken.add(ident)
    return ident


def ids_of(dossier: Dossier) -> set[str]:
    """Every id that is given away in a project, and every other word that a mention can name."""
    return {*_ids(dossier.proposal), *dossier.references}


def _ids(value: Any) -> Iterator[str]:
    """Every id in a proposal."""
    if isinstance(value, Located):
        if ident := getattr(value, "id", None):
            yield ident
        for name in type(value).model_fields:
            yield from _ids(getattr(value, name))
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _ids(one)
    elif isinstance(value, tuple):
        for one in value:
            yield from _ids(one)

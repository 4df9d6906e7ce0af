"""A new part of the outline as one more item of its list, with an id made from its title."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from toolkit.model.base import Located
from toolkit.plan.cost_lines import free_key
from toolkit.readers.patches import Patch, Steps
from toolkit.readers.yaml_notation import Value as Written

LONGEST = 50


def added_part(
    way: Steps, model: type[Located], given: Mapping[str, Written], around: type[Located]
) -> Patch:
    """One more item of the list at `way`, its fields in the order of `model`.

    `around` is the model of the part that holds the list.
    """
    item = {name: given[name] for name in model.model_fields if name in given}
    return Patch(way, item, tuple(around.model_fields), added=True)


def new_id(title: str, noun: str, taken: set[str]) -> str:
    """An id made from the title, which no other part has; `taken` gets it.

    `noun` begins the id where the title does not begin with a letter, or has none of our alphabet.
    """
    found = free_key(_slug(title, noun), taken, "-")
    taken.add(found)
    return found


def _slug(title: str, noun: str) -> str:
    """`Innovate Boost (2)` as `innovate-boost-2`."""
    letters = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    slug = "-".join(re.findall(r"[a-z0-9]+", letters))[:LONGEST].strip("-")
    return slug if slug[:1].isalpha() else f"{noun}-{slug}".strip("-")

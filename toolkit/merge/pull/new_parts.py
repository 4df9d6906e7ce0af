"""A new part of the outline as one more item of its list."""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.model.base import Located
from toolkit.readers.patches import Patch, Steps
from toolkit.readers.yaml_notation import Value as Written


def added_part(
    way: Steps, model: type[Located], given: Mapping[str, Written], around: type[Located]
) -> Patch:
    """One more item of the list at `way`, its fields in the order of `model`.

    `around` is the model of the part that holds the list.
    """
    item = {name: given[name] for name in model.model_fields if name in given}
    return Patch(way, item, tuple(around.model_fields), added=True)

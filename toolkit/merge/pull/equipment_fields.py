"""The fields of a cost line from which depreciation is computed, by their columns on Costs."""

from collections.abc import Mapping

EQUIPMENT_FIELDS: Mapping[str, str] = {
    "bought": "bought",
    "life": "useful_life",
    "use": "share_of_use",
}

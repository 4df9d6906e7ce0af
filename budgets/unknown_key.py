"""The error for a key that a sheet names and nothing has, with the key that was likely meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches


class UnknownKeyError(LookupError):
    """A key that a sheet does not have; the text is half a sentence with the nearest one."""

    def __init__(self, what: str, key: str, known: Iterable[str], where: str = "") -> None:
        nearest = nearest_key(key, [one for one in known if one])
        instead = f"; the nearest is '{nearest}'" if nearest else ""
        super().__init__(f"there is no {what} '{key}'{where}{instead}")


def nearest_key(key: str, known: Sequence[str]) -> str:
    """The key that was most likely meant: the most similar one, or else one that contains it.

    >>> nearest_key("ateval", ["partner/aei", "partner/ateval", "__total"])
    'partner/ateval'
    """
    found = get_close_matches(key, known, n=1, cutoff=0.0)
    holding = [one for one in known if key and key in one.split("/")]
    return (holding or found or [""])[0]

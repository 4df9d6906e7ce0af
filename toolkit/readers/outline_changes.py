"""What can be changed in an outline: a value, a new item, a part that goes, an item that moves."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.readers.outline_files import Steps
from toolkit.readers.text_edits import Rewording
from toolkit.readers.yaml_notation import Value


@dataclass(frozen=True)
class Patch:
    """One value that is to be in the outline: at its place, or as one more item of a list."""

    steps: Steps
    value: Value
    order: tuple[str, ...] = ()
    """The fields of the part around it, in the order in which people expect them; that of the model
    where it is not given."""

    added: bool = False
    """Whether `steps` leads to a list that gets the value as one more item."""

    at: int | None = None
    """The place of the item in the list, from 0; None for its end."""

    words: tuple[Rewording, ...] = ()
    """What makes the value of a text that is there, word by word, so that its lines may stay."""


@dataclass(frozen=True)
class Removal:
    """A field or an item of a list that is to go, with the comment behind it.

    The comments directly above an item go with it. With the last item of a list the field of the
    list goes as well.
    """

    steps: Steps


@dataclass(frozen=True)
class Move:
    """An item that is to be at another place of its list or in another list, as it is written."""

    steps: Steps
    to: Steps
    """The list into which it comes, as the outline is before the move; it may be missing."""

    at: int | None = None
    """Its place in that list once it is there, from 0; None for its end."""


Change = Patch | Removal | Move

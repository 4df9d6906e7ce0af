"""What a person has decided about headings: `--map "Nom=partners.name"`."""

from __future__ import annotations

from difflib import get_close_matches
from typing import NamedTuple

from toolkit.importing.heading_text import EFFORT, spelled
from toolkit.importing.lists import KIND, KINDS, columns_of

LEFT_OUT = "-"
"""What `--map` gives a heading whose column is not wanted."""


class Decision(NamedTuple):
    """What a person has decided about a heading."""

    sheet: str
    """The sheet, as `spelled`; empty for all."""

    heading: str
    """The words of the heading, as `spelled`."""

    kind: str
    """The list; empty where the column is left out."""

    column: str


def decision_of(text: str) -> Decision | str:
    """What a person wrote behind `--map`: `Nom=partners.name`, `Liste!Nom=partners.name`.

    What is wrong with it, as a sentence, where it is not of that form.
    """
    heading, sign, target = text.rpartition("=")
    if not sign or not heading.strip():
        return f'"{text}" is not of the form "Heading=list.field"'
    sheet, _, words = heading.rpartition("!")
    wanted = (spelled(sheet.strip("'")), spelled(words))
    if target.strip() == LEFT_OUT:
        return Decision(*wanted, "", "")
    name, _, column = target.strip().partition(".")
    if name in KIND and column in (*columns_of(KIND[name]), *_effort(name)):
        return Decision(*wanted, name, column)
    return f"there is no field {target.strip()}; {_nearest(name, column)}"


def _effort(kind: str) -> tuple[str, ...]:
    return (EFFORT,) if kind in ("tasks", "work_packages") else ()


def _nearest(name: str, column: str) -> str:
    every = [f"{kind.name}.{one}" for kind in KINDS for one in columns_of(kind)]
    near = get_close_matches(f"{name}.{column}" if column else name, every, 4)
    if not column and not near:
        near = [one for one in every if one.endswith(f".{name}")][:4]
    if name in KIND:
        near = near or [f"{name}.{one}" for one in columns_of(KIND[name])]
    return f"did you mean {' or '.join(near)}?" if near else f"the lists are {', '.join(KIND)}"

"""How messages name parts and commands."""

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Protocol

from toolkit.diagnostics import typed
from toolkit.model.wording import listed, listed_up_to
from toolkit.plan.dossier import Dossier


class Titled(Protocol):
    """A part with an id and a title."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...


def titled(dossier: Dossier, part: Titled) -> str:
    """`D2.3 'Policy brief'`; the title alone where the part has no label."""
    label = dossier.proposal.labels.get(part.id)
    return f"{label} '{part.title}'" if label else f"'{part.title}'"


def short(dossier: Dossier, partner: str) -> str:
    """The partner's short name."""
    return dossier.proposal.partner[partner].short_name


def in_command(outline: str) -> str:
    """What is typed behind a command to name the outline: nothing where it is `outline.yaml` here.

    >>> in_command("my project/outline.yaml"), in_command("outline.yaml")
    (' "my project/outline.yaml"', '')
    """
    if outline in ("", "outline.yaml"):
        return ""
    return f" {typed(Path(outline))}"


def nearest(word: str, words: Sequence[str]) -> str:
    """The one of `words` that `word` was most likely meant to be; empty where none is like it."""
    return next(iter(get_close_matches(word, words, n=1, cutoff=0.6)), "")


def some_of(names: Sequence[str], most: int = 6) -> str:
    """All names where they are few, else the first ones and how many more there are.

    >>> some_of(["a", "b", "c"]), some_of(["a", "b", "c"], 2)
    ('a, b and c', 'a, b and 1 more')
    """
    return listed(names) if len(names) <= most else listed_up_to(names, most)

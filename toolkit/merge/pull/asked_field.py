"""Finds the field of the outline that a prompt asks for."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from types import UnionType
from typing import Any, NamedTuple, get_args, get_origin

from toolkit.document.section_texts import SECTIONS
from toolkit.model.base import Located, Prose
from toolkit.model.proposal import Proposal
from toolkit.readers.patches import Steps


class Kind(Enum):
    """What is written in a field."""

    PROSE = "prose"
    WORDS = "words"
    """Plain words."""
    TEXTS = "texts"
    """A list of texts."""
    PARTS = "parts"
    """A list of parts, each with fields of its own."""
    OTHER = "other"


class AskedField(NamedTuple):
    """A field that a prompt asks for."""

    steps: Steps
    kind: Kind
    part: type[Located] | None
    """What one part of the list is; None where it is no list of parts."""

    current: Any
    """What the outline says there; None where it says nothing."""

    order: tuple[str, ...]
    """The fields beside it, and those of the whole outline, in the order in which people expect
    them."""


def asked_field(proposal: Proposal, path: str) -> AskedField | None:
    """The field of that path, `work_packages.innovate.tasks`; None where the outline has no such
    part any more, or where the path leads nowhere: a record may come from elsewhere."""
    if path.startswith(SECTIONS):
        tag = path.removeprefix(SECTIONS)
        said = proposal.sections.get(tag) or None
        order = (*proposal.sections, *Proposal.model_fields)
        return AskedField(("sections", tag), Kind.PROSE, None, said, order)
    *way, last = path.split(".")
    steps: tuple[str | int, ...] = ()
    kind: type[Located] | None = Proposal
    here: Any = proposal
    for step in way:
        if isinstance(here, tuple):
            at = next((n for n, one in enumerate(here) if getattr(one, "id", None) == step), None)
            if at is None:
                return None
            here, steps = here[at], (*steps, at)
            kind = type(here) if isinstance(here, Located) else None
        elif isinstance(here, Mapping):
            here, steps = here.get(step), (*steps, step)
        elif kind and step in kind.model_fields:
            annotation = kind.model_fields[step].annotation
            here, steps = getattr(here, step, None), (*steps, step)
            kind = _part_of(annotation)
        else:
            return None
    if kind is None or last not in kind.model_fields or last == "place":
        return None
    field, current = kind.model_fields[last], getattr(here, last, None)
    part = _part_of(field.annotation)
    order = (*kind.model_fields, *Proposal.model_fields)
    what = _kind(field.annotation, part)
    return AskedField((*steps, last), what, part, current or None, order)


def _kind(annotation: Any, part: type[Located] | None) -> Kind:
    if get_origin(annotation) is tuple:
        if part:
            return Kind.PARTS
        return Kind.TEXTS if get_args(annotation)[0] is Prose else Kind.OTHER
    if annotation is Prose:
        return Kind.PROSE
    return Kind.WORDS if annotation is str else Kind.OTHER


def _part_of(annotation: Any) -> type[Located] | None:
    """The kind of part that is in a list, in a group by names, or alone."""
    if isinstance(annotation, type) and issubclass(annotation, Located):
        return annotation
    if get_origin(annotation) in (tuple, dict) or isinstance(annotation, UnionType):
        return next(filter(None, map(_part_of, get_args(annotation))), None)
    return None

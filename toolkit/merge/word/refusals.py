"""Refuses a Word file of another project, by what was generated in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from toolkit.merge import refusals
from toolkit.merge.refusals import ADOPTED_AT_LEAST, KNOWN_AT_LEAST, refusal
from toolkit.merge.word.model.text_model import Block, same_text
from toolkit.merge.word.plan.outline import Plan

FORM = "pk.form"
"""The property of a filled official form that says from which blank it was made."""


def refuse_other_project(
    current: Mapping[str, str],
    incoming: Mapping[str, str],
    base: Sequence[Block],
    new: Sequence[Block],
) -> None:
    """Refuses a file that was built from another outline, if it was not only given a new name.

    `current` and `incoming` are the properties of the file and of the new draft, `base` and `new`
    what was and what is generated in them. Raises ProposalError.
    """

    def share_alike() -> float:
        said = {block.anchor: block.content for block in base}
        alike = sum(b.anchor in said and same_text(said[b.anchor], b.content) for b in new)
        return alike / len(new) if new else 1.0

    project = incoming.get("pk.doc", "")
    refusals.refuse_other_project(
        current.get("pk.doc", ""), (project,), share_alike, project=project
    )


def refuse_other_form(current: Mapping[str, str], incoming: Mapping[str, str]) -> None:
    """Refuses a filled official form whose blank was another one: its parts have other places.

    `current` and `incoming` are the properties of the file and of the new one. Raises
    ProposalError.
    """
    forms = current.get(FORM, ""), incoming.get(FORM, "")
    if all(forms) and forms[0] != forms[1]:
        raise refusal("other_form")


def refuse_unrelated(
    current: Mapping[str, str],
    incoming: Mapping[str, str],
    base: Sequence[Block],
    plan: Plan,
    *,
    carries_base: bool,
) -> None:
    """Refuses a file in which little of what was generated is found, unless it is surely ours."""
    is_ours = current.get("pk.doc") == incoming.get("pk.doc") and (
        plan.alignment.sure or carries_base
    )
    if _share_found(base, plan) < KNOWN_AT_LEAST and not is_ours:
        raise refusal("stranger")


def refuse_unlike(base: Sequence[Block], plan: Plan, *, carries_base: bool) -> None:
    """Refuses a file that somebody says is ours, and that has next to nothing of what is."""
    share = _share_found(base, plan)
    if share < ADOPTED_AT_LEAST and not carries_base:
        raise refusal("unlike", share=f"{share:.0%}")


def _share_found(base: Sequence[Block], plan: Plan) -> float:
    """The part of what was generated that is in the file, from 0 to 1."""
    found = plan.alignment
    return (len(found.places) + len(found.joined)) / max(len(base), 1)

"""
Two objectives, tasks, deliverables or other parts have the same text.

Why it matters
    The same words in two places are a sign of copying: one of the two was never written. An
    evaluator reads the second as missing. The source is good practice.

Example
    tasks:
      - {id: first-call, description: The partners publish the call and choose the SMEs., ...}
      - {id: second-call, description: The partners publish the call and choose the SMEs., ...}

How to correct it
    Write in the second what is done there and nowhere else, or leave one of the two out. Texts of
    less than six words are not compared; two that share four words of five count as the same. It
    is a warning.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from toolkit.checks import Finding, rule
from toolkit.checks._vocabulary import folded
from toolkit.checks._words import titled
from toolkit.diagnostics import Place, Severity
from toolkit.plan.dossier import Dossier

LEAST = 6
ALIKE = 0.8
WORD = re.compile(r"\w+")


class Written(NamedTuple):
    """A text of a part, and what the part is called."""

    name: str
    place: Place
    text: str


@rule("LOG116", Severity.WARNING)
def same_text_twice(dossier: Dossier) -> Iterator[Finding]:
    for field, texts in _kinds(dossier):
        for one, other in _pairs(texts):
            yield Finding(
                other.place,
                f"the {field} of {other.name} is that of {one.name}",
                hint="write here what is true of this one alone, or leave one of the two out",
            )


def _kinds(dossier: Dossier) -> Iterator[tuple[str, Iterable[Written]]]:
    """The texts that are compared with one another, each kind with the name of its field."""
    proposal = dossier.proposal
    yield (
        "title",
        [
            Written(f"objective {number}", one.place.of("title"), one.title)
            for number, one in enumerate(proposal.project.objectives, 1)
        ],
    )
    for field in ("need", "objective", "approach"):
        yield (
            field,
            [
                Written(f"priority {name}", case.place.of(field), getattr(case, field))
                for name, case in proposal.priorities.items()
            ],
        )
    for parts in (
        proposal.tasks,
        proposal.deliverables,
        proposal.milestones,
        proposal.work_packages,
    ):
        yield (
            "description",
            [
                Written(titled(dossier, one), one.place.of("description"), one.description)
                for one in parts
            ],
        )
    yield (
        "objective",
        [
            Written(titled(dossier, package), package.place.of("objectives", number), text)
            for package in proposal.work_packages
            for number, text in enumerate(package.objectives)
        ],
    )
    for field in ("description", "mitigation"):
        yield (
            field,
            [
                Written(f"risk '{one.title}'", one.place.of(field), getattr(one, field))
                for one in proposal.risks
            ],
        )
    for field in ("profile", "role_in_project"):
        yield (
            field,
            [
                Written(one.short_name, one.place.of(field), getattr(one, field))
                for one in proposal.partners
            ],
        )


def _pairs(texts: Iterable[Written]) -> Iterator[tuple[Written, Written]]:
    """Each text that is like an earlier one, with that one."""
    earlier: list[tuple[frozenset[str], Written]] = []
    for one in texts:
        words = frozenset(WORD.findall(folded(one.text)))
        if len(words) < LEAST:
            continue
        like = next((other for known, other in earlier if _alike(words, known)), None)
        if like:
            yield like, one
        earlier.append((words, one))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    small, large = sorted((len(one), len(other)))
    if small < ALIKE * large:
        return False
    shared = len(one & other)
    return shared > ALIKE * (small + large - shared)

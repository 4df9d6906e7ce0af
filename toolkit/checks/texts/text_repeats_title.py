"""
A text repeats the title of its part, or another text, word by word.

Why it matters
    A description that is the title once more tells nothing, and a summary that is the first
    objective is no summary. Both look as if something was filled in to make a warning go away.
    (Source: good practice.)

Example
    tasks:
      - {id: survey, title: Survey of SMEs, description: Survey of SMEs., ...}

How to correct it
    Write what the title does not tell: what is done, how, with whom, how many. It is a warning.
"""

import re
from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._vocabulary import folded
from toolkit.checks.texts._prose import named
from toolkit.diagnostics import Place, Severity
from toolkit.model.base import Located, Prose
from toolkit.model.wording import listed_up_to
from toolkit.plan.dossier import Dossier

MOST_NAMED = 3


@rule("TXT150", Severity.WARNING)
def text_repeats_title(dossier: Dossier) -> Iterator[Finding]:
    found = list(_repeats(dossier))
    if found:
        place, *others = found
        places = [f"{named(dossier, at)} (line {at.line})" for at in others]
        yield Finding(
            place,
            f"{named(dossier, place)} only repeats a title"
            + (f"; so does {listed_up_to(places, MOST_NAMED)}" if others else ""),
            hint="write what the title does not tell: what is done, how, with whom and how many",
        )


def _repeats(dossier: Dossier) -> Iterator[Place]:
    proposal = dossier.proposal
    project = proposal.project
    titles = {_key(project.title), *(_key(one.title) for one in project.objectives)}
    if project.summary and _key(project.summary) in titles:
        yield project.place.of("summary")
    for package in proposal.work_packages:
        yield from _own(package)
        for part in (*package.tasks, *package.deliverables, *package.milestones, *package.events):
            yield from _own(part)
    for part in (*proposal.instruments, *proposal.risks, *proposal.communication.activities):
        yield from _own(part)


def _own(part: Located) -> Iterator[Place]:
    """The texts of a part that are its title."""
    title = _key(getattr(part, "title", ""))
    for name in type(part).model_fields:
        value = getattr(part, name)
        for position, text in enumerate(value if isinstance(value, tuple) else (value,)):
            if isinstance(text, Prose) and text and _key(text) == title:
                yield part.place.of(name, position) if value is not text else part.place.of(name)


def _key(text: str) -> str:
    return re.sub(r"\W+", " ", folded(text)).strip()

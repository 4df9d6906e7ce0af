"""
A title ends with a full stop, or is longer than a line.

Why it matters
    Titles stand in tables, in the timetable and in lists, where there is room for a few words. A
    sentence there is cut by lines, and its full stop ends up in the middle of another sentence.
    (Source: good practice; the limit of 100 characters is this tool's.)

Example
    tasks:
      - {id: survey, title: We will carry out a survey among the SMEs., ...}

How to correct it
    Give it a name of a few words, Survey of SMEs, and write the sentence under `description`. It is
    advice.
"""

from collections.abc import Iterator
from typing import Protocol

from toolkit.checks import Finding, rule
from toolkit.diagnostics import Place, Severity
from toolkit.model.wording import counted
from toolkit.plan.dossier import Dossier

LONGEST = 100
LONGEST_QUOTE = 60


class Titled(Protocol):
    """A part with a title and a place."""

    @property
    def title(self) -> str: ...
    @property
    def place(self) -> Place: ...


@rule("TXT153", Severity.ADVICE)
def title_like_a_sentence(dossier: Dossier) -> Iterator[Finding]:
    found = [one for one in _titles(dossier) if one[0].endswith(".") or len(one[0]) > LONGEST]
    if found:
        title, place = found[0]
        fault = (
            f"has {len(title)} characters, and tables have room for {LONGEST}"
            if len(title) > LONGEST
            else "ends with a full stop"
        )
        quote = title if len(title) <= LONGEST_QUOTE else f"{title[:LONGEST_QUOTE].rstrip()} …"
        more = counted(len(found) - 1, "other title")
        yield Finding(
            place,
            f"the title '{quote.removesuffix('.')}' {fault}"
            + (f"; {more} {'is' if len(found) == 2 else 'are'} like it" if len(found) > 1 else ""),
            hint="give it a name of a few words, and write the sentence under description",
        )


def _titles(dossier: Dossier) -> Iterator[tuple[str, Place]]:
    """The titles that tables print; objectives are sentences and are not among them."""
    proposal = dossier.proposal
    packages = proposal.work_packages
    parts: list[Titled] = [*packages]
    for one in packages:
        parts += [*one.tasks, *one.deliverables, *one.milestones, *one.events, *one.subcontracts]
    parts += [*proposal.instruments, *proposal.communication.activities]
    for part in parts:
        yield part.title, part.place.of("title")

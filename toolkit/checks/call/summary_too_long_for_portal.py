"""
The summary is longer than the abstract that the Portal takes.

Why it matters
    The summary of the draft says the same as the abstract in Part A, which takes a limited number
    of characters. Whoever pastes a longer one loses its end.

Example
    project:
      summary: (2 600 characters, where Part A takes 2 000)

How to correct it
    Shorten the summary. Signs of Markdown are not counted, and a mention such as [[survey]] counts
    with its number. It is a warning: the limit was seen in forms of sister programmes.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.diagnostics import Severity
from toolkit.plan.dossier import Dossier


@rule("CAL118", Severity.WARNING)
def summary_too_long_for_portal(dossier: Dossier) -> Iterator[Finding]:
    most, project = dossier.call.part_a.abstract_length, dossier.proposal.project
    if most is None or len(project.summary) <= most:  # plain text is hardly ever longer
        return
    if (length := _length(dossier)) > most:
        yield Finding(
            project.place.of("summary"),
            f"the summary has {length} characters, and the abstract in the Portal takes {most}",
            hint=f"shorten it by {length - most} or more",
        )


def _length(dossier: Dossier) -> int:
    """Characters of the summary as it is read, without the signs of Markdown."""
    from toolkit.document.markup import MarkupReader  # most summaries never need it
    from toolkit.document.walk import plain

    paragraphs = MarkupReader(dossier.references.get).paragraphs(dossier.proposal.project.summary)
    return len("\n".join(map(plain, paragraphs)))

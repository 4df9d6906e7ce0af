"""
A section has next to no text, although points are given for what it says.

Why it matters
    Evaluators give points for what they read. A section of one or two sentences earns few of those
    of its criterion, however good the project is. "Not described in sufficient detail" is the
    remark that lost proposals get most often (evaluators' reports on sister programmes).

Example
    sections:
      CON-SOR-DECISIONS: A steering committee decides by majority.

How to correct it
    Say what the comment beside the prompt asks for: half a page is usual. Words of the outline in
    paragraphs, lists and tables are counted; sentences and figures that the tool adds are not. It
    is advice, because a short text can be a good one. Where the call's profile has no award
    criteria those of a sister call are taken, and the finding says so.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, draft_rule
from toolkit.checks.form._field_place import place_of_field
from toolkit.diagnostics import Severity
from toolkit.document.tree import Document
from toolkit.model.wording import listed
from toolkit.plan.dossier import Dossier
from toolkit.readiness.criteria import Criteria, criteria_of
from toolkit.readiness.sections import Section, sections_of

FEWEST, POINTS = 30, 5
"""Words below which a section is short, and points of its criterion above which that counts."""

MARK = 3
"""Words of a text that is likely no more than a mark, such as TBD; another rule finds these."""


@draft_rule("FRM103", Severity.ADVICE)
def section_too_short(dossier: Dossier, draft: Document) -> Iterator[Finding]:
    criteria = criteria_of(dossier.call)
    texts = dossier.proposal.sections
    short = [
        one
        for one in sections_of(dossier, draft)
        if one.words < FEWEST and one.is_filled and _counts(one, criteria)
        if not 0 < len(texts.get(one.tag, "").split()) <= MARK
    ]
    if not short:
        return
    found = listed(f"{one.name} ({one.words})" for one in short)
    first, more = short[0], len(short) > 1
    yield Finding(
        place_of_field(dossier.proposal, f"sections.{first.tag}"),
        f"{len(short)} sections have fewer than {FEWEST} words of yours, and evaluators "
        f"give points for them: {found}{criteria.remark}"
        if more
        else f"section {first.heading} has {first.words} words of yours, and "
        f"evaluators give points for it{criteria.remark}",
        hint=f"say more of what the form asks there: half a page is usual; "
        f"{'begin with' if more else 'write it under'} sections: {{{first.tag}: ...}}",
    )


def _counts(section: Section, criteria: Criteria) -> bool:
    """Whether its criterion has more than a few points."""
    own = criteria.of(section.number)
    return bool(own and own.points is not None and own.points > POINTS)

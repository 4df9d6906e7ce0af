"""
Nothing is written for an award criterion.

Why it matters
    Evaluators score each award criterion by the sections of the form that belong to it. Where none
    of them has a word of yours the points of the whole criterion are lost, and with them, as a
    rule, the proposal: each criterion has a minimum. Where the call's profile has no award
    criteria those of a sister call are taken, and the finding says that nobody has verified them.

Example
    sections: {}        # nothing for 1.1, 1.2 and 1.3, which answer criterion 1, Relevance

How to correct it
    Write the sections that the finding names. The matrix at the end of proposal check shows for
    each criterion its sections, the words in them, and the prompts that are left.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, draft_rule
from toolkit.checks.form._field_place import place_of_field
from toolkit.diagnostics import Severity
from toolkit.document.tree import Document
from toolkit.model.wording import listed
from toolkit.plan.dossier import Dossier
from toolkit.readiness.coverage import Judged, coverage_of
from toolkit.readiness.criteria import criteria_of
from toolkit.readiness.sections import sections_of


@draft_rule("FRM114", Severity.WARNING)
def criterion_without_text(dossier: Dossier, draft: Document) -> Iterator[Finding]:
    sections = sections_of(dossier, draft)
    found = [one for one in coverage_of(dossier, draft, sections).criteria if one.is_gap]
    if not found:
        return
    first = next(one for one in sections if one.number in found[0].sections)
    field = next(iter(first.prompts), "") or f"sections.{first.tag}"
    names = listed(map(_named, found))
    noun = "criterion" if len(found) == 1 else "criteria"
    yield Finding(
        place_of_field(dossier.proposal, field),
        f"nothing is written for the award {noun} {names}{criteria_of(dossier.call).remark}",
        hint=f"write {listed(number for one in found for number in one.sections)}",
    )


def _named(row: Judged) -> str:
    points = row.criterion.points
    worth = f" ({points:f} points)" if points is not None else ""
    return f"{row.criterion.code} {row.criterion.title}{worth}"

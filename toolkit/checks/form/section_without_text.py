"""
A section of the form holds nothing but prompts.

Why it matters
    An application has to be complete to be admitted: every box of the form wants an answer. What
    is computed from the outline (tables, sums) counts as an answer where the section is about it;
    a section for which nothing was written and nothing was planned is empty. Source: the form;
    that a single empty section makes an application inadmissible is for the agency to say, but
    nobody should try.

Example
    sections:
      PRJ-OBJ-PO: |
        ...
      # nothing for SUS-CON-SC, and nothing for IMP-ACT-IA

How to correct it
    Write the text of the section in the outline, under `sections` and the tag that the hint names,
    or in the draft in Word in the place of the prompt. The comment beside the prompt says what an
    evaluator looks for.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, draft_rule
from toolkit.checks.form._field_place import place_of_field
from toolkit.document.tree import Document
from toolkit.model.wording import listed
from toolkit.plan.dossier import Dossier
from toolkit.readiness.sections import sections_of


@draft_rule("FRM102")
def section_without_text(dossier: Dossier, draft: Document) -> Iterator[Finding]:
    empty = [one for one in sections_of(dossier, draft) if one.is_empty]
    if not empty:
        return
    first = empty[0].prompts[0]
    titles = listed(one.heading for one in empty)
    message = (
        f"nothing is written in section {titles}"
        if len(empty) == 1
        else f"nothing is written in {len(empty)} sections of the form: "
        f"{listed(one.name for one in empty)}"
    )
    begin = f"begin with {empty[0].name}: " if len(empty) > 1 else ""
    yield Finding(
        place_of_field(dossier.proposal, first),
        message,
        hint=f"{begin}write its text under {_way(first)}",
    )


def _way(field: str) -> str:
    """`sections: {SUS-CON-SC: ...}`, as it is written in the outline."""
    group, _, rest = field.partition(".")
    return f"{group}: {{{rest}: ...}}" if rest and "." not in rest else field

"""
The draft still asks for words: prompts are left in it.

Why it matters
    A prompt is a highlighted place that nobody has answered. An application has to be complete to
    be admitted, and evaluators score an empty box with nothing. A prompt that is submitted also
    shows that nobody has read the file to its end. Sections that hold nothing but prompts have a
    finding of their own (FRM102) and are not counted here. Source: the form asks for an answer in
    every box.

Example
    priorities:
      innovate: {need: "...", objective: "..."}     # nothing for approach, results and links

How to correct it
    Build the draft, look for the highlighted paragraphs, and write what each asks for: in the
    outline, or in the Word file, from where proposal pull brings it into the outline. What does
    not apply gets one sentence that says so.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, draft_rule
from toolkit.checks.form._field_place import place_of_field
from toolkit.document.tree import Document
from toolkit.model.wording import counted, listed
from toolkit.plan.dossier import Dossier
from toolkit.readiness.sections import sections_of


@draft_rule("FRM101")
def prompts_left(dossier: Dossier, draft: Document) -> Iterator[Finding]:
    begun = [one for one in sections_of(dossier, draft) if one.prompts and not one.is_empty]
    fields = [field for one in begun for field in one.prompts]
    if not fields:
        return
    message = f"{len(fields)} prompts are left in sections that are begun: " + listed(
        f"{len(one.prompts)} in {one.name}" for one in begun
    )
    if len(begun) == 1:
        number = counted(len(fields), "prompt is", "prompts are")
        message = f"{number} left in section {begun[0].heading}"
    first = next(filter(None, fields), "")
    hint = f"write what it asks for: {first or 'a text in the draft'}"
    if len(fields) > 1:
        hint = f"write what each asks for; the first of them is for {first or 'a text'}"
    yield Finding(place_of_field(dossier.proposal, first), message, hint)

"""
A paragraph is longer than 180 words.

Why it matters
    Evaluators look for the answer to a criterion and scan a page. A block of half a page hides it.
    (Source: guides to proposal writing; the limit is this tool's.)

Example
    sections:
      IMP-ACT-IA: (one paragraph of 250 words)

How to correct it
    Begin a new paragraph with each new thought: leave an empty line in the text,
    which has `|` behind the name of its field. What is counted up becomes a list. It is advice.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._sentences import paragraphs
from toolkit.checks.texts._prose import named, prose_of, word_count
from toolkit.diagnostics import Place, Severity
from toolkit.model.wording import counted
from toolkit.plan.dossier import Dossier

MOST_WORDS = 180


@rule("TXT144", Severity.ADVICE)
def long_paragraph(dossier: Dossier) -> Iterator[Finding]:
    found: list[tuple[int, Place]] = []
    for one in prose_of(dossier):
        if one.text.count(" ") + one.text.count("\n") < MOST_WORDS:
            continue
        for words, start in paragraphs(one.text):
            if (count := word_count(words)) > MOST_WORDS:
                found.append((count, one.place.inside(one.text, start)))
    if found:
        most, place = max(found, key=lambda one: one[0])
        more = counted(len(found) - 1, "other paragraph")
        yield Finding(
            place,
            f"a paragraph of {named(dossier, place)} has {most} words, and more than {MOST_WORDS} "
            "are hard to scan" + (f"; {more} too" if len(found) > 1 else ""),
            hint="begin a new paragraph with each new thought: leave an empty line in the text, "
            "which has | behind the name of its field",
        )

"""
A reference in a text leads nowhere.

Why it matters
    `[[sme-survey]]` in a text becomes the number of that part, with a link. A word that names no
    part stays in the sentence as it is written, brackets and all.

Example
    tasks:
      - {id: sme-survey, ...}
    project:
      summary: We begin with [[sme-servey]].

How to correct it
    Correct the word; the hint names the part that is most like it. References lead to work
    packages, tasks, deliverables, milestones, events, subcontracts, risks, instruments, partners,
    priorities, target groups and channels, by their ids.
"""

import re
from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._words import nearest
from toolkit.plan.dossier import Dossier

REFERENCE = re.compile(r"`[^`]*`|\[\[([^\[\]\n]*)\]\]")  # between backticks it is no reference


@rule("TXT101")
def reference_to_nothing(dossier: Dossier) -> Iterator[Finding]:
    known = dossier.references
    for one in dossier.texts:
        place, text = one
        if "[[" not in text or not one.is_prose:
            continue
        first: dict[str, int] = {}
        for found in REFERENCE.finditer(text):
            first.setdefault(found[1], found.start())
        for word, offset in first.items():
            if word and word not in known:
                likely = nearest(word, tuple(known))
                yield Finding(
                    place.inside(text, offset),
                    f"[[{word}]] names no part of the proposal",
                    hint=f"write [[{likely}]]"
                    if likely
                    else "write the id of a part, such as a task or a partner",
                )

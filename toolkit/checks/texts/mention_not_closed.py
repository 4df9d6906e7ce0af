"""
The brackets of a mention are not as they should be.

Why it matters
    `[[sme-survey]]` becomes the number of that part, with a link. With one bracket too few it stays
    in the sentence as it is typed, brackets and all.

Example
    project:
      summary: We begin with [[sme-survey] and go on with [open-calls].

How to correct it
    Write two brackets on both sides: [[sme-survey]]. Where the brackets are meant as brackets, put
    a backslash before them, `\\[sme-survey]`. It is a warning.
"""

import re
from collections.abc import Iterator
from itertools import islice

from toolkit.checks import Finding, rule
from toolkit.checks._words import nearest
from toolkit.diagnostics import Severity
from toolkit.document.suspects import may_hold_brackets
from toolkit.plan.dossier import Dossier
from toolkit.plan.texts import PlacedText

PARTED = re.compile(r"\[\[(?=[^\[\]]{1,120}\]\])[\w:-]+\s+[\w:-]+\]\]")
"""A mention in two pieces, `[[sme-` at the end of a line and `survey]]` in the next."""

MOST = 20
"""How many findings there are for one text."""


@rule("TXT104", Severity.WARNING)
def mention_not_closed(dossier: Dossier) -> Iterator[Finding]:
    known = tuple(dossier.references)
    for one in dossier.texts:
        if one.is_prose and may_hold_brackets(one.text):
            yield from islice(_in_text(one, known), MOST)


def _in_text(one: PlacedText, known: tuple[str, ...]) -> Iterator[Finding]:
    from toolkit.document.undrawn import broken_mentions  # most outlines never need it

    for found in broken_mentions(one.text):
        if parted := PARTED.match(one.text, found.start()):
            yield Finding(
                one.place.inside(one.text, found.start()),
                f"{' '.join(parted[0].split())} is no mention of a part, since a space or the "
                "end of a line parts it, and is printed as it is typed",
                hint=f"write {''.join(parted[0].split())}",
            )
            continue
        word = next(filter(None, found.groups()), "")
        if word not in known and not found[0].startswith("[["):
            continue
        likely = word if word in known else nearest(word, known)
        way = f"write [[{likely}]]" if likely else "write [[id]] with the id of a part"
        yield Finding(
            one.place.inside(one.text, found.start()),
            f"{found[0].strip()} is not a mention of a part, and is printed as it is typed",
            hint=f"{way}, or \\ before a bracket that is meant as one",
        )

"""
A sentence is written in two texts.

Why it matters
    Pages are limited and evaluators are attentive. What they read twice looks like padding, or like
    a text that was pasted and forgotten. (Source: good practice.)

Example
    priorities:
      train:
        need: Small firms do not release their people for courses of several days.
        approach: Small firms do not release their people for courses of several days. ...

How to correct it
    Keep it where it is needed for the argument, and refer to that place elsewhere with [[id]]. It
    is advice.
"""

from collections.abc import Iterator
from typing import NamedTuple

from toolkit.checks import Finding, rule
from toolkit.checks._vocabulary import folded
from toolkit.checks.texts._prose import clauses, named, prose_of
from toolkit.diagnostics import Severity
from toolkit.model.wording import counted
from toolkit.plan.dossier import Dossier
from toolkit.plan.texts import PlacedText

FEWEST_WORDS = 8
LONGEST_QUOTE = 70


class Repeated(NamedTuple):
    """A sentence, and the texts in which it is written first and again."""

    sentence: str
    first: PlacedText
    again: PlacedText


@rule("TXT142", Severity.ADVICE)
def sentence_twice(dossier: Dossier) -> Iterator[Finding]:
    found = list(_repeated(dossier))
    if not found:
        return
    sentence, first, again = found[0]
    more = counted(len(found) - 1, "more sentence")
    quote = sentence if len(sentence) <= LONGEST_QUOTE else f"{sentence[:LONGEST_QUOTE].rstrip()} …"
    yield Finding(
        again.place,
        f"'{quote.removesuffix('.')}' is written in {named(dossier, first.place)} already"
        + (f"; {more} {'is' if len(found) == 2 else 'are'} repeated" if len(found) > 1 else ""),
        hint="keep it in one of the two places, and refer to that place in the other",
    )


def _repeated(dossier: Dossier) -> Iterator[Repeated]:
    """Sentences that come again. Texts that are the same from end to end are another finding."""
    met: dict[str, PlacedText] = {}
    whole: set[str] = set()
    for one in prose_of(dossier):
        key = " ".join(folded(one.text).split())
        if key in whole:
            continue
        whole.add(key)
        if key.count(" ") + 1 < FEWEST_WORDS:
            continue
        for sentence in clauses(one.text):
            if sentence.count(" ") + 1 < FEWEST_WORDS:
                continue
            words = folded(sentence).rstrip(" .;:!?")
            if words in met:
                yield Repeated(sentence, met[words], one)
            met.setdefault(words, one)

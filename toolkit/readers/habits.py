"""Reports habits from other programs and countries that YAML takes for something else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from toolkit.diagnostics import Diagnostic, Severity
from toolkit.readers import codes
from toolkit.readers.commas import loose_told, number_told, semicolons_told
from toolkit.readers.folded import text_told
from toolkit.readers.oddities import LooseEntries, Mark, Oddity, Semicolons, SplitNumber, Text


def habits_told(oddities: Iterable[Oddity]) -> Iterator[Diagnostic]:
    """The findings on what looks odd; none on what may well be meant as it is written."""
    for one in oddities:
        match one:
            case LooseEntries():
                yield from loose_told(one)
            case SplitNumber():
                yield number_told(one)
            case Semicolons():
                yield semicolons_told(one)
            case Text():
                yield from text_told(one)
            case Mark():
                yield _mark_told(one)


def _mark_told(mark: Mark) -> Diagnostic:
    fact = f"&{mark.name} marks a part that is to be repeated, and nothing repeats it"
    hint = "put the text in quotes where & belongs to it, or take the mark away"
    return Diagnostic(mark.place, codes.ALIAS, fact, hint, Severity.WARNING)

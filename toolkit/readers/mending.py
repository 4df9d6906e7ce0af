"""Finds the slips behind the faults of an outline: those without which the fewest faults are left.

One slip may have dozens of faults. Each likely slip near a fault is mended in a copy of the text,
which is read as the outline is; the slip that explains most of the faults is reported instead.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from time import process_time
from typing import NamedTuple

import yaml
from yaml.events import StreamEndEvent

from toolkit.diagnostics import NOWHERE, Diagnostic, Place, Severity
from toolkit.readers import codes
from toolkit.readers.consequences import AS_REFERENCE
from toolkit.readers.fault_scores import (
    CLEAR,
    MANY,
    OF_FIELDS,
    OF_THE_FORM,
    are_few_references,
    key_of,
    new_faults,
    score_of,
)
from toolkit.readers.file_text import LINE_BREAK, text_of
from toolkit.readers.lines import Kind, lines_of
from toolkit.readers.lookalikes import with_plain_spaces
from toolkit.readers.parser import events_of
from toolkit.readers.slips import brackets, places, quotes, signs
from toolkit.readers.slips.slip import Kindred, Lines, Slip, above, below, is_structure

IN_A_VALUE: Sequence[Kindred] = (
    signs.bullets,
    quotes.cut,
    places.pipes,
    signs.colons,
    signs.remarks,
    signs.ends,
    places.blocks,
)
"""The kinds of slips that leave the form of the outline as it is."""

KINDS: Sequence[Kindred] = (
    signs.tabs,
    signs.tight_dashes,
    *IN_A_VALUE,
    quotes.texts,
    quotes.in_flow,
    brackets.between,
    brackets.unbalanced,
    brackets.other_brackets,
    places.dashes,
    places.indents,
    places.words,
)
"""All kinds of slips, the more likely ones first."""

MOST_SPOTS = 4
"""Lines with faults, near which slips are looked for at a time."""

MOST_SLIPS = 12
MOST_AT_A_LINE = 100
"""Of one kind; each holds the line as it would be then."""

MOST_FAULTS = 300
"""A file with more is no outline."""

MOST_READINGS = 90
MOST_CHARACTERS = 4_000_000
MOST_SECONDS = 3.0
"""Of the processor, for all texts that are read on the way, however large or tangled they are."""

Read = Callable[[Mapping[Path, str]], Sequence[Diagnostic]]
"""The faults of the outline with these texts in the place of its files."""


class Found(NamedTuple):
    """A slip, the texts without it, and the faults that are left then."""

    slip: Slip
    file: str
    texts: Mapping[Path, str]
    faults: Sequence[Diagnostic]


def explained(faults: Sequence[Diagnostic], read: Read) -> Sequence[Diagnostic]:
    """The slips behind these faults, and the faults that are left without them."""
    findings: list[Diagnostic] = []
    left: Sequence[Diagnostic] = faults
    for found in without_slips(faults, read, {}):
        slip = found.slip
        place = Place(found.file, slip.number + 1, slip.column + 1)
        findings.append(Diagnostic(place, slip.code, slip.fact, slip.hint))
        left = found.faults
    if not findings:
        return faults
    lines = {one.place[:2] for one in findings}
    remarks = [one for one in faults if one.severity is not Severity.ERROR]
    errors = [one for one in left if one.severity is Severity.ERROR]
    findings, errors = _with_references(findings, errors)
    return [*findings, *errors, *(one for one in remarks if one.place[:2] not in lines)]


def without_slips(
    faults: Sequence[Diagnostic], read: Read, texts: Mapping[Path, str]
) -> Iterator[Found]:
    """The slips behind the faults of these texts one after the other, each with the texts in which
    it and those before it are corrected."""
    search = _Search(read)
    for _ in range(MOST_SLIPS):
        if not (found := search.best(faults, texts)):
            return
        yield found
        faults, texts = found.faults, found.texts


def _with_references(
    findings: Sequence[Diagnostic], errors: Sequence[Diagnostic]
) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """The slips, and the errors that are left; both of one value are one finding.

    A value that names nothing once its slip is mended has the hint on what it may name.
    """
    names = {_spot(one): one.hint for one in errors if one.code in AS_REFERENCE and one.hint}
    slips = [one._replace(hint=names.get(_spot(one), one.hint)) for one in findings]
    spots = {_spot(one) for one in slips}
    return slips, [one for one in errors if one.code not in AS_REFERENCE or _spot(one) not in spots]


def _spot(one: Diagnostic) -> tuple[str, int, int]:
    return one.place.file, one.place.line, one.place.column


class _Search:
    """Looks for slips until it has read as much as may be read."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._readings = 0
        self._characters = 0
        self._began = process_time()

    def best(self, faults: Sequence[Diagnostic], texts: Mapping[Path, str]) -> Found | None:
        """The slip without which the fewest faults are left; None where none explains any."""
        errors = [one for one in faults if one.severity is Severity.ERROR]
        if not errors or len(errors) > MOST_FAULTS:
            return None
        before, known, best, least = score_of(errors), set(map(key_of, errors)), None, None
        for found in self._found(errors, texts):
            score, new = score_of(found.faults), new_faults(found.faults, known)
            further = score[0] < before[0]
            # other lines may be at fault then only if they could not be judged before
            fits = not new or (further and (found.slip.sure or are_few_references(new)))
            if score >= before or not fits:
                continue
            if least is None or score < least:
                best, least = found, score
                if score == (0, 0):
                    break
        return best

    def _found(self, errors: Sequence[Diagnostic], texts: Mapping[Path, str]) -> Iterator[Found]:
        tried: set[tuple[tuple[int, str], ...]] = set()
        for file, numbers in _spots(errors).items():
            path = Path(os.path.realpath(file))
            text = texts.get(path) or text_of(Path(file), file, [], NOWHERE)
            if text is None:
                continue
            pieces = LINE_BREAK.split(with_plain_spaces(text).text)
            lines, end = lines_of(pieces), _end(text)
            around = dict.fromkeys(
                near
                for number in numbers
                if number < len(lines)
                for near in (number, *list(above(lines, number))[:2], *_around(lines, number))
            )
            for kind in _kinds(errors):
                slips = [one for at in around for one in islice(kind(lines, at), MOST_AT_A_LINE)]
                for slip in sorted(slips, key=lambda one: len(one.lines)):
                    key = tuple(sorted(slip.lines.items()))
                    new = "\n".join(slip.lines.get(at, line) for at, line in enumerate(pieces))
                    if key in tried or (end is not None and not _is_read_further(new, end)):
                        continue
                    if not slip.hides and _is_hidden(lines, lines_of(LINE_BREAK.split(new))):
                        continue
                    tried.add(key)
                    if not self._may_read(len(text)):
                        return
                    mended = {**texts, path: new}
                    yield Found(slip, file, mended, self._read(mended))

    def _may_read(self, size: int) -> bool:
        self._readings += 1
        self._characters += size
        return (
            self._readings <= MOST_READINGS
            and self._characters <= MOST_CHARACTERS
            and process_time() - self._began <= MOST_SECONDS
        )


def _around(lines: Lines, number: int) -> Iterator[int]:
    """The lines between the same braces, and those to which a line belongs, each with the first
    line that belongs to it, too."""
    for at in range(number + 1, min(number + MOST_SPOTS, len(lines))):
        if lines[at].kind is not Kind.FLOW:
            break
        yield at
    yield from islice(below(lines, number), 1)
    indent = lines[number].indent
    for at in range(number - 1, -1, -1):
        if is_structure(lines[at]) and lines[at].indent < indent:
            indent = lines[at].indent
            yield at
            first = next(below(lines, at), at)
            if first < number:
                yield first


def _kinds(errors: Sequence[Diagnostic]) -> Sequence[Kindred]:
    """The kinds of slips that such faults may come from."""
    found = [one.code for one in errors if one.code not in CLEAR]
    form = OF_THE_FORM | {codes.DUPLICATE_KEY}
    many = len(found) >= MANY and any(code in OF_FIELDS for code in found)
    return KINDS if many or any(code in form for code in found) else IN_A_VALUE


def _end(text: str) -> int | None:
    """The line in which a parser gives up; None where it reads all of the text."""
    events = events_of(text)
    try:
        while not isinstance(events.get_event(), StreamEndEvent):
            pass
    except yaml.MarkedYAMLError as error:
        return error.problem_mark.line if error.problem_mark else 0
    return None


def _is_read_further(text: str, end: int) -> bool:
    """Whether a parser reads more of this text than up to that line."""
    here = _end(text)
    return here is None or here > end


def _is_hidden(before: Lines, after: Lines) -> bool:
    """Whether something that was a field or an entry before is a part of a text then."""
    hidden = (Kind.TEXT, Kind.QUOTED)
    return any(
        old.kind is Kind.STRUCTURE and new.kind in hidden
        for old, new in zip(before, after, strict=True)
    )


def _spots(errors: Sequence[Diagnostic]) -> dict[str, list[int]]:
    """By file, the first lines with faults, from 0."""
    found: dict[str, list[int]] = {}
    for one in errors:
        numbers = found.setdefault(one.place.file, [])
        if one.code in CLEAR or not one.place.line:
            continue
        if one.place.line - 1 not in numbers and len(numbers) < MOST_SPOTS:
            numbers.append(one.place.line - 1)
    return found

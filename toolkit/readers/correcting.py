"""Corrects in the files of an outline what was written in the wrong way and can mean one thing.

What is written is what the hint of the finding says, and only where the hint leaves no choice. Each
correction is proved: the outline is read again, and has this fault no more and no new one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

import yaml

from toolkit.diagnostics import Diagnostic
from toolkit.readers import codes
from toolkit.readers.glance import parts_of
from toolkit.readers.mending import without_slips
from toolkit.readers.outline_files import OutlineFiles, Steps
from toolkit.readers.yaml_layout import UnwritableError
from toolkit.readers.yaml_spans import Mark

Find = Callable[[Mapping[Path, str]], Sequence[Diagnostic]]
"""What is found in an outline with these texts in the place of its files; what cannot be read at
all among it."""

VALUES = frozenset(
    (
        codes.WRONG_TYPE,
        codes.WRONG_MONTH,
        codes.WRONG_DATE,
        codes.WRONG_CHOICE,
        codes.WRONG_FORM,
        codes.WRONG_ID,
    )
)
"""Findings whose hint gives the value as it has to be written."""

NAMES = frozenset(
    (
        codes.UNKNOWN_FIELD,
        codes.UNKNOWN_PARTNER,
        codes.UNKNOWN_TASK,
        codes.UNKNOWN_WORK_PACKAGE,
        codes.UNKNOWN_CHANNEL,
        codes.UNKNOWN_TARGET_GROUP,
        codes.UNKNOWN_PROFILE,
        codes.UNKNOWN_STRAND,
        codes.UNKNOWN_PRIORITY,
        codes.UNKNOWN_COST_ROW,
        codes.UNKNOWN_DELIVERABLE_TYPE,
        codes.UNKNOWN_DISSEMINATION,
        codes.UNKNOWN_SECTION,
        codes.WRONG_CHOICE,
    )
)
"""Findings whose hint gives the name that was most likely meant."""

MENTION, QUOTES = "TXT101", "OUT078"

VALUE = re.compile(r"(?:the first month is M1: )?write (M\d+(?:-M\d+)?|\d{4}-\d\d-\d\d)")
TURNED = re.compile(r"write (M\d+-M\d+) if the two months are the wrong way round")
PAIRS = re.compile(r"write ((?:[\w-]+: [^\s,{}\[\]\"']+(?:, )?)+)")
NEAREST = re.compile(r"did you mean ([\w./-]+)\?")
QUOTED = re.compile(r"(?:holds|names|is) '([^']+)'")
MENTIONED = re.compile(r"write \[\[([\w-]+)\]\]")
WRONG_MENTION = re.compile(r"\[\[([^\]\n]+)\]\] names")
PLAIN_QUOTES = re.compile(r'write (".*") where they are only to hold the text together')

ALIKE = 0.75
"""How alike two names are, at least, of which one is a slip of the other."""

NOT_BY_ITSELF = ("acronym", "short_name")
"""Fields that name files and people: another one is chosen by a person."""

MOST = 200


class Correction(NamedTuple):
    """A line that was changed."""

    file: str
    line: int
    """Counted from 1, in the text as it is now."""

    code: str
    """The code of the finding that it corrects."""

    before: str
    after: str


class Corrected(NamedTuple):
    """What was corrected, and the files as they are with it."""

    corrections: tuple[Correction, ...]
    files: Mapping[Path, bytes]
    """Those that differ from what is on the disk."""


class _Edit(NamedTuple):
    """Characters of a file that give way to others."""

    path: Path
    start: int
    end: int
    new: str
    code: str


def corrected(outline: Path, find: Find) -> Corrected:
    """The outline without what can be corrected safely; nothing is written.

    `find` is called many times, with texts in place of the files.
    """
    files = OutlineFiles(outline)
    try:
        for path in parts_of(outline):
            files.text(path)
    except UnicodeDecodeError:  # another encoding, which is reported as a fault
        return Corrected((), {})
    done, faults = _without_slips(files, find)
    while len(done) < MOST:
        found, faults = _round(files, faults, find)
        if not found:
            break
        done += found
    return Corrected(tuple(done), files.changed())


def _without_slips(
    files: OutlineFiles, find: Find
) -> tuple[list[Correction], Sequence[Diagnostic]]:
    """Corrects what keeps the files from being read as YAML; and the faults that are left."""
    done: list[Correction] = []
    faults = find({})
    for found in without_slips(faults, find, {}):
        slip, path = found.slip, Path(found.file).resolve()
        before, after = (text.split("\n") for text in (files.text(path), found.texts[path]))
        if _words(before) != _words(after):
            break  # where a text belongs is left to a person
        files.texts.update(found.texts)
        faults = found.faults
        done += [
            Correction(found.file, number + 1, slip.code, before[number], after[number])
            for number in sorted(slip.lines)
        ]
    return done, faults


def _words(lines: Sequence[str]) -> list[str]:
    return re.findall(r"\w+", "\n".join(lines))


def _round(
    files: OutlineFiles, faults: Sequence[Diagnostic], find: Find
) -> tuple[list[Correction], Sequence[Diagnostic]]:
    """Corrects all values that can be, or the first that stands its proof where not all do; and the
    faults that are left. Without corrections where none can be made."""
    edits = [one for fault in faults if (one := _edit(files, fault))]
    apart = [one for number, one in enumerate(edits) if not _overlaps(one, edits[:number])]
    attempts = [apart, *([one] for one in apart)] if len(apart) > 1 else [[one] for one in apart]
    for together in attempts:
        texts = _with(files, together)
        left = find(texts)
        if _is_better(faults, left, together):
            shown = {Path(one.place.file).resolve(): one.place.file for one in faults}
            found = [_correction(files, texts, one, shown) for one in together]
            files.texts.update(texts)
            return found, left
    return [], faults


def _overlaps(one: _Edit, others: Sequence[_Edit]) -> bool:
    same = (other for other in others if other.path == one.path)
    return any(one.start < other.end and other.start < one.end for other in same)


def _with(files: OutlineFiles, edits: Sequence[_Edit]) -> dict[Path, str]:
    texts = dict(files.texts)
    for one in sorted(edits, key=lambda edit: -edit.start):
        text = texts[one.path]
        texts[one.path] = text[: one.start] + one.new + text[one.end :]
    return texts


def _is_better(
    before: Sequence[Diagnostic], after: Sequence[Diagnostic], edits: Sequence[_Edit]
) -> bool:
    """Whether the faults that were corrected are gone, and none has come that was not there."""
    known = {(one.place.file, one.place.line, one.code) for one in before}
    # what could not be judged while something was in the way is judged now
    in_the_way = {one.code for one in before}
    new = [
        one
        for one in after
        if (one.place.file, one.place.line, one.code) not in known
        and (one.code in in_the_way or one.code in VALUES | NAMES)
    ]
    codes_before = [one.code for one in before]
    codes_after = [one.code for one in after]
    wanted = {one.code for one in edits}
    fewer = all(codes_after.count(code) < codes_before.count(code) for code in wanted)
    return fewer and not new


def _correction(
    files: OutlineFiles, texts: Mapping[Path, str], edit: _Edit, shown: Mapping[Path, str]
) -> Correction:
    number = files.text(edit.path).count("\n", 0, edit.start)
    before = files.text(edit.path).split("\n")[number]
    after = texts[edit.path].split("\n")[number]
    file = shown.get(edit.path, str(edit.path))
    return Correction(file, number + 1, edit.code, before, after)


def _edit(files: OutlineFiles, fault: Diagnostic) -> _Edit | None:
    """The change that the hint of a finding asks for; None where it leaves a choice."""
    steps = _steps(fault.place.path)
    if not steps or steps[-1] in NOT_BY_ITSELF:
        return None
    if fault.code == codes.UNKNOWN_FIELD:
        steps = steps[:-1]  # its name is in the part around it
    try:
        path, mark, rest = files.find(steps)
        start, end, new = _place_and_words(files.text(path), mark, rest, fault)
    except (UnwritableError, yaml.YAMLError, LookupError, ValueError):
        return None
    return _Edit(path, start, end, new, fault.code)


def _steps(path: str) -> Steps:
    return tuple(int(one) if one.isdigit() else one for one in path.split(".") if one)


def _place_and_words(text: str, mark: Mark, rest: Steps, fault: Diagnostic) -> tuple[int, int, str]:
    """Where the correction is made in the text, and the words that it writes there.

    Raises LookupError where the hint leaves a choice, or the place is not found.
    """
    hint = fault.hint
    if fault.code in VALUES:
        for pattern in (VALUE, TURNED):
            if found := pattern.fullmatch(hint):
                return _scalar(mark, rest, found[1])
        if (found := PAIRS.fullmatch(hint)) and _is_certain(fault, found[1]):
            return _of_pairs(mark, rest, found[1])
    if fault.code in NAMES and (found := NEAREST.fullmatch(hint)):
        (old,) = QUOTED.findall(fault.message)
        if _is_slip(old, found[1]):
            return _word(mark, old, found[1])
    if fault.code == MENTION and (found := MENTIONED.fullmatch(hint)):
        old = WRONG_MENTION.findall(fault.message)[0]
        if _is_slip(old, found[1]):
            return _mention(text, mark, old, found[1])
    if fault.code == QUOTES and (found := PLAIN_QUOTES.fullmatch(hint)):
        return _scalar(mark, rest, found[1])
    raise LookupError(hint)


def _scalar(mark: Mark, rest: Steps, new: str) -> tuple[int, int, str]:
    if rest or mark.kind != "text" or mark.tag or mark.anchor:
        raise LookupError("no single value")
    return mark.start, mark.end, new


def _of_pairs(mark: Mark, rest: Steps, pairs: str) -> tuple[int, int, str]:
    """`amount: 20000`, of the value itself; one of several pairs is left to a person."""
    if ", " in pairs:
        raise LookupError(pairs)
    return _scalar(mark, rest, pairs.partition(": ")[2])


def _is_certain(fault: Diagnostic, pair: str) -> bool:
    """Whether a person can have meant nothing else; a word of a few is more than another word."""
    if fault.code != codes.WRONG_CHOICE:
        return True
    old = QUOTED.findall(fault.message)
    return len(old) == 1 and _is_slip(old[0], pair.partition(": ")[2])


def _is_slip(old: str, new: str) -> bool:
    """Whether a name is another one with a slip in it, and no other name."""
    one, other = (re.sub(r"[\W_]+", "", name).casefold() for name in (old, new))
    if re.findall(r"\d+", one) != re.findall(r"\d+", other):
        return False
    return one == other or SequenceMatcher(None, one, other).ratio() >= ALIKE


def _word(mark: Mark, old: str, new: str) -> tuple[int, int, str]:
    """The one place in and before a value at which a name is written."""
    found = [
        one
        for one in _marks(mark)
        if one.kind == "text" and one.value == old and not one.tag and not one.anchor
    ]
    if len(found) != 1:
        raise LookupError(old)
    one = found[0]
    quotes = one.style if one.style in ('"', "'") else ""
    return one.start, one.end, f"{quotes}{new}{quotes}"


def _marks(mark: Mark) -> Iterator[Mark]:
    """A value with the names of its fields, and the items of a list."""
    yield mark
    yield from mark.keys
    if mark.kind == "list":
        yield from mark.inside


def _mention(text: str, mark: Mark, old: str, new: str) -> tuple[int, int, str]:
    """The first mention in a text that has this id."""
    start = text.index(f"[[{old}]]", mark.start, mark.end) + len("[[")
    return start, start + len(old), new

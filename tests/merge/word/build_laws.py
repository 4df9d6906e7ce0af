"""What must hold whenever a file that people worked in is built again, told in words."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from lxml import etree

from tests.merge.word.random_decisions import decided
from tests.merge.word.random_writer.documents import Draft
from tests.merge.word.random_writer.writer import RandomWriter
from tests.merge.word.readings import resolved, said, views
from tests.merge.word.rebuilding import rebuilt
from tests.merge.word.sections import CLOCK
from tests.office_rules.every_rule import faults_of
from tests.office_rules.rules import new_faults
from tests.word_editor.editor import WordEditor
from tests.word_editor.google_docs import saved_by_google_docs
from tests.word_editor.plain_reading import all_text
from toolkit.merge.outcome import BlockOutcome, MergeReport
from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.update import merge_word
from toolkit.ooxml.embedded_base import base_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OURS = "proposal"
TEXT_PARTS = ("word/document.xml", "word/header", "word/footer")


@dataclass(frozen=True)
class Round:
    """A file before and after a build, what was typed in it, and the outline of the build."""

    edited: bytes
    draft: Draft
    result: bytes
    account: MergeReport
    typed: tuple[str, ...]
    built: bytes | None = None
    """The file as it came from the build before, where the edited one lost its record."""


def played(
    seed: int, edits: int, changes: int, *, damaged: bool = False
) -> tuple[Round, RandomWriter]:
    """One build after random edits and random changes; `damaged`: the file was at Google's."""
    writer = RandomWriter(seed)
    draft = writer.draft()
    built = draft.docx()
    edited = writer.edited(built, edits)
    if damaged:
        edited = saved_by_google_docs(edited)
    new = writer.changed(draft, changes)
    result, account = rebuilt(edited, new)
    return Round(edited, new, result, account, tuple(writer.typed), built), writer


def rounds(seed: int, count: int = 4) -> Iterator[Round]:
    """Several builds with edits between them, and decisions about some of the proposals."""
    writer = RandomWriter(seed)
    dice = random.Random(seed)
    draft = writer.draft()
    content = draft.docx()
    for _ in range(count):
        edited = writer.edited(content, dice.randint(0, 4))
        draft = writer.changed(draft, dice.randint(0, 3))
        result, account = rebuilt(edited, draft, content)
        yield Round(edited, draft, result, account, tuple(writer.typed), content)
        content = decided(result, dice)
        standing, anyway = all_text(content), all_text(resolved(result, accept=False))
        gone = [one for one in writer.typed if one not in standing]
        wrong = [one for one in gone if one in anyway]
        assert not wrong, f"a decision about our proposals takes {wrong} away"
        writer.typed = [one for one in writer.typed if one not in gone]


def broken(told: Round) -> list[str]:
    """Every law that a build breaks, in words."""
    return [
        *lost(told),
        *not_refusable(told),
        *not_arrived(told),
        *unsound(told),
        *badly_told(told),
    ]


def lost(told: Round) -> Iterator[str]:
    """Words that were typed and stand no more, whatever is decided about our proposals."""
    found = base_of(WordFile(told.built or told.edited).package)
    assert found
    fresh = told.draft.docx(found[1] + 1)
    plain, _ = merge_word(told.edited, found[0], fresh, clock=CLOCK, changes="plain")
    cases = {
        "as it is": told.result,
        "all accepted": resolved(told.result, accept=True),
        "all refused": resolved(told.result, accept=False),
        "plain": plain,
        "plain, all accepted": resolved(plain, accept=True),
        "plain, all refused": resolved(plain, accept=False),
    }
    before = {
        None: all_text(told.edited),
        # who refuses a proposal refuses what was typed into it as well
        False: all_text(resolved(told.edited, accept=False)),
    }
    for name, content in cases.items():
        text, was = all_text(content), before[False if "refused" in name else None]
        for one in told.typed:
            if text.count(one) < was.count(one):
                yield f"{one} is lost: {name}"


def not_refusable(told: Round) -> Iterator[str]:
    """Whether refusing all our proposals gives another file than the person's."""
    was, now = (views(one, accepted=False) for one in (told.edited, told.result))
    if [sorted(map(repr, one)) for one in was] != [sorted(map(repr, one)) for one in now]:
        yield "refusing all does not give the file back"
    lines, other = (Counter(refused(one)) for one in (told.edited, told.result))
    if lines != other:
        yield f"read by itself: refusing all loses {lines - other} and brings {other - lines}"
    ways = (Counter(refused(resolved(one, accept=False))) for one in (told.edited, told.result))
    if next(ways) == lines and next(ways) != lines:
        yield "what we make of refusing all is not what Word would make of it"


def not_arrived(told: Round) -> Iterator[str]:
    """What the account says is new, and is not there once all is accepted."""
    text = "\n".join(said(told.result))
    shown = "".join(text.split())
    for entry in told.account.entries:
        if entry.outcome in (BlockOutcome.UPDATED, BlockOutcome.ADDED) and not entry.id.startswith(
            "header"
        ):
            wanted = entry.excerpt.removesuffix("…")
            if "".join(wanted.split()) not in shown and "[" not in wanted:
                yield f"{entry} does not stand in the file"


def badly_told(told: Round) -> Iterator[str]:
    """Sums that do not add up, and builds that say nothing of what they did."""
    if sum(told.account.counts.values()) != len(told.account.entries):
        yield "the account does not add up"
    made = set(told.account.counts) - {
        BlockOutcome.UNCHANGED,
        BlockOutcome.KEPT,
        BlockOutcome.DELETED,
    }
    if told.result != told.edited and not told.account.changed:
        yield "the file is another, and the account does not say so"
    if (
        made
        and told.result == told.edited
        and made - {BlockOutcome.CONFLICT, BlockOutcome.UNPLACED, BlockOutcome.REMOVED}
    ):
        yield f"nothing was written, and the account tells of {made}"


OF_FIELDS = ("fldChar", "instrText", "delInstrText")
COUNTED_BY_WORD = (["SEQ"], ["REF"])
"""Fields whose text nobody writes: it is counted anew, and no proposal."""


def refused(content: bytes) -> Iterator[str]:
    """The lines of a file with what we propose refused, read by nothing but this function."""
    package = ZipFile(BytesIO(content))
    for name in sorted(package.namelist()):
        if name.startswith(TEXT_PARTS) and name.endswith(".xml"):
            root = etree.fromstring(package.read(name))
            yield from _lines(root)


def _lines(root: Any) -> Iterator[str]:
    carried = ""
    for one in root.iter(f"{W}p"):
        if any(_ours(row, "ins") for row in one.iterancestors(f"{W}tr")):
            continue
        if any(around.tag == f"{W}p" for around in one.iterancestors()):
            continue
        carried += "".join(_texts(one))
        look = one.find(f"{W}pPr/{W}rPr/{W}ins")
        if look is not None and look.get(f"{W}author") == OURS:
            continue
        if carried:
            yield carried
        carried = ""
    if carried:
        yield carried


def _ours(row: Any, kind: str) -> bool:
    change = row.find(f"{W}trPr/{W}{kind}")
    return change is not None and change.get(f"{W}author") == OURS


def _texts(paragraph: Any) -> Iterator[str]:
    fields: list[str] = []
    for node in paragraph.iter(*(f"{W}{name}" for name in ("t", "delText", *OF_FIELDS))):
        kind = node.get(f"{W}fldCharType")
        if node.tag == f"{W}fldChar":
            fields = [*fields, ""] if kind == "begin" else fields[:-1] if kind == "end" else fields
        elif node.tag.lower().endswith("instrtext"):
            fields[-1:] = ["".join(fields[-1:]) + (node.text or "")]
        elif not any(one.split()[:1] in COUNTED_BY_WORD for one in fields):
            around = node.iterancestors(f"{W}ins")
            if not any(each.get(f"{W}author") == OURS for each in around):
                yield node.text or ""


def unsound(told: Round) -> Iterator[str]:
    """What Word would not open without a word, as far as it was not so before."""
    yield from map(str, new_faults(faults_of(told.edited), faults_of(told.result)))
    for decided_on in (accepted, all_refused):
        was, now = (faults_of(decided_on(one)) for one in (told.edited, told.result))
        for fault in map(str, new_faults(was, now)):
            # Word deletes a comment together with its reference, these functions do not
            if not fault.endswith("has no reference"):
                yield fault


def accepted(content: bytes) -> bytes:
    """The file with all our proposals accepted."""
    return resolved(content, accept=True)


def all_refused(content: bytes) -> bytes:
    """The file with all our proposals refused."""
    return resolved(content, accept=False)


def without_anchors(content: bytes) -> bytes:
    """The file with all bookmarks lost."""
    hand = WordEditor(content)
    hand.remove_all_bookmarks()
    return hand.save()


def told(breaches: Sequence[str]) -> str:
    """Breaches a line each."""
    return "\n".join(breaches)

"""Damaged Office files end in words, whatever is damaged and whoever reads them.

PROPOSAL_DAMAGE says how many files are damaged, PROPOSAL_DAMAGE_FROM with which seed they begin.
"""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

from budgets.workbook import write_workbook
from tests.damage import damaged
from tests.merge.copies.test_laws import Round
from tests.merge.word.scenes import Hand
from tests.merge.word.wild import Wild
from tests.merge.workbook.test_laws import scribbled, workbooks
from tests.office_rules.watch import paused
from tests.writers.docx.firm import firm
from tests.writers.docx.samples import rich
from toolkit.diagnostics import ProposalError
from toolkit.document.style import HOUSE
from toolkit.merge.built_for import document_of
from toolkit.merge.copies.merge_command import Wanted, join
from toolkit.merge.pull.pull import PullTarget, gathered
from toolkit.merge.word.word_updater import word_updater
from toolkit.merge.workbook_updater import workbook_updater
from toolkit.ooxml.embedded_base import packed_base_in, say_the_same
from toolkit.ooxml.wordml import T
from toolkit.pipeline import build, read_dossier
from toolkit.store.memory import Memory
from toolkit.unforeseen import CODE
from toolkit.word_file import compose_document
from toolkit.writers.docx.reference import read_reference
from toolkit.writers.docx.reference_styles import Demands
from toolkit.writers.docx.writer import write_docx

CLOCK = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
FILES = int(os.environ.get("PROPOSAL_DAMAGE", "20"))
FIRST = int(os.environ.get("PROPOSAL_DAMAGE_FROM", "0"))
EACH = 10
EXAMPLES = Path(__file__).parents[1] / "examples"
LONGEST = 20
"""Seconds that one command may take on a damaged file."""

LARGEST = 400 * 1024
"""KiB that it may take beside what the tests take themselves: less than 500 MiB in all."""

MEMORY = Path("/proc/self/clear_refs"), Path("/proc/self/status")
"""Where Linux forgets the peak of this process' memory, and where it tells it."""


@dataclass(frozen=True)
class Victim:
    """A file that is damaged, and what it meets."""

    content: bytes
    fresh: bytes
    """What the outline gives now."""

    current: bytes
    """The sound file into which a copy is merged."""


@cache
def word_victim(number: int) -> Victim:
    """A Word file that people worked in: newly written, updated, or a copy."""
    wild = Wild(number)
    draft = wild.draft()
    content = draft.docx()
    edited = wild.edited(content, 12)
    fresh = wild.changed(draft, 6).docx(2)
    if number % 3 == 1:
        edited = word_updater(Path("none"), clock=CLOCK)(edited, fresh).content
        fresh = wild.changed(draft, 6).docx(3)
    if number % 3 == 2:
        one = Round(number, 6, built=True)
        return Victim(one.anna, one.outline.docx(3), one.current)
    return Victim(edited, fresh, Wild(number + 100).edited(content, 4))


@cache
def workbook_victim(number: int) -> Victim:
    before, fresh = workbooks(number)
    content = scribbled(number, before).content
    if number % 2:
        content = workbook_updater(Memory(Path("none"), "outline.yaml"))(content, fresh).content
        fresh = before
    return Victim(content, fresh, before)


@cache
def firm_letter(folder: Path) -> bytes:
    return firm(folder / "firm.docx").read_bytes()


@dataclass(frozen=True)
class Project:
    """A project of which the files were built and edited."""

    home: PullTarget
    word: bytes
    workbook: bytes
    fresh: bytes


@cache
def project(beside: Path) -> Project:
    folder = beside / "project"
    folder.mkdir()
    outline = Path(shutil.copy(EXAMPLES / "agri-food" / "outline.yaml", folder / "outline.yaml"))
    build(outline, clock=CLOCK)
    word, workbook = (next(folder.glob(f"*.{ending}")).read_bytes() for ending in ("docx", "xlsx"))
    dossier = read_dossier(outline)
    home = PullTarget(outline, dossier, Memory(folder, outline.name), CLOCK)
    fresh = write_workbook(dossier, clock=CLOCK)
    hand = Hand(word)
    write_over(hand, random.Random(1))
    return Project(home, hand.save(), scribbled(1, workbook).content, fresh)


def write_over(hand: Hand, dice: random.Random) -> None:
    """Rewrites a tenth of all texts."""
    for node in hand.file.body.iter(T):
        if node.text and len(node.text) > 8 and dice.random() < 0.1:
            node.text = f"{node.text[:-4]} and more"


Reader = Callable[[bytes, Victim, Path], Any]


def by_build(content: bytes, victim: Victim, folder: Path) -> None:
    word_updater(folder, clock=CLOCK)(content, victim.fresh)


def by_build_plain(content: bytes, victim: Victim, folder: Path) -> None:
    word_updater(folder, clock=CLOCK, changes="plain")(content, victim.fresh)


def by_adopting(content: bytes, victim: Victim, folder: Path) -> None:
    word_updater(folder, clock=CLOCK, adopt=True)(content, victim.fresh)


def by_comparison(content: bytes, victim: Victim, folder: Path) -> None:
    say_the_same(content, victim.content)
    packed_base_in(content)
    (folder / "a.docx").write_bytes(content)
    document_of(folder / "a.docx")


def as_copy(content: bytes, victim: Victim, folder: Path) -> None:
    _joined(content, victim.current, folder, Wanted())


def as_adopted_copy(content: bytes, victim: Victim, folder: Path) -> None:
    _joined(content, victim.current, folder, Wanted(adopt=True, changes="plain"))


def as_current(content: bytes, victim: Victim, folder: Path) -> None:
    _joined(victim.current, content, folder, Wanted(changes="plain"))


def _joined(copy: bytes, current: bytes, folder: Path, wanted: Wanted) -> None:
    (folder / "ACRO-proposal.docx").write_bytes(current)
    (folder / "anna.docx").write_bytes(copy)
    wanted = wanted._replace(dry_run=True)
    outline = folder / "outline.yaml"
    memory = Memory(folder, outline.name)
    join(outline, "ACRO", memory, [folder / "anna.docx"], clock=CLOCK, wanted=wanted)


def as_reference(content: bytes, _: Victim, folder: Path) -> None:
    (folder / "firm.docx").write_bytes(content)
    look = read_reference(folder / "firm.docx", Demands(margin=15, size=9), HOUSE.page)
    write_docx(rich(), clock=CLOCK, reference=look)


def by_workbook_build(content: bytes, victim: Victim, folder: Path) -> None:
    workbook_updater(Memory(folder, "outline.yaml"))(content, victim.fresh)


def pulled_from_word(content: bytes, _: Victim, folder: Path) -> None:
    one = project(folder)
    path = folder / "typed.docx"
    path.write_bytes(content)
    gathered(
        one.home, None, lambda: one.fresh, {path: partial(compose_document, own_templates=folder)}
    )


def pulled_from_workbook(content: bytes, _: Victim, folder: Path) -> None:
    one = project(folder)
    path = folder / "typed.xlsx"
    path.write_bytes(content)
    gathered(one.home, path, lambda: one.fresh, {})


WORD_READERS: tuple[Reader, ...] = (
    *(by_build, by_build_plain, by_adopting, by_comparison, as_copy, as_adopted_copy),
    *(as_current, as_reference),
)
WORKBOOK_READERS: tuple[Reader, ...] = (by_workbook_build, by_comparison)


def cases(seed: int, folder: Path) -> Iterator[tuple[str, Callable[[], Any]]]:
    """What is tried with the file that a seed damages."""
    dice = random.Random(seed)
    kind = dice.choice(("word", "word", "word", "book", "book", "firm", "pull", "pull book"))
    number = dice.randrange(12)
    readers: tuple[Reader, ...]
    if kind == "firm":
        readers = (as_reference,)
        victim = replace(word_victim(number), content=firm_letter(folder))
    elif kind.startswith("pull"):
        one = project(folder)
        content = one.word if kind == "pull" else one.workbook
        readers = (pulled_from_word if kind == "pull" else pulled_from_workbook,)
        victim = Victim(content, b"", b"")
    else:
        readers = WORD_READERS if kind == "word" else WORKBOOK_READERS
        victim = word_victim(number) if kind == "word" else workbook_victim(number)
    told, content = damaged(victim.content, seed)
    for read in readers:
        yield f"{seed} {read.__name__}: {told}", lambda read=read: read(content, victim, folder)


def tried(what: str, act: Callable[[], Any]) -> None:
    """Raises, with what was tried, where it ends in something other than words."""
    begun, told = monotonic(), None
    before = peak(afresh=True)
    try:
        act()
    except ProposalError as why:
        told = why
    except Exception as error:
        raise AssertionError(what) from error
    if told is not None and told.diagnostics[0].code == CODE:
        raise AssertionError(what) from told.__cause__
    assert monotonic() - begun < LONGEST, f"{what} took {monotonic() - begun:.0f} s"
    taken = peak() - before
    assert taken < LARGEST, f"{what} took {taken / 1024:.0f} MiB"


def peak(*, afresh: bool = False) -> int:
    """The most memory, in KiB, that this process had so far, or has now; 0 on other systems."""
    if not all(one.exists() for one in MEMORY):
        return 0
    if afresh:
        MEMORY[0].write_text("5")
    return int(MEMORY[1].read_text().partition("VmHWM:")[2].split()[0])


@pytest.mark.parametrize("first", range(FIRST, FIRST + FILES, EACH))
def test_a_damaged_file_ends_in_words(first: int, tmp_path: Path) -> None:
    for seed in range(first, min(first + EACH, FIRST + FILES)):
        for what, act in cases(seed, tmp_path):
            with paused():
                tried(what, act)

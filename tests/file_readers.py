"""Everything that reads a Word file or a workbook, and the files that it is given."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from typing import Any

from budgets.workbook import write_workbook
from tests.merge.copies.random_copies import RandomCopies
from tests.merge.word.random_writer.writer import RandomWriter
from tests.merge.workbook.random_workbooks import edited_workbook, workbooks
from tests.word_editor.editor import WordEditor
from tests.writers.docx.firm import firm
from tests.writers.docx.samples import rich
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
from toolkit.word_file import compose_document
from toolkit.writers.docx.reference import read_reference
from toolkit.writers.docx.reference_styles import Demands
from toolkit.writers.docx.writer import write_docx

CLOCK = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


EXAMPLES = Path(__file__).parents[1] / "examples"


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
    writer = RandomWriter(number)
    draft = writer.draft()
    content = draft.docx()
    edited = writer.edited(content, 12)
    fresh = writer.changed(draft, 6).docx(2)
    if number % 3 == 1:
        edited = word_updater(Path("none"), clock=CLOCK)(edited, fresh).content
        fresh = writer.changed(draft, 6).docx(3)
    if number % 3 == 2:
        one = RandomCopies(number, 6, built=True)
        return Victim(one.anna, one.outline.docx(3), one.current)
    return Victim(edited, fresh, RandomWriter(number + 100).edited(content, 4))


@cache
def workbook_victim(number: int) -> Victim:
    before, fresh = workbooks(number)
    content = edited_workbook(number, before).content
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
    hand = WordEditor(word)
    write_over(hand, random.Random(1))
    return Project(home, hand.save(), edited_workbook(1, workbook).content, fresh)


def write_over(hand: WordEditor, dice: random.Random) -> None:
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

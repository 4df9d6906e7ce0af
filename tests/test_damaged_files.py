"""Damaged Office files end in words, whatever is damaged and whoever reads them.

PROPOSAL_DAMAGE says how many files are damaged, PROPOSAL_DAMAGE_FROM with which seed they begin.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

from tests.damage import damaged
from tests.file_readers import (
    Reader,
    Victim,
    as_adopted_copy,
    as_copy,
    as_current,
    as_reference,
    by_adopting,
    by_build,
    by_build_plain,
    by_comparison,
    by_workbook_build,
    firm_letter,
    project,
    pulled_from_word,
    pulled_from_workbook,
    word_victim,
    workbook_victim,
)
from tests.office_rules.watch import paused
from toolkit.diagnostics import ProposalError
from toolkit.unforeseen import CODE

FILES = int(os.environ.get("PROPOSAL_DAMAGE", "5"))
FIRST = int(os.environ.get("PROPOSAL_DAMAGE_FROM", "0"))
EACH = 10
LONGEST = 20
"""Seconds that one command may take on a damaged file."""

LARGEST = 400 * 1024
"""KiB that it may take beside what the tests take themselves: less than 500 MiB in all."""

MEMORY = Path("/proc/self/clear_refs"), Path("/proc/self/status")
"""Where Linux forgets the peak of this process' memory, and where it tells it."""


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

"""Digests of what updates, merges and pulls write, to compare before and after a change.

python -m tests.merge.digests --write FILE       plays the seeded campaigns and keeps their digests
python -m tests.merge.digests --compare FILE     plays them again and names every difference

A Word file or workbook is compared by its parts, never as a zip. A change that is meant to alter
nothing ends with "no difference"; else each difference has to be a fault that was mended.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

Digests = dict[str, str]
EXAMPLES = Path(__file__).parents[2] / "examples"
CLOCK = datetime(2026, 1, 31, 12, 0, tzinfo=UTC)


def parts_of(content: bytes) -> Digests:
    """The digest of each part of an Office file."""
    with ZipFile(BytesIO(content)) as package:
        return {name: _digest(package.read(name)) for name in sorted(package.namelist())}


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()[:16]


def builds(seed: int) -> Iterator[tuple[str, Digests]]:
    """A build onto an edited Word file, tracked and plain."""
    from tests.merge.word.random_writer.writer import RandomWriter
    from tests.merge.word.rebuilding import rebuilt
    from tests.word_editor.google_docs import saved_by_google_docs

    dice = random.Random(seed)
    writer = RandomWriter(seed)
    draft = writer.draft()
    edited = writer.edited(draft.docx(), dice.randint(0, 10))
    if seed % 5 == 0:
        edited = saved_by_google_docs(edited)
    new = writer.changed(draft, dice.randint(0, 8))
    tracked, account = rebuilt(edited, new)
    counts = {f"{fate.name}": f"{count}" for fate, count in account.counts.items()}
    yield "tracked", {**parts_of(tracked), **counts}
    if seed % 3 == 0:
        yield "plain", parts_of(rebuilt(edited, new, changes="plain")[0])


def copies(seed: int) -> Iterator[tuple[str, Digests]]:
    """Two copies merged into a file that was edited, and sometimes built again, meanwhile."""
    from tests.merge.copies.merged_copies import merged
    from tests.merge.copies.random_copies import RandomCopies

    one = RandomCopies(seed, seed % 7 + 1, built=bool(seed % 2))
    changes = "plain" if seed % 3 == 0 else "tracked"
    yield changes, parts_of(merged(one.current, one.anna, one.bob, changes=changes).content)


def workbooks(seed: int) -> Iterator[tuple[str, Digests]]:
    """An update of a workbook in which somebody worked."""
    from tests.merge.workbook.random_workbooks import edited_workbook
    from tests.merge.workbook.random_workbooks import workbooks as drawn
    from tests.merge.workbook.small_workbook import base
    from toolkit.merge.workbook.update import merge_workbook

    before, fresh = drawn(seed)
    hand = edited_workbook(seed, before)
    done = merge_workbook(hand.content, base(hand.content), fresh)
    yield "updated", {**parts_of(done.content), "kept": f"{len(done.kept)}"}


def pulls(seed: int) -> Iterator[tuple[str, Digests]]:
    """What a pull writes into the outline after somebody rewrote sentences in Word."""
    from tests.merge.pull.random_edits import NAMES, write_about
    from toolkit.pipeline import Only, build, pull

    with TemporaryDirectory() as name:
        outline = Path(name, "outline.yaml")
        shutil.copy(EXAMPLES / NAMES[seed % len(NAMES)] / "outline.yaml", outline)
        build(outline, clock=CLOCK, only=Only.WORD)
        write_about(next(outline.parent.glob("*.docx")), random.Random(seed), seed % 9 + 1)
        found = pull(outline, clock=CLOCK)
        yield "pulled", {"outline": _digest(outline.read_bytes()), "n": f"{len(found.changes)}"}


CAMPAIGNS: Mapping[str, tuple[Callable[[int], Iterator[tuple[str, Digests]]], int]] = {
    "builds": (builds, 180),
    "copies": (copies, 160),
    "workbooks": (workbooks, 80),
    "pulls": (pulls, 100),
}


def play(one: tuple[str, int]) -> dict[str, Digests]:
    """The digests of one seed of one campaign."""
    name, seed = one
    return {f"{name}/{seed}/{case}": found for case, found in CAMPAIGNS[name][0](seed)}


def play_all(only: str | None) -> dict[str, Digests]:
    """The digests of every seed of every campaign, or of one campaign."""
    jobs = [(name, seed) for name, (_, many) in CAMPAIGNS.items() for seed in range(many)]
    jobs = [job for job in jobs if only in (None, job[0])]
    found: dict[str, Digests] = {}
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for digests in pool.map(play, jobs, chunksize=4):
            found |= digests
    return found


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--write", type=Path)
    asked.add_argument("--compare", type=Path)
    asked.add_argument("--only", choices=list(CAMPAIGNS))
    given = asked.parse_args()
    now = play_all(given.only)
    if given.write:
        given.write.write_text(json.dumps(now, indent=1), encoding="utf-8")
    if not given.compare:
        return 0
    before = json.loads(given.compare.read_text(encoding="utf-8"))
    before = {key: one for key, one in before.items() if given.only in (None, key.split("/")[0])}
    differing = [key for key in sorted({*before, *now}) if before.get(key) != now.get(key)]
    for key in differing:
        was, is_now = before.get(key, {}), now.get(key, {})
        names = sorted(n for n in {*was, *is_now} if was.get(n) != is_now.get(n))
        sys.stdout.write(f"{key}: {', '.join(names)}\n")
    sys.stdout.write(f"{len(differing)} of {len(now)} differ\n" if differing else "no difference\n")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())

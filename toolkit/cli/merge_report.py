"""The account of a merge: each copy with what came of it, then the file."""

from collections.abc import Iterator

from toolkit.cli.build_report import near
from toolkit.cli.console import counted
from toolkit.merge.copies.merge_command import CopyReport, Joined
from toolkit.merge.word.word_updater import PARTS

WORDS = {
    "written": "written",
    "unchanged": "unchanged",
    "updated": "has taken up the copies; the one before is in {backup}",
}
WOULD = {"written": "would be written", "unchanged": "unchanged", "updated": "takes up the copies"}


def lines(joined: Joined, *, dry_run: bool) -> Iterator[str]:
    """Line by line: what every copy brings, in numbers that add up, and what became of the file."""
    if dry_run:
        yield "Nothing is written; a merge would give:"
    for one in joined.reports:
        yield from _copy(one)
    file = joined.delivered
    backup = near(file.backup.parent) if file.backup else None
    words = WOULD if dry_run else WORDS
    yield f"{file.path}: {words[file.kind].format(backup=backup)}"


def _copy(one: CopyReport) -> Iterator[str]:
    name = one.name if one.name.startswith(one.person) else f"{one.name} ({one.person})"
    yield f"{name}: {one.said}" if one.said else name
    if one.counts:
        total = sum(number for _, number in one.counts)
        yield f"    {total} {PARTS}: {', '.join(f'{number} {what}' for what, number in one.counts)}"
    also = [
        counted(number, what)
        for number, what in ((one.comments, "comment"), (one.notes, "note"))
        if number
    ]
    if also:
        yield f"    {' and '.join(also)} came with it"
    for told in one.look_at:
        yield f"    {told}"

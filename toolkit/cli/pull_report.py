"""The account of a pull: each field old and new, and what stays in Word."""

from collections.abc import Iterator

from toolkit.cli.console import counted
from toolkit.merge.pull.pull import Pulled

IS_NO_FIELD = ("is of no one field, and stays", "are of no one field, and stay")
WAS_TAKEN_OUT = (
    "was taken out there, and the outline keeps it",
    "were taken out there, and the outline keeps them",
)
"""Of one text, and of several."""


def lines(found: Pulled, *, dry_run: bool, every: bool = False) -> Iterator[str]:
    """Line by line: where in the outline, which field, what it said and what it says.

    With `every` each text that stays in Word is named.
    """
    if dry_run and found.changes:
        yield "Nothing is written; a pull would bring:"
    for one in found.changes:
        value = f"{one.old} -> {one.new}" if one.old else one.new
        yield f"{one.place}: {one.what}: {value}"
    yield from _staying("edited text", IS_NO_FIELD, found.stays, every)
    yield from _staying("text", WAS_TAKEN_OUT, found.deleted, every)
    if not found.changes:
        yield f"{_sources(found)} nothing that the outline does not say"
    elif not dry_run:
        files = ", ".join(sorted(path.name for path in found.files))
        yield f"{counted(len(found.changes), 'change')} in {files}"


def _staying(what: str, why: tuple[str, str], texts: tuple[str, ...], every: bool) -> Iterator[str]:
    if not texts:
        return
    hint = "" if every else " (--all names them)"
    yield f"Word: {counted(len(texts), what)} {why[len(texts) > 1]}{hint}"
    if every:
        yield from (f"    {one}" for one in texts)


def _sources(found: Pulled) -> str:
    names = found.sources
    if len(names) == 1:
        return f"{names[0]} brings"
    return f"{', '.join(names[:-1])} and {names[-1]} bring"

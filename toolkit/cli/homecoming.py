"""The account of a pull: each field old and new."""

from collections.abc import Iterator

from toolkit.cli.console import counted
from toolkit.merge.pull.values import Pulled


def lines(found: Pulled, *, dry_run: bool) -> Iterator[str]:
    """Line by line: where in the outline, which field, what it said and what it says."""
    if dry_run and found.changes:
        yield "Nothing is written; a pull would bring:"
    for one in found.changes:
        value = f"{one.old} -> {one.new}" if one.old else one.new
        yield f"{one.place}: {one.what}: {value}"
    if not found.changes:
        yield "the workbook brings nothing that the outline does not say"
    elif not dry_run:
        files = ", ".join(sorted(path.name for path in found.files))
        yield f"{counted(len(found.changes), 'change')} in {files}"

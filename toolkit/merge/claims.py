"""Outlines that would write the same files: one at a time may, and the others are told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from toolkit.diagnostics import Diagnostic, Place, ProposalError, Severity
from toolkit.store.memory import Memory
from toolkit.store.outlines import Found
from toolkit.store.recall import claimed_by_others


def refuse_files_of_others(memory: Memory, paths: Iterable[Path]) -> None:
    """Raises ProposalError where one of the files was built from another outline of the folder.

    Two outlines that write the same files would take turns on them, and each would undo what came
    from the other.
    """
    claims = claimed_by_others(memory)
    if not claims:
        return
    others: dict[str, list[Path]] = {}
    for path in paths:
        if (other := claims.get(memory.key(path))) and path.exists():
            others.setdefault(other, []).append(path)
    if not others:
        return
    raise ProposalError(
        *(
            Diagnostic(
                Place(str(found[0])),
                "MRG106",
                f"{' and '.join(one.name for one in found)} {_belong(found)} to {other}, another "
                f"outline in this folder; {memory.outline} would write over {_them(found)}",
                hint=f"go on with {other}; or give {memory.outline} an acronym of its own, or a "
                "folder of its own with --out; or move one of the two outlines away",
            )
            for other, found in others.items()
        )
    )


def same_acronym(
    memory: Memory, acronym: str, others: Iterable[Found], keys: Iterable[str]
) -> Iterator[Diagnostic]:
    """What is told of other outlines that would write the files with these keys as well."""
    wanted = set(keys)
    claims = claimed_by_others(memory)
    for other in others:
        if other.acronym != acronym:
            continue
        theirs = {key for key, name in claims.items() if name == other.name}
        if theirs and not theirs & wanted:
            continue  # it is built into a folder of its own
        yield Diagnostic(
            Place(str(memory.home / other.name)),
            "MRG105",
            f"{other.name} is an outline of {acronym} as well, and is not read: "
            f"this build is that of {memory.outline}",
            hint="compare the two, bring what is missing into one of them and move the other away; "
            f"or give {other.name} an acronym of its own",
            severity=Severity.WARNING,
        )


def _belong(found: list[Path]) -> str:
    return "belongs" if len(found) == 1 else "belong"


def _them(found: list[Path]) -> str:
    return "it" if len(found) == 1 else "them"

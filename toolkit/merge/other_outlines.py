"""Reports other outlines of the folder that write the same files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from toolkit.diagnostics import Diagnostic, Place, ProposalError, Severity
from toolkit.merge.copies_beside import made_by_a_program
from toolkit.store.memory import Memory
from toolkit.store.outline_records import claimed_by_others
from toolkit.store.outlines import Found


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


def unread_outlines(
    outline: Path,
    memory: Memory,
    acronyms: Sequence[str],
    others: Iterable[Found],
    keys: set[str],
) -> Iterator[Diagnostic]:
    """The findings on other outlines of the folder that this one may be mistaken for.

    They have one of the `acronyms`, that of the project and its former ones, or the name of a copy.
    One that is built into files of its own, none with these `keys`, is another project.
    """
    claims = claimed_by_others(memory)
    stem = Path(memory.outline).stem
    for other in others:
        other_keys = {key for key, name in claims.items() if name == other.name}
        if other_keys and not other_keys & keys:
            continue
        if other.acronym == acronyms[0]:
            what = f"is an outline of {other.acronym} as well"
        elif other.acronym in acronyms:
            what = f"is an outline of {other.acronym}, the acronym that this one had before"
        elif made_by_a_program(Path(other.name).stem, stem):
            what = f"has the name of a copy of {memory.outline}"
        else:
            continue
        yield Diagnostic(
            Place(str(outline.with_name(other.name))),
            "MRG105",
            f"{other.name} {what}, and is not read: this build is that of {memory.outline}",
            hint="compare the two, bring what is missing into one of them and move the other away; "
            f"or give {other.name} {_of_its_own(other, acronyms)}",
            severity=Severity.WARNING,
        )


def _of_its_own(other: Found, acronyms: Sequence[str]) -> str:
    return "an acronym of its own" if other.acronym in acronyms else "another name"


def _belong(found: list[Path]) -> str:
    return "belongs" if len(found) == 1 else "belong"


def _them(found: list[Path]) -> str:
    return "it" if len(found) == 1 else "them"

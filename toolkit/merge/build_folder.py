"""Reports other outlines, files under former names, and copies in the folder of a build."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from toolkit.diagnostics import Diagnostic
from toolkit.merge.copies_beside import copies_beside
from toolkit.merge.delivery_result import Delivered, Kind
from toolkit.merge.former_names import Former, followed, formers, left_behind, of_another_name
from toolkit.merge.other_outlines import refuse_files_of_others, unread_outlines
from toolkit.merge.renamed_files import renamed_files
from toolkit.store.memory import Memory
from toolkit.store.outlines import Found, outlines_in
from toolkit.store.state import read_state


class BuildFolder(NamedTuple):
    """The folder of the outline, and the one into which its files are written."""

    outline: Path
    memory: Memory
    folder: Path
    acronym: str
    others: tuple[Found, ...]
    """The other outlines of the folder."""

    formers: tuple[Former, ...]
    formerly: tuple[str, ...]
    """The acronyms that the project had before."""

    former: Mapping[str, Path]
    """The files that follow under a new acronym, by their new names."""

    def findings(self, delivered: Sequence[Delivered]) -> tuple[Diagnostic, ...]:
        """What a person should know of it after a build."""
        keys = {self.memory.key(one.path) for one in delivered}
        acronyms = (self.acronym, *self.formerly)
        taken = [one.formerly for one in delivered if one.formerly]
        return (
            *unread_outlines(self.outline, self.memory, acronyms, self.others, keys),
            *left_behind(self.formers, taken, self.acronym, self.outline),
            *self._of_other_projects(delivered),
            *copies_beside(self.outline, [one.path for one in delivered], self.formerly),
        )

    def _of_other_projects(self, delivered: Sequence[Delivered]) -> Iterator[Diagnostic]:
        """Files built under another acronym or renamed, where a new one of this name is written."""
        known: Collection[Path] = [one.path for one in self.formers]
        for one in delivered:
            if one.kind is Kind.WRITTEN and not one.formerly:
                yield from of_another_name(self.folder, one.path.name, self.others, known)
                yield from renamed_files(one.path, known)


def build_folder(
    outline: Path, memory: Memory, folder: Path, acronym: str, endings: Sequence[str]
) -> BuildFolder:
    """What is around the files with these `endings` that are to be built into `folder`.

    Raises ProposalError where one of them was built from another outline.
    """
    names = [f"{acronym}-{one}" for one in endings]
    refuse_files_of_others(memory, [folder / name for name in names])
    others = outlines_in(memory.home, memory.outline)
    state, _ = read_state(memory)
    found = formers(memory, state, folder, acronym)
    pairs = followed(found, folder, names, memory)
    formerly = dict.fromkeys((*state.formerly, *(one.name.acronym for one in found)))
    return BuildFolder(outline, memory, folder, acronym, others, found, tuple(formerly), pairs)

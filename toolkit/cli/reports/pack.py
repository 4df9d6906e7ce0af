"""What the command for packs reports: the files, or who has answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Self

from toolkit.cli.file_lines import file_lines
from toolkit.cli.file_report import File
from toolkit.cli.report import Report, Value, findings
from toolkit.diagnostics import typed
from toolkit.model.wording import counted

if TYPE_CHECKING:
    from toolkit import pack_status
    from toolkit.write_form import PacksWritten

NAMED = 4
"""As many empty cells of a pack are named in text."""


class Pack(Value):
    """The pack of one partner."""

    partner: str
    """The short name."""

    file: str
    """The file, seen from the outline; empty where no pack was written."""

    written: str
    """When it was written; empty where no pack was."""

    by: str
    """The day by which it is to be sent back; empty where none was named."""

    edited: bool
    """Whether the file was changed since it was written."""

    pulled: str
    """When it came in last; empty where it did not yet."""

    changes: int
    """How many values it has brought."""

    missing: tuple[str, ...]
    """The cells with a star that are empty."""

    @classmethod
    def of(cls, one: pack_status.PackStatus) -> Self:
        """The state of a pack."""
        return cls(
            partner=one.partner,
            file=one.file,
            written=one.written,
            by=one.by,
            edited=one.edited,
            pulled=one.pulled,
            changes=one.changes,
            missing=one.missing,
        )

    def lines(self) -> Iterator[str]:
        """Whether the partner has answered, and what is still empty."""
        if not self.written:
            yield f"{self.partner}: no pack was written yet"
            return
        if self.pulled:
            state = f"came in on {self.pulled[:10]}, {counted(self.changes, 'value')} taken"
        else:
            state = "filled in, not pulled yet" if self.edited else "no answer yet"
        due = f", to be back by {self.by}" if self.by and not self.pulled else ""
        yield f"{self.partner}: {state}{due} ({self.file})"
        if self.missing:
            named = ", ".join(self.missing[:NAMED])
            more = f" and {len(self.missing) - NAMED} more" if len(self.missing) > NAMED else ""
            yield f"    still empty: {named}{more}"


class Output(Report):
    """What `proposal pack` reports."""

    dry_run: bool = False
    """Whether nothing was written, and the files are those that would be."""

    files: tuple[File, ...] = ()
    """The packs that were written."""

    packs: tuple[Pack, ...] = ()
    """With --status: the pack of each partner."""

    next: str = ""
    """What to do next, in one line."""

    @classmethod
    def of(cls, outline: Path, written: PacksWritten, *, dry_run: bool = False) -> Self:
        """The report on packs that were written."""
        told = [found for one in written.delivered for found in one.findings]
        every = (*written.findings, *told)
        pull = f"proposal pull {typed(outline)} --from packs"
        step = f"next: send the packs, and when they are back: {pull}"
        return cls(
            command="pack",
            outline=str(outline),
            exit_code=1 if every else 0,
            findings=findings(every),
            dry_run=dry_run,
            files=tuple(map(File.of, written.delivered)),
            next="" if dry_run else step,
        )

    @classmethod
    def of_status(cls, outline: Path, packs: Sequence[pack_status.PackStatus]) -> Self:
        """The report on who has answered."""
        faults = [found for one in packs for found in one.faults]
        return cls(
            command="pack",
            outline=str(outline),
            exit_code=1 if faults else 0,
            findings=findings(faults),
            packs=tuple(map(Pack.of, packs)),
        )

    def lines(self) -> Iterator[str]:
        """The files with what became of them, or the partners with their answers."""
        if self.dry_run:
            yield "Nothing is written; it would give:"
        for one in self.files:
            yield from file_lines(one)
        for pack in self.packs:
            yield from pack.lines()

"""What an import reports: the headings it matched, what it placed, and all that it did not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Self

from toolkit.cli.file_report import File, FileKind, FileOutcome
from toolkit.cli.report import Report, Value, findings
from toolkit.diagnostics import Diagnostic, Place, Severity, typed
from toolkit.importing.word_ledger import OF_FORM
from toolkit.model.wording import counted, listed
from toolkit.readers.outline_paths import ONE_OF, short

if TYPE_CHECKING:
    from toolkit.import_into_outline import Delivered
    from toolkit.importing import sheet_reading
    from toolkit.importing.account import FileFound, Imported
    from toolkit.importing.import_files import Target

SHOWN = 3
"""Cells that a line names of those that were not placed for one reason; JSON has all."""

EFFORT = "effort of "
"""How the field of a column of person-months begins."""

MOST_CONTRADICTIONS = 10
"""So many are findings; all are listed among what was not placed."""

CONTRADICTS, NOTHING_PLACED, WAS_HIDDEN, TASK_ADDED = "IMP104", "IMP105", "IMP106", "IMP107"


class Heading(Value):
    """The words above a column."""

    where: str
    """The cell: `Partners!B3`."""

    words: str
    """What it says."""

    field: str
    """The field of the outline that the column is: `partners.name`; empty where it is none."""

    why: str = ""
    """Why it is none."""


class Table(Value):
    """A table of a sheet, as it was understood."""

    sheet: str
    """The tab; empty where the file has no sheets."""

    list: str
    """The list of the outline that its rows belong to: `partners`."""

    rows: int
    """How many of its rows are items of that list."""

    headings: tuple[Heading, ...]
    """Its headings, from left to right."""

    @classmethod
    def of(cls, table: sheet_reading.TableFound) -> Self:
        """The table of a reading."""
        headings = tuple(Heading(**one._asdict()) for one in table.headings)
        return cls(sheet=table.sheet, list=table.kind, rows=table.rows, headings=headings)

    def lines(self) -> Iterator[str]:
        """The list, and below it each heading with its field."""
        sheet = f"{self.sheet}: " if self.sheet else ""
        yield f"  {sheet}{self.list.replace('_', ' ')}, {counted(self.rows, 'row')}"
        for _, group in groupby(self.headings, lambda one: one.field.startswith(EFFORT) or one):
            first, *more = group
            where, words, field = first.where, short(first.words) or "(empty)", first.field
            if more:
                where += f" to {more[-1].where}"
                words += "".join(f", {short(one.words)}" for one in more)
                field = "person-months of each"
            yield f"    {where}  {words} -> {field or f'not placed: {first.why}'}"


class Placed(Value):
    """Words of a file that are in the outline now."""

    where: str
    """Where they are in the file: `Budget!C4`."""

    words: str
    """The words, or the number."""

    field: str
    """The field that they are in: `costs.unit_cost`."""


class NotPlaced(Value):
    """Words of a file that are in no field of the outline."""

    where: str
    """Where they are in the file: `Budget!C4`."""

    words: str
    """The words, or the number."""

    why: str
    """Why they are in none."""

    of_form: bool = False
    """Whether the form says it, or a build writes it, so that nothing of it is lost."""


class Source(Value):
    """One of the files, and what became of its words."""

    path: str
    """The file."""

    tables: tuple[Table, ...]
    """The tables of its sheets; none for a Word file."""

    placed: tuple[Placed, ...]
    """What was placed."""

    not_placed: tuple[NotPlaced, ...]
    """What was not."""

    @classmethod
    def of(cls, found: FileFound) -> Self:
        """The source of a file that was read."""
        from toolkit.importing.account import field_name

        return cls(
            path=found.file,
            tables=tuple(map(Table.of, found.tables)),
            placed=tuple(
                Placed(where=one.where, words=one.words, field=field_name(one.steps))
                for one in found.placed
            ),
            not_placed=tuple(
                NotPlaced(**one._asdict(), of_form=one.why in OF_FORM) for one in found.not_placed
            ),
        )

    def matched(self) -> Iterator[str]:
        """The file, and the headings of its tables with their fields."""
        yield self.path
        for one in self.tables:
            yield from one.lines()

    def lines(self) -> Iterator[str]:
        """The matched headings, then what was not placed."""
        yield from self.matched()
        words = counted(len(self.placed), "cell" if self.tables else "text")
        left = [one for one in self.not_placed if not one.of_form]
        yield f"  {words} placed, {len(left)} not placed"
        yield from _grouped(left)
        if form := Counter(one.why for one in self.not_placed if one.of_form):
            yield f"  {form.total()} more are of the form, or a build writes them:"
            yield from (f"    {why}: {number}" for why, number in form.most_common())


class Added(Value):
    """How many items a list of the outline got."""

    list: str
    """The list: `partners`."""

    number: int
    """How many items were added to it."""


class Output(Report):
    """What `proposal import` reports."""

    dry_run: bool = False
    """Whether nothing was written."""

    is_new: bool = False
    """Whether the outline is a new one."""

    sources: tuple[Source, ...] = ()
    """The files that were read, in the order in which they were named."""

    added: tuple[Added, ...] = ()
    """What was added, by list."""

    completed: int = 0
    """How many fields were given to parts that were in the outline."""

    asked: tuple[str, ...] = ()
    """What `proposal check` will ask for: that the project has no start, for instance."""

    files: tuple[File, ...] = ()
    """The outline, or its files that were changed, and the schema of a new one."""

    next: str = ""
    """What to do next, in one line."""

    @classmethod
    def of(
        cls,
        target: Target,
        imported: Imported,
        asked: Sequence[Diagnostic],
        delivered: Delivered | None = None,
        *,
        dry_run: bool = False,
    ) -> Self:
        """The report of an import; `delivered` is None where nothing was written.

        `asked` is what a check will say of the outline.
        """
        found = tuple(_findings(imported))
        taken = bool(imported.counts or imported.completed or target.is_new)
        return cls(
            command="import",
            outline=str(target.path),
            exit_code=1 if imported.contradictions else 0,
            findings=findings(found),
            dry_run=dry_run,
            is_new=target.is_new,
            sources=tuple(map(Source.of, imported.files)),
            added=tuple(
                Added(list=name, number=number) for name, number in imported.counts.items()
            ),
            completed=imported.completed,
            asked=tuple(dict.fromkeys(one.message for one in asked)),
            files=tuple(_files(target, imported, delivered)) if delivered else (),
            next=_next(target, dry_run=dry_run) if taken else "",
        )

    def lines(self) -> Iterator[str]:
        """Each file with its headings and what was not placed, then what was added."""
        for one in self.sources:
            yield from one.lines()
        yield from self.result()

    def result(self) -> Iterator[str]:
        """What was added and completed, and where that is written."""
        parts = [counted(one.number, ONE_OF[one.list]) for one in self.added]
        if self.completed:
            whose = "the project" if self.is_new else "parts that were there"
            parts.append(f"{counted(self.completed, 'field')} of {whose}")
        what = listed(parts) if parts else "nothing that was not there"
        if self.dry_run:
            yield f"Nothing is written; the import would bring {what}"
        else:
            yield f"{self.outline} has {what} from these files"
        if self.asked:
            more = len(self.asked) - SHOWN
            also = f"; and {more} more" if more > 0 else ""
            yield f"proposal check will ask first: {'; '.join(self.asked[:SHOWN])}{also}"


def _grouped(left: Sequence[NotPlaced]) -> Iterator[str]:
    """A line for each reason and sheet, with the first cells."""
    reasons: dict[tuple[str, str], list[NotPlaced]] = {}
    for one in left:
        sheet = one.where.rpartition("!")[0]
        reasons.setdefault((one.why, sheet), []).append(one)
    for (why, _), cells in reasons.items():
        shown = "; ".join(f"{one.where} “{short(one.words)}”" for one in cells[:SHOWN])
        more = f"; and {len(cells) - SHOWN} more" if len(cells) > SHOWN else ""
        yield f"    {why}: {shown}{more}"


def _findings(imported: Imported) -> Iterator[Diagnostic]:
    for one in imported.contradictions[:MOST_CONTRADICTIONS]:
        fact = f"{one.where} has “{short(one.words)}” for {one.field}: {one.why}"
        hint = "see which of the two is right, and correct the other"
        yield Diagnostic(Place(one.file), CONTRADICTS, fact, hint, Severity.WARNING)
    if others := imported.contradictions[MOST_CONTRADICTIONS:]:
        fact = f"{counted(len(others), 'other cell')} have another value than the outline"
        hint = "they are listed above among what was not placed"
        yield Diagnostic(Place(others[0].file), CONTRADICTS, fact, hint, Severity.WARNING)
    for file in imported.files:
        name = Path(file.file).name
        if not file.placed:
            fact = "nothing in it could be placed"
            hint = 'give it a row of headings, or say what they are: --map "Nom=partners.name"'
            if name.lower().endswith(".docx"):
                hint = "see whether it has the headings of the call's form, as headings of Word"
            if file.tables:
                hint = "the reason is above, beside each of its cells"
            yield Diagnostic(Place(name), NOTHING_PLACED, fact, hint, Severity.WARNING)
        if file.hidden:
            what = listed(file.hidden[:6]) + (" and more" if len(file.hidden) > 6 else "")
            fact = f"it has something hidden that was read all the same: {what}"
            hint = "show it in Excel and see whether it belongs to the proposal"
            yield Diagnostic(Place(name), WAS_HIDDEN, fact, hint, Severity.ADVICE)
    if imported.added_tasks:
        fact = (
            f"the person-months of {listed(imported.added_tasks)} have no task, so one was added "
            "with the title of the work package"
        )
        hint = "give the work package its tasks, and share the person-months among them"
        yield Diagnostic(Place("outline.yaml"), TASK_ADDED, fact, hint, Severity.ADVICE)


def _files(target: Target, imported: Imported, delivered: Delivered) -> Iterator[File]:
    backups = dict(delivered.backups)
    for path in imported.written:
        backup = backups.get(path)
        yield File(
            path=str(path),
            kind=FileKind.OUTLINE,
            outcome=FileOutcome.WRITTEN if target.is_new else FileOutcome.UPDATED,
            backup=str(backup) if backup else None,
        )
    if delivered.schema:
        yield File(path=str(delivered.schema), kind=FileKind.SCHEMA, outcome=FileOutcome.WRITTEN)


def _next(target: Target, *, dry_run: bool) -> str:
    if dry_run:
        return "next: the same command without --dry-run writes it"
    return f"next: proposal check {typed(target.path)} says what is still missing"

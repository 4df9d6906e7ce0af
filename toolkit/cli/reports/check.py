"""What a check reports: the findings in an outline and its key figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Self

from toolkit.cli.report import Counts, Finding, KeyFigures, Report, Value, findings
from toolkit.cli.waiting_report import Waiting
from toolkit.diagnostics import Diagnostic, Passage, Severity
from toolkit.plan.dossier import Figures

if TYPE_CHECKING:
    from toolkit.merge.pull.waiting import Waiting as Found
    from toolkit.silences import Silenced as SilencedFinding


class FileFinding(Finding):
    """A finding in a finished file, with its place in it."""

    heading: str = ""
    """The heading above it, as in `2.1.1 Concept and methodology`; empty where it is about the
    whole file."""

    quote: str = ""
    """The sentence or the first words of the paragraph; empty where it is about the whole file."""

    part: str = ""
    """The part of a Word file that holds the paragraph, as in `word/document.xml`; empty in a
    PDF."""

    paragraph: int | None = None
    """The place of the paragraph among all of that part, counted from 0; null where it is about no
    paragraph."""

    page: int | None = None
    """The page of a PDF, counted from 1; null in a Word file, and where it is not known."""

    @classmethod
    def of(cls, found: Diagnostic) -> Self:
        """The finding of a diagnostic with a passage."""
        passage = found.passage or Passage()
        return cls(
            **Finding.of(found).model_dump(),
            heading=passage.heading,
            quote=passage.quote,
            part=passage.story,
            paragraph=passage.paragraph if passage.paragraph >= 0 else None,
            page=passage.page or None,
        )

    @property
    def diagnostic(self) -> Diagnostic:
        """The diagnostic that it was made from."""
        number = -1 if self.paragraph is None else self.paragraph
        passage = Passage(self.heading, self.quote, self.part, number, self.page or 0)
        return super().diagnostic._replace(passage=passage)


class CheckedFile(Value):
    """What is found in a finished file."""

    name: str
    """Its path as it was typed."""

    findings: tuple[FileFinding, ...]
    """What has to be corrected, decided or confirmed in it."""


class Silenced(Value):
    """A finding that the outline silences."""

    finding: Finding
    """The finding."""

    reason: str
    """The reason that is given."""

    def __str__(self) -> str:
        """`PLN104 outline.yaml:12:3: agreed with the agency`."""
        return f"{self.finding.code} {self.finding.diagnostic.place}: {self.reason}"


class Output(Report):
    """What `proposal check` reports."""

    figures: KeyFigures | None = None
    """The key figures; null where the outline cannot be read."""

    waiting: Waiting | None = None
    """What was typed into the workbook and is not in the outline; null where nobody edited it."""

    silenced: tuple[Silenced, ...] = ()
    """The findings that the outline silences; they are not among `findings`."""

    file: CheckedFile | None = None
    """The finished file; null where none was named, and where the outline cannot be read. What is
    found in it is not among `findings`."""

    @classmethod
    def of(
        cls,
        outline: Path,
        diagnostics: Iterable[Diagnostic],
        figures: Figures | None = None,
        waiting: Found | None = None,
        silenced: Iterable[SilencedFinding] = (),
        *,
        strict: bool = False,
    ) -> Self:
        """The report of a check of the outline at `outline`, a path as it was typed; a `strict` one
        also fails for warnings. Diagnostics with a passage are about the finished file."""
        failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
        every = (*diagnostics, *(waiting.findings if waiting else ()))
        found = findings(one for one in every if one.passage is None)
        inside = tuple(FileFinding.of(one) for one in every if one.passage is not None)
        return cls(
            command="check",
            outline=str(outline),
            exit_code=1 if any(one.severity in failing for one in (*found, *inside)) else 0,
            file=CheckedFile(name=inside[0].file, findings=inside) if inside else None,
            findings=found,
            figures=figures and KeyFigures.of(figures),
            waiting=Waiting.of(waiting),
            silenced=tuple(
                Silenced(finding=Finding.of(one.finding), reason=one.reason) for one in silenced
            ),
        )

    def with_file(self, file: Path | None) -> Self:
        """The same with the finished file that was read, also where nothing was found in it."""
        if file is None or self.file is not None:
            return self
        return self.model_copy(update={"file": CheckedFile(name=str(file), findings=())})

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The findings in the outline, then those in the finished file."""
        inside = self.file.findings if self.file else ()
        return (*super().diagnostics, *(one.diagnostic for one in inside))

    def lines(self) -> Iterator[str]:
        """What is silenced, and what waits in the workbook."""
        if self.silenced:
            yield "Silenced in the outline:"
            yield from (f"  {one}" for one in self.silenced)
        if self.waiting:
            yield from self.waiting.lines()

    @property
    def summary(self) -> str:
        """`outline.yaml: 3 to correct, 1 warning; proposal.docx: 1 to correct; 2 silenced`."""
        counts = f"{self.outline}: {Counts.of(one.severity for one in self.findings)}"
        if self.file:
            inside = Counts.of(one.severity for one in self.file.findings)
            counts = f"{counts}; {self.file.name}: {inside}"
        return f"{counts}; {len(self.silenced)} silenced" if self.silenced else counts

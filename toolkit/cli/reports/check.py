"""What a check reports: the findings in an outline and its key figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Self

from toolkit.cli.file_findings import CheckedFile, FileFinding
from toolkit.cli.readiness_report import Readiness
from toolkit.cli.report import Counts, Finding, KeyFigures, Report, Value, findings
from toolkit.cli.waiting_report import Waiting
from toolkit.diagnostics import Diagnostic, Severity
from toolkit.model.wording import counted
from toolkit.plan.dossier import Figures

if TYPE_CHECKING:
    from toolkit.fix_outline import Fixed
    from toolkit.merge.pull.waiting import Waiting as Found
    from toolkit.readiness.readiness import Readiness as HowFar
    from toolkit.silences import Silenced as SilencedFinding


LONG = 90
"""Of more characters no line is shown whole."""


class Silenced(Value):
    """A finding that the outline silences."""

    finding: Finding
    """The finding."""

    reason: str
    """The reason that is given."""

    def __str__(self) -> str:
        """`PLN104 outline.yaml:12:3: agreed with the agency`."""
        return f"{self.finding.code} {self.finding.diagnostic.place}: {self.reason}"


class Correction(Value):
    """A line of the outline that `--fix` has changed."""

    file: str
    """The file of the outline."""

    line: int
    """The line in that file, counted from 1."""

    code: str
    """The code of the finding that was corrected."""

    before: str
    """The line as it was."""

    after: str
    """The line as it is now."""

    @property
    def lines(self) -> Iterator[str]:
        """The line before and after."""
        yield f"{self.file}:{self.line}: {self.code} corrected"
        begin = self._begin()
        yield f"    - {_around(self.before, begin)}"
        yield f"    + {_around(self.after, begin)}"

    def _begin(self) -> int:
        """Where the two lines begin to differ."""
        pairs = zip(self.before, self.after, strict=False)
        return next((at for at, (one, other) in enumerate(pairs) if one != other), 0)


def _around(line: str, at: int) -> str:
    """The line, cut to what is near a place in it where it is long."""
    if len(line.strip()) <= LONG:
        return line.strip()
    start, end = max(at - LONG // 3, 0), at + LONG * 2 // 3
    before, after = "... " if start else "", " ..." if end < len(line) else ""
    return f"{before}{line[start:end].strip()}{after}"


class Output(Report):
    """What `proposal check` reports."""

    figures: KeyFigures | None = None
    """The key figures; null where the outline cannot be read."""

    waiting: Waiting | None = None
    """What was typed into the workbook and is not in the outline; null where nobody edited it."""

    corrections: tuple[Correction, ...] = ()
    """What `--fix` has changed in the outline."""

    silenced: tuple[Silenced, ...] = ()
    """The findings that the outline silences; they are not among `findings`."""

    readiness: Readiness | None = None
    """How far the proposal is written; null where the outline cannot be read, or the draft not be
    composed."""

    annotated: str = ""
    """The path of the annotated copy of the finished file; empty where none was written."""

    comments: int = 0
    """How many comments are in it."""

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

    def annotated_in(self, copy: Path, comments: int) -> Self:
        """The same with the annotated copy that was written."""
        return self.model_copy(update={"annotated": str(copy), "comments": comments})

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The findings in the outline, then those in the finished file."""
        inside = self.file.findings if self.file else ()
        return (*super().diagnostics, *(one.diagnostic for one in inside))

    def after(self, fixed: Fixed) -> Self:
        """The report of a check of an outline in which something was corrected first."""
        made = tuple(Correction.model_validate(one._asdict()) for one in fixed.corrections)
        return self.model_copy(update={"corrections": made})

    def showing(self, readiness: HowFar | None) -> Self:
        """The report with how far the proposal is written."""
        found = readiness and Readiness.of(readiness)
        return self.model_copy(update={"readiness": found})

    def page(self) -> Iterator[str]:
        """What follows the findings: how far the proposal is written."""
        if self.readiness:
            yield ""
            yield from self.readiness.lines()

    def lines(self) -> Iterator[str]:
        """What was corrected, what is silenced, and what waits in the workbook."""
        for one in self.corrections:
            yield from one.lines
        if self.annotated:
            comments = counted(self.comments, "comment")
            yield f"{self.annotated}: a copy of {self.file and self.file.name} with {comments}"
        if self.silenced:
            yield "Silenced in the outline:"
            yield from (f"  {one}" for one in self.silenced)
        if self.waiting:
            yield from self.waiting.lines()

    @property
    def summary(self) -> str:
        """`outline.yaml: 3 to correct, 1 warning; proposal.docx: 1 to correct; 2 silenced`."""
        return f"{self.outline}: {self.counts}"

    @property
    def counts(self) -> str:
        """`3 to correct, 1 warning; proposal.docx: 1 to correct; 2 silenced`."""
        counts = str(Counts.of(one.severity for one in self.findings))
        if self.file:
            inside = Counts.of(one.severity for one in self.file.findings)
            counts = f"{counts}; {self.file.name}: {inside}"
        return f"{counts}; {len(self.silenced)} silenced" if self.silenced else counts

"""What a check reports: the findings in an outline and its key figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Self

from toolkit.cli.report import Counts, Finding, KeyFigures, Report, Value, findings
from toolkit.cli.waiting_report import Waiting
from toolkit.diagnostics import Diagnostic, Severity
from toolkit.plan.dossier import Figures

if TYPE_CHECKING:
    from toolkit.merge.pull.waiting import Waiting as Found
    from toolkit.silences import Silenced as SilencedFinding


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
        also fails for warnings."""
        failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
        found = findings((*diagnostics, *(waiting.findings if waiting else ())))
        return cls(
            command="check",
            outline=str(outline),
            exit_code=1 if any(one.severity in failing for one in found) else 0,
            findings=found,
            figures=figures and KeyFigures.of(figures),
            waiting=Waiting.of(waiting),
            silenced=tuple(
                Silenced(finding=Finding.of(one.finding), reason=one.reason) for one in silenced
            ),
        )

    def lines(self) -> Iterator[str]:
        """What is silenced, and what waits in the workbook."""
        if self.silenced:
            yield "Silenced in the outline:"
            yield from (f"  {one}" for one in self.silenced)
        if self.waiting:
            yield from self.waiting.lines()

    @property
    def summary(self) -> str:
        """`outline.yaml: 3 to correct, 1 warning; 2 silenced`."""
        counts = f"{self.outline}: {Counts.of(one.severity for one in self.findings)}"
        return f"{counts}; {len(self.silenced)} silenced" if self.silenced else counts

"""What a check reports: the findings in an outline and its key figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Self

from toolkit.cli.report import Counts, KeyFigures, Report, findings
from toolkit.cli.waiting_report import Waiting
from toolkit.diagnostics import Diagnostic, Severity
from toolkit.plan.dossier import Figures

if TYPE_CHECKING:
    from toolkit.merge.pull.waiting import Waiting as Found


class Output(Report):
    """What `proposal check` reports."""

    figures: KeyFigures | None = None
    """The key figures; null where the outline cannot be read."""

    waiting: Waiting | None = None
    """What was typed into the workbook and is not in the outline; null where nobody edited it."""

    @classmethod
    def of(
        cls,
        outline: Path,
        diagnostics: Iterable[Diagnostic],
        figures: Figures | None = None,
        waiting: Found | None = None,
    ) -> Self:
        """The report of a check of the outline at `outline`, a path as it was typed."""
        found = findings((*diagnostics, *(waiting.findings if waiting else ())))
        return cls(
            command="check",
            outline=str(outline),
            exit_code=1 if any(one.severity is Severity.ERROR for one in found) else 0,
            findings=found,
            figures=figures and KeyFigures.of(figures),
            waiting=Waiting.of(waiting),
        )

    def lines(self) -> Iterator[str]:
        """What waits in the workbook."""
        if self.waiting:
            yield from self.waiting.lines()

    @property
    def summary(self) -> str:
        """`outline.yaml: 3 to correct, 1 warning`."""
        return f"{self.outline}: {Counts.of(one.severity for one in self.findings)}"

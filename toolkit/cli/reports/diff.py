"""What a diff reports: the changes of the project since the last build."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Self

from toolkit.cli.report import Report, Value, findings
from toolkit.cli.waiting_report import Waiting
from toolkit.plan.project_diff import ProjectChange, Subject

if TYPE_CHECKING:
    from toolkit.merge.pull.waiting import Waiting as Found


class Change(Value):
    """A change of the project."""

    subject: Subject
    """What has changed."""

    id: str
    """The id of the part, the partner or the support; the field of the project; the name of the key
    figure. Empty where it is about several."""

    text: str
    """The change in words: `T1.2 now ends M35 (was M36)`."""


class Output(Report):
    """What `proposal diff` reports."""

    changes: tuple[Change, ...] = ()
    """What has changed since the last build: the project, then its parts, then money."""

    waiting: Waiting | None = None
    """What was typed into the workbook and is not in the outline; null where nobody edited it."""

    @classmethod
    def of(
        cls, outline: Path, changes: Sequence[ProjectChange], waiting: Found | None = None
    ) -> Self:
        """The report of a comparison with the last build."""
        return cls(
            command="diff",
            outline=str(outline),
            findings=findings(waiting.findings if waiting else ()),
            changes=tuple(Change(**one._asdict()) for one in changes),
            waiting=Waiting.of(waiting),
        )

    def lines(self) -> Iterator[str]:
        """A line for each change, and what waits in the workbook."""
        if not self.changes:
            yield "nothing has changed in the outline since the last build"
        yield from (one.text for one in self.changes)
        if self.waiting:
            yield from self.waiting.lines()

"""What a diff reports: the changes of the project since the last build."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Self

from toolkit.cli.report import Report, Value
from toolkit.plan.project_diff import ProjectChange, Subject


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

    @classmethod
    def of(cls, outline: Path, changes: Sequence[ProjectChange]) -> Self:
        """The report of a comparison with the last build."""
        return cls(
            command="diff",
            outline=str(outline),
            changes=tuple(Change(**one._asdict()) for one in changes),
        )

    def lines(self) -> Iterator[str]:
        """A line for each change."""
        if not self.changes:
            yield "nothing has changed since the last build"
        yield from (one.text for one in self.changes)

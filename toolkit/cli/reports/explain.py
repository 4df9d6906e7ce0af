"""What an explanation reports: the pages of codes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Self

from toolkit.cli.explain_pages import title
from toolkit.cli.report import Report, Value


class Page(Value):
    """What a finding means, and how to correct what it found."""

    code: str
    """Its code."""

    title: str
    """The first sentence of the page."""

    text: str
    """The whole page."""


class Output(Report):
    """What `proposal explain` reports."""

    pages: tuple[Page, ...] = ()
    """The page of the code that was named, or of all codes."""

    @classmethod
    def of(cls, pages: Mapping[str, str]) -> Self:
        """The report of these pages, by code."""
        found = (
            Page(code=code, title=title(page), text=page.strip()) for code, page in pages.items()
        )
        return cls(command="explain", pages=tuple(found))

    def lines(self) -> Iterator[str]:
        """Each code with its title."""
        yield from (f"{one.code}  {one.title}" for one in self.pages)

"""What a check reports of a finished file."""

from __future__ import annotations

from typing import Self

from toolkit.cli.report import Finding, Value
from toolkit.diagnostics import Diagnostic, Passage


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

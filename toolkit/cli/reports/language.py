"""What is reported of a language: what is not translated yet, and what is translated in vain."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Self

from toolkit.cli.file_report import File
from toolkit.cli.report import Report, Value
from toolkit.readers.language_skeleton import entries

if TYPE_CHECKING:
    from toolkit.compose.untranslated import Coverage


class Untranslated(Value):
    """A text that is not translated."""

    group: str
    """The part of the language's file into which its translation is written."""

    text: str
    """The text in English."""

    file: str
    """The template in which it is; empty where it is in none."""

    line: int
    """The line in that template, counted from 1; 0 where it is in none."""


class Unused(Value):
    """A translation that is not used, because no template has its English text."""

    file: str
    """The language's file."""

    line: int
    """The line in that file, counted from 1."""

    text: str
    """The English text that is translated."""

    instead: str
    """The text of a template that is most like it and is not translated; empty where there is
    none."""


class Output(Report):
    """What `proposal language` reports."""

    language: str = ""
    """The code of the language: `fr`; empty where it was not read that far."""

    name: str = ""
    """Its name in English."""

    total: int = 0
    """How many texts there are to translate."""

    untranslated: tuple[Untranslated, ...] = ()
    """The texts that are not translated."""

    unused: tuple[Unused, ...] = ()
    """The translations that are not used."""

    files: tuple[File, ...] = ()
    """The file that `--write` has begun."""

    @classmethod
    def of(cls, outline: Path, language: str, name: str, coverage: Coverage) -> Self:
        """The report on a language."""
        untranslated, unused = coverage.untranslated, coverage.unused
        return cls(
            command="language",
            outline=str(outline),
            exit_code=1 if untranslated or unused else 0,
            language=language,
            name=name,
            total=coverage.total,
            untranslated=tuple(
                Untranslated(
                    group=one.group, text=one.text, file=one.place.file, line=one.place.line
                )
                for one in untranslated
            ),
            unused=tuple(
                Unused(file=one.place.file, line=one.place.line, text=one.text, instead=one.instead)
                for one in unused
            ),
        )

    def lines(self) -> Iterator[str]:
        """How much is translated, then what is not, in the form of the language's file."""
        translated = self.total - len(self.untranslated)
        yield f"{self.name}: {translated} of {self.total} texts are translated"
        for group in dict.fromkeys(one.group for one in self.untranslated):
            yield ""
            yield f"{group}:"
            for one in self.untranslated:
                if one.group == group:
                    if one.file:
                        yield f"  # {one.file}:{one.line}"
                    yield from "\n".join(entries([one.text])).split("\n")
        for unused in self.unused:
            yield ""
            yield f"{unused.file}:{unused.line}: no template says this any more"
            yield f"    {' '.join(unused.text.split())}"
            if unused.instead:
                yield "  this is most like it, and has no translation"
                yield f"    {' '.join(unused.instead.split())}"

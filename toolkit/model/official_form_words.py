"""Words by which an official form says what is to be filled in where."""

from __future__ import annotations

import re
from functools import cached_property

from pydantic import BaseModel, ConfigDict

Words = tuple[str, ...]

BRACKETS = re.compile(r"[\[\]<>….:]|\.{2,}")
NUMBER = r"\s*(?:n[o°]?\.?\s*)?(\d+|x|n|…|\.{2,3})?(?![\w.])"


class OfficialFormWords(BaseModel):
    """The words, in the languages in which forms are given out or translated."""

    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(cached_property,))

    sure: str
    """How sure they are."""

    prompts: Words
    """What stands in a box for text until somebody writes there."""

    work_package: Words
    """How the heading of a work package begins."""

    total: Words
    """How a row of totals begins."""

    call_identifier: Words
    call_name: Words
    project_title: Words
    acronym: Words
    """What a form calls the call and the project, in brackets to be filled in."""

    def is_prompt(self, text: str) -> bool:
        """Whether a text asks for words to be written in its place."""
        return _bare(text) in self._prompts

    def asks_for(self, text: str, names: Words) -> bool:
        """Whether a text, as `[insert call name]`, asks for what has one of the names."""
        said = _bare(text)
        return any(one in said for one in names)

    def package_number(self, title: str) -> str | None:
        """The number in the title of a work package, empty for a sample such as `Work Package …`;
        None where it is no such title."""
        found = self._package.match(title.strip())
        if found is None:
            return None
        number = found[1] or ""
        return number if number.isdigit() else ""

    def is_total(self, folded: str) -> bool:
        """Whether a folded label is that of a row of totals."""
        return folded.startswith(self._totals)

    @cached_property
    def _prompts(self) -> frozenset[str]:
        return frozenset(map(_bare, self.prompts))

    @cached_property
    def _totals(self) -> Words:
        return tuple(one.casefold() for one in self.total)

    @cached_property
    def _package(self) -> re.Pattern[str]:
        names = "|".join(re.escape(one) for one in sorted(self.work_package, key=len, reverse=True))
        return re.compile(rf"(?:{names})\b{NUMBER}", re.IGNORECASE)


def _bare(text: str) -> str:
    return " ".join(BRACKETS.sub(" ", text).split()).casefold()

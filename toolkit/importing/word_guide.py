"""Which place of a section a text of a file is in, by the templates of the draft."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from toolkit.compose.template_places import (
    PROSE,
    FieldPlace,
    HeadingPlace,
    Place,
    SentencePlace,
    places_of,
)
from toolkit.files import template_root
from toolkit.importing.word_ledger import WRITTEN
from toolkit.model.call import Call
from toolkit.model.language import Language
from toolkit.official_form.titles import REMARK, split_number

PART_B = "part_b/"
PACKAGE = f"{PART_B}work_package.md.j2"
END = re.compile(r"[.!?:](?=\s|$)")
BEGIN = r"(?:^|(?<=[.!?:;]\s)|(?<=\n))"
LONGEST = 4_000
"""Letters of a paragraph in which the sentences of a template are looked for."""


class Stretch(NamedTuple):
    """A piece of a text, and the place of the template that wrote it."""

    start: int
    end: int
    number: int
    """Of the place."""


class Guide:
    """The places of one template."""

    def __init__(self, places: Sequence[Place]) -> None:
        self.places = tuple(places)
        self._sentences = [
            (number, re.compile(BEGIN + one.pattern))
            for number, one in enumerate(self.places)
            if isinstance(one, SentencePlace)
        ]
        self._leads = [
            (number, re.compile(r"\s*" + one.lead))
            for number, one in enumerate(self.places)
            if isinstance(one, FieldPlace) and one.lead
        ]

    def heading(self, words: str) -> int | None:
        """The number of the heading with these words; None where the template has none."""
        bare = REMARK.sub("", split_number(words)[1]).strip()
        return next(
            (
                number
                for number, one in enumerate(self.places)
                if isinstance(one, HeadingPlace)
                and one.pattern
                and re.fullmatch(one.pattern, bare, re.IGNORECASE)
            ),
            None,
        )

    @property
    def first(self) -> int:
        """The number of the place behind the heading of the whole."""
        return int(bool(self.places) and isinstance(self.places[0], HeadingPlace))

    def written(self, words: str) -> Iterator[Stretch]:
        """The sentences in a text that the template writes, in their order."""
        at = 0
        found = []
        for number, pattern in self._sentences if len(words) < LONGEST else ():
            for one in pattern.finditer(words):
                found.append(Stretch(one.start(), _end(words, one.start(), one.end()), number))
        for stretch in sorted(found):
            if stretch.start >= at:
                yield stretch
                at = stretch.end

    def why(self, number: int) -> str:
        """Why what a sentence of the template says is brought into no field."""
        place = self.places[number]
        holds = place.holds if isinstance(place, SentencePlace) else ""
        return f"enter it under {holds}, from which a build writes it" if holds else WRITTEN

    def led(self, words: str) -> tuple[int, int] | None:
        """The field whose words before it a text begins with: its number, and where they end."""
        for number, pattern in self._leads:
            if found := pattern.match(words):
                return number, found.end()
        return None

    def fields_from(self, at: int) -> list[tuple[int, FieldPlace]]:
        """The fields without words of their own before them from a place on, up to a heading or to
        a field that has such words."""
        found: list[tuple[int, FieldPlace]] = []
        for number in range(at, len(self.places)):
            one = self.places[number]
            if isinstance(one, HeadingPlace) or (isinstance(one, FieldPlace) and one.lead):
                break
            if isinstance(one, FieldPlace) and (one.path != PROSE or not found):
                found.append((number, one))
        return found

    def led_from(self, at: int) -> bool:
        """Whether a field with words of its own before it follows, up to the next heading."""
        for one in self.places[at:]:
            if isinstance(one, HeadingPlace):
                return False
            if isinstance(one, FieldPlace):
                return True
        return False

    def of_part(self, kind: str) -> Guide:
        """The places below the heading of a part: `partners`."""
        for number, one in enumerate(self.places):
            following = self.places[number + 1 : number + 2]
            if (
                isinstance(one, HeadingPlace)
                and following
                and isinstance(following[0], FieldPlace)
                and following[0].path.startswith(f"{kind}.*")
            ):
                return Guide(self.places[number + 1 :])
        return NOTHING


NOTHING = Guide(())


def _end(words: str, start: int, end: int) -> int:
    """Where the sentence ends in which a pattern ends."""
    if end > start and END.match(words, end - 1):
        return end
    found = END.search(words, end)
    return found.end() if found else len(words)


class Guides:
    """The guides to all sections of a call in one language."""

    def __init__(self, call: Call, language: Language) -> None:
        self._language = language
        self._templates = {one.tag: one.template for one in call.sections if one.template}
        self._made: dict[str, Guide] = {}

    def section(self, tag: str) -> Guide:
        """The guide to a section of the form."""
        name = self._templates.get(tag)
        return self._of(f"{PART_B}{name}") if name else NOTHING

    def priority(self, ident: str) -> Guide:
        """The guide to what is said about a priority of the call."""
        return self._of(f"priorities/{ident}.md.j2")

    def package(self) -> Guide:
        """The guide to a work package."""
        return self._of(PACKAGE)

    def _of(self, name: str) -> Guide:
        if name not in self._made:
            there = (template_root() / name).is_file()
            self._made[name] = Guide(places_of(name, self._language)) if there else NOTHING
        return self._made[name]

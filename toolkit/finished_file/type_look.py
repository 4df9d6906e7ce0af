"""How a piece of text in a Word file looks in the end, by the chain of its styles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from toolkit.merge.word.model.file import WordFile
from toolkit.ooxml.wordml import (
    NAME,
    PPR,
    RPR,
    VAL,
    Element,
    is_on,
    w,
)
from toolkit.ooxml.xml_parts import number_in, points_in

WORDS_OWN = 10.0
"""Points of type where a file says nothing."""

SIZE, BASED_ON = w("sz"), w("basedOn")
TOGGLES = {
    w("vanish"): "hidden",
    w("i"): "italic",
    w("strike"): "struck",
    w("dstrike"): "struck",
}
OUTLINE_LEVEL, STYLE_ID, TYPE, DEFAULT = w("outlineLvl"), w("styleId"), w("type"), w("default")
RUN_STYLE = w("rStyle")
HEADING = "heading "
BODY_LEVEL = 9
"""The outline level of what is no heading."""

DEEPEST = 30
"""Styles that rest on one another."""

HALF_POINTS = 2


class Look(NamedTuple):
    """What a style or a run says of its text; None where it says nothing."""

    size: float | None = None
    hidden: bool | None = None
    italic: bool | None = None
    struck: bool | None = None
    """Whether it is struck through, as answers are that do not apply."""

    def over(self, below: Look) -> Look:
        """This look, and that of what is below it where it says nothing."""
        return Look(
            below.size if self.size is None else self.size,
            below.hidden if self.hidden is None else self.hidden,
            below.italic if self.italic is None else self.italic,
            below.struck if self.struck is None else self.struck,
        )


PLAIN = Look()


class Styles:
    """The styles of a Word file by their ids."""

    def __init__(self, file: WordFile) -> None:
        self._styles: dict[str, Element] = {}
        self._default_paragraph = ""
        self._defaults = Look(WORDS_OWN)
        self._looks: dict[tuple[str, str, str], Look] = {}
        self._levels: dict[str, int] = {}
        for part in file.related("styles"):
            self._read(file.tree(part))

    def _read(self, tree: Element) -> None:
        for one in tree.iter(w("style")):
            name = one.get(STYLE_ID, "")
            self._styles.setdefault(name, one)
            if one.get(TYPE) == "paragraph" and one.get(DEFAULT) in ("1", "true", "on"):
                self._default_paragraph = self._default_paragraph or name
        run = tree.find(f"{w('docDefaults')}/{w('rPrDefault')}/{RPR}")
        self._defaults = look_of(run).over(self._defaults)

    def look(self, run_style: str, paragraph_style: str, table_style: str) -> Look:
        """The look of a run with these styles that says nothing itself."""
        key = (run_style, paragraph_style, table_style)
        if key not in self._looks:
            found = PLAIN
            for name in (run_style, paragraph_style or self._default_paragraph, table_style):
                for style in self._chain(name):
                    found = found.over(look_of(style.find(RPR)))
            self._looks[key] = found.over(self._defaults)
        return self._looks[key]

    def level(self, paragraph_style: str) -> int:
        """How deep a heading of that style is, counted from 1; 0 where it is none."""
        if paragraph_style not in self._levels:
            self._levels[paragraph_style] = self._level(paragraph_style)
        return self._levels[paragraph_style]

    def _level(self, paragraph_style: str) -> int:
        for style in self._chain(paragraph_style):
            properties = style.find(PPR)
            level = properties.find(OUTLINE_LEVEL) if properties is not None else None
            if level is not None:
                number = number_in(level.get(VAL), BODY_LEVEL)
                return number + 1 if 0 <= number < BODY_LEVEL else 0
            name = style.find(NAME)
            words = (name.get(VAL) or "").lower() if name is not None else ""
            if words.startswith(HEADING):
                return max(number_in(words.removeprefix(HEADING)), 0)
        return 0

    def _chain(self, name: str) -> Iterator[Element]:
        """The style of that id, and those on which it rests."""
        for _ in range(DEEPEST):
            style = self._styles.get(name)
            if style is None:
                return
            yield style
            below = style.find(BASED_ON)
            name = (below.get(VAL) or "") if below is not None else ""


def look_of(properties: Element | None) -> Look:
    """What the properties of a run or a style say."""
    if properties is None or not len(properties):
        return PLAIN
    size: float | None = None
    toggled: dict[str, bool] = {}
    for one in properties.iterchildren(SIZE, *TOGGLES):
        if one.tag == SIZE:
            size = points_in(one.get(VAL), HALF_POINTS)
        else:
            toggled[TOGGLES[one.tag]] = is_on(one)
    return Look(size, **toggled) if toggled or size is not None else PLAIN

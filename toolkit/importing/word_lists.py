"""Which paragraphs of a Word file are points of a list, and of which kind."""

from __future__ import annotations

from typing import NamedTuple

from toolkit.merge.word.model.file import WordFile
from toolkit.ooxml.wordml import PPR, VAL, Element, w
from toolkit.ooxml.xml_parts import number_in

STYLE, BASED_ON = w("pStyle"), w("basedOn")
NUMBERED, LEVEL, LIST = w("numPr"), w("ilvl"), w("numId")
KIND = w("abstractNumId")
DEEPEST = 30
MOST_DEPTH = 8


class Point(NamedTuple):
    """A point of a list."""

    depth: int
    """0 where the list is in no other."""

    is_numbered: bool


class Lists:
    """The lists of a Word file."""

    def __init__(self, file: WordFile) -> None:
        self._kinds: dict[str, dict[int, bool]] = {}
        self._lists: dict[str, str] = {}
        self._styles: dict[str, Element] = {}
        for part in file.related("styles"):
            for one in file.tree(part).iter(w("style")):
                self._styles.setdefault(one.get(w("styleId")) or "", one)
        for part in file.related("numbering"):
            self._read(file.tree(part))

    def _read(self, tree: Element) -> None:
        for kind in tree.iter(w("abstractNum")):
            levels = {number_in(one.get(LEVEL)): _is_numbered(one) for one in kind.iter(w("lvl"))}
            self._kinds[kind.get(KIND) or ""] = levels
        for one in tree.iter(w("num")):
            kind_of = one.find(KIND)
            self._lists[one.get(LIST) or ""] = (
                (kind_of.get(VAL) or "") if kind_of is not None else ""
            )

    def point(self, paragraph: Element) -> Point | None:
        """The point that a paragraph is; None where it is none."""
        properties = next(paragraph.iterchildren(PPR), None)
        if properties is None:
            return None
        found = properties.find(NUMBERED)
        style = properties.find(STYLE)
        name = (style.get(VAL) or "") if style is not None else ""
        for _ in range(DEEPEST):
            if found is not None or name not in self._styles:
                break
            found = self._styles[name].find(f"{PPR}/{NUMBERED}")
            below = self._styles[name].find(BASED_ON)
            name = (below.get(VAL) or "") if below is not None else ""
        return self._of(found) if found is not None else None

    def _of(self, properties: Element) -> Point | None:
        number, level = properties.find(LIST), properties.find(LEVEL)
        name = (number.get(VAL) or "") if number is not None else ""
        depth = min(number_in(level.get(VAL)) if level is not None else 0, MOST_DEPTH)
        if name in ("", "0"):
            return None
        levels = self._kinds.get(self._lists.get(name, ""), {})
        return Point(max(depth, 0), levels.get(depth, False))


def _is_numbered(level: Element) -> bool:
    form = level.find(w("numFmt"))
    return form is not None and form.get(VAL) not in ("bullet", "none")

"""A blank form as it is read: its headings, tags, boxes, tables and blocks for work packages.

Nothing is known by its position or number: headings are known by the names of their styles, a box
by its shades and its prompt, a column by the labels above it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256

from toolkit.model.official_form_words import OfficialFormWords
from toolkit.official_form.cells import words_of
from toolkit.official_form.tables import Band, Field, FormTable, form_table
from toolkit.official_form.titles import TAG, split_number, without_tags
from toolkit.ooxml.containers import blocks_in
from toolkit.ooxml.package import Package
from toolkit.ooxml.wordml import (
    NAME,
    PPR,
    RPR,
    SECTION,
    TBL,
    VAL,
    Element,
    P,
    R,
    is_on,
    w,
)
from toolkit.ooxml.xml_parts import damaged, number_in

STYLE, OUTLINE, BOLD = w("pStyle"), w("outlineLvl"), w("b")
DEEPEST = 9
"""Levels of headings that Word knows."""

MOST_OPEN = 40
"""Tags that are open at one place; forms have five."""

LONGEST_HEADING = 150
"""Letters of a bold paragraph that is taken for a heading where no heading has a style."""


@dataclass(frozen=True, eq=False)
class FormHeading:
    """A heading of the form."""

    element: Element
    at: int
    """Which paragraph or table of the form it is, from 0."""

    level: int
    number: str
    title: str
    tags: frozenset[str]
    """The tags that are open where it begins."""


@dataclass(frozen=True, eq=False)
class PlacedTable:
    """A table with the heading below which it is."""

    at: int
    table: FormTable
    heading: FormHeading | None
    is_landscape: bool


@dataclass(frozen=True, eq=False)
class PlacedBox:
    """A box with the heading below which it is."""

    at: int
    box: Field
    heading: FormHeading | None
    is_landscape: bool
    key: str
    """What it is known by: its heading and its own title."""


@dataclass(frozen=True, eq=False)
class PackageBlock:
    """What the form has for one work package: a heading and what is below it."""

    heading: FormHeading
    number: str
    """Empty where it is a sample that says to copy another."""

    elements: tuple[Element, ...]
    """From the heading to the next one."""

    tables: tuple[FormTable, ...]


@dataclass(frozen=True, eq=False)
class OfficialForm:
    """A form and what is to be filled in."""

    package: Package
    main: str
    """The name of the part with its text."""

    tree: Element
    style_names: Mapping[str, str]
    """The names of its styles by their ids, in small letters."""

    blocks: tuple[Element, ...]
    """The paragraphs and tables of the body, in order."""

    headings: tuple[FormHeading, ...]
    tables: tuple[PlacedTable, ...]
    """Those that belong to no work package."""

    packages: tuple[PackageBlock, ...]
    tags: tuple[str, ...] = field(default=())
    """All tags, in order, as they are written."""

    @cached_property
    def boxes(self) -> tuple[PlacedBox, ...]:
        """The cells for any text, in order."""
        found: list[PlacedBox] = []
        used: dict[str, int] = {}
        for one in self.tables:
            for box in one.table.boxes:
                key = f"{one.heading.title if one.heading else ''}/{box.label}"
                used[key] = used.get(key, 0) + 1
                if used[key] > 1:
                    key += f"/{used[key]}"
                found.append(PlacedBox(one.at, box, one.heading, one.is_landscape, key))
        return tuple(found)

    @cached_property
    def fingerprint(self) -> str:
        """The same for two downloads of one form, and another one for each other form."""
        told = (
            *(f"{one.level} {one.number} {one.title}" for one in self.headings),
            *(one.key for one in self.boxes),
            *(repr([column.path for column in band.columns]) for _, band in self.bands),
        )
        return sha256("\n".join(told).encode()).hexdigest()[:16]

    @property
    def bands(self) -> Iterator[tuple[PlacedTable, Band]]:
        """The bands of all tables that belong to no work package."""
        return ((one, band) for one in self.tables for band in one.table.bands)


def read_official_form(content: bytes, words: OfficialFormWords, file: str = "") -> OfficialForm:
    """The form in a Word file. Raises `PackageError` where that cannot be read."""
    package = Package.read(content, file=file)
    main = package.main_part()
    return survey(package, main, package.xml(main), words)


def survey(package: Package, main: str, tree: Element, words: OfficialFormWords) -> OfficialForm:
    """The form in a Word file whose part `main` was parsed already.

    Raises `PackageError` where it has no body, or its styles cannot be read.
    """
    body = tree.find(w("body"))
    if body is None:
        raise damaged(package.file, main, "has no text")
    styles = _Styles.of(package, main)
    blocks = tuple(blocks_in(body))
    tags = tuple(_tags(blocks))
    headings = tuple(_headings(blocks, styles))
    landscape = _landscape(tree, blocks)
    packages = tuple(_packages(blocks, headings, words))
    inside = {id(one) for block in packages for one in block.elements}
    tables = tuple(
        PlacedTable(at, form_table(one, words), _above(headings, at), landscape[at])
        for at, one in enumerate(blocks)
        if one.tag == TBL and id(one) not in inside
    )
    return OfficialForm(package, main, tree, styles.names, blocks, headings, tables, packages, tags)


def _above(headings: Sequence[FormHeading], at: int) -> FormHeading | None:
    before = bisect_left(headings, at, key=lambda one: one.at)
    return headings[before - 1] if before else None


def _tags(blocks: Sequence[Element]) -> Iterator[str]:
    for one in blocks:
        if one.tag == P:
            yield from (found[0] for found in TAG.finditer(words_of(one)))


def _landscape(tree: Element, blocks: Sequence[Element]) -> list[bool]:
    """For each block whether it is on pages that lie."""
    found: list[bool] = []
    open_since = 0
    endings = {id(one): one for one in blocks if one.find(f"{PPR}/{SECTION}") is not None}
    last = tree.find(f"{w('body')}/{SECTION}")
    for at, one in enumerate(blocks):
        ends = endings.get(id(one))
        properties = ends.find(f"{PPR}/{SECTION}") if ends is not None else None
        if properties is None and at == len(blocks) - 1:
            properties = last
        if properties is not None:
            found += [_lies(properties)] * (at + 1 - open_since)
            open_since = at + 1
    return found + [False] * (len(blocks) - len(found))


def _lies(section: Element) -> bool:
    size = section.find(w("pgSz"))
    return size is not None and number_in(size.get(w("w"))) > number_in(size.get(w("h")))


@dataclass(frozen=True)
class _Styles:
    """The names and outline levels of a form's styles, by their ids."""

    names: Mapping[str, str]
    levels: Mapping[str, int]

    @classmethod
    def of(cls, package: Package, main: str) -> _Styles:
        names: dict[str, str] = {}
        levels: dict[str, int] = {}
        for relation in package.relations(main):
            if relation.kind != "styles" or relation.target not in package.parts:
                continue
            for style in package.xml(relation.target).iter(w("style")):
                key, name = style.get(w("styleId"), ""), style.find(NAME)
                names[key] = name.get(VAL, "").lower() if name is not None else ""
                outline = style.find(f"{PPR}/{OUTLINE}")
                if outline is not None:
                    levels[key] = number_in(outline.get(VAL), DEEPEST) + 1
        return cls(names, levels)

    def level(self, paragraph: Element) -> int:
        """How deep a heading a paragraph is; 0 where it is none."""
        properties = paragraph.find(PPR)
        if properties is None:
            return 0
        style, own = properties.find(STYLE), properties.find(OUTLINE)
        key = style.get(VAL, "") if style is not None else ""
        kind, _, number = self.names.get(key, "").rpartition(" ")
        if kind == "heading" and number.isdigit():
            return int(number)
        if kind == "toc" or self.names.get(key, "").startswith("toc"):
            return 0
        level = number_in(own.get(VAL), DEEPEST) + 1 if own is not None else self.levels.get(key, 0)
        return level if level <= DEEPEST else 0


def _headings(blocks: Sequence[Element], styles: _Styles) -> Iterator[FormHeading]:
    """The headings by their styles; where none has one, bold paragraphs above what is filled in."""
    levels = {at: styles.level(one) for at, one in enumerate(blocks) if one.tag == P}
    if not any(levels.values()):
        levels = {at: _looks_like_heading(blocks, at) for at in levels}
    open_tags: list[str] = []
    for at, one in enumerate(blocks):
        if one.tag != P:
            continue
        text = words_of(one)
        for found in TAG.finditer(text):
            if found[1] == "@":
                open_tags.append(found[2])
                del open_tags[:-MOST_OPEN]
            elif found[2] in open_tags:
                open_tags.remove(found[2])
        said = without_tags(text).strip()
        if levels[at] and said:
            number, title = split_number(said)
            yield FormHeading(one, at, levels[at], number, title.strip(), frozenset(open_tags))


def _looks_like_heading(blocks: Sequence[Element], at: int) -> int:
    """The level of a bold paragraph that is like a heading; 0 where it is none."""
    one = blocks[at]
    text = without_tags(words_of(one)).strip()
    if not text or len(text) > LONGEST_HEADING:
        return 0
    runs = [run for run in one.iter(R) if words_of(run)]
    if not all(is_on(run.find(f"{RPR}/{BOLD}")) for run in runs):
        return 0
    return max(split_number(text)[0].count(".") + 2, 2)


def _packages(
    blocks: Sequence[Element], headings: Sequence[FormHeading], words: OfficialFormWords
) -> Iterator[PackageBlock]:
    """The blocks for work packages: the headings that name one, with what is below them."""
    for which, heading in enumerate(headings):
        number = words.package_number(heading.title) if not heading.number else None
        if number is None:
            continue
        end = headings[which + 1].at if which + 1 < len(headings) else len(blocks)
        elements = tuple(blocks[heading.at : end])
        tables = tuple(form_table(one, words) for one in elements if one.tag == TBL)
        yield PackageBlock(heading, number, elements, tables)

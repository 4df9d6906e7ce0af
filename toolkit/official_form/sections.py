"""The draft as sections: each heading with what is below it, and what is inside a work package."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from toolkit.document.tree import Block, Document, Heading, Table
from toolkit.document.walk import blocks, plain
from toolkit.official_form.survey import FormHeading, OfficialForm
from toolkit.official_form.titles import Synonyms

PACKAGE = "wp/"
"""How the ids of work packages begin."""

TAKEN_FROM = 0.85
"""How well a heading has to fit to be taken for one of the form's."""

LEAST_ALIKE = 0.6
"""How alike its title has to be, whatever else speaks for it."""

WHOLE = 0.97
"""The same of a heading inside a section, which has no number."""

BY_TAG, BY_ORDER = 0.3, 0.05
"""What an open tag of that name, and the right order, add to the likeness of titles."""

NUMBERED_LEVELS = 2
"""Headings of these levels are sections of the form, whether they have a number or not."""


class Section(NamedTuple):
    """A heading of the draft that is one of the form's, with all below it."""

    heading: Heading | None
    """None for what stands before the first heading."""

    blocks: tuple[Block, ...]
    """Up to the next section; headings inside it among them."""


class DraftPackage(NamedTuple):
    """A work package of the draft."""

    heading: Heading
    blocks: tuple[Block, ...]

    @property
    def tables(self) -> Iterator[Table]:
        """Its tables."""
        return (one for one in self.blocks if isinstance(one, Table))


class Draft(NamedTuple):
    """The draft by the headings of the form."""

    sections: tuple[Section, ...]
    packages: tuple[DraftPackage, ...]


def is_package(heading: Heading) -> bool:
    """Whether a heading begins a work package."""
    return heading.id.startswith(PACKAGE) and "/" not in heading.id.removeprefix(PACKAGE)


def matched_headings(
    document: Document, form: OfficialForm, synonyms: Synonyms
) -> Mapping[str, FormHeading]:
    """By the id of a heading of the draft that of the form. Each is taken once."""
    inside = {id(one.heading) for one in form.packages}
    free = [one for one in form.headings if id(one) not in inside]
    found: dict[str, FormHeading] = {}
    last = -1
    for block in blocks(document):
        if not isinstance(block, Heading) or is_package(block):
            continue
        is_section = bool(block.number) or block.level <= NUMBERED_LEVELS
        title = plain(block.inlines)
        best, score = None, TAKEN_FROM
        for one in free:
            alike = synonyms.title(title, one.title)
            if alike < (LEAST_ALIKE if is_section else WHOLE):
                continue
            fit = alike + BY_TAG * (block.id in one.tags) + BY_ORDER * (one.at > last)
            if fit > score:
                best, score = one, fit
        if best is not None:
            found[block.id] = best
            free.remove(best)
            last = best.at
    return found


def by_sections(document: Document, matched: Mapping[str, FormHeading]) -> Draft:
    """The draft by those of its headings that are the form's, and its work packages apart."""
    sections: list[Section] = []
    packages: list[DraftPackage] = []
    heading: Heading | None = None
    package: Heading | None = None
    here: list[Block] = []

    def close() -> None:
        if package is not None:
            packages.append(DraftPackage(package, tuple(here)))
        elif heading is not None or here:
            sections.append(Section(heading, tuple(here)))
        here.clear()

    for block in blocks(document):
        if isinstance(block, Heading) and _begins(block, package, matched):
            close()
            is_own = is_package(block)
            package = block if is_own else None
            heading = heading if is_own else block
            continue
        here.append(block)
    close()
    return Draft(tuple(sections), tuple(packages))


def _begins(block: Heading, package: Heading | None, matched: Mapping[str, FormHeading]) -> bool:
    """Whether a heading begins a section or package, or ends the package before it."""
    if is_package(block) or block.id in matched:
        return True
    if package is not None:
        return block.level <= package.level
    return bool(block.number)


class Chunk(NamedTuple):
    """A part of a section: what is below one heading in it."""

    heading: Heading | None
    """None for what stands before the first of them."""

    blocks: tuple[Block, ...]
    """Without that heading."""


def chunks_of(section: Sequence[Block]) -> Iterator[Chunk]:
    """The parts of a section by its highest headings."""
    levels = [one.level for one in section if isinstance(one, Heading)]
    top = min(levels, default=0)
    heading: Heading | None = None
    here: list[Block] = []
    for block in section:
        if isinstance(block, Heading) and block.level == top:
            if heading is not None or here:
                yield Chunk(heading, tuple(here))
            heading, here = block, []
        else:
            here.append(block)
    if heading is not None or here:
        yield Chunk(heading, tuple(here))

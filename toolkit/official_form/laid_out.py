"""The draft in the order of a form: what goes into boxes, then what goes into the form's tables.

Word files are written from this document as from any other; the pieces are then carried into the
form. Tables that go into the form's own have no caption there, so captions are counted anew, and
references to such a table name the section where it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from toolkit.document.tree import (
    Block,
    Document,
    Figure,
    Heading,
    Inline,
    Paragraph,
    Part,
    Reference,
    Table,
    Text,
)
from toolkit.document.walk import captions_of, with_inlines
from toolkit.official_form.deal import Deal
from toolkit.official_form.survey import FormHeading, OfficialForm
from toolkit.official_form.titles import REMARK

BOX = "box/"
"""How the id of the first paragraph of a box begins; its key follows."""


def box_id(key: str) -> str:
    """The id of the paragraph with which a box begins."""
    return f"{BOX}{key}"


def laid_out(document: Document, dealt: Deal, form: OfficialForm) -> Document:
    """The document whose pieces go into the form: parts for the boxes, by their pages, and
    one for the tables and headings."""
    parts = [*_box_parts(dealt), Part(tuple(_targets(document, dealt, form)), landscape=True)]
    moved = document._replace(parts=tuple(parts), contents="")
    return _with_references(moved, document, dealt)


def _box_parts(dealt: Deal) -> Iterator[Part]:
    landscape: bool | None = None
    here: list[Block] = []
    for box, content in dealt.boxes:
        if box.is_landscape is not landscape and here:
            yield Part(tuple(here), landscape=bool(landscape))
            here = []
        landscape = box.is_landscape
        here += [Paragraph(box_id(box.key), ()), *map(_unnumbered, content)]
    if here:
        yield Part(tuple(here), landscape=bool(landscape))


def _unnumbered(block: Block) -> Block:
    return block._replace(number="") if isinstance(block, Heading) else block


def _targets(document: Document, dealt: Deal, form: OfficialForm) -> Iterator[Block]:
    """The headings that references lead to, and the tables whose rows go into the form's."""
    titles = {
        one.id: one.inlines
        for part in document.parts
        for one in part.blocks
        if isinstance(one, Heading)
    }
    for name in dealt.headings:
        yield Heading(name, 1, titles[name])
    for number, package in enumerate(dealt.packages, 1):
        yield Heading(package.heading.id, 1, (Text(package_title(form, number)),))
        yield from map(_uncaptioned, package.tables)
    tables = (*(one.table for one in dealt.rows), dealt.timetable, dealt.cover)
    yield from (_uncaptioned(one) for one in tables if one is not None)


def package_title(form: OfficialForm, number: int) -> str:
    """The heading of a work package as the form has it, with that number: `Work Package 3`."""
    first = form.packages[0]
    title = first.heading.title
    if first.number:
        before, _, behind = title.partition(first.number)
        return f"{before}{number}{behind}"
    return f"{title.rstrip('….xX ')} {number}"


def _uncaptioned(table: Table) -> Table:
    return table._replace(caption="")


def _with_references(moved: Document, draft: Document, dealt: Deal) -> Document:
    """References name tables, figures and sections as they are called in the form."""
    before, now = captions_of(draft), captions_of(moved)
    numbers = {
        one.id: one.number
        for part in draft.parts
        for one in part.blocks
        if isinstance(one, Heading) and one.number
    }
    titles = _titles(draft, dealt)

    def change(inline: Inline) -> Inline:
        if not isinstance(inline, Reference):
            return inline
        to, text = inline.to, inline.text
        if to in before and text == before[to] and before[to] != now.get(to):
            if to in now:
                return inline._replace(text=now[to])
            title = titles.get(to, "")
            return Text(f"{draft.words.table} {_quoted(title, draft)}", inline.bold)
        if to in numbers and text == numbers[to] and to in dealt.headings:
            return inline._replace(text=_named(dealt.headings[to]))
        return inline

    parts = tuple(
        part._replace(blocks=tuple(with_inlines(one, change) for one in part.blocks))
        for part in moved.parts
    )
    return moved._replace(parts=parts)


def _named(heading: FormHeading) -> str:
    return heading.number or heading.title


def _titles(draft: Document, dealt: Deal) -> Mapping[str, str]:
    """By the id of a table or figure its title: the form's own, where it has one."""
    captions = {
        one.id: one.caption
        for part in draft.parts
        for one in part.blocks
        if isinstance(one, Table | Figure)
    }
    forms = {
        one.table.id: REMARK.sub("", one.band.title or one.placed.table.title).strip()
        for one in dealt.rows
    }
    return {**captions, **{name: title for name, title in forms.items() if title}}


def _quoted(title: str, draft: Document) -> str:
    """A title in the quotation marks of the draft's language."""
    if draft.language.startswith("fr"):
        return f"\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{NO-BREAK SPACE}{title}" + (
            "\N{NO-BREAK SPACE}\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}"
        )
    return f"\N{LEFT DOUBLE QUOTATION MARK}{title}\N{RIGHT DOUBLE QUOTATION MARK}"

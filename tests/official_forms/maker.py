"""Blank Part B forms of our own making, like those of the EU in all that matters to the filler.

    blank_form()                                      the form of 2022, in English
    blank_form(Shape(tags=Tags.NONE, language="fr"))  one that differs in two things

The same shape gives the same bytes. What a form may differ in is in `shape`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tests.official_forms import parts, tables
from tests.official_forms.notice import text_box
from tests.official_forms.pieces import Pieces
from tests.official_forms.sections import (
    DECLARATIONS,
    FOOTPRINT,
    IMPACT,
    OTHER,
    QUALITY,
    RELEVANCE,
    SUMMARY,
    WORK_PLAN,
    Section,
)
from tests.official_forms.shape import ExtraBox, HeadingStyles, Numbering, Shape, Tags
from tests.official_forms.word_xml import content_control, paragraph

FORM_TAG = "APP-FORM-MADE"
PLAIN = re.compile(r"<w:p(?=[ >])")
EMPTY = paragraph()


def blank_form(shape: Shape | None = None) -> bytes:
    """A blank of that shape as a Word file."""
    return _made(shape or Shape())


@cache
def _made(shape: Shape) -> bytes:
    return parts.archive(_Maker(shape).document(), shape)


def section_titles(shape: Shape) -> tuple[str, ...]:
    """The headings of a blank from section 1 on, with their numbers, in order."""
    maker = _Maker(shape)
    maker.document()
    return tuple(text for _, text in maker.headings)


class _Maker:
    def __init__(self, shape: Shape) -> None:
        self._shape = shape
        self._pieces = Pieces(shape)
        self._tags: list[str] = []
        self._tags_written = self._controls = 0
        self.headings: list[tuple[int, str]] = []

    def document(self) -> str:
        """The part with the text."""
        text = "".join(self._body())
        contents = "".join(self._contents())
        body = text.replace("<contents/>", contents, 1)
        numbers = iter(range(1, body.count("<w:p") + 1))
        body = PLAIN.sub(lambda _: f'<w:p w14:paraId="{next(numbers):08X}"', body)
        last = _pages(is_landscape=False)
        return (
            f"{parts.XML}<w:document {parts.NAMESPACES}><w:body>{body}{last}</w:body></w:document>"
        )

    def _say(self, text: str) -> str:
        return self._pieces.say(text)

    def _body(self) -> Iterator[str]:
        shape = self._shape
        yield from self._front()
        self._tag(f"#@{FORM_TAG}@#")
        yield from self._section(SUMMARY, "", 2)
        first = (RELEVANCE, IMPACT, QUALITY) if shape.is_reordered else (RELEVANCE, QUALITY, IMPACT)
        for number, section in enumerate(first, 1):
            yield from self._section(section, str(number), 2)
        yield from self._write_tags()
        yield self._break(is_landscape=False, is_first=True)
        yield from self._section(WORK_PLAN, "4", 2)
        yield from self._write_tags()
        yield self._break(is_landscape=True)
        yield from self._section(OTHER, "5", 2)
        yield from self._section(DECLARATIONS, "6", 2)
        yield from self._write_tags()
        yield from self._annexes()

    def _front(self) -> Iterator[str]:
        yield self._notice()
        yield EMPTY * 3
        yield self._heading("Administrative forms (part A)", 1)
        yield paragraph(self._say("Part A is in the Portal and not in this file."))
        yield self._heading("Technical description (part B)", 1)
        yield self._heading("Cover page", 2)
        yield paragraph(self._say("Write part B here, and hand it in as a PDF."))
        yield self._in_control(tables.cover(self._pieces))
        yield EMPTY
        look = "<w:r><w:rPr><w:b/></w:rPr><w:t>{}</w:t></w:r>"
        yield paragraph(look.format(self._say("Table of contents").upper()))
        yield "<contents/>"
        yield EMPTY

    def _notice(self) -> str:
        """The first paragraph, to which a text box with the notice is anchored."""
        limit = self._shape.page_limit
        said = [
            "This form is a made one, for trying things out. Part A is typed into the Portal, part"
            " B is this file.",
            *(["Page limit: part B has at most {limit} pages."] if limit else []),
            "Type is Arial of 9 points or larger, pages are A4, margins 15 mm or wider.",
            *(
                ["Leave instructions and tags where they are."]
                if self._shape.tags is not Tags.NONE
                else []
            ),
        ]
        lines = [self._say(one).format(limit=limit) for one in said]
        return text_box([self._say("Notice").upper(), *lines])

    def _annexes(self) -> Iterator[str]:
        yield self._heading("Annexes", 1)
        yield paragraph(self._say("List of annexes").upper())
        for one in ("Detailed budget table", "CVs", "List of previous projects"):
            yield paragraph(self._say(one), style=parts.style_id("List Bullet", self._shape))
        yield self._break(is_landscape=False)
        yield paragraph(self._say("List of previous projects").upper())
        if "previous projects" not in self._shape.without:
            yield self._in_control(tables.previous_projects(self._pieces))
        yield EMPTY
        yield tables.history(self._pieces)
        yield EMPTY

    def _section(self, section: Section, number: str, level: int) -> Iterator[str]:
        for tag in section.tags:
            self._tag(f"#@{tag}@#")
        if section.level:
            level = section.level
        is_left_out = section.is_group and self._shape.numbering is Numbering.FLAT
        if not is_left_out:
            glued = self._shape.tags is Tags.GLUED
            before = self._taken(opening=True) if glued and section.tags else []
            yield from self._write_tags()
            shown = number if section.has_number else ""
            yield self._heading(section.title, level, shown, "".join(before))
        if section.is_sample_package:
            yield paragraph(self._say("For each further package copy the block of the first one."))
        for one in self._tables(section):
            yield self._in_control(one)
            if not self._tags:
                yield EMPTY
        yield from self._inside(section, number, level)
        for tag in reversed(section.tags):
            self._tag(f"#§{tag}§#")

    def _inside(self, section: Section, number: str, level: int) -> Iterator[str]:
        """The sections of a section, numbered as the form numbers them."""
        inside = list(section.sections)
        if section is IMPACT and self._shape.extra_box is ExtraBox.SECTION:
            inside.append(FOOTPRINT)
        if self._shape.numbering is Numbering.FLAT and section is QUALITY:
            inside = [each for one in inside for each in one.sections]
        if self._shape.is_reordered and section.tables == () and number.startswith(("2", "3")):
            inside.reverse()
        for which, one in enumerate(inside, 1):
            yield from self._section(one, f"{number}.{which}", level + 1)

    def _tables(self, section: Section) -> Iterator[str]:
        shape = self._shape
        if section.title == "Background and general objectives" and (
            shape.extra_box is ExtraBox.BESIDE
        ):
            yield self._pieces.box("Ecological footprint")
        for name, made in section.tables:
            if name not in shape.without:
                yield made(self._pieces)

    def _heading(self, title: str, level: int, number: str = "", tags: str = "") -> str:
        said = self._say(title)
        text = said.upper() if level < 3 else said
        numbered = self._shape.numbering is not Numbering.NONE and number
        text = f"{number} {text}" if numbered else text
        self.headings.append((level, text))
        name = f"_Toc{len(self.headings):06}"
        mark = f'<w:bookmarkStart w:id="{len(self.headings)}" w:name="{name}"/>'
        end = f'<w:bookmarkEnd w:id="{len(self.headings)}"/>'
        if self._shape.heading_styles is HeadingStyles.NONE:
            run = f'<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{tags}{text}</w:t></w:r>'
            return paragraph(mark, run, end)
        style = parts.style_id(f"heading {level}", self._shape)
        return paragraph(mark, f"{tags}{text}", end, style=style)

    def _contents(self) -> Iterator[str]:
        """The table of contents: a field over several paragraphs, each with a link."""
        begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        told = (
            '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-4" \\h \\z \\u </w:instrText></w:r>'
        )
        separate = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        for at, (level, text) in enumerate(self.headings, 1):
            target = f"_Toc{at:06}"
            number = parts.field(f"PAGEREF {target} \\h", "1")
            words = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r><w:r><w:tab/></w:r>'
            link = f'<w:hyperlink w:anchor="{target}" w:history="1">{words}{number}</w:hyperlink>'
            lead = begin + told + separate if at == 1 else ""
            yield paragraph(lead, link, style=parts.style_id(f"toc {level}", self._shape))
        yield paragraph('<w:r><w:fldChar w:fldCharType="end"/></w:r>')

    def _in_control(self, made: str) -> str:
        if not self._shape.has_controls:
            return made
        self._controls += 1
        return content_control(made, self._controls)

    def _tag(self, tag: str) -> None:
        self._tags_written += 1
        kept = self._shape.tags is not Tags.NONE
        if self._shape.tags is Tags.SOME:
            kept = self._tags_written % 3 != 0
        if kept:
            self._tags.append(tag)

    def _taken(self, *, opening: bool) -> list[str]:
        """The tags that wait and open something, which are then written no more."""
        found = [one for one in self._tags if one.startswith("#@") is opening]
        self._tags = [one for one in self._tags if one not in found]
        return found

    def _write_tags(self) -> Iterator[str]:
        """The tags that wait, in one paragraph; every second of them in two runs."""
        if not self._tags:
            return
        runs = []
        for at, tag in enumerate(self._tags):
            cut = len(tag) // 2 if at % 2 else 0
            runs += [one for one in (tag[:cut], tag[cut:], " ") if one]
        self._tags = []
        styled = self._shape.heading_styles is not HeadingStyles.NONE
        yield paragraph(*runs, style=parts.style_id("Tags", self._shape) if styled else "")

    def _break(self, *, is_landscape: bool, is_first: bool = False) -> str:
        return paragraph(properties=_pages(is_landscape=is_landscape, has_frames=is_first))


def _pages(*, is_landscape: bool, has_frames: bool = False) -> str:
    frames = (
        '<w:headerReference w:type="default" r:id="rId4"/>'
        '<w:footerReference w:type="default" r:id="rId5"/>'
        if has_frames
        else ""
    )
    size = (
        '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
        if is_landscape
        else '<w:pgSz w:w="11906" w:h="16838"/>'
    )
    margin = 1417 if is_landscape is False else 1247
    margins = (
        f'<w:pgMar w:top="1134" w:right="{margin}" w:bottom="1134" w:left="{margin}"'
        ' w:header="567" w:footer="567" w:gutter="0"/>'
    )
    return f"<w:sectPr>{frames}{size}{margins}</w:sectPr>"

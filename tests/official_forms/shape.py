"""How forms differ from one another: what the maker of blanks can be asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum


class Tags(StrEnum):
    """The tags with which the Commission's programs find the parts of a form."""

    ALL = "all"
    NONE = "none"
    SOME = "some"
    """Every third is missing, whether it opens or closes."""

    GLUED = "glued"
    """Those that open a part are in its heading, before its words."""


class Numbering(StrEnum):
    """How headings are numbered."""

    NESTED = "nested"
    """Section 2 has two groups: 2.1.1 to 2.1.5, then 2.2.1 and 2.2.2."""

    FLAT = "flat"
    """Section 2 has no groups: 2.1 to 2.7."""

    NONE = "none"


class HeadingStyles(StrEnum):
    """How a heading is marked."""

    ENGLISH = "english"
    FOREIGN_IDS = "foreign ids"
    """Made with a Spanish Word: the id is `Ttulo1`, the name `heading 1`."""

    NONE = "none"
    """Bold paragraphs without a style."""


class Prompts(StrEnum):
    """How a box asks for text."""

    PLAIN = "plain"
    TRAILING_BLANK = "trailing blank"
    SPLIT = "split"
    """In three runs."""


class ExtraBox(StrEnum):
    """A box that no draft knows."""

    NONE = "none"
    BESIDE = "beside"
    """Before the box of 1.1, below the same heading."""

    SECTION = "section"
    """In a section of its own, behind 3.3."""


@dataclass(frozen=True)
class Shape:
    """A blank to be made; as it stands it is like the form of 2022 in English."""

    tags: Tags = Tags.ALL
    numbering: Numbering = Numbering.NESTED
    is_reordered: bool = False
    """Whether section 3 comes before section 2, and the parts of both are in reverse."""

    language: str = "en"
    """`en` or `fr`."""

    has_controls: bool = False
    """Whether boxes and tables are in content controls."""

    heading_styles: HeadingStyles = HeadingStyles.FOREIGN_IDS
    prompts: Prompts = Prompts.PLAIN
    has_pale_heads: bool = False
    """Whether the heads of columns are F2F2F2 and not E6E6E6."""

    extra_box: ExtraBox = ExtraBox.NONE
    without: frozenset[str] = field(default_factory=frozenset)
    """The names of tables that are missing, as in `sections`."""

    has_labelled_boxes: bool = False
    """Whether a box has its title and its open cell beside each other."""

    has_two_row_heads: bool = True
    """Whether labels of columns have labels of groups above them."""

    sample_rows: int = 2
    """Rows of each table that wait to be filled in, at least one."""

    page_limit: int = 70
    """As the notice states it; 0 where it states none."""


USUAL = Shape()
CHANGED: Mapping[str, Shape] = {
    **{f"tags {one}": replace(USUAL, tags=one) for one in Tags},
    **{f"numbering {one}": replace(USUAL, numbering=one) for one in Numbering},
    **{f"headings {one}": replace(USUAL, heading_styles=one) for one in HeadingStyles},
    **{f"prompts {one}": replace(USUAL, prompts=one) for one in Prompts},
    **{f"extra box {one}": replace(USUAL, extra_box=one) for one in ExtraBox},
    "reordered": replace(USUAL, is_reordered=True),
    "French": replace(USUAL, language="fr"),
    "controls": replace(USUAL, has_controls=True),
    "pale heads": replace(USUAL, has_pale_heads=True),
    "labelled boxes": replace(USUAL, has_labelled_boxes=True),
    "one row of heads": replace(USUAL, has_two_row_heads=False),
    "one sample": replace(USUAL, sample_rows=1),
    "without staff and risks": replace(USUAL, without=frozenset({"staff", "risks"})),
    "no page limit": replace(USUAL, page_limit=0),
}
"""A shape for each thing in which forms differ."""

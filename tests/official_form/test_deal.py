"""Where a draft goes does not depend on the shape of the form, and nothing of it gets lost.

`PROPOSAL_LAWS` draws so many shapes; `OFFICIAL_FORMS` is a folder of real blanks to try as well.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.official_form.filled import draft, real_blanks
from tests.official_forms.maker import blank_form
from tests.official_forms.shape import (
    CHANGED,
    USUAL,
    ExtraBox,
    HeadingStyles,
    Numbering,
    Prompts,
    Shape,
    Tags,
)
from tests.official_forms.wording import french
from toolkit.document.tree import Block, Heading, List, Paragraph, Table
from toolkit.document.walk import blocks, plain
from toolkit.official_form.deal import Deal, deal, package_rows
from toolkit.official_form.sections import is_package
from toolkit.official_form.survey import OfficialForm, read_official_form
from toolkit.official_form.titles import Synonyms
from toolkit.readers.language import language_names, read_language
from toolkit.readers.official_form_words import official_form_words

LAWS = int(os.environ.get("PROPOSAL_LAWS", "10"))
DRAWN = (Phase.explicit, Phase.generate)
"""A shape is small as it is drawn, so none is made smaller."""

EXAMPLE = "euroboostex"

SHAPES = st.builds(
    Shape,
    tags=st.sampled_from(Tags),
    numbering=st.sampled_from(Numbering),
    is_reordered=st.booleans(),
    has_controls=st.booleans(),
    heading_styles=st.sampled_from(HeadingStyles),
    prompts=st.sampled_from(Prompts),
    has_pale_heads=st.booleans(),
    extra_box=st.sampled_from(ExtraBox),
    has_labelled_boxes=st.booleans(),
    sample_rows=st.integers(1, 4),
    page_limit=st.sampled_from((0, 45, 70)),
)
"""Forms in English; what they have in common is in all languages."""

TABLES = (
    "staff",
    "risks",
    "outside",
    "work package",
    "resources",
    "effort of packages",
    "effort of partners",
    "subcontracting",
    "events",
    "months",
    "quarters",
    "plan",
    "ethics",
    "double funding",
    "third parties",
)


class Dealt(NamedTuple):
    """A draft that was dealt out to a form."""

    form: OfficialForm
    deal: Deal
    synonyms: Synonyms


class Placement(NamedTuple):
    """What of a draft goes where, by names that do not depend on the form."""

    boxes: Mapping[str, tuple[str, ...]]
    """By the title of a box in English the ids of what is written in it."""

    rows: Mapping[str, tuple[tuple[int, int, int], ...]]
    """By the id of a table the columns of the form, those of the draft, and their parts."""

    packages: tuple[Mapping[str, tuple[tuple[int, int], ...]], ...]
    """For each work package the same of its tables."""

    notes: tuple[str, ...]
    """What is written into cells below the rows of tables."""

    others: tuple[str, ...]
    """The ids of timetable and cover, where the form has them."""

    left_over: tuple[tuple[str, int], ...]
    """The headings of what has no place, each with the number of its parts."""


def dealt_to(content: bytes, language: str = "en", example: str = EXAMPLE) -> Dealt:
    one = draft(example)
    form = read_official_form(content, official_form_words())
    others = [read_language(name) for name in language_names()] if language != "en" else ()
    synonyms = Synonyms.of(one.dossier.language, others)
    return Dealt(form, deal(one.document, form, synonyms), synonyms)


def bare(title: str) -> str:
    """A title in small letters, without its remark in brackets."""
    return title.partition(" (")[0].casefold()


def placement(dealt: Dealt) -> Placement:
    english = {bare(there): bare(here) for here, there in french().items()}

    def named(title: str) -> str:
        return english.get(bare(title), bare(title))

    return Placement(
        {
            named(box.box.label): tuple(map(name_of, content))
            for box, content in dealt.deal.boxes
            if content
        },
        {
            one.table.id: tuple((pair.column.index, pair.source, pair.part) for pair in one.pairs)
            for one in dealt.deal.rows
        },
        tuple(
            {
                table.id: tuple((pair.column.index, pair.source) for pair in pairs)
                for table, pairs in tables_of(dealt, number)
            }
            for number in range(len(dealt.deal.packages))
        ),
        tuple(text for _, text in dealt.deal.notes),
        tuple(one.id for one in (dealt.deal.timetable, dealt.deal.cover) if one is not None),
        tuple((one.id, one.number) for one in dealt.deal.left_over),
    )


def tables_of(dealt: Dealt, number: int) -> Iterator[tuple[Table, tuple[object, ...]]]:
    """The tables of a package that go into its block, each with its pairs of columns."""
    block = next(one for one in dealt.form.packages if one.tables)
    tables = [one for one in dealt.deal.packages[number].tables if one.caption]
    for table in block.tables:
        for which, pairs in package_rows(table.bands, tables, dealt.synonyms).values():
            yield tables[which], pairs


def name_of(block: Block) -> str:
    return block.items[0].id if isinstance(block, List) else block.id


@cache
def usual() -> Placement:
    return placement(dealt_to(blank_form()))


def test_a_draft_of_a_usual_project_fills_every_box_and_table() -> None:
    found = usual()
    form = dealt_to(blank_form()).form
    assert len(found.boxes) == len(form.boxes) > 14
    bands = [band for _, band in form.bands]
    waiting = [one.title for one in bands if one.is_timetable or one.has_statements]
    history = ["List of previous projects"]  # this example has none
    assert len(found.rows) == len(bands) - len(waiting) - len(history)
    assert [len(one) for one in found.packages] == [4] * 7
    assert found.others == ("timetable", "cover")


@settings(max_examples=LAWS, deadline=None, phases=DRAWN)
@given(SHAPES)
def test_the_shape_of_a_form_does_not_change_where_a_draft_goes(shape: Shape) -> None:
    assert placement(dealt_to(blank_form(shape))) == usual()


def test_the_language_of_a_form_does_not_change_where_a_draft_goes() -> None:
    assert placement(dealt_to(blank_form(CHANGED["French"]), "fr")) == usual()


def test_columns_below_one_label_are_one_column_where_the_form_has_no_labels_below() -> None:
    found = placement(dealt_to(blank_form(CHANGED["one row of heads"])))
    assert found._replace(packages=()) == usual()._replace(packages=())
    for one, other in zip(found.packages, usual().packages, strict=True):
        assert one.keys() == other.keys()
        for table, pairs in one.items():
            sources = {source for _, source in pairs}
            assert sources == {source for _, source in other[table]}


@settings(max_examples=LAWS, deadline=None, phases=DRAWN)
@given(st.sets(st.sampled_from(TABLES), max_size=4), st.sampled_from(Tags))
def test_all_of_a_draft_is_placed_once_or_listed(without: set[str], tags: Tags) -> None:
    all_is_accounted_for(
        dealt_to(blank_form(replace(USUAL, without=frozenset(without), tags=tags)))
    )


@pytest.mark.parametrize("name", real_blanks())
def test_all_of_a_draft_is_placed_once_or_listed_in_a_real_form(name: str) -> None:
    for example in ("euroboostex", "agri-food"):
        dealt = dealt_to(real_blanks()[name], example=example)
        all_is_accounted_for(dealt, example)
        assert dealt.deal.empty_boxes == ()


def test_work_packages_are_described_in_their_own_part_of_the_form_or_not_at_all() -> None:
    """Where the form has no box for the work plan, the one before it is for something else."""
    shape = replace(USUAL, without=frozenset({"plan"}))
    found = placement(dealt_to(blank_form(shape)))
    last = "sustainability and continuation"
    assert found.boxes[last] == usual().boxes[last]
    listed = {name for name, _ in found.left_over}
    assert {name for name in usual_packages() if name not in listed} == set()


def usual_packages() -> Iterator[str]:
    return (one.heading.id for one in dealt_to(blank_form()).deal.packages)


def all_is_accounted_for(dealt: Dealt, example: str = EXAMPLE) -> None:
    """Holds what was dealt out against the draft, block by block."""
    found = dealt.deal
    placed = Counter(name_of(one) for _, content in found.boxes for one in content)
    placed.update(one.table.id for one in found.rows)
    placed.update(one.id for one in (found.timetable, found.cover) if one is not None)
    for number, package in enumerate(found.packages):
        placed.update(table.id for table, _ in tables_of(dealt, number))
        if any(table.fields for one in dealt.form.packages for table in one.tables):
            placed.update(one.id for one in package.tables if not one.caption)
    assert [one for one, times in placed.items() if times > 1] == []
    notes = {line for _, text in found.notes for line in text.split("\n")}
    missing = [
        one
        for one in said_in(example)
        if name_of(one) not in placed
        and not (isinstance(one, Paragraph) and plain(one.inlines) in notes)
    ]
    assert sum(one.number for one in found.left_over) == len(missing), [
        name_of(one) for one in missing
    ]
    order = {name_of(one): at for at, one in enumerate(blocks(draft(example).document))}
    for _, content in found.boxes:
        # descriptions of work packages follow one another, behind what is said of the plan
        known = [order[name] for one in content if (name := name_of(one)) in order]
        assert all(one < other for one, other in pairwise(known))


def said_in(example: str) -> Iterator[Block]:
    """What a draft says below its first heading, without headings."""
    is_cover = True
    for one in blocks(draft(example).document):
        is_cover = is_cover and not isinstance(one, Heading)
        if isinstance(one, Heading) or (is_cover and not isinstance(one, Table)):
            continue
        if not isinstance(one, Paragraph) or plain(one.inlines).strip():
            yield one


def test_a_draft_has_packages_and_tables_without_caption() -> None:
    """What the laws above rest on."""
    all_blocks = list(blocks(draft(EXAMPLE).document))
    assert sum(isinstance(one, Heading) and is_package(one) for one in all_blocks) == 7
    assert any(isinstance(one, Table) and not one.caption for one in all_blocks)

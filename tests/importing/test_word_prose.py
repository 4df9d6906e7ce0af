"""A paragraph of a Word file in the outline's notation."""

import pytest

from tests.short_xml import wml
from toolkit.importing.word_prose import Run, as_lines, as_prose, runs_in


@pytest.mark.parametrize(
    ("line", "prose"),
    [
        ('p(r("5 * 3 _ [x]"))', "5 \\* 3 \\_ \\[x\\]"),
        ('p(r("A ") r(rPr(b) "strong ") r(rPr(b) "word") r("."))', "A **strong word**."),
        ('p(r("H") r(rPr(vertAlign{val=subscript}) "2") r("O"))', "H~2~O"),
        ('p(r("# no heading"))', "\\# no heading"),
        ('p(r("one" br "two"))', "one\\\ntwo"),
        ('p(ins{by=Anna}(r("new")) del{by=Anna}(r("old")))', "new"),
    ],
)
def test_a_paragraph_is_written_as_the_outline_writes_it(line: str, prose: str) -> None:
    assert as_prose(list(runs_in(wml(line), {}, {}))) == prose


def test_a_link_keeps_its_address() -> None:
    runs = [Run("See "), Run("the map", link="https://example.org/map"), Run(".")]
    assert as_prose(runs) == "See [the map](https://example.org/map)."


def test_typed_points_of_a_cell_become_a_list() -> None:
    assert as_lines([[Run("Aims:")], [Run("• one")], [Run("• two")], [Run("End.")]]) == (
        "Aims:\n\n- one\n- two\n\nEnd."
    )

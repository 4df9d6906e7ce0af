"""What the maker of blanks makes is a Word file as it should be, and has what its shape says."""

import pytest

from tests.office_rules import every_rule  # noqa: F401
from tests.office_rules.parts import Parts
from tests.office_rules.rules import faults
from tests.official_forms.maker import blank_form, section_titles
from tests.official_forms.shape import CHANGED, USUAL, Shape
from tests.official_forms.wording import french
from toolkit.ooxml.package import Package
from toolkit.ooxml.wordml import T


def text_of(content: bytes) -> str:
    package = Package.read(content)
    return "".join(one.text or "" for one in package.xml(package.main_part()).iter(T))


DIFFERENT = {"usual": USUAL, **{name: one for name, one in CHANGED.items() if one != USUAL}}


@pytest.mark.parametrize("shape", DIFFERENT.values(), ids=DIFFERENT)
def test_a_blank_keeps_what_word_asks_of_a_file(shape: Shape) -> None:
    assert not faults(Parts.of_bytes(blank_form(shape)))


def test_each_switch_changes_the_blank() -> None:
    usual = blank_form()
    as_usual = [name for name, shape in CHANGED.items() if blank_form(shape) == usual]
    defaults = ("tags all", "numbering nested", "headings foreign ids", "prompts plain")
    assert as_usual == [*defaults, "extra box none"]


def test_sections_are_numbered_as_the_form_numbers_them() -> None:
    nested, flat = section_titles(USUAL), section_titles(CHANGED["numbering flat"])
    assert "2.1.3 Project teams, staff and experts" in nested
    assert "2.2.2 Consortium management and decision-making" in nested
    assert "2.3 Project teams, staff and experts" in flat
    assert "2.7 Consortium management and decision-making" in flat
    moved = section_titles(CHANGED["reordered"])
    assert moved.index("2 IMPACT") < moved.index("3 QUALITY") < moved.index("3.2.1 Risk management")
    assert "Quality".upper() in section_titles(CHANGED["numbering none"])


def test_tags_are_in_pairs_unless_some_were_removed() -> None:
    whole = text_of(blank_form())
    opened, closed = whole.count("#@"), whole.count("§#")
    assert opened == closed + 1  # the tag of the whole form is not closed
    assert "#@CON-SOR-CS@#" in whole
    assert "#" not in text_of(blank_form(CHANGED["tags none"]))
    assert 0 < text_of(blank_form(CHANGED["tags some"])).count("#") < whole.count("#")
    assert "#@CON-MET-CM@#2.1.1 Concept" in text_of(blank_form(CHANGED["tags glued"]))


def test_a_french_blank_says_nothing_in_english() -> None:
    said = text_of(blank_form(CHANGED["French"]))
    ours = [one for one, there in french().items() if len(one) > 12 and one not in there]
    assert [one for one in ours if one in said] == []
    assert "Insérer le texte" in said

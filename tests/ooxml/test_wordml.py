"""Elements of WordprocessingML: what is missing in a damaged file is an error with a remedy."""

import pytest
from lxml import etree

from toolkit.ooxml.archive import PackageError
from toolkit.ooxml.wordml import (
    INS,
    PPR,
    RPR,
    VAL,
    attributes_of,
    child_of,
    element,
    mark_change,
    parent_of,
    remove_attribute,
    text_of,
    w,
)


def test_the_parent_of_an_element_is_the_one_around_it():
    paragraph = element("p")
    run = element("r")
    paragraph.append(run)
    assert parent_of(run) is paragraph


def test_an_element_without_parent_is_a_damaged_file():
    with pytest.raises(PackageError, match="an element around is missing at an element p"):
        parent_of(element("p"))


def test_the_child_at_a_path_is_the_first_one():
    paragraph = element("p")
    properties = etree.SubElement(paragraph, PPR)
    look = etree.SubElement(properties, RPR)
    assert child_of(paragraph, f"{PPR}/{RPR}") is look


def test_a_child_that_is_missing_is_a_damaged_file():
    with pytest.raises(PackageError, match="numId is missing at an element pPr"):
        child_of(element("pPr"), f"{w('numPr')}/{w('numId')}")


def test_text_is_that_of_all_elements_inside():
    paragraph = element("p")
    for word in ("one ", "two"):
        etree.SubElement(etree.SubElement(paragraph, w("r")), w("t")).text = word
    assert text_of(paragraph) == "one two"


def test_attributes_are_a_copy():
    comment = element("comment", id="4", val="x")
    copied = attributes_of(comment)
    remove_attribute(comment, VAL)
    remove_attribute(comment, VAL)
    assert attributes_of(comment) == {w("id"): "4"}
    assert copied[VAL] == "x"


def test_a_paragraph_whose_mark_nobody_changed_has_no_change():
    paragraph = element("p")
    assert mark_change(paragraph, INS) is None
    change = etree.SubElement(etree.SubElement(etree.SubElement(paragraph, PPR), RPR), INS)
    assert mark_change(paragraph, INS) is change

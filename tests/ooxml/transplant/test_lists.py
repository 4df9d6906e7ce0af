"""Lists that come from one numbering part into another."""

from __future__ import annotations

from toolkit.ooxml.transplant.lists import add_list, list_in
from toolkit.ooxml.wordml import VAL, Element, element, root_of, w


def numbering(*pairs: tuple[str, str]) -> Element:
    """A numbering part: by the numbers of lists their definitions, each written once."""
    root = root_of("numbering")
    for kind in dict.fromkeys(kind for _, kind in pairs):
        definition = element("abstractNum", abstractNumId=kind)
        definition.append(element("nsid", val="1234"))
        level = element("lvl", ilvl="0")
        level.append(element("pStyle", val="ListBullet"))
        definition.append(level)
        root.append(definition)
    for number, kind in pairs:
        new = element("num", numId=number)
        new.append(element("abstractNumId", val=kind))
        root.append(new)
    return root


def order(root: Element) -> list[tuple[str, str]]:
    return [
        (one.tag.rpartition("}")[2], one.get(w("numId")) or one.get(w("abstractNumId"), ""))
        for one in root
    ]


def moved(root: Element) -> str:
    found = list_in(numbering(("7", "3")), "7")
    assert found
    return add_list(root, *found)


def test_a_list_gets_numbers_that_are_free_and_definitions_stay_first() -> None:
    root = numbering(("1", "0"), ("2", "0"))
    assert moved(root) == "3"
    assert order(root) == [
        ("abstractNum", "0"), ("abstractNum", "1"), ("num", "1"), ("num", "2"), ("num", "3")
    ]  # fmt: skip
    found = list_in(root, "3")
    assert found
    assert found[1].get(w("abstractNumId")) == "1"


def test_in_an_empty_part_it_is_the_first() -> None:
    root = root_of("numbering")
    assert moved(root) == "1"
    assert order(root) == [("abstractNum", "1"), ("num", "1")]


def test_it_loses_its_ties_to_styles_and_what_word_knows_it_by() -> None:
    root = root_of("numbering")
    moved(root)
    assert not list(root.iter(w("pStyle"), w("nsid"), w("tmpl")))


def test_a_list_without_its_definition_is_no_list() -> None:
    root = numbering(("7", "3"))
    root.remove(root[0])
    assert list_in(root, "7") is None
    assert list_in(numbering(("7", "3")), "8") is None


def test_its_levels_stay() -> None:
    root = root_of("numbering")
    moved(root)
    assert [one.get(w("ilvl")) for one in root.iter(w("lvl"))] == ["0"]
    assert [one.get(VAL) for one in root.iter(w("abstractNumId"))] == ["1"]

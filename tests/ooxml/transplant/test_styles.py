"""Ids of styles in a file that may have other styles of that id."""

from __future__ import annotations

from itertools import count

from toolkit.ooxml.transplant.styles import BASED_ON, detach_style, free_style_id, rename_styles
from toolkit.ooxml.wordml import VAL, element, w


def test_every_mention_of_a_style_gets_its_id() -> None:
    paragraph = element("p")
    properties = element("pPr")
    properties.extend([element("pStyle", val="A"), element("pStyle")])
    paragraph.append(properties)
    rename_styles(paragraph, {"A": "B"}.__getitem__)
    assert [one.get(VAL) for one in paragraph.iter(w("pStyle"))] == ["B", None]


def test_only_the_named_elements_are_mentions() -> None:
    style = element("style")
    style.extend([element("basedOn", val="A"), element("next", val="A")])
    rename_styles(style, lambda name: f"{name}2", (BASED_ON,))
    assert [one.get(VAL) for one in style] == ["A2", "A"]


def test_the_first_free_id_is_taken() -> None:
    assert free_style_id((f"A{number}" for number in count()), {"A0", "A1"}) == "A2"


def test_a_detached_style_is_no_default_and_has_no_neighbours() -> None:
    style = element("style", styleId="A", default="1")
    style.extend([element(name, val="B") for name in ("basedOn", "next", "link")])
    detach_style(style, "C")
    assert dict(style.attrib) == {w("styleId"): "C"}
    assert [one.tag for one in style] == [w("basedOn")]

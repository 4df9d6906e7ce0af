"""Targets of relationships are resolved as names of parts."""

import pytest

from tests.targets import FORMS, rewritten
from toolkit.ooxml.custom_properties import properties_of
from toolkit.ooxml.embedded_base import base_of, embed_base
from toolkit.ooxml.package import Package
from toolkit.ooxml.relationships import part_at, target_from

MAIN = "word/document.xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.mark.parametrize(
    ("target", "name"),
    [
        ("media/image1.png", "word/media/image1.png"),
        ("./media/image1.png", "word/media/image1.png"),
        ("/word/media/image1.png", "word/media/image1.png"),
        ("x/../media/image1.png", "word/media/image1.png"),
        (" media/image1.png\n", "word/media/image1.png"),
        ("media/image1.png#part", "word/media/image1.png"),
        ("../customXml/item1.xml", "customXml/item1.xml"),
        ("../../customXml/item1.xml", "customXml/item1.xml"),
        ("Media/IMAGE1.png", "word/media/image1.png"),
        ("media\\image1.png", "word/media/image1.png"),
        ("media/my%20map.png", "word/media/my map.png"),
        ("media/missing.png", "word/media/missing.png"),
    ],
)
def test_a_target_leads_to_one_part_however_it_is_written(target: str, name: str) -> None:
    parts = (MAIN, "word/media/image1.png", "word/media/my map.png", "customXml/item1.xml")
    assert part_at(target, MAIN, parts) == name


@pytest.mark.parametrize(
    ("source", "part", "target"),
    [
        (MAIN, "word/media/image1.png", "media/image1.png"),
        (MAIN, "customXml/item1.xml", "../customXml/item1.xml"),
        ("", MAIN, MAIN),
        ("document.xml", "docProps/custom.xml", "docProps/custom.xml"),
    ],
)
def test_a_target_is_written_relative_to_its_source(source: str, part: str, target: str) -> None:
    assert target_from(source, part) == target
    assert part_at(target, source, (part,)) == part


def package(form: str) -> Package:
    """A document with a record, whose targets are all written in that form."""
    found = Package(
        {
            "[Content_Types].xml": b'<Types xmlns="http://schemas.openxmlformats.org/package/'
            b'2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
            MAIN: b"<document/>",
        }
    )
    found.relate("", f"{OFFICE}/officeDocument", MAIN)
    embed_base(found, ["old"], document="X", generation=1)
    return rewritten(found, form)


@pytest.mark.parametrize("form", FORMS)
def test_a_record_is_renewed_in_its_place_however_targets_are_written(form: str) -> None:
    found = package(form)
    names, relations = (
        set(found.parts),
        {name: len(found.xml(name)) for name in found.parts if name.endswith(".rels")},
    )
    assert found.main_part() == MAIN
    embed_base(found, ["new"], document="X", generation=2)
    assert set(found.parts) == names
    assert relations == {name: len(found.xml(name)) for name in relations}
    assert (base_of(found) or ())[:2] == (["new"], 2)
    assert properties_of(found)["pk.gen"] == "2"


def test_custom_properties_are_found_under_any_name() -> None:
    found = package("absolute")
    found.parts["props/mine.xml"] = found.parts.pop("docProps/custom.xml")
    found.parts["_rels/.rels"] = found.parts["_rels/.rels"].replace(
        b"/docProps/custom.xml", b"/props/mine.xml"
    )
    embed_base(found, ["new"], document="Y", generation=3)
    assert "docProps/custom.xml" not in found.parts
    assert properties_of(found)["pk.doc"] == "Y"


def test_a_link_out_of_the_file_is_no_part_of_it() -> None:
    found = package("dot")
    outside = found.relate(MAIN, f"{OFFICE}/hyperlink", "a.html", external=True)
    assert found.relate(MAIN, f"{OFFICE}/hyperlink", "a.html", external=True) == outside
    assert found.relate(MAIN, f"{OFFICE}/hyperlink", "a.html") != outside
    told = {one.id: one for one in found.relations(MAIN)}
    assert told[outside].external
    assert told[outside].target == "a.html"

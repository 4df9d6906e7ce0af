"""Parts that are copied from one Office file into another."""

from __future__ import annotations

import pytest

from toolkit.ooxml.package import OCTETS, TYPES, Package, relationships_of
from toolkit.ooxml.transplant.parts import PartCopier, copy_part

CONTENT_TYPES = (
    b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Default Extension="XML" ContentType="application/xml"/>'
    b'<Override PartName="/word/charts/Chart1.xml" ContentType="chart/xml"/></Types>'
)


def package(**names: bytes) -> Package:
    """A package of parts, `a__b` for `a/b`, all of them XML."""
    parts = {f"{name.replace('__', '/')}.xml": content for name, content in names.items()}
    return Package({TYPES: CONTENT_TYPES, **parts})


def targets(of: Package, part: str) -> list[str]:
    return [one.target for one in of.relations(part)]


@pytest.fixture
def source() -> Package:
    """A chart with a theme, which leads back to the chart."""
    made = package(word__charts__chart1=b"<chart/>", word__theme=b"<theme/>")
    made.relate("word/charts/chart1.xml", "x/theme", "../theme.xml")
    made.relate("word/theme.xml", "x/chart", "charts/chart1.xml")
    return made


def test_a_part_comes_with_all_that_it_leads_to_even_in_a_circle(source: Package) -> None:
    target = package()
    name = copy_part(source, target, "word/charts/chart1.xml")
    assert name == "word/charts/chart1.xml"
    assert targets(target, name) == ["word/theme1.xml"]
    assert targets(target, "word/theme1.xml") == [name]
    assert target.content_type(name) == "chart/xml"


def test_a_part_of_that_name_stays_as_it_is(source: Package) -> None:
    target = package(word__charts__chart1=b"<own/>")
    assert copy_part(source, target, "word/charts/chart1.xml") == "word/charts/chart2.xml"
    assert target.parts["word/charts/chart1.xml"] == b"<own/>"
    assert target.parts["word/charts/chart2.xml"] == b"<chart/>"


def test_one_copier_copies_a_part_once(source: Package) -> None:
    target = package()
    copier = PartCopier(source, target, target.free_name)
    assert copier.copy("word/theme.xml") == copier.copy("word/theme.xml") == "word/theme1.xml"
    assert copier.copy("word/charts/chart1.xml") == "word/charts/chart1.xml"
    assert len([name for name in target.parts if "_rels" in name]) == 2


def test_what_leads_nowhere_does_not_come_and_addresses_do(source: Package) -> None:
    source.relate("word/charts/chart1.xml", "x/book", "../lost.xlsx")
    source.relate("word/charts/chart1.xml", "x/link", "https://example.org/", external=True)
    target = package()
    name = copy_part(source, target, "word/charts/chart1.xml")
    assert targets(target, name) == ["word/theme1.xml", "https://example.org/"]


def test_a_part_of_no_known_type_is_bytes(source: Package) -> None:
    source.parts["word/x.bin"] = b"\0"
    target = package()
    name = copy_part(source, target, "word/x.bin")
    assert (name, target.content_type(name)) == ("word/x1.bin", OCTETS)


def test_the_type_of_a_part_is_found_whatever_the_capitals() -> None:
    made = package()
    assert made.content_type("word/charts/chart1.xml") == "chart/xml"
    assert made.content_type("word/other.xml") == "application/xml"
    assert made.content_type("word/other.png") == ""


def test_a_part_that_is_removed_is_of_no_type_of_its_own(source: Package) -> None:
    source.remove("word/charts/chart1.xml")
    assert "word/charts/chart1.xml" not in source.parts
    assert source.content_type("word/charts/chart1.xml") == "application/xml"


def test_a_relationship_that_is_removed_is_gone_alone(source: Package) -> None:
    source.add_relation("word/theme.xml", "rIdOwn", "x/image", "image1.png")
    source.remove_relation("word/theme.xml", "rId1")
    assert [(one.id, one.target) for one in source.relations("word/theme.xml")] == [
        ("rIdOwn", "word/image1.png")
    ]
    assert relationships_of("word/theme.xml") in source.parts

"""What a file says of itself beside its name follows a new acronym."""

from __future__ import annotations

import pytest

from toolkit.merge.file_titles import CORE, file_titles_follow
from toolkit.ooxml.custom_properties import set_properties
from toolkit.ooxml.package import Package

XML = """<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/\
core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title>\
<dc:creator>AGRI</dc:creator><dc:subject>{}</dc:subject></cp:coreProperties>"""


def file(document: str, title: str = "", subject: str = "") -> Package:
    types = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    relations = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
    )
    package = Package(
        {
            "[Content_Types].xml": types,
            "_rels/.rels": relations,
            CORE: XML.format(title, subject).encode(),
        }
    )
    set_properties(package, {"pk.doc": document})
    return package


@pytest.mark.parametrize(
    ("old", "new", "before", "after"),
    [
        ("AGRI", "FARM", "AGRI: food", "FARM: food"),
        ("AGRI", "FARM", "AGRI", "FARM"),
        ("AGRI", "FARM", "AGRI: our own words on AGRI", "FARM: our own words on AGRI"),
        ("AGRI", "FARM", "Our AGRI", "Our AGRI"),
        ("AGRI", "FARM", "AGRIRES: food", "AGRIRES: food"),
        ("A.I", "F\\1", "A.I: food", "F\\1: food"),
        ("A.I", "FARM", "AxI: food", "AxI: food"),
        ("AGRI", "AGRI", "AGRI: food", "AGRI: food"),
        ("", "FARM", "AGRI: food", "AGRI: food"),
        ("AGRI plan", "FARM plan", "AGRI: plan", "FARM: plan"),
        ("ONE TWO plan", "NEW TWO plan", "ONE TWO: plan", "NEW TWO: plan"),
    ],
)
def test_the_acronym_is_replaced_where_it_stands_first(
    old: str, new: str, before: str, after: str
) -> None:
    package = file(old, before, before)
    file_titles_follow(package, file(new))
    assert package.parts[CORE].decode().count(f">{after}</dc:title>") == 1
    assert package.parts[CORE].decode().count(f">{after}</dc:subject>") == 1
    assert "<dc:creator>AGRI<" in package.parts[CORE].decode()


def test_a_file_may_be_without_titles() -> None:
    package = file("AGRI")
    del package.parts[CORE]
    file_titles_follow(package, file("FARM"))
    assert CORE not in package.parts

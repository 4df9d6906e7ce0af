"""Office files as parts, and the base inside them."""

import zipfile
from io import BytesIO

import docx
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.ooxml.archive import PackageError
from toolkit.ooxml.custom_properties import properties_of
from toolkit.ooxml.embedded_base import base_of, digest, embed_base
from toolkit.ooxml.package import Package

pytestmark = pytest.mark.slow

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def word() -> Package:
    saved = BytesIO()
    docx.Document().save(saved)
    return Package.read(saved.getvalue())


def workbook() -> Package:
    saved = BytesIO()
    openpyxl.Workbook().save(saved)
    return Package.read(saved.getvalue())


def carrying(package: Package, data: object = ("a",), generation: int = 1) -> Package:
    embed_base(package, data, document="X", generation=generation)
    return package


def test_the_same_parts_give_the_same_bytes() -> None:
    package = word()
    assert Package.read(package.to_bytes()).to_bytes() == package.to_bytes()


def test_the_content_types_come_first() -> None:
    written = Package({"a.xml": b"<a/>", "[Content_Types].xml": b"<b/>"}).to_bytes()
    assert zipfile.ZipFile(BytesIO(written)).namelist() == ["[Content_Types].xml", "a.xml"]


def test_what_is_no_office_file_is_refused() -> None:
    whole = word().to_bytes()
    torn = whole[:3000] + b"\0" * 40 + whole[3040:]
    for content in (b"", b"nothing of the kind", whole[:-30], torn):
        with pytest.raises(PackageError):
            Package.read(content)


@given(data=JSON)
def test_a_base_comes_back_as_it_was_laid_down(data: object) -> None:
    package = Package(
        {
            "[Content_Types].xml": b'<Types xmlns="http://schemas.openxmlformats.org/package/'
            b'2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
            "_rels/.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/'
            b'2006/relationships"><Relationship Id="a" Type="x/officeDocument" Target="m.xml"/>'
            b"</Relationships>",
            "m.xml": b"<m/>",
        }
    )
    checksum = embed_base(package, data, document="X", generation=7)
    assert base_of(Package.read(package.to_bytes())) == (data, 7, checksum)


def test_the_base_takes_the_next_free_number() -> None:
    package = carrying(word())
    assert "customXml/item1.xml" in word().parts
    assert "customXml/item2.xml" in package.parts
    assert "customXml/itemProps2.xml" in package.parts
    assert b'Target="../customXml/item2.xml"' in package.parts["word/_rels/document.xml.rels"]
    assert b'Target="itemProps2.xml"' in package.parts["customXml/_rels/item2.xml.rels"]
    assert b"/customXml/itemProps2.xml" in package.parts["[Content_Types].xml"]


def test_a_second_base_takes_the_place_of_the_first() -> None:
    package = carrying(carrying(word(), ["old"]), ["new"], generation=2)
    data, generation, _ = base_of(package) or ("", 0, "")
    assert (data, generation) == (["new"], 2)
    assert "customXml/item3.xml" not in package.parts
    assert package.parts["docProps/custom.xml"].count(b"pk.base") == 1


def test_the_custom_properties_name_document_generation_and_base() -> None:
    package = word()
    checksum = embed_base(package, {"v": 1}, document="ACRO", generation=3)
    assert properties_of(package) == {"pk.doc": "ACRO", "pk.gen": "3", "pk.base": checksum}
    assert len(checksum) == 32


def test_properties_of_others_are_kept() -> None:
    package = carrying(word())
    package.parts["docProps/custom.xml"] = package.parts["docProps/custom.xml"].replace(
        b'name="pk.doc"', b'name="theirs"'
    )
    carrying(package)
    assert properties_of(package)["theirs"] == "X"


def test_a_damaged_base_is_none() -> None:
    package = carrying(word())
    part = package.parts["customXml/item2.xml"]
    package.parts["customXml/item2.xml"] = part.replace(b"sha=", b"was=")
    assert base_of(package) is None
    package.parts["customXml/item2.xml"] = part.replace(b"</pk:base>", b"?</pk:base>")
    assert base_of(package) is None
    assert base_of(word()) is None


def test_word_and_excel_files_with_a_base_still_open() -> None:
    docx.Document(BytesIO(carrying(word()).to_bytes()))
    openpyxl.load_workbook(BytesIO(carrying(workbook()).to_bytes()))
    assert base_of(carrying(workbook(), {"k": [1]})) is not None


def test_a_digest_does_not_mind_clock_and_generation() -> None:
    first, second = carrying(word()), carrying(word(), generation=9)
    second.parts["docProps/core.xml"] = b"<other/>"
    assert digest(first) == digest(second)


def test_a_digest_minds_every_other_part_and_the_base() -> None:
    changed = carrying(word())
    changed.parts["word/document.xml"] += b" "
    assert len({digest(carrying(word())), digest(changed), digest(carrying(word(), "b"))}) == 3

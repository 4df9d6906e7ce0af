"""Office files that lack what Word or Excel need to open them are told as damaged."""

import re

import pytest

from budgets.workbook import write_workbook
from tests.builders import make_dossier
from tests.merge.word.sections import CLOCK
from tests.merge.word.small_outline import OUTLINE
from toolkit.ooxml.archive import PackageError
from toolkit.ooxml.completeness import Kind, refuse_incomplete
from toolkit.ooxml.package import TYPES, Package

WORD, BOOK = OUTLINE.docx(), write_workbook(make_dossier(), clock=CLOCK)
LINKS = "word/_rels/document.xml.rels"


def told(package: Package, kind: Kind = "document") -> str:
    with pytest.raises(PackageError) as why:
        refuse_incomplete(package, kind)
    return str(why.value.diagnostics[0])


def with_type(content: bytes, found: str) -> Package:
    """The file with another content type of its main part."""
    package = Package.read(content, file="a.docx")
    types = package.parts[TYPES].decode()
    package.parts[TYPES] = re.sub(r'"[^"]*main\+xml"', f'"{found}"', types, count=1).encode()
    assert found.encode() in package.parts[TYPES]
    return package


def test_what_we_write_lacks_nothing() -> None:
    refuse_incomplete(Package.read(WORD), "document")
    refuse_incomplete(Package.read(BOOK), "workbook")


@pytest.mark.parametrize(
    "part", ["word/styles.xml", "word/numbering.xml", "word/settings.xml", LINKS, TYPES]
)
def test_a_part_of_a_word_file_that_is_missing_is_told(part: str) -> None:
    package = Package.read(WORD, file="a.docx")
    del package.parts[part]
    assert told(package).startswith(
        f"a.docx: MRG115 the file is damaged: its part {part} is missing"
    )


@pytest.mark.parametrize(
    "part", ["xl/worksheets/sheet3.xml", "xl/styles.xml", "xl/sharedStrings.xml", TYPES]
)
def test_a_part_of_a_workbook_that_is_missing_is_told(part: str) -> None:
    package = Package.read(BOOK, file="a.xlsx")
    del package.parts[part]
    assert f"MRG115 the file is damaged: its part {part} is missing" in told(package, "workbook")


@pytest.mark.parametrize(
    ("content", "kind", "part", "tag"),
    [
        (WORD, "document", "word/styles.xml", b"</w:style>"),
        (BOOK, "workbook", "xl/styles.xml", b"</font>"),
    ],
    ids=["word", "workbook"],
)
def test_a_part_that_is_garbled_is_told(content: bytes, kind: Kind, part: str, tag: bytes) -> None:
    package = Package.read(content)
    package.parts[part] = package.parts[part].replace(tag, b"", 1)
    assert f"its part {part} breaks off or is garbled" in told(package, kind)


@pytest.mark.parametrize(
    "part", ["word/theme/theme1.xml", "word/fontTable.xml", "word/media/a.png"]
)
def test_what_word_does_without_may_be_missing(part: str) -> None:
    package = Package.read(WORD)
    package.relate("word/document.xml", "http://a/image", "NULL")
    package.parts.pop(part, None)
    refuse_incomplete(package, "document")


@pytest.mark.parametrize(
    "found", ["text/plain", "", "application/vnd.openxmlformats-officedocument.spreadsheetml.a"]
)
def test_a_wrong_content_type_is_told(found: str) -> None:
    package = with_type(WORD, found)
    assert told(package).startswith(
        "a.docx: MRG115 the file is damaged: its part [Content_Types].xml does not say that "
        "word/document.xml is a document"
    )


@pytest.mark.parametrize(
    "found",
    [
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    ],
)
def test_templates_and_files_with_macros_are_documents(found: str) -> None:
    refuse_incomplete(with_type(WORD, found), "document")


def test_a_content_type_may_be_that_of_the_ending_or_written_in_other_capitals() -> None:
    package = Package.read(WORD)
    types = package.parts[TYPES].decode()
    package.parts[TYPES] = types.replace("/word/document.xml", "/Word/Document.xml").encode()
    refuse_incomplete(package, "document")
    found = re.search(r'<Override[^>]*"([^"]*document\.main\+xml)"[^>]*/>', types)
    assert found
    ending = f'Extension="xml" ContentType="{found[1]}"'
    types = re.sub(r'Extension="xml" ContentType="[^"]*"', ending, types.replace(found[0], ""))
    package.parts[TYPES] = types.encode()
    refuse_incomplete(package, "document")

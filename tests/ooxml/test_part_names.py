"""Names of parts are found whatever their capitals are."""

from toolkit.ooxml.part_names import as_spelled_here


def test_names_are_looked_for_as_they_are_called_here() -> None:
    names = {
        "[content_types].xml": "[Content_Types].xml",
        "_Rels/.rels": "_rels/.rels",
        "word/Document.xml": "word/Document.xml",
        "word/_rels/document.xml.rels": "word/_rels/Document.xml.rels",
        "word/header1.xml": "word/header1.xml",
        "Word/_rels/Header1.xml.rels": "word/_rels/header1.xml.rels",
        "CustomXML/item1.xml": "customXml/item1.xml",
        "docprops/core.xml": "docProps/core.xml",
        "word/media/Map.PNG": "word/media/Map.PNG",
    }
    assert as_spelled_here(list(names)) == names


def test_a_name_that_is_taken_is_not_given_twice() -> None:
    names = ("[Content_Types].xml", "[CONTENT_TYPES].xml", "docProps/a.xml", "DOCPROPS/a.xml")
    assert as_spelled_here(names) == {name: name for name in names}

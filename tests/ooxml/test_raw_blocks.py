"""What is cut out of a part's bytes is what stands there."""

from lxml import etree

from tests.merge.word.random_proposals import RandomProposals
from tests.merge.word.sections import CLOCK
from tests.word_editor.editor import WordEditor
from tests.word_editor.pieces import paragraph, table
from tests.writers.docx.samples import rich
from toolkit.ooxml.containers import blocks_in
from toolkit.ooxml.raw_blocks import namespaces_of, parsed, slices
from toolkit.ooxml.wordml import MAIN
from toolkit.ooxml.xml_parts import written_xml
from toolkit.writers.docx.writer import write_docx

W = f'xmlns:w="{MAIN}"'


def cut(inside: str) -> list[bytes]:
    return slices(f"<w:body {W}>{inside}</w:body>".encode())


def test_each_paragraph_and_table_is_a_slice() -> None:
    hand = WordEditor(RandomProposals(4).outline().docx())
    hand.blocks[0].addnext(table([["a", "b"]]))
    hand.blocks[0].addnext(paragraph("of my own"))
    root = hand.file.tree(hand.file.main)
    found = [parsed(one, namespaces_of(root)) for one in slices(written_xml(root))]
    said = [etree.tostring(one, method="c14n") for one in found]
    assert len(said) > 5
    assert said == [
        etree.tostring(etree.fromstring(etree.tostring(one)), method="c14n") for one in hand.blocks
    ]


def test_what_stands_inside_belongs_to_what_is_around() -> None:
    inner = "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    nested = f"<w:tbl><w:tr><w:tc>{inner}<w:p><w:r/></w:p></w:tc></w:tr></w:tbl>"
    box = '<w:p w:x="1"><w:r><w:txbxContent><w:p/><w:p>in</w:p></w:txbxContent></w:r></w:p>'
    wanted = ["<w:p/>", nested, '<w:p w:x="2"/>', box, "<w:p>last</w:p>"]
    assert cut("<w:sdt><w:pPr/>".join(wanted)) == [one.encode() for one in wanted]


def test_where_it_is_not_sure_nothing_is_cut() -> None:
    assert cut("<w:p>a</w:p><!-- </w:p> -->") == []
    assert slices(b"<x:body><x:p>another name for the format</x:p></x:body>") == []


def test_a_rich_file_is_cut_as_it_is_read() -> None:
    hand = WordEditor(write_docx(rich(), clock=CLOCK))
    content = hand.file.package.parts[hand.file.main]
    assert len(slices(content)) == len(list(blocks_in(hand.file.body)))

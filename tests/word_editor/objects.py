"""What a person adds beside words: comments, notes, pictures, links, bookmarks, fields, boxes."""

from __future__ import annotations

import struct
import zlib
from typing import Any

from lxml import etree

from tests.word_editor.pieces import paragraph, run, wrap_in_control
from tests.word_editor.text_editing import TextEditing
from toolkit.ooxml.wordml import (
    HYPERLINK,
    MAIN,
    NAME,
    PPR,
    RELATIONS,
    RPR,
    XML_SPACE,
    element,
    w,
)

V = "urn:schemas-microsoft-com:vml"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
NOTE_SEPARATORS = (("separator", "-1"), ("continuationSeparator", "0"))
SMALL, LARGE = (9525, 9525), (720000, 540000)
"""Width and height of pictures, in EMU."""

BOX = """<w:r xmlns:w="{w}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
  xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
  xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
  xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
  ><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline>
  <wp:extent cx="1440000" cy="720000"/><wp:docPr id="5" name="Box"/><a:graphic><a:graphicData
  uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>
  <wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1440000" cy="720000"/>
  </a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent><w:p>
  <w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>
  </a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice></mc:AlternateContent></w:r>"""


class AddingObjects(TextEditing):
    """A person who adds objects to the text."""

    # by words

    def comment(self, words: str, text: str, author: str) -> None:
        """Comments on these words."""
        self.comment_on(self.run_of(words), text, author, self.free_number())

    def footnote(self, words: str, text: str) -> None:
        """Adds a footnote at the end of the paragraph that contains the words."""
        notes = self.part("footnotes")
        for name, number in NOTE_SEPARATORS if not len(notes) else ():
            note = element("footnote", type=name, id=number)
            line = etree.SubElement(note, w("p"))
            etree.SubElement(line, w("r")).append(element(name))
            notes.append(note)
        number = self.free_number()
        self._note(number, text)
        reference = element("r")
        etree.SubElement(reference, RPR).append(element("vertAlign", val="superscript"))
        reference.append(element("footnoteReference", id=number))
        self.paragraph(words).append(reference)

    def picture(self, words: str, colour: tuple[int, int, int]) -> None:
        """Adds a picture in one colour, in a paragraph of its own after another."""
        relation = self.add_image(f"{colour[0]}-{colour[2]}.png", png(colour))
        made = element("p")
        made.append(picture_run(relation, "Picture", "A picture", LARGE, ids=(77, 0)))
        self.paragraph(words).addnext(made)

    def link(self, words: str, text: str, target: str) -> None:
        """Adds a link at the end of the paragraph that contains the words."""
        self.add_link(self.paragraph(words), text, target=target)

    def bookmark(self, words: str, name: str) -> None:
        """Puts a bookmark round what the paragraph with these words contains."""
        block = self.paragraph(words)
        self.bookmark_over(block, block, name, self.free_number())

    def text_box(self, words: str, text: str) -> None:
        """Adds a text box in a paragraph of its own after another."""
        made = element("p")
        made.append(etree.fromstring(BOX.format(w=MAIN, text=text)))
        self.paragraph(words).addnext(made)

    def captioned_box(self, words: str, text: str, shown: str, *forms: str) -> None:
        """Adds a text box with a caption, as Word does for a picture that floats; `shown` is its
        number. `forms` are "drawing", "vml" or both, the older one as the fallback of the newer."""
        made = element("p")
        self.paragraph(words).addnext(made)
        if "vml" in forms:
            self.add_vml_text_box(made, "_x9001", "")
        if "drawing" in forms:
            drawn = etree.fromstring(BOX.format(w=MAIN, text=""))
            if len(made):
                etree.SubElement(drawn[0], f"{{{MC}}}Fallback").append(made[0][0])
                made.remove(made[0])
            made.append(drawn)
        for line in made.iter(f"{{{MAIN}}}txbxContent"):
            line[0][0][0].text = "Figure "
            self.add_field(line[0], " SEQ Figure \\* ARABIC ", shown)
            line[0].append(run(f". {text}"))

    def formula(self, words: str, text: str) -> None:
        """Adds a formula after some words, in a new paragraph after another."""
        self.add_formula(self.insert_after(words, "As a formula: "), text)

    def control(self, words: str, piece: Any) -> None:
        """Adds a content control with something in it after a paragraph."""
        self.paragraph(words).addnext(piece)
        wrap_in_control([piece], tag="goog_rdk_1")

    # by element

    def comment_on(
        self, holder: Any, text: str, author: str, number: str, initials: str = ""
    ) -> None:
        """Comments on a run."""
        note = element("comment", id=number, author=author, initials=initials or author[:1])
        note.append(paragraph(text))
        self.part("comments").append(note)
        holder.addprevious(element("commentRangeStart", id=number))
        reference = element("r")
        reference.append(element("commentReference", id=number))
        holder.addnext(reference)
        holder.addnext(element("commentRangeEnd", id=number))

    def note_after(self, holder: Any, text: str, number: str) -> None:
        """Adds a footnote after a run."""
        self._note(number, text)
        reference = element("r")
        reference.append(element("footnoteReference", id=number))
        holder.addnext(reference)

    def _note(self, number: str, text: str) -> None:
        note = element("footnote", id=number)
        note.append(paragraph(text))
        self.part("footnotes").append(note)

    def add_link(self, block: Any, text: str, *, target: str = "", anchor: str = "") -> None:
        """Adds a link to an address, or to a bookmark, at the end of a paragraph."""
        made = etree.SubElement(block, HYPERLINK)
        if anchor:
            made.set(w("anchor"), anchor)
        else:
            made.set(f"{{{RELATIONS}}}id", self.file.relate("hyperlink", target, external=True))
        made.append(run(text))

    def bookmark_over(self, start: Any, end: Any, name: str, number: str) -> None:
        """Puts a bookmark over two paragraphs and what is between them."""
        mark = element("bookmarkStart", id=number)
        mark.set(NAME, name)
        start.insert(1 if start.find(PPR) is not None else 0, mark)
        end.append(element("bookmarkEnd", id=number))

    def add_simple_field(self, block: Any, code: str, result: str) -> None:
        """Adds a field in one element at the end of a paragraph."""
        made = element("fldSimple", instr=code)
        made.append(run(result))
        block.append(made)

    def add_field(self, block: Any, code: str, result: str) -> None:
        """Adds a field in five runs at the end of a paragraph."""
        for kind in ("begin", "", "separate", "result", "end"):
            piece = run(result) if kind == "result" else element("r")
            if kind in ("begin", "separate", "end"):
                piece.append(element("fldChar", fldCharType=kind))
            elif not kind:
                inner = etree.SubElement(piece, w("instrText"))
                inner.set(XML_SPACE, "preserve")
                inner.text = code
            block.append(piece)

    def add_formula(self, block: Any, text: str) -> None:
        formula = etree.SubElement(block, f"{{{MATH}}}oMath")
        inner = etree.SubElement(formula, f"{{{MATH}}}r")
        etree.SubElement(inner, f"{{{MATH}}}t").text = text

    def add_vml_text_box(self, block: Any, name: str, text: str) -> None:
        """Adds a text box in the form of older versions of Word."""
        block.append(
            etree.fromstring(
                f'<w:r xmlns:w="{MAIN}" xmlns:v="{V}"><w:pict><v:shape id="{name}" '
                'style="width:100pt;height:50pt"><v:textbox><w:txbxContent><w:p><w:r>'
                f"<w:t>{text}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict>"
                "</w:r>"
            )
        )


def picture_run(
    relation: str, name: str, description: str, size: tuple[int, int], *, ids: tuple[int, int]
) -> Any:
    """A run with the picture that a relationship leads to; `ids` of the drawing and the picture."""
    extent = f'cx="{size[0]}" cy="{size[1]}"'
    return etree.fromstring(
        f'<w:r xmlns:w="{MAIN}" xmlns:wp="{WP}" xmlns:a="{A}" xmlns:r="{RELATIONS}">'
        f"<w:drawing><wp:inline><wp:extent {extent}/>"
        f'<wp:docPr id="{ids[0]}" name="{name}" descr="{description}"/>'
        f'<a:graphic><a:graphicData uri="{PIC}"><pic:pic xmlns:pic="{PIC}"><pic:nvPicPr>'
        f'<pic:cNvPr id="{ids[1]}" name="p"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        f"</a:graphic></wp:inline></w:drawing></w:r>"
    )


def png(colour: tuple[int, int, int]) -> bytes:
    """A small picture in one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        total = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + total

    lines = b"".join(b"\0" + bytes(colour) * 8 for _ in range(6))
    head = struct.pack(">IIBBBBB", 8, 6, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body

"""What people set into a Word file beside words: comments, notes, pictures, links, bookmarks."""

from __future__ import annotations

import struct
import zlib
from datetime import datetime
from typing import Any

from lxml import etree

from tests.merge.word.scenes import (
    Hand,
    run,
    text_of,
)
from toolkit.merge.word.apply.change_log import ChangeLog
from toolkit.merge.word.apply.comments import Comments
from toolkit.merge.word.read.split_runs import text_node
from toolkit.ooxml.wordml import (
    BOOKMARK_START,
    BY,
    HYPERLINK,
    ID,
    MAIN,
    NAME,
    RELATIONS,
    RPR,
    P,
    R,
    T,
    element,
    w,
)

NOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
PICTURE = """<w:r xmlns:w="{w}" xmlns:r="{r}"
  xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
  xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
  xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:drawing><wp:inline>
  <wp:extent cx="720000" cy="540000"/><wp:docPr id="77" name="Picture" descr="A picture"/>
  <a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">
  <pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="a.png"/><pic:cNvPicPr/></pic:nvPicPr>
  <pic:blipFill><a:blip r:embed="{id}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>
  <pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="720000" cy="540000"/></a:xfrm>
  <a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>
  </wp:inline></w:drawing></w:r>"""


def free_number(hand: Hand) -> str:
    """A number that no bookmark, comment or change of the file has."""
    trees = [hand.file.body.getroottree().getroot()]
    trees += [hand.file.tree(part) for part in hand.file.related("comments")]
    return ChangeLog(trees, datetime(2026, 1, 1)).number()


def cut_out(hand: Hand, words: str) -> Any:
    """The run that holds these words alone, cut out of the one where they stand."""
    node = next(one for one in hand.file.body.iter(T) if words in (one.text or ""))
    holder = node.getparent()
    before, _, behind = node.text.partition(words)
    node.text = words
    for text, place in ((before, holder.addprevious), (behind, holder.addnext)):
        if text:
            made = etree.fromstring(etree.tostring(holder))
            for one in made.findall(T):
                made.remove(one)
            made.append(text_node(text))
            place(made)
    return holder


def comment(hand: Hand, words: str, told: str, author: str) -> None:
    """Somebody comments on these words."""
    holder = cut_out(hand, words)
    trees = [hand.file.body.getroottree().getroot()]
    trees += [hand.file.tree(part) for part in hand.file.related("comments")]
    comments = Comments(hand.file, ChangeLog(trees, datetime(2026, 1, 1)))
    shell = element("p")
    comments.add(shell, told)
    start, end, reference = list(shell)
    holder.addprevious(start)
    holder.addnext(end)
    end.addnext(reference)
    for one in comments.root():
        if text_of(one) == told:
            one.set(BY, author)


def footnote(hand: Hand, start: str, told: str) -> None:
    """A footnote at the end of a paragraph."""
    file = hand.file
    root = etree.fromstring(
        f'<w:footnotes xmlns:w="{MAIN}">'
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/>'
        "</w:r></w:p></w:footnote>"
        '<w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {told}</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    file.put("word/footnotes.xml", root)
    file.package.declare("word/footnotes.xml", NOTES)
    file.relate("footnotes", "footnotes.xml")
    made = element("r")
    look = etree.SubElement(made, RPR)
    look.append(element("vertAlign", val="superscript"))
    made.append(element("footnoteReference", id="1"))
    hand.paragraph(start).append(made)


def picture(hand: Hand, start: str, colour: tuple[int, int, int]) -> None:
    """A picture in a paragraph of its own after one."""
    file = hand.file
    name = f"{colour[0]}-{colour[2]}.png"
    file.package.parts[f"word/media/{name}"] = png(colour)
    types = file.package.xml("[Content_Types].xml")
    if all(one.get("Extension") != "png" for one in types):
        etree.SubElement(types, f"{TYPES}Default", Extension="png", ContentType="image/png")
        file.package.put("[Content_Types].xml", types)
    number = file.relate("image", f"media/{name}")
    made = element("p")
    made.append(etree.fromstring(PICTURE.format(w=MAIN, r=RELATIONS, id=number)))
    hand.paragraph(start).addnext(made)


def png(colour: tuple[int, int, int]) -> bytes:
    """A small picture in one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        total = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + total

    lines = b"".join(b"\0" + bytes(colour) * 8 for _ in range(6))
    head = struct.pack(">IIBBBBB", 8, 6, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def link(hand: Hand, start: str, words: str, target: str) -> None:
    """A link at the end of a paragraph."""
    made = etree.SubElement(hand.paragraph(start), HYPERLINK)
    made.set(f"{{{RELATIONS}}}id", hand.file.relate("hyperlink", target, external=True))
    made.append(run(words))


def bookmark(hand: Hand, start: str, name: str) -> None:
    """A bookmark round what a paragraph holds."""
    one: Any = hand.paragraph(start)
    number = free_number(hand)
    opened = element("bookmarkStart", id=number)
    opened.set(NAME, name)
    next(one.iter(R)).addprevious(opened)
    one.append(element("bookmarkEnd", id=number))
    assert one.tag == P
    assert opened.tag == BOOKMARK_START
    assert opened.get(ID) == number


def put_mark(hand: Hand, words: str, name: str) -> None:
    """Makes words stand out."""
    holder = cut_out(hand, words)
    look = holder.find(RPR)
    if look is None:
        look = etree.Element(RPR)
        holder.insert(0, look)
    look.insert(0, element(name))
    assert look.find(w(name)) is not None


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
FORMULA = """<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"
  ><m:r><m:t>{text}</m:t></m:r></m:oMath>"""


def box(hand: Hand, start: str, words: str) -> None:
    """A text box in a paragraph of its own after one."""
    made = element("p")
    made.append(etree.fromstring(BOX.format(w=MAIN, text=words)))
    hand.paragraph(start).addnext(made)


def formula(hand: Hand, start: str, words: str) -> None:
    """A formula after some words in a new paragraph after one."""
    hand.after(start, "As a formula: ").append(etree.fromstring(FORMULA.format(text=words)))


def control(hand: Hand, start: str, made: Any) -> None:
    """A content control round something, after a paragraph."""
    around = element("sdt")
    etree.SubElement(around, w("sdtPr")).append(element("tag", val="goog_rdk_1"))
    etree.SubElement(around, w("sdtContent")).append(made)
    hand.paragraph(start).addnext(around)


def listed(hand: Hand, start: str, text: str) -> None:
    """A numbered point after a paragraph, in a list of its own kind or in the one that is there."""
    (part,) = hand.file.related("numbering")
    root = hand.file.touch(part)
    if not any(one.get(w("numId")) == "77" for one in root.iter(w("num"))):
        kind = element("abstractNum", abstractNumId="77")
        level = element("lvl", ilvl="0")
        for name, value in (("start", "1"), ("numFmt", "decimal"), ("lvlText", "%1)")):
            level.append(element(name, val=value))
        kind.append(level)
        root.find(w("num")).addprevious(kind)
        number = element("num", numId="77")
        number.append(element("abstractNumId", val="77"))
        root.append(number)
    made = hand.after(start, text)
    look = element("pPr")
    numbering = element("numPr")
    numbering.append(element("ilvl", val="0"))
    numbering.append(element("numId", val="77"))
    look.append(numbering)
    made.insert(0, look)

"""A firm's document for tests: its own type, margins, header with a picture, footer."""

import struct
import zlib
from io import BytesIO
from pathlib import Path

import docx
from docx.shared import Mm, Pt

from toolkit.ooxml.package import Package


def picture() -> BytesIO:
    """The smallest of pictures: one red dot."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        checked = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + checked

    size = struct.pack(">2I5B", 1, 1, 8, 2, 0, 0, 0)
    dots = zlib.compress(b"\0\xb0\x20\x20")
    parts = (chunk(b"IHDR", size), chunk(b"IDAT", dots), chunk(b"IEND", b""))
    return BytesIO(b"\x89PNG\r\n\x1a\n" + b"".join(parts))


def firm(
    path: Path,
    *,
    left: float = 25,
    size: float = 11,
    footer: str = "Firm & Partners",
    paper: tuple[float, float] = (210, 297),
) -> Path:
    """Written by German Word: its styles have German ids, and English names inside."""
    word = docx.Document()
    section = word.sections[0]
    section.page_width, section.page_height = map(Mm, paper)
    section.left_margin, section.top_margin = Mm(left), Mm(40)
    section.header.paragraphs[0].add_run("Firm").add_picture(picture(), width=Mm(20))
    if footer:
        section.footer.paragraphs[0].text = footer
    word.styles["Normal"].font.size = Pt(size)
    word.styles["Normal"].font.name = "Georgia"
    word.add_heading("A heading", 1)
    word.add_paragraph("A point.", style="List Bullet")
    written = BytesIO()
    word.save(written)
    package = Package.read(written.getvalue())
    for name, content in package.parts.items():
        if name.endswith(".xml"):
            content = content.replace(b'"Heading1"', b'"berschrift1"')
            package.parts[name] = content.replace(b'"ListBullet"', b'"Aufzhlungszeichen"')
    path.write_bytes(package.to_bytes())
    return path

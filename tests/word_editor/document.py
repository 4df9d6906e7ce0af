"""A Word document that a person has opened: what is found in it, and how it is saved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from tests.word_editor.pieces import paragraph_of, text_of
from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.read.document import STYLE, Reader
from toolkit.merge.word.read.labels import AS_SHOWN
from toolkit.ooxml.containers import blocks_in
from toolkit.ooxml.wordml import ID, MAIN, TBL, VAL, P, T, w

WORDML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
CONTENT_TYPES = "[Content_Types].xml"
NUMBERED_PARTS = ("comments", "footnotes")
DRAWN = w("txbxContent")


class OpenDocument:
    """A Word document that is open, from its bytes or from a path.

    What is searched by words is searched in the text first, then in the table of contents and in
    text boxes. A search without result raises `LookupError`.
    """

    def __init__(self, source: bytes | Path) -> None:
        self.path = None if isinstance(source, bytes) else source
        self.file = WordFile(source if isinstance(source, bytes) else source.read_bytes())
        self.file.touch(self.file.main)

    def save(self) -> bytes:
        """Saves the document, to its path if it has one, and returns its bytes."""
        content = self.file.to_bytes_with(lambda _: None)
        if self.path is not None:
            self.path.write_bytes(content)
        return content

    @property
    def body(self) -> Any:
        return self.file.body

    @property
    def blocks(self) -> list[Any]:
        """Paragraphs and tables, in their order."""
        return list(blocks_in(self.body))

    def texts(self) -> list[Any]:
        """Every text that is in no text box and not in the table of contents."""
        return [
            text
            for paragraph in self.body.iter(P)
            if not is_in_contents(paragraph) and not is_in_text_box(paragraph)
            for text in paragraph.iter(T)
            if text.text and paragraph_of(text) is paragraph
        ]

    def text(self, words: str, nth: int = 0) -> Any:
        """The text that contains these words: the first, or the one after `nth` others."""
        found = [text for text in self.texts() if words in text.text]
        found = found or [text for text in self.body.iter(T) if words in (text.text or "")]
        if nth >= len(found):
            raise LookupError(words)
        return found[nth]

    def paragraph(self, words: str) -> Any:
        """The paragraph that contains these words, also in a table."""
        return self._first(P, words)

    def table(self, words: str = "") -> Any:
        return self._first(TBL, words)

    def row(self, words: str) -> Any:
        return self._first(w("tr"), words)

    def _first(self, tag: str, words: str) -> Any:
        found = [piece for piece in self.body.iter(tag) if words in text_of(piece)]
        if not found:
            raise LookupError(words)
        return next((piece for piece in found if not is_in_contents(piece)), found[0])

    def read_paragraph(self, words: str) -> str:
        """The whole text of the paragraph that contains these words."""
        paragraph = paragraph_of(self.text(words))
        return "".join(Reader(self.file, AS_SHOWN).paragraph(paragraph, self.file.main).tokens)

    def free_number(self) -> str:
        """A number that no bookmark, comment, note or tracked change of the document has."""
        numbers = [
            int(number)
            for tree in self._numbered_trees()
            for piece in tree.iter()
            if (number := piece.get(ID) or "").isdigit()
        ]
        return str(max(numbers, default=0) + 1)

    def _numbered_trees(self) -> Iterator[Any]:
        yield self.body
        for kind in NUMBERED_PARTS:
            yield from (self.file.tree(part) for part in self.file.related(kind))

    def part(self, kind: str) -> Any:
        """The root of the document's `comments` or `footnotes`, made where there is none."""
        for name in self.file.related(kind):
            return self.file.touch(name)
        name = f"word/{kind}.xml"
        self.file.relate(kind, f"{kind}.xml")
        self.file.package.declare(name, f"{WORDML}.{kind}+xml")
        made = etree.Element(w(kind), nsmap={"w": MAIN})
        self.file.put(name, made)
        return made

    def add_image(self, name: str, content: bytes) -> str:
        """Adds a PNG file to the package; the id of the relationship to it."""
        package = self.file.package
        package.parts[f"word/media/{name}"] = content
        types = package.xml(CONTENT_TYPES)
        if not any(each.get("Extension") == "png" for each in types):
            made = etree.SubElement(types, f"{{{types.nsmap[None]}}}Default")
            made.set("Extension", "png")
            made.set("ContentType", "image/png")
            package.put(CONTENT_TYPES, types)
        return self.file.relate("image", f"media/{name}")


def is_in_contents(paragraph: Any) -> bool:
    return any(style.get(VAL, "").lower().startswith("toc") for style in paragraph.iter(STYLE))


def is_in_text_box(paragraph: Any) -> bool:
    return any(around.tag == DRAWN for around in paragraph.iterancestors())

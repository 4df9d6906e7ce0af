"""Comments: what is reported to the writer at the side of a paragraph, as real comments of Word."""

from __future__ import annotations

from html import escape

from toolkit.ooxml.package import Package
from toolkit.writers.docx.runs import clean, run

AUTHOR, INITIALS = "proposal", "p"

PART = "word/comments.xml"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
)
_SIGN = '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>'


class Comments:
    """Gathers the comments of a document. They bear no date: one build is like the other."""

    def __init__(self) -> None:
        self._written: list[str] = []

    def beside(self, content: str, text: str) -> str:
        """`content` of a paragraph with `text` as its comment, a paragraph a line."""
        if not clean(text).strip():
            return content
        number = len(self._written)
        lines = "".join(
            '<w:p><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>'
            f"{_SIGN if not position else ''}{run(line)}</w:p>"
            for position, line in enumerate(text.strip().split("\n"))
        )
        self._written.append(
            f'<w:comment w:id="{number}" w:author="{escape(AUTHOR)}" w:initials="{INITIALS}">'
            f"{lines}</w:comment>"
        )
        return (
            f'<w:commentRangeStart w:id="{number}"/>{content}<w:commentRangeEnd w:id="{number}"/>'
            '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>'
            f'<w:commentReference w:id="{number}"/></w:r>'
        )

    def into(self, package: Package, body: str) -> None:
        """Lays the comments of the part `body` into the package, where there are any."""
        if self._written:
            package.parts[PART] = f"{_HEAD}{''.join(self._written)}</w:comments>".encode()
            package.declare(PART, TYPE)
            package.relate(body, RELATION, PART.rpartition("/")[2])

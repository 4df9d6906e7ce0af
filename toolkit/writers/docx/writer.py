"""A document as a Word file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from toolkit.document.style import HOUSE, Style
from toolkit.document.tree import Document
from toolkit.ooxml.embedded_base import embed_base
from toolkit.writers.docx.base_snapshot import base
from toolkit.writers.docx.body import Body
from toolkit.writers.docx.headers_footers import Frames, missing
from toolkit.writers.docx.style_digests import style_digests
from toolkit.writers.docx.word_package import BODY, STYLES, Shell

if TYPE_CHECKING:
    from toolkit.writers.docx.reference import Reference

NOT_COUNTED: Mapping[str, int] = {}


def write_docx(
    document: Document,
    *,
    clock: datetime,
    generation: int = 1,
    style: Style = HOUSE,
    pages: Mapping[str, int] = NOT_COUNTED,
    reference: Reference | None = None,
) -> bytes:
    """The Word file; the same document, clock and generation give the same bytes.

    Every block carries its anchor, and the file its own base. Two blocks of one id are a
    ValueError: that is a mistake of ours, not of the outline. `pages` are the pages of headings
    by their ids, for the table of contents; see `pages.py`. With `reference` the file looks like
    that document of a firm's.
    """
    firm = reference.frames if reference else ()
    if reference:
        from toolkit.writers.docx.apply_reference import dressed, fitted

        style = fitted(style, reference)
    shell = Shell(document, style, clock)
    body = Body(document, style, shell, pages)
    ours = missing(firm)
    xml = body.xml(Frames((*firm, *shell.frames(body.anchors, ours))))
    package = shell.package(xml, body.numbering)
    body.comments.into(package, BODY)
    if reference:
        dressed(package, reference, BODY)
    name = document.short_title or document.title
    data = {**base(document, ours), "styles": style_digests(package.xml(STYLES))}
    embed_base(package, data, document=name, generation=generation)
    return package.to_bytes()

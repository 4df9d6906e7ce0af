"""What an Office file needs beside its text, or Word and Excel do not open it."""

from __future__ import annotations

import re
from typing import Literal

from toolkit.ooxml.package import TYPES, Package, relationships_of
from toolkit.ooxml.xml_parts import damaged

Kind = Literal["document", "workbook"]

TYPES_OF = {
    "document": r"application/vnd\.(openxmlformats-officedocument\.wordprocessingml|ms-word)\.",
    "workbook": r"application/vnd\.(openxmlformats-officedocument\.spreadsheetml|ms-excel)\.",
}
"""How the content types of the main part begin, of templates and files with macros as well.
Source: ISO/IEC 29500-1, 11.3.10 and 12.3.23; [MS-OFFMACRO]."""

NEEDED = frozenset(
    (
        *("styles", "numbering", "settings", "footnotes", "endnotes", "comments"),
        *("header", "footer", "worksheet", "sharedStrings"),
    )
)
"""Kinds of parts that have to be there where the main part leads to one. Pictures may be missing:
Word itself writes links to none."""


def refuse_incomplete(package: Package, kind: Kind) -> None:
    """Raises `PackageError` where a needed part is missing or garbled, or the file no `kind`."""
    main, file = package.main_part(), package.file
    if not re.match(TYPES_OF[kind], package.content_type(main)):
        raise damaged(file, TYPES, f"does not say that {main} is a {kind}")
    links, folder = relationships_of(main), main.rpartition("/")[0]
    others = (one for one in package.parts if one != main and one.startswith(f"{folder}/"))
    if links not in package.parts and folder and any(others):
        raise damaged(file, links, "is missing")
    for one in package.relations(main):
        if not one.external and one.type.rpartition("/")[2] in NEEDED:
            package.xml(one.target)

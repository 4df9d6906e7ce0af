"""How the styles of a Word file look, in short: a later build sees by it which somebody changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha1
from typing import Any

from toolkit.writers.docx.styles import W as DECLARED

W = DECLARED.split('"')[1]

LOOKS = tuple(f"{{{W}}}{name}" for name in ("pPr", "rPr", "tblPr", "trPr", "tcPr", "tblStylePr"))
"""The parts of a style that say how it looks."""

NUMBERS = f"{{{W}}}numPr"
DEFAULTS = "defaults"
"""The name of what holds where no style says anything."""


def styles_by_name(styles: Any) -> dict[str, Any]:
    """The styles by their kind and what people call them; the defaults too."""
    found = {}
    for one in styles.iterchildren(f"{{{W}}}style"):
        name = one.find(f"{{{W}}}name")
        said = name.get(f"{{{W}}}val", "").lower() if name is not None else ""
        found[f"{one.get(f'{{{W}}}type', 'paragraph')} {said}"] = one
    for one in styles.iterchildren(f"{{{W}}}docDefaults"):
        found[DEFAULTS] = one
    return found


def style_digests(styles: Any) -> Mapping[str, str]:
    """For each style a digest of its look; the list that it counts in is no part of that."""
    return {name: look_digest(one) for name, one in styles_by_name(styles).items()}


def look_digest(style: Any) -> str:
    """The same for styles that look the same, in whatever order that is written."""
    parts = style if style.tag.endswith("}docDefaults") else style.iterchildren(*LOOKS)
    said = "\n".join(sorted(_said(one) for one in parts))
    return sha1(said.encode(), usedforsecurity=False).hexdigest()[:12]


def _said(one: Any) -> str:
    marks = " ".join(f"{key}={value}" for key, value in sorted(one.attrib.items()))
    inside = "".join(sorted(_inside(one)))
    return f"<{one.tag} {marks}>{inside}</>" if marks or inside else ""


def _inside(one: Any) -> Iterator[str]:
    for each in one:
        if isinstance(each.tag, str) and each.tag != NUMBERS:
            marks = each.attrib
            yield _said(each) or (f"<{each.tag}/>" if not len(marks) else "")

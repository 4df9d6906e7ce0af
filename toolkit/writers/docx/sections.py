"""Sections: the pages that a part is on, upright or turned."""

from __future__ import annotations

from toolkit.document.style import Page


def twips(millimetres: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


def text_width(page: Page, landscape: bool) -> int:
    """The twips between the margins."""
    across = page.height if landscape else page.width
    return twips(across) - twips(page.left) - twips(page.right)


def text_height(page: Page, landscape: bool) -> int:
    """The twips between the upper and the lower margin."""
    upright = page.width if landscape else page.height
    return twips(upright) - twips(page.top) - twips(page.bottom)


def section(page: Page, landscape: bool, named: str = "", *, first_page_apart: bool = False) -> str:
    """The properties of a section; `named` are header and footer, in the first section alone."""
    width, height = twips(page.width), twips(page.height)
    size = f'w:w="{width}" w:h="{height}"'
    if landscape:
        size = f'w:w="{height}" w:h="{width}" w:orient="landscape"'
    apart = "<w:titlePg/>" if first_page_apart else ""
    edges = {"top": page.top, "right": page.right, "bottom": page.bottom, "left": page.left}
    margins = " ".join(f'w:{side}="{twips(value)}"' for side, value in edges.items())
    return (
        f'<w:sectPr>{named}<w:type w:val="nextPage"/><w:pgSz {size}/>'
        f'<w:pgMar {margins} w:header="{twips(page.header)}" w:footer="{twips(page.footer)}" '
        f'w:gutter="0"/><w:cols w:space="708"/>{apart}</w:sectPr>'
    )

"""Sections: the pages that a part stands on, upright or turned."""

from __future__ import annotations

from toolkit.document.style import Page


def twips(millimetres: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


def text_width(page: Page, landscape: bool) -> int:
    """The twips between the margins."""
    across = page.height if landscape else page.width
    return twips(across) - twips(page.left) - twips(page.right)


def section(
    page: Page, landscape: bool, references: tuple[str, str] | None, *, cover: bool = False
) -> str:
    """The properties of a section; header and footer are named in the first alone."""
    width, height = twips(page.width), twips(page.height)
    size = f'w:w="{width}" w:h="{height}"'
    if landscape:
        size = f'w:w="{height}" w:h="{width}" w:orient="landscape"'
    named = ""
    if references:
        named = (
            f'<w:headerReference w:type="default" r:id="{references[0]}"/>'
            f'<w:footerReference w:type="default" r:id="{references[1]}"/>'
        )
    edges = {"top": page.top, "right": page.right, "bottom": page.bottom, "left": page.left}
    margins = " ".join(f'w:{side}="{twips(value)}"' for side, value in edges.items())
    return (
        f'<w:sectPr>{named}<w:type w:val="nextPage"/><w:pgSz {size}/>'
        f'<w:pgMar {margins} w:header="{twips(page.header)}" w:footer="{twips(page.footer)}" '
        f'w:gutter="0"/><w:cols w:space="708"/>{"<w:titlePg/>" if cover else ""}</w:sectPr>'
    )

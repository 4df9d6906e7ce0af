"""A paragraph of WordprocessingML: its properties in the order of the schema, then its runs."""

from __future__ import annotations


def paragraph(  # noqa: PLR0913 - a parameter for each property of a paragraph
    style: str,
    content: str,
    *,
    keep_next: bool = False,
    may_part: bool = False,
    new_page: bool = False,
    numbering: tuple[int, int] | None = None,
    tab: int | None = None,
    leftward: bool = False,
    before: int | None = None,
    after: int | None = None,
    align: str = "",
) -> str:
    """A paragraph in `style`; `numbering` is the list's number and level, lengths are twips.

    `may_part` parts it from what follows, though its style would keep them together. With `tab`
    the text behind the first tab hangs at that length.
    """
    properties = [f'<w:pStyle w:val="{style}"/>']
    if keep_next:
        properties.append("<w:keepNext/>")
    elif may_part:
        properties.append('<w:keepNext w:val="0"/>')
    if new_page:
        properties.append("<w:pageBreakBefore/>")
    if numbering:
        number, level = numbering
        properties.append(
            f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        )
    if tab is not None:
        properties.append(f'<w:tabs><w:tab w:val="left" w:pos="{tab}"/></w:tabs>')
    if leftward:
        properties.append("<w:bidi/>")
    if before is not None or after is not None:
        above = f' w:before="{before}"' if before is not None else ""
        below = f' w:after="{after}"' if after is not None else ""
        properties.append(f"<w:spacing{above}{below}/>")
    if tab is not None:
        properties.append(f'<w:ind w:left="{tab}" w:hanging="{tab}"/>')
    if align:
        properties.append(f'<w:jc w:val="{align}"/>')
    return f"<w:p><w:pPr>{''.join(properties)}</w:pPr>{content}</w:p>"


def ending_section(last: str, section: str) -> str:
    """The paragraph `last` as the one that ends its section."""
    return last.replace("</w:pPr>", f"{section}</w:pPr>", 1)

"""The styles of the Word file, written from a look by role."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.document.style import Face, Style
from toolkit.writers.docx import contents
from toolkit.writers.docx.numbering import BULLETS
from toolkit.writers.docx.sections import text_width

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

BUILT_IN = {
    "BodyText": ("Body Text", "body"),
    "Title": ("Title", "title"),
    "Subtitle": ("Subtitle", "subtitle"),
    "Quote": ("Quote", "quote"),
    "Caption": ("caption", "caption"),
    "Header": ("header", "header"),
    "Footer": ("footer", "footer"),
}
OUR_OWN = {"Note": ("Note", "note"), "Prompt": ("Prompt", "prompt")}

HEADING_LEVELS = 5


def small_sizes(style: Style) -> range:
    """The sizes, in half-points, that the type of a table of many narrow columns may have."""
    return range(round(style.table.smallest * 2), round(style.faces["table_small"].size * 2) + 1)


def styles_xml(style: Style, language: str) -> str:
    """The defaults and all styles, as the children of one element."""
    return f"<w:styles {W}>{_defaults(style, language)}{''.join(_all(style))}</w:styles>"


def _all(style: Style) -> Iterator[str]:
    faces = style.faces
    yield (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "<w:qFormat/><w:pPr><w:widowControl/></w:pPr></w:style>"
    )
    yield (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>'
        "<w:unhideWhenUsed/></w:style>"
    )
    yield (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>'
        '<w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar>'
        "</w:tblPr></w:style>"
    )
    yield (
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
    )
    for style_id, (name, role) in BUILT_IN.items():
        yield _paragraph_style(style_id, name, faces[role], keep=role in ("title", "caption"))
    for style_id, (name, role) in OUR_OWN.items():
        yield _paragraph_style(style_id, name, faces[role], custom=True)
    for level in range(1, HEADING_LEVELS + 1):
        yield _paragraph_style(
            f"Heading{level}",
            f"heading {level}",
            faces[f"heading_{level}"],
            keep=True,
            outline=level - 1,
        )
    yield from _contents_styles(style)
    yield from _list_styles(faces["list"])
    yield from _table_styles(style)
    yield _character_style(
        "Hyperlink", "Hyperlink", '<w:color w:val="0563C1"/><w:u w:val="single"/>'
    )
    font = f'w:ascii="{style.code_font}" w:hAnsi="{style.code_font}" w:cs="{style.code_font}"'
    yield _character_style("Code", "Code", f"<w:rFonts {font}/>", custom=True)
    yield _character_style(
        "CommentReference", "annotation reference", '<w:sz w:val="16"/><w:szCs w:val="16"/>'
    )
    yield _paragraph_style("CommentText", "annotation text", Face(faces["note"].size))


def _defaults(style: Style, language: str) -> str:
    font = " ".join(f'w:{one}="{style.font}"' for one in ("ascii", "eastAsia", "hAnsi", "cs"))
    size = round(style.faces["body"].size * 2)
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {font}/><w:sz w:val="{size}"/>'
        f'<w:szCs w:val="{size}"/><w:lang w:val="{language}" w:eastAsia="{language}" '
        'w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
    )


def _contents_styles(style: Style) -> Iterator[str]:
    yield _paragraph_style("TOCHeading", "TOC Heading", style.faces["heading_1"], keep=True)
    right = text_width(style.page, landscape=False)
    tab = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{right}"/></w:tabs>'
    for level in range(1, contents.LEVELS + 1):
        yield _paragraph_style(
            f"TOC{level}",
            f"toc {level}",
            style.faces[f"contents_{level}"],
            tabs=tab,
            indent=f'<w:ind w:left="{contents.INDENT * (level - 1)}"/>',
        )


def _list_styles(face: Face) -> Iterator[str]:
    for level in range(5):
        number = "" if not level else f" {level + 1}"
        yield _paragraph_style(
            f"ListBullet{number.strip()}",
            f"List Bullet{number}",
            face,
            numbering=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{BULLETS}"/></w:numPr>',
        )
    yield _paragraph_style("ListNumber", "List Number", face)


def _table_styles(style: Style) -> Iterator[str]:
    faces, look = style.faces, style.table
    cell = Face(faces["table"].size, before=2, after=2)
    yield _paragraph_style("TableText", "Table Text", _within(faces["table"], cell), custom=True)
    yield _paragraph_style(
        "TableHead", "Table Head", _within(faces["table_head"], cell), custom=True
    )
    for size in small_sizes(style):
        small = Face(size / 2, before=1, after=1)
        shown = f"{size / 2:g}"
        yield _paragraph_style(
            f"TableText{size}", f"Table Text {shown}", _within(small, small), custom=True
        )
        heavy = Face(size / 2, bold=True, before=1, after=1)
        yield _paragraph_style(
            f"TableHead{size}", f"Table Head {shown}", _within(heavy, small), custom=True
        )
    yield _paragraph_style("TableEnd", "Table End", Face(1), exact=True, custom=True)
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{look.rule}"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    padding = round(look.padding * 1440 / 25.4)
    yield (
        '<w:style w:type="table" w:customStyle="1" w:styleId="ProposalTable">'
        '<w:name w:val="Proposal Table"/><w:basedOn w:val="TableNormal"/><w:tblPr>'
        f'<w:tblInd w:w="0" w:type="dxa"/><w:tblBorders>{sides}</w:tblBorders><w:tblCellMar>'
        f'<w:left w:w="{padding}" w:type="dxa"/><w:right w:w="{padding}" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr></w:style>"
    )


def _within(face: Face, cell: Face) -> Face:
    return Face(
        face.size,
        bold=face.bold,
        italic=face.italic,
        colour=face.colour,
        before=cell.before,
        after=cell.after,
    )


def _paragraph_style(  # noqa: PLR0913 - a parameter for each property of a style
    style_id: str,
    name: str,
    face: Face,
    *,
    custom: bool = False,
    keep: bool = False,
    outline: int | None = None,
    numbering: str = "",
    tabs: str = "",
    indent: str = "",
    exact: bool = False,
) -> str:
    kept = "<w:keepNext/><w:keepLines/>" if keep else ""
    rule = ""
    if face.rule:
        rule = (
            f'<w:pBdr><w:left w:val="single" w:sz="18" w:space="6" w:color="{face.rule}"/></w:pBdr>'
        )
        indent = indent or '<w:ind w:left="170" w:right="113"/>'
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{face.shade}"/>' if face.shade else ""
    line = "20" if exact else str(round(face.line * 240))
    rule_of_line = "exact" if exact else "auto"
    spacing = (
        f'<w:spacing w:before="{round(face.before * 20)}" w:after="{round(face.after * 20)}" '
        f'w:line="{line}" w:lineRule="{rule_of_line}"/>'
    )
    level = f'<w:outlineLvl w:val="{outline}"/>' if outline is not None else ""
    following = '<w:next w:val="BodyText"/>' if keep else ""
    own = ' w:customStyle="1"' if custom else ""
    return (
        f'<w:style w:type="paragraph"{own} w:styleId="{style_id}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/>{following}<w:qFormat/>'
        f"<w:pPr>{kept}{numbering}{rule}{shade}{tabs}{spacing}{indent}{level}</w:pPr>"
        f"<w:rPr>{_type(face)}</w:rPr></w:style>"
    )


def _type(face: Face) -> str:
    size = round(face.size * 2)
    return (
        ("<w:b/><w:bCs/>" if face.bold else "")
        + ("<w:i/><w:iCs/>" if face.italic else "")
        + (f'<w:color w:val="{face.colour}"/>' if face.colour != "000000" else "")
        + f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    )


def _character_style(style_id: str, name: str, look: str, *, custom: bool = False) -> str:
    own = ' w:customStyle="1"' if custom else ""
    return (
        f'<w:style w:type="character"{own} w:styleId="{style_id}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="99"/><w:qFormat/>'
        f"<w:rPr>{look}</w:rPr></w:style>"
    )

"""The parts of a blank beside its text: styles, lists, header, footer, properties, archive."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZipFile, ZipInfo

from tests.official_forms.shape import HeadingStyles, Shape
from tests.official_forms.word_xml import paragraph
from tests.official_forms.wording import say

DATE = (1980, 1, 1, 0, 0, 0)
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
MICROSOFT = "http://schemas.microsoft.com/office/word/2010"
NAMESPACES = (
    f'xmlns:w="{MAIN}" xmlns:r="{OFFICE}/relationships" xmlns:mc="{COMPATIBILITY}"'
    f' xmlns:wp="{DRAWING}/wordprocessingDrawing" xmlns:wps="{MICROSOFT}/wordprocessingShape"'
    f' xmlns:w14="{MICROSOFT}/wordml" xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:o="urn:schemas-microsoft-com:office:office" mc:Ignorable="w14"'
)

BULLETS = 1
"""The list whose points have bullets."""

FOREIGN_IDS: Mapping[str, str] = {
    "heading": "Ttulo",
    "toc": "TDC",
    "List Bullet": "Listaconvietas",
    "Body Text Indent": "Sangradetextonormal",
    "header": "Encabezado",
    "footer": "Piedepgina",
    "Hyperlink": "Hipervnculo",
}


def style_id(name: str, shape: Shape) -> str:
    """The id of a style by its name, as the language of the Word makes it that the form was made
    with."""
    kind, _, level = name.rpartition(" ")
    if not level.isdigit():
        kind, level = name, ""
    english = "TOC" if kind == "toc" else kind.title().replace(" ", "")
    ids = FOREIGN_IDS if shape.heading_styles is HeadingStyles.FOREIGN_IDS else {}
    return f"{ids.get(kind, english)}{level}"


def archive(document: str, shape: Shape) -> bytes:
    """The Word file with this text; the same bytes for the same text."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            ("officeDocument", "word/document.xml"),
            ("extended-properties", "docProps/app.xml"),
            ("custom-properties", "docProps/custom.xml"),
            core="docProps/core.xml",
        ),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _relations(
            ("styles", "styles.xml"),
            ("numbering", "numbering.xml"),
            ("settings", "settings.xml"),
            ("header", "header1.xml"),
            ("footer", "footer1.xml"),
            ("customXml", "../customXml/item1.xml"),
        ),
        "word/styles.xml": _styles(shape),
        "word/numbering.xml": _numbering(),
        "word/settings.xml": _settings(),
        "word/header1.xml": _frame("hdr", _header(shape)),
        "word/footer1.xml": _frame("ftr", _footer(shape)),
        "customXml/item1.xml": f'{XML}<form xmlns="urn:made-form">made</form>',
        "docProps/app.xml": (
            f'{XML}<Properties xmlns="{OFFICE}/extended-properties">'
            "<Application>Microsoft Office Word</Application></Properties>"
        ),
        "docProps/core.xml": (
            f'{XML}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"'
            ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Part B</dc:title>'
            "</cp:coreProperties>"
        ),
        "docProps/custom.xml": (
            f'{XML}<Properties xmlns="{OFFICE}/custom-properties"'
            f' xmlns:vt="{OFFICE}/docPropsVTypes">'
            '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="FormVersion">'
            "<vt:lpwstr>made</vt:lpwstr></property></Properties>"
        ),
    }
    held = BytesIO()
    with ZipFile(held, "w") as made:
        for name, text in parts.items():
            made.writestr(ZipInfo(name, DATE), text.encode())
    return held.getvalue()


def _content_types() -> str:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    office = "application/vnd.openxmlformats-officedocument"
    kinds = {
        "word/document.xml": f"{word}.document.main+xml",
        "word/styles.xml": f"{word}.styles+xml",
        "word/numbering.xml": f"{word}.numbering+xml",
        "word/settings.xml": f"{word}.settings+xml",
        "word/header1.xml": f"{word}.header+xml",
        "word/footer1.xml": f"{word}.footer+xml",
        "docProps/app.xml": f"{office}.extended-properties+xml",
        "docProps/custom.xml": f"{office}.custom-properties+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in kinds.items()
    )
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{XML}<Types xmlns="{PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{rels}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(*targets: tuple[str, str], core: str = "") -> str:
    made = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/relationships/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    if core:
        kind = f"{PACKAGE}/relationships/metadata/core-properties"
        made += f'<Relationship Id="rIdCore" Type="{kind}" Target="{core}"/>'
    return f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{made}</Relationships>'


def _styles(shape: Shape) -> str:
    def style(name: str, about: str = "", look: str = "", kind: str = "paragraph") -> str:
        based = '<w:basedOn w:val="Normal"/>' if kind == "paragraph" else ""
        properties = f"<w:pPr>{about}</w:pPr>" if about else ""
        looks = f"<w:rPr>{look}</w:rPr>" if look else ""
        return (
            f'<w:style w:type="{kind}" w:styleId="{style_id(name, shape)}">'
            f'<w:name w:val="{name}"/>{based}<w:qFormat/>{properties}{looks}</w:style>'
        )

    arial = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>'
    times = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>'
    sizes = {1: 28, 2: 24, 3: 20, 4: 20}
    headings = [
        style(
            f"heading {level}",
            f'<w:keepNext/><w:spacing w:before="240" w:after="120"/>'
            f'<w:outlineLvl w:val="{level - 1}"/>',
            f'<w:b/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>',
        )
        for level, size in sizes.items()
    ]
    contents = [
        style(
            f"toc {level}",
            '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9060"/></w:tabs>'
            f'<w:spacing w:after="40"/><w:ind w:left="{200 * (level - 1)}"/>',
        )
        for level in sizes
    ]
    bullets = f'<w:numPr><w:numId w:val="{BULLETS}"/></w:numPr><w:contextualSpacing/>'
    others = [
        style("Tags", '<w:spacing w:after="0"/>', '<w:color w:val="A6A6A6"/><w:sz w:val="16"/>'),
        style("List Bullet", bullets, times),
        style("Body Text Indent", '<w:ind w:left="360" w:hanging="360"/>', times),
        style("header"),
        style("footer"),
        style("Hyperlink", look='<w:color w:val="0563C1"/><w:u w:val="single"/>', kind="character"),
    ]
    language = "fr-FR" if shape.language == "fr" else "en-GB"
    return (
        f'{XML}<w:styles xmlns:w="{MAIN}"><w:docDefaults><w:rPrDefault><w:rPr>{arial}'
        f'<w:lang w:val="{language}" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f'<w:qFormat/><w:pPr><w:spacing w:after="200"/></w:pPr><w:rPr>{arial}'
        '<w:color w:val="595959"/><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        f"{''.join((*headings, *contents, *others))}</w:styles>"
    )


def _numbering() -> str:
    return (
        f'{XML}<w:numbering xmlns:w="{MAIN}"><w:abstractNum w:abstractNumId="0">'
        '<w:multiLevelType w:val="hybridMultilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
        f'<w:num w:numId="{BULLETS}"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def _settings() -> str:
    return (
        f'{XML}<w:settings xmlns:w="{MAIN}"><w:zoom w:percent="100"/>'
        '<w:documentProtection w:edit="forms" w:enforcement="0"/>'
        '<w:defaultTabStop w:val="720"/><w:compat><w:compatSetting '
        'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        "</w:compat></w:settings>"
    )


def _frame(tag: str, content: str) -> str:
    return f"{XML}<w:{tag} {NAMESPACES}>{content}</w:{tag}>"


def _header(shape: Shape) -> str:
    """Call identifier and name of the call, in brackets that are to be filled in."""

    def grey(text: str) -> str:
        look = '<w:sz w:val="16"/><w:highlight w:val="lightGray"/>'
        return f"<w:r><w:rPr>{look}</w:rPr><w:t>{say(text, shape.language)}</w:t></w:r>"

    before = say("Call: [", shape.language)
    call = (before, grey("insert call identifier"), "] — [", grey("insert call name"), "]")
    version = say("Made form, version {version}", shape.language).format(version="1.0")
    named = style_id("header", shape)
    right = '<w:jc w:val="right"/>'
    return paragraph(*call, style=named) + paragraph(version, style=named, properties=right)


def _footer(shape: Shape) -> str:
    number = field("PAGE", "1")
    return paragraph(say("Page ", shape.language), number, style=style_id("footer", shape))


def field(instruction: str, shown: str) -> str:
    """A field with what it shows, as runs."""

    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    told = f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
    result = f"<w:r><w:t>{shown}</w:t></w:r>"
    return mark("begin") + told + mark("separate") + result + mark("end")

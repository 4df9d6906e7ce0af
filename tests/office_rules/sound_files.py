"""The smallest Word file and workbook that break no rule, to be broken one by one."""

from __future__ import annotations

from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "application/vnd.openxmlformats-officedocument"
WORD, EXCEL = f"{OFFICE}.wordprocessingml", f"{OFFICE}.spreadsheetml"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"


def _types(overrides: Mapping[str, str]) -> str:
    told = "".join(
        f'<Override PartName="/{name}" ContentType="{one}"/>' for name, one in overrides.items()
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package'
        '.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="vml" ContentType="{OFFICE}.vmlDrawing"/>'
        f'<Default Extension="png" ContentType="image/png"/>{told}</Types>'
    )


def _relations(*told: tuple[str, str]) -> str:
    lines = "".join(
        f'<Relationship Id="rId{number}" Type="{kind if "/" in kind else f"{R}/{kind}"}" '
        f'Target="{target}"{" TargetMode=" + repr("External") if "://" in target else ""}/>'
        for number, (kind, target) in enumerate(told, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{lines}</Relationships>'


ABOUT = {
    "docProps/core.xml": (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>T</dc:title></cp:coreProperties>'
    ),
    "docProps/custom.xml": (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
        ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="one">'
        "<vt:lpwstr>1</vt:lpwstr></property></Properties>"
    ),
}
ABOUT_TYPES = {
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/custom.xml": f"{OFFICE}.custom-properties+xml",
}


def _top(main: str) -> str:
    return _relations(
        ("officeDocument", main),
        (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ("custom-properties", "docProps/custom.xml"),
    )


WORD_FILE: Mapping[str, str] = {
    "[Content_Types].xml": _types(
        {
            "word/document.xml": f"{WORD}.document.main+xml",
            "word/styles.xml": f"{WORD}.styles+xml",
            "word/numbering.xml": f"{WORD}.numbering+xml",
            "word/settings.xml": f"{WORD}.settings+xml",
            "word/comments.xml": f"{WORD}.comments+xml",
            "word/footnotes.xml": f"{WORD}.footnotes+xml",
            "word/header1.xml": f"{WORD}.header+xml",
            "customXml/itemProps1.xml": f"{OFFICE}.customXmlProperties+xml",
            **ABOUT_TYPES,
        }
    ),
    "_rels/.rels": _top("word/document.xml"),
    **ABOUT,
    "word/_rels/document.xml.rels": _relations(
        ("styles", "styles.xml"),
        ("numbering", "numbering.xml"),
        ("settings", "settings.xml"),
        ("comments", "comments.xml"),
        ("footnotes", "footnotes.xml"),
        ("header", "header1.xml"),
        ("image", "media/image1.png"),
        ("hyperlink", "https://example.org"),
        ("customXml", "../customXml/item1.xml"),
    ),
    "customXml/item1.xml": "<item/>",
    "customXml/_rels/item1.xml.rels": _relations(("customXmlProps", "itemProps1.xml")),
    "customXml/itemProps1.xml": (
        '<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"'
        ' ds:itemID="{7A1F6D52-0000-0000-0000-000000000001}"/>'
    ),
    "word/media/image1.png": "(a picture)",
    "word/styles.xml": (
        f'<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        '<w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="List">'
        '<w:name w:val="List"/><w:basedOn w:val="Normal"/></w:style></w:styles>'
    ),
    "word/numbering.xml": (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"/>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    ),
    "word/settings.xml": (
        f'<w:settings xmlns:w="{W}"><w:footnotePr><w:footnote w:id="-1"/></w:footnotePr>'
        "</w:settings>"
    ),
    "word/comments.xml": (
        f'<w:comments xmlns:w="{W}"><w:comment w:id="3" w:author="A"><w:p/></w:comment>'
        "</w:comments>"
    ),
    "word/footnotes.xml": (
        f'<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        '<w:footnote w:id="1"><w:p/></w:footnote></w:footnotes>'
    ),
    "word/header1.xml": f'<w:hdr xmlns:w="{W}"><w:p/></w:hdr>',
    "word/document.xml": (
        f'<w:document xmlns:w="{W}" xmlns:r="{R}" xmlns:wp="{DRAWING}/wordprocessingDrawing" '
        f'xmlns:a="{DRAWING}/main" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14">'
        '<w:body><w:p><w:pPr><w:pStyle w:val="List"/><w:numPr><w:ilvl w:val="0"/>'
        '<w:numId w:val="1"/></w:numPr><w:rPr><w:b/></w:rPr></w:pPr>'
        '<w:bookmarkStart w:id="1" w:name="first"/><w:commentRangeStart w:id="3"/>'
        '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">One </w:t></w:r>'
        '<w:bookmarkEnd w:id="1"/><w:commentRangeEnd w:id="3"/>'
        '<w:r><w:commentReference w:id="3"/></w:r><w:r><w:footnoteReference w:id="1"/></w:r>'
        '<w:ins w:id="11" w:author="A"><w:r><w:t>new</w:t></w:r></w:ins>'
        '<w:del w:id="12" w:author="A"><w:r><w:delText>old</w:delText></w:r></w:del>'
        '<w:moveFrom w:id="14" w:author="A"><w:r><w:t>moved</w:t></w:r></w:moveFrom>'
        '<w:moveTo w:id="15" w:author="A"><w:r><w:t>moved</w:t></w:r></w:moveTo>'
        '<w:hyperlink r:id="rId8"><w:r><w:t>link</w:t></w:r></w:hyperlink></w:p>'
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        "<w:r><w:instrText>REF first</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>One</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
        '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="w14"><w:drawing><wp:inline>'
        '<wp:docPr id="21" name="Picture"/><a:graphic><a:blip r:embed="rId7"/></a:graphic>'
        "</wp:inline></w:drawing></mc:Choice><mc:Fallback><w:t>picture</w:t></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
        "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:trPr/><w:tc><w:tcPr/><w:p/></w:tc></w:tr></w:tbl>"
        '<w:p/><w:sectPr><w:headerReference w:type="default" r:id="rId6"/></w:sectPr>'
        "</w:body></w:document>"
    ),
}

EXCEL_FILE: Mapping[str, str] = {
    "[Content_Types].xml": _types(
        {
            "xl/workbook.xml": f"{EXCEL}.sheet.main+xml",
            "xl/worksheets/sheet1.xml": f"{EXCEL}.worksheet+xml",
            "xl/worksheets/sheet2.xml": f"{EXCEL}.worksheet+xml",
            "xl/sharedStrings.xml": f"{EXCEL}.sharedStrings+xml",
            "xl/styles.xml": f"{EXCEL}.styles+xml",
            "xl/calcChain.xml": f"{EXCEL}.calcChain+xml",
            "xl/tables/table1.xml": f"{EXCEL}.table+xml",
            "xl/tables/table2.xml": f"{EXCEL}.table+xml",
            "xl/comments1.xml": f"{EXCEL}.comments+xml",
            "xl/drawings/drawing1.xml": f"{OFFICE}.drawing+xml",
            "xl/charts/chart1.xml": f"{OFFICE}.drawingml.chart+xml",
            **ABOUT_TYPES,
        }
    ),
    "_rels/.rels": _top("xl/workbook.xml"),
    **ABOUT,
    "xl/_rels/workbook.xml.rels": _relations(
        ("worksheet", "worksheets/sheet1.xml"),
        ("worksheet", "worksheets/sheet2.xml"),
        ("sharedStrings", "sharedStrings.xml"),
        ("styles", "styles.xml"),
        ("calcChain", "calcChain.xml"),
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{S}" xmlns:r="{R}"><bookViews><workbookView activeTab="0"/></bookViews>'
        '<sheets><sheet name="Costs" sheetId="1" r:id="rId1"/>'
        '<sheet name="Plan" sheetId="2" r:id="rId2"/></sheets><definedNames>'
        '<definedName name="Total">Costs!$B$3</definedName>'
        '<definedName name="_xlnm._FilterDatabase" localSheetId="1" hidden="1">Plan!$A$1:$B$4'
        "</definedName></definedNames></workbook>"
    ),
    "xl/sharedStrings.xml": (
        f'<sst xmlns="{S}" count="4" uniqueCount="2">'
        "<si><t>Item</t></si><si><t>Price</t></si></sst>"
    ),
    "xl/styles.xml": (
        f'<styleSheet xmlns="{S}"><numFmts count="1"><numFmt numFmtId="164" formatCode="0.0"/>'
        '</numFmts><fonts count="1"><font/></fonts><fills count="2"><fill/><fill/></fills>'
        '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
        '<cellXfs count="2"><xf/><xf numFmtId="164" fontId="0" fillId="1" borderId="0" xfId="0"/>'
        '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0"/></cellStyles>'
        '<dxfs count="1"><dxf/></dxfs></styleSheet>'
    ),
    "xl/calcChain.xml": f'<calcChain xmlns="{S}"><c r="B3" i="1"/></calcChain>',
    "xl/worksheets/_rels/sheet1.xml.rels": _relations(
        ("table", "../tables/table1.xml"),
        ("table", "../tables/table2.xml"),
        ("comments", "../comments1.xml"),
        ("vmlDrawing", "../drawings/vmlDrawing1.vml"),
        ("drawing", "../drawings/drawing1.xml"),
        ("hyperlink", "https://example.org"),
    ),
    "xl/worksheets/sheet1.xml": (
        f'<worksheet xmlns="{S}" xmlns:r="{R}">'
        '<sheetViews><sheetView tabSelected="1"/></sheetViews>'
        '<cols><col min="1" max="1" width="10"/><col min="2" max="3" width="10"/></cols>'
        '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
        '<row r="2"><c r="A2" t="inlineStr"><is><t>Paper</t></is></c><c r="B2" s="1"><v>2.5</v></c>'
        '</row><row r="3"><c r="B3"><f>SUM(Plan!B2:B4)</f><v>1</v></c></row>'
        '<row r="6"><c r="A6" t="s"><v>0</v></c><c r="B6" t="s"><v>1</v></c></row>'
        '<row r="7"><c r="A7"/></row></sheetData>'
        '<mergeCells count="2"><mergeCell ref="D1:E2"/><mergeCell ref="D3:E3"/></mergeCells>'
        '<conditionalFormatting sqref="B2"><cfRule type="expression" dxfId="0" priority="1">'
        "<formula>B2&gt;1</formula></cfRule></conditionalFormatting>"
        '<dataValidations count="1"><dataValidation type="list" sqref="A2" prompt="p" error="e" '
        'promptTitle="t" errorTitle="t"><formula1>"a,b"</formula1></dataValidation>'
        '</dataValidations><hyperlinks><hyperlink ref="A2" r:id="rId6"/></hyperlinks>'
        "<headerFooter><oddFooter>&amp;P</oddFooter></headerFooter>"
        '<drawing r:id="rId5"/><legacyDrawing r:id="rId4"/><tableParts count="2">'
        '<tablePart r:id="rId1"/><tablePart r:id="rId2"/></tableParts></worksheet>'
    ),
    "xl/worksheets/sheet2.xml": (
        f'<worksheet xmlns="{S}"><sheetData><row r="1">'
        '<c r="A1"><f t="shared" si="0">1+1</f></c>'
        '<c r="B1"><f t="shared" si="0"/></c></row></sheetData><autoFilter ref="A1:B4"/>'
        "</worksheet>"
    ),
    "xl/tables/table1.xml": (
        f'<table xmlns="{S}" id="1" name="Lines" displayName="Lines" ref="A1:B2">'
        '<autoFilter ref="A1:B2"/><tableColumns count="2"><tableColumn id="1" name="Item"/>'
        '<tableColumn id="2" name="Price"/></tableColumns></table>'
    ),
    "xl/tables/table2.xml": (
        f'<table xmlns="{S}" id="2" name="More" displayName="More" ref="A6:B7">'
        '<tableColumns count="2"><tableColumn id="1" name="Item"/>'
        '<tableColumn id="2" name="Price"/></tableColumns></table>'
    ),
    "xl/comments1.xml": (
        f'<comments xmlns="{S}"><authors><author>A</author></authors><commentList>'
        '<comment ref="A1" authorId="0"><text><t>n</t></text></comment></commentList></comments>'
    ),
    "xl/drawings/vmlDrawing1.vml": "<xml/>",
    "xl/drawings/drawing1.xml": (
        f'<xdr:wsDr xmlns:xdr="{DRAWING}/spreadsheetDrawing" xmlns:c="{DRAWING}/chart" '
        f'xmlns:r="{R}"><xdr:cNvPr id="1" name="Chart"/><c:chart r:id="rId1"/></xdr:wsDr>'
    ),
    "xl/drawings/_rels/drawing1.xml.rels": _relations(("chart", "../charts/chart1.xml")),
    "xl/charts/chart1.xml": (
        f'<c:chartSpace xmlns:c="{DRAWING}/chart"><c:barChart><c:f>Costs!$B$2</c:f>'
        '<c:axId val="1"/><c:axId val="2"/></c:barChart>'
        '<c:catAx><c:axId val="1"/><c:crossAx val="2"/></c:catAx>'
        '<c:valAx><c:axId val="2"/><c:crossAx val="1"/></c:valAx></c:chartSpace>'
    ),
}

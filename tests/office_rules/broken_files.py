"""For each rule files that break it, as what is changed in a sound one."""

from __future__ import annotations

from typing import NamedTuple

from tests.office_rules.sound_files import WORD_FILE

DOCUMENT, SHEET, BOOK = "word/document.xml", "xl/worksheets/sheet1.xml", "xl/workbook.xml"
STYLES, TABLE, TYPES = "xl/styles.xml", "xl/tables/table1.xml", "[Content_Types].xml"
LINKS = "word/_rels/document.xml.rels"
LONG = "x" * 300
OLD_AS_TEXT = ("<w:delText>old</w:delText>", "<w:t>old</w:t>")
Change = tuple[str, str, str]
"""A part, words in it, and what stands there instead; without words the whole part."""


class Case(NamedTuple):
    """A rule and the changes that break it, and what is told of that."""

    rule: str
    told: str
    changes: tuple[Change, ...]


def word(rule: str, told: str, *changes: Change) -> Case:
    """A Word file that breaks the rule; changes without a part are made in the document."""
    return Case(rule, told, tuple((part or DOCUMENT, old, new) for part, old, new in changes))


def excel(rule: str, told: str, *changes: Change) -> Case:
    """A workbook that breaks the rule; changes without a part are made in the first sheet."""
    return Case(rule, told, tuple((part or SHEET, old, new) for part, old, new in changes))


WORD_CASES = (
    word("names_of_parts_are_legal_and_unique", "twice", ("word/STYLES.xml", "", "<a/>")),
    word("names_of_parts_are_legal_and_unique", "is no name", ("word\\a.xml", "", "<a/>")),
    word("content_types_are_told", "no [Content_Types].xml", (TYPES, "", "gone")),
    word("every_part_has_a_content_type", "word/a.bin has none", ("word/a.bin", "", "a")),
    word(
        "content_types_are_told_once_and_of_parts_that_exist",
        "/word/a.xml is not there",
        (TYPES, "</Types>", '<Override PartName="/word/a.xml" ContentType="a"/></Types>'),
    ),
    word(
        "content_types_are_told_once_and_of_parts_that_exist",
        "Default of png twice",
        (TYPES, "</Types>", '<Default Extension="PNG" ContentType="image/png"/></Types>'),
    ),
    word(
        "relationships_belong_to_a_part",
        "belongs to no part",
        ("word/_rels/a.xml.rels", "", WORD_FILE["customXml/_rels/item1.xml.rels"]),
    ),
    word("ids_of_relationships_are_legal_and_unique", "rId1 twice", (LINKS, "rId2", "rId1")),
    word("ids_of_relationships_are_legal_and_unique", "is no id", (LINKS, "rId9", "9")),
    word(
        "targets_of_relationships_exist",
        "media/image2.png is not there",
        (LINKS, "media/image1.png", "media/image2.png"),
    ),
    word(
        "targets_of_relationships_are_of_their_kind",
        "and no image",
        (LINKS, "media/image1.png", "styles.xml"),
    ),
    word("targets_of_relationships_are_relative", "/word/sty", (LINKS, '"styles', '"/word/styles')),
    word("targets_of_relationships_are_relative", "./sty", (LINKS, '"styles', '"./styles')),
    word(
        "relationships_of_which_there_may_be_one_are_single",
        "2 of the kind settings",
        (LINKS, "relationships/header", "relationships/settings"),
    ),
    word(
        "relationships_of_which_there_may_be_one_are_single",
        "2 of the kind custom-properties",
        (
            "_rels/.rels",
            "</Relationships>",
            '<Relationship Id="x" Type="a/custom-properties" Target="/docProps/custom.xml"/>'
            "</Relationships>",
        ),
    ),
    word("relationships_that_parts_name_exist", "names rId99", ("", '"rId7"', '"rId99"')),
    word("relationships_that_parts_name_exist", "a header", ("", '"rId7"', '"rId6"')),
    word(
        "xml_is_well_formed_and_has_no_document_type",
        "not well formed",
        ("customXml/item1.xml", "<item/>", "<item>"),
    ),
    word(
        "xml_is_well_formed_and_has_no_document_type",
        "has a document type",
        ("customXml/item1.xml", "<item/>", "<!DOCTYPE item><item/>"),
    ),
    word(
        "prefixes_named_in_attributes_are_declared",
        "Requires names wpi",
        ("", 'Requires="w14"', 'Requires="wpi"'),
    ),
    word(
        "prefixes_named_in_attributes_are_declared",
        "Ignorable names w16du",
        ("", 'Ignorable="w14"', 'Ignorable="w14 w16du"'),
    ),
    word(
        "extensions_are_ignorable_or_required",
        "p is of http://schemas.microsoft.com/office/word/2012/wordml",
        (
            "",
            "<w:body><w:p>",
            '<w:body><w:p xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
            'w15:a="1">',
        ),
    ),
    word(
        "alternate_content_has_choices_and_one_fallback",
        "Fallback, Fallback",
        ("", "</mc:Fallback>", "</mc:Fallback><mc:Fallback/>"),
    ),
    word(
        "alternate_content_has_choices_and_one_fallback",
        "requires nothing",
        ("", ' Requires="w14"', ""),
    ),
    word(
        "white_space_at_the_ends_of_texts_is_preserved",
        "t 'One '",
        ("", ' xml:space="preserve"', ""),
    ),
    word(
        "core_properties_are_there_once",
        "title twice",
        ("docProps/core.xml", "</cp:", "<dc:title>U</dc:title></cp:"),
    ),
    word(
        "custom_properties_are_unique", "no number", ("docProps/custom.xml", 'pid="2"', 'pid="1"')
    ),
    word(
        "custom_properties_are_unique",
        "the name one twice",
        ("docProps/custom.xml", "</Properties>", '<property pid="3" name="ONE"/></Properties>'),
    ),
    word(
        "custom_xml_stores_are_unique",
        "twice",
        ("customXml/itemProps2.xml", "", WORD_FILE["customXml/itemProps1.xml"]),
        (TYPES, "</Types>", "{itemProps2}</Types>"),
    ),
    word("fields_begin_and_end_within_their_text", "do not end", ("", '"end"', '"separate"')),
    word("fields_begin_and_end_within_their_text", "its end in", ("", '"begin"', '"end"')),
    word(
        "tracked_changes_hold_what_they_may",
        "fldSimple in ins",
        ("", "<w:r><w:t>new</w:t></w:r>", '<w:fldSimple w:instr="A"/>'),
    ),
    word(
        "tracked_changes_hold_what_they_may",
        "hyperlink in del",
        ("", "<w:r><w:delText>old</w:delText></w:r>", "<w:hyperlink/>"),
    ),
    word(
        "tracked_changes_are_not_within_their_like",
        "ins in ins",
        ("", "<w:r><w:t>new</w:t></w:r>", '<w:ins w:id="13"><w:r/></w:ins>'),
    ),
    word("deleted_text_is_marked_as_such_and_no_other", "t in del", ("", *OLD_AS_TEXT)),
    word(
        "deleted_text_is_marked_as_such_and_no_other",
        "delText that nobody deletes",
        ("", "<w:t>new</w:t>", "<w:delText>new</w:delText>"),
    ),
    word(
        "deleted_text_is_marked_as_such_and_no_other",
        "instrText in del",
        ("", OLD_AS_TEXT[0], "<w:instrText>old</w:instrText>"),
    ),
    word("cells_end_with_a_paragraph", "a cell without", ("", "<w:tcPr/><w:p/>", "<w:tcPr/>")),
    word(
        "cells_end_with_a_paragraph",
        "a cell without",
        ("", "<w:p/></w:tc>", "<w:p/><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl></w:tc>"),
    ),
    word(
        "tables_have_rows_and_rows_have_cells",
        "a row without cells",
        ("", "<w:tc><w:tcPr/><w:p/></w:tc>", ""),
    ),
    word(
        "tables_have_rows_and_rows_have_cells",
        "a table without rows",
        ("", "<w:tr><w:trPr/><w:tc><w:tcPr/><w:p/></w:tc></w:tr>", ""),
    ),
    word(
        "a_paragraph_follows_each_table",
        "two tables touch",
        ("", "</w:tbl><w:p/>", "</w:tbl><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p/>"),
    ),
    word(
        "a_paragraph_follows_each_table",
        "hdr ends with a table",
        ("word/header1.xml", "<w:p/>", "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"),
    ),
    word(
        "properties_come_first",
        "rPr not first in r",
        ("", '<w:rPr><w:b/></w:rPr><w:t xml:space="preserve">', '<w:t xml:space="preserve">'),
        ("", "One </w:t>", "One </w:t><w:rPr><w:b/></w:rPr>"),
    ),
    word("properties_come_first", "tcPr not", ("", "<w:tcPr/><w:p/>", "<w:p/><w:tcPr/><w:p/>")),
    word(
        "each_property_is_there_once",
        "b twice in rPr",
        ("", "<w:rPr><w:b/></w:rPr><w:t", "<w:rPr><w:b/><w:b/></w:rPr><w:t"),
    ),
    word(
        "each_property_is_there_once",
        "rPr not at the end of pPr",
        ("", "<w:rPr><w:b/></w:rPr></w:pPr>", "<w:rPr><w:b/></w:rPr><w:jc/></w:pPr>"),
    ),
    word("text_is_nested_as_it_may_be", "a run in body", ("", "<w:body>", "<w:body><w:r/>")),
    word(
        "text_is_nested_as_it_may_be",
        "a paragraph in a paragraph",
        ("", "</w:tbl><w:p/>", "</w:tbl><w:p><w:p/></w:p>"),
    ),
    word("text_is_nested_as_it_may_be", "ins in body", ("", "<w:body>", "<w:body><w:ins/>")),
    word("sections_are_whole", "does not come last", ("", "</w:sectPr>", "</w:sectPr><w:p/>")),
    word(
        "sections_are_whole",
        "headerReference of type default twice",
        ("", "</w:sectPr>", '<w:headerReference w:type="default" r:id="rId6"/></w:sectPr>'),
    ),
    word(
        "notes_and_comments_hold_a_paragraph",
        "an empty comment",
        ("word/comments.xml", "<w:p/>", ""),
    ),
    word(
        "nothing_is_asked_on_opening",
        "fields are to be updated",
        ("word/settings.xml", "<w:footnotePr>", "<w:updateFields/><w:footnotePr>"),
    ),
    word(
        "names_of_bookmarks_are_unique_and_short",
        "bookmark first twice",
        (
            "word/header1.xml",
            "<w:p/>",
            '<w:p><w:bookmarkStart w:id="5" w:name="first"/><w:bookmarkEnd w:id="5"/></w:p>',
        ),
    ),
    word("names_of_bookmarks_are_unique_and_short", "has 41", ("", '"first"', f'"{"x" * 41}"')),
    word("ranges_begin_and_end_once", "does not end", ("", '<w:bookmarkEnd w:id="1"/>', "")),
    word(
        "ranges_begin_and_end_once",
        "ends before it begins",
        ("", '<w:commentRangeStart w:id="3"/>', ""),
    ),
    word("ids_of_tracked_changes_are_unique", "change 11 twice", ("", 'w:id="12"', 'w:id="11"')),
    word("ids_of_drawings_are_unique", "is no id", ("", 'id="21"', 'id="-1"')),
    word(
        "ids_of_drawings_are_unique",
        "drawing 21 twice",
        ("", "</wp:inline>", '</wp:inline><wp:inline><wp:docPr id="21"/></wp:inline>'),
    ),
    word(
        "comments_and_their_marks_match",
        "which is not there",
        ("", 'Reference w:id="3"', 'Reference w:id="4"'),
    ),
    word(
        "comments_and_their_marks_match",
        "comment 3 has no reference",
        ("", '<w:r><w:commentReference w:id="3"/></w:r>', ""),
    ),
    word(
        "comments_and_their_marks_match",
        "comment 3 twice",
        (
            "word/comments.xml",
            "</w:comments>",
            '<w:comment w:id="3"><w:p/></w:comment></w:comments>',
        ),
    ),
    word(
        "notes_and_their_references_match",
        "no footnote 2",
        ("", 'footnoteReference w:id="1"', 'footnoteReference w:id="2"'),
    ),
    word(
        "notes_and_their_references_match",
        "the settings name footnote 0",
        ("word/settings.xml", '"-1"', '"0"'),
    ),
    word(
        "notes_and_their_references_match",
        "footnote 1 is referred to twice",
        (
            "",
            '<w:footnoteReference w:id="1"/>',
            '<w:footnoteReference w:id="1"/><w:footnoteReference w:id="1"/>',
        ),
    ),
    word("lists_are_defined", "no list 2", ("", '<w:numId w:val="1"/>', '<w:numId w:val="2"/>')),
    word(
        "lists_are_defined",
        "behind the lists",
        (
            "word/numbering.xml",
            "</w:numbering>",
            '<w:abstractNum w:abstractNumId="2"/></w:numbering>',
        ),
    ),
    word(
        "lists_are_defined",
        "list 1 has no definition",
        ("word/numbering.xml", '<w:abstractNumId w:val="1"/>', '<w:abstractNumId w:val="7"/>'),
    ),
    word("lists_are_defined", "has the levels 9", ("word/numbering.xml", 'ilvl="0"', 'ilvl="9"')),
    word(
        "styles_are_defined", "style Normal twice", ("word/styles.xml", 'Id="List"', 'Id="Normal"')
    ),
    word("styles_are_defined", "pStyle Lost is no", ("", '"List"', '"Lost"')),
    word(
        "styles_are_defined",
        "leads to Lost",
        ("word/styles.xml", 'basedOn w:val="Normal"', 'basedOn w:val="Lost"'),
    ),
    word(
        "styles_are_defined",
        "style List is based on itself",
        ("word/styles.xml", 'basedOn w:val="Normal"', 'basedOn w:val="List"'),
    ),
    word("references_lead_to_bookmarks", "leads to second", ("", "REF first", "REF second")),
)
EXCEL_CASES = (
    excel("titles_of_sheets_are_legal_and_unique", "plan twice", (BOOK, '"Costs"', '"PLAN"')),
    excel("titles_of_sheets_are_legal_and_unique", "is no title", (BOOK, '"Plan"', '"Plan?"')),
    excel("titles_of_sheets_are_legal_and_unique", "no title", (BOOK, '"Plan"', f'"{"x" * 32}"')),
    excel("sheets_are_listed_as_they_may_be", "sheetId 1 twice", (BOOK, 'Id="2"', 'Id="1"')),
    excel("sheets_are_listed_as_they_may_be", "sheet 2 of 2", (BOOK, 'Tab="0"', 'Tab="2"')),
    excel(
        "sheets_are_listed_as_they_may_be",
        "the active sheet Costs is hidden",
        (BOOK, 'sheetId="1"', 'sheetId="1" state="hidden"'),
    ),
    excel(
        "defined_names_are_legal_and_unique",
        "name total twice",
        (BOOK, "</definedNames>", '<definedName name="TOTAL">1</definedName></definedNames>'),
    ),
    excel("defined_names_are_legal_and_unique", "is no name", (BOOK, '"Total"', '"AB12"')),
    excel("defined_names_are_legal_and_unique", "is no name", (BOOK, '"Total"', '"a b"')),
    excel("defined_names_are_legal_and_unique", "is of sheet 7", (BOOK, 'Id="1" h', 'Id="7" h')),
    excel("names_lead_to_sheets_that_exist", "leads to Gone", (BOOK, "Costs!$B$3", "Gone!$B$3")),
    excel("filters_have_their_hidden_name", "A1:B9", (BOOK, "Plan!$A$1:$B$4", "Plan!$A$1:$B$9")),
    excel(
        "filters_have_their_hidden_name",
        "2 names for one filter",
        (
            BOOK,
            "</definedNames>",
            '<definedName name="_xlnm._FilterDatabase" localSheetId="1">Plan!$A$1:$B$4'
            "</definedName></definedNames>",
        ),
    ),
    excel(
        "shared_texts_are_there",
        "shows text 2 of 2",
        ("", "<v>1</v></c></row>", "<v>2</v></c></row>"),
    ),
    excel(
        "shared_texts_are_there",
        "uniqueCount says 3",
        ("xl/sharedStrings.xml", 'eCount="2"', 'eCount="3"'),
    ),
    excel("looks_are_counted_and_found", "look 2 of 2 for a cell", ("", 's="1"', 's="2"')),
    excel("looks_are_counted_and_found", "look 1 of 1 for a rule", ("", 'dxfId="0"', 'dxfId="1"')),
    excel(
        "looks_are_counted_and_found",
        "cellXfs says 3 of 2",
        (STYLES, 'Xfs count="2"', 'Xfs count="3"'),
    ),
    excel("looks_are_counted_and_found", "fillId 5", (STYLES, 'fillId="1"', 'fillId="5"')),
    excel(
        "looks_are_counted_and_found",
        "format 200",
        (STYLES, '<xf numFmtId="164"', '<xf numFmtId="200"'),
    ),
    excel("number_formats_are_legal", "is no number format", (STYLES, '"0.0"', '"0;0;0;0;0"')),
    excel(
        "number_formats_are_legal",
        "has the number 20",
        (STYLES, 'Id="164" formatCode', 'Id="20" formatCode'),
    ),
    excel(
        "cells_of_the_calculation_chain_are_formulas",
        "B2 of sheet 1",
        ("xl/calcChain.xml", "B3", "B2"),
    ),
    excel(
        "parts_of_a_sheet_come_in_their_order",
        "drawing behind tableParts",
        ("", '<drawing r:id="rId5"/>', ""),
        ("", "</tableParts>", '</tableParts><drawing r:id="rId5"/>'),
    ),
    excel(
        "cells_stand_in_order_and_hold_what_they_may",
        "row 2 behind row 3",
        ("", 'row r="2"', 'row r="3"'),
        ("", '<row r="3"><c r="B3"', '<row r="2"><c r="B2"'),
    ),
    excel(
        "cells_stand_in_order_and_hold_what_they_may",
        "A1 behind column 1",
        ("", 'r="B1"', 'r="A1"'),
    ),
    excel("cells_stand_in_order_and_hold_what_they_may", "B9 in row 1", ("", 'r="B1"', 'r="B9"')),
    excel("cells_stand_in_order_and_hold_what_they_may", "'2,5' is no number", ("", "2.5", "2,5")),
    excel(
        "cells_stand_in_order_and_hold_what_they_may", "of type x", ("", 't="inlineStr"', 't="x"')
    ),
    excel(
        "cells_stand_in_order_and_hold_what_they_may",
        "too high",
        ("", '<row r="2"', '<row r="2" ht="410"'),
    ),
    excel(
        "cells_stand_in_order_and_hold_what_they_may", "a text of 32768", ("", "Paper", "x" * 32768)
    ),
    excel(
        "cells_stand_in_order_and_hold_what_they_may",
        "a text of 32768",
        ("xl/sharedStrings.xml", "Item", "x" * 32768),
    ),
    excel(
        "cells_stand_in_order_and_hold_what_they_may",
        "a formula of",
        ("", "SUM(Plan", "1+" * 4100 + "SUM(Plan"),
    ),
    excel(
        "cells_stand_in_order_and_hold_what_they_may",
        "shared as 1",
        ("xl/worksheets/sheet2.xml", 'si="0"/>', 'si="1"/>'),
    ),
    excel("columns_do_not_overlap", "behind column 1", ("", 'min="2"', 'min="1"')),
    excel("merged_cells_do_not_overlap", "overlaps", ("", "D3:E3", "D2:E3")),
    excel("merged_cells_do_not_overlap", "is one cell", ("", "D3:E3", "D3")),
    excel(
        "merged_cells_do_not_overlap",
        "3 of 2 merged",
        ("", 'mergeCells count="2"', 'mergeCells count="3"'),
    ),
    excel(
        "rules_for_typing_are_short_enough",
        "error of 225",
        ("", 'error="e"', f'error="{"e" * 225}"'),
    ),
    excel(
        "rules_for_typing_are_short_enough",
        "promptTitle of 33",
        ("", 'promptTitle="t"', f'promptTitle="{"t" * 33}"'),
    ),
    excel("rules_for_typing_are_short_enough", "a list of", ("", '"a,b"', f'"{LONG}"')),
    excel(
        "rules_for_looks_have_their_priority", "priority 0", ("", 'priority="1"', 'priority="0"')
    ),
    excel(
        "rules_for_looks_have_their_priority",
        "priority 1 twice",
        ("", "</conditionalFormatting>", '<cfRule priority="1"/></conditionalFormatting>'),
    ),
    excel("headers_and_footers_have_255_characters", "oddFooter of", ("", "&amp;P", LONG)),
    excel("links_lead_somewhere", "leads nowhere", ("", ' r:id="rId6"', "")),
    excel(
        "links_lead_somewhere",
        "a link of",
        ("xl/worksheets/_rels/sheet1.xml.rels", "https://example.org", f"https://{'x' * 2080}"),
    ),
    excel(
        "one_sheet_is_selected",
        "2 sheets",
        (
            "xl/worksheets/sheet2.xml",
            "<sheetData>",
            '<sheetViews><sheetView tabSelected="1"/></sheetViews><sheetData>',
        ),
    ),
    excel("notes_are_whole", "has no author", ("xl/comments1.xml", 'authorId="0"', 'authorId="1"')),
    excel("notes_are_whole", "no boxes", ("", '<legacyDrawing r:id="rId4"/>', "")),
    excel(
        "ids_in_drawings_are_unique",
        "id 1 twice",
        ("xl/drawings/drawing1.xml", "<c:chart", '<xdr:cNvPr id="1"/><c:chart'),
    ),
    excel(
        "axes_of_charts_are_there",
        "no axis 3",
        (
            "xl/charts/chart1.xml",
            '<c:axId val="2"/></c:barChart>',
            '<c:axId val="3"/></c:barChart>',
        ),
    ),
    excel(
        "axes_of_charts_are_there",
        "crosses none",
        ("xl/charts/chart1.xml", '<c:crossAx val="1"/>', '<c:crossAx val="9"/>'),
    ),
    excel("formulas_lead_to_sheets_that_exist", "leads to Gone", ("", "SUM(Plan!", "SUM(Gone!")),
    excel(
        "formulas_lead_to_sheets_that_exist",
        "chart1.xml leads to Gone",
        ("xl/charts/chart1.xml", "Costs!", "Gone!"),
    ),
    excel("formulas_are_written_as_excel_writes_them", "IFS without", ("", "SUM(Plan", "IFS(Plan")),
    excel(
        "formulas_are_written_as_excel_writes_them",
        "IF within SUMPRODUCT",
        ("", "SUM(Plan!B2:B4)", "SUMPRODUCT(IF(Plan!B2:B4,1))"),
    ),
    excel(
        "headings_of_tables_are_the_names_of_their_columns",
        "'key' is headed 'Item'",
        (TABLE, '"Item"', '"key"'),
    ),
    excel(
        "headings_of_tables_are_the_names_of_their_columns",
        "is headed None",
        ("", '<c r="A1" t="s"><v>0</v></c>', '<c r="A1"><v>0</v></c>'),
    ),
    excel("columns_of_tables_are_named_once", "price twice", (TABLE, '"Item"', '"PRICE"')),
    excel("columns_of_tables_are_named_once", "300 characters", (TABLE, '"Item"', f'"{LONG}"')),
    excel(
        "areas_of_tables_fit_their_columns", "an area of 3", (TABLE, 'ref="A1:B2">', 'ref="A1:C2">')
    ),
    excel("areas_of_tables_fit_their_columns", "has no row", (TABLE, "A1:B2", "A1:B1")),
    excel(
        "areas_of_tables_fit_their_columns",
        "its filter is A1:B9",
        (TABLE, '<autoFilter ref="A1:B2"', '<autoFilter ref="A1:B9"'),
    ),
    excel(
        "tables_are_named_once",
        "table 2 twice",
        (TABLE, ' id="1" name="Lines"', ' id="2" name="Lines"'),
    ),
    excel(
        "tables_are_named_once",
        "the name total twice",
        (TABLE, 'displayName="Lines"', 'displayName="TOTAL"'),
    ),
    excel(
        "tables_are_named_once",
        "is no name of a table",
        (TABLE, 'displayName="Lines"', 'displayName="a b"'),
    ),
    excel(
        "tables_share_their_cells_with_nothing",
        "lies on",
        ("xl/tables/table2.xml", "A6:B7", "A2:B7"),
    ),
    excel("tables_share_their_cells_with_nothing", "merged cells", ("", "D3:E3", "B2:C2")),
    excel(
        "tables_share_their_cells_with_nothing",
        "a filter of its sheet",
        ("", "<mergeCells", '<autoFilter ref="A2:B4"/><mergeCells'),
    ),
)

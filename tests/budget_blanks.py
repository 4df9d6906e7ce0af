"""Blank budget tables for tests, in a shape of our own: lists, sheets of costs, hidden keys.

They have what `toolkit.budget_form` finds such a workbook by, in other columns and rows than the
Commission's, and formulas that compute the addresses which they read.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.styles import Protection
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

OPEN = Protection(locked=False)
MACROS = bytes(range(256)) * 8

COUNTRIES = ("Spain (ES)", "Portugal (PT)", "France (FR)", "Italy (IT)", "Greece (GR)")

ROWS = (  # key, mark, depth of the label, label, section that adds the row up
    ("A", "T", 0, "A. Staff", "A"),
    ("B", "T", 1, "A1. Employees", "1"),
    ("C", "V", 2, "=EMP_TYPE1", "A1"),
    ("D", "V", 2, "=EMP_TYPE2", "A1"),
    ("E", "V", 2, "=EMP_OTHER", "A1"),
    ("F", "V", 1, "A.5 Volunteers", "A5"),
    ("G", "V", 0, "B. Orders to others", "B"),
    ("H", "T", 0, "C. Purchases", "C"),
    ("I", "T", 1, "C.1 Journeys", "2"),
    ("J", "V", 2, "Travel", "C1"),
    ("K", "V", 2, "Accommodation", "C1"),
    ("L", "V", 2, "Subsistence", "C1"),
    ("M", "V", 1, "C.2 Equipment", "C2"),
    ("N", "T", 1, "C.3 Goods and services", "3"),
    ("O", "V", 2, "Website", "C3"),
    ("P", "V", 2, "Meetings and seminars", "C3"),
    ("Q", "V", 2, "Other (say what)", "C3"),
    ("R", "T", 0, "D. Other", "D"),
    ("0", "V", 1, "D.1 Support to third parties", "D1"),
    ("1", "T", 0, "ALL DIRECT COSTS", "direct"),
    ("2", "%", 0, "E. Indirect costs", "indirect"),
    ("3", "T", 0, "ALL COSTS", "total"),
)
UNDOTTED = str.maketrans({".": ""})


@dataclass(frozen=True)
class BlankShape:
    """What a blank is like."""

    beneficiaries: int = 3
    packages: int = 3
    affiliated: Mapping[int, int] = field(default_factory=dict, hash=False)
    """How many affiliated entities a beneficiary has columns for, by its number."""

    shifted: int = 0
    """Empty rows above the list and the blocks."""

    reordered: bool = False
    """Whether the lists come behind the sheets of beneficiaries."""

    undotted: bool = False
    """Whether labels are `A1.` and `C1.` in place of `A.1` and `C.1`."""

    macros: bool = False
    rate: float | None = None
    max_grant: float | None = None


PLAIN = BlankShape()


def make_blank(shape: BlankShape = PLAIN) -> bytes:
    """A blank budget table of that shape."""
    book = Workbook()
    book.remove(book.worksheets[0])
    start, lists, packages = map(book.create_sheet, ("Start", "Partners", "WPs"))
    _start(book, start, shape)
    _partners(lists, shape)
    _packages(packages, shape)
    for number in range(1, shape.beneficiaries + 1):
        _costs(book.create_sheet(f"BE {number:03d}"), number, shape)
    _overview(book.create_sheet("Overview"), shape)
    _comments(book.create_sheet("Remarks"))
    if shape.reordered:
        book.move_sheet("Partners", shape.beneficiaries + 3)
        book.move_sheet(start, shape.beneficiaries + 4)
    for sheet in book:
        sheet.protection.sheet = True
    written = BytesIO()
    book.save(written)
    return with_macros(written.getvalue()) if shape.macros else written.getvalue()


@cache
def blank(beneficiaries: int = 3, packages: int = 3) -> bytes:
    """A blank of that size, made once."""
    return make_blank(BlankShape(beneficiaries, packages))


def with_macros(content: bytes) -> bytes:
    """The workbook as a .xlsm with macros that are junk."""
    written = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(written, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "[Content_Types].xml":
                part = part.replace(
                    b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                    b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
                ).replace(
                    b"<Override",
                    b'<Default Extension="bin" '
                    b'ContentType="application/vnd.ms-office.vbaProject"/><Override',
                    1,
                )
            if name == "xl/_rels/workbook.xml.rels":
                part = part.replace(
                    b"</Relationships>",
                    b'<Relationship Id="rIdM" Type="http://schemas.microsoft.com/office/2006/'
                    b'relationships/vbaProject" Target="vbaProject.bin"/></Relationships>',
                )
            new.writestr(name, part)
        new.writestr("xl/vbaProject.bin", MACROS)
    return written.getvalue()


def _name(book: Workbook, name: str, cell: str) -> None:
    book.defined_names[name] = DefinedName(name, attr_text=cell)


def _start(book: Workbook, sheet: Worksheet, shape: BlankShape) -> None:
    top = 4 + shape.shifted
    for at, (label, name, value) in enumerate(
        (
            ("The name of the call", "", None),
            ("The acronym", "Acronym", None),
            ("Most that is granted", "MAXSUB", shape.max_grant or "type it here"),
            ("Rate", "COFINPERCENT", shape.rate or "type it here"),
            ("Category 1", "EMP_TYPE1", "Kind 1"),
            ("Category 2", "EMP_TYPE2", "Kind 2"),
            ("Category 3", "EMP_OTHER", "Kind 3"),
        ),
        top,
    ):
        sheet.cell(at, 2, label)
        sheet.cell(at, 4, value).protection = OPEN
        if name:
            _name(book, name, f"Start!$D${at}")
    for at, country in enumerate(COUNTRIES, 1):
        sheet.cell(at, 9, country)
    _name(book, "MyRequetedEUContribution", f"Overview!$F${5 + shape.beneficiaries}")


def _partners(sheet: Worksheet, shape: BlankShape) -> None:
    top = 3 + shape.shifted
    for column, label in enumerate(("No", "Who", "Acronym", "Country"), 1):
        sheet.cell(top, column, label)
    sheet.cell(top, 6, "APPLY IT")
    sheet.cell(top, 7, "Add a beneficiary")
    row = top
    for number in range(1, shape.beneficiaries + 1):
        entities = [float(number)]
        entities += [number + at / 100 for at in range(1, shape.affiliated.get(number, 0) + 1)]
        for entity in entities:
            row += 1
            sheet.cell(row, 1, f'="BE "&TEXT(INT(I{row}),"000")')
            sheet.cell(row, 7, "Add an affiliated entity")
            sheet.cell(row, 8, "B" if entity == number else "T")
            sheet.cell(row, 9, entity)
            for column in (2, 3, 4):
                sheet.cell(row, column).protection = OPEN
    choice = DataValidation("list", formula1="Start!$I$1:$I$5", allow_blank=True)
    choice.add(f"D{top + 1}:D{row}")
    sheet.add_data_validation(choice)


def _packages(sheet: Worksheet, shape: BlankShape) -> None:
    top = 2 + shape.shifted
    sheet.cell(top, 1, "WP Nr")
    sheet.cell(top, 2, "WP Label")
    sheet.cell(top, 4, "Apply it")
    sheet.cell(top, 5, "Add a work package")
    for number in range(1, shape.packages + 1):
        sheet.cell(top + number, 1, f'="WP "&TEXT(F{top + number},"000")')
        sheet.cell(top + number, 2).protection = OPEN
        sheet.cell(top + number, 6, number)


def _columns(number: int, shape: BlankShape) -> list[tuple[float, int]]:
    """The entities of a sheet with the column of their units."""
    entities = [number + at / 100 for at in range(shape.affiliated.get(number, 0) + 1)]
    return [(entity, 9 + 3 * at) for at, entity in enumerate(entities)]


def _costs(sheet: Worksheet, number: int, shape: BlankShape) -> None:
    entities = _columns(number, shape)
    top = 5 + shape.shifted
    for entity, column in entities:
        sheet.cell(3, column, f'=IF({_at(3, column + 1)}={number},"BE","TP")')
        sheet.cell(3, column + 1, entity)
        sheet.cell(4, column + 2, f'=SUMIF($B:$B,"WPRow.3",{_line(column + 2)})')
    for package in range(1, shape.packages + 1):
        sheet.cell(top, 4, package)
        sheet.cell(top, 5, f'=""&VLOOKUP("WP "&TEXT(D{top},"000"),WPs!A:B,2,FALSE)')
        first, last = top + 1, top + len(ROWS)
        for row, (key, mark, depth, label, section) in enumerate(ROWS, first):
            sheet.cell(row, 2, f"WPRow.{key}")
            sheet.cell(row, 3, mark)
            sheet.cell(row, 8, section if mark == "V" else None)
            is_code = label[1:2] == "." and label[2:3].isdigit()
            plain = f"{label[0]}{label[2]}.{label[3:]}" if is_code and shape.undotted else label
            sheet.cell(row, 5 + depth, plain)
            for _, column in entities:
                _amount(sheet, row, column, mark, section, (first, last))
        top = last + 2


def _amount(
    sheet: Worksheet, row: int, column: int, mark: str, section: str, block: tuple[int, int]
) -> None:
    cost = sheet.cell(row, column + 2)
    own = cost.coordinate
    sections, costs = (
        f'INDIRECT(ADDRESS({block[0]},{at})&":"&ADDRESS({block[1]},{at}),TRUE)'
        for at in ("8", f"COLUMN({own})")
    )
    if mark == "V":
        for at in (column, column + 1):
            sheet.cell(row, at).protection = OPEN
        cost.value = f"=ROUND(OFFSET({own},0,-2)*OFFSET({own},0,-1),2)"
    elif section == "direct":
        marks = f"$C${block[0]}:$C${block[1]}"
        cost.value = f'=SUMIF({marks},"V",{costs})'
    elif section == "indirect":
        volunteers = f'OFFSET({own},MATCH("A5",{sections},0)-{row - block[0] + 1},0)'
        cost.value = f"=ROUND((OFFSET({own},-1,0)-{volunteers})*0.07,2)"
    elif section == "total":
        cost.value = f"=OFFSET({own},ROW({_at(row - 2, column)})-ROW({own}),0)+OFFSET({own},-1,0)"
    else:
        wanted = {"1": "A1", "2": "C1", "3": "C3"}.get(section, f"{section}*")
        cost.value = f'=SUMIF({sections},"{wanted}",{costs})'


def _overview(sheet: Worksheet, shape: BlankShape) -> None:
    """The total and the EU contribution of each beneficiary, read from its sheet by its name."""
    last = 4 + shape.beneficiaries
    for number in range(1, shape.beneficiaries + 1):
        row = 4 + number
        sheet.cell(row, 1, number)
        name = f'"\'BE "&TEXT(A{row},"000")&"\'!'
        columns = "+".join(
            f'INDIRECT({name}"&ADDRESS(4,{column + 2}),TRUE)'
            for _, column in _columns(number, shape)
        )
        sheet.cell(row, 5, f"={columns}")
        rate = f"IF($E${last + 1}*COFINPERCENT>MAXSUB,MAXSUB/$E${last + 1},COFINPERCENT)"
        sheet.cell(row, 6, f'=IF(E{row}=0,"no costs",ROUND(E{row}*{rate},2))')
        sheet.cell(row, 7, f"=ROUND(F{row},2)")
    for column in "EF":
        sheet[f"{column}{last + 1}"] = f"=SUM({column}5:{column}{last})"


def _comments(sheet: Worksheet) -> None:
    for column, label in enumerate(("nr", "BE ref", "WP ref", "Comments"), 2):
        sheet.cell(3, column, label)
        for row in range(4, 24):
            sheet.cell(row, column).protection = OPEN


def _at(row: int, column: int) -> str:
    from openpyxl.utils import get_column_letter

    return f"{get_column_letter(column)}{row}"


def _line(column: int) -> str:
    from openpyxl.utils import get_column_letter

    return f"{get_column_letter(column)}:{get_column_letter(column)}"

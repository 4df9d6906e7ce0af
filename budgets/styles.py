"""How the workbook looks: number formats, rows of a kind, inputs; each combination made once."""

from __future__ import annotations

from dataclasses import dataclass, replace

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.worksheet import Worksheet

# openpyxl writes the parts of a font in an order that the schema does not foresee
Font.__elements__ = (
    *("b", "i", "strike", "condense", "extend", "outline", "shadow", "u"),
    *("vertAlign", "sz", "color", "name", "family", "charset", "scheme"),
)

FONT, SIZE = "Arial", 9
ACCENT = "1F3864"
"""The deep blue of the headings."""

BAR, PALE, HAIR, GREY, INK = "8EA9DB", "E4EAF5", "D0D5DE", "8A8F98", "1B1F27"
CREAM, BLUE = "FFF8E1", "1440B0"
RED, RED_PALE, GREEN, GREEN_PALE, AMBER, AMBER_PALE = (
    *("A61B1B", "F8D7D7"),
    *("1E6B3A", "DCEFE1"),
    *("8A5A00", "FBEBC8"),
)

FORMATS = {
    "text": "General",
    "wrap": "General",
    "small": "General",
    "centre": "General",
    "mark": "General",
    "quarter": "General",
    "eur": "#,##0.00",
    "pm": "#,##0.0#",
    "load": "0.00",
    "heat": "0.00;-0.00;",
    "number": "General",
    "count": "#,##0",
    "month": '"M"0',
    "tick": '"M"0',
    "share": "0.0%",
    "rate": "0.##%",
    "weight": "0.000",
    "date": "[$-809]d mmm yyyy",
    "mmm": "[$-809]mmm",
    "year": "0",
}
LEFT = frozenset({"text", "wrap", "small", "date"})
CENTRED = frozenset({"centre", "heat", "mark", "quarter", "month", "tick", "mmm", "year"})
TINY = frozenset({"small", "heat", "tick", "quarter", "mmm", "year"})
PADDED = frozenset({"eur", "pm", "load", "number", "count", "share", "rate"})
WRAPPED = frozenset({"wrap", "small"})


@dataclass(frozen=True, slots=True)
class Look:
    """The look of a kind of row."""

    bold: bool = False
    size: float = SIZE
    colour: str = INK
    fill: str = ""
    top: str = ""
    bottom: str = HAIR
    wrap: bool = False
    italic: bool = False
    shrink: bool = False


LOOKS = {
    "line": Look(),
    "strong": Look(bold=True),
    "group": Look(bold=True, fill=PALE, colour=ACCENT),
    "package": Look(fill=PALE, colour=ACCENT),
    "over": Look(bold=True, colour=ACCENT, bottom=""),
    "total": Look(bold=True, top=ACCENT, bottom=ACCENT),
    "head": Look(bold=True, fill=ACCENT, colour="FFFFFF", bottom=ACCENT, wrap=True),
    "band": Look(size=8, colour=GREY, bottom=""),
    "title": Look(bold=True, size=16, colour=ACCENT, bottom=""),
    "section": Look(bold=True, size=11, colour=ACCENT, bottom=ACCENT),
    "note": Look(colour=GREY, bottom=""),
    "plain": Look(bottom=""),
    "prose": Look(bottom="", wrap=True),
    "key": Look(size=6, colour="B4B8C0", fill="F4F5F7", bottom="", shrink=True),
    "end": Look(size=7, colour=GREY, fill="F4F5F7", bottom=HAIR, italic=True),
}


class Styles:
    """Hands out the number of a cell format; makes each the first time it is asked for."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._numbers: dict[tuple[str, str, bool], int] = {}
        self._scratch: Worksheet = book.create_sheet("scratch")

    def number(self, form: str, look: str, is_input: bool = False) -> int:
        """The number of this number format in this kind of row, as an input or not."""
        key = (form, look, is_input)
        if key not in self._numbers:
            self._numbers[key] = self._made(form, LOOKS[look], is_input)
        return self._numbers[key]

    def close(self) -> None:
        """Takes the scratch sheet away; the formats stay."""
        self._book.remove(self._scratch)

    def _made(self, form: str, look: Look, is_input: bool) -> int:
        if is_input:
            look = replace(look, fill=CREAM, colour=BLUE)
        size = min(look.size, SIZE - 2) if form in TINY else look.size
        cell = self._scratch.cell(1, len(self._numbers) + 1)
        cell.font = Font(name=FONT, sz=size, b=look.bold, i=look.italic, color=f"FF{look.colour}")
        cell.fill = PatternFill("solid", fgColor=f"FF{look.fill}") if look.fill else PatternFill()
        cell.border = Border(top=_side(look.top), bottom=_side(look.bottom))
        cell.alignment = Alignment(
            horizontal=_across(form),
            vertical="center",
            indent=1 if form in PADDED else 0,
            wrap_text=look.wrap or form in WRAPPED,
            shrink_to_fit=look.shrink or None,
        )
        cell.number_format = FORMATS[form]
        cell.protection = Protection(locked=not is_input)
        return int(cell.style_id)


def _side(colour: str) -> Side:
    return Side(style="thin" if colour else None, color=f"FF{colour}" if colour else None)


def _across(form: str) -> str:
    if form in CENTRED:
        return "center"
    return "left" if form in LEFT else "right"

"""How the workbook looks: number formats, rows of a kind, inputs; each combination made once."""

from __future__ import annotations

from locale import windows_locale
from typing import Any, NamedTuple

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.styles.numbers import BUILTIN_FORMATS_MAX_SIZE, BUILTIN_FORMATS_REVERSE

# openpyxl writes the parts of a font in an order that the schema does not foresee
Font.__elements__ = (
    *("b", "i", "strike", "condense", "extend", "outline", "shadow", "u"),
    *("vertAlign", "sz", "color", "name", "family", "charset", "scheme"),
)

FONT, SIZE = "Arial", 9
ACCENT = "1F3864"
"""The deep blue of the headings."""

BAR, PALE, HAIR, GREY, INK = "8EA9DB", "E4EAF5", "D0D5DE", "8A8F98", "1B1F27"
BAND = "F1F4F9"
CREAM, BLUE = "FFF8E1", "1440B0"
RED, RED_PALE, GREEN, GREEN_PALE, AMBER, AMBER_PALE = (
    *("A61B1B", "F8D7D7"),
    *("1E6B3A", "DCEFE1"),
    *("8A5A00", "FBEBC8"),
)


LOCALE = "[$-LCID]"
"""Stands in a date format for the number of the language in which months are written."""


TABS = {
    "look": (ACCENT, "Tabs to look at first: what comes out, and what does not fit"),
    "plan": ("8EA9DB", "Tabs of the plan: who does what and when"),
    "people": ("6FA287", "Tabs of people: work, rates and what they cost"),
    "money": ("D9A441", "Tabs of money: costs, support to third parties, budget"),
    "call": ("9AA0A8", "Tabs to look things up: the call, and this workbook"),
}
"""The colours of tabs by what a sheet is about, and what the sheet How to use says of them."""


class Form(NamedTuple):
    """How the values of a column stand in their cells."""

    code: str = "General"
    """The number format, with a little room after figures; its third part shows a computed 0."""

    across: str = "left"
    tiny: bool = False
    wrap: bool = False


FORMS = {
    "text": Form(),
    "wrap": Form(wrap=True),
    "centre": Form(across="center"),
    "mark": Form(across="center"),
    "quarter": Form(across="center", tiny=True),
    "eur": Form('#,##0.00_-_-;-#,##0.00_-_-;"–"_-_-', "right"),
    "price": Form('#,##0.00##_-_-;-#,##0.00##_-_-;"–"_-_-', "right"),
    "pm": Form('#,##0.0#_-_-;-#,##0.0#_-_-;"–"_-_-', "right"),
    "load": Form("0.00_-_-", "right"),
    "heat": Form("0.00;-0.00;", "center", tiny=True),
    "number": Form("General_-_-", "right"),
    "quantity": Form('General_-_-;-General_-_-;"–"_-_-', "right"),
    "count": Form("#,##0_-_-", "right"),
    "missing": Form('0;-0;"✓"', "center"),
    "figure": Form("General", "left"),
    "month": Form('"M"0;"M"-0;', "center"),
    "tick": Form('"M"0', "center", tiny=True),
    "share": Form("0.00%_-_-", "right"),
    "rate": Form("0.0#%_-_-", "right"),
    "weight": Form("0.000_-_-", "right"),
    "date": Form(f"{LOCALE}d mmm yyyy"),
    "day": Form(f"{LOCALE}d mmm yyyy", "right"),
    "mmm": Form(f"{LOCALE}mmm", "center", tiny=True),
    "year": Form("0", "center", tiny=True),
}


class Look(NamedTuple):
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
    down: str = "center"
    """Where a cell that is higher than its text has it."""


LOOKS = {
    "line": Look(),
    "entry": Look(down="top"),
    "entry name": Look(bold=True, down="top"),
    "count": Look(bold=True, bottom=""),
    "strong": Look(bold=True),
    "group": Look(bold=True, fill=PALE, colour=ACCENT),
    "package": Look(fill=PALE, colour=ACCENT),
    "over": Look(bold=True, colour=ACCENT, bottom="", wrap=True),
    "total": Look(bold=True, top=ACCENT, bottom=ACCENT),
    "head": Look(bold=True, fill=ACCENT, colour="FFFFFF", bottom=ACCENT, wrap=True),
    "small": Look(colour=GREY, bottom=""),
    "faint": Look(size=7, colour="C3C8D0", bottom=""),
    "band": Look(size=8, colour=GREY, bottom=""),
    "title": Look(bold=True, size=16, colour=ACCENT, bottom=""),
    "section": Look(bold=True, size=11, colour=ACCENT, bottom=""),
    "heading": Look(bold=True, size=11, colour=ACCENT, bottom=ACCENT),
    "note": Look(colour=GREY, bottom=""),
    "plain": Look(bottom=""),
    "key": Look(size=6, colour="E6E8EC", fill="F4F5F7", bottom="", shrink=True),
    "deliverable": Look(bold=True, colour=GREEN),
    "milestone": Look(bold=True, colour=RED),
    "link": Look(colour=ACCENT),
    "input": Look(fill=CREAM, colour=BLUE),
    **{f"tab/{kind}": Look(fill=colour) for kind, (colour, _) in TABS.items()},
    "end": Look(size=7, colour=GREY, fill="F4F5F7", italic=True),
}


class Styles:
    """Hands out the number of a cell format; makes each the first time it is asked for."""

    def __init__(self, book: Workbook, locale: str = "en-GB") -> None:
        self._book: Any = book
        self._locale = f"[$-{_lcid(locale):X}]"
        self._numbers: dict[tuple[str, str, bool], int] = {}
        self._parts: dict[tuple[str, object], int] = {}

    def number(self, form: str, look: str, is_input: bool = False) -> int:
        """The number of this number format in this kind of row, as an input or not."""
        key = (form, look, is_input)
        if (found := self._numbers.get(key)) is None:
            found = self._numbers[key] = self._made(FORMS[form], LOOKS[look], is_input)
        return found

    def _made(self, form: Form, look: Look, is_input: bool) -> int:
        code = form.code.replace(LOCALE, self._locale)
        if is_input:
            look, code = look._replace(fill=CREAM, colour=BLUE), code.partition(";")[0]
        size = min(look.size, SIZE - 2) if form.tiny else look.size
        parts = (
            self._part("_fonts", (look.bold, look.italic, size, look.colour), _font),
            self._part("_fills", look.fill, _fill),
            self._part("_borders", (look.top, look.bottom), _border),
            self._code(code),
            self._part("_protections", not is_input, _protection),
            self._part(
                "_alignments",
                (form.across, look.wrap, form.wrap or look.wrap, look.shrink, look.down),
                _alignment,
            ),
        )
        return int(self._book._cell_styles.add(StyleArray([*parts, 0, 0, 0])))

    def _part(self, collection: str, what: Any, make: Any) -> int:
        """The number of a font, fill, border, protection or alignment in the workbook."""
        key = (collection, what)
        if key not in self._parts:
            self._parts[key] = getattr(self._book, collection).add(make(what))
        return self._parts[key]

    def _code(self, code: str) -> int:
        if code in BUILTIN_FORMATS_REVERSE:
            return int(BUILTIN_FORMATS_REVERSE[code])
        return int(self._book._number_formats.add(code)) + BUILTIN_FORMATS_MAX_SIZE


def _lcid(locale: str) -> int:
    """The number by which Windows knows `fr-FR`; that of British English where it knows none."""
    known = {name: number for number, name in windows_locale.items()}
    return known.get(locale.replace("-", "_"), known["en_GB"])


def _font(what: tuple[bool, bool, float, str]) -> Font:
    bold, italic, size, colour = what
    return Font(name=FONT, sz=size, b=bold, i=italic, color=f"FF{colour}")


def _fill(colour: str) -> PatternFill:
    return PatternFill("solid", fgColor=f"FF{colour}") if colour else PatternFill()


def _border(what: tuple[str, str]) -> Border:
    top, bottom = what
    return Border(top=_side(top), bottom=_side(bottom))


def _side(colour: str) -> Side:
    return Side("thin", color=f"FF{colour}") if colour else Side()


def _protection(locked: bool) -> Protection:
    return Protection(locked=locked)


def _alignment(what: tuple[Any, bool, bool, bool, Any]) -> Alignment:
    across, heads, wrap, shrink, down = what
    return Alignment(
        horizontal=across,
        vertical=down,
        indent=1 if heads and across == "right" else 0,
        wrap_text=wrap or None,
        shrink_to_fit=shrink or None,
    )

"""The looks that cells take by a rule: bars, marks, lights, heat."""

from __future__ import annotations

from openpyxl.formatting.rule import ColorScale, FormatObject, Rule
from openpyxl.styles import Color, Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle

from budgets import styles

HEAT, STOPS = "heat", frozenset({"over"})


def rule(look: str, formula: str) -> Rule:
    """The rule that gives cells the look while `formula` is true; heat needs no formula."""
    if look == HEAT:
        ends = [FormatObject(type="num", val=0), FormatObject(type="max")]
        colours = [Color("FFFFFFFF"), Color(f"FF{styles.BAR}")]
        return Rule(type="colorScale", colorScale=ColorScale(cfvo=ends, color=colours))
    stop = True if look in STOPS else None
    return Rule(type="expression", dxf=LOOKS[look], formula=[formula], stopIfTrue=stop)


def _look(colour: str = "", fill: str = "", bold: bool | None = None) -> DifferentialStyle:
    """No lines: LibreOffice saves those of a rule without their colour, and they turn black."""
    return DifferentialStyle(
        font=Font(color=f"FF{colour}", b=bold) if colour or bold else None,
        fill=PatternFill(bgColor=f"FF{fill}", fill_type="solid") if fill else None,
    )


LOOKS = {
    "package": _look(styles.ACCENT, styles.ACCENT),
    "bar": _look(styles.BAR, styles.BAR),
    "period": _look("B4BAC4", "B4BAC4"),
    "band": _look(fill=styles.BAND),
    "good": _look(styles.GREEN, styles.GREEN_PALE, bold=True),
    "bad": _look(styles.RED, styles.RED_PALE, bold=True),
    "open": _look(styles.AMBER, styles.AMBER_PALE, bold=True),
    "over": _look("FFFFFF", styles.RED, bold=True),
    "red": _look(styles.RED, bold=True),
    "pale": _look(fill=styles.PALE),
}

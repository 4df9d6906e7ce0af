"""A bar chart as a native DrawingML chart.

Why native charts: Word and LibreOffice both draw them sharply in any size (tried with LibreOffice
7.4), and a person can restyle one or mend an amount through Word's own "Edit data". All amounts
are in the chart part too, so nothing has to be computed to show it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_CEILING, Decimal
from html import escape

from toolkit.cell_addresses import letters
from toolkit.document.figures import BarChart, Series
from toolkit.document.style import Style
from toolkit.writers.docx.chart_data import SHEET
from toolkit.writers.docx.drawings import NAMESPACES, Place, inline
from toolkit.writers.docx.runs import attribute, clean

KIND = "http://schemas.openxmlformats.org/drawingml/2006/chart"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
APART = "\\\N{NO-BREAK SPACE}"
AMOUNTS = f"[>=1000000]#{APART}###{APART}##0;[>=1000]#{APART}##0;General"
"""Thousands apart by a no-break space, as everywhere in the proposal."""

ROW, ENTRY, AXIS = 15.0, 13.0, 26.0
"""Points for each lying bar, for each entry of the legend at their side, and for the axis below."""

BESIDE = 0.32
"""The part of the width that the legend takes beside lying bars."""

STEPS = 4
"""Lines across lying bars, at most."""

STANDING = 200.0
"""Points of height of a chart whose bars stand."""

CATEGORIES, VALUES = 111111111, 222222222


def height_of(chart: BarChart, tallest: float) -> float:
    """The height in points, as its bars need it and its page allows."""
    if not chart.lying:
        return min(STANDING, tallest)
    bars, entries = len(chart.categories) * ROW, len(chart.series) * ENTRY
    return min(max(bars, entries) + AXIS, tallest)


def framed(relation: str, place: Place, height: float) -> str:
    """The run that shows the chart behind a relationship."""
    shown = f'<c:chart xmlns:c="{KIND}" xmlns:r="{OFFICE}" r:id="{relation}"/>'
    return f"<w:r><w:drawing {NAMESPACES}>{inline(place, height, KIND, shown)}</w:drawing></w:r>"


def chart(bars: BarChart, style: Style) -> str:
    """The chart part; its workbook is its first relationship."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<c:chartSpace xmlns:c="{KIND}" xmlns:r="{OFFICE}" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        f"<c:plotArea><c:layout/>{_bars(bars, style)}{_axes(bars, style)}</c:plotArea>"
        f'{_legend(bars)}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f"{_type(style)}"
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def shades(style: Style, number: int) -> Iterator[str]:
    """Colours from the deepest to the lightest of the style; apart in grey as well."""
    way = [_rgb(one) for one in (style.table.total_rule, style.table.bar, style.table.group)]
    for position in range(number):
        at = 2 * position / max(number - 1, 1)
        start, end = (way[0], way[1]) if at <= 1 else (way[1], way[2])
        part = at if at <= 1 else at - 1
        mixed = (round(one + (other - one) * part) for one, other in zip(start, end, strict=True))
        yield "".join(f"{one:02X}" for one in mixed)


def _rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour))


def _bars(bars: BarChart, style: Style) -> str:
    colours = shades(style, len(bars.series))
    series = "".join(
        _series(bars, number, one, fill, style.table.total_rule)
        for number, (one, fill) in enumerate(zip(bars.series, colours, strict=True))
    )
    return (
        f'<c:barChart><c:barDir val="{"bar" if bars.lying else "col"}"/>'
        f'<c:grouping val="stacked"/><c:varyColors val="0"/>{series}'
        f'<c:gapWidth val="55"/><c:overlap val="100"/><c:axId val="{CATEGORIES}"/>'
        f'<c:axId val="{VALUES}"/></c:barChart>'
    )


def _series(bars: BarChart, number: int, series: Series, fill: str, line: str) -> str:
    column, last = letters(number + 2), len(bars.categories) + 1
    amounts = "".join(_point(at, str(one)) for at, one in enumerate(series.values))
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/>'
        f"<c:tx>{_names(f'{SHEET}!${column}$1', (series.name,))}</c:tx>"
        f'<c:spPr>{_solid(fill)}<a:ln w="6350">{_solid(line)}</a:ln></c:spPr>'
        '<c:invertIfNegative val="0"/>'
        f"<c:cat>{_names(f'{SHEET}!$A$2:$A${last}', bars.categories)}</c:cat>"
        f"<c:val><c:numRef><c:f>{SHEET}!${column}$2:${column}${last}</c:f><c:numCache>"
        f"<c:formatCode>General</c:formatCode>{_count(series.values)}{amounts}"
        "</c:numCache></c:numRef></c:val></c:ser>"
    )


def _names(where: str, names: tuple[str, ...]) -> str:
    points = "".join(_point(at, one) for at, one in enumerate(names))
    return (
        f"<c:strRef><c:f>{where}</c:f><c:strCache>{_count(names)}{points}</c:strCache></c:strRef>"
    )


def _count(points: Sequence[object]) -> str:
    return f'<c:ptCount val="{len(points)}"/>'


def _point(at: int, value: str) -> str:
    return f'<c:pt idx="{at}"><c:v>{escape(clean(value), quote=False)}</c:v></c:pt>'


def _axes(bars: BarChart, style: Style) -> str:
    # bars that lie begin at the top, as one reads; the amounts then are below all the same
    order, crosses = ("maxMin", "max") if bars.lying else ("minMax", "autoZero")
    line = f'<c:spPr><a:ln w="6350">{_solid(style.table.rule)}</a:ln></c:spPr>'
    place, side = ("l", "b") if bars.lying else ("b", "l")
    ends = steps = ""
    if bars.lying and (longest := _longest(bars)):
        step = _step(longest)
        fine = step / 5
        whole = (longest / fine).to_integral_value(ROUND_CEILING)
        ends = f'<c:max val="{whole * fine:f}"/>'
        steps = f'<c:majorUnit val="{step:f}"/>'
    return (
        f'<c:catAx><c:axId val="{CATEGORIES}"/><c:scaling><c:orientation val="{order}"/>'
        f'</c:scaling><c:delete val="0"/><c:axPos val="{place}"/><c:numFmt formatCode="General" '
        'sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="low"/>{line}<c:crossAx val="{VALUES}"/><c:crosses val="autoZero"/>'
        '<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>'
        '<c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>'
        f'<c:valAx><c:axId val="{VALUES}"/><c:scaling><c:orientation val="minMax"/>'
        f'{ends}<c:min val="0"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{side}"/><c:majorGridlines>{line}</c:majorGridlines>'
        # below bars that lie it would take the room of two of them; the caption tells the unit
        f"{'' if bars.lying else _title(bars.unit, style)}"
        f'<c:numFmt formatCode={attribute(AMOUNTS)} sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>"
        '<c:txPr><a:bodyPr rot="0" vert="horz"/><a:p><a:pPr><a:defRPr/></a:pPr>'
        '<a:endParaRPr lang="en-GB"/></a:p></c:txPr>'
        f'<c:crossAx val="{CATEGORIES}"/><c:crosses val="{crosses}"/>'
        f'<c:crossBetween val="between"/>{steps}</c:valAx>'
    )


def _longest(bars: BarChart) -> Decimal:
    """What the longest bar comes to."""
    sums = (sum(one, Decimal(0)) for one in zip(*(one.values for one in bars.series), strict=True))
    return max(sums, default=Decimal(0))


def _step(longest: Decimal) -> Decimal:
    """From one line to the next, so that the amounts below them have room side by side."""
    power = Decimal(10) ** (longest.adjusted() - 1)
    return next(one * power for one in (2, 5, 10, 20, 50) if longest / (one * power) <= STEPS)


def _title(words: str, style: Style) -> str:
    return (
        '<c:title><c:tx><c:rich><a:bodyPr rot="-5400000" vert="horz"/>'
        '<a:p><a:pPr><a:defRPr b="0"/></a:pPr>'
        f'<a:r><a:rPr lang="en-GB" sz="{_size(style)}" b="0"/>'
        f"<a:t>{escape(clean(words), quote=False)}</a:t></a:r></a:p></c:rich></c:tx>"
        '<c:overlay val="0"/></c:title>'
    )


def _legend(bars: BarChart) -> str:
    if len(bars.series) < 2:
        return ""
    if not bars.lying:
        return '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>'
    # below bars that lie it would take the room of three of them
    return (
        '<c:legend><c:legendPos val="r"/><c:layout><c:manualLayout><c:xMode val="edge"/>'
        f'<c:yMode val="edge"/><c:x val="{1 - BESIDE}"/><c:y val="0.02"/><c:w val="{BESIDE}"/>'
        '<c:h val="0.9"/></c:manualLayout></c:layout><c:overlay val="0"/></c:legend>'
    )


def _type(style: Style) -> str:
    """The type of all words in the chart."""
    font = attribute(style.font)
    return (
        f'<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="{_size(style)}">{_solid("000000")}'
        f"<a:latin typeface={font}/><a:cs typeface={font}/></a:defRPr></a:pPr>"
        '<a:endParaRPr lang="en-GB"/></a:p></c:txPr>'
    )


def _size(style: Style) -> int:
    return round(style.faces["table"].size * 100)


def _solid(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'

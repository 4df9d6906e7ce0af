"""Rows that head others are on the same page as what they head."""

from __future__ import annotations

from toolkit.official_form.cells import FormRow, words_of
from toolkit.official_form.tables import FormTable
from toolkit.ooxml.wordml import PPR, TRPR, Element, P, element, first, w

SHORT = 900
"""Letters of a row that is kept on one page."""

BEFORE_KEEP = {w("pStyle")}
BEFORE_BREAK = {w("pStyle"), w("keepNext"), w("keepLines")}
"""What the schema has before it in the properties of a paragraph."""


def keep_together(table: FormTable) -> None:
    """Keeps titles, heads and labelled cells of a table with the row that follows."""
    last = table.rows[-1] if table.rows else None
    for row in table.rows:
        if row is not last and (row.is_title or row.is_head or _is_labelled(row)):
            for paragraph in row.element.iter(P):
                _keep_next(paragraph)
            _whole(row.element)
        elif len(words_of(row.element)) <= SHORT:
            _whole(row.element)


def on_new_page(paragraph: Element) -> None:
    """Begins a page with a paragraph."""
    properties = first(paragraph, PPR)
    if properties.find(w("pageBreakBefore")) is None:
        at = 0
        while at < len(properties) and properties[at].tag in BEFORE_BREAK:
            at += 1
        properties.insert(at, element("pageBreakBefore"))


def _is_labelled(row: FormRow) -> bool:
    return len(row.cells) > 1 and row.cells[0].is_label and not row.cells[1].is_shaded


def _keep_next(paragraph: Element) -> None:
    properties = first(paragraph, PPR)
    if properties.find(w("keepNext")) is not None:
        return
    at = 1 if len(properties) and properties[0].tag in BEFORE_KEEP else 0
    properties.insert(at, element("keepNext"))


def _whole(row: Element) -> None:
    """Keeps a row on one page."""
    properties = row.find(TRPR)
    if properties is None:
        properties = element("trPr")
        at = next((n for n, one in enumerate(row) if one.tag != w("tblPrEx")), len(row))
        row.insert(at, properties)
    if properties.find(w("cantSplit")) is None:
        properties.insert(0, element("cantSplit"))

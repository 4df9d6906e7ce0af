"""The flat data of a plan as a text with separated values, as spreadsheets open it."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Literal

from budgets.data_rows import HEADS, DataRow, data_rows
from toolkit.plan.dossier import Dossier

Decimals = Literal["point", "comma"]

SEPARATORS = {"point": ",", "comma": ";"}
"""What is between two values, by the sign before decimals: as Excel expects it in the countries
that write numbers so."""

MARK = "\ufeff"
"""Tells Excel that the text is UTF-8."""

LONGEST_LINE = 10_000
"""Bytes of a first line that are looked at."""

BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""Behind these a spreadsheet would compute; the text gets an apostrophe in front, as it is shown in
the line of a cell (OWASP, CSV injection)."""


def decimals_of(dossier: Dossier) -> Decimals:
    """The sign before decimals in the language of the proposal."""
    return "comma" if "," in dossier.language.number(Decimal("0.5")) else "point"


def is_data_csv(path: Path, dossier: Dossier) -> bool:
    """Whether a file is empty, or begins as `data_csv` does in the language of the proposal."""
    with path.open("rb") as file:
        first = file.readline(LONGEST_LINE).rstrip(b"\r\n").decode("utf-8", "replace")
    return first in ("", *(f"{MARK}{_line(_heads(dossier), sign)}" for sign in SEPARATORS.values()))


def data_csv(dossier: Dossier, decimals: Decimals) -> bytes:
    """The rows of `data_rows` with a row of headings, in UTF-8 with its mark, lines ended by CRLF.

    Numbers have no thousands separators; a figure that is not known is empty.
    """
    text = StringIO()
    writer = csv.writer(text, delimiter=SEPARATORS[decimals], lineterminator="\r\n")
    writer.writerow(_heads(dossier))
    writer.writerows(_values(one, decimals) for one in data_rows(dossier))
    return (MARK + text.getvalue()).encode("utf-8")


def _heads(dossier: Dossier) -> list[str]:
    return [dossier.language.say(head) for head in HEADS]


def _line(values: Iterable[str], separator: str) -> str:
    text = StringIO()
    csv.writer(text, delimiter=separator, lineterminator="").writerow(values)
    return text.getvalue()


def _values(row: DataRow, decimals: Decimals) -> Iterable[str]:
    return (_value(one, decimals) for one in row)


def _value(value: str | int | Decimal | None, decimals: Decimals) -> str:
    match value:
        case None:
            return ""
        case str():
            return f"'{value}" if value.startswith(BEGINS_A_FORMULA) else value
        case int():
            return str(value)
    text = f"{value:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace(".", ",") if decimals == "comma" else text

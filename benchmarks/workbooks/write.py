"""
Writes a workbook once, and prints the processor seconds that the writing took.

    python benchmarks/workbooks/write.py ours OUTLINE OUT.xlsx
    python benchmarks/workbooks/write.py xlsxwriter CELLS.pickle OUT.xlsx

Imports and reading are not counted on either side. Ours counts everything from the computed plan
to the bytes: formulas, names, rules, charts, base; XlsxWriter writes finished cells.
"""

from __future__ import annotations

import pickle
import sys
from datetime import UTC, datetime
from pathlib import Path
from time import process_time


def ours(outline: Path, out: Path) -> float:
    """From the dossier to the file."""
    from budgets.workbook import write_workbook
    from toolkit.pipeline import read_dossier

    dossier = read_dossier(outline)
    began = process_time()
    out.write_bytes(write_workbook(dossier, clock=datetime(2026, 1, 1, tzinfo=UTC)))
    return process_time() - began


def xlsxwriter(cells: Path, out: Path) -> float:
    """The same cells, formats, formulas and stored results."""
    import xlsxwriter as library

    sheets, formats = pickle.loads(cells.read_bytes())
    began = process_time()
    book = library.Workbook(str(out))
    made = [book.add_format(one) for one in formats]
    for title, cells_of_sheet in sheets.items():
        sheet = book.add_worksheet(title)
        for row, column, style, kind, content, result in cells_of_sheet:
            if kind == "formula":
                sheet.write_formula(row, column, content, made[style], result)
            elif kind == "text":
                sheet.write_string(row, column, content, made[style])
            elif kind == "number":
                sheet.write_number(row, column, content, made[style])
            else:
                sheet.write_blank(row, column, None, made[style])
    book.close()
    return process_time() - began


if __name__ == "__main__":
    write = {"ours": ours, "xlsxwriter": xlsxwriter}[sys.argv[1]]
    print(write(Path(sys.argv[2]), Path(sys.argv[3])))

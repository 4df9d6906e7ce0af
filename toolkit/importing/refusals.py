"""Files that an import cannot read, each with a way out."""

from __future__ import annotations

from toolkit.diagnostics import Diagnostic, Place, ProposalError
from toolkit.importing.sheet_cells import MOST_CELLS, MOST_ROWS

OTHER_KIND, TOO_MANY, NO_TEXT = "IMP101", "IMP102", "IMP103"

SAVE_AS = "open it in Excel or LibreOffice and save it as an Excel workbook (.xlsx)"

WAYS_OUT = {
    ".xls": SAVE_AS,
    ".xlsm": SAVE_AS,
    ".xlsb": SAVE_AS,
    ".ods": SAVE_AS,
    ".numbers": "export it as an Excel workbook (.xlsx)",
    ".doc": "open it in Word and save it as a Word document (.docx)",
    ".odt": "open it in Word or LibreOffice and save it as a Word document (.docx)",
    ".pdf": "ask for the Word or Excel file that it was made from",
}


def other_kind(file: str, ending: str) -> ProposalError:
    """The error for a file that is neither a sheet nor a Word file, by its ending."""
    what = f"a {ending} file" if ending else "a file without an ending"
    fact = f"{what} is not read; an import takes .xlsx, .csv and .docx"
    hint = WAYS_OUT.get(ending, "save it as an Excel workbook (.xlsx), or as a Word file (.docx)")
    return ProposalError(Diagnostic(Place(file), OTHER_KIND, fact, hint))


def too_many(file: str, sheet: str = "", what: str = "") -> ProposalError:
    """The error for a sheet with far more rows than any proposal, or more of something else."""
    whose = f"its sheet {sheet}" if sheet else "the sheet"
    cells = f"up to {MOST_ROWS} rows and {MOST_CELLS} cells with words or numbers are read"
    fact = f"{whose} has {what or f'too many cells; {cells}'}"
    hint = "copy the rows of this project into a sheet of their own, and import that"
    return ProposalError(Diagnostic(Place(file), TOO_MANY, fact, hint))


def not_text(file: str) -> ProposalError:
    """The error for a text file that holds something else."""
    fact = "this is not a text with separated values"
    hint = "open it in Excel or LibreOffice and save it as an Excel workbook (.xlsx)"
    return ProposalError(Diagnostic(Place(file), NO_TEXT, fact, hint))

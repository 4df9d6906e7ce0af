"""
An error of Word is printed in the place of a number or a label.

Why it matters
    A reference whose target was deleted shows "Error! Reference source not found." once Word
    counts the fields again, at the latest while it makes the PDF. It is the first thing that a
    reader sees on the page.

Example
    "as Error! Reference source not found. shows" in 3.1, after a table was deleted.

How to correct it
    Delete the error and write the label, or choose References, Cross-reference, and refer to
    the new place. In Word Ctrl+A, F9 counts all fields again. It is a warning.
"""

import re
from collections.abc import Iterator

from toolkit.diagnostics import Severity
from toolkit.finished_file.file_rules import Found, file_rule
from toolkit.finished_file.model import FinishedFile, Paragraph
from toolkit.finished_file.rules._places import places, sections_named
from toolkit.plan.dossier import Dossier

PRINTED = re.compile(
    r"\b(?:Error!|Erreur\s?!|Fehler!|¡Error!|Errore\.|Erro!) ?"
    r"(?:Reference source|Bookmark|Source du renvoi|Signet|Verweisquelle|Textmarke|"
    r"No se encuentra|Marcador|L'origine|Segnalibro|A origem)[^.]*\.?"
)
"""How the error reads where it is no field any more, as in a PDF."""


@file_rule("FIL125", Severity.WARNING)
def field_shows_error(file: FinishedFile, _: Dossier) -> Iterator[Found]:
    found: list[tuple[Paragraph, str]] = [(one.at, one.shown) for one in file.field_errors]
    known = {id(at) for at, _ in found}
    for one in file.paragraphs:
        if id(one) not in known and (printed := PRINTED.search(one.text)):
            found.append((one, printed[0]))
    if found:
        at, shown = found[0]
        yield Found(
            f"{places(len(found))} with an error of Word in the place of a number or a label"
            f"{sections_named(one for one, _ in found)}",
            "delete the error and write what it stands for, or set the cross-reference again",
            at,
            shown,
        )

"""
The PDF is encrypted.

Why it matters
    The Portal stamps what is handed in with a number and a date, and evaluators search it and
    copy from it. A PDF with a password or with restrictions does not allow that, and may be
    refused (not verified for this call).

Example
    The PDF opens without a password, but nobody may copy from it or change it.

How to correct it
    Make the PDF again without a password: in Word at Save As, PDF, Options, clear "Encrypt the
    document with a password". It is a warning.
"""

from collections.abc import Iterator

from toolkit.diagnostics import Severity
from toolkit.finished_file.file_rules import Found, file_rule
from toolkit.finished_file.model import FinishedFile
from toolkit.plan.dossier import Dossier


@file_rule("FIL141", Severity.WARNING)
def pdf_locked(file: FinishedFile, _: Dossier) -> Iterator[Found]:
    if file.is_locked:
        yield Found(
            "the PDF is encrypted, so that not everything may be done with it",
            "make it again without a password and without restrictions",
        )

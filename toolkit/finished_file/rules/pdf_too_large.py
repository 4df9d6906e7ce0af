"""
The PDF is larger than the Portal takes.

Why it matters
    The Submission System takes files of up to 10 MB, as applicants report; the limit is shown
    beside the field for the upload and was not verified for this call. A file that is refused
    in the last hour is handed in late.

Example
    Six photographs straight from a camera make a PDF of 34 MB.

How to correct it
    In Word select a picture, choose Picture Format, Compress Pictures, 150 ppi for all, and make
    the PDF again with "Minimum size". It is a warning.
"""

from collections.abc import Iterator

from toolkit.diagnostics import Severity
from toolkit.finished_file.file_rules import Found, file_rule
from toolkit.finished_file.model import FinishedFile, Kind
from toolkit.plan.dossier import Dossier

MEGABYTE = 1024 * 1024
MOST = 10


@file_rule("FIL140", Severity.WARNING)
def pdf_too_large(file: FinishedFile, _: Dossier) -> Iterator[Found]:
    if file.kind is Kind.PDF and file.size > MOST * MEGABYTE:
        yield Found(
            f"the PDF has {file.size / MEGABYTE:.1f} MB, and the Portal is known to take up to "
            f"{MOST} MB (not verified for this call)",
            "compress the pictures in Word (Picture Format, Compress Pictures) and make the PDF "
            "again; look at the limit beside the field in the Portal",
        )

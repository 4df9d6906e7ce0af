"""
The file holds hidden text.

Why it matters
    Hidden text is not printed, but it is in the file: whoever receives the Word file can show
    it, and it may be what nobody was to read. Words that should be read and were hidden by
    accident are missing in the PDF.

Example
    A note on a partner's finances is hidden in 2.1.4.

How to correct it
    In Word choose Home, Show/Hide (¶), which shows hidden text with dots below it. Delete it, or
    take the mark at Font, Hidden away where it is to be read. It is a warning.
"""

from collections.abc import Iterator

from toolkit.diagnostics import Severity
from toolkit.finished_file.file_rules import Found, file_rule
from toolkit.finished_file.model import FinishedFile
from toolkit.finished_file.rules._places import places, sections_named
from toolkit.plan.dossier import Dossier


@file_rule("FIL120", Severity.WARNING)
def hidden_text(file: FinishedFile, _: Dossier) -> Iterator[Found]:
    hidden = [one for one in file.body if any(map(str.isalnum, one.hidden))]
    if hidden:
        yield Found(
            f"hidden text at {places(len(hidden))}{sections_named(hidden)}",
            "choose Home, Show/Hide (¶) to see it; delete it, or clear the box Font, Hidden",
            hidden[0],
            hidden[0].hidden,
        )

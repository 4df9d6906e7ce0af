"""
The file has more pages than the call or its form allows, or may have.

Why it matters
    The Portal warns of a file with more pages than the call allows, and makes those behind the
    limit invisible to evaluators: the work plan and the declarations, which come last. The
    notice on the first page of a filled form says how many there may be, its instructions
    included; where it leaves that to the call, or there is no form, the call's limit counts.
    Word, LibreOffice and PDF break pages differently, so the count is a range unless Word or the
    PDF says it.

Example
    The call allows 70 pages, and the file has 71 to 75 by the count of LibreOffice.

How to correct it
    Shorten the sections that have most words for the points they bring, which are named; then
    print to PDF and look at the number of its pages. It is an error where the file surely has
    too many, and else a warning.
"""

from collections import Counter
from collections.abc import Iterator

from toolkit.diagnostics import Severity
from toolkit.finished_file.file_rules import Found, file_rule
from toolkit.finished_file.model import FinishedFile
from toolkit.finished_file.page_limit import page_limit
from toolkit.finished_file.rules._persons_text import persons_text, words_in
from toolkit.model.wording import listed
from toolkit.plan.dossier import Dossier

LONGEST = 3


@file_rule("FIL110", Severity.WARNING)
def pages_over_limit(file: FinishedFile, dossier: Dossier) -> Iterator[Found]:
    limit = page_limit(file, dossier)
    if limit is None:
        return
    if file.pages is None:
        yield Found(
            f"the pages of the file were not counted, and {limit.source} allows {limit.pages}",
            "save the file in Word, which notes their number in it, and check it again; or check "
            "the PDF",
            severity=Severity.ADVICE,
        )
        return
    least, most = file.pages
    if most <= limit.pages:
        return
    counted = f"{least}" if least == most else f"{least} to {most}"
    by = f" by the count of {file.page_source}" if file.page_source else ""
    may = "has" if least > limit.pages else "may have"
    yield Found(
        f"the file {may} too many pages: {counted}{by}, and {limit.source} allows {limit.pages}",
        f"shorten what has most words for its points: {listed(_could_give(file, dossier))}",
        severity=Severity.ERROR if least > limit.pages else Severity.WARNING,
    )


def _could_give(file: FinishedFile, dossier: Dossier) -> list[str]:
    """The sections that have most words, for the points of their criterion where these are known;
    each with its words."""
    call = dossier.call
    words: Counter[str] = Counter()
    for one in persons_text(file):
        words[one.section] += words_in(one.text)
    criteria = call.award_criteria or call.suggested.award_criteria or ()
    shares: list[tuple[float, str]] = []
    for section in call.sections:
        if not section.number or not words[section.tag]:
            continue
        points = next(
            (
                float(one.points)
                for one in sorted(criteria, key=lambda one: -len(one.code))
                if one.points and f"{section.number}.".startswith(f"{one.code}.")
            ),
            0,
        )
        label = f"{section.number} {section.title} ({words[section.tag]} words)"
        shares.append((words[section.tag] / points if points else words[section.tag], label))
    return [label for _, label in sorted(shares, reverse=True)[:LONGEST]]

"""
A tag of the form is missing, or is not closed.

Why it matters
    The forms of 2022 to 2025 hold tags in small grey letters, by which the Portal finds the
    sections of the PDF, and ask that they are not deleted. (Forms of 2026 and later have none.)

Example
    #@RSK-MGT-RM@# opens the section on risks, and #§RSK-MGT-RM§# was deleted with the last line.

How to correct it
    Take the tag from an unused copy of the form, and put it back where it is there: the one
    with @ above the heading, the one with § below the box. Where a build has filled the form in,
    its tags are held against those of the form that was downloaded. It is a warning.
"""

from collections import Counter
from collections.abc import Iterator

from toolkit.diagnostics import Severity
from toolkit.finished_file.file_rules import Found, file_rule
from toolkit.finished_file.model import TAG, FinishedFile, Paragraph
from toolkit.model.wording import listed_up_to
from toolkit.plan.dossier import Dossier

OF_THE_FORM = frozenset(
    (
        *("PRJ-SUM-PS", "REL-EVA-RE", "PRJ-OBJ-PO", "COM-PLE-CP", "QUA-LIT-QL", "CON-MET-CM"),
        *("PRJ-MGT-PM", "CON-SOR-CS", "FIN-MGT-FM", "RSK-MGT-RM", "IMP-ACT-IA"),
        *("COM-DIS-VIS-CDV", "SUS-CON-SC", "WRK-PLA-WP", "ETH-ICS-EI", "SEC-URI-SU", "DEC-LAR-DL"),
    )
)
"""The tags that the forms of this family have; other tags of a call are this tool's own keys."""

OPENS, CLOSES = "@", "§"
WHOLE_FORM = "APP-FORM-"
MOST = 5


@file_rule("FIL130", Severity.WARNING)
def tag_missing(file: FinishedFile, dossier: Dossier) -> Iterator[Found]:
    if file.is_ours and not file.is_form:
        return  # a draft has no tags: its text goes into the form
    there: Counter[str] = Counter()
    first: dict[str, Paragraph] = {}
    for one in file.body:
        for found in TAG.finditer(one.text):
            there[found[0]] += 1
            first.setdefault(found["tag"], one)
    if file.blank is not None:
        missing = list((Counter(file.blank.tags) - there).elements())
    else:
        missing = _without_blank(there, dossier)
    if missing:
        what = "a tag of the form is" if len(missing) == 1 else "tags of the form are"
        yield Found(
            f"{what} missing: {listed_up_to(missing, MOST)}",
            "put them back where an unused copy of the form has them",
            next((first[one[2:-2]] for one in missing if one[2:-2] in first), None),
        )


def _without_blank(there: Counter[str], dossier: Dossier) -> list[str]:
    """The tags that forms of this family have, and those that open and are not closed."""
    named = dict.fromkeys(one[2:-2] for one in there if not one[2:-2].startswith(WHOLE_FORM))
    if not named and not dossier.call.layout.prints_tags:
        return []
    wanted = OF_THE_FORM & {one.tag for one in dossier.call.sections}
    missing = [f"#{OPENS}{tag}{OPENS}#" for tag in sorted(wanted - set(named))]
    for tag in named:
        opened, closed = (there[f"#{sign}{tag}{sign}#"] for sign in (OPENS, CLOSES))
        if opened != closed:
            sign = CLOSES if opened > closed else OPENS
            missing.append(f"#{sign}{tag}{sign}#")
    return missing

"""What an edited workbook may leave to a person when it is brought up to date, as pages."""

from __future__ import annotations

from collections.abc import Mapping

PAGES: Mapping[str, str] = {
    "MRG050": """\
A workbook in which somebody has worked cannot be brought up to date in place.

Why it matters
    Values, rows and columns that come or go find their way into an edited workbook, and every
    formula, name and chart in it follows. Where something stands in the way that cannot be taken
    apart, such as a formula of your own that fills several cells at once, the workbook is left as
    it is, and the new one is laid beside it.

Example
    the formula in 'Effort'!AC14:AC40 fills several cells at once

How to mend it
    Take away what is named, then build again. Or let proposal pull bring what was typed into the
    outline, go on with the new workbook, and copy your own sheets into it.
""",
    "MRG051": """\
A cell of the workbook was changed by hand, and in the outline as well.

Why it matters
    What was typed stays. The workbook now says something else than the outline and the Word
    proposal.

Example
    'Rates'!D9 keeps what was typed there; the outline says 4100

How to mend it
    proposal pull --prefer workbook takes the workbook's value into the outline; or type the
    outline's value into the cell.
""",
    "MRG052": """\
A row or column of the workbook stays although the outline has it no more.

Why it matters
    Somebody typed over it, wrote a note in it or a comment. That is not thrown away. But the
    totals of the workbook may count the line, which the outline and the Word proposal do not.

Example
    sme-survey stays on 'Work plan' and 'Effort', because people worked there

How to mend it
    Take out what is still needed, then delete the row or column in the workbook. Or put the part
    back into the outline.
""",
    "MRG053": """\
A formula, name or chart of your own points at cells that left the outline.

Why it matters
    When a task or partner is dropped its row or column leaves the workbook, and what pointed at it
    shows #REF!, as it would had you deleted the row yourself.

Example
    'Our sums'!B4 points at cells that left the outline

How to mend it
    Let it point at other cells, or delete it. proposal undo takes the whole build back.
""",
    "MRG054": """\
A formula, name or chart of your own reckons with lines that were moved apart.

Why it matters
    Parts of the plan changed places in the outline, and their rows in the workbook with them. What
    was one block of cells is none any more; the formula keeps the lines that did not move.

Example
    'Our sums'!B5 reckons with rows or columns that do not stand together any more

How to mend it
    See whether it still means the right cells, and choose them anew if not.
""",
}

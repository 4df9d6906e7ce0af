"""What can stand in the way of pull, diff and undo, as pages that `proposal explain` shows."""

from __future__ import annotations

from collections.abc import Mapping

PAGES: Mapping[str, str] = {
    "MRG040": """\
There is no file to pull from, or it does not say what was written into it.

Why it matters
    Workbook and Word file carry a record of all that a build wrote into them. Only what differs
    from this record was changed by a person. Without it nobody can tell old from new.

Example
    a workbook that went through Google Sheets, with .proposal/ deleted

How to mend it
    Name the right file with --workbook or --word. Where the record is lost, build a new file, make
    the changes in it and pull from there.
""",
    "MRG041": """\
Outline and workbook have both changed one value since the last build.

Why it matters
    Both are somebody's work, and only people know which of the two is meant. Neither is changed.

Example
    the rate was 4300; the workbook says 4500, the outline 4400

How to mend it
    proposal pull --prefer workbook takes the workbook's values, --prefer outline lets the
    outline's stand. To decide one by one, make the two agree by hand.
""",
    "MRG042": """\
A cell holds what its field cannot.

Why it matters
    A word where a number is expected, an error, or half a cent would not be understood in the
    outline. It is not pulled; the outline keeps its value.

Example
    'Rates'!D9 holds the text 'about 4000'

How to mend it
    Type into the cell what the hint asks for, and pull again.
""",
    "MRG043": """\
An input of the workbook was emptied.

Why it matters
    An empty cell may be a slip of the hand. Nothing is ever taken out of the outline because a
    cell is empty.

Example
    'Effort'!J9 was emptied; the outline keeps 1.9

How to mend it
    Take the value out of the outline, or type 0 or the value into the cell.
""",
    "MRG044": """\
An id stands more than once in the workbook.

Why it matters
    Rows are known by the id in their grey first column, sheets by the mark in their first cell.
    A copied row has the id of the one it was copied from: which of them is meant cannot be known.

Example
    on 'Costs' the id cost/innovate/aei/C.3/Tests stands in more rows than one

How to mend it
    Clear the id of the new row; it then counts as a new line. Delete the copy of a sheet.
""",
    "MRG045": """\
A sheet, row or column of the workbook is not there any more.

Why it matters
    Nothing is ever taken out of the outline because it is missing in the workbook.

Example
    on 'Work plan' the row of sme-survey is not there any more

How to mend it
    Take the part out of the outline if it is to go; the next build leaves it out of the workbook.
""",
    "MRG046": """\
A cell was changed that has no field in the outline.

Why it matters
    What a call prescribes stands in the call's profile, and what was taken out of the outline has
    no place there any more. The value stays in the workbook alone.

Example
    'Call rules'!C10 was changed, and the outline has no field for it

How to mend it
    Change a rule of the call in its profile. Nothing else is to do.
""",
    "MRG047": """\
A value cannot be written into the outline by itself.

Why it matters
    Each value is written at its one place, and read again: exactly this value may differ, and
    the outline must still be sound. A value that is repeated elsewhere with an asterisk, or that
    contradicts another, does not pass.

Example
    the months would end before they begin: M12-M9

How to mend it
    Change it in the outline by hand; the message says what stands in the way.
""",
    "MRG048": """\
A new line of the workbook cannot be brought into the outline yet.

Why it matters
    A cost line needs partner, work package, cost row, item, units and unit cost; a scheme of
    support also form, amount, number and months.

Example
    the new line has no cost row yet

How to mend it
    Complete the line in the workbook and pull again, or clear its row.
""",
    "MRG049": """\
Lines of the workbook have changed places without their ids.

Why it matters
    A sheet that is sorted without its grey first column gives each line the id of another: every
    value would land in the wrong place. Nothing is pulled from this sheet.

Example
    on 'Costs' two lines stand under each other's ids

How to mend it
    Undo the sorting, and sort again with the grey first column.
""",
    "MRG060": """\
There is no earlier build to compare with.

Why it matters
    Each build notes the project's figures, names and months in .proposal (snapshot.json); what
    changed since is told against that.

Example
    proposal diff, before the first proposal build

How to mend it
    Build once.
""",
    "MRG061": """\
There is no build to take back.

Why it matters
    The last build alone can be taken back, and only once: each file is then as it was before.

Example
    proposal undo, typed a second time

How to mend it
    Older copies of the files lie in .proposal/backups, in a folder for each build.
""",
    "MRG062": """\
A file is not as the last build left it, so the build is not taken back.

Why it matters
    Somebody has worked in the file since. Putting the old one in its place would lose that work.

Example
    AGRIRES-proposal.docx is not as the last build left it

How to mend it
    Move the file elsewhere, so that what was written into it is kept, and undo again.
""",
    "MRG063": """\
The copy of a file from before a build, a merge or a pull is gone or was changed.

Why it matters
    Without it the file cannot be put back as it was.

Example
    .proposal/backups was emptied

How to mend it
    Change the outline back and build again, or take the file from a backup of your own.
""",
    "MRG064": """\
A build or a pull was cut short, and what it had written by then was put back.

Why it matters
    The program was ended while it wrote: the power failed, or somebody stopped it. Each file is
    whole even then, but one may be new and the other old. So all of them are put back as they
    were before, from the copies that were made first. A file that was changed since is left as
    it is.

Example
    the build of 2026-03-02 10:15 was cut short

How to mend it
    Nothing has to be mended. A build goes on by itself; after proposal undo, build again.
""",
    "MRG065": """\
The copies that builds made of your files take much room.

Why it matters
    Before a build replaces or updates a file it puts a copy of it into .proposal/backups, in a
    folder that bears the time of the build. They are your way back, so none is ever deleted by
    itself; with large pictures in the Word file they add up.

Example
    .proposal/backups: the copies from 140 builds take 420 MB

How to mend it
    Delete the folders of builds to which you will not go back. The newest is the one that
    proposal undo needs.
""",
}

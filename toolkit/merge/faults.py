"""What can stand in the way of writing the files, as pages that `proposal explain` shows."""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.merge import faults_of_workbook


def faults() -> Mapping[str, str]:
    """The page of every code of this room, in the form of a check's."""
    return {**PAGES, **faults_of_workbook.PAGES}


PAGES: Mapping[str, str] = {
    "MRG001": """\
A file that should be written is open in Word, Excel or LibreOffice.

Why it matters
    What is being typed there is not in the file yet. Writing under the program would either
    lose those words or be lost itself when they are saved. So nothing of the build is written.

Example
    AGRIRES-proposal.docx is open in Word (lock file ~$RIRES-proposal.docx)

How to mend it
    Save and close the file, then build again. A program that broke down may leave its lock
    file behind: when the file is open nowhere, delete the lock file that the message names.
""",
    "MRG002": """\
The folder, or a file in it, may only be read.

Why it matters
    The files of the build cannot be put there. Nothing is written, and what is there stays.

Example
    proposal build --out /mnt/archive/2026

How to mend it
    Give an output folder of your own with --out, or ask for the right to write into this one.
""",
    "MRG003": """\
There is no folder where one is needed, or a file of its name stands there.

Why it matters
    The files of the build have no place to go.

Example
    proposal build --out drafts, where drafts is a file

How to mend it
    Make the folder, rename the file, or give another folder with --out.
""",
    "MRG004": """\
A folder has the name of a file that should be written.

Why it matters
    The file cannot take its place, and a folder of yours is never removed.

Example
    a folder called AGRIRES-proposal.docx

How to mend it
    Rename the folder, or give another output folder with --out.
""",
    "MRG005": """\
There is not enough room on the disk.

Why it matters
    A file that is written only in part cannot be opened. So the old file stays as it was, and
    the part that had been written is removed.

Example
    a full memory stick, or a share with a quota

How to mend it
    Make room, or give an output folder on another disk with --out.
""",
    "MRG006": """\
The name of a file, with its folder, is longer than the disk allows.

Why it matters
    The file cannot be written under this name; the names begin with the project's acronym.

Example
    project: {acronym: ANACRONYMTHATISASENTENCEOFITSOWN...}

How to mend it
    Shorten the acronym, or give an output folder with a shorter path with --out.
""",
    "MRG007": """\
The disk refused the file for a reason of its own.

Why it matters
    The file could not be written whole. What was there before is untouched.

Example
    a network share that has gone away

How to mend it
    See whether the disk is there and sound, or give another output folder with --out.
""",
    "MRG010": """\
Someone has worked in a file since it was built, so it is kept.

Why it matters
    What was written by hand is not in the outline; a new file in its place would lose it.
    The edited file stays as it is, and the new one is written beside it as <name>-new. A file
    with -new that has been edited as well is kept too: the next is <name>-new-2.

Example
    AGRIRES-proposal.docx has been edited, so the new one is AGRIRES-proposal-new.docx

How to mend it
    Take from the new file what you want (Word's Review > Compare shows the differences), or
    move your edited file elsewhere and build again.
""",
    "MRG011": """\
The record of what was built, .proposal/state.json, cannot be understood.

Why it matters
    Without it nobody can tell whether a file was edited by hand. Every file that is there is
    therefore treated as edited: it is kept, and the new one is written beside it.

Example
    a state.json with conflict marks from a version control system in it

How to mend it
    The build puts the record among the backups in .proposal/backups and makes it anew. Compare
    each -new file with yours, keep the one you want under the name without -new, and go on.
""",
}

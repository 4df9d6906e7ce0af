"""What can stand in the way of writing the files, as pages that `proposal explain` shows."""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.merge import (
    faults_of_copies,
    faults_of_files,
    faults_of_folders,
    faults_of_pull,
    faults_of_words,
    faults_of_workbook,
)


def faults() -> Mapping[str, str]:
    """The page of every code of this room, in the form of a check's."""
    others = (
        faults_of_pull,
        faults_of_words,
        faults_of_copies,
        faults_of_workbook,
        faults_of_files,
        faults_of_folders,
    )
    return {**PAGES, **{code: page for one in others for code, page in one.PAGES.items()}}


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
    "MRG008": """\
A file was saved by somebody while the build was at work.

Why it matters
    The build had read the file before that, so what was saved a moment ago is not in what it was
    about to write. Nothing of the build is written.

Example
    AGRIRES-proposal.docx was changed by somebody while the build was at work

How to mend it
    Build again. The file is read anew then, with all that has been saved.
""",
    "MRG095": """\
Another command is at work for the same outline, and does not come to an end.

Why it matters
    Two commands that write the same files at once would undo each other's work. So one waits for
    the other, two minutes at most.

Example
    a build that was started in another window, and stopped there with Ctrl+Z

How to mend it
    Wait until the other command has ended, or end it; then try again. Nothing has to be deleted:
    the file .proposal/lock counts only while a command is at work.
""",
    "MRG010": """\
Someone has worked in a file since it was built, and it cannot be brought up to date.

Why it matters
    What was written by hand is not in the outline; a new file in its place would lose it.
    As a rule an edited file takes up what is new. Where it cannot, a second message says why;
    the edited file stays as it is, and the new one is written beside it as <name>-new. A file
    with -new that has been edited as well is kept too: the next is <name>-new-2.

Example
    AGRIRES-proposal.docx is protected, so the new one is AGRIRES-proposal-new.docx

How to mend it
    Do what the second message says and build again. Or take from the new file what you want
    (Word's Review > Compare shows the differences), or move your edited file elsewhere.
""",
    "MRG023": """\
Nobody knows what was generated last time in this file.

Why it matters
    To tell your words from ours a build needs to know what ours were. That is kept inside the
    file and beside the outline, in .proposal/base; here it is in neither. Some programs drop
    what they do not know when they save.

Example
    a file that was saved by Google Docs, built from a folder without .proposal

How to mend it
    If it is a proposal of this project, build again with --adopt: it is then compared with the
    new text, and you are told how much of it was found.
""",
    "MRG024": """\
The file was written by a later version of this tool.

Why it matters
    A later version may note down things that this one does not understand, and would lose.

Example
    a colleague with a newer version built the proposal

How to mend it
    Bring the tool up to date and build again.
""",
    "MRG025": """\
Little of what was generated last is found in the file.

Why it matters
    Either it is another file, or almost all of it was written anew. Changes would come into
    it in the wrong places.

Example
    the proposal of another project under this one's name

How to mend it
    See whether it is the right file. If it is, build again with --adopt.
""",
    "MRG026": """\
The update would have changed what was written by hand, so it was not made.

Why it matters
    Every update is tried out first: with all its proposals refused the file must be what it was,
    word for word. Here it was not. That is a mistake of the tool and not of yours.

Example
    a kind of content that this tool has never met

How to mend it
    Your file is untouched. Tell the makers of the tool, with the file if it may be shown.
""",
    "MRG027": """\
The same words were changed by hand and in the outline.

Why it matters
    Both are somebody's work, and only people know which of the two is meant. Your words stand as
    you wrote them; the outline's are proposed beside them, with a comment in the margin.

Example
    you wrote "25 firms" over "20 firms", and the outline says "30 firms" now

How to mend it
    Find the comment by "proposal" in the file. Accept the proposed text and delete yours, or
    reject it, and save. As long as it waits, each build reminds you of it.
""",
    "MRG028": """\
A part that was worked in by hand has no place in the outline any more.

Why it matters
    The outline dropped what it belonged to, a work package for instance. Your words are never
    dropped with it: they stay, with a comment in the margin.

Example
    you explained a deliverable in a paragraph of its own, and the deliverable was taken out

How to mend it
    Move those words to where they belong now, or delete them; then delete the comment.
""",
    "MRG029": """\
The file is one of another project.

Why it matters
    It carries the name of the project from whose outline it was built, and most of what was built
    then is not what this outline says. Bringing it up to date would turn one proposal into the
    other. The file is left as it is: a build writes the new one beside it, and a pull takes nothing
    from it.

Example
    the file is a proposal of EUROBOOSTEX, and the outline is that of AGRIRES

How to mend it
    Move the file back to its own project. A project that has only got another acronym is known
    by its text; where that has changed a great deal as well, build with --adopt.
""",
}

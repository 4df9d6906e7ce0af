"""What can stand in the way of merging copies, as pages that `proposal explain` shows."""

from __future__ import annotations

from collections.abc import Mapping

PAGES: Mapping[str, str] = {
    "MRG080": """\
A copy that should be merged is not there, or cannot be read as a Word document.

Why it matters
    What its writer did cannot be seen. Nothing is merged then, not even the other copies, so that
    one command brings all of them or none.

Example
    proposal merge anna.docx bob.doc, where bob.doc is in the old format

How to mend it
    Look at the name. A .doc, an .odt or a document with a password: open it in Word or LibreOffice
    and save it as a Word document (.docx) without a password.
""",
    "MRG081": """\
A copy does not say any more what was generated in it.

Why it matters
    To tell what its writer did from what a build wrote, a merge needs to know what a build wrote.
    That is kept inside the file, with a copy in .proposal/base; Google Docs drops it, and some
    other programs do.

Example
    a copy that a partner edited in Google Docs and downloaded as .docx

How to mend it
    Merge again with --adopt. The copy is then compared with all that was ever built here, and you
    are told how much of the likeliest was found in it. Look through what comes with more care.
""",
    "MRG082": """\
A copy was written by a later version of this tool.

Why it matters
    A later version may note down things that this one does not understand, and would lose.

Example
    a colleague with a newer version built the proposal and sent it round

How to mend it
    Bring the tool up to date and merge again.
""",
    "MRG083": """\
A copy is one of another proposal, or little of it is like the current file.

Why it matters
    Words would come into places where they do not belong.

Example
    the copy of last year's proposal, or one from before its acronym was changed

How to mend it
    See whether it is the right file. If only the acronym was changed, merge again with --adopt.
""",
    "MRG084": """\
A workbook was given to be merged.

Why it matters
    Inputs of a workbook belong into the outline, from which both files are built. Brought from one
    workbook into another, they would be overwritten or stand against the outline.

Example
    proposal merge anna.xlsx bob.xlsx

How to mend it
    Pull each of them: proposal pull --workbook anna.xlsx, then bob.xlsx. Where the two changed one
    value differently, the second pull names both and changes nothing. Then build.
""",
    "MRG085": """\
A file is named twice, or the current file is given as a copy of itself.

Why it matters
    It is probably a slip, and another copy was meant.

Example
    proposal merge anna.docx anna.docx

How to mend it
    Name each copy once, and not the current file.
""",
    "MRG087": """\
The merge would have changed what stands in the current file, so it was not made.

Why it matters
    Every merge is tried out first: with all that it brings refused, the file must be what it was,
    word for word. Here it was not. That is a mistake of the tool and not of yours.

Example
    a kind of content that this tool has never met

How to mend it
    Your file is untouched. Merge the other copies without this one. Tell the makers of the tool,
    with the copy if it may be shown.
""",
    "MRG088": """\
Two people changed the same words differently.

Why it matters
    Both are somebody's work, and only people know which of the two is meant. The current file's
    words stand; those of the copy are proposed beside them, with a comment that names both people.

Example
    Anna wrote "25 firms" over "20 firms", and Bob wrote "30 firms"

How to mend it
    Find the comment in the file. Accept the proposed words and delete the others, or reject them.
""",
    "MRG089": """\
Somebody deleted or moved a part in a copy, and it was left where it is.

Why it matters
    What others have worked in is not deleted because one copy lacks it. And a part that is moved
    cannot be moved as a proposal that is easily taken back, so people decide.

Example
    Bob deleted a paragraph to which Anna had added a sentence

How to mend it
    Find the comment in the file, and delete or move the part there if all agree.
""",
}

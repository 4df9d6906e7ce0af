"""What can be wrong with Office files that come from others, as pages of `proposal explain`."""

from __future__ import annotations

from collections.abc import Mapping

PAGES: Mapping[str, str] = {
    "MRG020": """\
The file that is there under the proposal's name is no Word document that can be updated.

Why it matters
    A build brings the outline's changes into your file. In an old .doc, an .odt or a locked file
    under this name it cannot, and it never puts a new file in the place of yours.

Example
    AGRIRES-proposal.docx is a PDF that was given the wrong name

How to mend it
    Open it in Word or LibreOffice and save it as a Word document (.docx), then build again.
""",
    "MRG021": """\
The file is saved in the strict form of Word's format.

Why it matters
    The strict form names everything differently. Few programs read it, and an update in it
    would be half one form and half the other.

Example
    a file saved in Word as "Strict Open XML Document"

How to mend it
    Save it in Word as an ordinary Word document (.docx), then build again.
""",
    "MRG022": """\
The file is protected against edits.

Why it matters
    Somebody wanted that nothing in it is changed, so a build changes nothing either.

Example
    Review > Restrict Editing was switched on before the file was sent round

How to mend it
    Stop the protection in Word, save the file and build again.
""",
    "MRG115": """\
A Word file or workbook is damaged, cut short or empty.

Why it matters
    What people wrote in it cannot be read, so nothing of it can be brought up to date, pulled or
    merged. The file is left as it is. A build writes the new one beside it.

Example
    the file is cut short or damaged: what ends a file is missing (84 kB are there)

How to mend it
    Fetch or copy the file again: a download or a mail may have stopped half way. Else open it in
    Word, Excel or LibreOffice, let the program repair it, and save it. Where that fails, take the
    last good copy: from .proposal/backups, from the mail it came with, or from the history of the
    cloud folder.
""",
    "MRG116": """\
A Word file or workbook is too large to be read, or unpacks to something too large.

Why it matters
    A file of a few kilobytes can unpack to gigabytes, by accident or by intent, and would bring the
    computer to a standstill. Pictures do no harm: a file may have 500 MB, and its parts 1 GB
    together. A single text or sheet may have 60 MB.

Example
    the file unpacks from 2.1 MB to 2 GB, so it is not opened

How to mend it
    See who sent the file. Where it is a document of yours, make its pictures smaller in Word
    (Picture Format > Compress Pictures), or move sheets with a great many rows into a workbook of
    their own.
""",
    "MRG117": """\
The file is of another kind than its name says, or is locked with a password.

Why it matters
    Nothing in it can be read. It is left as it is.

Example
    AGRIRES-workplan.xlsx is a Word document that was given the wrong name

How to mend it
    Open it in its program, take the password away (File > Info > Protect), and save it as a Word
    document (.docx) or an Excel workbook (.xlsx).
""",
    "MRG118": """\
The record inside a file of what was generated in it is not what this tool writes.

Why it matters
    By the record a build tells your words from its own. One that was changed by another program,
    or by somebody, would let it take one for the other, so it is not used.

Example
    the record of what was generated in the file cannot be understood: blocks.0.p is not as it is
    written

How to mend it
    A Word file: build or merge again with --adopt, which knows the file by its words. A workbook:
    take the last good copy from .proposal/backups, or go on with the new one.
""",
    "MRG119": """\
What is named, or lies where a file should be written, is a pipe or a device and not a file.

Why it matters
    Such a thing has no end, or waits for somebody who never comes. It is neither read nor written.

Example
    proposal build --reference /dev/zero

How to mend it
    Name the file that is meant, or move the pipe away.
""",
    "MRG120": """\
Words were to be deleted because of a record that no build in this folder wrote.

Why it matters
    A file carries a record of what was generated in it. What the record names and the file lacks
    counts as deleted. A copy of each record that is written here is kept in .proposal/base; of
    another one nobody can tell whether those words ever stood in the file. So they are never taken
    out at once: they are proposed for deletion, also with --changes plain.

Example
    a partner built the proposal on a computer of their own and sent it; or somebody changed the
    record on purpose

How to mend it
    Open the file, look at each deletion, and accept or reject it. Where .proposal was lost, put it
    back from a backup of the folder before you build or merge.
""",
    "MRG121": """\
A file has more paragraphs or tables than can be compared.

Why it matters
    Every paragraph of one file is held against those of the other. A proposal has some thousands;
    a file with a hundred thousand would keep the computer busy for hours.

Example
    the paragraphs and table rows of the file are too many to be compared: it has more than 30000

How to mend it
    See whether it is the right file. Take out what does not belong there, such as a data table that
    was pasted into the text, and try again.
""",
    "MRG122": """\
A file holds something that this tool has never met.

Why it matters
    The tool did not expect this, and cannot tell what it would do to the file. So it leaves the
    file alone. That is a mistake of the tool and not of yours.

Example
    a kind of content that only one program writes

How to mend it
    Open the file in Word, Excel or LibreOffice, save it, and try again: most programs write what
    all others read. Where that does not help, tell the makers of the tool, with the words of the
    message and the file if it may be shown.
""",
}
"""By code, in the form of a check's page."""

"""What can be told of a project's folder and its records, as pages of `proposal explain`."""

from __future__ import annotations

from collections.abc import Mapping

PAGES: Mapping[str, str] = {
    "MRG011": """\
The record of what was built, state.json in .proposal, cannot be understood.

Why it matters
    Without it nobody can tell whether a file was edited by hand. Every file that is there is
    therefore treated as edited: it is brought up to date, or kept and the new one written beside.

Example
    a state.json with conflict marks from a version control system in it

How to mend it
    The build puts the record among the backups in .proposal/backups and makes it anew. Compare
    each -new file with yours, keep the one you want under the name without -new, and go on.
""",
    "MRG100": """\
Something other than an ordinary file or folder lies where a record is kept.

Why it matters
    What is known of the builds of an outline lies in the folder .proposal beside it. Folders are
    sent from one person to the next; a link in the place of a record would let a build read or
    write somewhere else on your disk. So links, pipes and folders in the place of files are
    refused, whoever made them.

Example
    .proposal is a link, and records are only kept in ordinary files of the project's folder

How to mend it
    Move what the message names out of the way, or delete it, and repeat the command. If you have
    moved .proposal to another disk yourself, move it back into the folder of the outline.
""",
    "MRG101": """\
A record names a file that is not one of this project's, or is damaged.

Why it matters
    The records in .proposal say which files a build has written, so that it can be taken back.
    One that came with a folder from somebody else could name any file of yours. Only the files that
    a build writes are believed, in the folder of the outline or in one that you named with --out
    on this computer. Of any other record nothing is done, and it is put among the backups.

Example
    the record unfinished.json is not used, and nothing in it was done: it names
    '/home/anna/letter.docx', outside of the project's folder

How to mend it
    As a rule there is nothing to mend: build again. Ask whoever sent you the folder where the
    record comes from. If it is your own and was damaged, look into .proposal/backups for the files
    as they were before the last build.
""",
    "MRG102": """\
What the last build noted of the project cannot be read.

Why it matters
    Without it nobody can say what changed in the project since the last build. Nothing else
    depends on it.

Example
    snapshot.json was cut short when a disk was full

How to mend it
    Build again; the build notes it anew.
""",
    "MRG130": """\
The output folder is .proposal, or a folder in it.

Why it matters
    There lie the records by which a build can be taken back, and the copies of your files from
    before each build. A file among them would be taken for one of these, and not be found again.

Example
    proposal build --out .proposal

How to mend it
    Name another folder: --out drafts.
""",
    "MRG103": """\
A link, a pipe or a device has the name of a file that should be written.

Why it matters
    A build reads the file that is there and writes in its place. Through a link that would be a
    file somewhere else on your disk, which a folder from somebody else could choose.

Example
    AGRIRES-proposal.docx is a link to /home/anna/letters/contract.docx

How to mend it
    Move the link away and build again. To have the files in another folder, name it: --out FOLDER.
""",
    "MRG104": """\
The record says that a file was built into a folder outside of the project.

Why it matters
    A record that came with the folder could name any file on your disk, which would then be read
    into the project. So files outside of the folder are only used where a build on this computer
    was told to write there with --out. Another computer, or the same folder at another place, knows
    nothing of that.

Example
    the last build wrote AGRIRES-workplan.xlsx into /home/anna/drafts, says its record

How to mend it
    Name the file yourself (proposal pull --workbook FILE), or build once more with --out and the
    same folder, if it is one of yours.
""",
    "MRG105": """\
Two outlines in one folder have the same acronym, or one has the name of a copy of the other.

Why it matters
    Files are named after the acronym, so both would write the same files. Often the second is a
    copy that a cloud folder, a browser or a mail program has made, and holds what a colleague
    changed; no build reads it.

Example
    outline (1).yaml is an outline of AGRIRES as well

How to mend it
    Compare the two files, bring what is missing into the one that you build, and move the other
    out of the folder. If both are meant, give each an acronym of its own, or build one of them into
    another folder with --out. If the other is no copy of this one, give it another name.
""",
    "MRG106": """\
The files that should be written belong to another outline of the folder.

Why it matters
    They were built from that one. If two outlines took turns on the same files, each build would
    undo what the other had written.

Example
    AGRIRES-proposal.docx belongs to outline.yaml, another outline in this folder

How to mend it
    Build the outline that the message names. If this one is meant in its place, move the other out
    of the folder. If both are meant, give this one an acronym of its own or use --out.
""",
    "MRG107": """\
A copy of one of the project's files lies beside it.

Why it matters
    When two people save the same file, a cloud folder keeps both, the second under another name.
    What was written into that one is in no other file, and no build reads it.

Example
    AGRIRES-proposal (Anna's conflicted copy 2026-11-02).docx is a copy of AGRIRES-proposal.docx

How to mend it
    Type the command that the message names: it brings what was written in the copy into the
    project. Then move the copy out of the folder. A Word file or workbook is named when it carries
    the record of this project, or when it carries none and has a name that programs give to copies.
""",
    "MRG108": """\
A file bears an acronym that the project had before.

Why it matters
    When the acronym changes, a build lets the files follow under the new name, with all that was
    written into them. It does so only where there is no file of the new name yet, and only with the
    files that it builds. A file of the former name that stays behind is easily sent by mistake.

Example
    AGRIRES-workplan.xlsx bears the former acronym AGRIRES, and FARMWISE-workplan.xlsx is there as
    well

How to mend it
    Do what the message says: bring what was written into the old file into the new one, then move
    the old one away.
""",
    "MRG109": """\
It is not certain which records belong to an outline.

Why it matters
    Records are kept under the name of the outline's file. When that was renamed they are taken over
    if it is certain that they are this outline's: it has the same acronym, or is the only outline
    in the folder. Here more than one is possible. Without records every file that is there
    counts as edited: it takes up what is new, and keeps every word.

Example
    of agrires.yaml no build is known here; there are records of builds of a.yaml and b.yaml

How to mend it
    If you know which it was, rename the folder in .proposal/outlines as the message says.
""",
    "MRG110": """\
A folder was named in the place of an outline, and it is not clear which outline is meant.

Why it matters
    A folder stands for the outline in it: outline.yaml, or the only YAML file that is an outline.

Example
    proposal build projects, where projects holds a.yaml and b.yaml

How to mend it
    Name the file: proposal build projects/a.yaml. In a folder without an outline, begin one with
    proposal new.
""",
    "MRG111": """\
The folder in which you are is no longer there.

Why it matters
    It was deleted or renamed in the meantime, so that file names without their folder mean
    nothing.

Example
    a terminal that was left open in a folder that a cloud program has replaced

How to mend it
    Go to a folder that is there (cd and its name), and repeat the command.
""",
    "MRG112": """\
The system does not let a file or folder be read or changed.

Why it matters
    The command needs it, and cannot go on. What had been written by then is put back.

Example
    .proposal cannot be read or changed: Permission denied

How to mend it
    Ask for the right to read and write it, or copy the project into a folder of your own.
""",
    "MRG113": """\
The outline is a link to a file in another folder.

Why it matters
    Its project is where that file lies: what a build writes here would be another project's, and
    pull would change a file that lies elsewhere.

Example
    outline.yaml is a link to /home/anna/projects/agrires/outline.yaml

How to mend it
    Name that file itself: proposal build /home/anna/projects/agrires/outline.yaml
""",
    "MRG114": """\
The name of a folder cannot be written down.

Why it matters
    A build notes which files it has written, as text. The name holds bytes that are no text, or
    characters that cannot be seen; often it comes from an old disk or archive.

Example
    proposal build --out with a folder whose name was packed in another encoding

How to mend it
    Give the folder a name of letters, digits and spaces.
""",
}

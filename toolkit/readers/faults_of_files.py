"""The pages of faults in a file, its name and its form: OUT001-019, OUT070-071 and TXT090."""

PAGES = """
OUT001
A file cannot be read.

Why it matters
    Without the outline, or a part of it that stands in a file of its own, there is nothing to
    build from.

Example
    partners: !include partner.yaml      # the file is called partners.yaml

How to mend it
    Correct the name, or go to the folder where the outline lies. A folder is not a file: name
    the file inside it.

OUT002
A file is not saved as UTF-8.

Why it matters
    Letters such as é, ü or € are stored in different ways. Read in the wrong way, names of
    partners and people arrive garbled in the proposal.

Example
    name: Associació de Tèxtils          # saved by an old editor as "ANSI" or "Windows-1252"

How to mend it
    Open the file in its editor, choose "Save as" and the encoding UTF-8.

OUT003
A file is larger than any outline.

Why it matters
    An outline holds text and numbers; even a long one is a few hundred kilobytes. A larger file
    is most likely another file, or holds pictures or tables of data.

Example
    proposal build interviews.yaml       # 50 MB

How to mend it
    Name the outline itself, and keep data out of it.

OUT004
A file is empty.

Why it matters
    Nothing can be built from an outline that says nothing. An included file that is empty leaves
    a gap where something is expected.

Example
    # an outline in which every line is a comment

How to mend it
    Write a first outline with: proposal new my-project

OUT005
The outline does not consist of fields with names.

Why it matters
    Everything in an outline is found by its name. A list or a bare text at the outermost level
    has none.

Example
    - call: smp-cosme-2021-cluster       # the dash makes it a list
    - project: {...}

How to mend it
    Take the dashes away, so that call:, project:, partners: begin their lines.

OUT006
A line holds a character that cannot be seen or printed.

Why it matters
    Word refuses to open a file with such characters, and a different program may show something
    else in its place. They come along unseen when text is pasted from another program. So they
    are left out of what is built; where one of them parted two words, a space does now.

Example
    title: "Textile\\x0b clusters"        # a vertical tab from a slide

How to mend it
    Delete the character, or type the words around it anew. It is a warning.

OUT007
An outline is there already.

Why it matters
    A new outline in its place would take away the work that is in it.

Example
    proposal new my-project              # and my-project/outline.yaml exists

How to mend it
    Go on with the outline that is there, or name another folder.

OUT010
A part of the outline is not written as YAML.

Why it matters
    A colon, a quotation mark or an indentation decides what belongs to what. Where it is not
    clear, nothing is guessed.

Example
    title: Textiles: the next step       # a second colon needs quotes
    lead aei                             # the colon is missing

How to mend it
    Write name: value with a space behind the colon; let fields that belong together begin in the
    same column; put a text that holds a colon, or begins with * & ! % @ `, in quotes:
    title: "Textiles: the next step"

OUT011
A line is indented with a tab.

Why it matters
    A tab is as wide as an editor likes, so YAML takes only spaces for indentation.

Example
    project:
    <tab>acronym: SHORT

How to mend it
    Write two spaces in its place. Editors can turn every tab of a file into spaces.

OUT012
A field is written twice.

Why it matters
    Only one of the two can count, and the other would be lost in silence.

Example
    lead: aei
    title: Survey
    lead: citeve

How to mend it
    Keep one of the two lines. If both are meant, the second belongs to another part: see whether
    a dash is missing before it.

OUT013
A part is repeated that is not there.

Why it matters
    In YAML &name marks a part and *name repeats it. A name that marks nothing, or that stands
    inside the part it repeats, leads nowhere. The same happens to a text that begins with a star.

Example
    title: *important*                   # a text that begins with a star
    rates: *usual                        # no part above is marked &usual

How to mend it
    Mark the part that is to be repeated with &usual, above; put a text in quotes.

OUT014
The outline is larger or deeper than any outline.

Why it matters
    Parts that repeat parts that repeat parts grow without end and would fill the machine.

Example
    a: &a [x, x, x, x, x, x, x, x, x]
    b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
    c: [*b, *b, *b, *b, *b, *b, *b, *b, *b]      # and so on

How to mend it
    Repeat fewer parts, and write out what differs.

OUT015
A word that begins with an exclamation mark is no instruction.

Why it matters
    In YAML a word that begins with ! is an instruction to the reader. Only !include is known
    here.

Example
    title: !Europe first

How to mend it
    Put the text in quotes: title: "!Europe first"

OUT016
An included file lies outside the folder of the outline.

Why it matters
    An outline that is handed on must not read files of the machine it is opened on. Everything it
    needs lies in its own folder, or in folders inside it.

Example
    partners: !include ../other-project/partners.yaml

How to mend it
    Copy the file into the folder of the outline.

OUT017
A file includes itself.

Why it matters
    Files that include each other in a circle never come to an end.

Example
    # in partners.yaml
    - !include partners.yaml

How to mend it
    Take one of the includes away.

OUT018
A second document begins in the file.

Why it matters
    Three dashes on a line of their own end one YAML document and begin another. Only the first
    would be read.

Example
    call: smp-cosme-2021-cluster
    ---
    project: {...}

How to mend it
    Delete the line of dashes.

OUT019
The name of a field is no text.

Why it matters
    Fields are found by their names. A list or a group of fields before a colon is no name.

Example
    [title, name]: Survey

How to mend it
    Write one field a line, name: value

OUT070
The files of the project could not be stored on Windows under this acronym.

Why it matters
    All files are named after the acronym, and Windows takes a file for a device, such as a
    printer, when the words before its first dot are CON, PRN, AUX, NUL, COM1 to COM9 or LPT1 to
    LPT9. A partner with such a computer could neither save nor open the proposal.

Example
    acronym: AUX.tex                     # AUX.tex-proposal.docx is the device AUX

How to mend it
    Write the acronym without the dot: AUX-tex

OUT071
An included file has a name that Windows does not allow.

Why it matters
    An outline is passed on to partners, and most of them have Windows. There a name holds none of
    < > : " | ? *, does not end with a dot or a space, and is not that of a device: CON, PRN, AUX,
    NUL, COM1 to COM9, LPT1 to LPT9, with whatever ending.

Example
    partners: !include aux.yaml
    risks: !include "risks: all.yaml"

How to mend it
    Give the file another name, and write that one behind !include.

TXT090
The file of styles cannot be followed.

Why it matters
    A draft in half a style would look as if the style were meant that way.

Example
    faces:
      heading1: {size: large}

How to mend it
    Compare the line with templates/styles/house.yaml, which names every role and every value.
"""

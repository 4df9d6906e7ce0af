"""The pages of faults that come from habits of other programs and countries: OUT032 to OUT039
and OUT075 to OUT089."""

PAGES = """
OUT032
A comma parts what belongs together.

Why it matters
    Between braces and brackets a comma ends an entry. {expert: 4,400} is a rate of 4 EUR and an
    entry 400 without a value, [tests of 1,000 pumps] is a list of two. Money would change without
    a word.

Example
    rates: {manager: 5,500, expert: 4,400}    # 5500 and 4400
    effort: {aei: {expert: 3,2}}              # 3.2
    location: {city: Lleida, Spain}           # "Lleida, Spain"

How to mend it
    Write numbers with a point before decimals and nothing between thousands, as the hint shows.
    Put a text that holds a comma in quotes.

OUT033
An entry has a name and no value.

Why it matters
    A field that is left blank counts as left out. In a map by name (rates, effort, priorities,
    sections) a name without a value would be lost without a word.

Example
    effort: {aei: 2, citeve: }
    costs: [{partner: aei, units:6}]     # without a space behind the colon it is one word

How to mend it
    Write the value behind the name, a colon and a space, or take the name away.

OUT034
A field or a part stands in the wrong place.

Why it matters
    What belongs to what is decided by indentation alone. A field that stands too far to the left
    or to the right belongs to another part, and is missing in its own.

Example
    project:
      acronym: SHORT
    duration: 36                         # a field of the project

How to mend it
    Let it begin in the column in which the other fields of its part begin.

OUT035
A number can be read in two ways.

Why it matters
    A point begins the decimals here. In half of Europe 1.500 means fifteen hundred.

Example
    target: 1.500

How to mend it
    Write 1500, or 1.5 where one and a half is meant. Where three decimals are needed, write a
    fourth: 1.1250

OUT075
A file is of another kind.

Why it matters
    An outline is a plain text. A Word file, a workbook, a picture or an archive in its place
    cannot be read as one.

Example
    proposal check AGRIRES-proposal.docx     # the outline is outline.yaml

How to mend it
    Name the outline from which the Word file and the workbook are built. What was typed into
    these two is brought into the outline by: proposal pull

OUT076
Something that looks like a space is none.

Why it matters
    YAML takes only plain spaces before, between and behind fields. Word and the web have others
    that look the same, and marks that take no room at all. They are read as what they look like,
    outside quotes and longer texts; a different program may not read the file at all.

Example
    strand: textile                      # with a no-break space (U+00A0) behind the colon

How to mend it
    Delete what stands between the words, and type a space. It is a warning.

OUT077
Lines run together into one text.

Why it matters
    A text without | in front may go on over several lines, and YAML makes one line of them: the
    entries of a list with another sign than a dash, paragraphs, a remark, or a field without the
    space behind its colon all become part of one sentence.

Example
    objectives:
      • Reach the objectives on time.    # a dash: - Reach the objectives on time.
      • Pay every SME.

How to mend it
    Begin each entry of a list with a dash and a space, a remark with #, and a text of several
    paragraphs with | behind the name of the field, the text itself on the lines below.

OUT078
A text stands in quotation marks that are not YAML's.

Why it matters
    Word makes “ and ” of ". YAML knows only " and ', so the others are a part of the text, and a
    comma or a colon between them ends it.

Example
    title: “Quality and monitoring”

How to mend it
    Write " in their place, or leave them where they are to be printed. It is a warning.
"""

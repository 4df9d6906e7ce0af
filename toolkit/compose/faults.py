"""What can be wrong in a template: each code with the page that explains it."""

from collections.abc import Mapping

UNKNOWN_NAME, SYNTAX, MISSING, FAILED, UNKNOWN_BLOCK, NOT_UTF_8, UNKNOWN_ID, ENDLESS = (
    "TXT001", "TXT002", "TXT003", "TXT004", "TXT005", "TXT006", "TXT007", "TXT008",
)  # fmt: skip
REPLACES_NOTHING, UNKNOWN_LINK = "TXT009", "TXT010"
NOT_OFFERED, TOO_LARGE, UNREADABLE, LEADS_OUT, UNPRINTABLE, TOO_MANY = (
    "TXT011", "TXT012", "TXT013", "TXT014", "TXT015", "TXT016",
)  # fmt: skip

PAGES = {
    UNKNOWN_NAME: """
A template uses a name that does not exist.

Why it matters
    A name that stands for nothing would leave a gap in a sentence, and nobody would notice
    before the evaluator does. So nothing is written until the name is right.

Example
    {{ project.acronim }} brings together {{ partners | length }} clusters.

How to mend it
    Correct the name. The templates that come with the toolkit show which names there are;
    ask `{% if name is defined %}` where something may be missing.
""",
    SYNTAX: """
A template is not written as Jinja expects.

Why it matters
    A bracket or an end tag that is missing makes the rest of the template unreadable.

Example
    {% if instruments %}
    Support is offered to SMEs.

How to mend it
    Look at the line that is named and at the ones above it: every `{% if %}` and `{% for %}`
    needs its end, every `{{` its `}}`.
""",
    MISSING: """
A template is asked for that does not exist.

Why it matters
    A section of the call's profile, or a line `{% include %}`, names a file that is neither in
    your own `templates` folder nor among ours.

Example
    {% include "macros/objectives.md.j2" %}

How to mend it
    Correct the name, or put the file into the folder `templates` beside your outline.
""",
    FAILED: """
A template asks for something that cannot be computed.

Why it matters
    A value may be unknown (a call that names no maximum grant), or of another kind than the
    template believes.

Example
    {{ figures.grant | euro }}

How to mend it
    Ask first: `{% if figures.grant is not none %}`. What is unknown must not be printed.
""",
    UNKNOWN_BLOCK: """
A template places a table that does not exist.

Why it matters
    A line `::: name` stands for a computed table; with a wrong name the table would be missing.

Example
    ::: delivrables

How to mend it
    Correct the name, as the hint says.
""",
    NOT_UTF_8: """
A template is not written in UTF-8.

Why it matters
    Letters beyond the English ones are written in several ways, and only UTF-8 knows them all.
    Read in another way, "é" becomes something else, or nothing.

Example
    Le Café des clusters   (saved as Latin-1, or as "ANSI")

How to mend it
    Open the file in an editor and save it with the encoding UTF-8.
""",
    UNKNOWN_ID: """
A template places a table without saying of what, or of something that the outline lacks.

Why it matters
    Some tables belong to one work package, or to one instrument, whose id stands behind their
    name. Without it nobody knows which table is meant.

Example
    ::: tasks
    ::: tasks inovate

How to mend it
    Write the id behind the name, as in `::: tasks innovate`; the hint lists the ids there are.
""",
    ENDLESS: """
A template does not come to an end, or makes more text than a proposal holds.

Why it matters
    A macro that calls itself, a template that includes itself, or loops inside loops over long
    lists would keep the build busy for ever.

Example
    {% macro parts(one) %}{{ parts(one) }}{% endmacro %}

How to mend it
    Look at the line that is named: a macro needs an end to its calls, a loop a shorter list. The
    templates of a document may take two million steps, and print a million characters on 25 000
    lines with 150 000 bars of tables and brackets of links. On the way there a text may have a
    million characters, a list 100 000 members and a number 30 digits; a table may be placed ten
    times. That is several times what a proposal of 40 partners and 100 work packages takes.
""",
    REPLACES_NOTHING: """
A template of yours replaces none of ours.

Why it matters
    A file in the folder `templates` beside your outline goes before ours where it bears the same
    name in the same folder. Under another name nobody reads it, and ours is used.

Example
    templates/priorities/inovate.md.j2

How to mend it
    Rename it, as the hint says; `templates` itself has to be a folder. A template with a name of
    your own counts when another of yours includes it. It is a warning.
""",
    UNKNOWN_LINK: """
A link in a template leads nowhere.

Why it matters
    `[[sme-survey]]` becomes the number of that part, with a link. A word that names no part stays
    in the sentence as it is written, brackets and all.

Example
    The survey, [[sme-servey]], comes first.

How to mend it
    Correct the word; the hint names the part that is most like it. Where a part may be missing,
    ask for it first, and use `{{ task | ref }}`. It is a warning.
""",
    NOT_OFFERED: """
A template uses a part of Jinja that templates of a proposal are not offered.

Why it matters
    A folder of templates may come from somebody else. So templates are offered what a text needs
    and nothing by which a program could be run or a file be read.

Example
    {% extends "frame.md.j2" %}

How to mend it
    Use what there is: `if`, `for`, `set`, `macro`, `call`, `filter`, `with`, `include`, `import`,
    `from` and `raw`; filters, tests and functions as templates/README.md lists them. What would
    extend another template can include it. A loop cannot be recursive; arguments are written one
    by one, without `*`; keys inside { } are words.
""",
    TOO_LARGE: """
A template is larger, or more deeply nested, than the text of a section needs.

Why it matters
    It would take long to read, or could not be read at all.

Example
    {{ ((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((1)))))))) ...

How to mend it
    Divide it with `{% include %}`, or move long text into the outline, as prose. A template may
    have 200 kB and 5 000 tags, names and values; brackets and operators may be nested 60 levels
    deep, tags 12 levels; a number may have 30 digits and an `if` 100 alternatives.
""",
    UNREADABLE: """
A template, or a folder of templates, cannot be read.

Why it matters
    Without it, ours would be used in its place, and nobody would notice.

Example
    templates/part_b/summary.md.j2, which only its owner may read

How to mend it
    Ask its owner for the right to read it, or copy it anew. It has to be an ordinary file, and
    `templates` an ordinary folder.
""",
    LEADS_OUT: """
A template is a link to a file outside the folder of templates.

Why it matters
    A folder that came from somebody else could have a file of yours printed into the draft that
    goes back to them: a key, or another proposal.

Example
    templates/part_b/summary.md.j2 -> /home/anna/.ssh/id_rsa

How to mend it
    Put a copy of the file, or of the folder, in the place of the link; or delete the link if you
    do not know it. Links that stay inside the folder are followed.
""",
    UNPRINTABLE: """
A template prints something that is no text: a list, or a part of the outline.

Why it matters
    It has no words of its own; what would be printed is how the program keeps it.

Example
    {{ partners }}

How to mend it
    Print one of its fields, as `{{ coordinator.short_name }}`; of a list, its members:
    `{{ partners | map(attribute="short_name") | join_and }}`. A part is referred to with
    `{{ task | ref }}`.
""",
    TOO_MANY: """
The folder of templates holds more files than templates.

Why it matters
    Only the first 500 files and folders in it were looked at. A template whose name is wrong, or a
    link that leads nowhere, may be among the others, and is not told.

Example
    templates/old-proposals/ with a thousand files

How to mend it
    Move what is no template out of the folder. It is a warning.
""",
}


def faults() -> Mapping[str, str]:
    """The page of each code that composing may tell."""
    return {code: page.strip() for code, page in PAGES.items()}

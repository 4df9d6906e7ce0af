"""What can be wrong in a template: each code with the page that explains it."""

from collections.abc import Mapping

UNKNOWN_NAME, SYNTAX, MISSING, FAILED, UNKNOWN_BLOCK, NOT_UTF_8, UNKNOWN_ID, ENDLESS = (
    "TXT001", "TXT002", "TXT003", "TXT004", "TXT005", "TXT006", "TXT007", "TXT008",
)  # fmt: skip
REPLACES_NOTHING, UNKNOWN_LINK = "TXT009", "TXT010"

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
    Look at the line that is named: a macro needs an end to its calls, a loop a shorter list. A
    section may take two million steps and print five million characters.
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
}


def faults() -> Mapping[str, str]:
    """The page of each code that composing may tell."""
    return {code: page.strip() for code, page in PAGES.items()}

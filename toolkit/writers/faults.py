"""What can be said about the making of the Word file, as pages that `proposal explain` shows."""

from __future__ import annotations

from collections.abc import Mapping


def faults() -> Mapping[str, str]:
    """The page of every code of this room, in the form of a check's."""
    return PAGES


PAGES: Mapping[str, str] = {
    "TXT080": """\
The table of contents has no page numbers.

Why it matters
    On which page a heading stands is known only when the pages have been set. LibreOffice does
    that for `proposal build --pages`; where it cannot, the numbers are left out rather than wrong.

Example
    the table of contents has no page numbers: LibreOffice did not count them

How to mend it
    Install LibreOffice and build again. Or open the file in Word, click into the table of contents
    and press F9.
""",
    "TXT081": """\
The document whose look is wanted cannot be used.

Why it matters
    `--reference` takes styles, margins, header and footer from a Word document. What is no such
    document, or is locked with a password, has none to give; so nothing is written.

Example
    proposal build --reference letterhead.pdf

How to mend it
    Give a .docx or .dotx. An old .doc, or one with a password: open it in Word, take the password
    away and save it as .docx.
""",
    "TXT082": """\
The margins of the document whose look is wanted are narrower than the call allows.

Why it matters
    A proposal with narrower margins than the form prescribes may be refused, so the call's own are
    used in their place.

Example
    margins are narrower than the call allows (left 12.7 mm); 15 mm is used there

How to mend it
    Widen the margins in that document.
""",
    "TXT083": """\
The type of the document whose look is wanted is smaller than the call allows.

Why it matters
    The form prescribes a smallest size. Sizes are taken as that document has them, and this one
    would be against the rule.

Example
    text in 8, 'caption' in 7.5 points: the call asks for 9 at least

How to mend it
    Raise the size of the style that is named, in that document.
""",
    "TXT084": """\
The document whose look is wanted lacks something.

Why it matters
    What it has is taken from it by name: 'heading 1', 'Title', 'List Bullet', in whatever language
    Word shows them. For what it lacks the house's own look is used, which may not match.

Example
    the document has no style 'List Bullet' and no footer; the house's own is used for that

How to mend it
    Use the missing style once in that document, or give it a footer, and save it; or leave it as
    it is.
""",
    "TXT085": """\
The document whose look is wanted has paper of another size.

Why it matters
    The form prescribes the paper, so the proposal keeps to it. A header or footer that was made for
    another width may stand out of line.

Example
    its paper is 216 x 279 mm, and the form's is 210 x 297 mm, which is used

How to mend it
    Set that document to A4, and look at its header and footer there. Or leave it as it is.
""",
}

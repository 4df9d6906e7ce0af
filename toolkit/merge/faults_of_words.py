"""What can stand in the way of bringing words home from Word, as pages for `proposal explain`."""

from __future__ import annotations

from collections.abc import Mapping

PAGES: Mapping[str, str] = {
    "MRG070": """\
Outline and Word file have both changed one field since the last build.

Why it matters
    Both are somebody's work, and only people know which of the two is meant. Neither is changed.

Example
    Word says 'four pilots in two regions', the outline 'three pilots in five regions'

How to mend it
    proposal pull --prefer word takes the words of the Word file, --prefer outline lets those of the
    outline stand. Or build first: changes of different words are merged in the Word file then, and
    the next pull brings what is left.
""",
    "MRG071": """\
A text was changed in Word at a place where the outline has more than words.

Why it matters
    The outline says which words are heavy, where a link leads, and that D2.1 is whatever number
    the survey report has. A change that cuts through such a mark may mean several things.

Example
    D2.1 was typed over by D2.3, where the outline says [[survey-report]]

How to mend it
    Make the change in the outline. The Word file keeps what was typed.
""",
    "MRG072": """\
Tracked changes of people wait for a decision in a text.

Why it matters
    As long as nobody has accepted or rejected them, it is not known what the text is to say. What
    this tool itself proposes never counts as a person's words.

Example
    a colleague has struck out half a sentence with Track Changes on

How to mend it
    Accept or reject the changes in Word, save, and pull again.
""",
    "MRG073": """\
One field is shown in several places, and was changed otherwise in each.

Why it matters
    A title stands in a heading, in tables and in the timetable. Changed in one place it is pulled
    from there, and the next build brings it to the others. Two different titles cannot both be
    meant.

Example
    the heading says 'Survey of SMEs', the table of tasks 'Survey among SMEs'

How to mend it
    Make the places say the same in Word, or undo the change in all but one, and pull again.
""",
    "MRG074": """\
Workbook and Word file have both changed one field, each otherwise.

Why it matters
    The title of an instrument stands in both. Only people know which of the two is meant, so the
    outline keeps what it says.

Example
    the workbook says 'Innovation voucher', the Word file 'Voucher for innovation'

How to mend it
    proposal pull --prefer word or --prefer workbook; or make the two say the same.
""",
}

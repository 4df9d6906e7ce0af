"""The pages of faults in single fields of an outline, OUT020 to OUT031."""

PAGES = """
OUT020
A field is not known.

Why it matters
    What stands in a field that nobody reads would be missing from the proposal without a word.

Example
    - id: sme-survey
      month: M4-M12                      # the field is called months

How to mend it
    Correct the name. The fields of each part are explained in the starter outline and by the
    editor, and listed by: proposal schema

OUT021
A field is missing.

Why it matters
    Some things cannot be left open: every task has a leader, every deliverable a month.

Example
    - id: policy-brief
      title: Policy brief
      lead: aei                          # and due: is missing

How to mend it
    Add the line. A field that is written but left blank counts as missing.

OUT022
A value is of another kind than its field.

Why it matters
    A text cannot be added up, and a list is no title.

Example
    acronym: 2024                        # a number; in quotes it is a text: "2024"
    amount: fifteen thousand             # a text; write 15000

How to mend it
    Write numbers as digits with a point before decimals, a list as [one, two] or one entry a line
    after a dash, and put a number that is meant as a text in quotes.

OUT023
A month, or a span of months, is not written as one.

Why it matters
    Months are counted from the start of the project. M4 is the fourth, whenever the project
    begins, so the plan stays right when the start moves.

Example
    due: month 12                        # M12
    months: M12-M4                       # ends before it begins

How to mend it
    Write a month M12 and a span M4-M12; both ends are included.

OUT024
A date is not written as one.

Why it matters
    01.09.2026 and 09/01/2026 mean different days in different countries; 2026-09-01 does not.

Example
    start: 01.09.2026

How to mend it
    Write year, month and day: 2026-09-01

OUT025
A value is none of those that can be chosen.

Why it matters
    The form knows only these, and tables and sums depend on them.

Example
    role: leader                         # coordinator, beneficiary, affiliated or associated

How to mend it
    Write one of the words that the message lists.

OUT026
An id is not written as one.

Why it matters
    Ids are your own words, by which the rest of the outline and the text refer to a part. They
    stay the same when numbers change.

Example
    id: SME Survey

How to mend it
    Use small letters and digits, with single dashes between words: sme-survey

OUT027
A number is out of range.

Why it matters
    Nobody works a negative number of months, and a project of 500 months is a slip of the pen.

Example
    units: -6

How to mend it
    See whether a sign or a digit is one too many.

OUT028
An amount has too many decimals.

Why it matters
    Money is exact to the cent. In half of Europe 15.000 means fifteen thousand; here a point
    begins the cents. So that no thousand is lost in silence, three decimals are refused.

Example
    amount: 15.000

How to mend it
    Write 15000 for fifteen thousand, and round anything finer than a cent.

OUT029
A text does not have the form of its field.

Why it matters
    Files are named after the acronym, and tables of countries count two-letter codes.

Example
    country: Spain                       # ES
    acronym: "TEX/NEXT"                  # a slash cannot stand in the name of a file

How to mend it
    Write it as the message says.

OUT030
A label is not written as one.

Why it matters
    A label freezes the number of a part, so it must look like one: WP2 for a work package, T2.1
    for a task, D2.1 for a deliverable, MS3 for a milestone, E2.1 for an event, S2.1 for a
    subcontract.

Example
    - id: sme-survey
      label: Task 2.1

How to mend it
    Write T2.1, or leave the label out: numbers then follow from the order.

OUT031
A text is empty.

Why it matters
    A part without a title leaves an empty cell in every table that lists it.

Example
    title: ""

How to mend it
    Write the text.
"""

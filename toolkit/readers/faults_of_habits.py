"""The pages of faults that come from habits of other programs and countries: OUT032 to OUT039
and OUT075 to OUT089."""

PAGES = """
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
"""

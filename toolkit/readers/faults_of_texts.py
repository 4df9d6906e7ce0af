"""The page of what the reader reports of a text, TXT103."""

PAGES = """
TXT103
A text ends where a number sign follows a space.

Why it matters
    In YAML a space and # begin a remark: what follows on that line is no part of the text, and
    would be missing from the proposal without a word.

Example
    - id: coordination
      title: Task #1 coordination        # the title is read as: Task

How to mend it
    Put the text in quotes: title: "Task #1 coordination". Where it is a remark, put a space behind
    the #, or put the remark on a line of its own: then there is no finding. It is a
    warning.
"""

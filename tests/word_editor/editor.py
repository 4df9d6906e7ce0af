"""A person who edits a Word file in the tests.

    anna = WordEditor(content)
    anna.replace("20 firms", "25 firms")
    anna.insert_tracked("Costs are low", " So they are.", author="Anna")
    content = anna.save()

A method that takes `words` finds its place by them; the others take an element of the document, as
`paragraph`, `text`, `table` or `row` find it. What a person does is written as Word writes it.
"""

from __future__ import annotations

from tests.word_editor.answering import Answering
from tests.word_editor.objects import AddingObjects
from tests.word_editor.reviewing import Reviewing
from tests.word_editor.table_editing import TableEditing


class WordEditor(Reviewing, AddingObjects, TableEditing, Answering):
    """A person who edits a Word file, from its bytes or its path."""

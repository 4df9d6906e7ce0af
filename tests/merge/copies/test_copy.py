"""A copy that was merged is known again by what it says, whatever else a later version knows."""

from tests.merge.word.small_outline import SENT
from toolkit.merge.copies.copy import copy_of_file, digest_of
from toolkit.merge.word.model.author import Author
from toolkit.merge.word.model.file import WordFile
from toolkit.ooxml.embedded_base import base_of


def test_its_digest_is_the_one_that_files_remember() -> None:
    file = WordFile(SENT)
    found = base_of(file.package)
    assert found is not None
    assert (
        digest_of(copy_of_file(file, "anna.docx", Author("Anna"), found[0])) == "64c86209bcd02c6b"
    )

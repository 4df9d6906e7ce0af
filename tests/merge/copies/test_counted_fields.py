"""Fields that Word counted again in a copy are nobody's edits."""

from __future__ import annotations

import pytest

from tests.merge.copies.merged_copies import counts, merged
from tests.merge.word.readings import proposed_by
from tests.merge.word.updated_fields import counted_on, edited, sent


def test_a_copy_in_which_only_numbers_were_counted_again_brings_nothing() -> None:
    current = sent()
    result = merged(current, counted_on(current, own_table=False))
    assert result.content == current


def test_of_a_copy_with_a_table_of_its_own_only_that_table_is_brought() -> None:
    current = sent()
    result = merged(current, counted_on(current, own_table=True))
    assert set(counts(result)[0]) <= {"added", "unchanged"}
    words = " ".join(proposed_by(result.content, "Anna"))
    assert "Mills that Anna visited" in words
    assert "Filatura Rossi" in words
    assert not [word for word in proposed_by(result.content, "Anna") if word.startswith("-")]


@pytest.mark.parametrize("own_table", [False, True])
def test_beside_them_an_edit_is_brought_alone(own_table: bool) -> None:
    current = sent()
    result = merged(current, edited(counted_on(current, own_table=own_table)))
    told = proposed_by(result.content, "Anna")
    assert "-shows" in told
    assert [word for word in told if word.startswith("-")] == ["-shows"]


def test_numbers_counted_again_in_the_current_file_are_not_taken_back() -> None:
    before = sent()
    current = counted_on(before, own_table=True)
    result = merged(current, edited(before))
    assert sorted(proposed_by(result.content, "Anna")) == ["-shows", "says"]

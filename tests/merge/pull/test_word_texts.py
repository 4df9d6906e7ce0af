"""What a person made of the texts of a Word file."""

from __future__ import annotations

from typing import Any

import pytest

from tests.merge.word.readings import base_in
from tests.merge.word.updated_fields import counted_on, edited, sent
from toolkit.merge.pull.word_texts import opened_units
from toolkit.merge.word.read.base_blocks import blocks_of_base


def changed_units(content: bytes, base: Any) -> list[str]:
    units = opened_units(content, base, blocks_of_base(base)).read().units
    return ["".join(one.current) for one in units if one.current != one.base]


@pytest.mark.parametrize("own_table", [False, True])
def test_numbers_that_word_counted_again_are_no_edits(own_table: bool) -> None:
    content = sent()
    base = base_in(content)
    assert changed_units(counted_on(content, own_table=own_table), base) == []


@pytest.mark.parametrize("own_table", [False, True])
def test_beside_them_an_edit_is_found(own_table: bool) -> None:
    content = sent()
    base = base_in(content)
    found = changed_units(edited(counted_on(content, own_table=own_table)), base)
    assert found == ["As Table\u00a02 says."]

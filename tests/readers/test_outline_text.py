"""Plain data becomes an outline that people read, and that is read again as the same data."""

from __future__ import annotations

import os
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.readers.outline import read_outline
from toolkit.readers.outline_text import outline_text
from toolkit.readers.wanted_data import differences, plain_data
from toolkit.readers.yaml_reader import read_fields

EXAMPLES = Path(__file__).parents[2] / "examples"
LAWS = int(os.environ.get("PROPOSAL_LAWS", "15"))

DATA: dict[str, Any] = {
    "partners": [
        {
            "rates": {"expert": 4000, "manager": Decimal("5000.50")},
            "id": "aei",
            "name": "AEI: a cluster",
            "profile": "A cluster.\n\n- One\n  point\n",
            "city": None,
        }
    ],
    "call": "smp-cosme-2021-cluster",
    "work_packages": [
        {
            "tasks": [{"effort": {"aei": {"expert": 3}}, "id": "work", "after": ["a", "b"]}],
            "objectives": ["One aim.", "Another."],
            "id": "wp",
        }
    ],
    "project": {"title": "It's small", "acronym": "SMALL", "colour": "no"},
    "sections": {"CON-MET-CM": "Words."},
}
TEXT = """\
call: smp-cosme-2021-cluster

project:
  acronym: SMALL
  title: "It's small"
  colour: no

partners:
  - id: aei
    name: "AEI: a cluster"
    rates: {expert: 4000, manager: 5000.50}
    profile: |
      A cluster.

      - One
        point

work_packages:
  - id: wp
    objectives:
      - One aim.
      - Another.
    tasks:
      - id: work
        effort: {aei: {expert: 3}}
        after: [a, b]

sections:
  CON-MET-CM: Words.
"""


def test_the_fields_are_in_the_order_of_the_models() -> None:
    assert outline_text(DATA) == TEXT


@pytest.mark.parametrize("name", ["agri-food", "euroboostex"])
def test_an_example_is_read_again_as_the_same(name: str, tmp_path: Path) -> None:
    example = EXAMPLES / name / "outline.yaml"
    data, _ = read_fields(example)
    path = tmp_path / "outline.yaml"
    path.write_text(outline_text(data or {}), encoding="utf-8")
    assert read_outline(path) == read_outline(example)


@pytest.mark.parametrize("odd", [1.5, b"x", object()])
def test_what_no_outline_holds_is_refused(odd: object) -> None:
    with pytest.raises(TypeError, match="an outline holds no"):
        outline_text({"project": {"title": odd}})


TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n :#-'\"[{,&*!|>%@")
)
SINGLE = TEXTS | st.integers() | st.booleans() | st.sampled_from([Decimal("0.10"), Decimal(3)])
NAMES = st.text("abcdefgh-", min_size=1, max_size=6).filter(lambda one: one.strip("-") == one)
ANY = st.recursive(
    SINGLE, lambda one: st.lists(one, max_size=3) | st.dictionaries(NAMES, one, max_size=3)
)


@settings(max_examples=LAWS, deadline=None)
@given(st.dictionaries(NAMES, ANY, min_size=1, max_size=4))
def test_any_data_is_read_again_as_the_same(
    tmp_path_factory: pytest.TempPathFactory, data: dict[str, Any]
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_text(outline_text(data), encoding="utf-8", newline="")
    read, _ = read_fields(path)
    assert not differences(plain_data(read), plain_data(data))

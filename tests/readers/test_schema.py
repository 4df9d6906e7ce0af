"""The schema explains every field and accepts what the reader accepts."""

from typing import Any

import pytest

from toolkit.readers.call import call_names
from toolkit.readers.schema import descriptions, outline_schema, schema_text

SCHEMA = outline_schema()
PARTS = {"Proposal": SCHEMA, **SCHEMA["$defs"]}
FIELDS = [
    (name, field, written)
    for name, part in PARTS.items()
    for field, written in part.get("properties", {}).items()
]


@pytest.mark.parametrize(
    ("name", "field", "written"), FIELDS, ids=[f"{name}.{field}" for name, field, _ in FIELDS]
)
def test_every_field_says_what_it_is(name: str, field: str, written: dict[str, Any]) -> None:
    assert written["description"] == descriptions()[name, field]
    assert written["description"].endswith((".", "..."))


def test_it_is_bound_to_no_address_and_offers_what_the_calls_know() -> None:
    assert SCHEMA["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert "$id" not in SCHEMA
    assert SCHEMA["properties"]["call"]["examples"] == list(call_names())
    assert "textile" in PARTS["Project"]["properties"]["strand"]["examples"]
    assert "go_international" in PARTS["WorkPackage"]["properties"]["priority"]["examples"]
    assert "PU" in PARTS["Deliverable"]["properties"]["dissemination"]["examples"]


def test_a_field_has_no_made_up_title_and_may_not_be_null() -> None:
    for _, _, written in FIELDS:
        assert "title" not in written
        assert {"type": "null"} not in written.get("anyOf", [])


def test_a_number_is_a_number_and_a_month_is_written_as_one() -> None:
    assert PARTS["Instrument"]["properties"]["amount"] == {
        "type": "number",
        "minimum": 0.0,
        "maximum": 1000000000000.0,
        "description": "EUR for one award.",
    }
    assert PARTS["Project"]["properties"]["duration"]["maximum"] == 120
    assert PARTS["Deliverable"]["properties"]["due"]["pattern"] == r"^M[1-9]\d{0,3}$"


def test_a_single_word_may_stand_where_a_list_is_asked_for() -> None:
    kinds = [one["type"] for one in PARTS["Task"]["properties"]["after"]["anyOf"]]
    assert kinds == ["array", "string"]


def test_unknown_fields_are_refused_everywhere() -> None:
    assert all(part["additionalProperties"] is False for part in PARTS.values() if _has(part))


def _has(part: dict[str, Any]) -> bool:
    return "properties" in part


def test_where_a_field_stands_in_the_file_is_no_field() -> None:
    assert "place" not in schema_text().replace("takes place", "").replace("best_value", "")

"""One profile laid over another: the laws of it, on fields drawn at random."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from toolkit.diagnostics import Place
from toolkit.readers.overlay import overlaid, stated
from toolkit.readers.yaml_builder import Fields

NAMES = st.sampled_from(["rate", "title", "layout", "countries", "sections", "strands", "kinds"])
VALUES = st.one_of(st.integers(0, 9), st.sampled_from(["one", "two"]))
KEYS = st.sampled_from(["AA", "BB", "CC"])


def fields_of(data: dict[str, Any], file: str) -> Fields:
    """Fields as the reader makes them: each value has a place in `file`."""
    found = Fields({name: _value(one, file) for name, one in data.items()})
    found.torn = False
    inner = {name: _place(one, file) for name, one in found.items()}
    found.place = Place(file, 1, 1, "", inner)
    return found


def _value(value: Any, file: str) -> Any:
    if isinstance(value, dict):
        return fields_of(value, file)
    if isinstance(value, list):
        return [_value(one, file) for one in value]
    return value


def _place(value: Any, file: str) -> Place:
    if isinstance(value, Fields):
        return value.place
    if isinstance(value, list):
        return Place(file, 1, 1, "", {str(at): _place(one, file) for at, one in enumerate(value)})
    return Place(file, 1, 1)


def entries(key: str) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Lists of entries that are known by different words."""
    entry = st.fixed_dictionaries({key: KEYS}, optional={"name": VALUES})
    return st.lists(entry, max_size=3, unique_by=lambda one: one[key])


GROUPS = st.dictionaries(st.sampled_from(["font", "page"]), VALUES, max_size=2)
PROFILES = st.fixed_dictionaries(
    {},
    optional={
        "rate": VALUES,
        "layout": GROUPS,
        "kinds": GROUPS,
        "countries": entries("code"),
        "sections": entries("tag"),
        "strands": entries("id"),
    },
)


def laid(below: dict[str, Any], above: dict[str, Any]) -> Fields:
    return overlaid(fields_of(below, "below"), fields_of(above, "above"))


@given(PROFILES)
def test_nothing_laid_over_a_profile_leaves_it_as_it_is(below: dict[str, Any]) -> None:
    assert laid(below, {}) == below


@given(PROFILES)
def test_a_profile_laid_over_nothing_is_itself(above: dict[str, Any]) -> None:
    assert laid({}, above) == above


@given(PROFILES, PROFILES)
def test_laid_over_twice_is_laid_over_once(below: dict[str, Any], above: dict[str, Any]) -> None:
    once = laid(below, above)
    assert overlaid(once, fields_of(above, "above")) == once


@given(PROFILES, PROFILES)
def test_what_is_written_above_counts_and_all_else_stays(
    below: dict[str, Any], above: dict[str, Any]
) -> None:
    found = laid(below, above)
    assert set(found) == set(below) | set(above)
    for name in ("rate", "kinds", "strands"):
        assert found.get(name) == above.get(name, below.get(name))
    assert found.get("layout", {}) == {**below.get("layout", {}), **above.get("layout", {})}
    for name, key in (("countries", "code"), ("sections", "tag")):
        merged = {one[key]: one for one in below.get(name, [])}
        for one in above.get(name, []):
            merged[one[key]] = {**merged.get(one[key], {}), **one}
        assert {one[key]: one for one in found.get(name, [])} == merged


@given(PROFILES, PROFILES)
def test_every_value_knows_the_file_in_which_it_is_written(
    below: dict[str, Any], above: dict[str, Any]
) -> None:
    place = laid(below, above).place
    for name in ("rate", "kinds", "strands"):
        if name in above:
            assert place.of(name).file == "above"
        elif name in below:
            assert place.of(name).file == "below"
    for name in below.get("layout", {}):
        assert place.of("layout", name).file == (
            "above" if name in above.get("layout", {}) else "below"
        )
    for name, key in (("countries", "code"), ("sections", "tag")):
        changed = {one[key] for one in above.get(name, [])}
        for at, one in enumerate(laid(below, above).get(name, [])):
            assert place.of(name, at).file == ("above" if one[key] in changed else "below")


def test_an_entry_is_left_out_and_a_new_one_follows_the_one_before_it() -> None:
    below = {"countries": [{"code": "AA"}, {"code": "BB"}, {"code": "CC"}]}
    above = {
        "countries": [{"code": "AA", "leave_out": True}, {"code": "BB"}, {"code": "DD"}],
    }
    assert laid(below, above) == {"countries": [{"code": "BB"}, {"code": "DD"}, {"code": "CC"}]}


def test_a_value_is_stated_by_its_way_and_an_entry_by_its_key() -> None:
    written = {
        "rate": 1,
        "layout": {"font": "one"},
        "kinds": {"other": "x"},
        "countries": [{"code": "AA"}],
        "strands": [{"id": "AA"}],
        "empty": {},
    }
    assert list(stated(fields_of(written, "above"))) == [
        "rate",
        "layout.font",
        "kinds",
        "countries.AA",
        "strands",
        "empty",
    ]

"""Our filters and tests answer what Jinja's own do, as long as they are within bounds."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2.filters import FILTERS as JINJAS
from jinja2.runtime import Undefined
from jinja2.sandbox import SandboxedEnvironment
from jinja2.tests import TESTS as JINJAS_TESTS

from toolkit.compose.environment import TemplateEnvironment
from toolkit.compose.filters import TESTS, VALUES
from toolkit.compose.list_filters import LISTS
from toolkit.compose.sandbox_limits import EndlessError, Meter
from toolkit.document.literal_text import restore

OURS = [*LISTS, *VALUES, "default", "d", "replace"]
NUMBERS = st.integers(-99, 99) | st.decimals(-99, 99, places=2)
WORDS = st.text("abcABC ,.", max_size=4)
PARTS = st.fixed_dictionaries({"n": st.integers(0, 3), "w": WORDS, "many": st.lists(NUMBERS)})
VALUE = st.one_of(
    NUMBERS, WORDS, st.lists(NUMBERS, max_size=6), st.lists(WORDS, max_size=6),
    st.lists(PARTS, max_size=5), st.dictionaries(WORDS, st.integers(0, 9), max_size=4),
)  # fmt: skip
GIVEN = [
    ([], {}), ([1], {}), (["upper"], {}), (["n"], {}), (["n", "gt", 1], {}), (["gt", 1], {}),
    ([], {"attribute": "n"}), ([], {"attribute": "w"}), ([], {"attribute": "n,w"}),
    ([], {"attribute": "many.0", "default": 0}), ([], {"reverse": True}), (["a", "b"], {}),
    ([], {"start": 2, "attribute": "n"}), (["a", "b", 1], {}), ([0, "floor"], {}),
    ([1, "ceil"], {}), (["x", True], {}), ([True], {}), ([False, "value"], {}),
]  # fmt: skip


ENVIRONMENT = TemplateEnvironment([], meter=Meter(steps=10**12))
JINJAS_ENVIRONMENT = SandboxedEnvironment()
FAILED = "cannot be computed"


def answer(environment: Any, way: str, name: str, value: Any, given: Any) -> Any:
    context = environment.from_string("").new_context({})
    call = environment.call_filter if way == "filter" else environment.call_test
    try:
        return plainly(call(name, value, *given, context=context, eval_ctx=context.eval_ctx))
    except EndlessError:
        raise
    except Exception:  # which, is told in another test
        return FAILED


def plainly(found: Any) -> Any:
    """What comes one by one as a list; undefined values are all alike, and so are methods."""
    if isinstance(found, (list, tuple)) or hasattr(found, "__next__"):
        return [plainly(one) for one in found]
    if isinstance(found, Undefined):
        return "undefined"
    return "method" if callable(found) else found


@pytest.mark.parametrize("name", OURS)
@settings(max_examples=25)
@given(value=VALUE, given=st.sampled_from(GIVEN))
def test_a_filter_answers_what_jinjas_own_does(name: str, value: Any, given: Any) -> None:
    ours = answer(ENVIRONMENT, "filter", name, value, given)
    if ours != FAILED and name != "int":
        assert ours == answer(JINJAS_ENVIRONMENT, "filter", name, value, given)


@pytest.mark.parametrize("name", TESTS)
@settings(max_examples=25)
@given(value=VALUE, given=st.sampled_from(GIVEN[:4]))
def test_a_test_answers_what_jinjas_own_does(name: str, value: Any, given: Any) -> None:
    ours = answer(ENVIRONMENT, "test", name, value, given)
    if ours != FAILED:
        assert ours == answer(JINJAS_ENVIRONMENT, "test", name, value, given)


def test_every_filter_and_test_of_ours_bears_a_name_of_jinjas() -> None:
    assert set(OURS) <= set(JINJAS)
    assert set(TESTS) <= set(JINJAS_TESTS)


@pytest.mark.parametrize(
    ("template", "printed"),
    [
        ("{{ [3, 1, 2] | sort | join }} {{ ['b', 'A'] | sort | join }}", "1, 2, 3 A, b"),
        ("{{ ['b', 'A'] | sort(case_sensitive=true, reverse=true) | join }}", "b, A"),
        ("{{ ['a', 'A', 'b'] | unique | join }}", "a, b"),
        ("{{ [1, 2] | sum }} {{ [] | sum }} {{ [[1], [2]] | sum(start=[]) | join }}", "3 0 1, 2"),
        ("{{ [1, 3, 2] | max }} {{ [1, 3, 2] | min }} {{ [1, 2] | last }}", "3 1 2"),
        ("{{ 'abc' | reverse }} {{ [1, 2] | reverse | join }} {{ 'abc' | length }}", "cba 2, 1 3"),
        ("{{ {'b': 1, 'a': 2} | dictsort | length }} {{ {'a': 1} | items | length }}", "2 1"),
        ("{{ '7' | int + 1 }} {{ '7.9' | int }} {{ 'x' | int }} {{ 7.9 | int }}", "8 7 0 7"),
        ("{{ money | round }} {{ money | round(1) }} {{ money | round(1, 'ceil') }}", "3 2.6 2.6"),
        ("{{ -2 | abs }} {{ ' a ' | trim }} {{ 'aX' | lower }} {{ 'aX' | upper }}", "2 a ax AX"),
        ("{{ 'a-b-c' | replace('-', '+') }} {{ 'a-b-c' | replace('-', '+', 1) }}", "a+b+c a+b-c"),
        ("{% for found, many in parts | groupby('n') %}{{ found }}{{ many | length }} {% endfor %}",
         "12 21 "),
        ("{{ range(2, 8, 3) | join }} {{ range(3, 0, -1) | join }} {{ range(0) | length }}",
         "2, 5 3, 2, 1 0"),
    ],
)  # fmt: skip
def test_filters_in_a_template(template: str, printed: str) -> None:
    parts = [{"n": 2}, {"n": 1}, {"n": 1}]
    environment = TemplateEnvironment([])
    text = environment.from_string(template).render(money=Decimal("2.55"), parts=parts)
    assert restore(text) == printed


def test_an_empty_list_has_no_member() -> None:
    for name in ("first", "last", "min", "max"):
        template = TemplateEnvironment([]).from_string(f"{{{{ ([] | {name}) is defined }}}}")
        assert template.render() == "False"

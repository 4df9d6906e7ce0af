"""Random templates: whatever they say, the answer is a text or one sentence, and it comes soon.

`RANDOM_TEMPLATES=10000 pytest tests/compose/test_random_templates.py` tries as many.
"""

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import make_dossier
from toolkit.compose.context import filters_of, names_of
from toolkit.compose.environment import TemplateEnvironment
from toolkit.compose.rendering import Renderer
from toolkit.compose.surface import OFFERED, offered_by
from toolkit.compose.surface import names_of as names_that
from toolkit.diagnostics import ProposalError

HOW_MANY = int(os.environ.get("RANDOM_TEMPLATES", "60"))
WITHIN = 12
"""Seconds of processor time: a little more than templates are given."""

DOSSIER = make_dossier()
NAMES, FILTERS = names_of(DOSSIER), filters_of(DOSSIER)
ENVIRONMENT = TemplateEnvironment([], filters_of_proposal=FILTERS)
ATTRIBUTES = sorted(
    {name for one in NAMES.values() for name in names_that(one)}
    | {name for kind in OFFERED for name in offered_by(kind)}
    | {"__class__", "place", "parse_raw", "format", "mro", "x"}
)

LEAVES = st.one_of(
    st.sampled_from([*NAMES, "x", "ns", "loop", "self", "varargs", "range", "namespace"]),
    st.integers(-3, 10**12).map(str),
    st.sampled_from(
        ["1.5", "1e29", "none", "true", "[]", "()", "{}", "''", "'a'", "'ab c'", "'*a*'"]
    ),
    st.text("ab *[]{}|#!<\\", max_size=5).map(repr),
)


def grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Larger expressions from smaller ones."""
    pairs = st.tuples(inner, inner)
    operators = st.sampled_from(
        ["+", "-", "*", "/", "//", "%", "**", "~", "==", "!=", "<", "<=", ">", ">=", "in",
         "not in", "and", "or", "if 1 else"]
    )  # fmt: skip
    filters = st.sampled_from(sorted(ENVIRONMENT.filters))
    tests = st.sampled_from([one for one in ENVIRONMENT.tests if one.isidentifier()])
    return st.one_of(
        st.tuples(inner, operators, inner).map(lambda one: f"({one[0]} {one[1]} {one[2]})"),
        st.tuples(inner, st.sampled_from(ATTRIBUTES)).map(".".join),
        st.tuples(inner, st.sampled_from(ATTRIBUTES)).map(lambda one: f"{one[0]}.{one[1]}()"),
        st.tuples(inner, filters).map(" | ".join).map("({})".format),
        st.tuples(inner, filters, inner).map(lambda one: f"({one[0]} | {one[1]}({one[2]}))"),
        st.tuples(inner, filters, st.sampled_from(ATTRIBUTES)).map(
            lambda one: f"({one[0]} | {one[1]}(attribute='{one[2]}'))"
        ),
        st.tuples(inner, tests, inner).map(lambda one: f"({one[0]} is {one[1]}({one[2]}))"),
        pairs.map("{0[0]}[{0[1]}]".format),
        pairs.map("{0[0]}[:{0[1]}]".format),
        pairs.map("{0[0]}({0[1]})".format),
        pairs.map("[{0[0]}, {0[1]}]".format),
        pairs.map("({0[0]}, {0[1]})".format),
        inner.map("{{'a': {}}}".format),
        inner.map("(not {})".format),
        inner.map("(-{})".format),
        st.tuples(inner, st.sampled_from(["10 ** 9", "99999"])).map(" * ".join).map("({})".format),
    )


EXPRESSIONS = st.recursive(LEAVES, grown, max_leaves=8)


def tagged(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Larger pieces of templates from smaller ones."""
    with_expression = st.tuples(EXPRESSIONS, inner)
    return st.one_of(
        st.tuples(inner, inner).map("\n".join),
        with_expression.map("{{% if {0[0]} %}}{0[1]}{{% endif %}}".format),
        with_expression.map("{{% for x in {0[0]} %}}{0[1]}{{% endfor %}}".format),
        with_expression.map("{{% for x, y in {0[0]} %}}{0[1]}{{% endfor %}}".format),
        with_expression.map("{{% set x = {0[0]} %}}{0[1]}".format),
        with_expression.map("{{% set ns.a = {0[0]} %}}{0[1]}".format),
        with_expression.map("{{% set x, y = {0[0]} %}}{0[1]}".format),
        with_expression.map("{{% macro m(x) %}}{0[1]}{{% endmacro %}}{{{{ m({0[0]}) }}}}".format),
        with_expression.map("{{% include {0[0]} ignore missing %}}{0[1]}".format),
        with_expression.map("{{% with x = {0[0]} %}}{0[1]}{{% endwith %}}".format),
        inner.map("{{% set x %}}{}{{% endset %}}{{{{ x }}}}".format),
        inner.map("{{% for x in range(99999) %}}{}{{% endfor %}}".format),
        inner.map("{{% filter upper %}}{}{{% endfilter %}}".format),
    )


TEMPLATES = st.recursive(EXPRESSIONS.map("{{{{ {} }}}}".format), tagged, max_leaves=5).map(
    "{{% set ns = namespace(a=[1]) %}}\n{}".format
)


@settings(max_examples=HOW_MANY, suppress_health_check=list(HealthCheck), deadline=None)
@given(TEMPLATES)
def test_a_random_template_is_rendered_or_told(text: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "own.md.j2"
        path.write_text(text, encoding="utf-8")
        began = process_time()
        try:
            said = Renderer(Path(folder), FILTERS).text("own.md.j2", NAMES)
            assert "object at 0x" not in said
        except ProposalError as why:
            (told,) = why.diagnostics
            assert told.place.file == str(path)
            assert 1 <= told.place.line <= text.count("\n") + 1
        assert process_time() - began < WITHIN

"""What is just within our bounds compiles: those of Jinja and Python lie behind them."""

import pytest
from jinja2 import nodes

from toolkit.compose.environment import TemplateEnvironment
from toolkit.compose.syntax import (
    ALTERNATIVES,
    NESTED,
    NESTED_TAGS,
    NODES,
    OFFERED,
    TooLargeError,
    examine,
)

ENVIRONMENT = TemplateEnvironment([])


def deep(begin: str, inside: str, end: str, levels: int) -> str:
    return f"{{{{ {begin * levels}{inside}{end * levels} }}}}"


DEEP = {
    "lists": ("[", "1", "]"),
    "tuples": ("(", "1", ",)"),
    "parts": ("a.b[", "1", "]"),
    "mappings": ("{'a': ", "1", "}"),
    "calls": ("a(", "1", ")"),
    "filters": ("1 | default(", "1", ")"),
    "filters in a row": ("", "1", " | abs"),
    "choices": ("(1 if a else ", "1", ")"),
    "sums": ("(1 + ", "1", ")"),
    "powers": ("2 ** (", "1", ")"),
    "comparisons": ("1 < (", "1", ")"),
    "texts": ("a ~ (", "1", ")"),
    "ors": ("(a or ", "1", ")"),
    "nots": ("not ", "1", ""),
    "slices": ("a[1:", "1", "]"),
    "tests": ("(", "1", " is eq 1)"),
}


@pytest.mark.parametrize("parts", DEEP.values(), ids=DEEP)
def test_whatever_is_nested_compiles_or_is_told(parts: tuple[str, str, str]) -> None:
    compiled = 0
    for levels in range(1, NESTED + 5):
        try:
            ENVIRONMENT.compile(deep(*parts, levels))
        except TooLargeError:
            break
        compiled = levels
    assert 15 <= compiled <= NESTED


TAGS = {
    "loops": ("{% for a in [1] %}", "{% endfor %}"),
    "loops with a condition": ("{% for a in [1] if a %}{{ loop.index }}", "{% endfor %}"),
    "loops with an else": ("{% for a in [1] %}{% else %}", "{% endfor %}"),
    "ifs": ("{% if a %}", "{% endif %}"),
    "elses": ("{% if a %}{% else %}", "{% endif %}"),
    "macros": ("{% macro m() %}", "{% endmacro %}"),
    "blocks": ("{% set a %}", "{% endset %}"),
    "calls": ("{% call a() %}", "{% endcall %}"),
    "filters": ("{% filter upper %}", "{% endfilter %}"),
    "withs": ("{% with a = 1 %}", "{% endwith %}"),
}


@pytest.mark.parametrize("tags", TAGS.values(), ids=TAGS)
def test_tags_inside_tags_compile_up_to_the_bound(tags: tuple[str, str]) -> None:
    begin, end = tags
    levels = NESTED_TAGS - 1
    ENVIRONMENT.compile(f"{begin * levels}{{{{ {'(a or ' * 20}1{')' * 20} }}}}{end * levels}")
    with pytest.raises(TooLargeError):
        ENVIRONMENT.compile(f"{begin * (levels + 2)}x{end * (levels + 2)}")


def test_an_if_compiles_with_as_many_alternatives_as_it_may_have() -> None:
    ENVIRONMENT.compile("{% if a %}" + "{% elif a %}" * ALTERNATIVES + "{% endif %}")
    with pytest.raises(TooLargeError, match="alternatives"):
        ENVIRONMENT.compile("{% if a %}" + "{% elif a %}" * (ALTERNATIVES + 1) + "{% endif %}")


@pytest.mark.parametrize(
    "text",
    ["{{ a }}x", "{% set a = 1 %}", "{{ [1, 1, 1] }}", "{% if a %}x{% endif %}",
     "{% macro m() %}x{% endmacro %}", "{% include 'a' %}", "{{ pick(a, b=1) }}"],
)  # fmt: skip
def test_as_many_as_there_may_be_compile(text: str) -> None:
    one = examine(ENVIRONMENT.parse(text))
    ENVIRONMENT.compile(text * ((NODES - 100) // (one + 1)))
    with pytest.raises(TooLargeError, match="more than 5000"):
        ENVIRONMENT.compile(text * (NODES // (one - 2) + 1))


def test_a_line_is_told_where_the_bound_is_reached() -> None:
    with pytest.raises(TooLargeError) as found:
        ENVIRONMENT.compile("One\n\n" + "{{ 1 }}\n" * NODES)
    assert 2_000 < found.value.lineno < 3_000
    with pytest.raises(TooLargeError) as found:
        ENVIRONMENT.compile("One\n\n{{ [1,\n" + "9" * 31 + "] }}")
    assert found.value.lineno == 4


def test_every_kind_of_node_that_jinja_has_is_offered_or_left_out_on_purpose() -> None:
    every = {
        one
        for one in vars(nodes).values()
        if isinstance(one, type) and issubclass(one, nodes.Node) and not one.abstract
    }
    left_out = {
        nodes.Block, nodes.Extends, nodes.ExprStmt, nodes.Scope, nodes.OverlayScope,
        nodes.EvalContextModifier, nodes.ScopedEvalContextModifier, nodes.Break, nodes.Continue,
        nodes.EnvironmentAttribute, nodes.ExtensionAttribute, nodes.ImportedName,
        nodes.InternalName, nodes.MarkSafe, nodes.MarkSafeIfAutoescape, nodes.ContextReference,
        nodes.DerivedContextReference,
    }  # fmt: skip
    assert every - OFFERED == left_out
    assert every >= OFFERED

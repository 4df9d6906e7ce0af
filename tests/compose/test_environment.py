import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jinja2.exceptions import UndefinedError

from toolkit.compose.environment import TemplateEnvironment
from toolkit.document.markup import MarkupReader
from toolkit.document.tree import Block, Heading, List, Paragraph
from toolkit.document.walk import plain, texts
from toolkit.model.base import Prose
from toolkit.model.months import Span

NASTY = st.text("*_[]<>&|#~`\\!(){}:=-+.1 @ab\n$%é€“”…🙂", max_size=30)


def blocks(template: str, **names: object) -> list[Block]:
    text = TemplateEnvironment([]).from_string(template).render(names)
    found = MarkupReader({}.get).template(text, "S", 1)
    return [one for one in found if isinstance(one, Heading | Paragraph | List)]


def words(template: str, **names: object) -> str:
    return " ".join(plain(one) for block in blocks(template, **names) for one in texts(block))


def as_one_line(text: str) -> str:
    return " ".join(text.split())


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(NASTY)
def test_a_title_arrives_word_for_word_wherever_a_template_puts_it(title: str) -> None:
    for template, before, after in (
        ("{{ title }}", "", ""),
        ("# {{ title }}", "", ""),
        ("- {{ title }}", "", ""),
        ("**{{ title }}**", "", ""),
        ("*{{ title }}*s", "", "s"),
        ("`{{ title }}`", "", ""),
        ("[{{ title }}](https://a.eu)", "", ""),
        ("{{ [title] | join_and }}", "", ""),
        ("{{ 'a*' ~ title ~ 'b' }}", "a*", "b"),
        ("{{ ('a' | ref) ~ title }}", "[[a]]", ""),
        ("{% macro say() %}{{ title }}{% endmacro %}{{ say() }}", "", ""),
        ("{% set it %}{{ title }}{% endset %}{{ it }}", "", ""),
    ):
        found = words(template, title=f"x{title}x")
        assert as_one_line(found) == as_one_line(f"{before}x{title}x{after}")


@given(NASTY)
def test_what_people_write_as_plain_text_never_becomes_another_block(title: str) -> None:
    assert [type(one) for one in blocks("before\n\nx{{ title }}\n\nafter", title=title)] == [
        Paragraph
    ] * 3


@given(NASTY)
def test_prose_never_swallows_what_the_template_says_after_it(prose: str) -> None:
    assert words("{{ prose }}\n\nafter", prose=Prose(prose)).endswith("after")


def test_a_name_that_does_not_exist_is_refused() -> None:
    with pytest.raises(UndefinedError, match="'nothing'"):
        words("{{ nothing }}")


def test_filters_that_would_print_unsealed_text_are_not_offered() -> None:
    filters = TemplateEnvironment([]).filters
    assert not {"safe", "escape", "format", "tojson", "urlize"} & set(filters)


def test_texts_put_together_with_a_plus_stay_sealed() -> None:
    assert words("{{ 'a*' + ('x' | ref) + title }}", title="*b") == "a*[[x]]*b"


def test_words_of_a_template_itself_are_text_wherever_they_stand() -> None:
    for template in ("{{ '*a*' }}", "{{ '*a*' if 1 }}", "{% set it = '*a*' %}{{ it }}"):
        assert words(template) == "*a*"


def test_nothing_is_computed_while_a_template_is_compiled() -> None:
    environment = TemplateEnvironment([])
    environment.filters["spelt"] = lambda number: f"number {number}"
    assert "number" not in environment.compile("{{ 12 | spelt }}{{ 1 + 1 }}", raw=True)


@pytest.mark.parametrize(
    ("template", "printed"),
    [
        ("{% set it = (1, 2) %}{% set a, b = it %}{{ b }}", "2"),
        ("{% for a, b in [(1, 2)] %}{{ a }}{{ loop.last }}{% endfor %}", "1True"),
        ("{% for a, b in {'x': 1}.items() %}{{ a }}{{ b }}{% endfor %}", "x1"),
        ("{% for one in [1, 2, 3] if one > 1 %}{{ one }}{{ loop.length }}{% endfor %}", "2232"),
        ("{% for one in [] %}{% else %}none{% endfor %}", "none"),
        ("{% for one in months %}{{ one }}{% endfor %}", "M1M2"),
        ("{% for one in 'ab' %}{{ one }}.{% endfor %}", "a.b."),
        (
            "{% macro m(a, b=2) %}{{ a }}{{ b }}{{ caller() }}{% endmacro %}"
            "{% call m(1) %}c{% endcall %}",
            "12c",
        ),
        ("{% filter upper %}abc{% endfilter %}", "ABC"),
        ("{% with a = 1 %}{{ a }}{% endwith %}", "1"),
        ("{% raw %}{{ a }}{% endraw %}", "{{ a }}"),
        ("{{ [1, 2, 3, 4][1:3] | join }}{{ 'abcd'[-2:] }}{{ 'abcd'[0] }}", "2, 3cda"),
        ("{{ 1 < 2 < 3 }}{{ 1 < 2 > 3 }}{{ 1 in [1] }}{{ 'a' not in 'b' }}", "TrueFalseTrueTrue"),
        ("{{ 7 // 2 }} {{ 7 % 4 }} {{ -2 + 1 }} {{ 2 ** 8 }} {{ 'ab' * 2 }}", "3 3 -1 256 abab"),
        ("{{ ([1] + [2]) | sum }} {{ ([1] * 3) | length }}", "3 3"),
        ("{{ {'a': 1}['a'] }}{{ {'a': 1}.a }}{{ {'a': 1}.get('b', 2) }}", "112"),
        ("{{ 'Title case'.upper() }}{{ 'a,b'.split(',') | join('-') }}", "TITLE CASEa-b"),
        ("{{ nothing | default('x') }}{{ '' | d('y', true) }}{{ nothing is defined }}", "xyFalse"),
        ("a{{ 'x' if false }}b", "ab"),
        (
            "{% set n = namespace(a=1) %}{% for i in range(3) %}{% set n.a = n.a + i %}{% endfor %}"
            "{{ n.a }}",
            "4",
        ),
    ],
)  # fmt: skip
def test_what_is_offered_of_jinja_means_what_it_means_there(template: str, printed: str) -> None:
    assert words(template, months=Span.parse("M1-M2")) == printed

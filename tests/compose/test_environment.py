from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jinja2.exceptions import SecurityError, UndefinedError

from toolkit.compose.environment import TemplateEnvironment
from toolkit.document.markup import MarkupReader
from toolkit.document.tree import Block, Heading, List, Paragraph
from toolkit.document.walk import plain, texts
from toolkit.model.base import Prose

ENVIRONMENT = TemplateEnvironment([Path()])
NASTY = st.text("*_[]<>&|#~`\\!(){}:=-+.1 @ab\n$%é€“”…🙂", max_size=30)


def blocks(template: str, **names: object) -> list[Block]:
    text = ENVIRONMENT.from_string(template).render(names)
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


def test_a_template_cannot_reach_into_python() -> None:
    with pytest.raises(SecurityError):
        words("{{ text.__class__.__mro__ }}", text="a")


def test_a_template_cannot_change_what_it_is_given() -> None:
    with pytest.raises(SecurityError):
        words("{{ items.append(1) }}", items=[1])


def test_filters_that_would_print_unsealed_text_are_not_offered() -> None:
    assert not {"safe", "escape", "format", "tojson", "urlize"} & set(ENVIRONMENT.filters)

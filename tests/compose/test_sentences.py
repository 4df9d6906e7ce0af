"""Where the sentences of a template begin and end, and which of them say anything."""

import pytest

from toolkit.compose.environment import TemplateEnvironment
from toolkit.compose.sentences import MOST_LINES, has_words, sentences_in
from toolkit.files import template_root


def texts(source: str) -> list[str]:
    return [one.text for one in sentences_in(source)]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("# Milestones {@PRJ-MGT-PM/milestones}", "Milestones"),
        ("## {{ one.title }} {@wp/{{ one.id }}}", "{{ one.title }}"),
        ("!prompt Say why.", "Say why."),
        ("!guidance Count what people do.", "Count what people do."),
        ("- {{ one }}: so", "{{ one }}: so"),
        ("1. {{ one | sentence }}", "{{ one | sentence }}"),
        ("{% macro due(one) %}{{ one.due }} at last{% endmacro %}", "{{ one.due }} at last"),
        ('{% set said = "In turn, it" if a else "It" %}',) * 2,
        ("{% if a %}One{% else %}Many{% endif %} of {{ b }}.",) * 2,
        ("{%- if a %}, of which one{% endif %}.",) * 2,
        ("{% raw %}{{ as it is }}{% endraw %}",) * 2,
    ],
)
def test_a_sentence_is_a_line_without_the_signs_of_structure(line: str, sentence: str) -> None:
    for source in (line, f"{line}\n", f"{line}  \n", f"{{% if b %}}\n{line}\n{{% endif %}}\n"):
        assert texts(source) == [sentence]
        (found,) = sentences_in(source)
        assert source[found.start : found.end] == sentence
        assert source[: found.start].count("\n") == found.line - 1


@pytest.mark.parametrize(
    "line",
    [
        "", "   ", "::: tasks innovate", "{@priority/train/need}", "{@wp/{{ one.id }}/support}",
        "{% if a %}", "{%- endif %}", "{% else %}", "{% for a in b %}", "{% set a %}",
        '{% import "macros/say.md.j2" as say with context %}', "{# A remark. #}",
    ],
)  # fmt: skip
def test_structure_is_no_sentence(line: str) -> None:
    assert texts(line) == texts(f"{line}\n") == []


@pytest.mark.parametrize(
    "source",
    [
        "One\n{%- if a %} and another{% endif %}\n{%- if b %}, in all{% endif %}.",
        "{% if a %}One\n{% else %}\nMany\n{% endif %} of them.",
        "Some{% for a in b %}\n{{ a }}\n{%- endfor %}",
    ],
)
def test_lines_that_a_tag_joins_are_one_sentence(source: str) -> None:
    assert texts(source) == [source]
    assert texts(f"Before.\n\n{source}\nBehind.\n") == ["Before.", source, "Behind."]


def test_a_tag_that_is_left_open_does_not_take_the_lines_behind_it() -> None:
    assert texts("{% if a %}One\nTwo\n") == ["{% if a %}One", "Two"]
    assert texts("One{% endif %}\nTwo\n") == ["One{% endif %}", "Two"]
    long = "{% if a %}One\n" + "Two\n" * 2 * MOST_LINES + "{% endif %}.\n"
    assert texts(long)[:2] == ["{% if a %}One", "Two"]


def test_all_that_is_not_a_sentence_stays_in_its_place() -> None:
    for path in sorted(template_root().rglob("*.md.j2")):
        source = path.read_text(encoding="utf-8")
        at = 0
        for one in sentences_in(source):
            assert one.start >= at
            assert source[one.start : one.end] == one.text
            assert source.count("\n", 0, one.start) == one.line - 1
            at = one.end


@pytest.mark.parametrize(
    ("sentence", "says"),
    [
        ("Milestones", True),
        ("{{ one.title }}", False),
        ("**{{ one.title }}**: {{ two }}", False),
        ("{{ one.title }} and more", True),
        ('{{ number | counted("task") }}', True),
        ('{{ number | plural("is", many="are") }}', True),
        ('{{ pick("so", "or so") }}', True),
        ('{{ "each " ~ one }}', True),
        ('{{ "yes" if one == "no" else "" }}', True),
        ('{{ one if one == "no" else two }}', False),
        ('{{ "budget" | see(" (#)") }}', False),
        ('{{ "budget" | see("# shows it.") }}', True),
        ('{{ "sme-survey" | ref }}, {{ label("sme-survey") }}, {{ number("PRJ") }}', False),
        ('{{ all | selectattr("case.need") | map(attribute="title") | join(", ") }}', False),
        ('{{ {"low": 1}["low"] }}', False),
        ('{{ say.une(3, "tâche") }}', True),
        ('{{ "one two".split(" ") }}', True),
        ('{{ name.startswith("Th") }}', False),
        ("{% for a in b %}{{ a }}{% endfor %}", False),
        ("{% for a in b %}{{ a }}{% else %}none{% endfor %}", True),
        ("{% if a %}{{ a }}{% elif b %}bad{% endif %}", True),
        ('{% set named = "in order" if a else "" %}', True),
        ('{% set named = ("online", "Online") %}', False),
        ("[[sme-survey]], `leading_priorities`", False),
        ("R{{ 3 }}", False),
    ],
)
def test_a_sentence_has_words_or_none(sentence: str, says: bool) -> None:
    parse = TemplateEnvironment([template_root()]).sentence
    assert has_words(parse(sentence)) is says

"""What every template must keep to: it compiles, and asks only for what it is given."""

import re
from inspect import signature
from pathlib import Path

import pytest
from jinja2 import TemplateSyntaxError, meta, nodes

from tests.builders import make_dossier
from toolkit.blocks import blocks, owner
from toolkit.compose.context import OF_A_SECTION, filters_of, names_of
from toolkit.compose.environment import TemplateEnvironment
from toolkit.compose.filters import FUNCTIONS
from toolkit.compose.wording import FILTERS
from toolkit.files import template_root
from toolkit.readers.call import call_names, read_call
from toolkit.readers.language import language_names, read_language

ROOT = template_root()
TEMPLATES = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.md.j2"))
GIVEN_BY_WHO_INCLUDES = {"answer", "package"}
OTHERS = tuple(one for one in language_names() if one != "en")
PLACED = re.compile(r"^::: (\w+)", re.MULTILINE)
NAMED = re.compile(r"\{@(.+)\}$", re.MULTILINE)
ASKED = re.compile(r"^!(?:prompt|guidance|note|quote|title|subtitle)\b", re.MULTILINE)


def environment() -> TemplateEnvironment:
    return TemplateEnvironment([ROOT], filters_of_proposal=filters_of(make_dossier()))


def source(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_template_compiles(name: str) -> None:
    environment().get_template(name)


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_asks_only_for_names_that_the_composer_offers(name: str) -> None:
    tree = environment().parse(source(name))
    asked = meta.find_undeclared_variables(tree)
    own = {one.name for one in tree.find_all(nodes.Name) if one.ctx == "store"}
    offered = {*names_of(make_dossier()), *OF_A_SECTION, *GIVEN_BY_WHO_INCLUDES}
    assert asked - own <= offered


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_block_that_a_template_places_exists(name: str) -> None:
    assert set(PLACED.findall(source(name))) <= set(blocks())


def test_a_block_that_takes_an_id_says_of_what() -> None:
    taking = {name for name, one in blocks().items() if "ident" in signature(one).parameters}
    assert taking == {name for name, one in blocks().items() if owner(one)}


def test_every_block_is_placed_by_some_template() -> None:
    placed = {block for name in TEMPLATES for block in PLACED.findall(source(name))}
    lines = [f"::: {name}" for name in sorted(set(blocks()) - placed)]
    assert not lines, f"write these lines into a template of templates/part_b: {lines}"


def test_every_name_that_the_composer_offers_is_asked_for() -> None:
    asked: set[str] = set()
    for name in TEMPLATES:
        asked |= meta.find_undeclared_variables(environment().parse(source(name)))
    assert set(names_of(make_dossier())) <= asked


@pytest.mark.parametrize("call", call_names())
def test_every_section_of_a_call_has_its_template(call: str) -> None:
    for section in read_call(call).sections:
        assert not section.template or f"part_b/{section.template}" in TEMPLATES
    for priority in read_call(call).priorities:
        assert f"priorities/{priority.id}.md.j2" in TEMPLATES


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_template_holds_a_character_that_stands_for_a_sealed_one(name: str) -> None:
    assert max(source(name)) < "\U000f0000"


def test_templates_lie_where_the_composer_looks() -> None:
    folders = {Path(name).parent.as_posix() for name in TEMPLATES}
    assert folders == {
        ".",
        "documents",
        "macros",
        "part_b",
        "priorities",
    }


def in_language(language: str) -> TemplateEnvironment:
    return TemplateEnvironment(
        [ROOT], read_language(language), filters_of_proposal=filters_of(make_dossier())
    )


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("name", TEMPLATES)
def test_every_template_compiles_in_every_language(name: str, language: str) -> None:
    in_language(language).get_template(name)


@pytest.mark.parametrize("language", OTHERS)
def test_a_translated_template_asks_only_for_names_that_there_are(language: str) -> None:
    found = in_language(language)
    given = {*names_of(make_dossier()), *OF_A_SECTION, *GIVEN_BY_WHO_INCLUDES, *FUNCTIONS}
    macros = set(vars(found.get_template("macros/say.md.j2").make_module({"risks": ()})))
    for name in TEMPLATES:
        translated = found.translated(source(name), ROOT / name)
        assert translated is not None
        tree = found.sentence(translated.text)
        own = {one.name for one in tree.find_all(nodes.Name) if one.ctx == "store"}
        own |= {one.name for one in tree.find_all(nodes.Name) if one.ctx == "param"}
        assert meta.find_undeclared_variables(tree) - own <= given, name
        asked = {
            one.attr
            for one in tree.find_all(nodes.Getattr)
            if isinstance(one.node, nodes.Name) and one.node.name == "say"
        }
        assert asked <= macros, name


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("name", TEMPLATES)
def test_a_translated_template_has_the_same_structure(name: str, language: str) -> None:
    there, english = in_language(language).translated(source(name), ROOT / name), source(name)
    assert there is not None
    for what in (PLACED, NAMED):
        assert what.findall(there.text) == what.findall(english)
    assert ASKED.findall(there.text) == ASKED.findall(english)


def section(title: str) -> str:
    """What the README says under that heading."""
    return source("README.md").partition(f"## {title}\n")[2].partition("\n## ")[0]


def agrees(title: str, named: set[str], offered: set[str]) -> None:
    """Fails with what is to be written under that heading, or to be removed there."""
    where = f'templates/README.md, "{title}"'
    assert not offered - named, f"add to {where}: {sorted(offered - named)}"
    assert not named - offered, f"remove from {where}: {sorted(named - offered)}"


def test_the_readme_names_exactly_the_names_that_there_are() -> None:
    told = set(re.findall(r"`(\w+)[`(]", section("Names")))
    offered = {*names_of(make_dossier()), *OF_A_SECTION, *GIVEN_BY_WHO_INCLUDES, *FUNCTIONS}
    agrees("Names", told, offered)


def test_the_readme_names_exactly_the_filters_that_there_are() -> None:
    agrees("Filters", set(re.findall(r"`(\w+)`", section("Filters"))), set(environment().filters))


def test_the_readme_names_exactly_the_tests_that_there_are() -> None:
    told = section("What a template may say").partition("Tests: ")[2].partition(";")[0]
    words = {one for one in environment().tests if one.isidentifier()}
    assert set(re.findall(r"`(\w+)`", told)) == words
    assert set(environment().tests) - words == {"==", "!=", "<", "<=", ">", ">="}


def test_the_readme_names_exactly_the_tables_that_there_are() -> None:
    title = "Tables and figures"
    agrees(title, set(re.findall(r"`(\w+)`", section(title))), set(blocks()))


TAGS = {
    "if": "{% if 1 %}{% elif 1 %}{% else %}{% endif %}",
    "for": "{% for a in [1] %}{% else %}{% endfor %}",
    "set": "{% set a = 1 %}{% set a %}{% endset %}",
    "with": "{% with a = 1 %}{% endwith %}",
    "macro": "{% macro m() %}{% endmacro %}",
    "call": "{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}{% endcall %}",
    "filter": "{% filter upper %}{% endfilter %}",
    "include": "{% include 'macros/say.md.j2' %}",
    "import": "{% import 'macros/say.md.j2' as say %}",
    "from": "{% from 'macros/say.md.j2' import part %}",
    "raw": "{% raw %}{% endraw %}",
}


def test_the_readme_names_exactly_the_tags_that_there_are() -> None:
    told = section("What a template may say").partition("Tags: ")[2].partition(";")[0]
    assert set(re.findall(r"`(\w+)`", told)) == {*TAGS, "elif", "else"}
    for text in TAGS.values():
        environment().from_string(text).render()
    for tag in ("block a", "extends 'x'", "autoescape true", "do 1", "break", "trans", "debug"):
        with pytest.raises(TemplateSyntaxError):
            environment().from_string(f"{{% {tag} %}}")


def test_every_filter_is_used_by_some_template() -> None:
    every = "\n".join(source(name) for name in TEMPLATES)
    used = set(re.findall(r"\| *(\w+)", every)) | set(re.findall(r'map\("(\w+)"', every))
    assert {*FILTERS, *filters_of(make_dossier())} <= used

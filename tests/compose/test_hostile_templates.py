"""Templates that somebody sent: each ends in one sentence with its file and line, and soon."""

from pathlib import Path
from time import process_time

import pytest

from tests.builders import make_dossier
from toolkit.compose import codes
from toolkit.compose.composer import compose
from toolkit.compose.context import filters_of, names_of
from toolkit.compose.rendering import Renderer
from toolkit.compose.sandbox_limits import PRINTED
from toolkit.diagnostics import Diagnostic, ProposalError

DOSSIER = make_dossier()
NAMES = names_of(DOSSIER)
FILTERS = filters_of(DOSSIER)
NAME = "part_b/own.md.j2"
WITHIN = 10
"""Seconds of processor time that any of them may take, on the slowest machine."""


def told(folder: Path, text: str) -> Diagnostic:
    """What is said of a template; its place is checked."""
    path = folder / NAME
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    began = process_time()
    with pytest.raises(ProposalError) as found:
        Renderer(folder, FILTERS).text(NAME, NAMES)
    assert process_time() - began < WITHIN
    (diagnostic,) = found.value.diagnostics
    assert diagnostic.place.file == str(path)
    assert 1 <= diagnostic.place.line <= text.count("\n") + 1
    assert len(str(diagnostic)) < 1_000 + len(str(folder))
    assert str(diagnostic).count("\n") == 1
    return diagnostic


INTO_PYTHON = [
    'proposal.parse_raw("cos\\nsystem\\n(S\'id\'\\ntR.", proto="pickle", allow_pickle=True)',
    "project.parse_file('/etc/passwd')",
    "call.parse_obj({})",
    "partners[0].from_orm(1)",
    "proposal.model_construct()",
    "proposal.model_copy(update={'call': 1})",
    "proposal.json()",
    "proposal.schema_json()",
    "proposal.model_fields_set",
    "project.place.file",
    "project['place']",
    "answers[0].dossier",
    "''.__class__.__mro__[1].__subclasses__()",
    "''['__class__']",
    "''.__init__.__globals__",
    "range.__globals__",
    "pick.__globals__",
    "pick.call",
    "label.__self__",
    "namespace.__init__.__globals__",
    "self.__init__.__globals__",
    "self._TemplateReference__context",
    "(proposal.tasks).gi_frame",
    "(tasks | map(attribute='title')).gi_frame",
    "nothing.__class__",
    "('x' if 0).__class__",
    "('x' if 0)._undefined_obj",
    "'{0.__class__}'.format(1)",
    "'{0.__class__}'.format_map({})",
    "('a' ~ ('b' | ref)).format(1)",
    "('b' | ref).unescape()",
    "schedule._replace(start=1)",
    "schedule.start.strftime('%0999999999d')",
    "figures.total_costs.as_tuple()",
    "effort.totals.of()",
    "budget._direct",
    "dict(project)",
    "lipsum(n=1000000)",
    "cycler('a')",
    "joiner()",
    "get_flashed_messages.__globals__",
    "request.application.__globals__",
    "config",
    "environment",
    "context",
    "loop",
    "caller",
    "varargs",
    "tasks.append(1)",
    "{'a': 1}.update(a=2)",
    "'a'.translate({97: 'b' * 60000})",
    "'a'.ljust(1000000000)",
    "'a'.center(1000000000)",
    "'a'.expandtabs(1000000000)",
    "'a'.zfill(1000000000)",
    "'a'.replace('a', 'b' * 60000)",
    "'a'.encode('utf-8')",
    "'a'.join(['b'])",
    "1 .to_bytes(999999999, 'big')",
]


@pytest.mark.parametrize("text", INTO_PYTHON)
def test_what_is_not_named_for_templates_does_not_exist_for_them(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, f"One\n{{{{ {text} }}}}").code == codes.UNKNOWN_NAME


def test_no_program_is_run(tmp_path: Path) -> None:
    ran = tmp_path / "ran"
    command = f"cos\\nsystem\\n(S'touch {ran}'\\ntR."
    told(tmp_path, f'{{{{ proposal.parse_raw("{command}", proto="pickle", allow_pickle=True) }}}}')
    assert not ran.exists()


@pytest.mark.parametrize("name", ["__class__", "__init__", "place", "model_fields", "json", "_x"])
def test_filters_reach_no_more_than_names_do(tmp_path: Path, name: str) -> None:
    for way in (
        f"partners | map(attribute='{name}') | join",
        f"partners | sort(attribute='{name}') | length",
        f"partners | unique(attribute='{name}') | length",
        f"partners | sum(attribute='{name}')",
        f"partners | max(attribute='{name}')",
    ):
        assert told(tmp_path, f"{{{{ {way} }}}}").code in (codes.UNKNOWN_NAME, codes.FAILED)


NOT_THERE = [
    "1 | slice(100000000) | list",
    "1 | batch(400000000, 'x') | list",
    "'x' | center(1000000000)",
    "'x' | indent(1000000000, true)",
    "'%1000000000d' | format(1)",
    "'x' | attr('__class__')",
    "project | tojson",
    "project | pprint",
    "{'a': 1} | xmlattr",
    "'x' | safe",
    "'x' | escape",
    "'x' | urlize",
    "'x' | wordwrap(1)",
    "'x' | striptags",
    "[1] | random",
    "'x' | string",
    "1 | filesizeformat",
    "1 is sameas 1",
    "1 is callable",
    "1 is iterable",
    "1 is mapping",
    "1 is filter",
    "['x'] | map('safe') | join",
    "['x'] | select('callable') | join",
    "'x' | safe if 1 else 'y'",
]


@pytest.mark.parametrize("text", NOT_THERE)
def test_a_filter_or_test_that_is_not_offered_is_told_as_one(tmp_path: Path, text: str) -> None:
    found = told(tmp_path, f"One\n{{{{ {text} }}}}")
    assert found.code == codes.SYNTAX
    assert "named" in found.message


REFUSED = {
    "extends": "{% extends 'part_b/ethics.md.j2' %}",
    "block": "{% block a %}{{ self.a() }}{% endblock %}",
    "autoescape": "{% autoescape false %}{{ '*a*' }}{% endautoescape %}",
    "recursive loop": "{% for one in [[]] recursive %}{{ loop([[]]) }}{% endfor %}",
    "list of arguments": "{{ pick(*['a']) }}",
    "mapping of arguments": "{{ effort.total(**{'a.b': 1}) }}",
    "argument of Jinja's own": "{{ pick(_loop_vars=1) }}",
    "argument twice": "{{ pick(a=1, a=2) }}",
    "argument of a filter twice": "{{ [1] | sort(reverse=1, reverse=1) }}",
    "parameter twice": "{% macro m(a, a) %}{% endmacro %}",
    "parameter of a block twice": "{% call(a, a) pick() %}{% endcall %}",
    "computed key": "{{ {project.title: 1} }}",
    "names in brackets": "{% for a, (b, c) in [(1, project)] %}{% endfor %}",
    "names of a with": "{% with (a, b) = project %}{% endwith %}",
}


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_what_jinja_knows_and_templates_are_not_offered_is_refused(
    tmp_path: Path, text: str
) -> None:
    found = told(tmp_path, f"One\n{text}")
    assert (found.code, found.place.line) == (codes.NOT_OFFERED, 2)
    assert found.message.startswith("templates are not offered ")


UNPRINTABLE = [
    "proposal",
    "partners",
    "[1, 2]",
    "{'a': 1}",
    "answers[0]",
    "budget",
    "figures",
    "schedule.quarters",
    "project.title.lower",
    "pick",
    "range",
    "namespace()",
    "self",
    "'a' ~ partners",
    "partners | join",
    "[[1]] | join_and",
    "partners | map(attribute='staff') | join",
]


@pytest.mark.parametrize("text", UNPRINTABLE)
def test_what_is_no_text_is_not_printed(tmp_path: Path, text: str) -> None:
    found = told(tmp_path, f"One\n{{{{ {text} }}}}")
    assert (found.code, found.place.line) == (codes.UNPRINTABLE, 2)
    assert "toolkit" not in found.message


NOT_COMPUTED = [
    "partners | months",
    "partners | upper",
    "partners | plural('a')",
    "3 | plural(partners)",
    "3 | counted(proposal)",
    "'budget' | see(partners)",
    "'%1000000000d' % 1",
    "'a' - 'b'",
    "project + project",
    "schedule.end - schedule.start",
    "project | list",
    "project | items",
    "namespace(project).place",
    "pick(project)",
    "budget.total(partner='a', count='x')",
    "budget.total('a')",
    "1 / 0",
    "label('nobody')",
    "(-1) ** 0.5",
]


@pytest.mark.parametrize("text", NOT_COMPUTED)
def test_what_cannot_be_computed_is_told(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, f"{{{{ {text} }}}}").code == codes.FAILED


@pytest.mark.parametrize(
    "text",
    [
        "{% for one in project %}{% endfor %}",
        "{% for a, b in [project] %}{% endfor %}",
        "{% set a, b, c, d, e, f, g, h, i, j, k = project %}",
        "{% set a, b = 'ab' %}",
        "{{ 'a' }}{% call 1() %}{% endcall %}",
        "{% include 1 %}",
        "{% include partners %}",
        "{% include [] %}",
    ],
)
def test_only_lists_are_gone_through_and_taken_apart(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, text).code == codes.FAILED


TOO_LARGE = {
    "outputs": "{{ 1 }}" * 500_000,
    "small outputs": "{{1}}" * 30_000,
    "190 parentheses": "{{ " + "(" * 190 + "1" + ")" * 190 + " }}",
    "20 000 parentheses": "{{ " + "(" * 20_000 + "1" + ")" * 20_000 + " }}",
    "lists": "{{ " + "[" * 300 + "1" + "]" * 300 + " }}",
    "braces": "{{" * 50_000,
    "5 000 operators": "{{ " + " + ".join(["1"] * 5_000) + " }}",
    "100 operators": "{{ " + " + ".join(["1"] * 100) + " }}",
    "ors": "{{ " + " or ".join(["0"] * 2_000) + " }}",
    "nots": "{{ " + "not " * 2_000 + "1 }}",
    "signs": "{{ " + "-" * 2_000 + "1 }}",
    "filters": "{{ 1" + " | abs" * 2_000 + " }}",
    "names": "{{ project" + ".title" * 2_000 + " }}",
    "calls": "{{ pick" + "()" * 2_000 + " }}",
    "choices": "{{ " + "1 if 0 else " * 1_500 + "1 }}",
    "comparisons": "{{ 1" + " < 1" * 3_000 + " }}",
    "25 loops": "{% for i in [1] %}" * 25 + "{% endfor %}" * 25,
    "3 000 ifs": "{% if 1 %}" * 3_000 + "{% endif %}" * 3_000,
    "150 macros": "{% macro m() %}" * 150 + "{% endmacro %}" * 150,
    "20 000 alternatives": "{% if 0 %}" + "{% elif 0 %}" * 20_000 + "{% endif %}",
    "1 000 alternatives": "{% if 0 %}" + "{% elif 0 %}" * 1_000 + "{% endif %}",
    "5 000 digits": "{{ " + "9" * 5_000 + " }}",
    "100 digits": "{{ " + "9" * 100 + " }}",
    "exponent": "{{ 1e999 }}",
    "names handed to includes": "".join(f"{{% set a{one} = 1 %}}" for one in range(800))
    + "{% include 'x' ignore missing %}" * 800,
}


@pytest.mark.parametrize("text", TOO_LARGE.values(), ids=TOO_LARGE)
def test_a_template_that_is_too_large_is_not_compiled(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, text).code == codes.TOO_LARGE


TWINS = (
    "{% set ns = namespace(a=(1,), b=(1,)) %}{% for i in range(40) %}"
    "{% set ns.a = (ns.a, ns.a) %}{% set ns.b = (ns.b, ns.b) %}{% endfor %}\n"
)
DEEP = (
    "{% set ns = namespace(a=()) %}{% for i in range(90000) %}{% set ns.a = (ns.a,) %}{% endfor %}"
    "\n"
)
LONG = "{% set a = 'x' * 900000 ~ 'a' %}{% set b = 'x' * 900000 ~ 'b' %}\n"
MANY = "{% for i in range(90000) %}{% for j in range(90000) %}"
KEPT = "{% set ns = namespace(all=()) %}\n" + MANY + "{% set ns.all = (ns.all, KEPT) %}"
ENDLESS = {
    "round": "\n{{ 1 | round(100000000, 'ceil') }}",
    "range": "\n{{ range(10 ** 9) | list | length }}",
    "long range": "\n{{ range(0, 10 ** 25) | length }}",
    "replace": "\n{{ ('a' * 60000) | replace('a', 'b' * 60000) }}",
    "power": "\n{{ 9 ** 9 ** 9 }}",
    "power of a sum of money": "\n{{ figures.total_costs ** 99999 }}",
    "small numbers": "{% set n = namespace(x=figures.total_costs) %}\n"
    "{% for i in range(1000) %}{% set n.x = n.x / 1000000000 %}{% endfor %}",
    "noughts": "{% set n = namespace(x=figures.total_costs * 0) %}\n"
    "{% for i in range(1000) %}{% set n.x = n.x * n.x %}{% endfor %}",
    "whole number": "\n{{ '1e999999999' | int }}",
    "long whole number": "\n{{ ('9' * 100000) | int }}",
    "list of lists compared": TWINS + "{{ ns.a == ns.b }}",
    "list of lists looked for": TWINS + "{{ ns.a in [ns.b] }}",
    "list of lists looked up": TWINS + "{{ [ns.a].index(ns.b) }}",
    "list of lists in order": TWINS + "{{ ns.a < ns.b }}",
    "list of lists sorted": TWINS + "{{ [ns.a, ns.b] | sort | length }}",
    "list of lists once": TWINS + "{{ [ns.a, ns.b] | unique | length }}",
    "list of lists sorted by name": TWINS
    + "{{ [namespace(t=ns.a), namespace(t=ns.b)] | sort(attribute='t') | length }}",
    "list of lists grouped": TWINS
    + "{{ [namespace(t=ns.a), namespace(t=ns.b)] | groupby('t') | length }}",
    "list of lists as a mark": TWINS + "{{ effort.total(partner=ns.a) }}",
    "list of lists called with": TWINS + "{{ label(ns.a) }}",
    "list of lists selected": TWINS + "{{ [ns.a] | select('eq', ns.b) | list }}",
    "list of lists in mappings": TWINS + "{{ {'a': ns.a} == {'a': ns.b} }}",
    "mapping sorted": TWINS + "{{ {'a': ns.a, 'b': ns.b} | dictsort(by='value') }}",
    "nested list once": DEEP + "{{ [ns.a] | unique | length }}",
    "nested list called with": DEEP + "{{ label(ns.a) }}",
    "nested list compared": DEEP + "{{ ns.a == (ns.a,) }}",
    "lists put together": "{% set ns = namespace(l=[1]) %}\n"
    "{% for i in range(90000) %}{% set ns.l = ns.l + [1] %}{% endfor %}",
    "sums": "\n{% for i in range(90000) %}{{ ([1] * 90000) | sum }}{% endfor %}",
    "sorts": "{% set l = range(90000) | list %}\n"
    "{% for i in range(90000) %}{{ l | sort | first }}{% endfor %}",
    "searches": "{% set l = range(90000) | list %}\n"
    "{% for i in range(90000) %}{{ -1 in l }}{% endfor %}",
    "searches of a range": "\n{% for i in range(90000) %}{{ 1.5 in range(90000) }}{% endfor %}",
    "largest": "{% set l = range(90000) | list %}\n"
    "{% for i in range(90000) %}{{ l | max }}{% endfor %}",
    "long texts": LONG + "{% for i in range(90000) %}{{ a | upper | length }}{% endfor %}",
    "long texts compared": LONG + "{% for i in range(90000) %}{{ a == b }}{% endfor %}",
    "long texts sorted": LONG + "{{ ([a, b] * 40000) | sort | length }}",
    "long texts joined": LONG + "{{ ([a] * 90000) | join }}",
    "long texts divided": LONG + "{{ ('x ' * 400000).split() | length }}",
    "long attributes": "{% set ns = namespace() %}{% set ns.a = ns %}\n"
    f"{{{{ ([ns] * 90000) | map(attribute='{'a.' * 5000}a') | list | length }}}}",
    "headings": "\n{% for i in range(100000) %}# a\n\n{% endfor %}",
    "prompts": "\n{% for i in range(100000) %}!prompt a\n\n{% endfor %}",
    "rows": "| a |\n| --- |\n{% for i in range(100000) %}| b |\n{% endfor %}",
    "emphasis": "\n{% for i in range(200000) %}*a **b{% endfor %}",
    "nested points": "\n{% for i in range(3000) %}{{ ' ' * (2 * i) }}- x\n{% endfor %}",
    "text": f"\n{{{{ 'x' * {PRINTED // 2} }}}}{{{{ 'x' * {PRINTED // 2} }}}}{{{{ 'x' }}}}",
    "forking macro": "\n{% macro m(n) %}{{ m(n - 1) if n }}{{ m(n - 1) if n }}{% endmacro %}"
    "{{ m(40) }}",
    "calling block": "\n{% macro m() %}{{ caller is defined }}{% call m() %}{% endcall %}"
    "{% endmacro %}{{ m() }}",
    "import": f"\n{{% import '{NAME}' as own %}}",
    "long bodies": f"\n{MANY}{{% set x %}}{'{{ project.title }}' * 1_500}{{% endset %}}"
    "{% endfor %}{% endfor %}",
    "long conditions": "\n{% for i in range(90000) if "
    + " and ".join(["project.title"] * 50)
    + " %}{% endfor %}",
    **{
        f"{name} kept": KEPT.replace("KEPT", text) + "{% endfor %}{% endfor %}"
        for name, text in {
            "long texts": "'é' * 90000 ~ j", "lists": "[1] * 9000",
            "words": "('€ a' * 900).split()",
            "mappings": "{}", "namespaces": "namespace()",
            "methods": "'x'.upper",
        }.items()
    },
    "macros kept": KEPT.replace("{% set", "{% macro m() %}{% endmacro %}{% set", 2).replace(
        "KEPT", "m"
    )
    + "{% endfor %}{% endfor %}",
    "imports kept": KEPT.replace(
        "{% set ns.all", "{% import 'macros/say.md.j2' as s with context %}{% set ns.all"
    ).replace("KEPT", "s")
    + "{% endfor %}{% endfor %}",
}  # fmt: skip


@pytest.mark.parametrize("text", ENDLESS.values(), ids=ENDLESS)
def test_what_takes_too_long_or_too_much_is_stopped(tmp_path: Path, text: str) -> None:
    found = told(tmp_path, text)
    assert found.code == codes.ENDLESS
    assert found.place.line >= 2


SOUND = {
    "deep but within bounds": "{{ " + "(" * 20 + "1" + ")" * 20 + " }}",
    "many texts": "{{ " + " ~ ".join(["1"] * 500) + " }}",
    "alternatives": "{% if 0 %}" + "{% elif 0 %}" * 99 + "{% endif %}",
    "nested loops": "{% for i in [1] %}" * 10 + "x" + "{% endfor %}" * 10,
    "macros": "".join(f"{{% macro m{one}() %}}{{% endmacro %}}" for one in range(500)),
    "a long text": "{{ '" + "a" * 150_000 + "' }}",
    "many sentences": "{{ ('*' ~ 'a. A' * 200000) | first_sentence | length }}",
    "many parameters": "{% macro m("
    + ",".join(f"a{one}" for one in range(300))
    + ") %}{% endmacro %}{{ m() }}",
    "names that Python keeps": "{% set class = 1 %}{% set def = 2 %}{{ class ~ def }}",
}


@pytest.mark.parametrize("text", SOUND.values(), ids=SOUND)
def test_what_stays_within_bounds_is_printed(tmp_path: Path, text: str) -> None:
    (tmp_path / "own.md.j2").write_text(text, encoding="utf-8")
    began = process_time()
    assert isinstance(Renderer(tmp_path, FILTERS).text("own.md.j2", NAMES), str)
    assert process_time() - began < WITHIN


@pytest.mark.parametrize("block", ["budget", "effort_figure"])
def test_a_table_that_is_placed_again_and_again_is_told(tmp_path: Path, block: str) -> None:
    path = tmp_path / "part_b" / "background.md.j2"
    path.parent.mkdir()
    path.write_text(f"One\n{{% for i in range(9000) %}}\n::: {block}\n\n{{% endfor %}}", "utf-8")
    with pytest.raises(ProposalError) as found:
        compose(DOSSIER, tmp_path)
    assert f"{path}:3:1: TXT008 the table or figure '{block}' is placed more than 10 times" in str(
        found.value
    )


@pytest.mark.parametrize(
    "text", ["{{ '\\ud800' }}", "{{ '\\x00' }}", "a\0b", "\U0010fffe\U000f0000x", "# {@" * 9_000]
)
def test_no_character_of_a_template_stops_the_text(tmp_path: Path, text: str) -> None:
    path = tmp_path / "part_b" / "background.md.j2"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    assert compose(DOSSIER, tmp_path).parts


def test_what_is_too_much_is_told_in_the_template_that_is_included(tmp_path: Path) -> None:
    path = tmp_path / "communication_plan.md.j2"
    path.write_text("One\n{% for i in range(9000) %}\n{{ 'x' * 900 }}\n{% endfor %}", "utf-8")
    names = {**NAMES, "prose": "", "section": DOSSIER.call.sections[0]}
    with pytest.raises(ProposalError) as found:
        Renderer(tmp_path, FILTERS).text("part_b/communication.md.j2", names)
    assert str(found.value).startswith(f"{path}:2:1: TXT008 a template does not come to an end")


def test_an_outline_with_more_text_than_a_proposal_holds_is_told(tmp_path: Path) -> None:
    names = {**NAMES, "prose": "x" * PRINTED, "section": DOSSIER.call.sections[0]}
    with pytest.raises(ProposalError, match="TXT008") as found:
        Renderer(tmp_path, FILTERS).text("part_b/ethics.md.j2", names)
    assert "shorten it" in str(found.value)

"""Everything that a template can reach is walked, and has to be of a kind that is meant for it."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime
from functools import cached_property
from inspect import isclass, isfunction
from pathlib import Path
from types import ModuleType, NoneType
from typing import Any

import pytest
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError
from jinja2.runtime import LoopContext, Macro, Undefined
from jinja2.utils import Namespace

import toolkit.model
import toolkit.plan
from toolkit.compose.context import filters_of, names_of
from toolkit.compose.environment import TemplateEnvironment
from toolkit.compose.rendering import FAILURES
from toolkit.compose.sandbox_limits import EndlessError, Group, Meter
from toolkit.compose.surface import LISTS, MAPPINGS, NUMBERS, OFFERED, WITHHELD, Function
from toolkit.files import template_root
from toolkit.model.base import Located
from toolkit.model.months import Month, Span
from toolkit.pipeline import read_dossier
from toolkit.plan.dossier import Dossier
from toolkit.registry import modules_in

EXAMPLE = Path(__file__).parents[2] / "examples" / "euroboostex" / "outline.yaml"

OPEN = (Namespace, TemplateModule, LoopContext)
"""What templates and Jinja make themselves."""

CALLED = (Function, Macro)
KINDS = frozenset(
    (*NUMBERS, bool, NoneType, date, datetime, Month, Span, *LISTS, *MAPPINGS, *OPEN, *CALLED)
) | frozenset(OFFERED)
"""What may be reached, and nothing that is derived from it, besides `TEXTS` and `PARTS`."""

TEXTS = ("builtins.str", "markupsafe.Markup", "toolkit.model.")
PARTS = "toolkit.model."


def is_meant(kind: type) -> bool:
    """Whether templates may meet values of that type."""
    name = f"{kind.__module__}.{kind.__qualname__}"
    text = issubclass(kind, str) and name.startswith(TEXTS)
    return kind in KINDS or text or (issubclass(kind, Located) and name.startswith(PARTS))


ASKED = (
    "__class__", "__mro__", "__subclasses__", "__init__", "__globals__", "__builtins__",
    "__dict__", "__call__", "__func__", "__self__", "__code__", "__closure__", "__module__",
    "__reduce_ex__", "__getattribute__", "__wrapped__", "mro", "gi_frame", "gi_code",
    "cr_frame", "ag_frame", "f_globals", "f_back", "tb_frame", "func_globals", "format",
    "format_map", "translate", "parse_raw", "parse_file", "parse_obj", "from_orm", "construct",
    "copy", "json", "dict", "schema", "model_dump", "model_copy", "model_construct",
    "model_validate", "model_fields", "model_config", "model_extra", "model_post_init",
    "_replace", "_asdict", "_make", "_undefined_obj", "_undefined_exception",
    "_fail_with_undefined_error", "_body_stream", "_func", "_environment", "name", "arguments",
    "call", "keywords", "environment", "context", "blocks", "vars", "parent", "place",
    "dossier", "strftime", "as_tuple", "real", "numerator", "to_bytes", "encode", "append",
    "pop", "clear", "update", "setdefault", "sort", "insert", "extend", "remove", "reverse",
    "center", "ljust", "zfill", "expandtabs", "join", "replace",
)  # fmt: skip
"""What attacks on Jinja, on pydantic and on this program begin with."""

ARGUMENTS: Mapping[str, tuple[tuple[Any, ...], dict[str, Any]]] = {
    "country_name": (("PT",), {}),
    "count": ((1,), {}),
    "cycle": (("odd", "even"), {}),
    "endswith": (("a",), {}),
    "first_day": ((Month(2),), {}),
    "get": (("none",), {}),
    "index": (("none",), {}),
    "label": (("t0",), {}),
    "namespace": ((), {"found": 0}),
    "number": (("PRJ-SUM-PS",), {}),
    "pick": (("one", "another"), {}),
    "range": ((3,), {}),
    "split": ((), {}),
    "startswith": (("a",), {}),
}
"""With what a function of that name is called; the others take nothing."""


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return read_dossier(EXAMPLE)


class Walk:
    """Goes from value to value as a template can, each kind of value from its first examples."""

    def __init__(self, environment: TemplateEnvironment, dossier: Dossier) -> None:
        self._environment, self._dossier = environment, dossier
        self._seen: dict[tuple[type, str], int] = {}
        self.functions: set[str] = set()
        self.kinds: set[type] = set()

    def from_each_of(self, values: Mapping[str, Any]) -> None:
        waiting = list(values.items())
        while waiting:
            way, value = waiting.pop()
            kind = type(value)
            assert is_meant(kind), f"{way} is {kind}"
            assert not callable(value) or kind in (*CALLED, LoopContext), f"{way} is called"
            self.kinds.add(kind)
            key = kind, way.rpartition(".")[2]
            self._seen[key] = self._seen.get(key, 0) + 1
            if self._seen[key] <= 3 and len(way) < 300:
                waiting += self._behind(way, value)

    def _behind(self, way: str, value: Any) -> Iterator[tuple[str, Any]]:
        self._environment.meter = Meter()
        self._environment.spend = self._environment.meter.spend
        held = getattr(value, "__dict__", {})
        for name in {*dir(type(value)), *held, *ASKED}:
            for reach in (self._environment.getattr, self._environment.getitem):
                found = reach(value, name)
                if not isinstance(found, Undefined):
                    yield f"{way}.{name}", found
        yield from self._own(way, value)
        if type(value) is Function:
            yield f"{way}()", self._answer(way, value)
        with suppress(TypeError):
            for place, one in enumerate(self._environment.members(value)[:3]):
                yield f"{way}.{place}", one
                found = self._environment.getitem(value, place)
                if not isinstance(found, Undefined):
                    yield f"{way}.{place}", found

    def _own(self, way: str, value: Any) -> Iterator[tuple[str, Any]]:
        names = list(value)[:5] if isinstance(value, MAPPINGS) else []
        if isinstance(value, Located):
            names = list(type(value).model_fields)
        for name in names:
            found = self._environment.getattr(value, str(name))
            if not isinstance(found, Undefined):
                yield f"{way}.{name}", found

    def _answer(self, way: str, function: Function) -> Any:
        name = way.rpartition(".")[2]
        self.functions.add(name)
        proposal = self._dossier.proposal
        given, named = ARGUMENTS.get(name, ((), {}))
        if name == "support_of":
            given = (proposal.work_packages[0],)
        if name == "package_of":
            given = (proposal.instruments[0],)
        if function.keywords:
            named = {"partner": proposal.partners[0].id}
        context: Any = None
        try:
            return self._environment.call(context, function, *given, **named)
        except (ValueError, LookupError):
            return None


@pytest.fixture(scope="module")
def walk(dossier: Dossier) -> Walk:
    """A walk from all that the composer hands over, and from what templates make themselves."""
    own = filters_of(dossier)
    environment = TemplateEnvironment([template_root()], filters_of_proposal=own)
    kept: list[Any] = []
    names = {**names_of(dossier), "section": dossier.call.sections[0], "prose": "x"}
    template = environment.from_string(
        '{% import "macros/say.md.j2" as say with context %}'
        "{% macro own(a) %}{{ a }}{{ keep(varargs) }}{{ keep(kwargs) }}{% endmacro %}"
        "{% set found = namespace(all=[1]) %}"
        "{% for one in packages %}{{ keep(loop) }}{{ own(1, 2, b=3) }}{% endfor %}"
        "{% for many in packages | groupby('lead') %}{{ keep(many) }}{% endfor %}"
        "{{ keep(say) }}{{ keep(own) }}{{ keep(found) }}"
    )

    def keep(value: Any) -> str:
        kept.append(value)
        return ""

    template.render({**names, "keep": Function(keep)})
    walk = Walk(environment, dossier)
    walk.from_each_of({**names, **environment.globals})
    walk.from_each_of({f"kept{number}": one for number, one in enumerate(kept)})
    return walk


def test_all_that_a_template_reaches_is_of_a_kind_that_is_meant_for_it(walk: Walk) -> None:
    assert not set(OFFERED) - walk.kinds
    assert {Namespace, TemplateModule, LoopContext, Macro, Group} <= walk.kinds


def test_no_function_is_reached_but_those_that_are_named(walk: Walk, dossier: Dossier) -> None:
    named = {name for words in OFFERED.values() for name in re.findall(r"(\w+)\(", words)}
    handed = {name for name, one in names_of(dossier).items() if isinstance(one, Function)}
    assert walk.functions <= named | handed | {"range", "namespace"}


def test_what_filters_and_tests_answer_is_of_a_kind_that_is_meant_for_templates(
    dossier: Dossier,
) -> None:
    environment = TemplateEnvironment([], filters_of_proposal=filters_of(dossier))
    context = environment.from_string("").new_context(names_of(dossier))
    given = [*names_of(dossier).values(), *environment.globals.values(), "title", 1, {"a": 1}, []]
    for call, names in (
        (environment.call_filter, environment.filters),
        (environment.call_test, environment.tests),
    ):
        for name in names:
            for value in given:
                for others in ((), ("title",), (1,), ("lower",), ("eq", 1), (value,)):
                    found = answer(call, name, value, others, context)
                    meant = isinstance(found, Undefined) or is_meant(type(found))
                    assert meant, (name, value, found)


def answer(
    call: Callable[..., Any], name: str, value: Any, others: tuple[Any, ...], context: Any
) -> Any:
    try:
        return call(name, value, others, {}, context=context)
    except (*FAILURES, EndlessError):
        return None


@pytest.mark.parametrize("kind", [str, list, Path, Dossier, isclass, lambda: 1, Dossier.country])
def test_nothing_is_called_that_is_not_offered(kind: Any) -> None:
    environment = TemplateEnvironment([])
    with pytest.raises(SecurityError):
        environment.from_string("{{ it() }}").render(it=kind)


def properties(package: ModuleType) -> Iterator[tuple[type, str]]:
    """Every property and method of its own that a class has which templates are offered."""
    for module in modules_in(package):
        for kind in vars(module).values():
            offered = isclass(kind) and kind.__module__ == module.__name__ and kind in OFFERED
            for name, one in vars(kind).items() if offered else ():
                computed = isinstance(one, (property, cached_property)) or isfunction(one)
                if computed and not name.startswith("_"):
                    yield kind, name


KEPT_BACK = {
    "Proposal": set(),
    "Call": {"brought_by", "fact", "model_post_init", "origin", "row_of"},
    "Label": {"rank"},
    "Budget": {"uncapped"},
    "Effort": {"totals"},
    "Month": {"parse"},
}
"""What is computed and of no use to a text."""


@pytest.mark.parametrize("package", [toolkit.model, toolkit.plan])
def test_what_is_computed_is_offered_or_kept_back_on_purpose(package: ModuleType) -> None:
    for kind, name in properties(package):
        offered = set(re.findall(r"\w+", re.sub(r"\(.*?\)", "", OFFERED[kind])))
        kept_back = KEPT_BACK.get(kind.__name__, set())
        assert (name in offered) != (name in kept_back), f"{kind.__name__}.{name}"


def test_the_way_to_the_files_of_this_machine_is_withheld() -> None:
    assert {"place"} == WITHHELD


def rows(text: str) -> Iterator[tuple[str, set[str]]]:
    """What the table of the README says: the thing, and its names."""
    table = text.partition("| of | names |")[2].partition("\n\n")[0]
    for line in table.splitlines()[2:]:
        thing, names = line.strip("|").split("|")
        yield thing.strip(), set(re.findall(r"`(\w+)(?=[`(])", names))


THINGS = {
    "the proposal": "Proposal", "the project": "Project", "a partner": "Partner",
    "the role of a partner": "Role", "a work package": "WorkPackage", "an instrument": "Instrument",
    "the call": "Call", "an answer": "Answer", "figures": "Figures", "the budget": "Budget",
    "a line of the budget": "Line", "effort": "Effort", "work": "Work",
    "the schedule": "Schedule", "a month": "Month", "a span of months": "Span", "a label": "Label",
    "a day": "date", "a text": "str", "a list": "list", "a mapping": "dict", "a group": "Group",
    "`loop`": "LoopContext",
}  # fmt: skip


def test_the_readme_names_exactly_what_each_kind_of_value_has() -> None:
    readme = (template_root() / "README.md").read_text(encoding="utf-8")
    offered = {kind.__name__: words for kind, words in OFFERED.items()}
    told = {THINGS[thing]: names for thing, names in rows(readme)}
    assert offered.pop("tuple") == offered["list"]
    assert told == {
        name: set(re.findall(r"\w+", re.sub(r"\(.*?\)", "", words)))
        for name, words in offered.items()
    }
    for brackets in re.findall(r"\w+\(\w[\w,]+\)", " ".join(offered.values())):
        assert brackets.replace(",", ", ") in readme

"""The laws of the house, each with an example of what it forbids."""

import ast
import sys
import tomllib
from collections.abc import Callable, Iterator
from graphlib import CycleError, TopologicalSorter

import pytest

from tests.house import CHECKOUT, PACKAGES, House, within

GROUND = (
    "toolkit.diagnostics",
    "toolkit.registry",
    "toolkit.files",
    "toolkit.ordinary_files",
    "toolkit.portable",
    "toolkit.windows",
    "toolkit.unforeseen",
    "toolkit.parallel",
    "toolkit.cell_addresses",
)

FLOORS = (
    GROUND,
    ("toolkit.model", "toolkit.document", "toolkit.ooxml"),
    ("toolkit.readers", "toolkit.plan", "toolkit.writers"),
    ("toolkit.store",),
    ("toolkit.checks", "toolkit.blocks", "budgets", "toolkit.merge"),
    ("toolkit.compose",),
    ("toolkit.word_file",),
    ("toolkit.pipeline",),
    ("toolkit.cli",),
)

DOORS = {
    "babel": ("toolkit.model.language",),
    "click": ("toolkit.cli",),
    "docx": ("toolkit.writers.docx",),
    "filelock": ("toolkit.store.lock",),
    "jinja2": ("toolkit.compose",),
    "lxml": (
        "toolkit.writers.docx",
        "toolkit.merge",
        "toolkit.ooxml",
    ),
    "markdown_it": ("toolkit.document.markdown", "toolkit.document.inline_markup"),
    "markupsafe": ("toolkit.compose",),
    "openpyxl": ("budgets",),
    "pydantic": (
        "toolkit.model",
        "toolkit.readers",
        "toolkit.store",
        "toolkit.merge.record",
        "toolkit.cli.report",
    ),
    "pydantic_core": ("toolkit.model", "toolkit.readers"),
    "yaml": ("toolkit.readers",),
}

STRANGERS = (("toolkit.writers", "toolkit.model"), ("budgets", "toolkit.document"))
GO_BETWEENS = (("budgets", "toolkit.document.plain_text"),)
"""What a stranger may ask all the same: a cell shows prose in words, and knows nothing of pages."""

EXTENSION_ROOMS = ("toolkit.checks", "toolkit.blocks", "budgets.sheets", "toolkit.cli.commands")

DISTRIBUTIONS = {
    "docx": "python-docx",
    "markdown_it": "markdown-it-py",
    "markupsafe": "jinja2",
    "pydantic_core": "pydantic",
    "yaml": "pyyaml",
}

CLOCKS = ("datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time")
WAYS_OUT = ("print", "exit", "quit", "sys.exit", "os._exit", "sys.stdout.write", "sys.stderr.write")
LONGEST = 400

Law = Callable[[House], Iterator[str]]


def room_of(name: str) -> tuple[int, str]:
    """The floor and the room of a module; the single files of the ground floor are one room."""
    for floor, rooms in enumerate(FLOORS, start=1):
        for room in rooms:
            if within(name, room):
                return floor, "the ground floor" if rooms is GROUND else room
    return 0, ""


def ours(name: str) -> bool:
    return any(within(name, package) for package in PACKAGES)


def imports_run_downstairs(house: House) -> Iterator[str]:
    for module in house.modules.values():
        if module.name in PACKAGES and module.is_package:
            continue
        floor, room = room_of(module.name)
        if not room:
            yield f"{module.path}:1: {module.name} stands on no floor"
            continue
        for one in house.imports(module):
            floor_there, room_there = room_of(one.target)
            if ours(one.target) and room_there != room and floor_there >= floor:
                yield f"{one.at}: {room} (floor {floor}) imports {one.target} ({floor_there})"


def imports_make_no_circle(house: House) -> Iterator[str]:
    graph = {
        name: {one.target for one in house.imports(module) if one.target != name}
        for name, module in house.modules.items()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as found:
        circle = found.args[1]
        yield f"{house.modules[circle[0]].path}:1: a circle: {' <- '.join(circle)}"


def every_library_has_one_door(house: House) -> Iterator[str]:
    for module in house.modules.values():
        for one in house.imports(module):
            library = one.target.partition(".")[0]
            if ours(one.target) or library in sys.stdlib_module_names:
                continue
            doors = DOORS.get(library, ())
            if not any(within(module.name, door) for door in doors):
                yield f"{one.at}: {library} comes in through {' or '.join(doors) or 'no door'}"


def strangers_never_meet(house: House) -> Iterator[str]:
    for here, there in STRANGERS:
        for module in (*house.inside(here), *house.inside(there)):
            stranger = there if within(module.name, here) else here
            for one in house.imports(module):
                asked = any(within(module.name, a) and one.target == b for a, b in GO_BETWEENS)
                if within(one.target, stranger) and not asked:
                    yield f"{one.at}: {here} and {there} do not know each other"


def extensions_never_import_each_other(house: House) -> Iterator[str]:
    for room in EXTENSION_ROOMS:
        for module in house.inside(room):
            for one in house.imports(module):
                extension = one.target.removeprefix(f"{room}.")
                if one.target != extension and not extension.startswith("_"):
                    yield f"{one.at}: one extension imports another, {extension}"


def only_the_command_line_prints_or_exits(house: House) -> Iterator[str]:
    for module in house.outside("toolkit.cli"):
        for name, call in module.calls():
            if name in WAYS_OUT:
                yield f"{module.at(call)}: {name} belongs in toolkit/cli"
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Raise) and node.exc and "SystemExit" in ast.unparse(node.exc):
                yield f"{module.at(node)}: SystemExit belongs in toolkit/cli"


def only_files_writes(house: House) -> Iterator[str]:
    for module in house.outside("toolkit.files", "toolkit.cli"):
        for name, call in module.calls():
            method = name.rpartition(".")[2]
            if method in ("write_text", "write_bytes") or (method == "open" and _writes(call)):
                yield f"{module.at(call)}: {name} writes; files.write_safely does that"


def _writes(call: ast.Call) -> bool:
    """Whether a call of `open` gives a mode with which something can be written."""
    given = [*call.args, *(one.value for one in call.keywords if one.arg == "mode")]
    modes = [str(one.value) for one in given if isinstance(one, ast.Constant)]
    return any(set(mode) <= set("rwaxbt+") and set(mode) & set("wax+") for mode in modes)


def the_clock_is_a_parameter(house: House) -> Iterator[str]:
    for module in house.outside("toolkit.cli"):
        for name, call in module.calls():
            if any(f".{name}".endswith(f".{clock}") for clock in CLOCKS):
                yield f"{module.at(call)}: {name} reads the clock; let it be given"


def no_file_is_a_drawer(house: House) -> Iterator[str]:
    for module in house.modules.values():
        if module.name.rpartition(".")[2].strip("_") in ("utils", "util", "helpers", "common"):
            yield f"{module.path}:1: a file is named for its subject"


def a_package_file_holds_a_docstring(house: House) -> Iterator[str]:
    for module in house.modules.values():
        if module.is_package and module.name not in EXTENSION_ROOMS:
            body = module.tree.body
            if len(body) != 1 or ast.get_docstring(module.tree) is None:
                yield f"{module.path}:1: holds something other than one docstring"


def a_file_says_in_one_sentence_what_it_is_about(house: House) -> Iterator[str]:
    for module in house.modules.values():
        if not ast.get_docstring(module.tree):
            yield f"{module.path}:1: has no docstring"


def a_file_is_not_endless(house: House) -> Iterator[str]:
    for module in house.modules.values():
        if (lines := len(module.text.splitlines())) > LONGEST:
            yield f"{module.path}:{LONGEST + 1}: has {lines} lines, perhaps two subjects"


BROKEN: list[tuple[Law, dict[str, str], str]] = [
    (
        imports_run_downstairs,
        {"toolkit/model/x.py": "from toolkit.plan import y", "toolkit/plan/y.py": ""},
        "toolkit/model/x.py:1: toolkit.model (floor 2) imports toolkit.plan.y (3)",
    ),
    (
        imports_run_downstairs,
        {"toolkit/plan/x.py": "def f():\n    import toolkit.writers.y"},
        "toolkit/plan/x.py:2: toolkit.plan (floor 3) imports toolkit.writers.y (3)",
    ),
    (imports_run_downstairs, {"toolkit/attic.py": ""}, "toolkit/attic.py:1: toolkit.attic stands"),
    (
        imports_make_no_circle,
        {"budgets/a.py": "from budgets import b", "budgets/b.py": "if X:\n    from . import a"},
        "a circle: budgets.",
    ),
    (every_library_has_one_door, {"toolkit/plan/x.py": "import yaml"}, "x.py:1: yaml comes in"),
    (every_library_has_one_door, {"toolkit/plan/x.py": "import rich"}, "through no door"),
    (
        strangers_never_meet,
        {"toolkit/writers/x.py": "from toolkit.model.months import Month"},
        "toolkit/writers/x.py:1: toolkit.writers and toolkit.model do not know each other",
    ),
    (
        strangers_never_meet,
        {"budgets/x.py": "from toolkit.document.markup import MarkupReader"},
        "budgets/x.py:1: budgets and toolkit.document do not know each other",
    ),
    (
        extensions_never_import_each_other,
        {"toolkit/checks/a.py": "from toolkit.checks.b import b"},
        "toolkit/checks/a.py:1: one extension imports another, b",
    ),
    (only_the_command_line_prints_or_exits, {"budgets/x.py": "print('so')"}, "x.py:1: print"),
    (only_the_command_line_prints_or_exits, {"budgets/x.py": "raise SystemExit(1)"}, "SystemExit"),
    (only_files_writes, {"budgets/x.py": "path.write_bytes(b'')"}, "path.write_bytes writes"),
    (only_files_writes, {"budgets/x.py": "open(path, 'w')"}, "open writes"),
    (only_files_writes, {"budgets/x.py": "path.open(mode='r+b')"}, "path.open writes"),
    (the_clock_is_a_parameter, {"budgets/x.py": "datetime.date.today()"}, "date.today reads"),
    (no_file_is_a_drawer, {"toolkit/plan/helpers.py": ""}, "toolkit/plan/helpers.py:1: a file is"),
    (a_package_file_holds_a_docstring, {"budgets/__init__.py": "import yaml"}, "other than one"),
    (a_file_says_in_one_sentence_what_it_is_about, {"budgets/x.py": "X = 1"}, "no docstring"),
    (a_file_is_not_endless, {"budgets/x.py": "\n" * 401}, "x.py:401: has 401"),
]

LAWS = list(dict.fromkeys(law for law, _, _ in BROKEN))


@pytest.fixture(scope="module")
def house() -> House:
    return House.standing()


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_the_house_keeps_the_law(law: Law, house: House) -> None:
    offences = list(law(house))
    assert not offences, "\n" + "\n".join(offences)


@pytest.mark.parametrize(
    ("law", "files", "message"), BROKEN, ids=[f"{law.__name__}-{said}" for law, _, said in BROKEN]
)
def test_a_law_names_the_file_and_the_line_that_break_it(
    law: Law, files: dict[str, str], message: str
) -> None:
    assert message in "\n".join(law(House.of(files)))


def test_reading_is_no_writing() -> None:
    reading = "open(path)\nopen(path, 'rb')\npath.open('r')\npath.open(encoding='utf-8')\n"
    assert list(only_files_writes(House.of({"budgets/x.py": reading}))) == []


def test_a_sheet_may_ask_for_the_words_of_prose() -> None:
    asking = {"budgets/x.py": "from toolkit.document.plain_text import plain_text"}
    assert list(strangers_never_meet(House.of(asking))) == []


def test_every_room_that_a_law_names_is_there(house: House) -> None:
    named = {
        room for rooms in (*FLOORS, *DOORS.values(), *STRANGERS, *GO_BETWEENS) for room in rooms
    }
    assert named | set(EXTENSION_ROOMS) <= set(house.modules)


def test_what_is_imported_is_what_pyproject_declares(house: House) -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {one.partition(">=")[0] for one in project["dependencies"]}
    libraries = {
        one.target.partition(".")[0]
        for module in house.modules.values()
        for one in house.imports(module)
        if not ours(one.target)
    } - sys.stdlib_module_names
    assert {DISTRIBUTIONS.get(library, library) for library in libraries} == declared

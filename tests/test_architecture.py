"""The rules of the architecture, each with examples of what breaks it."""

import sys
import tomllib
from collections.abc import Callable, Iterator

import pytest

from tests.architecture.effects import (
    MAY_WRITE,
    every_permission_is_used,
    only_files_writes,
    only_the_command_line_prints_or_exits,
    the_clock_is_a_parameter,
)
from tests.architecture.files import (
    a_file_has_a_docstring,
    a_file_has_one_subject,
    a_file_is_named_for_its_subject,
    a_function_fits_on_a_page,
    a_package_file_holds_a_docstring,
)
from tests.architecture.imports import (
    ALLOWED_IMPORTS,
    COMPUTED_IMPORTS,
    EXCEPTIONS,
    EXTENSION_PACKAGES,
    INDEPENDENT,
    LAYERS,
    LAYERS_OF_MERGE,
    every_allowed_import_is_used,
    extensions_do_not_import_each_other,
    imports_form_no_cycle,
    imports_go_to_lower_layers,
    independent_packages_do_not_import_each_other,
    libraries_are_imported_where_allowed,
)
from tests.source_code import CHECKOUT, SourceCode, is_own

DISTRIBUTIONS = {
    "docx": "python-docx",
    "markdown_it": "markdown-it-py",
    "markupsafe": "jinja2",
    "pydantic_core": "pydantic",
    "yaml": "pyyaml",
}

Rule = Callable[[SourceCode], Iterator[str]]


def in_file(text: str, path: str = "budgets/x.py") -> dict[str, str]:
    return {path: text}


WRITES = (
    ("path.write_bytes(b'')", "path.write_bytes writes"),
    ("open(path, 'w')", "open writes"),
    ("path.open(mode='r+b')", "path.open writes"),
    ("mode = 'w'\nopen(path, mode)", "x.py:2: open writes"),
    ("mode = 'w'\npath.open(mode)", "x.py:2: path.open writes"),
    ("import io\nio.open(path, 'a')", "io.open writes"),
    ("import os\nos.fdopen(handle, 'wb')", "os.fdopen writes"),
    ("import os\nos.open(path, os.O_WRONLY | os.O_CREAT)", "os.open writes"),
    ("import os\nos.open(path, flags)", "os.open writes"),
    ("path.unlink()", "path.unlink writes or deletes"),
    ("from pathlib import Path\nlist(map(Path.unlink, paths))", "pathlib.Path.unlink writes"),
    ("(folder / name).unlink(missing_ok=True)", "().unlink writes"),
    ("path.rmdir()", "path.rmdir writes"),
    ("import shutil\nshutil.rmtree(folder)", "shutil.rmtree writes"),
    ("from shutil import rmtree as clear\nclear(folder)", "shutil.rmtree writes"),
    ("import shutil\nshutil.move(one, other)", "shutil.move writes"),
    ("import shutil\nshutil.copyfile(one, other)", "shutil.copyfile writes"),
    ("import os\nos.replace(one, other)", "os.replace writes"),
    ("import os as system\nsystem.rename(one, other)", "os.rename writes"),
    ("import os\nremove = os.remove", "os.remove writes"),
    ("import os\ngetattr(os, 'replace')(one, other)", "os.replace writes"),
    ("one.replace(other)", "one.replace writes"),
    ("one.rename(other)", "one.rename writes"),
    ("path.touch()", "path.touch writes"),
    ("path.touch(exist_ok=True)", "path.touch writes"),
    ("path.mkdir(parents=True)", "path.mkdir writes"),
    ("path.symlink_to(other)", "path.symlink_to writes"),
    ("path.chmod(0o600)", "path.chmod writes"),
    ("workbook.save(path)", "workbook.save writes"),
    ("docx.Document().save(path)", "().save writes"),
    ("import zipfile\nzipfile.ZipFile(path, 'w')", "zipfile.ZipFile writes"),
    ("from zipfile import ZipFile\nZipFile(path, mode=mode)", "zipfile.ZipFile writes"),
    ("archive.extractall(folder)", "archive.extractall writes"),
    ("import tarfile\ntarfile.open(path, 'w:gz')", "tarfile.open writes"),
    ("import tempfile\ntempfile.NamedTemporaryFile()", "tempfile.NamedTemporaryFile writes"),
    ("from tempfile import mkstemp\nmkstemp()", "tempfile.mkstemp writes"),
    ("import subprocess\nsubprocess.run(['soffice'])", "subprocess.run writes"),
    ("import os\nos.system('rm x')", "os.system writes"),
    ("import sqlite3\nsqlite3.connect(path)", "sqlite3.connect writes"),
)

READS = """
import os
import shutil
import tarfile
import zipfile
from dataclasses import replace

from toolkit import windows
from toolkit.files import stage

open(path)
open(path, "rb")
open(path, "rb", opener=opener)
path.open("r")
path.open(encoding="utf-8")
archive.open("word/document.xml")
os.open(folder, os.O_RDONLY)
os.path.join(one, other)
os.environ.copy()
shutil.which("soffice")
zipfile.ZipFile(stream)
zipfile.ZipFile(stream, "r")
tarfile.open(path)
text.replace("a", "b")
text.replace("a", "b", 1)
text.replace(*pair)
replace(value, name="x")
moment.replace(tzinfo=None)
windows.replace(one, other)
rows.copy()
plane.rename(old, new)
file.touch(part)
stage(path, content)
"""

PRINTS = (
    ("print('x')", "x.py:1: print"),
    ("show = print", "x.py:1: print"),
    ("input('?')", "x.py:1: input"),
    ("raise SystemExit(1)", "SystemExit"),
    ("from sys import exit as leave\nleave(1)", "sys.exit"),
    ("import sys\nsys.stderr.writelines(['x'])", "sys.stderr.writelines belongs"),
    ("from sys import stdout\nstdout.write('x')", "sys.stdout.write belongs"),
    ("import sys\nprint('x', file=sys.stderr)", "sys.stderr belongs"),
    ("import sys\nout = sys.__stdout__", "sys.__stdout__ belongs"),
    ("import logging\nlogging.warning('x')", "logging prints"),
    ("from logging import getLogger", "logging prints"),
    ("from warnings import warn", "warnings prints"),
    ("import traceback\ntraceback.print_exc()", "traceback.print_exc belongs"),
    ("from pprint import pprint", None),
    ("from pprint import pprint\npprint(x)", "pprint.pprint belongs"),
)

READS_THE_CLOCK = (
    ("import datetime\ndatetime.date.today()", "datetime.date.today reads"),
    ("from datetime import datetime as dt\ndt.now()", "datetime.datetime.now reads"),
    ("import datetime as d\nd.datetime.utcnow()", "datetime.datetime.utcnow reads"),
    ("from datetime import datetime\nfield(default_factory=datetime.now)", "datetime.now reads"),
    ("import time\ntime.time()", "time.time reads"),
    ("import time\ntime.localtime()", "time.localtime reads"),
    ("from time import monotonic as m\nm()", "time.monotonic reads"),
    ("from time import process_time\nprocess_time()", "time.process_time reads"),
    ("clock.now()", "clock.now reads"),
    ("import random\nrandom.choice(x)", "random.choice differs"),
    ("from uuid import uuid4\nuuid4()", "uuid.uuid4 differs"),
    ("import time\ntime.sleep(1)", None),
    ("from datetime import datetime\ndatetime.fromisoformat(x)", None),
    ("def f(clock: datetime, today: date) -> None:\n    g(clock, today)", None),
)

MERGE = "toolkit/merge/"

EXAMPLES: list[tuple[Rule, dict[str, str], str | None]] = [
    (
        imports_go_to_lower_layers,
        {"toolkit/model/x.py": "from toolkit.plan import y", "toolkit/plan/y.py": ""},
        "toolkit/model/x.py:1: toolkit.model (layer 2) imports toolkit.plan.y (layer 3)",
    ),
    (
        imports_go_to_lower_layers,
        in_file("def f():\n    import toolkit.writers.y", "toolkit/plan/x.py"),
        "toolkit/plan/x.py:2: toolkit.plan (layer 3) imports toolkit.writers.y (layer 3)",
    ),
    (
        imports_go_to_lower_layers,
        in_file("", "toolkit/attic.py"),
        "toolkit/attic.py:1: toolkit.attic has no layer",
    ),
    (
        imports_go_to_lower_layers,
        {f"{MERGE}word/x.py": "from toolkit.merge.copies import y", f"{MERGE}copies/y.py": ""},
        "toolkit.merge.word (layer 8) imports toolkit.merge.copies.y (layer 9)",
    ),
    (
        imports_go_to_lower_layers,
        {f"{MERGE}workbook/x.py": "from toolkit.merge.word import y", f"{MERGE}word/y.py": ""},
        "toolkit.merge.workbook (layer 6) imports toolkit.merge.word.y (layer 8)",
    ),
    (
        imports_go_to_lower_layers,
        in_file("import toolkit.merge.word.plan.steps", f"{MERGE}word/read/x.py"),
        "toolkit.merge.word.read (layer 3) imports toolkit.merge.word.plan.steps (layer 5)",
    ),
    (
        imports_go_to_lower_layers,
        in_file("import toolkit.merge.word.update", f"{MERGE}journal.py"),
        "toolkit.merge (layer 1) imports toolkit.merge.word.update (layer 8)",
    ),
    (
        imports_go_to_lower_layers,
        in_file("import toolkit.merge.pull.pull", f"{MERGE}copies/x.py"),
        "toolkit.merge.copies (layer 9) imports toolkit.merge.pull.pull (layer 9)",
    ),
    (
        imports_go_to_lower_layers,
        in_file("import toolkit.merge.word.plan.steps", f"{MERGE}word/apply/x.py"),
        None,
    ),
    (
        imports_go_to_lower_layers,
        in_file("import importlib as i\ni.import_module('toolkit.cli.main')", "toolkit/plan/x.py"),
        "toolkit/plan/x.py:2: toolkit.plan (layer 3) imports toolkit.cli.main (layer 14)",
    ),
    (
        imports_go_to_lower_layers,
        in_file("__import__('toolkit.cli.main')", "toolkit/plan/x.py"),
        "toolkit.plan (layer 3) imports toolkit.cli.main (layer 14)",
    ),
    (
        imports_go_to_lower_layers,
        in_file("from importlib import import_module\nimport_module(name)", "toolkit/plan/x.py"),
        "toolkit/plan/x.py:2: importlib.import_module imports a module that no rule can see",
    ),
    (
        imports_go_to_lower_layers,
        in_file("exec('import toolkit.cli')", "toolkit/plan/x.py"),
        "x.py:1: exec imports a module that no rule can see",
    ),
    (
        imports_form_no_cycle,
        {"budgets/a.py": "from budgets import b", "budgets/b.py": "if X:\n    from . import a"},
        "a cycle: budgets.",
    ),
    (
        libraries_are_imported_where_allowed,
        in_file("import yaml", "toolkit/plan/x.py"),
        "x.py:1: yaml may be imported by toolkit.readers",
    ),
    (
        libraries_are_imported_where_allowed,
        in_file("import rich", "toolkit/plan/x.py"),
        "rich may be imported by no package",
    ),
    (
        libraries_are_imported_where_allowed,
        in_file("import docx", "toolkit/merge/x.py"),
        "docx may be imported by toolkit.writers.docx",
    ),
    (
        libraries_are_imported_where_allowed,
        in_file("from importlib import import_module as load\nload('yaml')", "toolkit/plan/x.py"),
        "x.py:2: yaml may be imported by toolkit.readers",
    ),
    (
        every_allowed_import_is_used,
        {f"{package.replace('.', '/')}.py": "" for package in ALLOWED_IMPORTS["yaml"]},
        "ALLOWED_IMPORTS: toolkit.readers does not import yaml",
    ),
    (
        independent_packages_do_not_import_each_other,
        in_file("from toolkit.model.months import Month", "toolkit/writers/x.py"),
        "toolkit/writers/x.py:1: toolkit.writers and toolkit.model do not import each other",
    ),
    (
        independent_packages_do_not_import_each_other,
        in_file("from toolkit.document.markup import MarkupReader"),
        "budgets/x.py:1: budgets and toolkit.document do not import each other",
    ),
    (
        independent_packages_do_not_import_each_other,
        in_file("from toolkit.document.plain_text import plain_text"),
        None,
    ),
    (
        independent_packages_do_not_import_each_other,
        in_file("import toolkit.merge.word.read.runs", f"{MERGE}workbook/x.py"),
        "toolkit.merge.word and toolkit.merge.workbook do not import each other",
    ),
    (
        extensions_do_not_import_each_other,
        in_file("from toolkit.checks.b import b", "toolkit/checks/a.py"),
        "toolkit/checks/a.py:1: one extension imports another, b",
    ),
    *((only_files_writes, in_file(text), message) for text, message in WRITES),
    (only_files_writes, in_file(READS), None),
    (
        every_permission_is_used,
        {f"{name.replace('.', '/')}.py": "" for name in MAY_WRITE},
        "MAY_WRITE: toolkit.files writes nothing",
    ),
    *((only_the_command_line_prints_or_exits, in_file(text), message) for text, message in PRINTS),
    *((the_clock_is_a_parameter, in_file(text), message) for text, message in READS_THE_CLOCK),
    (
        a_file_is_named_for_its_subject,
        in_file("", "toolkit/plan/helpers.py"),
        "toolkit/plan/helpers.py:1: a file is named",
    ),
    (
        a_package_file_holds_a_docstring,
        in_file("import yaml", "budgets/__init__.py"),
        "other than one docstring",
    ),
    (a_file_has_a_docstring, in_file("X = 1"), "has no docstring"),
    (a_file_has_one_subject, in_file("\n" * 401), "x.py:401: has 401 lines"),
    (
        a_function_fits_on_a_page,
        in_file("X = 1\ndef f():\n    '''One.'''\n" + "    g()\n" * 55),
        "x.py:2: f has 56 lines",
    ),
    (
        a_function_fits_on_a_page,
        in_file("def f():\n    '''One.\n    Two.'''\n" + "    g()\n" * 54),
        None,
    ),
]

RULES = list(dict.fromkeys(rule for rule, _, _ in EXAMPLES))


@pytest.fixture(scope="module")
def source() -> SourceCode:
    return SourceCode.of_checkout()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_source_code_follows_the_rule(rule: Rule, source: SourceCode) -> None:
    offences = list(rule(source))
    assert not offences, "\n" + "\n".join(offences)


@pytest.mark.parametrize(
    ("rule", "files", "message"),
    EXAMPLES,
    ids=[f"{rule.__name__}-{number}" for number, (rule, _, _) in enumerate(EXAMPLES)],
)
def test_a_rule_names_the_file_and_the_line_that_break_it(
    rule: Rule, files: dict[str, str], message: str | None
) -> None:
    offences = "\n".join(rule(SourceCode.of(files)))
    if message is None:
        assert offences == ""
    else:
        assert message in offences


def test_every_package_that_a_rule_names_exists(source: SourceCode) -> None:
    named = {
        package
        for packages in (
            *LAYERS,
            *LAYERS_OF_MERGE,
            *ALLOWED_IMPORTS.values(),
            *INDEPENDENT,
            *EXCEPTIONS,
            EXTENSION_PACKAGES,
            COMPUTED_IMPORTS,
            tuple(MAY_WRITE),
        )
        for package in packages
    }
    assert named <= set(source.modules)


def test_what_is_imported_is_what_pyproject_declares(source: SourceCode) -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {dependency.partition(">=")[0] for dependency in project["dependencies"]}
    libraries = {
        imported.target.partition(".")[0]
        for module in source.modules.values()
        for imported in source.imports(module)
        if not is_own(imported.target)
    } - sys.stdlib_module_names
    assert {DISTRIBUTIONS.get(library, library) for library in libraries} == declared

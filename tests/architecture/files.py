"""What a source file is called and holds, and how long it and its functions may be."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.architecture.imports import EXTENSION_PACKAGES
from tests.source_code import SourceCode

LONGEST_FILE = 400
LONGEST_FUNCTION = 55
"""Ruff limits branches and statements; a list of columns or fields has neither."""

VAGUE_NAMES = ("utils", "util", "helpers", "common")


def a_file_is_named_for_its_subject(source: SourceCode) -> Iterator[str]:
    for module in source.modules.values():
        if module.name.rpartition(".")[2].strip("_") in VAGUE_NAMES:
            yield f"{module.path}:1: a file is named for its subject"


def a_package_file_holds_a_docstring(source: SourceCode) -> Iterator[str]:
    for module in source.modules.values():
        if module.is_package and module.name not in EXTENSION_PACKAGES:
            body = module.tree.body
            if len(body) != 1 or ast.get_docstring(module.tree) is None:
                yield f"{module.path}:1: holds something other than one docstring"


def a_file_has_a_docstring(source: SourceCode) -> Iterator[str]:
    for module in source.modules.values():
        if not ast.get_docstring(module.tree):
            yield f"{module.path}:1: has no docstring"


def a_file_has_one_subject(source: SourceCode) -> Iterator[str]:
    for module in source.modules.values():
        if (lines := len(module.text.splitlines())) > LONGEST_FILE:
            yield f"{module.path}:{LONGEST_FILE + 1}: has {lines} lines, perhaps two subjects"


def a_function_fits_on_a_page(source: SourceCode) -> Iterator[str]:
    """40 lines are advice; this is the limit. Docstrings do not count."""
    for module in source.modules.values():
        for node in module.nodes:
            if isinstance(node, ast.FunctionDef) and (lines := _lines(node)) > LONGEST_FUNCTION:
                yield f"{module.at(node)}: {node.name} has {lines} lines; name its parts"


def _lines(function: ast.FunctionDef) -> int:
    """The lines of a function without its docstring and its decorators."""
    docstring = function.body[0] if ast.get_docstring(function) else None
    lines_of_docstring = 0
    if docstring is not None:
        lines_of_docstring = (docstring.end_lineno or 0) - docstring.lineno + 1
    return (function.end_lineno or 0) - function.lineno + 1 - lines_of_docstring

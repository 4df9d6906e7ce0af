"""What a source file is called and holds, and how long it and its functions may be."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.architecture.imports import EXTENSION_PACKAGES
from tests.source_code import SourceCode

LONGEST_FILE = 400
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

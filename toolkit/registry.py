"""A folder of extensions is the list of its files: nothing is listed twice."""

from collections.abc import Iterator
from importlib import import_module
from inspect import cleandoc
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType


def modules_in(package: ModuleType) -> Iterator[ModuleType]:
    """The modules that stand in `package`, by name; a file that begins with `_` is not one."""
    for found in sorted(iter_modules(package.__path__), key=lambda module: module.name):
        if not found.name.startswith("_"):
            yield import_module(f"{package.__name__}.{found.name}")


def modules_below(package: ModuleType) -> Iterator[ModuleType]:
    """The modules that stand in the packages inside `package`, package by package."""
    for inside in modules_in(package):
        yield from modules_in(inside)


def page_of(module: ModuleType) -> str:
    """The words at the head of a file: of a rule, the page that explains it.

    Python forgets them where it is told to (`python -OO`); they are read from the file then.
    """
    if module.__doc__ is not None:
        return cleandoc(module.__doc__)
    file = Path(module.__file__ or "")
    if file.suffix != ".py" or not file.is_file():
        return ""
    from ast import get_docstring, parse

    return get_docstring(parse(file.read_bytes())) or ""

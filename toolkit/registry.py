"""A folder of extensions is the list of its files: nothing is listed twice."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType


def modules_in(package: ModuleType) -> Iterator[ModuleType]:
    """The modules that stand in `package`, by name; a file that begins with `_` is not one."""
    for found in sorted(iter_modules(package.__path__), key=lambda module: module.name):
        if not found.name.startswith("_"):
            yield import_module(f"{package.__name__}.{found.name}")

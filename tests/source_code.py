"""The source code as the rules of the architecture see it: modules, imports and names in use."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

CHECKOUT = Path(__file__).resolve().parent.parent
PACKAGES = ("toolkit", "budgets")

IMPORTERS = ("importlib.import_module", "importlib.__import__", "__import__")


def is_inside(name: str, package: str) -> bool:
    """Whether the module `name` is `package` or belongs to it."""
    return name == package or name.startswith(f"{package}.")


def is_own(name: str) -> bool:
    """Whether a module is part of this project."""
    return any(is_inside(name, package) for package in PACKAGES)


@dataclass(frozen=True)
class Import:
    """One import: the full name of the imported module, and the file and line of the import."""

    target: str
    at: str


class Use(NamedTuple):
    """A name that is used, by what it was imported as: `dt.now` is `datetime.datetime.now`."""

    name: str
    at: str
    call: ast.Call | None
    """The call, where the name is called."""

    @property
    def method(self) -> str:
        """The last word of a name that is an attribute of a value; empty for a function.

        `path.unlink` is the method `unlink`, and so is `pathlib.Path.unlink`; `os.unlink` is a
        function of a module.
        """
        if "." not in self.name:
            return ""
        owner, _, last = self.name.rpartition(".")
        is_module = owner in sys.stdlib_module_names or (is_own(owner) and owner.islower())
        return "" if is_module else last


@dataclass(frozen=True)
class Module:
    """A source file, with the name under which it is imported."""

    name: str
    path: str
    text: str

    @property
    def is_package(self) -> bool:
        return self.path.endswith("__init__.py")

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    def at(self, node: ast.AST) -> str:
        """`toolkit/files.py:12`."""
        return f"{self.path}:{getattr(node, 'lineno', 1)}"

    @cached_property
    def uses(self) -> tuple[Use, ...]:
        """Every name and attribute that is read, each once, in its longest form."""
        return tuple(self._uses())

    def calls(self) -> Iterator[Use]:
        """Those of the uses that are calls."""
        return (use for use in self.uses if use.call is not None)

    def _uses(self) -> Iterator[Use]:
        calls = {id(node.func): node for node in self.nodes if isinstance(node, ast.Call)}
        parts_of_longer = {id(node.value) for node in self.nodes if isinstance(node, ast.Attribute)}
        for node in self.nodes:
            is_name = isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load)
            if is_name and id(node) not in parts_of_longer:
                yield Use(self._full_name(node), self.at(node), calls.get(id(node)))
            elif isinstance(node, ast.Call) and (name := self._of_getattr(node)):
                yield Use(name, self.at(node), None)

    @cached_property
    def nodes(self) -> list[ast.AST]:
        return list(ast.walk(self.tree))

    @cached_property
    def _imported(self) -> dict[str, str]:
        """What each local name was imported as, wherever in the file it is imported."""
        names = {}
        for node in self.nodes:
            if isinstance(node, ast.Import):
                for alias in node.names:
                    name = alias.name if alias.asname else alias.name.partition(".")[0]
                    names[alias.asname or name] = name
            elif isinstance(node, ast.ImportFrom):
                for alias in node.names:
                    names[alias.asname or alias.name] = f"{self.origin(node)}.{alias.name}"
        return names

    def _full_name(self, node: ast.expr) -> str:
        match node:
            case ast.Name(id=name):
                return self._imported.get(name, name)
            case ast.Attribute(value=ast.Name() | ast.Attribute(), attr=attr):
                return f"{self._full_name(node.value)}.{attr}".removeprefix("builtins.")
            case ast.Attribute(attr=attr):
                return f"().{attr}"
        return "()"

    def _of_getattr(self, call: ast.Call) -> str:
        """`os.replace` of `getattr(os, "replace")`; empty for any other call."""
        match call:
            case ast.Call(
                func=ast.Name(id="getattr"), args=[owner, ast.Constant(value=str(name)), *_]
            ):
                return f"{self._full_name(owner)}.{name}"
        return ""

    def origin(self, node: ast.ImportFrom) -> str:
        """The full name of the module behind `from`; dots count from this module."""
        if not node.level:
            return node.module or ""
        parts = self.name.split(".")
        up = node.level - self.is_package
        here = parts[: len(parts) - up] if up else parts
        return ".".join([*here, node.module] if node.module else here)


@dataclass(frozen=True)
class SourceCode:
    """All modules, by name."""

    modules: Mapping[str, Module]

    @classmethod
    def of(cls, texts: Mapping[str, str]) -> SourceCode:
        """From the texts of its files, by their paths: `{"toolkit/files.py": "..."}`."""
        modules = {}
        for path, text in texts.items():
            name = path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
            modules[name] = Module(name, path, text)
        return cls(modules)

    @classmethod
    def of_checkout(cls) -> SourceCode:
        """The source code of this checkout."""
        files = (path for package in PACKAGES for path in (CHECKOUT / package).rglob("*.py"))
        return cls.of(
            {
                path.relative_to(CHECKOUT).as_posix(): path.read_text("utf-8")
                for path in sorted(files)
            }
        )

    def inside(self, *packages: str) -> Iterator[Module]:
        """The modules of these packages."""
        for module in self.modules.values():
            if any(is_inside(module.name, package) for package in packages):
                yield module

    def outside(self, *packages: str) -> Iterator[Module]:
        """The modules of all other packages."""
        excluded = {module.name for module in self.inside(*packages)}
        return (module for name, module in self.modules.items() if name not in excluded)

    def imports(self, module: Module) -> tuple[Import, ...]:
        """Everything it imports: in functions, under TYPE_CHECKING, and by a fixed name in a call.

        `import_module("toolkit.files")` is seen; a name that is computed is in `computed_imports`.
        """
        if module.name not in self._imports:
            self._imports[module.name] = tuple(dict.fromkeys(self._imports_of(module)))
        return self._imports[module.name]

    @cached_property
    def _imports(self) -> dict[str, tuple[Import, ...]]:
        return {}

    def _imports_of(self, module: Module) -> Iterator[Import]:
        for node in module.nodes:
            if isinstance(node, ast.Import):
                for alias in node.names:
                    yield Import(alias.name, module.at(node))
            elif isinstance(node, ast.ImportFrom):
                origin = module.origin(node)
                for alias in node.names:
                    inner = f"{origin}.{alias.name}"
                    yield Import(inner if inner in self.modules else origin, module.at(node))
        for use in module.calls():
            if use.name in IMPORTERS and (name := _fixed_argument(use.call)):
                yield Import(name, use.at)

    def computed_imports(self, module: Module) -> Iterator[Use]:
        """The imports whose module is only known when the program runs."""
        for use in module.uses:
            fixed = use.name in IMPORTERS and use.call and _fixed_argument(use.call)
            other = use.name in ("exec", "eval") or use.name.startswith(("runpy.", "imp."))
            loader = use.name.startswith(("importlib.util.spec_from", "importlib.machinery."))
            if (use.name in IMPORTERS and not fixed) or other or loader:
                yield use


def _fixed_argument(call: ast.Call | None) -> str:
    """The first argument of a call, where it is a text in the source; empty where it is not."""
    match call:
        case ast.Call(args=[ast.Constant(value=str(text)), *_]):
            return text
    return ""

"""The source as the laws of the house see it: modules, and what each imports on which line."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
PACKAGES = ("toolkit", "budgets")


def within(name: str, room: str) -> bool:
    """Whether the module `name` is `room` or stands inside it."""
    return name == room or name.startswith(f"{room}.")


@dataclass(frozen=True)
class Import:
    """One import: the module it names in full, and where it stands."""

    target: str
    at: str


@dataclass(frozen=True)
class Module:
    """A file of the house, by the name under which it is imported."""

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

    def calls(self) -> Iterator[tuple[str, ast.Call]]:
        """Every call with the name that is called: `print`, `path.write_text`, `date.today`."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call):
                yield ast.unparse(node.func), node


@dataclass(frozen=True)
class House:
    """All modules, by name."""

    modules: Mapping[str, Module]

    @classmethod
    def of(cls, texts: Mapping[str, str]) -> House:
        """From the texts of its files, by their paths: `{"toolkit/files.py": "..."}`."""
        found = {}
        for path, text in texts.items():
            name = path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
            found[name] = Module(name, path, text)
        return cls(found)

    @classmethod
    def standing(cls) -> House:
        """The one in this checkout."""
        files = (path for package in PACKAGES for path in (CHECKOUT / package).rglob("*.py"))
        return cls.of(
            {str(path.relative_to(CHECKOUT)): path.read_text("utf-8") for path in sorted(files)}
        )

    def inside(self, *rooms: str) -> Iterator[Module]:
        """The modules of these rooms."""
        for module in self.modules.values():
            if any(within(module.name, room) for room in rooms):
                yield module

    def outside(self, *rooms: str) -> Iterator[Module]:
        """The modules of all other rooms."""
        here = {module.name for module in self.inside(*rooms)}
        return (module for name, module in self.modules.items() if name not in here)

    def imports(self, module: Module) -> Iterator[Import]:
        """Everything it imports, in functions and under TYPE_CHECKING too."""
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    yield Import(alias.name, module.at(node))
            elif isinstance(node, ast.ImportFrom):
                base = self._base(module, node)
                for alias in node.names:
                    inner = f"{base}.{alias.name}"
                    yield Import(inner if inner in self.modules else base, module.at(node))

    def _base(self, module: Module, node: ast.ImportFrom) -> str:
        """The module behind `from`; dots are counted from where the import stands."""
        if not node.level:
            return node.module or ""
        parts = module.name.split(".")
        up = node.level - module.is_package
        here = parts[: len(parts) - up] if up else parts
        return ".".join([*here, node.module] if node.module else here)

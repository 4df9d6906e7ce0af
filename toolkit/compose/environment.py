"""Jinja as templates meet it: sandboxed, strict, and without a way to misread the outline.

What a template prints is sealed (document/sealed.py), so no word of the outline is taken for
Markdown; only filters that keep this law are offered.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, Template
from jinja2.compiler import CodeGenerator, Frame
from jinja2.filters import FILTERS as JINJA
from jinja2.nodes import Call, Concat, EnvironmentAttribute, For
from markupsafe import Markup

from toolkit.compose.bounds import BoundedEnvironment, within
from toolkit.compose.compiled import compiled_templates
from toolkit.compose.spoken import carrier, filters_in
from toolkit.compose.unknown import Unknown
from toolkit.compose.words import FILTERS, carried
from toolkit.model.language import ENGLISH, Language
from toolkit.portable import has_root

KEPT = (
    "abs", "batch", "count", "default", "d", "dictsort", "first", "groupby", "int", "items",
    "last", "length", "list", "map", "max", "min", "reject", "rejectattr", "replace", "reverse",
    "round", "select", "selectattr", "slice", "sort", "sum", "trim", "unique", "upper", "lower",
)  # fmt: skip
"""Jinja's own filters that do not touch Markdown."""


def together(*parts: Any) -> str | Markup:
    """What `~` makes: text of text, and Markdown as soon as one part is Markdown."""
    if any(isinstance(part, Markup) for part in parts):
        said: list[str] = [carried(part) for part in parts]
        within(said)
        return Markup("").join(said)
    said = [str(part) for part in parts]
    within(said)
    return "".join(said)


class EncodingError(ValueError):
    """A template whose bytes are no UTF-8, and where the first of the others stands."""

    def __init__(self, path: str, line: int, column: int) -> None:
        super().__init__(path)
        self.path, self.line, self.column = path, line, column


class _Loader(FileSystemLoader):
    """Jinja's own, but it says which file cannot be read, and takes no mark of order for text."""

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        try:
            source, path, current = super().get_source(environment, template)
        except UnicodeDecodeError as why:
            found = (Path(folder) / template for folder in self.searchpath)
            path = next(str(one) for one in found if one.is_file())
            before = why.object[: why.start].split(b"\n")
            raise EncodingError(path, len(before), len(before[-1]) + 1) from why
        return source.removeprefix("\ufeff"), path, current


class _Code(CodeGenerator):
    """Jinja's compiler, but `~` seals text beside Markdown instead of writing it as HTML.

    What a loop goes through passes the environment, which counts it.
    """

    def visit_For(self, node: For, frame: Frame) -> None:  # noqa: N802
        counted = EnvironmentAttribute("passed", lineno=node.iter.lineno)
        node.iter = Call(counted, [node.iter], [], None, None, lineno=node.iter.lineno)
        super().visit_For(node, frame)

    def visit_Concat(self, node: Concat, frame: Frame) -> None:  # noqa: N802
        self.write("environment.together(")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write(")")


class TemplateEnvironment(BoundedEnvironment):
    """Finds and compiles templates: the user's folders first, ours last."""

    code_generator_class = _Code
    together = staticmethod(together)

    _english: TemplateEnvironment | None = None
    _in_it: tuple[Path, ...] = ()

    def __init__(self, folders: Sequence[Path], language: Language = ENGLISH) -> None:
        super().__init__(
            loader=_Loader([str(one) for one in folders]),
            undefined=Unknown,
            autoescape=True,
            finalize=carrier(language),
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=compiled_templates(language.id),
        )
        self.filters = {name: JINJA[name] for name in KEPT} | dict(FILTERS) | filters_in(language)

    def beside(self, english: TemplateEnvironment, in_it: tuple[Path, ...]) -> None:
        """Leaves to `english` what does not lie in one of these folders.

        A sentence is in the language of its template: what a French template includes, and is
        there in English alone, keeps its English conjunctions, numbers and months.
        """
        self._english, self._in_it = english, in_it

    def get_template(self, name: str | Template, *args: Any, **kwargs: Any) -> Template:
        """The template of that name, in the language that it is written in."""
        # a name with a root is none of ours, and looking it up on Windows may contact a machine
        known = "" if has_root(str(name)) else str(name)
        if self._english and not any((folder / known).is_file() for folder in self._in_it):
            return self._english.get_template(name, *args, **kwargs)
        return super().get_template(name, *args, **kwargs)

    def made(self, template: Template, names: dict[str, Any]) -> str:
        """What the template prints."""
        if self._english:
            self._english.begin()
        return super().made(template, names)

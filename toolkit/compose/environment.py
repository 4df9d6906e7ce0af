"""Jinja as templates meet it: sandboxed, strict, and without a way to misread the outline.

What a template prints is sealed (document/sealed.py), so no word of the outline is taken for
Markdown; only filters that keep this law are offered.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.compiler import CodeGenerator, Frame
from jinja2.filters import FILTERS as JINJA
from jinja2.nodes import Concat
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from toolkit.compose.compiled import compiled_templates
from toolkit.compose.spoken import carrier, filters_in
from toolkit.compose.words import FILTERS, carried
from toolkit.model.language import ENGLISH, Language

KEPT = (
    "abs", "batch", "count", "default", "d", "dictsort", "first", "groupby", "int", "items",
    "last", "length", "list", "map", "max", "min", "reject", "rejectattr", "replace", "reverse",
    "round", "select", "selectattr", "slice", "sort", "sum", "trim", "unique", "upper", "lower",
)  # fmt: skip
"""Jinja's own filters that do not touch Markdown."""


def together(*parts: Any) -> str | Markup:
    """What `~` makes: text of text, and Markdown as soon as one part is Markdown."""
    if any(isinstance(part, Markup) for part in parts):
        return Markup("").join(carried(part) for part in parts)
    return "".join(str(part) for part in parts)


class _Code(CodeGenerator):
    """Jinja's compiler, but `~` seals text beside Markdown instead of writing it as HTML."""

    def visit_Concat(self, node: Concat, frame: Frame) -> None:  # noqa: N802
        self.write("environment.together(")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write(")")


class TemplateEnvironment(ImmutableSandboxedEnvironment):
    """Finds and compiles templates: the user's folders first, ours last."""

    code_generator_class = _Code
    together = staticmethod(together)

    def __init__(self, folders: Sequence[Path], language: Language = ENGLISH) -> None:
        super().__init__(
            loader=FileSystemLoader([str(one) for one in folders]),
            undefined=StrictUndefined,
            autoescape=True,
            finalize=carrier(language),
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=compiled_templates(language.id),
        )
        self.filters = {name: JINJA[name] for name in KEPT} | dict(FILTERS) | filters_in(language)

"""Jinja as templates meet it: closed, counted, strict, and without a way to misread the outline.

Templates reach what surface.py and filters.py offer and nothing else, since everything that they
are compiled to is done by operations.py. What a template prints is sealed (document/sealed.py), so
no word of the outline is taken for Markdown; only filters that keep this law are offered.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import Template, nodes
from jinja2.exceptions import TemplateNotFound
from jinja2.parser import Parser
from jinja2.runtime import Undefined
from markupsafe import Markup

from toolkit.compose.bytecode_cache import CompiledTemplates
from toolkit.compose.code_generator import Code
from toolkit.compose.filters import FUNCTIONS, TESTS, filters
from toolkit.compose.loader import TemplateLoader
from toolkit.compose.localized_filters import LOCALIZED, finalizer
from toolkit.compose.operations import BoundedEnvironment
from toolkit.compose.sandbox_limits import EndlessError, Meter
from toolkit.compose.syntax import TOO_DEEP, TOO_LONG, RefusedError, TooLargeError, examine
from toolkit.compose.translation import TranslatedTemplate, Translator, keep_in_english
from toolkit.compose.undefined import Unknown
from toolkit.model.language import ENGLISH, Language

NO_FILTERS: Mapping[str, Callable[..., Any]] = {}
TO_COMPILE = 20
"""Steps that it counts for to compile a tag, a name or a value."""

TOO_MUCH = "it is too large to be compiled"

MOST_NAMES = 20
"""Templates of which one may be asked for at a time."""


class TemplateEnvironment(BoundedEnvironment):
    """Finds, translates, compiles and renders templates: the project's first, ours last."""

    code_generator_class = Code

    def __init__(
        self,
        folders: Sequence[Path],
        language: Language = ENGLISH,
        *,
        own: Path | None = None,
        filters_of_proposal: Mapping[str, Callable[..., Any]] = NO_FILTERS,
        meter: Meter | None = None,
    ) -> None:
        """Those of the folders that lie in `own` came with the project.

        What is written in the language lies in a folder of its name inside one of the folders, and
        goes before the others.
        """
        in_it = [] if language.is_english else [one / language.id for one in folders]
        self.translator = Translator(language, folders, own)
        super().__init__(
            meter or Meter(),
            loader=TemplateLoader([*in_it[:-1], *folders[:-1], *in_it[-1:], *folders[-1:]], own),
            undefined=Unknown,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            optimized=False,
            bytecode_cache=CompiledTemplates(self.translator),
        )
        self._own = own
        self._carried = finalizer(language)
        self.finalize = self._printed
        self.globals = dict(FUNCTIONS)
        self.tests = dict(TESTS)
        self.filters = filters(language, filters_of_proposal)

    def made(self, name: str, names: Mapping[str, Any]) -> str:
        """What the template of that name prints. Raises EndlessError where it is too much."""
        self.meter.start()
        try:
            return self._made(self.get_template(name), names)
        finally:
            self.meter.stop()

    def _made(self, template: Template, names: Mapping[str, Any]) -> str:
        found: list[str] = []
        full = False
        for one in template.generate(names):
            found.append(one)
            if not full and not self.meter.has_room(one):
                full = True
                self.meter.end()  # the next step ends it, in the template that takes it
        if full:
            raise EndlessError
        return "".join(found)

    def _printed(self, value: Any) -> Markup:
        found = self._carried(value)
        self.meter.text(len(found))
        self.spend(2 + len(found) // 16)  # it is sealed character by character
        return found

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: Any = None,  # noqa: A002
    ) -> Template:
        """The template of that name."""
        if isinstance(name, Undefined):
            name._fail_with_undefined_error()
        if not isinstance(name, str):
            raise TypeError("a template is asked for by its name")
        self.spend(1)
        return super().get_template(str(name), parent, globals)

    def select_template(
        self,
        names: Any,
        parent: str | None = None,
        globals: Any = None,  # noqa: A002
    ) -> Template:
        """The first of these templates that is there."""
        if type(names) not in (list, tuple) or not 0 < len(names) <= MOST_NAMES:
            raise TypeError("templates are asked for by a few names")
        *before, last = names
        for one in before:
            try:
                return self.get_template(one, parent, globals)
            except TemplateNotFound:
                continue
        return self.get_template(last, parent, globals)

    def get_or_select_template(
        self,
        names: Any,
        parent: str | None = None,
        globals: Any = None,  # noqa: A002
    ) -> Template:
        """The template of that name, or the first of several that is there."""
        wanted = self.select_template if isinstance(names, (list, tuple)) else self.get_template
        return wanted(names, parent, globals)

    def translated(self, source: str, path: Path) -> TranslatedTemplate | None:
        """The template at `path` with the sentences of the language; None where it has no others.

        Raises TooLargeError where the translation is too long.
        """
        return self.translator.translated(source, path, self.sentence)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        path = Path(filename or "")
        translated = self.translated(source, path) if filename else None
        source = translated.text if translated else source
        parser = Parser(self, source, name, filename)
        try:
            tree = parser.parse()
            found = examine(tree)
        except (RefusedError, TooLargeError) as why:
            why.name, why.filename = name, filename
            raise
        except (RecursionError, ValueError) as why:
            deep = isinstance(why, RecursionError)  # else a number too long for Python to read
            fact = TOO_DEEP if deep else TOO_LONG
            raise TooLargeError(fact, parser.stream.current.lineno, name, filename) from None
        foreign = self._own is not None and path.is_relative_to(self._own)
        if foreign or (translated and translated.uses_own):
            self.spend(found * TO_COMPILE + len(source) // TO_COMPILE)
        if translated:
            keep_in_english(tree, translated.lines, LOCALIZED)
        return tree

    def sentence(self, text: str) -> nodes.Template:
        """A sentence of a template, parsed alone. Raises TemplateSyntaxError where it cannot be."""
        return Parser(self, text).parse()

    def _compile(self, source: str, filename: str) -> CodeType:
        """Compiles what our compiler wrote; what Python refuses of it is too large."""
        try:
            return super()._compile(source, filename)
        except (SyntaxError, RecursionError, MemoryError, OverflowError, ValueError) as why:
            raise TooLargeError(TOO_MUCH, 1, None, filename) from why

"""Templates in another language: their structure stays, and their sentences are exchanged.

This is done before a template is compiled, so a translated sentence is written, read and bounded as
any line of a template, and may compute what it says in its own way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError

from toolkit.compose.sandbox_limits import LONGEST
from toolkit.compose.sentences import Sentence, has_words, sentences_in
from toolkit.compose.syntax import TooLargeError
from toolkit.diagnostics import Place
from toolkit.model.language import Language, Translation

Parse = Callable[[str], nodes.Template]

IN_ENGLISH = " in English"
"""Behind the name of a filter: as English has it. Templates cannot write such a name."""


class Line(NamedTuple):
    """Where a line of a translated template comes from."""

    number: int
    """Of the template, from 1; the last line where it is added at the end."""

    place: Place | None = None
    """Where its translation is written, if it has one."""

    is_english: bool = False
    """Whether it waits for its translation."""


class TranslatedTemplate(NamedTuple):
    """A template with the sentences of another language."""

    text: str
    lines: tuple[Line, ...]
    uses_own: bool
    """Whether a translation in it came with the project."""


class Translator:
    """Translates the templates of some folders into one language."""

    def __init__(self, language: Language, folders: Sequence[Path], own: Path | None) -> None:
        """Those of the folders that lie in `own` came with the project; what is not translated in
        their templates is in the language already."""
        self._language, self._folders, self._own = language, folders, own
        self._of_project = {
            english: found for english, found in language.sentences.items() if found.is_own
        }

    def name_of(self, path: Path) -> str | None:
        """The name of a template to be translated; None where it is written in the language."""
        language = self._language
        if language.is_english and not (language.sentences or language.additions):
            return None
        inside = [path.relative_to(one) for one in self._folders if path.is_relative_to(one)]
        if not inside or inside[0].parts[0] == language.id:
            return None
        return inside[0].as_posix()

    def language_of(self, path: Path) -> str:
        """The language that the template is translated into; empty where it is as it is written."""
        return self._language.id if self.name_of(path) else ""

    def version(self, source: str, path: Path) -> tuple[str, bool]:
        """Another text whenever the template is translated in another way, and whether anything of
        it came with the project."""
        name = self.name_of(path)
        if name is None:
            return "", False
        own = [
            f"{one.text}\0{self._of_project[one.text].text}"
            for one in (sentences_in(source) if self._of_project else ())
            if one.text in self._of_project
        ]
        addition = self._language.additions.get(name)
        if addition and addition.is_own:
            own.append(addition.text)
        version = sha256("\0".join((self._language.digest, *own)).encode("utf-8", "surrogatepass"))
        return version.hexdigest(), bool(own)

    def translated(self, source: str, path: Path, parse: Parse) -> TranslatedTemplate | None:
        """The template with the language's sentences; None where it is written in the language.

        Raises TooLargeError where it would be larger than a template may be made to be.
        """
        name = self.name_of(path)
        if name is None:
            return None
        waiting = not self._language.is_english and not self._is_own(path)
        pieces: list[_Piece] = []
        length = 0
        for one in self._pieces(source, name, parse if waiting else None):
            pieces.append(one)
            if (length := length + len(one.text)) > LONGEST:
                raise TooLargeError("its translation is too long", one.line, name, str(path))
        text = "".join(one.text for one in pieces)
        uses_own = any(one.translation and one.translation.is_own for one in pieces)
        return TranslatedTemplate(text, tuple(_lines(pieces)), uses_own)

    def _is_own(self, path: Path) -> bool:
        return self._own is not None and path.is_relative_to(self._own)

    def _pieces(self, source: str, name: str, parse: Parse | None) -> Iterator[_Piece]:
        at, line = 0, 1
        for one in sentences_in(source):
            yield _Piece(source[at : one.start], line)
            found = self._language.sentences.get(one.text)
            if found:
                yield _Piece(found.text, one.line, found)
            else:
                waiting = parse is not None and is_worded(one, parse)
                yield _Piece(one.text, one.line, is_english=waiting)
            at, line = one.end, one.line + one.text.count("\n")
        yield _Piece(source[at:], line)
        if addition := self._language.additions.get(name):
            yield _Piece("\n" + addition.text, line, addition)


class _Piece(NamedTuple):
    text: str
    line: int
    translation: Translation | None = None
    is_english: bool = False


def _lines(pieces: Sequence[_Piece]) -> Iterator[Line]:
    """Where each line of the pieces comes from; a line of several belongs to its sentence."""
    line: Line | None = None
    for one in pieces:
        offset = 0
        for count, text in enumerate(one.text.split("\n")):
            if count and line:
                yield line
                line = None
            place = (
                one.translation.place.inside(one.translation.text, offset)
                if one.translation
                else None
            )
            number = one.line if place else one.line + count
            if line is None or place or one.is_english:
                line = Line(number, place, one.is_english)
            offset += len(text) + 1
    if line:
        yield line


def is_worded(sentence: Sentence, parse: Parse) -> bool:
    """Whether there is anything to translate in the sentence."""
    try:
        return has_words(parse(sentence.text))
    except (TemplateSyntaxError, RecursionError, ValueError):
        return False


def keep_in_english(tree: nodes.Template, lines: Sequence[Line], filters: frozenset[str]) -> None:
    """Lets what a sentence computes that is not translated be in English as well.

    `filters` are those that have a form of their own in the language.
    """
    waiting = {number for number, one in enumerate(lines, 1) if one.is_english}
    if not waiting:
        return
    for one in tree.find_all(nodes.Filter):
        if one.lineno in waiting and one.name in filters:
            one.name += IN_ENGLISH
    for output in tree.find_all(nodes.Output):
        output.nodes = [_printed(one) if one.lineno in waiting else one for one in output.nodes]


def _printed(node: nodes.Expr) -> nodes.Expr:
    if isinstance(node, nodes.TemplateData):
        return node
    return nodes.Filter(node, f"print{IN_ENGLISH}", [], [], None, None, lineno=node.lineno)

"""What a language does not say yet, and what it says for nothing."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from toolkit.compose.environment import TemplateEnvironment
from toolkit.compose.loader import listed, source_at
from toolkit.compose.localized_call import texts_of
from toolkit.compose.sentences import Sentence, sentences_in
from toolkit.compose.translation import is_worded
from toolkit.diagnostics import Place
from toolkit.files import template_root
from toolkit.model.language import Language
from toolkit.readers.call import call_names, read_call
from toolkit.readers.language import language_names, read_language

SUFFIX = ".md.j2"
ALIKE = 0.6
"""How much of an English text is the same in one that was likely made of it."""


class Untranslated(NamedTuple):
    """An English text without a translation."""

    group: str
    """The field of the language's file into which it goes: `sentences`, `words` or `calls`."""

    text: str
    place: Place
    """Where a sentence is written first; nowhere for the other texts."""


class Unused(NamedTuple):
    """A translation of an English text that is not there."""

    text: str
    place: Place
    instead: str
    """The untranslated text that is most like it; empty where none is."""


class Coverage(NamedTuple):
    """How far a language says what there is to say."""

    total: int
    untranslated: tuple[Untranslated, ...]
    unused: tuple[Unused, ...]


def coverage(language: Language, own: Path | None = None) -> Coverage:
    """What the language says of our templates and calls, and of the project's templates in `own`.

    Raises ProposalError where one of these cannot be read.
    """
    english = TemplateEnvironment([template_root()])
    every: set[str] = set()
    sentences: dict[str, Place] = {}
    for path, is_own in _templates(language, own):
        source = source_at(path, own)
        every.update(one.text for one in sentences_in(source))
        found = _worded(source, english) if not is_own else untranslated_in(source, language)
        for one in found:
            sentences.setdefault(one.text, Place(path.as_posix(), one.line, 1))
    texts = {one for name in call_names() for one in texts_of(read_call(name))}
    words = {one for name in language_names() for one in read_language(name).words}
    missing = (text for text in sentences if text not in language.sentences)
    untranslated = (
        *(Untranslated("words", one, Place()) for one in sorted(words - set(language.words))),
        *(Untranslated("calls", one, Place()) for one in sorted(texts - set(language.terms))),
        *(Untranslated("sentences", one, sentences[one]) for one in missing),
    )
    total = len(sentences) + len(words) + len(texts)
    return Coverage(total, untranslated, tuple(_unused(language, every, untranslated)))


def untranslated_in(source: str, language: Language) -> tuple[Sentence, ...]:
    """The sentences of a project's own template that are shown as they are, beside others that are
    translated.

    A template of which nothing is translated is written in the language.
    """
    found = tuple(sentences_in(source))
    known = {english for english, said in language.sentences.items() if said.text != english}
    if not any(one.text in known for one in found):
        return ()
    said = {one.text for one in language.sentences.values()}
    parse = TemplateEnvironment([template_root()]).sentence
    waiting = (one for one in found if one.text not in said and one.text not in language.sentences)
    return tuple(one for one in waiting if is_worded(one, parse))


def _worded(source: str, english: TemplateEnvironment) -> Iterator[Sentence]:
    return (one for one in sentences_in(source) if is_worded(one, english.sentence))


def _templates(language: Language, own: Path | None) -> Iterator[tuple[Path, bool]]:
    """The templates that are not written in a language, and whether each is the project's."""
    root = template_root()
    written = {"languages", *language_names(), language.id}
    for path in sorted(root.rglob(f"*{SUFFIX}")):
        name = path.relative_to(root)
        whole = (root / language.id / name).is_file()
        if name.parts[0] not in written and not whole:
            yield path, False
    for path in listed(own).files if own else ():
        name = path.relative_to(own) if own else path
        if path.name.endswith(SUFFIX) and name.parts[0] not in written:
            yield path, True


def _unused(
    language: Language, every: Container[str], untranslated: Iterable[Untranslated]
) -> Iterator[Unused]:
    waiting = [one.text for one in untranslated if one.group == "sentences"]
    for text, said in language.sentences.items():
        if text not in every:
            near = get_close_matches(text, waiting, 1, ALIKE)
            yield Unused(text, said.place, near[0] if near else "")
    for name, said in language.additions.items():
        if not (template_root() / name).is_file():
            yield Unused(name, said.place, "")

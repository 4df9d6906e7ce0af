"""The beginning of a language's file: every English text, with room for its translation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from toolkit.readers.yaml_notation import PLAIN

HEAD = """\
# {name}: all that a proposal in it says in other words than an English one.
# What is behind "?" is English: never change it. Write the translation behind the ":" below it.
# What has none yet stays English. templates/README.md says how to translate.

name: {name}
locale: {locale}
# The numbers from none on, as far as running text spells them: [aucun, un, deux, trois]
numerals: []
"""

ABOUT: Mapping[str, str] = {
    "words": "Fixed words. What is in braces is filled in and stays as it is.",
    "calls": "What the calls and the form say.",
    "sentences": "Sentences of templates. What is in {{ }} and {% %} is computed; it may be moved.",
}


def skeleton(name: str, locale: str, texts: Mapping[str, Iterable[str]]) -> str:
    """The file of a language that says nothing yet; `texts` has the English ones by their field."""
    groups = (_group(group, every) for group, every in texts.items())
    return "\n\n".join([HEAD.format(name=name, locale=locale).rstrip("\n"), *groups]) + "\n"


def _group(name: str, texts: Iterable[str]) -> str:
    return "\n".join([f"# {ABOUT[name]}", f"{name}:", *entries(texts)])


def entries(texts: Iterable[str]) -> Iterator[str]:
    """The lines that hold these English texts, each with room for its translation."""
    for text in texts:
        yield f"  ? {key(text)}"
        yield "  :"


def key(text: str) -> str:
    """An English text as the key of a translation, so that it is read again as what it is."""
    if PLAIN.fullmatch(text) and "\n" not in text and text == text.strip():
        return text
    if "\n" not in text:
        for quote in "\"'":
            if quote not in text and "\\" not in text:
                return f"{quote}{text}{quote}"
    return "|-\n" + "\n".join(f"    {line}" for line in text.split("\n"))

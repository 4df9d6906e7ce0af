"""Reads the languages of proposals: all that another language than English says, from one file.

It is `templates/languages/fr.yaml`. A file of that name beside the outline goes before ours, and
may also bring a language that does not come with the tool. Such a folder may come from somebody
else: the file is ordinary, inside the folder and of bounded size.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from toolkit.diagnostics import Diagnostic, ProposalError
from toolkit.files import template_root
from toolkit.model.language import ENGLISH, Language, Translation, is_locale
from toolkit.readers import codes
from toolkit.readers.own_files import obstacle
from toolkit.readers.yaml_builder import Fields
from toolkit.readers.yaml_reader import read_fields

OWN = Path("templates") / "languages"
"""The folder of a project's own languages, relative to its outline."""

MOST_BYTES = 500_000
"""Of a file beside the outline; ours of French has 140 000."""

TEXTS = ("words", "calls", "sentences", "additions")
"""The fields that hold texts by the English ones."""

FIELDS = ("name", "locale", "numerals", *TEXTS)

_NAME = re.compile(r"[a-z]{2}")
_BRACES = re.compile(r"\{\w*\}|[{}]")


def language_names(home: Path | None = None) -> tuple[str, ...]:
    """The languages that a proposal can be written in, two letters each; `home` is the folder of
    the outline, which may bring more."""
    folders = [_folder(), *([home / OWN] if home else [])]
    found = (path.stem for folder in folders for path in folder.glob("*.yaml"))
    return tuple(sorted({ENGLISH.id, *(one for one in found if _NAME.fullmatch(one))}))


def read_language(name: str, home: Path | None = None) -> Language:
    """The language of that name, with what a file in the outline's folder `home` says of it.

    Raises LookupError where there is no such language, and ProposalError where the file beside the
    outline cannot be taken, with all its faults.
    """
    ours = _ours(name)
    own = home / OWN / f"{name}.yaml" if home and _NAME.fullmatch(name) else None
    if home and own and os.path.lexists(own):
        return _with_own(ours, own, home)
    if ours is None:
        raise LookupError(f"there is no file of a language {name!r}")
    return ours


@lru_cache(maxsize=8)
def _ours(name: str) -> Language | None:
    """The language as it comes with the tool; English needs no file."""
    if name == ENGLISH.id:
        return ENGLISH
    path = _folder() / f"{name}.yaml"
    # whether Babel knows its locale is a test: asking here would load Babel for every check
    return read_language_file(path, is_known=bool) if name in language_names() else None


def read_language_file(path: Path, is_known: Callable[[str], bool] = is_locale) -> Language:
    """The language of a file that says everything. Raises ProposalError with all its faults.

    `is_known` says whether there is a locale of that name.
    """
    fields, faults = _read_fields(path)
    faults = faults or (() if fields is None else tuple(_faults(fields, is_known)))
    if fields is None or faults:
        raise ProposalError(*faults)
    return _language(path, fields)


def _read_fields(path: Path) -> tuple[Fields | None, tuple[Diagnostic, ...]]:
    """The fields of a language's file, and what is wrong with it as a file of YAML."""
    fields, faults = read_fields(path)
    hints = {
        codes.EMPTY: f"delete it, and begin another: proposal language {path.stem} --write",
        codes.NOT_FIELDS: f"begin with one of its fields: {', '.join(FIELDS)}",
    }
    return fields, tuple(one._replace(hint=hints.get(one.code, one.hint)) for one in faults)


def _with_own(ours: Language | None, path: Path, home: Path) -> Language:
    """The language as it comes with the tool, if it does, and over it what the file says."""
    if found := obstacle(path, home, codes.UNUSABLE_LANGUAGE, "language", MOST_BYTES):
        raise ProposalError(found)
    fields, faults = _read_fields(path)
    is_known = is_locale if ours is None else None
    if fields is None or (faults := (*faults, *_faults(fields, is_known))):
        raise ProposalError(*faults)
    own = _language(path, fields, is_own=True)
    if ours is None:
        return own._replace(digest="")
    return ours._replace(
        words={**ours.words, **own.words},
        terms={**ours.terms, **own.terms},
        numerals=own.numerals or ours.numerals,
        sentences={**ours.sentences, **own.sentences},
        additions={**ours.additions, **own.additions},
    )


def _language(path: Path, fields: Fields, *, is_own: bool = False) -> Language:
    def translations(group: str) -> Mapping[str, Translation]:
        place = fields.place.of(group)
        return {
            english: Translation(said, place.of(english), is_own)
            for english, said in _texts(fields, group).items()
        }

    return Language(
        id=path.stem,
        name=fields.get("name", ""),
        locale=fields.get("locale", ""),
        words=_texts(fields, "words"),
        numerals=tuple(fields.get("numerals") or ()),
        terms={" ".join(one.split()): said for one, said in _texts(fields, "calls").items()},
        sentences=translations("sentences"),
        additions=translations("additions"),
        digest=sha256(path.read_bytes()).hexdigest(),
    )


def _texts(fields: Fields, name: str) -> Mapping[str, str]:
    """The translations under this name; what has none yet is left out."""
    return {english: said for english, said in (fields.get(name) or {}).items() if said}


def _faults(fields: Fields, is_known: Callable[[str], bool] | None) -> Iterator[Diagnostic]:
    """What is wrong with the file; it has to say what the language is where its locale has to be
    one that `is_known`."""
    for name in fields:
        if name not in FIELDS:
            fact = f"the file of a language has no '{name}'"
            near = get_close_matches(name, FIELDS, 1)
            hint = f"write {near[0]}" if near else f"its fields are {', '.join(FIELDS)}"
            yield _fault(fields, hint, fact, name)
    for name in TEXTS:
        yield from _faults_of_texts(fields, name)
    numerals = fields.get("numerals")
    if numerals is not None and not (
        isinstance(numerals, list) and all(isinstance(one, str) and one for one in numerals)
    ):
        hint = "write a list of words, from none on: numerals: [nessuno, uno, due]"
        yield _fault(fields, hint, "numerals are not a list of words", "numerals")
    if is_known is None:
        return
    if not isinstance(fields.get("name"), str):
        yield _fault(fields, "write name: Italian", "the language has no name", "name")
    if not (isinstance(locale := fields.get("locale"), str) and is_known(locale)):
        fact = "the language has no locale that is known"
        yield _fault(fields, "write language and country: locale: it-IT", fact, "locale")


def _faults_of_texts(fields: Fields, name: str) -> Iterator[Diagnostic]:
    texts: Any = fields.get(name)
    if texts is None:
        return
    if not isinstance(texts, Fields):
        hint = f"write the English text and behind a colon its translation, below {name}:"
        yield _fault(fields, hint, f"{name} are not texts by the English ones", name)
        return
    for english, said in texts.items():
        if not said:
            continue
        if not isinstance(said, str):
            fact = f"the translation of '{english[:60]}' is not a text"
            yield _fault(fields, "put it into quotes", fact, name, english)
        elif name == "words" and sorted(_BRACES.findall(said)) != sorted(_BRACES.findall(english)):
            fact = f"what stands in braces is not as in '{english[:60]}'"
            yield _fault(fields, "keep every {word} in braces as it is", fact, name, english)


def _fault(fields: Fields, hint: str, fact: str, *way: str) -> Diagnostic:
    return Diagnostic(fields.place.of(*way), codes.UNUSABLE_LANGUAGE, fact, hint)


def _folder() -> Path:
    return template_root() / "languages"

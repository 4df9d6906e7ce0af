"""Reads the languages of proposals: their fixed words, and what calls say in them."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from toolkit.files import template_root
from toolkit.model.language import ENGLISH, Language
from toolkit.readers.yaml_reader import read_fields


def language_names() -> tuple[str, ...]:
    """The languages that a proposal can be written in: two letters each."""
    return tuple(sorted({ENGLISH.id, *(path.stem for path in _folder().glob("*.yaml"))}))


@lru_cache(maxsize=8)
def read_language(name: str) -> Language:
    """The language of that name; English needs no file. Raises LookupError if it has none."""
    if name == ENGLISH.id:
        return ENGLISH
    if name not in language_names():
        raise LookupError(f"there is no file of a language {name!r}")
    fields = _fields(_folder() / f"{name}.yaml")
    calls = template_root() / name / "calls.yaml"
    return Language(
        id=name,
        name=fields["name"],
        locale=fields["locale"],
        words=dict(fields["words"]),
        numerals=tuple(fields.get("numerals", ())),
        terms=_fields(calls) if calls.is_file() else {},
    )


def _fields(path: Path) -> dict[str, Any]:
    fields, faults = read_fields(path)
    if fields is None or faults:
        raise ValueError(f"{path.name}: {'; '.join(map(str, faults))}")
    return dict(fields)


def _folder() -> Path:
    return template_root() / "languages"

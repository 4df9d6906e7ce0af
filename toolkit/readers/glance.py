"""What a file says of itself at a glance: whether it is an outline, its acronym, its parts.

Nothing is checked, and no more is read than it takes: this is for files beside the one that is
built, which may be broken.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from toolkit.diagnostics import NOWHERE, Diagnostic
from toolkit.ordinary_files import leads_inside
from toolkit.readers.file_text import text_of
from toolkit.readers.parser import events_of

MOST_STEPS = 200_000
"""Of the parser, in one file."""

MOST_FILES = 200
SUFFIXES = (".yaml", ".yml")
INCLUDE = "!include"

LIKELY = re.compile(r"""^[\s{]*["']?project["']?\s*:""", re.MULTILINE)
"""What no outline lacks."""

WRITTEN = re.compile(r"""^[ \t]*["']?acronym["']?[ \t]*:[ \t]*["']?([^"'#\n]*)""", re.MULTILINE)
"""An acronym in a text that is no sound YAML."""


class Glance(NamedTuple):
    """What was seen in an outline."""

    acronym: str
    """Empty where it is not written, or could not be read."""


def glance(path: Path) -> Glance | None:
    """What is seen in the outline at `path`; None where it is no outline, or cannot be read."""
    text = _text(path)
    if text is None or not LIKELY.search(text):
        return None
    seen: dict[str, str] = {}
    top: set[str] = set()
    for way, value, tag in _values(text):
        top.add(way[0])
        if way == ("project",) and tag == INCLUDE:
            seen.setdefault("acronym", _acronym_of_part(path, value))
        elif way == ("project", "acronym"):
            seen.setdefault("acronym", value.strip())
        if "acronym" in seen and "call" in top:
            break
    if not seen.get("acronym") and (written := WRITTEN.search(text)):
        top.add("project")
        seen["acronym"] = written[1].strip()
    if "project" not in top or not ("acronym" in seen or "call" in top):
        return None
    return Glance(seen.get("acronym", ""))


def parts_of(outline: Path) -> tuple[Path, ...]:
    """The outline and the files that it includes, resolved; those alone that are in its folder."""
    found: dict[Path, None] = {}
    waiting = [Path(os.path.realpath(outline))]
    while waiting and len(found) < MOST_FILES:
        path = waiting.pop()
        if path in found or not leads_inside(path, outline.parent):
            continue
        found[path] = None
        text = _text(path)
        if text and INCLUDE in text:
            names = [value for _, value, tag in _values(text) if tag == INCLUDE and value]
            waiting += [Path(os.path.realpath(path.parent / one)) for one in names]
    return tuple(found)


def _text(path: Path) -> str | None:
    if not path.is_file():
        return None
    faults: list[Diagnostic] = []
    return text_of(path, path.name, faults, NOWHERE)


def _acronym_of_part(outline: Path, name: str) -> str:
    """The acronym, where what is said of the project is in a file of its own."""
    part = Path(os.path.realpath(outline.parent / name))
    if not leads_inside(part, outline.parent):
        return ""
    text = _text(part) or ""
    return next((value.strip() for way, value, _ in _values(text) if way == ("acronym",)), "")


def _values(text: str) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """Each single value in mappings: the names that lead to it, the value, and its tag.

    Of a value that is a mapping or a list itself only the names and nothing else are reported. What
    is behind a place that cannot be read is not seen.
    """
    way: list[str] = []
    kinds: list[str] = []
    """Of the open collections: `map`, which waits for a name; `name` or `value`, which
    is open inside it; `list`."""
    try:
        for number, event in enumerate(_events(text)):
            if number > MOST_STEPS:
                return
            if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
                if kinds and kinds[-1] == "value":
                    yield tuple(way), "", event.tag or ""
                _open_as_name(way, kinds)
                kinds.append("map" if isinstance(event, yaml.MappingStartEvent) else "list")
            elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
                kinds.pop()
                _close(way, kinds)
            elif isinstance(event, yaml.ScalarEvent | yaml.AliasEvent):
                value, tag = _value_and_tag(event)
                if kinds and kinds[-1] == "map":
                    way.append(value)
                    kinds[-1] = "value"
                    continue
                if way:
                    yield tuple(way), value, tag
                _close(way, kinds)
    except (yaml.YAMLError, ValueError):
        return


def _value_and_tag(event: yaml.ScalarEvent | yaml.AliasEvent) -> tuple[str, str]:
    """The value of a scalar and its tag; both are empty for an alias."""
    if isinstance(event, yaml.AliasEvent):
        return "", ""
    return event.value, event.tag or ""


def _events(text: str) -> Iterator[Any]:
    parser = events_of(text)
    while not isinstance(event := parser.get_event(), yaml.StreamEndEvent):
        yield event


def _open_as_name(way: list[str], kinds: list[str]) -> None:
    """A collection begins where a mapping has its next name: its values have no name."""
    if kinds and kinds[-1] == "map":
        way.append("")
        kinds[-1] = "name"


def _close(way: list[str], kinds: list[str]) -> None:
    """A value has ended: its name is no longer on the way."""
    if kinds and kinds[-1] == "value":
        way.pop()
        kinds[-1] = "map"
    elif kinds and kinds[-1] == "name":
        kinds[-1] = "value"

"""Reads YAML files, with what they include, into plain data that knows its places."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from toolkit.diagnostics import NOWHERE, Diagnostic, Place, in_file_order
from toolkit.model.silences import Silence
from toolkit.ordinary_files import leads_inside
from toolkit.portable import has_root, parts, unfit
from toolkit.readers import codes
from toolkit.readers.collector import Collector, TooMuchError
from toolkit.readers.file_text import (
    LINE_BREAK,
    LOOKS_LIKE_A_SPACE,
    text_of,
    without_control_characters,
)
from toolkit.readers.number_signs import Cut
from toolkit.readers.yaml_builder import UNREADABLE, Anchored, Builder, Fields

MOST_FILES = 200

MAY_SILENCE = re.compile(r"#[ \t]*ok(?:ay)?[ \t:]+[A-Z]{3}\d", re.IGNORECASE)

Texts = Mapping[Path, str]
UNCHANGED: Texts = {}


class Reading(NamedTuple):
    """What a YAML file holds, and everything that was wrong with the way it is written."""

    data: Any
    """HOLE where nothing could be read."""

    place: Place
    faults: tuple[Diagnostic, ...]
    cuts: tuple[Cut, ...] = ()
    """The values behind which a number sign cuts off what may belong to them."""

    silences: tuple[Silence, ...] = ()
    """The findings that comments silence."""


def read_located(path: Path, texts: Texts = UNCHANGED) -> Reading:
    """The data of the YAML file at `path` and of the files it includes; never raises for them.

    `texts` holds what is read in place of some of the files, by their resolved paths.
    """
    reader = _Reader(root=Path(os.path.realpath(path.parent)), texts=texts)
    try:
        data, place = reader.file(path, path.as_posix(), NOWHERE, "")
    except TooMuchError:
        data, place = UNREADABLE, Place(path.as_posix())
    collector = reader.collector
    if collector.oddities:
        from toolkit.readers.habits import habits_told  # most outlines never need it

        collector.faults += habits_told(collector.oddities)
    return Reading(
        data,
        place,
        in_file_order(collector.faults),
        tuple(collector.cuts),
        tuple(collector.silences),
    )


def read_fields(
    path: Path, texts: Texts = UNCHANGED
) -> tuple[Fields | None, tuple[Diagnostic, ...]]:
    """The named fields of the YAML file at `path`, None where there are none, and all faults."""
    return fields_of(read_located(path, texts), path)


def fields_of(reading: Reading, path: Path) -> tuple[Fields | None, tuple[Diagnostic, ...]]:
    """The named fields of a file that was read from `path`, None where there are none, and all
    faults."""
    if isinstance(reading.data, Fields):
        return reading.data, reading.faults
    if reading.data is UNREADABLE:
        return None, reading.faults
    shown = path.as_posix()
    if reading.data is None:
        fact = f"{shown} is empty" if not reading.faults else f"{shown} holds nothing else"
        fault = Diagnostic(
            Place(shown), codes.EMPTY, fact, "write one with: proposal new my-project"
        )
    else:
        kind = "a list" if isinstance(reading.data, list) else "a single value"
        fact = f"{shown} holds {kind}, where fields with names are expected"
        hint = "begin with call: and project:, without a dash before them"
        fault = Diagnostic(reading.place, codes.NOT_FIELDS, fact, hint)
    return None, (*reading.faults, fault)


@dataclass
class _Reader:
    """Reads the files of one outline; each file is inside the folder `root`."""

    root: Path
    texts: Texts = field(default_factory=dict)
    collector: Collector = field(default_factory=Collector)
    open: list[Path] = field(default_factory=list)
    files: int = 0

    def file(self, path: Path, shown: str, asked: Place, at: str) -> tuple[Any, Place]:
        """The data of one file, which is at the path `at` of the outline."""
        text = self.texts.get(path.resolve()) if self.texts else None
        if text is not None:
            text = without_control_characters(text, shown, self.collector.faults)
        else:
            text = text_of(path, shown, self.collector.faults, asked)
        if text is None:
            return UNREADABLE, asked
        text = self.plain(text, shown)
        self.collector.silences += _silences(text, shown)
        self.open.append(path.resolve())
        anchors: dict[str, Anchored | None] = {}

        def include(name: str, place: Place) -> tuple[Any, Place]:
            return self.included(path.parent, name, place)

        def compose(piece: str, where: str, first_line: int) -> tuple[Any, Place]:
            inside = f"{at}.{where}" if at and where else at or where
            builder = Builder(piece, shown, self.collector, include, anchors, first_line)
            return builder.root(inside)

        known = self.collector.length
        try:
            return compose(text, "", 0)
        except yaml.YAMLError as error:
            from toolkit.readers.recovery import Recovery  # most outlines never need it

            self.collector.shorten(known)
            return Recovery(LINE_BREAK.split(text), shown, self.collector, compose).read(error)
        finally:
            self.open.pop()

    def plain(self, text: str, shown: str) -> str:
        """The text with plain spaces in the place of those that only look like them."""
        if text.isascii() or not LOOKS_LIKE_A_SPACE.search(text):
            return text
        from toolkit.readers.lookalikes import lookalikes_told, with_plain_spaces

        plain = with_plain_spaces(text)
        if plain.found:
            self.collector.faults.append(lookalikes_told(shown, plain.found))
        return plain.text

    def included(self, folder: Path, name: str, place: Place) -> tuple[Any, Place]:
        """The data of the file `name`, which the file in `folder` includes at `place`."""
        self.files += 1
        if self.files > MOST_FILES:
            fact = f"the outline includes more than {MOST_FILES} files"
            self.collector.tell(place, codes.EXPANSION, fact, "put some of them together")
            raise TooMuchError
        if found := self._unfit(folder, name, place):
            self.collector.faults.append(found)
            return UNREADABLE, place
        name = "/".join(parts(name))
        shown = Path(os.path.normpath(Path(place.file).parent / name)).as_posix()
        value, there = self.file(folder / name, shown, place, place.path)
        if value is None:
            fact, hint = (
                f"{shown} is empty",
                "write into it what stands at this place, or leave it out",
            )
            self.collector.tell(Place(shown), codes.EMPTY, fact, hint)
            return UNREADABLE, place
        return value, there

    def _unfit(self, folder: Path, name: str, place: Place) -> Diagnostic | None:
        """Why the file must not be included; None where it may be."""
        if not name.strip() or "\0" in name:
            hint = "write !include partners.yaml"
            return Diagnostic(place, codes.UNREADABLE, "!include names no file", hint)
        # on Windows, looking up \\host\x would already log in to that machine
        if has_root(name) or not _stays_inside(self.root, folder.resolve(), name):
            return _outside(name, place)
        if odd := unfit(name):
            fact = f"Windows allows no file named {odd}"
            hint = "give the file a name of letters, digits, dashes and dots, and write it here"
            return Diagnostic(place, codes.UNFIT_NAME, fact, hint)
        try:
            target = folder.joinpath(*parts(name)).resolve()
        except (OSError, RuntimeError):
            fact = f"{name} is a link that leads to itself"
            return Diagnostic(place, codes.UNREADABLE, fact, "put the file itself there")
        if not leads_inside(target, self.root):
            return _outside(name, place)
        if target in self.open:
            fact = f"{name} includes itself, directly or through the files it includes"
            hint = "take one of the includes away"
            return Diagnostic(place, codes.INCLUDE_CIRCLE, fact, hint)
        return None


def _silences(text: str, shown: str) -> Iterable[Silence]:
    """The findings that comments of a text silence."""
    if not MAY_SILENCE.search(text):
        return ()
    from toolkit.readers.silences import silences_in  # most outlines have none

    return silences_in(text, shown)


def _stays_inside(root: Path, folder: Path, name: str) -> bool:
    """Whether a path from `folder` leads to a place inside `root`, as it is written."""
    return Path(os.path.normpath(folder.joinpath(*parts(name)))).is_relative_to(root)


def _outside(name: str, place: Place) -> Diagnostic:
    fact = f"{name} is outside the folder of the outline"
    hint = "copy it into the folder; an outline includes nothing from elsewhere"
    return Diagnostic(place, codes.INCLUDE_OUTSIDE, fact, hint)

"""Compares imported fields with the outline from which the file was composed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from toolkit.document.plain_text import plain_text
from toolkit.model.base import Located, Prose
from toolkit.plan.dossier import Dossier

Path = tuple[str, ...]
NAMES = ("short_name", "title", "name", "to")
LABEL = re.compile(r"\b(?:WP|MS|[TDESR])\d{1,3}(?:\.\d{1,3})?\b")
MENTION = re.compile(r"\[\[[^\]]+\]\]")
SIGNS = re.compile(r"[*_\\]|^#+ |^\s*(?:[-•]|\d+\.) ", re.MULTILINE)
REFERENCE = " ref "
NO_REFERENCES = frozenset(("priority", "kind", "unit", "source", "role", "form", "type"))
"""Fields whose words may be those of an id, and are none."""

NOT_PRINTED = frozenset(("id", "label", "place", "call", "ignore", "silences", "costs"))


class Share(NamedTuple):
    """How much of an outline was found in an import, in its own field."""

    words: float
    """Of the words of all prose."""

    values: float
    """Of all other values."""

    missing: tuple[str, ...]
    """What is not there, or another value."""


def share_found(
    dossier: Dossier, data: Mapping[str, Any], printed: frozenset[Path] | None = None
) -> Share:
    """How much of an outline imported data hold; of values those at the `printed` paths alone."""
    wanted = dict(_of_outline(dossier.proposal, (), dossier))
    names = dict(_ids(data))
    found = dict(_of_data(data, ()))
    words = right = values = same = 0
    missing: list[str] = []
    for path, value in wanted.items():
        if isinstance(value, Counter):
            words += value.total()
            held = found.get(path)
            hit = (value & _words(str(held or ""))).total() if not isinstance(held, dict) else 0
            right += hit
            if hit < 0.9 * value.total():
                missing.append(f"{'.'.join(path)}: {hit} of {value.total()} words")
        elif printed is None or _bare(path) in printed:
            values += 1
            known = {} if path[-1] in NO_REFERENCES else names
            if _plain(found.get(path), known) == _plain(value):
                same += 1
            else:
                missing.append(f"{'.'.join(path)}: {found.get(path)!r}, not {value!r}")
    return Share(right / max(words, 1), same / max(values, 1), tuple(missing))


def _of_outline(value: Any, path: Path, dossier: Dossier) -> Iterator[tuple[Path, Any]]:
    if isinstance(value, Located):
        for name in type(value).model_fields:
            if name in value.model_fields_set and name not in NOT_PRINTED:
                yield from _of_outline(getattr(value, name), (*path, name), dossier)
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from _of_outline(one, (*path, str(key)), dossier)
    elif isinstance(value, tuple) and value and isinstance(value[0], Located):
        names: Counter[str] = Counter()
        for one in value:
            dumped = {name: getattr(one, name, None) for name in NAMES}
            yield from _of_outline(one, (*path, _key(dumped, names)), dossier)
    elif isinstance(value, Prose):
        said = LABEL.sub(REFERENCE, plain_text(value, dossier.references.get))
        yield path, _words(said)
    elif isinstance(value, tuple) and value and isinstance(value[0], Prose):
        texts = (plain_text(one, dossier.references.get) for one in value)
        yield path, _words(LABEL.sub(REFERENCE, " ".join(texts)))
    elif value not in (None, "", ()):
        yield path, value if path[-1] in NO_REFERENCES else _named(value, dossier)


def _named(value: Any, dossier: Dossier) -> Any:
    """References as the words by which a file names them."""
    if isinstance(value, tuple):
        return [_named(one, dossier) for one in value]
    target = dossier.references.get(value) if isinstance(value, str) else None
    return LABEL.sub("ref", target[1]) if target else value


def _of_data(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    if isinstance(value, dict):
        for key, one in value.items():
            yield from _of_data(one, (*path, str(key)))
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        names: Counter[str] = Counter()
        for one in value:
            yield from _of_data(one, (*path, _key(one, names)))
    elif isinstance(value, list):
        yield (
            path,
            value
            if path[-1] not in ("objectives", "activities", "criteria", "results")
            else " ".join(map(str, value)),
        )
    else:
        yield path, value


def _key(part: Mapping[str, Any], names: Counter[str]) -> str:
    """What a part is called among its neighbours."""
    name = next((str(part[one]) for one in NAMES if part.get(one)), "")
    names[name] += 1
    return f"{name}#{names[name]}"


def _words(text: str) -> Counter[str]:
    plain = MENTION.sub(REFERENCE, text)
    return Counter(re.findall(r"\w+", LABEL.sub(REFERENCE, SIGNS.sub(" ", plain))))


def _bare(path: Path) -> Path:
    """The names of the lists and of the field."""
    kept = tuple(one for one in path if "#" not in one)
    return kept[:1] + kept[2:] if kept[0] == "priorities" else kept


def _ids(data: Any) -> Iterator[tuple[str, str]]:
    """By the id of every part what it is called; parts with a number are all one word."""
    if isinstance(data, dict):
        if "id" in data:
            yield str(data["id"]), str(data.get("short_name") or data.get("name") or "ref")
        for one in data.values():
            yield from _ids(one)
    elif isinstance(data, list):
        for one in data:
            yield from _ids(one)


def _plain(value: Any, names: Mapping[str, str] = {}) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(_plain(one, names) for one in value)
    if isinstance(value, str) and value in names:
        return names[value]
    if isinstance(value, Decimal | float | int) and not isinstance(value, bool):
        return f"{Decimal(str(value)).normalize():f}"
    return " ".join(str(getattr(value, "value", value)).split())

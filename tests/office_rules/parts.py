"""An Office file as its parts, each of which is parsed once, however many rules ask about it."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from hashlib import blake2b
from io import BytesIO
from typing import Any, NamedTuple, TypeVar, cast

from lxml import etree

Element = Any
Answer = TypeVar("Answer")

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
CT = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

PREFIXES = {
    "w": W[1:-1],
    "r": R[1:-1],
    "s": S[1:-1],
    "mc": MC[1:-1],
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
}

TYPES = "[Content_Types].xml"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml."

XML = (".xml", ".rels", ".vml")
BYTES_KEPT = 6_000_000
"""Of XML whose trees are at hand."""
ANSWERS_KEPT = 50_000

_trees: dict[bytes, tuple[int, Element]] = {}
_answers: dict[tuple[object, bytes], tuple[Any, ...]] = {}


class Relation(NamedTuple):
    """One relationship, its target as the name of a part where it leads to one."""

    id: str
    type: str
    """The last word of the type's address: `image`."""

    target: str
    written: str
    """The target as it is written."""

    external: bool


class Parts:
    """The parts of one Word or Excel file."""

    def __init__(self, contents: Mapping[str, bytes], names: Sequence[str] = ()) -> None:
        self.contents = contents
        self._digests: dict[str, bytes] = {}
        self._relations: dict[str, tuple[Relation, ...]] = {}
        self.names = tuple(names or contents)
        """As they are listed in the file: one that is there twice is listed twice."""

    @classmethod
    def of_bytes(cls, content: bytes) -> Parts:
        """The parts of a file."""
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = [one.filename for one in archive.infolist()]
            return cls({name: archive.read(name) for name in names}, names)

    def __contains__(self, name: str) -> bool:
        return name in self.contents

    def tree(self, name: str) -> Element:
        """The root of a part; raises XMLSyntaxError where it is not well formed."""
        return _tree(self.contents[name], self._digest(name))

    def ask(self, name: str, question: Callable[[Element], Iterable[Answer]]) -> tuple[Answer, ...]:
        """What `question` finds in the root of a part; asked once for equal parts of all files."""
        key = question, self._digest(name)
        if key not in _answers:
            if len(_answers) >= ANSWERS_KEPT:
                _answers.clear()
            _answers[key] = tuple(question(self.tree(name)))
        return _answers[key]

    def _digest(self, name: str) -> bytes:
        if name not in self._digests:
            self._digests[name] = blake2b(self.contents[name], digest_size=16).digest()
        return self._digests[name]

    @cached_property
    def content_types(self) -> dict[str, str]:
        """The content type of every part that has one."""
        defaults: dict[str, str] = {}
        overrides: dict[str, str] = {}
        if TYPES in self.contents:
            for tag, key, content_type in self.ask(TYPES, _declared):
                (defaults if tag == "Default" else overrides).setdefault(key.lower(), content_type)
        found = {}
        for name in self.contents:
            of_ending = defaults.get(name.rpartition(".")[2].lower(), "")
            if content_type := overrides.get(f"/{name}".lower(), of_ending):
                found[name] = content_type
        return found

    def of_type(self, *endings: str) -> Iterator[str]:
        """The parts whose content type ends like that: `of_type("worksheet+xml")`."""
        yield from (name for name, one in self.content_types.items() if one.endswith(endings))

    def relations(self, source: str = "") -> tuple[Relation, ...]:
        """The relationships of a part, or of the package."""
        if source not in self._relations:
            name = relations_part(source)
            told = self.ask(name, _related) if name in self.contents else ()
            self._relations[source] = tuple(_relation(source, *one) for one in told)
        return self._relations[source]

    def related(self, source: str, kind: str) -> list[str]:
        """The names of the parts to which a part has a relationship of that kind."""
        return [one.target for one in self.relations(source) if one.type == kind]

    @cached_property
    def main(self) -> str:
        """The document or workbook part; empty where there is none."""
        return next((one for one in self.related("", "officeDocument") if one in self), "")

    @property
    def is_word(self) -> bool:
        """Whether it is a Word file."""
        return self.content_types.get(self.main, "").startswith(WORD)

    @property
    def is_excel(self) -> bool:
        """Whether it is an Excel file."""
        return self.content_types.get(self.main, "").startswith(EXCEL)


def relations_part(source: str) -> str:
    """The name of the part that holds the relationships of `source`; of the package when empty."""
    folder, _, file = source.rpartition("/")
    return f"{folder}/_rels/{file}.rels".lstrip("/")


def source_of(relations: str) -> str:
    """The part whose relationships stand in that part; empty for those of the package."""
    folder, _, file = relations.rpartition("/")
    return f"{folder.removesuffix('_rels')}{file.removesuffix('.rels')}"


def found_by(path: str) -> Callable[[Element], list[Any]]:
    """A search that is done by the XML library, with the prefixes w, r, s, m and mc."""
    search: Any = etree.XPath(path, namespaces=PREFIXES, smart_strings=False)
    return cast(Callable[[Element], list[Any]], search)


def local(one: Element) -> str:
    """The name of an element without its namespace; empty for a comment."""
    return local_name(one.tag) if isinstance(one.tag, str) else ""


def local_name(tag: str) -> str:
    """A tag without its namespace."""
    return tag.rpartition("}")[2]


def repeated(values: Iterable[Answer]) -> list[Answer]:
    """What occurs more than once, in the order in which it does."""
    seen: set[Answer] = set()
    found: dict[Answer, None] = {}
    for one in values:
        if one in seen:
            found[one] = None
        seen.add(one)
    return list(found)


def _tree(content: bytes, key: bytes) -> Element:
    if key not in _trees:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
        _trees[key] = len(content), etree.fromstring(content, parser)
        while len(_trees) > 1 and sum(size for size, _ in _trees.values()) > BYTES_KEPT:
            del _trees[next(iter(_trees))]
    return _trees[key][1]


def _declared(types: Element) -> Iterator[tuple[str, str, str]]:
    for one in types.iter(f"{CT}Default", f"{CT}Override"):
        key = one.get("Extension") or one.get("PartName") or ""
        yield local(one), key, one.get("ContentType", "")


def _related(relations: Element) -> Iterator[tuple[str, str, str, bool]]:
    for one in relations.iter(f"{RELS}Relationship"):
        external = one.get("TargetMode") == "External"
        yield one.get("Id", ""), one.get("Type", ""), one.get("Target", ""), external


def _relation(source: str, number: str, kind: str, target: str, external: bool) -> Relation:
    name = target
    if not external:
        path = posixpath.join("/", posixpath.dirname(source), target.partition("#")[0])
        name = posixpath.normpath(path)[1:]
    return Relation(number, kind.rpartition("/")[2], name, target, external)

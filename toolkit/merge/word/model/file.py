"""A Word file as the parts that a merge reads and changes; other parts keep their bytes."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from hashlib import sha1

from toolkit.merge.word.model.prefixes import Prefixes
from toolkit.ooxml.archive import chunks_of
from toolkit.ooxml.completeness import refuse_incomplete
from toolkit.ooxml.package import APPLICATION, Package
from toolkit.ooxml.relationships import Relation, target_from
from toolkit.ooxml.transplant.notes import NOTE_PARTS
from toolkit.ooxml.wordml import (
    FILL,
    ID,
    NAME,
    PPR,
    RELATIONS,
    SHADE,
    VAL,
    Element,
    T,
    is_generated,
    w,
)
from toolkit.ooxml.xml_parts import damaged


class WordFile:
    """A Word file; each part is parsed when it is first needed."""

    def __init__(self, content: bytes, name: str = "") -> None:
        """Raises `PackageError`, with `name` as the file's, where it cannot be read."""
        self.package = Package.read(content, file=name)
        self.main = self.package.main_part()
        self._trees: dict[str, Element] = {}
        self.prefixes = Prefixes(lambda: (tree.nsmap for tree in self._trees.values()))
        self._touched: set[str] = set()
        self._relations: dict[str, list[Relation]] = {}

    def tree(self, part: str) -> Element:
        """The tree of a part, always the same one."""
        if part not in self._trees:
            self._trees[part] = self.package.xml(part)
        return self._trees[part]

    def has(self, part: str) -> bool:
        return part in self._trees or part in self.package.parts

    def touch(self, part: str) -> Element:
        """The tree of a part that is about to be changed."""
        self._touched.add(part)
        return self.tree(part)

    def put(self, part: str, tree: Element) -> None:
        """Lays a tree down as that part."""
        self._trees[part] = tree
        self.touch(part)

    def is_touched(self, part: str) -> bool:
        """Whether a part is to be rewritten."""
        return part in self._touched

    def written(self, part: str) -> bytes:
        """A part as it would be written now."""
        self.package.parts[part] = self.prefixes.written(self.tree(part))
        return self.package.parts[part]

    def freeze(self, part: str) -> None:
        """Keeps a part as it was `written` last; later changes of its tree are not saved."""
        self._touched.discard(part)

    def relate(self, kind: str, target: str, *, external: bool = False) -> str:
        """The id of a relationship of the main part, made where there is none.

        `kind` is the last word of its type where the standard defines that, or the whole type.
        """
        type_of_kind = kind if "/" in kind else f"{RELATIONS}/{kind}"
        number = self.package.relate(self.main, type_of_kind, target, external=external)
        self._relations.pop(self.main, None)
        return number

    @property
    def body(self) -> Element:
        found = self.tree(self.main).find(w("body"))
        if found is None:
            raise damaged(self.package.file, self.main, "has no text")
        return found

    def related(self, kind: str) -> list[str]:
        """The parts that are there to which the main part has a relationship of that kind."""
        found = [one.target for one in self.relations(self.main) if one.kind == kind]
        return [one for one in found if self.has(one)]

    def related_tree(self, kind: str, new: Callable[[], Element]) -> Element:
        """The tree of the part of that kind, about to be changed; `new` where there is none.

        `kind` is the last word of the type of its relationship, and names such a part as well:
        `comments`, `numbering`.
        """
        for part in self.related(kind):
            return self.touch(part)
        name = posixpath.join(posixpath.dirname(self.main), f"{kind}.xml")
        part = self.package.free_name(name) if self.has(name) else name
        self.put(part, new())
        self.package.declare(part, f"{APPLICATION}wordprocessingml.{kind}+xml")
        self.relate(kind, target_from(self.main, part))
        return self.tree(part)

    def relations(self, part: str) -> Sequence[Relation]:
        """The relationships of a part."""
        if part not in self._relations:
            self._relations[part] = list(self.package.relations(part))
        return self._relations[part]

    @cached_property
    def style_names(self) -> dict[str, str]:
        """The names of the styles by their ids, in small letters."""
        for part in self.related("styles"):
            return {
                one.get(w("styleId"), ""): _name(one) for one in self.tree(part).iter(w("style"))
            }
        return {}

    @cached_property
    def _notes(self) -> dict[tuple[str, str], str]:
        return {
            (kind, note.get(ID, "")): "".join(each.text or "" for each in note.iter(T))
            for kind, plural in NOTE_PARTS.items()
            for part in self.related(plural)
            for note in self.tree(part).iter(w(kind))
        }

    @cached_property
    def _pictures(self) -> dict[str, dict[str, str]]:
        return {}

    def shown(self, part: str, kind: str, key: str) -> str:
        """What a picture or note of a part shows."""
        if kind in NOTE_PARTS:
            return self._notes.get((kind, key), "")
        if part not in self._pictures:
            self._pictures[part] = {
                one.id: self._checksum(one.target)
                for one in self.relations(part)
                if one.target in self.package.parts
            }
        return self._pictures[part].get(key, "")

    def _checksum(self, part: str) -> str:
        found = sha1()
        for piece in chunks_of(self.package.parts, part):
            found.update(piece)
        return found.hexdigest()[:12]

    def stories(self) -> Iterator[tuple[str, str, Element]]:
        """The places where text is: kind, part and the element that holds it."""
        yield "body", self.main, self.body
        for kind in ("header", "footer"):
            for part in dict.fromkeys(self.related(kind)):
                yield kind, part, self.tree(part)

    def part_of(self, element: Element) -> str:
        """The part in which an element of the text, a header or a footer is."""
        root = element.getroottree().getroot()
        for _, part, tree in self.stories():
            if tree.getroottree().getroot() is root:
                return part
        return self.main

    def unfit(self) -> str:
        """Why it cannot be updated: `not_word`, `strict` or `protected`; empty where it can.

        Raises `PackageError` where a part is missing without which Word does not open it.
        """
        root = self.tree(self.main)
        if root.tag != w("document"):
            return "strict" if root.tag.endswith("}document") else "not_word"
        refuse_incomplete(self.package, "document")
        for part in self.related("settings"):
            for one in self.tree(part).iter(w("documentProtection")):
                if one.get(w("enforcement")) in ("1", "true", "on"):
                    return "protected" if one.get(w("edit")) != "trackedChanges" else ""
        return ""

    def to_bytes_with(self, finish: Callable[[Package], object]) -> bytes:
        """The file after a last hand at its package; parts that nobody touched keep their bytes."""
        for name in sorted(self._touched):
            self.written(name)
        finish(self.package)
        return self.package.to_bytes()

    @cached_property
    def our_comments(self) -> frozenset[str]:
        """The ids of the comments that we wrote."""
        return frozenset(
            one.get(ID, "")
            for part in self.related("comments")
            for one in self.tree(part)
            if is_generated(one)
        )

    @cached_property
    def prompt_shade(self) -> str:
        """The colour behind a prompt; empty where the file has no style for one, or no colour."""
        for part in self.related("styles"):
            for style in self.tree(part):
                if _name(style) == "prompt" and (shade := style.find(f"{PPR}/{SHADE}")) is not None:
                    return str(shade.get(FILL, ""))
        return ""


def _name(style: Element) -> str:
    name = style.find(NAME)
    return str(name.get(VAL, "")).lower() if name is not None else ""

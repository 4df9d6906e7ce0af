"""Declares the namespaces that an element from another file needs.

Attributes of markup compatibility (ISO/IEC 29500-3) name prefixes in their values, as
`<mc:Choice Requires="wpi">`. A copy of an element keeps the declarations that its own name and
those of its attributes use, and no others; Word does not open a file in which one is missing. Nor
does an older Word where an extension that it does not know is not said to be ignorable.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape
from typing import Any

from lxml import etree

from toolkit.ooxml.wordml import Element, removed, replaced_by_children
from toolkit.ooxml.xml_parts import written_xml

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
IGNORABLE, CHOICE, FALLBACK = f"{{{MC}}}Ignorable", f"{{{MC}}}Choice", f"{{{MC}}}Fallback"
REQUIRES = "Requires"
NAMES = ("MustUnderstand", "ProcessContent", "PreserveElements", "PreserveAttributes")
LISTS = (IGNORABLE, *(f"{{{MC}}}{name}" for name in NAMES))
"""Attributes that list prefixes, alone or before a name."""

NAMING: Any = etree.XPath("descendant-or-self::*[@mc:* or self::mc:Choice]", namespaces={"mc": MC})
ROOT = re.compile(rb"<[A-Za-z_][^\s/>]*")

etree.register_namespace("mc", MC)


class Prefixes:
    """The prefixes that came into a file with text from others."""

    def __init__(self, declared: Callable[[], Iterable[Mapping[str | None, str]]]) -> None:
        self._declared = declared
        """What is declared in the parts of the file."""
        self._spaces: dict[str, str] = {}
        """The namespaces that came, by prefixes that mean nothing else in the file."""
        self._ignorable: set[str] = set()
        """Those of extensions that were ignorable where they came from."""

    def adopted(self, made: Element, source: Element) -> Element:
        """The same element: notes what `made`, a copy of `source`, needs in this file."""
        for one, key, words in list(_lists(made)):
            known = [self._renamed(word, {**source.nsmap, **one.nsmap}) for word in words]
            if "" in known and key == REQUIRES:
                _without(one)
            else:
                one.set(key, " ".join(word for word in known if word))
        if ignorable := {source.nsmap.get(word): word for word in _ignorable(source)}:
            for name in {name for one in made.iter("*") for name in (one.tag, *one.attrib)}:
                space = etree.QName(name).namespace
                if space and space in ignorable:
                    self._prefix(ignorable[space], space)
                    self._ignorable.add(space)
        return made

    def written(self, root: Element) -> bytes:
        """The part with everything declared that is named in its attributes."""
        content = written_xml(root)
        if not self._spaces:
            return content
        known = root.get(IGNORABLE, "").split()
        spaces = {root.nsmap.get(word, self._spaces.get(word, "")) for word in known}
        new = [one for one in self._ignorable - spaces if f'"{one}"'.encode() in content]
        if new:
            root.set(IGNORABLE, " ".join([*known, *sorted(self._prefix("", one) for one in new)]))
        missing: dict[str, str] = {}
        for one, key, words in _lists(root):
            one.set(key, " ".join(self._here(word, one, missing) for word in words))
        declarations = "".join(
            f' xmlns:{key}="{escape(one)}"' for key, one in sorted(missing.items())
        )
        return ROOT.sub(lambda found: found[0] + declarations.encode(), written_xml(root), count=1)

    def _renamed(self, word: str, spaces: Mapping[str | None, str]) -> str:
        """The word with its prefix as it is in this file; empty where nobody declares it."""
        prefix, colon, rest = word.partition(":")
        if prefix not in spaces:
            return word if prefix in self._spaces else ""
        return f"{self._prefix(prefix, spaces[prefix])}{colon}{rest}"

    def _prefix(self, wanted: str, space: str) -> str:
        """The prefix of a namespace: the one `wanted` where it means nothing else in the file."""
        for prefix, known in self._spaces.items():
            if known == space:
                return prefix
        declared: list[Mapping[Any, str]] = [self._spaces, *self._declared()]
        names = (f"{wanted}{number or ''}" for number in range(len(declared) + 1))
        found = next(x for x in names if all(one.get(x, space) == space for one in declared))
        self._spaces[found] = space
        return found

    def _here(self, word: str, one: Element, missing: dict[str, str]) -> str:
        """The word with a prefix that is declared there, or that is `missing` in the root."""
        prefix, colon, rest = word.partition(":")
        space = self._spaces.get(prefix)
        if prefix in one.nsmap or space is None:
            return word
        for known, of in one.nsmap.items():
            if known and of == space:
                return f"{known}{colon}{rest}"
        missing[prefix] = space
        return word


def _lists(tree: Element) -> Iterator[tuple[Element, str, list[str]]]:
    """The elements that name prefixes, with the attribute in which they do and what it says."""
    for one in NAMING(tree):
        for key in (*LISTS, *((REQUIRES,) if one.tag == CHOICE else ())):
            if key in one.attrib:
                yield one, key, one.get(key).split()


def _ignorable(one: Element) -> set[str]:
    """The prefixes that are ignorable there."""
    around = (one, *one.iterancestors())
    return {word for each in around for word in each.get(IGNORABLE, "").split()}


def _without(choice: Element) -> None:
    """Takes a choice away that nobody can make; without any the fallback stands for itself."""
    alternatives = choice.getparent()
    removed(choice)
    if alternatives is not None and alternatives.find(CHOICE) is None:
        for fallback in alternatives.findall(FALLBACK):
            replaced_by_children(fallback)
        replaced_by_children(alternatives)

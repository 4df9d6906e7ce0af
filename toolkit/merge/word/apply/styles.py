"""Updates the styles of an edited file, except those that a person changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from typing import Any

from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.plan import margin_comments
from toolkit.ooxml.wordml import NAME, PPR, VAL, Element, parent_of, w
from toolkit.writers.docx.style_digests import (
    DEFAULTS,
    LOOKS,
    NUMBERS,
    look_digest,
    styles_by_name,
)


class Styles:
    """The styles of the file, those that were generated last, and those of the new file."""

    def __init__(self, file: WordFile, new: WordFile, base: Any, incoming: Any) -> None:
        self._file, self._new = file, new
        before: Mapping[str, str] = base.get("styles", {})
        now: Mapping[str, str] = incoming.get("styles", {})
        self._before = before
        self._changed = [name for name, digest in now.items() if before.get(name, digest) != digest]
        self.known = dict(now)
        """What the next base says of them."""

    @property
    def changed(self) -> bool:
        """Whether the look that is generated is another one; False where that is not known."""
        return bool(self._changed)

    def renew(self) -> Iterator[str]:
        """Updates the styles that nobody changed; says which were updated, and which stay."""
        taken: list[str] = []
        stays: list[str] = []
        if self._changed:
            part, incoming = self._styles(self._file), self._styles(self._new)
            for name in self._changed:
                if name not in part:
                    continue  # it comes when something is set in it
                if look_digest(part[name]) == self._before[name]:
                    self._take(part[name], incoming[name])
                    taken.append(_named(name, part[name]))
                elif look_digest(part[name]) != self.known[name]:
                    stays.append(_named(name, part[name]))
        if taken:
            for part_name in self._file.related("styles"):
                self._file.touch(part_name)
            yield margin_comments.look_taken(taken)
        if stays:
            yield margin_comments.look_kept(stays)

    def _take(self, current: Element, incoming: Element) -> None:
        """The look of the one for the other, which goes on counting in its own list."""
        if incoming.tag == w("docDefaults"):
            current[:] = self._copies(incoming)
            return
        counted = current.find(f"{PPR}/{NUMBERS}")
        for one in list(current.iterchildren(*LOOKS)):
            current.remove(one)
        current.extend(self._copies(incoming.iterchildren(*LOOKS)))
        for one in list(current.iter(NUMBERS)):
            if counted is not None:
                parent_of(one).replace(one, counted)
            else:
                parent_of(one).remove(one)

    def _copies(self, looks: Iterable[Element]) -> list[Element]:
        return [self._file.prefixes.adopted(deepcopy(one), one) for one in looks]

    @staticmethod
    def _styles(file: WordFile) -> dict[str, Element]:
        found: dict[str, Element] = {}
        for part in file.related("styles"):
            found |= styles_by_name(file.tree(part))
        return found


def _named(name: str, style: Element) -> str:
    """What people call a style."""
    if name == DEFAULTS:
        return "the defaults"
    called = style.find(NAME)
    return str(called.get(VAL)) if called is not None else name

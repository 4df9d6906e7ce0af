"""Copies elements of a new file into an edited one, with their styles, lists and links."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from copy import deepcopy
from itertools import count

from toolkit.merge.word.apply.change_log import ChangeLog
from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.read.document import BodyItem
from toolkit.merge.word.read.generated_file import Source
from toolkit.ooxml.relationships import target_from
from toolkit.ooxml.transplant.lists import NUMBER, add_list, list_in
from toolkit.ooxml.transplant.parts import copy_part
from toolkit.ooxml.transplant.styles import BASED_ON, detach_style, free_style_id, rename_styles
from toolkit.ooxml.wordml import (
    BOOKMARK_END,
    BOOKMARK_START,
    HYPERLINK,
    ID,
    LABEL,
    NAME,
    OURS,
    PPR,
    RELATIONS,
    SECTION,
    VAL,
    Element,
    P,
    attributes_of,
    element,
    parent_of,
    removed,
    w,
)

NUMBERING = w("numPr")
COMMENT_MARKS = (w("commentRangeStart"), w("commentRangeEnd"))
RELATION = f"{{{RELATIONS}}}id"


class Transplant:
    """Takes copies out of `incoming` and fits them into `file`."""

    def __init__(
        self, incoming: WordFile, file: WordFile, log: ChangeLog, anchors: Mapping[str, str]
    ) -> None:
        self._incoming, self._file, self._log = incoming, file, log
        self._anchors = anchors
        self.labels: set[str] = set()
        """The numbers of the bookmarks round labels that came."""
        self._styles: dict[str, str] = {}
        self._lists: dict[str, str] = {}
        self._own_lists: dict[str, str] = {}
        self._known_lists: Iterator[tuple[Source, BodyItem]] = iter(())
        self._targets = {
            one.id: one.target for one in incoming.relations(incoming.main) if one.external
        }
        self._inner = {
            one.id: (one.type, one.target)
            for one in incoming.relations(incoming.main)
            if not one.external
        }

    def know_lists(self, pairs: Iterable[tuple[Source, BodyItem]]) -> None:
        """Lists of the new file that are in the edited one already, by a point of each."""
        self._known_lists = iter(pairs)

    def copy(self, one: Element) -> Element:
        """A copy of a run, link, paragraph or table, without anchors and section ends."""
        made = self._file.prefixes.adopted(deepcopy(one), one)
        self.fit(made)
        return made

    def fit(self, made: Element, kept: Collection[Element] = ()) -> None:
        """Makes an element of the other file one that may be in this file.

        Marks of bookmarks and comments stay where they are among those `kept`.
        """
        self._bookmarks(made, kept)
        for mark in [one for one in made.iter(*COMMENT_MARKS) if one not in kept]:
            removed(mark)
        for section in list(made.iter(SECTION)):
            removed(section)
        rename_styles(made, self.style)
        for number in list(made.iter(NUMBER)):
            number.set(VAL, self._list(number.get(VAL, "0")))
        references = [one for one in made.iter(w("commentReference")) if one not in kept]
        for run in [parent_of(one) for one in references]:
            removed(run)
        for part in made.iter():
            self._parts(part)
        links = [made] if made.tag == HYPERLINK else list(made.iter(HYPERLINK))
        for link in links:
            self._link(link)

    def _parts(self, one: Element) -> None:
        """Brings the part that a picture or chart shows into the file."""
        if one.tag == HYPERLINK or not isinstance(one.tag, str):
            return
        if one.tag.endswith("}docPr"):
            one.set("id", self._log.number())
        for key, value in attributes_of(one).items():
            if key.startswith(f"{{{RELATIONS}}}") and value in self._inner:
                kind, target = self._inner[value]
                copied = copy_part(self._incoming.package, self._file.package, target)
                one.set(key, self._file.relate(kind, target_from(self._file.main, copied)))

    def _bookmarks(self, made: Element, kept: Collection[Element]) -> None:
        """Leaves those round labels, under numbers of their own, for references to find."""
        numbers: dict[str, str] = {}
        for start in list(made.iter(BOOKMARK_START)):
            is_label = start.get(NAME, "").startswith(LABEL)
            if (is_label or start in kept) and start.get(ID, "") not in numbers:
                number = numbers[start.get(ID, "")] = self._log.number()
                start.set(ID, number)
                if is_label:
                    self.labels.add(number)
            else:
                removed(start)
        for end in list(made.iter(BOOKMARK_END)):
            if number := numbers.pop(end.get(ID, ""), ""):
                end.set(ID, number)
            else:
                removed(end)

    def style(self, name: str) -> str:
        """The id that a style of the new file has in the edited one, where it is added if new."""
        if name not in self._styles:
            self._styles[name] = self._style(name)
        return self._styles[name]

    def anchored(self, paragraph: Element, anchor: str) -> None:
        """Lays an anchor round what a paragraph holds."""
        number = self._log.number()
        start = element("bookmarkStart", id=number)
        start.set(NAME, anchor)
        at = 1 if len(paragraph) and paragraph[0].tag == PPR else 0
        paragraph.insert(at, start)
        paragraph.append(element("bookmarkEnd", id=number))

    def _link(self, link: Element) -> None:
        anchor = link.get(w("anchor"), "")
        if anchor in self._anchors:
            link.set(w("anchor"), self._anchors[anchor])
        if target := self._targets.get(link.get(RELATION, "")):
            link.set(RELATION, self._file.relate("hyperlink", target, external=True))
        elif RELATION in link.attrib:
            del link.attrib[RELATION]  # it leads nowhere; here that number is another target's

    def _style(self, name: str) -> str:
        wanted = self._incoming.style_names.get(name, "")
        known = [one for one, title in self._file.style_names.items() if title == wanted]
        if known:
            # LibreOffice adds a "Caption" of its own to our "caption"
            return known[0] if len(known) == 1 else max(known, key=self._uses)
        for part in self._incoming.related("styles"):
            for one in self._incoming.tree(part).iter(w("style")):
                if one.get(w("styleId")) == name:
                    return self._add_style(name, one)
        return name

    def _uses(self, style: str) -> int:
        """How often a style is used in the text."""
        return sum(one.get(VAL) == style for one in self._file.body.iter(w("pStyle"), w("rStyle")))

    def _add_style(self, name: str, style: Element) -> str:
        known = self._file.style_names
        free = free_style_id((name + "_" * number for number in count()), known)
        made = self._file.prefixes.adopted(deepcopy(style), style)
        detach_style(made, free)
        rename_styles(made, self.style, (BASED_ON,))
        for number in list(made.iter(NUMBER)):
            number.set(VAL, self._list(number.get(VAL, "0")))
        for part in self._file.related("styles"):
            self._file.touch(part).append(made)
        known[free] = self._incoming.style_names.get(name, "")
        return free

    def _list(self, number: str) -> str:
        """The number that a list has in the edited file, where it is added if it is new."""
        while number not in self._lists and (pair := next(self._known_lists, None)):
            new, old = (list_of(one.element) for one in pair)
            if new and old:
                self._lists.setdefault(new, old)
        if number in self._lists or number == "0":
            return self._lists.get(number, number)
        return self._added_list(number)

    def list_of_its_own(self, number: str) -> str:
        """The number of a list that is added to the edited file, even where it has such a list;
        from then on it is that list."""
        if number and number not in self._own_lists:
            self._own_lists[number] = self._lists[number] = self._added_list(number)
        return self._own_lists.get(number, "")

    def _added_list(self, number: str) -> str:
        new = next(iter(self._incoming.related("numbering")), "")
        old = next(iter(self._file.related("numbering")), "")
        if not new or not old:
            return number
        source, target = self._incoming.tree(new), self._file.touch(old)
        found = list_in(source, number)
        if found is None:
            return "0"  # a list that is not there numbers nothing
        made, definition = (self._file.prefixes.adopted(deepcopy(each), each) for each in found)
        self._lists[number] = add_list(target, made, definition)
        return self._lists[number]


def without_anchors(one: Element) -> None:
    """Takes our anchors out of what is inside."""
    starts = [start for start in one.iter(BOOKMARK_START) if start.get(NAME, "").startswith(OURS)]
    numbers = {start.get(ID) for start in starts}
    ends = [end for end in one.iter(BOOKMARK_END) if end.get(ID) in numbers]
    for mark in (*starts, *ends):
        removed(mark)


def list_of(one: Element) -> str:
    """The number of the list that a paragraph is a point of; empty where it is not one."""
    properties = one.find(PPR) if one.tag == P else None
    numbering = properties.find(NUMBERING) if properties is not None else None
    number = numbering.find(NUMBER) if numbering is not None else None
    return str(number.get(VAL)) if number is not None else ""

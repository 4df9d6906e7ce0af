"""A file of ours in the dress of a firm: their styles, fonts, colours, headers and footers."""

from __future__ import annotations

from typing import Any

from toolkit.document.style import Style
from toolkit.ooxml.package import RELATION, Package
from toolkit.ooxml.relationships import target_from
from toolkit.ooxml.transplant.lists import put_definition, put_list
from toolkit.ooxml.transplant.parts import PartCopier
from toolkit.ooxml.xml_parts import number_in
from toolkit.writers.docx.headers_footers import Frame
from toolkit.writers.docx.reference import Reference
from toolkit.writers.docx.reference_styles import W, merged, rename, sized

FOLDER = "word/firm"
"""Where the firm's parts lie, apart from ours."""

APART = 10_000
"""Added to the numbers of the firm's lists and pictures, so that they do not meet ours."""

HIGHEST = 2**31 - 1
"""Of the numbers that Word reads."""

STYLES, NUMBERING, SETTINGS = "word/styles.xml", "word/numbering.xml", "word/settings.xml"
IN_SETTINGS = {"evenAndOddHeaders": "characterSpacingControl", "clrSchemeMapping": "decimalSymbol"}
"""What the firm's settings say that we take over, and before which of ours it stands."""

LOST = ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd")


def dressed(package: Package, reference: Reference, body: str) -> None:
    """Lays the firm's look into `package`, whose main part is `body`."""
    _Dressing(package, reference, body).all()


def fitted(style: Style, reference: Reference) -> Style:
    """The house's look with the firm's page and sizes of type, for what is measured with them."""
    return sized(style, reference.styles)._replace(page=reference.page)


class _Dressing:
    """Carries parts from the firm's file into ours, each once."""

    def __init__(self, package: Package, reference: Reference, body: str) -> None:
        self._ours, self._reference, self._body = package, reference, body
        self._firm = reference.package
        self._parts = PartCopier(self._firm, package, self._name_for)
        self._count = 0

    def all(self) -> None:
        renamed = self._styles()
        self._numbering(renamed)
        self._settings()
        for kind in ("theme", "fontTable"):
            if (part := self._reference.related(kind)) in self._firm.parts:
                self._instead(kind, self._parts.copy(part))
        for frame in self._reference.frames:
            self._frame(frame, renamed)

    def _styles(self) -> dict[str, str]:
        firm = self._reference.styles
        _move_lists(firm)
        renamed = merged(firm, self._ours.xml(STYLES))
        self._ours.put(STYLES, firm)
        return renamed

    def _numbering(self, renamed: dict[str, str]) -> None:
        """The firm's lists behind ours; the kinds of lists go before the lists, as the schema has
        it, and pictures as bullets are left out."""
        if (part := self._reference.related("numbering")) not in self._firm.parts:
            return
        firm, ours = self._firm.xml(part), self._ours.xml(NUMBERING)
        rename(firm, renamed)
        _without_clashes(firm)
        for kind in firm.findall(f"{W}abstractNum"):
            for one in [*kind.iter(f"{W}lvlPicBulletId"), *_of_headings(kind)]:
                one.getparent().remove(one)
            _shift(kind, "abstractNumId")
            put_definition(ours, _bare(kind))
        for one in firm.findall(f"{W}num"):
            if (kind := one.find(f"{W}abstractNumId")) is None:
                continue  # a list of no kind shows nothing
            _shift(one, "numId")
            _shift(kind, "val")
            put_list(ours, _bare(one))
        self._ours.put(NUMBERING, ours)

    def _settings(self) -> None:
        if (part := self._reference.related("settings")) not in self._firm.parts:
            return
        firm, ours = self._firm.xml(part), self._ours.xml(SETTINGS)
        for name, before in IN_SETTINGS.items():
            if (found := firm.find(f"{W}{name}")) is not None:
                ours.find(f"{W}{before}").addprevious(found)
        self._ours.put(SETTINGS, ours)

    def _frame(self, frame: Frame, renamed: dict[str, str]) -> None:
        part = self._parts.copy(frame.part)
        story = self._ours.xml(part)
        rename(story, renamed)
        _move_lists(story)
        for one in [one for tag in LOST for one in story.iter(f"{W}{tag}")]:
            one.getparent().remove(one)
        for one in story.iter("{*}docPr"):
            one.set("id", _apart(one.get("id")))
        self._ours.put(part, story)
        self._relate(frame.relation, frame.kind, part)

    def _name_for(self, part: str) -> str:
        self._count += 1
        return f"{FOLDER}/{self._count}-{part.rpartition('/')[2]}"

    def _instead(self, kind: str, part: str) -> None:
        """Leads to `part` in the place of ours of that kind."""
        for one in list(self._ours.relations(self._body)):
            if one.type == f"{RELATION}{kind}":
                self._ours.remove(one.target)
                self._ours.remove_relation(self._body, one.id)
        self._relate(f"rIdFirm{kind.title()}", kind, part)

    def _relate(self, name: str, kind: str, part: str) -> None:
        target = target_from(self._body, part)
        self._ours.add_relation(self._body, name, f"{RELATION}{kind}", target)


def _without_clashes(numbering: Any) -> None:
    """Leaves of lists and their definitions with one number the first, and no list without one."""
    known: set[tuple[str, str]] = set()
    for one in list(numbering.iterchildren(f"{W}abstractNum", f"{W}num")):
        key = "numId" if one.tag == f"{W}num" else "abstractNumId"
        kind = one.find(f"{W}abstractNumId")
        lost = kind is not None and ("abstractNumId", kind.get(f"{W}val", "")) not in known
        if (key, one.get(f"{W}{key}", "")) in known or (key == "numId" and (kind is None or lost)):
            numbering.remove(one)
        known.add((key, one.get(f"{W}{key}", "")))


def _move_lists(story: Any) -> None:
    """Mentions of the firm's lists under the numbers that they have in our file."""
    for one in story.iter(f"{W}numId"):
        if one.get(f"{W}val") != "0":  # which takes a paragraph out of all lists
            _shift(one, "val")


def _bare(element: Any) -> Any:
    """The same without what newer versions of Word add, which our part does not announce."""
    for one in element.iter():
        for name in [name for name in one.attrib if not name.startswith(W)]:
            del one.attrib[name]
    for one in [one for one in element.iter() if not str(one.tag).startswith(W)]:
        one.getparent().remove(one)
    return element


def _of_headings(kind: Any) -> list[Any]:
    """The ties of a list to headings, whose numbers are the form's."""
    ties = kind.iter(f"{W}pStyle")
    return [one for one in ties if one.get(f"{W}val", "").startswith(("Heading", "Title"))]


def _shift(element: Any, name: str) -> None:
    element.set(f"{W}{name}", _apart(element.get(f"{W}{name}")))


def _apart(number: str | None) -> str:
    """A number of the firm's as it is in our file, where it still has 32 bits."""
    return str(number_in(number) % (HIGHEST - APART) + APART)

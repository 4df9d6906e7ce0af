"""The firm's styles under the names of ours: theirs where they have them, ours where they lack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from toolkit.diagnostics import Diagnostic, Place, Severity
from toolkit.document.style import Style
from toolkit.ooxml.transplant.styles import NAMING, free_style_id, rename_styles
from toolkit.ooxml.xml_parts import number_in, points_in
from toolkit.writers.docx.headers_footers import Frame, missing
from toolkit.writers.docx.numbering import BULLETS
from toolkit.writers.docx.styles import BUILT_IN, HEADING_LEVELS, OUR_OWN

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

ROLES = {
    **dict((BUILT_IN | OUR_OWN).values()),
    **{f"heading {level}": f"heading_{level}" for level in range(1, HEADING_LEVELS + 1)},
    "Table Text": "table",
    "Table Head": "table_head",
}
"""By the name of a style the face that it shows."""

EXPECTED = ("heading 1", "heading 2", "heading 3", "Title", "caption", "List Bullet")
"""What a firm's document is reported to lack."""

OF_TEXT = ("List Bullet", "List Number", "Quote", "caption")
"""Styles beside that of the text whose size the call has a word on."""

LIKE_NORMAL = {"BodyText", "ListBullet", "ListNumber"}
"""Styles of ours that are set in the firm's own type where the firm has none for them."""

AS_NARROW_AS_ARIAL = {
    "aptos", "arial", "arial narrow", "calibri", "calibri light", "cambria", "carlito", "garamond",
    "helvetica", "liberation sans", "liberation serif", "times new roman",
}  # fmt: skip

WIDE = 1.15
"""How much wider than Arial a font may run that we do not know."""

DEEPEST = 8
"""Of the levels of a list, from 0."""

ON = ("1", "true", "on")


@dataclass(frozen=True, slots=True)
class Demands:
    """What the call asks of the look."""

    margin: float = 0
    """Millimetres that no margin may be narrower than."""

    size: float = 0
    """Points that no type may be smaller than."""


def merged(firm: Any, ours: Any) -> dict[str, str]:
    """Brings the styles of ours that `firm` lacks into it; by the firm's ids, those of ours."""
    mine = list(ours.iter(f"{W}style"))
    theirs = {_name(one): _named(firm, *_written(one)) for one in mine}
    renamed = {_id(theirs[_name(one)]): _id(one) for one in mine if theirs[_name(one)] is not None}
    ours_too = {_id(one) for one in mine}
    taken = ours_too | {_id(one) for one in firm.iter(f"{W}style")}
    known: set[str] = set()
    ids: dict[Any, str] = {}
    for one in list(firm.iter(f"{W}style")):
        old = ids[one] = _id(one)
        same = theirs.get(_name(one))
        if same is not None and same is not one:
            # to Word it is the same style, written twice
            renamed[old] = renamed[_id(same)]
            one.getparent().remove(one)
        elif same is not None:
            ids[one] = renamed[old]
        elif old in ours_too or old in known:
            # another style than ours of that id, or than one above
            ids[one] = free_style_id(_free(old), taken)
            taken.add(ids[one])
            renamed.setdefault(old, ids[one])
        known.add(old)
    rename(firm, renamed)
    for one in firm.iter(f"{W}style"):
        one.set(f"{W}styleId", ids[one])
        based = one.find(f"{W}basedOn")
        if based is not None and based.get(f"{W}val") == _id(one):
            one.remove(based)
    for one in mine:
        if theirs[_name(one)] is None:
            firm.append(_fitting(deepcopy(one)))
    _connected(firm)
    _settle(firm, ours)
    return renamed


def rename(story: Any, renamed: dict[str, str]) -> None:
    """Every mention of a style in `story` under its new id."""
    rename_styles(story, lambda name: renamed.get(name, name), NAMING)


def remarks(
    path: Path, styles: Any, frames: Iterable[Frame], demands: Demands
) -> Iterator[Diagnostic]:
    """The findings on a firm's look: what it lacks, and type smaller than the call allows."""
    names = {_name(one)[1] for one in styles.iter(f"{W}style")}
    lacking = [f"style '{name}'" for name in EXPECTED if name.lower() not in names]
    lacking += sorted(missing(frames))
    if lacking:
        yield Diagnostic(
            Place(str(path)),
            "TXT084",
            f"the document has no {_listed(lacking)}; the house's own is used for that",
            hint="add what you want otherwise, and build again",
            severity=Severity.WARNING,
        )
    yield from _small(path, styles, demands)


def _small(path: Path, styles: Any, demands: Demands) -> Iterator[Diagnostic]:
    """The findings on type that is smaller than the call allows."""
    body = _size(styles, "Body Text") or _size(styles, "Normal")
    small = [
        f"'{name}' in {size:g}"
        for name in OF_TEXT
        if 0 < (size := _size(styles, name)) != body and size < demands.size
    ]
    if 0 < body < demands.size:
        small.insert(0, f"text in {body:g}")
    if small:
        yield Diagnostic(
            Place(str(path)),
            "TXT083",
            f"{', '.join(small)} points: the call asks for {demands.size:g} at least",
            hint=f"raise the size in {path.name}; that of text is set in 'Body Text' or 'Normal'",
            severity=Severity.WARNING,
        )


def _listed(words: list[str]) -> str:
    return " and no ".join(filter(None, (", no ".join(words[:-1]), words[-1])))


def sized(style: Style, styles: Any) -> Style:
    """The look with the sizes of type that `styles` really have."""
    faces = dict(style.faces)
    for name, role in ROLES.items():
        if size := _size(styles, name):
            faces[role] = faces[role]._replace(size=size)
    fonts = styles.iter(f"{W}rFonts")
    plain = all(_font(one) in AS_NARROW_AS_ARIAL for one in fonts if _font(one))
    return style._replace(faces=faces, breadth=1.0 if plain else WIDE)


def _font(fonts: Any) -> str:
    return str(fonts.get(f"{W}ascii", "")).lower()


def _fitting(style: Any) -> Any:
    """A style of ours that stands well on the firm's 'Normal'."""
    look, above = style.find(f"{W}rPr"), style.find(f"{W}pPr")
    if _id(style).rstrip("2345") in LIKE_NORMAL and look is not None:
        style.remove(look)
    if _id(style).startswith("Table") and above is not None and _id(style) != "TableNormal":
        plain = f"{W}ind", f"{W}jc"
        for tag, marks in zip(
            plain, ({"left": "0", "firstLine": "0"}, {"val": "left"}), strict=True
        ):
            if above.find(tag) is None:
                above.makeelement(tag)
                one = above.makeelement(tag, {f"{W}{name}": value for name, value in marks.items()})
                above.append(one)
    return style


def _connected(firm: Any) -> None:
    """Takes away what leads from a style to none, or to one of another kind; one default a kind."""
    kinds = {_id(one): _written(one)[0] for one in firm.iter(f"{W}style")}
    defaults: set[str] = set()
    for one in firm.iter(f"{W}style"):
        kind, _ = _written(one)
        for tag in ("basedOn", "next", "link"):
            for link in one.findall(f"{W}{tag}"):
                target = kinds.get(link.get(f"{W}val", ""))
                if target is None or (tag == "basedOn" and target != kind):
                    one.remove(link)
        if one.get(f"{W}default") in ON and kind in defaults:
            del one.attrib[f"{W}default"]
        elif one.get(f"{W}default") in ON:
            defaults.add(kind)


def _settle(firm: Any, ours: Any) -> None:
    """The form's numbers instead of the firm's, our language, bullets that are bullets."""
    language = ours.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    defaults = set(firm.iterfind(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang"))
    for one in list(firm.iter(f"{W}lang")):
        if one in defaults:
            one.getparent().replace(one, deepcopy(language))
        else:
            one.getparent().remove(one)
    for style in firm.iter(f"{W}style"):
        numbered = style.find(f"{W}pPr/{W}numPr")
        if _id(style).startswith(("Heading", "Title", "TOCHeading")) and numbered is not None:
            numbered.getparent().remove(numbered)
        if _id(style).startswith("ListBullet") and numbered is None:
            _number(style)


def _number(style: Any) -> None:
    """Our bullets for a list of the firm's that has none."""
    level = min(max(number_in(_id(style).removeprefix("ListBullet"), 1) - 1, 0), DEEPEST)
    properties = style.find(f"{W}pPr")
    if properties is None:
        properties = style.makeelement(f"{W}pPr")
        behind = style.find(f"{W}rPr")
        style.append(properties) if behind is None else behind.addprevious(properties)
    numbered = properties.makeelement(f"{W}numPr")
    for tag, value in (("ilvl", level), ("numId", BULLETS)):
        numbered.append(numbered.makeelement(f"{W}{tag}", {f"{W}val": str(value)}))
    before = {
        f"{W}{tag}"
        for tag in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
    }
    place = sum(1 for one in properties if one.tag in before)
    properties.insert(place, numbered)


def _size(styles: Any, name: str) -> float:
    """The points that text in the style of that name has; 0 where there is no such style."""
    known = {_id(one): one for one in styles.iter(f"{W}style")}
    style = _named(styles, "paragraph", name)
    if style is None:
        return 0
    for _ in known:  # no style is based on more than all
        if size := _points(style.find(f"{W}rPr/{W}sz")):
            return size
        based = style.find(f"{W}basedOn")
        if based is None or based.get(f"{W}val") not in known:
            break
        style = known[based.get(f"{W}val")]
    return _points(styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}sz")) or 10


def _points(size: Any) -> float:
    """What a size says; 0 where it is missing or says nothing that Word knows."""
    found = points_in(size.get(f"{W}val"), 2) if size is not None else None
    return found if found is not None and found >= 1 else 0


def _id(style: Any) -> str:
    return str(style.get(f"{W}styleId", ""))


def _free(name: str) -> Iterator[str]:
    """Other ids for a style whose own is taken."""
    return (f"{name}Firm{number or ''}" for number in count())


def _named(styles: Any, kind: str, name: str) -> Any:
    """The style of that kind and name; of two that differ in capitals the one written so."""
    found = [one for one in styles.iter(f"{W}style") if _name(one) == (kind, name.lower())]
    return next((one for one in found if _written(one)[1] == name), next(iter(found), None))


def _name(style: Any) -> tuple[str, str]:
    """What kind of style it is and what people call it; Word does not mind capitals."""
    kind, name = _written(style)
    return kind, name.lower()


def _written(style: Any) -> tuple[str, str]:
    name = style.find(f"{W}name")
    said = str(name.get(f"{W}val", "")) if name is not None else _id(style)
    return str(style.get(f"{W}type", "paragraph")), said

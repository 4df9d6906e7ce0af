"""The firm's styles under the names of ours: theirs where they have them, ours where they lack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toolkit.diagnostics import Diagnostic, Place, Severity
from toolkit.document.style import Style
from toolkit.writers.docx.frames import Frame, missing
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
"""What a firm's document is told to lack."""

LIKE_NORMAL = {"BodyText", "ListBullet", "ListNumber"}
"""Styles of ours that are set in the firm's own type where the firm has none for them."""

AS_NARROW_AS_ARIAL = {
    "aptos", "arial", "arial narrow", "calibri", "calibri light", "cambria", "carlito", "garamond",
    "helvetica", "liberation sans", "liberation serif", "times new roman",
}  # fmt: skip

WIDE = 1.15
"""How much wider than Arial a font may run that we do not know."""

BEFORE_NUMBER = {
    f"{W}{tag}" for tag in ("keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
}
"""What the schema wants before the number of a list."""

NAMING = ("basedOn", "next", "link", "pStyle", "rStyle", "tblStyle", "styleLink", "numStyleLink")


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
    theirs = {_name(one): one for one in firm.iter(f"{W}style")}
    renamed: dict[str, str] = {}
    for one in mine:
        if (found := theirs.get(_name(one))) is not None:
            renamed[_id(found)] = _id(one)
    taken = {_id(one) for one in mine}
    for one in theirs.values():
        if _id(one) in taken and _id(one) not in renamed:
            renamed[_id(one)] = f"{_id(one)}Firm"
    rename(firm, renamed)
    for one in firm.iter(f"{W}style"):
        one.set(f"{W}styleId", renamed.get(_id(one), _id(one)))
    for one in mine:
        if _name(one) not in theirs:
            firm.append(_fitting(deepcopy(one)))
    _settle(firm, ours)
    return renamed


def rename(story: Any, renamed: dict[str, str]) -> None:
    """Every mention of a style in `story` under its new id."""
    for tag in NAMING:
        for one in story.iter(f"{W}{tag}"):
            one.set(f"{W}val", renamed.get(one.get(f"{W}val"), one.get(f"{W}val")))


def remarks(
    path: Path, styles: Any, frames: Iterable[Frame], demands: Demands
) -> Iterator[Diagnostic]:
    """What is told about a firm's look: what it lacks, and type smaller than the call allows."""
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
    size = _size(styles, "Body Text") or _size(styles, "Normal")
    if size and size < demands.size:
        yield Diagnostic(
            Place(str(path)),
            "TXT083",
            f"text is set in {size:g} points, and the call asks for {demands.size:g} at least",
            hint=f"raise 'Body Text' and 'Normal' to {demands.size:g} points in {path.name}",
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


def _settle(firm: Any, ours: Any) -> None:
    """The form's numbers instead of the firm's, our language, bullets that are bullets."""
    language = ours.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    for one in list(firm.iter(f"{W}lang")):
        if one.getparent().getparent().tag == f"{W}rPrDefault":
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
    level = int(_id(style).removeprefix("ListBullet") or 1) - 1
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
    style = next((one for one in known.values() if _name(one)[1] == name.lower()), None)
    if style is None:
        return 0
    for _ in known:  # no style is based on more than all
        size = style.find(f"{W}rPr/{W}sz")
        if size is not None:
            return float(size.get(f"{W}val")) / 2
        based = style.find(f"{W}basedOn")
        if based is None or based.get(f"{W}val") not in known:
            break
        style = known[based.get(f"{W}val")]
    default = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}sz")
    return float(default.get(f"{W}val")) / 2 if default is not None else 10


def _id(style: Any) -> str:
    return str(style.get(f"{W}styleId", ""))


def _name(style: Any) -> tuple[str, str]:
    """What kind of style it is and what people call it; Word does not mind capitals."""
    name = style.find(f"{W}name")
    said = str(name.get(f"{W}val", "")) if name is not None else _id(style)
    return str(style.get(f"{W}type", "paragraph")), said.lower()

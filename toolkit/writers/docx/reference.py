"""A firm's own look, read from a Word document of theirs: styles, page, header and footer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toolkit.diagnostics import Diagnostic, Place, ProposalError, Severity
from toolkit.document.style import Page
from toolkit.ooxml.archive import OLD_OR_LOCKED, NoOfficeFileError
from toolkit.ooxml.completeness import refuse_incomplete
from toolkit.ooxml.incoming_file import read_incoming
from toolkit.ooxml.package import Package
from toolkit.ooxml.xml_parts import damaged, points_in
from toolkit.writers.docx.headers_footers import Frame
from toolkit.writers.docx.reference_styles import Demands, W, remarks
from toolkit.writers.docx.sections import twips

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

MARGINS = ("top", "right", "bottom", "left")

MILLIMETRES = 25.4 / 72
"""In a point."""

TWIPS = 20
"""In a point."""

ROOM = 40
"""Millimetres of text that a page has at least, in both directions."""


@dataclass(frozen=True, slots=True)
class Reference:
    """The firm's document, and what was found in it."""

    path: Path
    package: Package
    page: Page
    frames: tuple[Frame, ...]
    warnings: tuple[Diagnostic, ...] = ()
    """What it lacks, and where the call requires something else."""

    def related(self, kind: str) -> str:
        """The part that the firm's document has for `styles`, `theme`, ...; empty for none."""
        main = self.package.main_part()
        return next((part for found, _, part in relations(self.package, main) if found == kind), "")

    @property
    def styles(self) -> Any:
        """The tree of the firm's styles. Raises `PackageError` where there is none."""
        part = self.related("styles") or "styles.xml"
        tree = self.package.xml(part)
        if tree.tag != f"{W}styles":
            raise damaged(self.package.file, part, "holds no styles")
        return tree


def read_reference(path: Path, demands: Demands, house: Page) -> Reference:
    """The look of the document at `path`; raises ProposalError where there is none.

    The page is A4 as the house's; margins below the demands are raised, and that is reported.
    """
    package = _opened(path)
    try:
        main = package.main_part()
    except NoOfficeFileError as error:
        raise ProposalError(_no_word(path)) from error
    body = package.xml(main)
    if body.tag != f"{W}document":
        raise ProposalError(_no_word(path))
    refuse_incomplete(package, "document")
    sections = list(body.iter(f"{W}sectPr"))
    frames = tuple(_frames(package, sections))
    page, narrow = _page(sections, house, demands.margin)
    if page.width - page.left - page.right < ROOM or page.height - page.top - page.bottom < ROOM:
        raise damaged(str(path), main, "has margins that leave no room for text")
    styles = Reference(path, package, page, frames).styles
    told = (
        *_page_told(path, sections, house),
        *_margins_told(path, narrow, demands),
        *remarks(path, styles, frames, demands),
    )
    return Reference(path, package, page, frames, told)


def relations(package: Package, part: str) -> Iterator[tuple[str, str, str]]:
    """Of everything that `part` leads to inside the file: its kind, its id, and its name."""
    for one in package.relations(part):
        if not one.external:
            yield one.type.rpartition("/")[2], one.id, one.target


def _opened(path: Path) -> Package:
    try:
        content = read_incoming(path)
        if content.startswith(OLD_OR_LOCKED):
            raise ProposalError(_locked(path))
        return Package.read(content, file=str(path))
    except NoOfficeFileError as error:
        raise ProposalError(_no_word(path)) from error
    except OSError as error:
        raise ProposalError(_unread(path, error)) from error


def _frames(package: Package, sections: list[Any]) -> Iterator[Frame]:
    """The first header and footer of each sort that says something."""
    parts = {name: part for _, name, part in relations(package, package.main_part())}
    even = _alternates(package)
    for kind in ("header", "footer"):
        for when in ("default", "first", "even"):
            for section in sections:
                hidden = section.find(f"{W}titlePg") is None if when == "first" else False
                if hidden or (when == "even" and not even):
                    continue
                named = (
                    parts.get(one.get(f"{R}id"), "")
                    for one in section.iter(f"{W}{kind}Reference")
                    if one.get(f"{W}type") == when
                )
                part = next(named, "")
                if part in package.parts and _says_something(package.xml(part)):
                    relation = f"rIdFirm{kind.title()}{when.title()}"
                    yield Frame(kind, when, relation, part)
                    break


def _alternates(package: Package) -> bool:
    """Whether even pages have a header of their own."""
    main = package.main_part()
    part = next((part for kind, _, part in relations(package, main) if kind == "settings"), "")
    return part in package.parts and package.xml(part).find(f"{W}evenAndOddHeaders") is not None


def _says_something(story: Any) -> bool:
    signs = {f"{W}{name}" for name in ("drawing", "pict", "object", "instrText", "fldSimple")}
    return any(one.tag in signs or (one.tag == f"{W}t" and one.text) for one in story.iter())


def _page(sections: list[Any], house: Page, least: float) -> tuple[Page, dict[str, float]]:
    """The house's page with the firm's margins; and those that had to be raised."""
    upright = (one for one in sections if not _turned(one) and one.find(f"{W}pgMar") is not None)
    section = next(upright, None)
    if section is None:
        return house, {}
    written = section.find(f"{W}pgMar")

    def millimetres(name: str, otherwise: float) -> float:
        found = points_in(written.get(f"{W}{name}"), TWIPS)
        return otherwise if found is None else abs(found) * MILLIMETRES

    found = {side: millimetres(side, getattr(house, side)) for side in MARGINS}
    found["left"] += millimetres("gutter", 0)
    narrow = {side: value for side, value in found.items() if twips(value) < twips(least)}
    margins = {side: max(value, least) for side, value in found.items()}
    return (
        Page(
            house.width,
            house.height,
            **margins,
            header=millimetres("header", house.header),
            footer=millimetres("footer", house.footer),
        ),
        narrow,
    )


def _turned(section: Any) -> bool:
    size = section.find(f"{W}pgSz")
    return size is not None and size.get(f"{W}orient") == "landscape"


def _page_told(path: Path, sections: list[Any], house: Page) -> Iterator[Diagnostic]:
    """Where the firm's paper is another than the form's, lying or standing."""
    sizes = [size for one in sections if (size := one.find(f"{W}pgSz")) is not None]
    read = [points_in(sizes[0].get(f"{W}{side}"), TWIPS) for side in "wh"] if sizes else []
    sides = [one * MILLIMETRES for one in read if one is not None]
    wanted = sorted((house.width, house.height))
    if len(sides) < len(wanted):
        return
    if any(abs(a - b) > 1 for a, b in zip(sorted(sides), wanted, strict=True)):
        yield Diagnostic(
            Place(str(path)),
            "TXT085",
            f"its paper is {sides[0]:.0f} x {sides[1]:.0f} mm, and the form's is "
            f"{house.width:g} x {house.height:g} mm, which is used",
            hint="see whether header and footer still fit in their width",
            severity=Severity.WARNING,
        )


def _margins_told(path: Path, narrow: dict[str, float], demands: Demands) -> Iterator[Diagnostic]:
    if narrow:
        said = ", ".join(f"{side} {value:.3g} mm" for side, value in narrow.items())
        yield Diagnostic(
            Place(str(path)),
            "TXT082",
            f"margins are narrower than the call allows ({said}); "
            f"{demands.margin:g} mm is used there",
            hint=f"widen them to {demands.margin:g} mm in {path.name}",
            severity=Severity.WARNING,
        )


def _no_word(path: Path) -> Diagnostic:
    return Diagnostic(
        Place(str(path)),
        "TXT081",
        "the file whose look is wanted is no Word document that can be read",
        hint="give a .docx or .dotx; open it in Word and save it anew if it should be one",
    )


def _locked(path: Path) -> Diagnostic:
    return Diagnostic(
        Place(str(path)),
        "TXT081",
        "the file whose look is wanted is locked with a password, or an old .doc",
        hint="open it in Word, take the password away and save it as .docx",
    )


def _unread(path: Path, error: OSError) -> Diagnostic:
    fact, hint = f"cannot be read: {error.strerror or error}", "see whether it may be read"
    if isinstance(error, FileNotFoundError):
        fact, hint = "is not there", "correct the path behind --reference"
    elif isinstance(error, IsADirectoryError):
        fact, hint = "is a folder", "name the Word document in it"
    return Diagnostic(
        Place(str(path)), "TXT081", f"the file whose look is wanted {fact}", hint=hint
    )

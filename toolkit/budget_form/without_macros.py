"""A budget table with macros as the workbook without them (.xlsx) that the Portal takes."""

from __future__ import annotations

from toolkit.diagnostics import Diagnostic, Place, ProposalError
from toolkit.ooxml.package import TYPES, Package, relationships_of

WITH_MACROS = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
PLAIN = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
PROJECT = "vbaProject"
"""The last word of the type of the relationship to the macros, and a word of their content type."""

MACRO_SHEET = "macrosheet"
"""In the content types of sheets that are macros of Excel 4 themselves."""


def has_macros(package: Package) -> bool:
    """Whether the workbook is one with macros, whatever its name."""
    return WITH_MACROS.decode() == package.content_type(package.main_part())


def without_macros(content: bytes, file: str) -> bytes:
    """The same workbook without macros; sheets, formulas and stored results stay byte for byte.

    Raises ProposalError where a sheet of it is a macro.
    """
    package = Package.read(content, file=file)
    main = package.main_part()
    for one in package.relations(main):
        if MACRO_SHEET in package.content_type(one.target).lower():
            raise ProposalError(
                Diagnostic(
                    Place(file),
                    "BDF112",
                    f"one of its sheets is a macro ({one.target}), so no .xlsx is made from it",
                    hint="open it in Excel, save it as an Excel workbook (.xlsx), and give that "
                    "with --budget-form",
                )
            )
    for one in list(package.relations(main)):
        if one.kind == PROJECT:
            _remove(package, one.target)
            package.remove_relation(main, one.id)
    types = package.xml(TYPES)
    for one in [one for one in types if PROJECT in one.get("ContentType", "")]:
        types.remove(one)
    package.put(TYPES, types)
    package.parts[TYPES] = package.parts[TYPES].replace(WITH_MACROS, PLAIN)
    return package.to_bytes()


def _remove(package: Package, part: str) -> None:
    """Removes the macros and the signatures that belong to them."""
    for one in list(package.relations(part)):
        if not one.external:
            package.remove(one.target)
    package.parts.pop(relationships_of(part), None)
    package.remove(part)

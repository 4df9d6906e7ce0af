"""The custom properties of an Office file: names and texts that programs keep about it."""

from __future__ import annotations

from lxml import etree

from toolkit.ooxml.package import APPLICATION, OFFICE, RELATION, Package
from toolkit.ooxml.xml_parts import free_numbers, number_in

CUSTOM = "docProps/custom.xml"
"""Where they are in a file of ours; other programs may choose another name."""

_PROPERTIES = f"{OFFICE}custom-properties"
_VT = f"{OFFICE}docPropsVTypes"
_USER_PROPERTIES = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


def properties_of(package: Package) -> dict[str, str]:
    """The custom properties, by name, as text."""
    part = _custom_part(package)
    if part not in package.parts:
        return {}
    return {one.get("name", ""): "".join(one.itertext()) for one in package.xml(part)}


def set_properties(package: Package, values: dict[str, str]) -> None:
    """Gives the package these custom properties, beside or in place of those that it has."""
    part = _custom_part(package)
    tree = (
        package.xml(part)
        if part in package.parts
        else etree.fromstring(f'<Properties xmlns="{_PROPERTIES}" xmlns:vt="{_VT}"/>')
    )
    for old in [one for one in tree if one.get("name") in values]:
        tree.remove(old)
    numbers = free_numbers({1, *(number_in(one.get("pid")) for one in tree)})
    for number, (name, value) in zip(numbers, values.items(), strict=False):
        one = etree.SubElement(tree, f"{{{_PROPERTIES}}}property")
        one.set("fmtid", _USER_PROPERTIES)
        one.set("pid", str(number))
        one.set("name", name)
        etree.SubElement(one, f"{{{_VT}}}lpwstr").text = value
    package.put(part, tree)
    package.declare(part, f"{APPLICATION}custom-properties+xml")
    package.relate("", f"{RELATION}custom-properties", part)


def _custom_part(package: Package) -> str:
    """The part that holds the custom properties, whatever it is called."""
    found = (
        one.target for one in package.relations() if one.type == f"{RELATION}custom-properties"
    )
    return next(found, CUSTOM)

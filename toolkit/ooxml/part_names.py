"""Spells the names of the parts of an Office file as the rest of the program looks for them.

Names that differ in capitals alone are one name (ISO/IEC 29500-2, 6.2.2.3), so a file may hold
`[content_types].xml`, or what `word/document.xml` leads to in `word/_rels/Document.xml.rels`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

KNOWN = ("[Content_Types].xml", "_rels/.rels")
FOLDERS = ("customXml/", "docProps/")
RELS, ENDING = "_rels/", ".rels"


def as_spelled_here(names: Collection[str]) -> dict[str, str]:
    """By each name of a part the name under which it is looked for."""
    found = {name: name for name in names}
    for name, wanted in _otherwise({name.lower(): name for name in names}):
        if wanted not in found.values():
            found[name] = wanted
    return found


def _otherwise(names: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The names that are to be others, by all names in small letters."""
    for small, name in names.items():
        folder, _, file = small.rpartition(RELS)
        if file.endswith(ENDING) and (part := names.get(folder + file.removesuffix(ENDING))):
            above, slash, last = part.rpartition("/")
            yield name, f"{above}{slash}{RELS}{last}{ENDING}"
        yield from ((name, known) for known in KNOWN if small == known.lower())
        for known in FOLDERS:
            if small.startswith(known.lower()):
                yield name, known + name[len(known) :]

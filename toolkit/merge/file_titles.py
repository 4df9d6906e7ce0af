"""Puts a new acronym into the title and subject in the properties of a file.

They are shown beside the name of a file, and become the title of a PDF that is made from it.
"""

from __future__ import annotations

import re

from toolkit.ooxml.custom_properties import properties_of
from toolkit.ooxml.package import CORE, Package

DC = "{http://purl.org/dc/elements/1.1/}"


def file_titles_follow(package: Package, new: Package) -> None:
    """Puts the acronym of the file `new` in the place of the former one, where that is first.

    Nothing else in the title and the subject is changed: people may have written it.
    """
    old, now = _acronyms(package, new)
    if not old or old == now or CORE not in package.parts:
        return
    tree, begins = package.xml(CORE), re.compile(rf"{re.escape(old)}(?!\w)")
    for one in tree.iter(f"{DC}title", f"{DC}subject"):
        if begins.match(one.text or ""):
            one.text = begins.sub(lambda _: now, one.text, count=1)
            package.put(CORE, tree)


def _acronyms(package: Package, new: Package) -> tuple[str, str]:
    """The acronyms that two files were built under; empty where one does not say.

    Behind that of a communication plan it says what it is: `AGRIRES communication plan`.
    """
    old, now = (properties_of(one).get("pk.doc", "") for one in (package, new))
    words, others = old.split(" "), now.split(" ")
    while len(words) > 1 and len(others) > 1 and words[-1] == others[-1]:
        del words[-1], others[-1]
    return " ".join(words), " ".join(others)

"""The page of every code that readers tell: what it means, why it matters, how to mend it."""

import re
from collections.abc import Mapping

from toolkit.readers import (
    faults_of_fields,
    faults_of_files,
    faults_of_profiles,
    faults_of_references,
    faults_of_texts,
)

CODE = re.compile(r"^([A-Z]{3}\d{3})\n", re.MULTILINE)


def faults() -> Mapping[str, str]:
    """The pages by code, in the order of the codes."""
    found: dict[str, str] = {}
    rooms = (
        faults_of_files,
        faults_of_fields,
        faults_of_texts,
        faults_of_references,
        faults_of_profiles,
    )
    for room in rooms:
        parts = CODE.split(room.PAGES)[1:]
        pages = (page.strip() + "\n" for page in parts[1::2])
        found.update(zip(parts[::2], pages, strict=True))
    return dict(sorted(found.items()))

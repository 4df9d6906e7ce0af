"""Lines of a sheet between rows and above tables: `WP2: Weaving`, the name of a partner."""

from __future__ import annotations

import re
from typing import NamedTuple

from toolkit.importing.heading_text import Known, package_named, spelled
from toolkit.importing.lists import RANK, ListKind
from toolkit.importing.outcome import Found, NotPlaced, Placed
from toolkit.importing.part_labels import label_of
from toolkit.importing.table_row import REFERRED, RowFound


class Around(NamedTuple):
    """What lines above the rows say of all of them."""

    work_package: str = ""
    partner: str = ""


def line_between(
    where: str, words: str, known: Known, kind: ListKind | None = None
) -> tuple[RowFound, Around]:
    """What a line above rows says of them: their work package, or their partner."""
    if label := package_named(words):
        title = label_of("work_packages", words)[1]
        package = {"label": label, **({"title": title} if title else {})}
        placed = Placed(where, words, ("work_packages", 0, "title" if title else "label"))
        found = Found({"work_packages": [package]}, (placed,))
        return RowFound(RANK["work_packages"], found, is_item=False), Around(work_package=label)
    name = re.sub(r"^(partner|partenaire|beneficiary|beneficiaire) ", "", spelled(words))
    if name in known.partners:
        partner = re.sub(r"^[^:]*:\s*", "", words)
        placed = Placed(where, words, ("partners", 0, REFERRED))
        found = Found({"partners": [{REFERRED: partner}]}, (placed,))
        return RowFound(RANK["partners"], found, is_item=False), Around(partner=partner)
    why = "there is nothing else in its row" if kind else "it is outside the tables"
    found = Found({}, (), (NotPlaced(where, words, why),))
    return RowFound(0, found, is_item=False), Around()

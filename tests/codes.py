"""The codes of messages: which the source uses, and which are free.

`python -m tests.codes` prints the free ones. A code is never used for anything else again, so
neither a code with a page in `toolkit/explain` nor the code of a rule is free.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from tests.source_code import CHECKOUT, PACKAGES
from toolkit.cli.explain_pages import FOLDER, pages

NAMED = re.compile(r'"([A-Z]{3}\d{3})"')
RETIRED = "\n## Retired\n"

SUBJECTS = {
    "BDF": "the Commission's budget table, filled by a build",
    "BUD": "rules on money",
    "CAL": "rules of the call",
    "CMD": "how commands are typed",
    "COM": "rules on dissemination",
    "CON": "rules on the consortium",
    "FIL": "rules on the finished file",
    "FRM": "rules on what the form asks",
    "IMP": "files of others that an import reads",
    "ITK": "the intake workbook",
    "OFF": "the official form",
    "LOG": "rules on needs, objectives and indicators",
    "MRG": "files, folders and records; from 020 Word files, 040 pull, 080 copies, 100 folders",
    "OUT": "reading the outline",
    "PAK": "packs for partners",
    "POR": "figures for the Portal and for other programs",
    "PLN": "rules on the work plan",
    "TXT": "templates; from 080 the look of the Word file, 101 rules on texts",
}
"""What the codes with these letters are about."""


def codes_in_source() -> Mapping[str, list[str]]:
    """Every code that the source holds as a string, with the files that hold it."""
    files: dict[str, list[str]] = {}
    for package in PACKAGES:
        for path in sorted((CHECKOUT / package).rglob("*.py")):
            for code in set(NAMED.findall(path.read_text("utf-8"))):
                files.setdefault(code, []).append(path.relative_to(CHECKOUT).as_posix())
    return files


def retired() -> set[str]:
    """The codes whose page says under "Retired" that they are no longer used."""
    return {path.stem for path in FOLDER.glob("*.md") if RETIRED in path.read_text("utf-8")}


def free_codes(used: Iterable[str]) -> Iterator[str]:
    """A line for each prefix: its free numbers up to the highest used one, and all after it."""
    for prefix, codes in groupby(sorted(used), key=lambda code: code[:3]):
        numbers = {int(code[3:]) for code in codes}
        last = max(numbers)
        free = [number for number in range(min(numbers), last) if number not in numbers]
        yield f"{prefix}  {', '.join([*_ranges(free), f'{last + 1:03}-999'])}"


def _ranges(numbers: Iterable[int]) -> Iterator[str]:
    """Numbers that follow one another as a range: `012-019`."""
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        first, *rest = (number for _, number in run)
        yield f"{first:03}-{rest[-1]:03}" if rest else f"{first:03}"


if __name__ == "__main__":
    for line in free_codes(pages()):
        print(f"{line}  ({SUBJECTS[line[:3]]})")  # noqa: T201

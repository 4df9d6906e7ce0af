"""What happens to a project between two builds: hands in its Word file, changes in its outline."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import docx
import yaml
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

COLLEAGUE = "A. Colleague"
SENTENCE = " Partners settled this at their meeting in spring, and wrote it down at once."


def edited(source: Path, target: Path, times: int = 1) -> None:
    """The Word file after fifteen edits in all its length, as often as the text is longer: words
    typed, replaced and deleted, cells, comments, tracked words of a colleague, a table."""
    document = docx.Document(str(source))
    prose = [one for one in document.paragraphs if _is_prose(one)]
    spread = iter(_spread(prose, 13 * times))
    tables = iter(_spread(document.tables, 2 * times))
    for number in range(times):
        for _ in range(4):
            next(spread).add_run(SENTENCE)
        for _ in range(2):
            one = next(spread)
            words = one.runs[0].text.split(" ")
            one.runs[0].text = " ".join([*words[:3], "rewritten", *words[5:]])
        for _ in range(3):
            one = next(spread)
            document.add_comment(one.runs, text="Is this still so?", author=COLLEAGUE)
        _tracked(next(spread), 90_000 + number)
        gone = next(spread)._p
        gone.getparent().remove(gone)
        next(spread).insert_paragraph_before("A paragraph of our own." + SENTENCE)
        for table in (next(tables), next(tables)):
            table.rows[-1].cells[-1].paragraphs[0].add_run(" (checked)")
        _table(document, next(spread))
    document.save(str(target))


def without_anchors(source: Path, target: Path) -> None:
    """The file as it comes back from where all bookmarks are lost."""
    document = docx.Document(str(source))
    for name in ("w:bookmarkStart", "w:bookmarkEnd"):
        for one in list(document.element.body.iter(qn(name))):
            one.getparent().remove(one)
    document.save(str(target))


def through_office(source: Path, target: Path) -> bool:
    """The file as LibreOffice saves it, which fattens every run; False where it is not there."""
    office = shutil.which("soffice")
    if not office:
        return False
    with TemporaryDirectory() as name:
        profile = f"-env:UserInstallation={Path(name, 'profile').as_uri()}"
        into = ["--convert-to", "docx:MS Word 2007 XML", "--outdir", name]
        subprocess.run(
            [office, profile, "--headless", *into, str(source)], check=True, capture_output=True
        )
        shutil.copy(Path(name, source.name), target)
    return True


def changed(source: Path, target: Path, times: int = 1) -> None:
    """The outline after ten changes, as often as the text is longer; it stays within the rules."""
    outline = yaml.safe_load(source.read_text(encoding="utf-8"))
    packages = outline["work_packages"]
    tasks = [task for package in packages for task in package["tasks"]]
    picked = iter(_spread(tasks, 5 * times))
    risks = outline["risks"]
    numbers = count(1)
    for number in range(times):
        for _ in range(3):
            task = next(picked)
            first, _, rest = task["description"].partition(". ")
            task["description"] = f"{first}. The outline says more here now. {rest}"
        for _ in range(2):
            task = next(picked)
            task["title"] = f"{task['title']} and what follows"
        package = packages[(1 + 3 * number) % len(packages)]
        lead = package["lead"]
        package["tasks"].insert(
            1,
            {
                "id": f"added-{next(numbers)}",
                "title": "A task that came later",
                "months": "M7-M12",
                "lead": lead,
                "effort": {lead: {"manager": 0.1}},
                "description": "It was added when the others were settled." + SENTENCE,
            },
        )
        results = [one for one in packages if one.get("deliverables")]
        result = results[number % len(results)]["deliverables"][0]
        result["title"] = f"Second edition of {result['title'].lower()}"
        later = {name: value for name, value in risks[number].items() if name != "id"}
        risks.append({**later, "title": f"A risk seen later, number {number + 1}"})
    project = outline["project"]
    project["summary"] = project["summary"].replace("\n\n", " It goes further now.\n\n", 1)
    partner = outline["partners"][1]
    partner["rates"] = {kind: rate + 10 for kind, rate in partner["rates"].items()}
    target.write_text(yaml.safe_dump(outline, sort_keys=False, width=100), encoding="utf-8")


def _is_prose(one: Paragraph) -> bool:
    return len(one.text) > 150 and bool(one.runs) and not one.style.name.startswith("toc")


def _spread(things: Iterable[Any], wanted: int) -> list[Any]:
    """So many of the things, from the first part to the last."""
    every = list(things)
    return [every[number * len(every) // wanted] for number in range(wanted)]


def _tracked(one: Paragraph, number: int) -> None:
    """Words that a colleague proposes."""
    added = one.add_run(" as a colleague proposes")._r
    change = OxmlElement("w:ins")
    for name, value in (
        ("id", str(number)),
        ("author", COLLEAGUE),
        ("date", "2026-01-05T10:00:00Z"),
    ):
        change.set(qn(f"w:{name}"), value)
    added.addprevious(change)
    change.append(added)


def _table(document: Document, before: Paragraph) -> None:
    table = document.add_table(rows=0, cols=3)
    for number in range(1, 5):
        for cell, text in zip(table.add_row().cells, ("Note", str(number), "ours"), strict=True):
            cell.text = text
    before._p.addprevious(table._tbl)
    before.insert_paragraph_before("A table of our own:")

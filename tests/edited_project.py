"""A project that was built and edited in Word, and whose outline was changed since."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

from docx import Document

from tests.office import converted
from tests.word_editor.editor import WordEditor
from tests.word_editor.pieces import table
from toolkit.ooxml.package import Package
from toolkit.pipeline import build

CLOCK = datetime(2026, 1, 31, 12, 0, tzinfo=UTC)


LATER = CLOCK + timedelta(days=1)


EXAMPLE = Path(__file__).parents[1] / "examples" / "euroboostex" / "outline.yaml"


NAME, BOOK = "EUROBOOSTEX-proposal.docx", "EUROBOOSTEX-workplan.xlsx"


ARRANGED = "The priority leads, and the project is arranged around it."


HUBS = "European Digital Innovation Hubs: entries in the catalogue"


TYPED = "Prato agreed to this on a rainy morning."


OWN = "A paragraph of our own, for which T3.1 was the occasion."


CELLS = (("Mill", "Looms"), ("Filatura Rossi", "four hundred"))


NOTE = "Ask Giulia whether this still holds."


PACKAGE = """\
  - id: pilots
    title: Pilots between the two
    priority: network
    lead: ateval
    tasks:
      - {id: pilot-line, title: A pilot line, months: M2-M6, lead: ateval, effort: {ateval: 0.1}}
"""


def edited(content: bytes) -> bytes:
    """The file after an afternoon in Word: a sentence, a paragraph, a table, a comment, a cut."""
    document = Document(BytesIO(content))
    arranged = next(one for one in document.paragraphs if one.text.startswith(ARRANGED))
    arranged.add_run(f" {TYPED}")
    document.add_comment(arranged.runs[0], NOTE, author="Marta", initials="M")
    saved = BytesIO()
    document.save(saved)
    hand = WordEditor(saved.getvalue())
    hand.insert_after(ARRANGED, OWN)
    hand.paragraph(OWN).addnext(table(CELLS))
    hand.delete(HUBS)
    return hand.save()


def changed(text: str) -> str:
    """The outline after a meeting: a new work package, other months, a new name, one handed in
    less."""
    at = text.index("  - id: innovate\n", text.index("\nwork_packages:"))
    text = text[:at] + PACKAGE + text[at:]
    start = text.index("      - id: survey-report")
    text = text[:start] + text[text.index("      - id: innovation-portfolio") :]
    alliance = text.index("      - id: alliance\n")
    text = text[:alliance] + text[alliance:].replace("M19-M36", "M20-M36", 1)
    return text.replace("    title: Innovate Boost\n", "    title: Innovate Leap\n")


def prepared(folder: Path, through: Path | None = None) -> tuple[Path, bytes]:
    """The example, built and edited, its outline changed; `through` LibreOffice if wanted."""
    outline = Path(shutil.copy(EXAMPLE, folder / "outline.yaml"))
    build(outline, clock=CLOCK)
    content = edited((folder / NAME).read_bytes())
    (folder / NAME).write_bytes(content)
    if through:
        shutil.copy(converted(folder / NAME, "docx", through), folder / NAME)
        content = (folder / NAME).read_bytes()
    outline.write_text(changed(outline.read_text("utf-8")), encoding="utf-8")
    return outline, content


def stripped(content: bytes) -> bytes:
    """The file after a program that keeps nothing of others."""
    package = Package.read(content)
    for name in [*package.parts]:
        if name.startswith("customXml/") or name == "docProps/custom.xml":
            del package.parts[name]
    return package.to_bytes()

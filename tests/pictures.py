"""
The pictures of the README and the guide, from what the example builds today.

    python -m tests.pictures     writes them into docs/pictures
"""

import re
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.office import PDFTOPPM, converted
from tests.source_code import CHECKOUT
from toolkit.pipeline import build, write_form

EXAMPLE = CHECKOUT / "examples" / "euroboostex" / "outline.yaml"
PICTURES = CHECKOUT / "docs" / "pictures"

SHOWN = {
    "priority.png": ("proposal.docx", "Table 2"),
    "timetable.png": ("proposal.docx", "Q1.*T3.1.*T4.1.*T5.1"),
    "work-plan.png": ("workplan.xlsx", "EUROBOOSTEX: work plan"),
    "budget.png": ("workplan.xlsx", "EUROBOOSTEX: costs by partner and work package"),
    "intake-start.png": ("intake.xlsx", "EUROBOOSTEX: intake form"),
    "intake-rates.png": ("intake.xlsx", r"^Rates "),
}
"""By name: the file, and what stands on the page that is shown."""


def text_of(pdf: Path) -> list[str]:
    """What stands on each page, in one line."""
    told = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True
    )
    return [" ".join(page.split()) for page in told.stdout.split("\f")]


def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        outline = Path(shutil.copy(EXAMPLE, folder))
        build(outline, clock=datetime.now(UTC))
        write_form(outline, clock=datetime.now(UTC))
        for name, (file, mark) in SHOWN.items():
            pdf = converted(folder / f"EUROBOOSTEX-{file}", "pdf", folder)
            pages = [at for at, page in enumerate(text_of(pdf), 1) if re.search(mark, page)]
            page = str(pages[0])
            picture = str(PICTURES / name.removesuffix(".png"))
            wanted = ("-png", "-r", "72", "-f", page, "-l", page, "-singlefile")
            subprocess.run([str(PDFTOPPM), *wanted, str(pdf), picture], check=True)


if __name__ == "__main__":
    main()

"""The page of every code: the docstring of a rule, or the file `toolkit/explain/<CODE>.md`."""

import re
from collections.abc import Iterator, Mapping

from toolkit.files import PACKAGE

FOLDER = PACKAGE / "explain"

CODE = re.compile(r"[A-Z]{3}\d{3}")


def page(code: str) -> str | None:
    """What `code` means and how to correct it, as it is printed; None for an unknown code."""
    if CODE.fullmatch(code) is None:
        return None
    file = FOLDER / f"{code}.md"
    return as_printed(file.read_text("utf-8")) if file.is_file() else _pages_of_rules().get(code)


def pages() -> Mapping[str, str]:
    """Every page by its code, in the order of the codes."""
    files = {file.stem: as_printed(file.read_text("utf-8")) for file in FOLDER.glob("*.md")}
    return dict(sorted({**_pages_of_rules(), **files}.items()))


def title(page: str) -> str:
    """The first sentence of a page."""
    return page.partition("\n")[0]


def as_printed(markdown: str) -> str:
    """A page for the terminal: headings without their signs, and all below them indented."""
    return "\n".join(_lines(markdown.strip()))


def _lines(markdown: str) -> Iterator[str]:
    is_example = False
    after_heading = False
    for line in markdown.splitlines():
        if line.startswith("```"):
            is_example = not is_example
        elif line.startswith("#") and not is_example:
            yield line.lstrip("# ")
        elif line or not after_heading:
            yield f"    {line}" if line else ""
        after_heading = line.startswith("## ") and not is_example


def _pages_of_rules() -> Mapping[str, str]:
    from toolkit.checks import rules
    from toolkit.finished_file.file_rules import file_rules

    of_files = {rule.code: rule.page.strip() for rule in file_rules()}
    return {rule.code: rule.page.strip() for rule in rules()} | of_files

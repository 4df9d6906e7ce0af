"""The pages of the documentation, with their links, headings and what they tell to type."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from posixpath import normpath

from tests.source_code import CHECKOUT

README = "README.md"
DOCS = tuple(
    path.relative_to(CHECKOUT).as_posix() for path in sorted((CHECKOUT / "docs").glob("*.md"))
)
OTHERS = ("CONTRIBUTING.md", "SECURITY.md", "templates/README.md", "benchmarks/README.md")

PAGES = {name: (CHECKOUT / name).read_text(encoding="utf-8") for name in (README, *DOCS, *OTHERS)}
"""The text of every page by its path in the checkout."""

FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)")


def fences(page: str, language: str) -> list[str]:
    """The blocks of code in this language, in their order."""
    return [held for its_language, held in FENCE.findall(PAGES[page]) if its_language == language]


def links(page: str) -> Iterator[tuple[str, str]]:
    """The links to other pages and files: the path in the checkout, and the anchor or nothing."""
    for target in LINK.findall(FENCE.sub("", PAGES[page])):
        if "://" not in target:
            path, _, anchor = target.partition("#")
            beside = PurePosixPath(page).parent / path
            yield (normpath(beside.as_posix()) if path else page), anchor


def anchors(page: str) -> set[str]:
    """What a link may have behind its `#`: the headings, written as code hosts and mkdocs do."""
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", PAGES[page]), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def section(page: str, title: str) -> str:
    """The text under the heading `## title`; empty when there is no such heading."""
    return PAGES[page].partition(f"\n## {title}\n")[2].partition("\n## ")[0]

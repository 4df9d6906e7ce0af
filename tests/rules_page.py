"""
The rules of `proposal check` as the list in docs/checks.md, made from their pages.

    python -m tests.rules_page     writes it into the page
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from tests.source_code import CHECKOUT
from toolkit import checks
from toolkit.checks import Rule
from toolkit.finished_file.file_rules import FileRule, file_rules
from toolkit.registry import page_of

PAGE = CHECKOUT / "docs" / "checks.md"
BEGIN, END = "<!-- rules -->\n", "<!-- end of rules -->\n"

FAMILIES = {
    "form": "The form",
    "call": "The call",
    "consortium": "The consortium",
    "logic": "Needs, objectives, indicators",
    "work_plan": "The work plan",
    "money": "The money",
    "communication": "Communication",
    "texts": "Texts",
}
"""The families in the order of the page, each with its title."""


def listed() -> str:
    """A part for each family, with its rules in the order of their codes."""
    families = [
        _part(title, page_of(import_module(f"toolkit.checks.{name}")), _rules_in(name))
        for name, title in FAMILIES.items()
    ]
    finished = _part("The finished file", "What `check --file` finds.", file_rules())
    return "\n".join((*families, finished))


def _rules_in(family: str) -> list[Rule]:
    names = {path.stem for path in Path(checks.__path__[0], family).glob("[!_]*.py")}
    return [one for one in checks.rules() if one.name in names]


def _part(title: str, about: str, rules: Sequence[Rule | FileRule]) -> str:
    lines = "\n".join(map(_line, rules))
    return f"### {title}\n\n{about}\n\n{lines}\n"


def _line(rule: Rule | FileRule) -> str:
    title, why = rule.page.strip().partition("\n")[0], _why(rule.page)
    return f"- **{rule.code}**, {rule.severity}: {title} {why}"


def _why(page: str) -> str:
    """The first sentence of the part "Why it matters", on one line."""
    part = page.partition("Why it matters\n")[2].partition("\n\n")[0]
    words = " ".join(part.split())
    return re.split(r"(?<=[.!?])\s+(?=[A-Z\"'(])", words, maxsplit=1)[0]


def page() -> str:
    """The whole page, with the list as it is now."""
    text = PAGE.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    return f"{before}{BEGIN}\n{listed()}\n{END}{after}"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")

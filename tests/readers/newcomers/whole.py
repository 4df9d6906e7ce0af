"""Parts that are there twice or in the wrong place, and whole files of another kind."""

import json
import re

import yaml

from tests.readers.newcomers.mistake import Mistake


def _between(text: str, first: str, last: str) -> str:
    return text[text.index(first) : text.index(last)]


def _twice(text: str, first: str, last: str) -> str:
    """The text with one of its parts there a second time."""
    part = _between(text, first, last)
    return text.replace(part, part + part, 1)


def _indented(text: str, first: str, last: str, by: str) -> str:
    part = _between(text, first, last)
    return text.replace(part, re.sub(r"(?m)^(?=.)", by, part), 1)


def _fields_of_project_alone(text: str) -> str:
    part = _between(text, "project:\n", "\npartners:")
    return text.replace(part, re.sub(r"(?m)^  ", "", part.removeprefix("project:\n")), 1)


def _tasks_to_the_left(text: str) -> str:
    part = _between(
        text, "    tasks:\n      - id: training\n", "    deliverables:\n      - {id: training-kit"
    )
    return text.replace(part, re.sub(r"(?m)^  ", "", part), 1)


def _with_tabs(text: str) -> str:
    return re.sub(r"(?m)^( +)", lambda found: "\t" * (len(found[1]) // 2), text)


def _with_no_break_spaces(text: str) -> str:
    return re.sub(r"(?m)^( +)", lambda found: "\u00a0" * len(found[1]), text)


def _as_json(text: str) -> str:
    return json.dumps(yaml.safe_load(text), default=str, indent=1)


def _in_place_of(text: str, field: str, new: str) -> str:
    """The text with something else in place of a whole section."""
    return re.sub(rf"\n{field}:\n(?:(?:[ #].*)?\n)*", lambda _: f"\n{new}\n", text, count=1)


MISTAKES = (
    Mistake(
        "duplicate field", (("  duration: 36\n", "  duration: 36\n  duration: 30\n"),), asks=True
    ),
    Mistake(
        "duplicate field same",
        (("  duration: 36\n", "  duration: 36\n  duration: 36\n"),),
        asks=True,
    ),
    Mistake(
        "duplicate section",
        (("\nrisks:\n", "\nsections:\n  CON-MET-CM: A text.\n\nrisks:\n"),),
        asks=True,
    ),
    Mistake("too shallow field", (("  strand: agri-food", "strand: agri-food"),)),
    Mistake(
        "too shallow task field",
        (
            (
                "        lead: pomona\n        effort: {pomona: {manager: 6}",
                "      lead: pomona\n        effort: {pomona: {manager: 6}",
            ),
        ),
    ),
    Mistake(
        "deliverable in tasks",
        (("    deliverables:\n      - {id: training-kit", "      - {id: training-kit"),),
        asks=True,
    ),
    Mistake(
        "list for text",
        (("        title: Quality and monitoring", "        title: [Quality, monitoring]"),),
        asks=True,
    ),
    Mistake(
        "map for text",
        (("        title: Quality and monitoring", "        title: {en: Quality and monitoring}"),),
        asks=True,
    ),
    Mistake(
        "website no https",
        (("website: https://pomona.example.org", "website: pomona.example.org"),),
        right=(("website: https://pomona.example.org", "website: pomona.example.org"),),
        taken=True,
    ),
    Mistake(
        "numbers in a list of texts",
        (("      - Reach the objectives on time.\n", "      - 3\n      - 4\n"),),
        asks=True,
    ),
    Mistake(
        "entry of a list of texts with a name",
        (("      - Reach the objectives on time.\n", "      - first: Reach the objectives\n"),),
        asks=True,
    ),
    Mistake("no partners", rewritten=lambda text: _in_place_of(text, "partners", ""), asks=True),
    Mistake(
        "partners in one line",
        rewritten=lambda text: _in_place_of(text, "partners", "partners: pomona, rain\n"),
        asks=True,
    ),
    Mistake(
        "no work packages",
        rewritten=lambda text: _in_place_of(text, "work_packages", ""),
        asks=True,
    ),
    Mistake(
        "work packages to be written later",
        rewritten=lambda text: _in_place_of(text, "work_packages", "work_packages: later\n"),
        asks=True,
    ),
    Mistake("no project", (("project:\n  acronym", "projekt:\n  acronym"),)),
    Mistake(
        "a task is there twice",
        rewritten=lambda text: _twice(text, "      - id: water-map", "      - id: drought-plans"),
        asks=True,
    ),
    Mistake(
        "a work package is there twice",
        rewritten=lambda text: _twice(text, "  - id: adopt\n", "  - id: train\n"),
        asks=True,
    ),
    Mistake(
        "a partner is there twice",
        rewritten=lambda text: _twice(text, "  - id: sensor-hub\n", "\nwork_packages:"),
        asks=True,
    ),
    Mistake(
        "a section is indented like a field of the one above",
        rewritten=lambda text: _indented(text, "instruments:\n", "\npriorities:", "  "),
    ),
    Mistake("the tasks begin where their work package begins", rewritten=_tasks_to_the_left),
    Mistake(
        "the line project: is missing above its fields",
        rewritten=_fields_of_project_alone,
        asks=True,
    ),
    Mistake("every line is indented with tabs", rewritten=_with_tabs),
    Mistake(
        "every line is indented with no-break spaces", rewritten=_with_no_break_spaces, taken=True
    ),
    Mistake("marks of a code block around all", rewritten=lambda text: f"```yaml\n{text}```\n"),
    Mistake("an empty file", rewritten=lambda _: "", asks=True),
    Mistake("only spaces", rewritten=lambda _: "  \n\n", asks=True),
    Mistake("saved as Unicode by Notepad", rewritten=lambda text: text.encode("utf-16"), asks=True),
    Mistake("the same without a mark", rewritten=lambda text: text.encode("utf-16-le"), asks=True),
    Mistake(
        "line ends and a mark as Windows writes them",
        rewritten=lambda text: b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode(),
        taken=True,
    ),
    Mistake(
        "line ends as old Macs wrote them",
        rewritten=lambda text: text.replace("\n", "\r").encode(),
        taken=True,
    ),
    Mistake(
        "saved as ANSI",
        (("    name: Rain and Soil", "    name: Pluie et Forêt"),),
        rewritten=lambda text: text.encode("latin-1"),
        asks=True,
    ),
    Mistake("saved as rich text", rewritten=lambda text: "{\\rtf1\\ansi " + text + "}", asks=True),
    Mistake(
        "saved as a web page",
        rewritten=lambda text: "<html><p>" + text.replace("\n", "<br>\n") + "</p></html>",
        asks=True,
    ),
    Mistake("written as JSON", rewritten=_as_json, taken=True),
)

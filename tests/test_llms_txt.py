"""`llms.txt` has the form of llmstxt.org and names all commands, and no others."""

import re

import click
import pytest

from tests.source_code import CHECKOUT
from toolkit.cli.main import main
from toolkit.cli.output_schema import output_schema

TEXT = (CHECKOUT / "llms.txt").read_text(encoding="utf-8")
CONTEXT = click.Context(main)
COMMANDS = main.list_commands(CONTEXT)


def options(name: str) -> set[str]:
    command = main.get_command(CONTEXT, name)
    assert command
    return {word for one in command.params for word in one.opts if word.startswith("--")}


def section(title: str) -> str:
    """What is below a heading, up to the next."""
    return TEXT.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def test_it_begins_with_one_title_and_a_quotation_that_says_what_it_is() -> None:
    title, rest = TEXT.split("\n", 1)
    assert title == "# proposal"
    assert rest.startswith("\n> ")
    assert re.findall(r"^# ", TEXT, re.MULTILINE) == ["# "]
    assert not re.search(r"^###", TEXT, re.MULTILINE)


def test_its_links_are_lists_under_headings_and_lead_to_files() -> None:
    for title in ("Documentation", "Optional"):
        lines = section(title).strip().splitlines()
        assert lines
        for line in lines:
            link = re.fullmatch(r"- \[[^\]]+\]\(([^)]+)\): .+", line)
            assert link, line
            assert (CHECKOUT / link[1]).is_file(), link[1]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_named_with_options_that_it_has(name: str) -> None:
    points = re.split(r"^- ", section("Commands"), flags=re.MULTILINE)
    (point,) = [one for one in points if one.startswith(f"`proposal {name}")]
    assert set(re.findall(r"--[a-z-]+", point)) <= options(name) | {"--format"}
    assert options(name) - {"--format"} <= set(re.findall(r"--[a-z-]+", point))


def test_no_command_and_no_option_is_named_that_is_not_there() -> None:
    assert set(re.findall(r"`proposal ([a-z]+)", TEXT)) == set(COMMANDS)
    assert set(re.findall(r"--[a-z-]+", TEXT)) <= {
        one for name in COMMANDS for one in options(name)
    }


def test_the_fields_of_the_results_are_those_of_the_schemas() -> None:
    fields = {
        field
        for name in COMMANDS
        for schema in [output_schema(name)]
        for part in (schema, *schema.get("$defs", {}).values())
        for field in part.get("properties", {})
    }
    named = set(re.findall(r"^- `([a-z_]+)`", section("Results"), re.MULTILINE))
    assert named == {
        *("exit_code", "findings", "files", "changes", "waiting", "figures", "readiness"),
        *("silenced", "corrections", "file", "annotated"),
    }
    assert named <= fields
    outcomes = output_schema("build")["$defs"]["FileOutcome"]["enum"]
    assert [one for one in outcomes if f"`{one}`" not in section("Results")] == []

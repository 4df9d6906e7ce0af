"""What the pages and the help say is so, and every command, option and field is in them."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
import yaml
from click.testing import CliRunner

from tests import fields, rules_page
from tests.pages import DOCS, PAGES, README, anchors, fences, links, section
from tests.source_code import CHECKOUT
from toolkit.cli.main import main
from toolkit.readers.call import call_names

COMMANDS = "docs/commands.md"
TYPED = re.compile(r"(?:`|^)proposal ([a-z]+)\b", re.MULTILINE)


def commands() -> dict[str, click.Command]:
    context = click.Context(main)
    found = {name: main.get_command(context, name) for name in main.list_commands(context)}
    return {name: command for name, command in found.items() if command}


def options(command: click.Command) -> list[click.Option]:
    return [one for one in command.params if isinstance(one, click.Option)]


@pytest.mark.parametrize(("name", "command"), commands().items(), ids=str)
def test_a_command_and_each_of_its_options_have_help(name: str, command: click.Command) -> None:
    told = command.get_short_help_str(200)
    assert told, f"{name} has no help"
    assert "..." not in told
    silent = [one.name for one in options(command) if not (one.help or "").strip()]
    assert not silent, f"{name}: no help for {', '.join(map(str, silent))}"


@pytest.mark.parametrize(("name", "command"), commands().items(), ids=str)
def test_a_command_has_its_section_with_each_of_its_options(
    name: str, command: click.Command
) -> None:
    text = section(COMMANDS, f"proposal {name}")
    assert text, f"{COMMANDS} has no section `## proposal {name}`"
    described = set(re.findall(r"^\| `(--[a-z-]+)", text, re.MULTILINE))
    there = {one.opts[0] for one in options(command)}
    assert not there - described, f"add to {COMMANDS}, proposal {name}: {there - described}"
    assert not described - there, f"remove from {COMMANDS}, proposal {name}: {described - there}"


@pytest.mark.parametrize(("name", "command"), commands().items(), ids=str)
def test_the_values_that_an_option_takes_are_in_its_line(name: str, command: click.Command) -> None:
    lines = section(COMMANDS, f"proposal {name}").splitlines()
    for one in options(command):
        if isinstance(one.type, click.Choice):
            line = " ".join(line for line in lines if line.startswith(f"| `{one.opts[0]}"))
            missing = [value for value in one.type.choices if f"`{value}`" not in line]
            assert not missing, f"{COMMANDS}, {one.opts[0]}: {missing}"


def test_the_guide_names_every_call_that_comes_with_the_tool() -> None:
    missing = [name for name in call_names() if f"| `{name}` |" not in PAGES["docs/guide.md"]]
    assert not missing, f"add to the table of calls in docs/guide.md: {missing}"


@pytest.mark.parametrize("page", PAGES)
def test_no_page_speaks_of_a_command_that_is_not_there(page: str) -> None:
    assert set(TYPED.findall(PAGES[page])) <= set(commands())


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the examples, as someone has it who reads the README and then the pages."""
    folder = tmp_path_factory.mktemp("readme")
    ignored = shutil.ignore_patterns("*.docx", "*.xlsx", ".proposal")
    shutil.copytree(CHECKOUT / "examples", folder / "examples", ignore=ignored)
    return folder


def test_what_the_pages_tell_to_type_runs(sandbox: Path) -> None:
    """Fence after fence, page after page, in one folder, each line as it stands."""
    typed = {page: [one for one in fences(page, "sh") if TYPED.match(one)] for page in PAGES}
    assert typed[README]
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for page, fence in ((page, fence) for page, found in typed.items() for fence in found):
        ended = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", fence],
            cwd=sandbox,
            env={**os.environ, "PATH": path},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        assert ended.returncode == 0, f"{page}: {fence}\n{ended.stdout}{ended.stderr}"


def test_the_tables_of_the_outline_are_those_of_the_schema() -> None:
    assert fields.page() == PAGES["docs/outline.md"], "run: python -m tests.fields"


def test_the_list_of_rules_is_that_of_their_pages() -> None:
    assert rules_page.page() == PAGES["docs/checks.md"], "run: python -m tests.rules_page"


def test_only_months_are_called_months_in_the_tables_of_fields() -> None:
    rows = [line.split(" | ") for line in fields.tables().splitlines() if line.startswith("| ")]
    months = {row[0].strip("|* `") for row in rows if "month" in row[1]}
    assert months == {"due", "month", "months", "reporting_periods"}


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_links_to_is_there(page: str) -> None:
    for target, anchor in links(page):
        assert (CHECKOUT / target).exists(), f"{page} links to {target}"
        if anchor:
            assert anchor in anchors(target), f"{page} links to {target}#{anchor}"


def test_the_readme_is_read_in_five_minutes_and_leads_to_every_page() -> None:
    assert len(PAGES[README].splitlines()) <= 200
    assert set(DOCS) <= {target for target, _ in links(README)}


def test_the_site_has_every_page() -> None:
    site = yaml.safe_load((CHECKOUT / "mkdocs.yml").read_text(encoding="utf-8"))
    listed = [path for entry in site["nav"] for path in entry.values()]
    assert sorted(listed) == sorted([*(Path(page).name for page in DOCS), "codes.md", "index.md"])


def test_the_finding_that_the_pages_show_is_the_one_that_the_change_brings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "examples/euroboostex/outline.yaml"
    written = (CHECKOUT / name).read_text(encoding="utf-8")
    assert written.count("due: M12") == 1
    (tmp_path / name).parent.mkdir(parents=True)
    (tmp_path / name).write_text(written.replace("due: M12", "due: M40"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    told = CliRunner().invoke(main, ["check", name]).stdout
    for page in (README, "docs/messages.md"):
        (shown,) = [fence for fence in fences(page, "") if " PLN104 " in fence]
        assert shown in told

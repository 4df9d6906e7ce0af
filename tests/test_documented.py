"""What the README and the help say is so, and nothing goes without saying."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from tests import fields
from tests.house import CHECKOUT
from toolkit.cli.main import main

README = (CHECKOUT / "README.md").read_text(encoding="utf-8")
FENCES = re.findall(r"^```sh\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
SPOKEN = [fence for fence in FENCES if fence.startswith("proposal ")]


def commands() -> dict[str, click.Command]:
    context = click.Context(main)
    found = {name: main.get_command(context, name) for name in main.list_commands(context)}
    return {name: command for name, command in found.items() if command}


@pytest.mark.parametrize(("name", "command"), commands().items(), ids=str)
def test_a_command_and_each_of_its_options_have_help(name: str, command: click.Command) -> None:
    told = command.get_short_help_str(200)
    assert told, f"{name} has no help"
    assert "..." not in told
    silent = [
        one.name
        for one in command.params
        if isinstance(one, click.Option) and not (one.help or "").strip()
    ]
    assert not silent, f"{name}: no help for {', '.join(map(str, silent))}"


@pytest.mark.parametrize(("name", "command"), commands().items(), ids=str)
def test_a_command_and_each_of_its_options_stand_in_the_readme(
    name: str, command: click.Command
) -> None:
    assert f"`proposal {name}" in README
    options = [one.opts[0] for one in command.params if isinstance(one, click.Option)]
    assert [one for one in options if one not in README] == []


def test_the_readme_speaks_of_no_command_that_is_not_there() -> None:
    assert set(re.findall(r"\bproposal ([a-z]+)\b(?=[^.\n]*`)", README)) <= set(commands())


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the examples, as someone has it who reads the README."""
    folder = tmp_path_factory.mktemp("readme")
    ignored = shutil.ignore_patterns("*.docx", "*.xlsx", ".proposal")
    shutil.copytree(CHECKOUT / "examples", folder / "examples", ignore=ignored)
    return folder


def test_what_the_readme_tells_to_type_runs(sandbox: Path) -> None:
    """Fence after fence, in one folder, each line as it stands."""
    assert SPOKEN
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for fence in SPOKEN:
        ended = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", fence],
            cwd=sandbox,
            env={**os.environ, "PATH": path},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        assert ended.returncode == 0, f"{fence}\n{ended.stdout}{ended.stderr}"


def test_the_tables_of_the_outline_are_those_of_the_schema() -> None:
    assert fields.readme() == README, "run: python -m tests.fields"


def test_only_months_are_called_months_in_the_tables_of_fields() -> None:
    rows = [line.split(" | ") for line in fields.tables().splitlines() if line.startswith("| ")]
    months = {row[0].strip("|* `") for row in rows if "month" in row[1]}
    assert months == {"due", "month", "months", "reporting_periods"}


@pytest.mark.parametrize("target", re.findall(r"\]\(([^)#:]+)\)", README))
def test_what_the_readme_links_to_is_there(target: str) -> None:
    assert (CHECKOUT / target).exists()


def test_the_finding_that_the_readme_shows_is_the_one_that_its_change_brings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "examples/euroboostex/outline.yaml"
    written = (CHECKOUT / name).read_text(encoding="utf-8")
    assert written.count("due: M12") == 1
    (tmp_path / name).parent.mkdir(parents=True)
    (tmp_path / name).write_text(written.replace("due: M12", "due: M40"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    told = CliRunner().invoke(main, ["check", name]).stdout
    (shown,) = re.findall(r"^```\n(.* PLN104 (?:.*\n)*?)```$", README, re.MULTILINE)
    assert shown in told

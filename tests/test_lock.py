"""The lock holds one version of everything that is asked for, with checksums and no address."""

import re
import runpy
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from tests.source_code import CHECKOUT

PYPROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = (CHECKOUT / "requirements.lock").read_text(encoding="utf-8")
PINS = {
    name.lower(): version for name, version in re.findall(r"^([\w.-]+)==([\w.+!-]+)", LOCK, re.M)
}
INSTALL = runpy.run_path(str(CHECKOUT / ".ci" / "install.py"))


def asked_for() -> Iterator[Requirement]:
    """Everything that pyproject.toml names: to build, to run, and each extra."""
    project = PYPROJECT["project"]
    extras = project["optional-dependencies"].values()
    for text in (
        *PYPROJECT["build-system"]["requires"],
        *project["dependencies"],
        *(one for extra in extras for one in extra),
    ):
        yield Requirement(text)


@pytest.mark.parametrize("wanted", tuple(asked_for()), ids=str)
def test_what_is_asked_for_is_locked_at_a_version_that_is_allowed(wanted: Requirement) -> None:
    assert wanted.specifier.contains(PINS[wanted.name.lower()])


def test_what_is_asked_for_has_a_lowest_version() -> None:
    unbound = [str(one) for one in asked_for() if ">=" not in str(one.specifier)]
    assert unbound == []


def test_every_locked_version_has_its_checksums() -> None:
    blocks = re.findall(r"^([\w.-]+==.*?)(?=^\S|\Z)", LOCK, re.M | re.S)
    assert len(blocks) == len(PINS) > 40
    assert [one for one in blocks if not re.search(r"--hash=sha256:[0-9a-f]{64}\b", one)] == []


def test_the_lock_names_no_address() -> None:
    assert re.findall(r"\S*(?:://|\.org|\.com|\.io|index-url|find-links)\S*", LOCK) == []


def test_the_installer_asks_for_what_pyproject_names() -> None:
    wanted: list[str] = INSTALL["requirements"](
        PYPROJECT, list(PYPROJECT["project"]["optional-dependencies"])
    )
    assert {str(Requirement(one)) for one in wanted} == {str(one) for one in asked_for()}
    run = INSTALL["requirements"](PYPROJECT, [])
    assert not any(one.startswith(("pytest", "mypy", "uv")) for one in run)


def test_the_installer_takes_all_lines_about_one_package() -> None:
    lines: str = INSTALL["locked"]("pip")
    assert re.fullmatch(
        r"pip==\S+ \\\n(?: +--hash=sha256:[0-9a-f]{64}(?: \\)?\n)+(?: +#.*\n)+", lines
    )
    assert lines in LOCK
    last = max(PINS)
    assert LOCK.endswith(INSTALL["locked"](last))


def test_the_workflow_runs_every_python_that_the_project_is_for() -> None:
    path = CHECKOUT / ".github" / "workflows" / "tests.yml"
    matrix: Any = yaml.safe_load(path.read_text("utf-8"))["jobs"]["locked"]["strategy"]["matrix"]
    assert matrix["python"] == ["3.11", "3.12", "3.13", "3.14"]
    assert {one.partition("-")[0] for one in matrix["os"]} == {"ubuntu", "macos", "windows"}
    lowest = SpecifierSet(PYPROJECT["project"]["requires-python"])
    assert lowest.contains(matrix["python"][0])
    assert not lowest.contains("3.10")

"""The wheel holds all that the command needs, and builds an example far from the checkout."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
from pathlib import Path
from venv import EnvBuilder
from zipfile import ZipFile

import pytest

from tests.source_code import CHECKOUT, PACKAGES

EXAMPLE = CHECKOUT / "examples" / "euroboostex"
COMMANDS = "Scripts" if os.name == "nt" else "bin"
"""The folder of an environment in which its commands are."""


def run(*command: str | Path, folder: Path) -> str:
    """What the command prints; it must end with 0, and it sees nothing of the checkout."""
    outer = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    ended = subprocess.run(
        [str(word) for word in command],
        cwd=folder,
        env=outer,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, f"{command}\n{ended.stdout}{ended.stderr}"
    return ended.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, as `pip install .` would build it."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, folder=CHECKOUT)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive of `make release`."""
    folder = tmp_path_factory.mktemp("archive")
    run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", folder, folder=CHECKOUT)
    return next(folder.glob("*.tar.gz"))


@pytest.fixture(scope="module")
def proposal(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command in a fresh environment: the wheel, and the libraries that are here already."""
    folder = tmp_path_factory.mktemp("fresh") / "venv"
    EnvBuilder(symlinks=os.name != "nt").create(folder)
    python = folder / COMMANDS / "python"
    pip = (sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check")
    run(*pip, "install", "--quiet", "--no-deps", "--no-index", wheel, folder=folder)
    here = run(
        python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", folder=folder
    )
    libraries = Path(here.strip(), "libraries.pth")
    libraries.write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return folder / COMMANDS / "proposal"


def files_in(folder: Path) -> set[str]:
    """The files of a folder of the checkout, as git would take them."""
    return {
        path.relative_to(CHECKOUT).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_holds_every_template(wheel: Path) -> None:
    held = set(ZipFile(wheel).namelist())
    assert {f"toolkit/{name}" for name in files_in(CHECKOUT / "templates")} <= held


def test_the_wheel_holds_our_packages_and_nothing_else(wheel: Path) -> None:
    held = {name for name in ZipFile(wheel).namelist() if ".dist-info/" not in name}
    code = set().union(*(files_in(CHECKOUT / package) for package in PACKAGES))
    assert {name for name in held if not name.startswith("toolkit/templates/")} == code


def test_the_archive_gives_the_same_wheel_without_git(
    wheel: Path, archive: Path, tmp_path: Path
) -> None:
    with tarfile.open(archive) as opened:
        opened.extractall(tmp_path, filter="data")
    (folder,) = tmp_path.iterdir()
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path, folder=folder)
    (again,) = tmp_path.glob("*.whl")
    with ZipFile(wheel) as first, ZipFile(again) as second:
        assert {one.filename: one.CRC for one in first.infolist()} == {
            one.filename: one.CRC for one in second.infolist()
        }


def test_the_archive_holds_the_lock_and_the_examples_and_no_tests(archive: Path) -> None:
    with tarfile.open(archive) as opened:
        held = {name.partition("/")[2] for name in opened.getnames()}
    assert {"requirements.lock", "README.md", "examples/euroboostex/outline.yaml"} <= held
    assert {one for one in held if one.startswith(("tests", "benchmarks", ".ci"))} == set()


def test_the_readme_names_the_files_of_the_release(wheel: Path, archive: Path) -> None:
    told = (CHECKOUT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"proposal_toolkit-[\w.-]+(?:\.whl|\.tar\.gz)", told))
    assert named == {wheel.name, archive.name}


def test_the_installed_command_is_not_the_checkouts(proposal: Path, tmp_path: Path) -> None:
    python = proposal.with_name("python")
    where = run(python, "-c", "import toolkit; print(toolkit.__file__)", folder=tmp_path)
    assert where.startswith(str(proposal.parent.parent))


def test_it_builds_an_example_outside_the_checkout(proposal: Path, tmp_path: Path) -> None:
    project = tmp_path / "euroboostex"
    shutil.copytree(EXAMPLE, project, ignore=shutil.ignore_patterns("*.docx", "*.xlsx", ".*"))
    run(proposal, "build", folder=project)
    assert {path.name for path in project.glob("EUROBOOSTEX-*")} == {
        "EUROBOOSTEX-proposal.docx",
        "EUROBOOSTEX-workplan.xlsx",
    }


def test_it_makes_a_new_project_that_builds_at_once(proposal: Path, tmp_path: Path) -> None:
    run(proposal, "new", "mine", "--strand", "textile", "--acronym", "MINE", folder=tmp_path)
    run(proposal, "build", folder=tmp_path / "mine")
    assert (tmp_path / "mine" / "MINE-proposal.docx").is_file()


def test_every_command_answers_outside_the_checkout(proposal: Path, tmp_path: Path) -> None:
    assert "build" in run(proposal, "--help", folder=tmp_path)
    assert '"properties"' in run(proposal, "schema", folder=tmp_path)

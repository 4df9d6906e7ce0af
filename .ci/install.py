"""Installs the project into the virtual environment whose Python runs this.

    .venv/bin/python .ci/install.py               what the command `proposal` needs
    .venv/bin/python .ci/install.py dev bench     the extras of those names besides
    .venv/bin/python .ci/install.py --newest dev  the newest versions that pyproject.toml allows

Without --newest every version is the one in requirements.lock, and every file that is downloaded
has a checksum that stands there. Nothing is compiled. On Windows: .venv\\Scripts\\python.
"""

import subprocess
import sys
import tomllib
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
LOCK = CHECKOUT / "requirements.lock"
PIP = (sys.executable, "-m", "pip", "-qq", "--disable-pip-version-check", "--no-input", "install")
CHECKED = ("--require-hashes", "--only-binary", ":all:")

OTHER_PYTHON = """\
The lock is for Python 3.11 to 3.14, and this is {version}.
    Use one of these:  make clean && make PYTHON=/path/to/python
"""
NO_ENVIRONMENT = """\
This Python is not in a virtual environment, and nothing is installed outside of one.
    Make one:  python -m venv .venv
    Then on Windows:   .venv\\Scripts\\python .ci\\install.py
    and elsewhere:     .venv/bin/python .ci/install.py
"""


def main(words: list[str]) -> int:
    """Installs, and returns the exit code: 0 when all is there, 1 when something is missing."""
    if sys.prefix == sys.base_prefix:
        sys.stderr.write(NO_ENVIRONMENT)
        return 1
    extras = [one for one in words if one != "--newest"]
    wanted = requirements(tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8")), extras)
    steps = with_newest(wanted) if "--newest" in words else with_lock(wanted)
    steps.append(("--no-deps", "--no-index", "--no-build-isolation", "-e", str(CHECKOUT)))
    if all(pip(*step) for step in steps):
        return 0
    if "--newest" not in words and not (3, 11) <= sys.version_info[:2] <= (3, 14):
        sys.stderr.write(OTHER_PYTHON.format(version=sys.version.split()[0]))
    return 1


def requirements(pyproject: dict, extras: list[str]) -> list[str]:
    """What pyproject.toml asks for: to build the project, to run it, and for each of the extras."""
    project = pyproject["project"]
    names = [*pyproject["build-system"]["requires"], *project["dependencies"]]
    for extra in extras:
        names += project["optional-dependencies"][extra]
    return names


def with_newest(wanted: list[str]) -> list[tuple[str, ...]]:
    """What pip is asked for, call by call, to install the newest versions."""
    return [("--upgrade", "pip"), ("--upgrade", "--upgrade-strategy", "eager", *wanted)]


def with_lock(wanted: list[str]) -> list[tuple[str, ...]]:
    """What pip is asked for, call by call, to install the locked versions.

    The first call brings pip itself: before 26.1 it takes no checksums from a file of constraints.
    """
    own = Path(sys.prefix) / "pip.lock"
    own.write_text(locked("pip"), "utf-8")
    return [(*CHECKED, "-r", str(own)), (*CHECKED, "-c", str(LOCK), *wanted)]


def locked(name: str) -> str:
    """The lines of the lock about one package."""
    lines = LOCK.read_text("utf-8").splitlines()
    first = next(n for n, line in enumerate(lines) if line.startswith(f"{name}=="))
    end = next((n for n in range(first + 1, len(lines)) if lines[n][:1] != " "), len(lines))
    return "\n".join(lines[first:end]) + "\n"


def pip(*options: str) -> bool:
    """Whether pip has done it, at the second try if not at the first: networks fail for moments."""
    return any(subprocess.run([*PIP, *options], check=False).returncode == 0 for _ in range(2))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""What many tests start from: a small sound dossier, and an outline written to a file."""

import gc
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import settings

from tests.builders import make_dossier
from tests.office_rules import watch
from tests.source_code import CHECKOUT
from toolkit.plan.dossier import Dossier

settings.register_profile("the same every day", derandomize=True, deadline=None)
settings.register_profile("others every time", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "the same every day"))

watch.watch()

gc.set_threshold(50_000, 10, 10)
"""A tenth of the time of all tests went into looking for garbage, most of which is found anyway."""


@pytest.fixture(autouse=True)
def office_opens_what_is_written() -> Iterator[None]:
    """Fails a test whose files Word or Excel would not open, though it caught what told so."""
    yield
    told, watch.refused[:] = list(watch.refused), []
    assert not told


@pytest.fixture(autouse=True, scope="session")
def _state_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What builds note outside of their project is noted in a folder of the tests."""
    with pytest.MonkeyPatch.context() as patched:
        for name in ("XDG_STATE_HOME", "LOCALAPPDATA"):
            patched.setenv(name, str(tmp_path_factory.mktemp("state")))
        yield


@pytest.fixture
def dossier() -> Dossier:
    """A small proposal in which nothing is to mend."""
    return make_dossier()


@pytest.fixture
def outline(tmp_path: Path) -> Callable[[str], Path]:
    """Writes a text as `outline.yaml` and says where: `outline("call: ...")`."""

    def write(text: str) -> Path:
        path = tmp_path / "outline.yaml"
        path.write_text(dedent(text), encoding="utf-8")
        return path

    return write


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest --accept` writes what came out today into the golden texts, to be reviewed."""
    parser.addoption("--accept", action="store_true", help="rewrite the golden texts")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compares a text with the golden one: `golden(HERE / "composed.md", text)`."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--accept"):
            path.write_text(text, encoding="utf-8")
        shown = path.relative_to(CHECKOUT)
        assert text == path.read_text(encoding="utf-8"), (
            f"{shown} is another text now; where it should be, write it with "
            f"`pytest --accept {request.node.nodeid}` and read `git diff {shown}`"
        )

    return compare


LONG = "PROPOSAL_LONG" in os.environ
THROUGH_OFFICE = "through-LibreOffice"
ONE_OF = 12
MANY = 1000
"""Whoever runs fewer tests asks for these."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves out what takes long, where many tests are run; `make test-long` runs everything.

    Of the scenarios that also go through LibreOffice every twelfth is run.
    """
    if LONG or len(items) < MANY:
        return
    through = [one for one in items if THROUGH_OFFICE in one.name]
    left = {one.nodeid for number, one in enumerate(through) if number % ONE_OF}
    left |= {one.nodeid for one in items if one.get_closest_marker("long")}
    config.hook.pytest_deselected(items=[one for one in items if one.nodeid in left])
    items[:] = [one for one in items if one.nodeid not in left]

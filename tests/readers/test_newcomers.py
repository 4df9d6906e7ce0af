"""What newcomers write in the wrong way is taken as meant, or is one finding that helps them.

The mistakes stand in `newcomers/`, by kind; what is told of each in `newcomers/told.md`, which is
reviewed like prose.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

from tests.readers.newcomers.every import ALL, KINDS, mistakes, name
from tests.readers.newcomers.mistake import OUTLINE, Mistake
from tests.readers.newcomers.obedient import obeyed
from toolkit import checks
from toolkit.diagnostics import Diagnostic, ProposalError, Severity
from toolkit.model.proposal import Proposal
from toolkit.pipeline import read_dossier

pytestmark = pytest.mark.slow

HERE = Path(__file__).parent / "newcomers"


@pytest.fixture(autouse=True, scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("newcomers"))
        yield


@cache
def answer(content: str | bytes) -> tuple[Proposal | None, tuple[Diagnostic, ...]]:
    """What `proposal check` answers, but for what it says of the outline without a mistake."""
    proposal, told = _read(content)
    messages = {(one.code, one.message) for one in _usual()}
    paths = {(one.code, one.place.path) for one in _usual()}
    return proposal, tuple(
        one
        for one in told
        if (one.code, one.message) not in messages and (one.code, one.place.path) not in paths
    )


def _read(content: str | bytes) -> tuple[Proposal | None, tuple[Diagnostic, ...]]:
    path = Path("outline.yaml")
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    try:
        dossier = read_dossier(path)
    except ProposalError as error:
        return None, error.diagnostics
    return dossier.proposal, checks.run(dossier)


@cache
def _usual() -> tuple[Diagnostic, ...]:
    return _read(OUTLINE)[1]


@cache
def meant(text: str) -> Proposal:
    proposal, _ = _read(text)
    assert proposal is not None
    return proposal


@pytest.mark.parametrize("mistake", [one for _, one in ALL], ids=[name(*one) for one in ALL])
def test_a_mistake_is_taken_as_meant_or_is_one_finding(mistake: Mistake) -> None:
    proposal, told = answer(mistake.made)
    if mistake.taken:
        assert proposal == meant(mistake.meant)
        assert [one for one in told if one.severity is Severity.ERROR] == []
        assert len(told) <= 1
    else:
        weighty = [one for one in told if one.severity is not Severity.ADVICE]
        assert len(weighty) == 1, "\n".join(map(str, told))
        assert weighty[0].hint


FOLLOWED = [(kind, one) for kind, one in ALL if not one.taken and not one.asks]


@pytest.mark.parametrize(
    "mistake", [one for _, one in FOLLOWED], ids=[name(*one) for one in FOLLOWED]
)
def test_who_does_what_the_hint_says_gets_what_was_meant(mistake: Mistake) -> None:
    made = mistake.made
    assert isinstance(made, str)
    (finding,) = answer(made)[1]
    mended = obeyed(made, finding)
    assert mended is not None, str(finding)
    proposal, told = answer(mended)
    left = [one for one in told if one.severity is not Severity.ADVICE]
    assert left == [], f"{finding}\n{mended}"
    assert proposal == meant(mistake.meant), str(finding)


def test_the_answers_read_as_they_were_reviewed(golden: Callable[[Path, str], None]) -> None:
    golden(HERE / "told.md", "".join(_page()))


def _page() -> Iterator[str]:
    yield "# What is told of the mistakes of newcomers\n"
    for kind in KINDS:
        module = import_module(f"tests.readers.newcomers.{kind}")
        yield f"\n# {str(module.__doc__).strip()}\n"
        for one in mistakes(kind):
            yield f"\n## {one.name}\n\n"
            yield "".join(
                f"    {line}\n" for _, new in one.wrong for line in new.strip("\n").split("\n")
            )
            told = answer(one.made)[1]
            yield "\nTaken as meant.\n" if one.taken else ""
            yield "".join(f"\n{finding}\n" for finding in told)

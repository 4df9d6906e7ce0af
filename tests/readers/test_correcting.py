"""What is corrected safely, and what is left to a person."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from tests.readers.newcomers.every import ALL
from tests.readers.newcomers.mistake import OUTLINE
from toolkit import checks
from toolkit.command_context import read_dossier
from toolkit.diagnostics import Diagnostic, ProposalError
from toolkit.model.proposal import Proposal
from toolkit.readers.correcting import Corrected, corrected
from toolkit.readers.outline import read_outline

Correct = Callable[[str | bytes], Corrected]


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return Path("outline.yaml")


@pytest.fixture
def correct(path: Path) -> Correct:
    def find(texts: Mapping[Path, str]) -> Sequence[Diagnostic]:
        try:
            return checks.run(read_dossier(path, texts))
        except ProposalError as error:
            return error.diagnostics

    def correct(content: str | bytes) -> Corrected:
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return corrected(path, find)

    return correct


def written(found: Corrected) -> bytes:
    (content,) = found.files.values()
    return content


def in_words(proposal: Proposal) -> str:
    """All that a proposal says; where the lines of a text end does not matter."""
    return "".join(proposal.model_dump_json().replace("\\n", " ").split())


@pytest.mark.parametrize("step", [pytest.param(1, marks=pytest.mark.long), 9])
def test_what_is_corrected_is_what_was_meant(step: int, path: Path, correct: Correct) -> None:
    """The mistakes of newcomers: each is left alone, or becomes what they meant."""
    done = 0
    for _, mistake in ALL[::step]:
        found = correct(mistake.made)
        if not found.files:
            assert not found.corrections
            continue
        path.write_bytes(written(found))
        try:
            proposal = read_outline(path)
        except ProposalError:
            continue  # something else is left, which was there before
        path.write_text(mistake.meant, encoding="utf-8")
        assert in_words(proposal) == in_words(read_outline(path)), mistake.name
        done += 1
    assert done >= len(ALL[::step]) // 3


def test_no_word_is_lost_where_a_text_stands_on_the_line_of_its_name(correct: Correct) -> None:
    (mistake,) = [one for _, one in ALL if one.name == "forgotten pipe, text on line"]
    assert correct(mistake.made) == Corrected((), {})


def test_a_sound_outline_is_left_as_it_is(correct: Correct) -> None:
    assert correct(OUTLINE) == Corrected((), {})


def swap(old: str, new: str) -> str:
    assert OUTLINE.count(old) >= 1
    return OUTLINE.replace(old, new, 1)


def test_several_mistakes_are_corrected_at_once_and_comments_stay(correct: Correct) -> None:
    wrong = swap("strand:", "# my remark\n  strnad:").replace("duration: 36", "duration: 36  # ok")
    found = correct(wrong.replace("role: coordinator", "role: Coordinator", 1))
    assert {one.code for one in found.corrections} == {"OUT020", "OUT025"}
    assert written(found).decode() == swap("strand:", "# my remark\n  strand:").replace(
        "duration: 36", "duration: 36  # ok"
    )


@pytest.mark.parametrize(
    "wrong",
    [
        swap("strand: ", "strand: bakery # "),
        swap("role: coordinator", "role: chief"),
        swap("acronym: ", "acronym: É"),
        OUTLINE.encode("utf-16"),
        "",
    ],
)
def test_what_may_mean_several_things_is_left_to_a_person(
    wrong: str | bytes, correct: Correct
) -> None:
    assert correct(wrong) == Corrected((), {})


def test_an_id_is_not_taken_for_another_one_that_differs_by_its_number(correct: Correct) -> None:
    first = OUTLINE.index("tasks:")
    wrong = OUTLINE[:first] + OUTLINE[first:].replace("lead: pomona", "lead: pomona2", 1)
    assert wrong != OUTLINE
    assert correct(wrong).corrections == ()

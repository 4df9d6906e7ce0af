"""Contradictions are found, in words and in digits, and what is no contradiction stays quiet."""

from pathlib import Path

import pytest

from tests.claims.agreeing import ENGLISH, FRENCH
from tests.claims.contradicting import HELD_BACK, TUNED
from toolkit.claims.against_plan import contradictions, outline_contradictions
from toolkit.claims.contradiction import Kind
from toolkit.plan.dossier import Dossier
from toolkit.readers.call import read_call
from toolkit.readers.outline import read_outline

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def dossier_of(example: str) -> Dossier:
    outline = EXAMPLES / example / "outline.yaml"
    proposal = read_outline(outline)
    return Dossier.of(proposal, read_call(proposal.call, home=outline.parent))


@pytest.fixture(scope="module")
def flagship() -> Dossier:
    return dossier_of("euroboostex")


@pytest.mark.parametrize(("sentence", "kind"), TUNED + HELD_BACK)
def test_a_contradiction_is_found(flagship: Dossier, sentence: str, kind: Kind) -> None:
    found = contradictions(sentence, flagship)
    assert [one.kind for one in found] == [kind]
    assert sentence[found[0].start : found[0].end]
    assert found[0].sentence.strip("…") in sentence


@pytest.mark.parametrize("sentence", ENGLISH + FRENCH)
def test_numbers_that_agree_or_are_of_other_things_stay_quiet(
    flagship: Dossier, sentence: str
) -> None:
    assert contradictions(sentence, flagship) == ()


@pytest.mark.parametrize("example", ["euroboostex", "agri-food", "open-strand", "call-2024"])
def test_the_texts_of_the_examples_agree_with_their_plans(example: str) -> None:
    assert [
        (str(place), one.message) for place, one in outline_contradictions(dossier_of(example))
    ] == []


def test_a_text_that_describes_a_task_speaks_of_its_own_call(flagship: Dossier) -> None:
    text = "The call opens in M10 and closes in M15."
    (found,) = contradictions(text, flagship, about="innovate-call")
    assert found.plan == "in the plan the call 'Innovate Boost' opens in M9"
    assert contradictions(text, flagship) == ()


def test_a_contradiction_says_where_it_is_and_what_the_plan_has(flagship: Dossier) -> None:
    text = "All is well.  Then six partners\nfrom four countries meet in all.  Good."
    (found,) = contradictions(text, flagship)
    assert text[found.start : found.end] == "six partners"
    assert found.message == (
        'the text says "Then six partners from four countries meet in all", '
        "but the plan has 5 partners"
    )


def test_a_long_sentence_is_cut_around_what_is_wrong(flagship: Dossier) -> None:
    text = f"{'We read and write, ' * 20}the six partners meet, {'and they write ' * 20}."
    (found,) = contradictions(text, flagship)
    assert "the six partners meet" in found.sentence
    assert len(found.sentence) < 130

"""Contradictions are found, in words and in digits, and what is no contradiction stays quiet."""

from pathlib import Path
from random import Random

import pytest

from tests.claims.agreeing import ENGLISH, FRENCH
from tests.claims.contradicting import HELD_BACK, MEASURED, SEEDED, TUNED
from toolkit.claims.against_plan import contradictions, outline_contradictions
from toolkit.claims.contradiction import Kind
from toolkit.plan.dossier import Dossier
from toolkit.readers.call import read_call
from toolkit.readers.outline import read_outline

HERE = Path(__file__).resolve().parents[2]


def dossier_of(example: str) -> Dossier:
    outline = HERE / example
    if outline.is_dir():
        outline /= "outline.yaml"
    proposal = read_outline(outline)
    return Dossier.of(proposal, read_call(proposal.call, home=outline.parent))


@pytest.fixture(scope="module")
def flagship() -> Dossier:
    return dossier_of("tests/claims/plan.yaml")


@pytest.mark.parametrize(("sentence", "kind"), TUNED + HELD_BACK + MEASURED + SEEDED)
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
    found = outline_contradictions(dossier_of(f"examples/{example}"))
    assert [(str(place), one.message) for place, one in found] == []


def test_a_text_that_describes_a_task_speaks_of_its_own_call(flagship: Dossier) -> None:
    text = "The call opens in M14 and closes in M15."
    (found,) = contradictions(text, flagship, about="adoption-call")
    assert found.plan == "in the plan the call 'Technology adoption in pairs' opens in M13"
    assert contradictions(text, flagship) == ()


def test_a_text_that_describes_a_task_says_what_it_waits_for(flagship: Dossier) -> None:
    text = "It begins only when D2.1 has been delivered."
    (found,) = contradictions(text, flagship, about="innovate-call")
    assert found.plan == "in the plan T3.2 begins in M8 and D2.1 is due in M10"
    assert contradictions(text, flagship, about="resilience-workshops") == ()


@pytest.mark.parametrize(
    "draft", ["examples/euroboostex", "examples/open-strand", "tests/compose/french"]
)
def test_a_draft_does_not_contradict_the_plan_that_it_was_made_of(draft: str) -> None:
    dossier = dossier_of(draft)
    lines = (HERE / draft / "composed.md").read_text(encoding="utf-8").splitlines()
    found = [one.message for line in lines for one in contradictions(line, dossier)]
    assert found == []


def test_another_plan_is_contradicted_by_that_draft(flagship: Dossier) -> None:
    lines = (HERE / "tests/compose/french/composed.md").read_text(encoding="utf-8")
    kinds = {one.kind for line in lines.splitlines() for one in contradictions(line, flagship)}
    assert kinds >= {Kind.COUNT, Kind.AMOUNT, Kind.SHARE, Kind.LABEL, Kind.MONTH}


@pytest.mark.parametrize(
    ("sentence", "plan"),
    [
        ("CITVE measures before and after.", "the name in the plan is CITEVE, not CITVE"),
        ("Le projet MODETEX suit.", "the project of the plan is EUROBOOSTEX"),
        ("In all, 60 person-months are planned.", "the plan has 49.4 person-months"),
        ("WP3 (30 person-months) is the largest.", "the plan has 9.3 person-months in WP3"),
    ],
)
def test_names_and_effort_are_compared_too(flagship: Dossier, sentence: str, plan: str) -> None:
    assert [one.plan for one in contradictions(sentence, flagship)] == [plan]


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


WORDS = (
    "six partners five countries in all the only when once after D2.1 T3.2 WP3 M9 M4-M12 month "
    "EUR 1 050 000 60.000 € million % of grant half two thirds les de trois quarts subvention "
    "first call opens PME SMEs supported lump sums , . ; ( ) [[ ]] quatre-vingt-dix - hundred and "
    "et cent mille project lasts months 36 person-months ATEVAL CITVE GREENTEX 0 0.0 1,5 une l'"
)


def test_odd_texts_are_read_and_what_is_found_is_inside_them(
    flagship: Dossier, dossier: Dossier
) -> None:
    chance, words = Random(14), WORDS.split()
    for _ in range(150):
        text = " ".join(chance.choices(words, k=30))
        for plan in (flagship, dossier):
            found = contradictions(text, plan)
            assert found == contradictions(text, plan)
            assert all(0 <= one.start < one.end <= len(text) for one in found)
            assert not any(one.message.endswith(".") for one in found)

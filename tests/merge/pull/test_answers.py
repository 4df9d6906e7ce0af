"""What a newcomer writes in Word in the places of prompts is an answer: for the count, the look,
every later build, and the outline."""

import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.word_editor.editor import WordEditor
from tests.word_editor.pieces import paragraph, table, text_of
from toolkit.files import template_root
from toolkit.merge.pull.prefer import Prefer
from toolkit.merge.pull.pull import Pulled
from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.verify.accept_reject import resolve
from toolkit.model.proposal import Proposal
from toolkit.ooxml.wordml import DEL, INS
from toolkit.pipeline import Built, Only, build, pull
from toolkit.readers.outline import read_outline
from toolkit.word_file import WordOptions

CLOCK = datetime(2026, 1, 31, 12, 0, tzinfo=UTC)
STARTER = template_root() / "outlines" / "starter.yaml"
PROMPTS = 106
NEED = "Map the value chain"
MONEY = "Why these results could hardly"
POINTS = "Three to five objectives of communication"
FIVE = "Five euros a firm are little."


@pytest.fixture(scope="module")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh outline, and the draft of it."""
    folder = tmp_path_factory.mktemp("answers")
    shutil.copy(STARTER, folder / "outline.yaml")
    assert build(folder / "outline.yaml", clock=CLOCK, only=Only.WORD).prompts == PROMPTS
    return folder


@pytest.fixture
def outline(starter: Path, tmp_path: Path) -> Path:
    shutil.copytree(starter, tmp_path / "project")
    return tmp_path / "project" / "outline.yaml"


def word(outline: Path) -> Path:
    return next(outline.parent.glob("*-proposal.docx"))


def pen(outline: Path) -> WordEditor:
    return WordEditor(word(outline))


def built(outline: Path, **options: Any) -> Built:
    return build(outline, clock=CLOCK, only=Only.WORD, options=WordOptions(**options))


def pulled(outline: Path, **options: Any) -> Pulled:
    return pull(outline, clock=CLOCK, only=Only.WORD, **options)


def brought(found: Pulled) -> dict[str, str]:
    return {one.what: one.whole[1] for one in found.changes}


def told(found: Built | Pulled) -> list[str]:
    if isinstance(found, Pulled):
        return [one.code for one in found.findings]
    return [one.code for delivered in found.delivered for one in delivered.findings]


def counts(found: Built) -> dict[str, int]:
    return {str(outcome): number for outcome, number in found.delivered[0].tally.counts}


def proposal(outline: Path) -> Proposal:
    return read_outline(outline)


def read(outline: Path) -> list[tuple[str, str]]:
    """What is seen in each paragraph with all changes accepted, with its style."""
    file = WordFile(word(outline).read_bytes())
    resolve(file.body, accept=True)
    said = []
    for one in file.body.iter("{*}p"):
        style = one.find("{*}pPr/{*}pStyle")
        name = "" if style is None else next(iter(style.attrib.values()))
        said.append((text_of(one), name))
    return said


def style_of(outline: Path, words: str) -> str:
    return next(style for text, style in read(outline) if words in text)


def at_peace(outline: Path, waiting: int) -> None:
    """Whether builds and pulls have nothing more to say: the outline says what Word says."""
    first = built(outline)
    assert (told(first), first.prompts) == ([], waiting)
    assert not {"in conflict", "conflict", "unplaced"} & counts(first).keys()
    content = word(outline).read_bytes()
    again = built(outline)
    assert (told(again), again.prompts) == ([], waiting)
    assert word(outline).read_bytes() == content
    found = pulled(outline)
    assert (brought(found), told(found), found.stays, found.deleted) == ({}, [], (), ())


def test_a_newcomer_answers_22_prompts_in_word(outline: Path) -> None:
    ann = pen(outline)
    ann.type_over("Name the person at Partner A", "Ana Ruiz, ana@partner-a.eu")
    ann.type_over("The whole project in half a page", "We link five regions.", "They trade then.")
    ann.type_over("Why this project, in this ecosystem", "Mills *close*.", lost=True)
    ann.answer_instead("General objectives.", "Each priority ends with contracts.")
    ann.type_over("Name the critical input", "Need. Polyester comes from one country.")
    ann.replace(
        "From which technology readiness", "We coach firms. From which technology readiness"
    )
    ann.type_over("The call counts products and services", "Twelve new fabrics", "Four services")
    ann.type_over(NEED, "We depend on Asia.", lost=True)
    ann.type_over("In one sentence: which organisations", "Thirty clusters trade", lost=True)
    ann.type_over("How are partners along the chain found", "By three calls.", lost=True)
    ann.answer_cell("Say who can be supported", "SMEs of up to 250 people.")
    ann.answer_cell("Give the closed list of activities", "Prototypes", "Tests")
    ann.answer_instead(POINTS, *(paragraph(one, "ListBullet") for one in ("Many", "From outside")))
    ann.type_over("What is communication to do", "It brings applications.")
    ann.type_over("Answer both statements", "All partners confirm both.")
    ann.answer_instead(
        "Effects at the end of the project",
        "See here:",
        table((("Year", "Firms"), ("1", "20"))),
        paragraph("two suppliers", "ListBullet"),
    )
    ann.type_over("Say for each group what it will", "Firms will have suppliers.")
    ann.type_over("Quantitative and qualitative indicators, with", "We count every six months.")
    ann.answer_cell("Write what this work package is to achieve", "Run it well.", "Report in time.")
    ann.answer_cell("Describe the work: what is done", "We hold monthly calls.")
    ann.type_over("Who is Partner A", "Partner A represents 120 firms.")
    ann.type_over(MONEY, FIVE)
    ann.save()

    first = built(outline)
    assert (told(first), first.prompts) == ([], PROMPTS - 22)
    assert style_of(outline, FIVE) == style_of(outline, "Four services") == "BodyText"
    assert ("Approach. We coach firms.", "BodyText") in read(outline)
    clean = outline.parent / "clean"
    shutil.copytree(outline.parent, clean, ignore=shutil.ignore_patterns("clean"))
    told_clean = built(clean / "outline.yaml", clean=True)
    assert told(told_clean) == []
    assert not [one for one in told_clean.left_out if "hardly be had" in one.text]
    assert style_of(clean / "outline.yaml", FIVE) == "BodyText"
    assert built(clean / "outline.yaml").prompts == PROMPTS - 22

    found = pulled(outline)
    assert (told(found), found.stays, len(found.changes)) == ([], (), 22)
    says = proposal(outline)
    assert says.project.summary == "We link five regions.\n\nThey trade then.\n"
    assert says.coordinator.contact == "Ana Ruiz, ana@partner-a.eu"
    assert says.sections["PRJ-OBJ-PO"] == r"Mills \*close\*."
    assert says.sections["PRJ-OBJ-PO/objectives"] == "Each priority ends with contracts."
    assert says.sections["FIN-MGT-FM"] == FIVE
    assert says.sections["IMP-ACT-IA"] == (
        "See here:\n\n| Year | Firms |\n| --- | --- |\n| 1 | 20 |\n\n- two suppliers\n"
    )
    assert says.priorities["innovate"].need == "Polyester comes from one country."
    assert says.priorities["innovate"].approach == "We coach firms."
    assert says.priorities["innovate"].results == ("Twelve new fabrics", "Four services")
    network = says.priorities["network"]
    assert (network.need, network.objective) == ("We depend on Asia.", "Thirty clusters trade")
    assert says.communication.objectives == ("Many", "From outside")
    assert says.work_packages[0].objectives == ("Run it well.", "Report in time.")
    assert says.instruments[0].activities == ("Prototypes", "Tests")

    at_peace(outline, PROMPTS - 22)
    texts = [text for text, _ in read(outline)]
    for once in (FIVE, "By three calls.", "Four services", "We link five regions."):
        assert texts.count(once) == 1, once
    # what the outline changes from now on comes into the file
    text = outline.read_text("utf-8").replace(FIVE, "Six euros a firm are little.")
    outline.write_text(text, encoding="utf-8")
    assert told(built(outline)) == []
    assert "Six euros a firm are little." in [text for text, _ in read(outline)]


def test_what_is_left_of_a_question_is_no_answer_and_a_picture_adds_no_lines(
    outline: Path,
) -> None:
    ann = pen(outline)
    ann.type_over("General objectives. In one sentence", "General objectives.")
    ann.type_over("Why this project, in this ecosystem", "Mills close.")
    ann.picture("Mills close.", (255, 0, 0))
    ann.save()
    assert built(outline).prompts == PROMPTS - 1
    found = pulled(outline)
    assert (brought(found), told(found)) == ({"section PRJ-OBJ-PO": "Mills close."}, [])
    assert "PRJ-OBJ-PO: Mills close.\n" in outline.read_text("utf-8")


def test_a_prompt_deleted_without_a_word_stays_deleted(outline: Path) -> None:
    pen(outline).delete(NEED).save()
    found = built(outline)
    assert (found.prompts, counts(found)["deleted"]) == (PROMPTS - 1, 1)
    assert any("Map the value chain" in one for one in found.delivered[0].tally.look_at)
    assert (brought(pulled(outline)), built(outline, clean=True).prompts) == ({}, 0)
    assert built(outline).prompts == PROMPTS - 1
    assert not [text for text, _ in read(outline) if NEED in text]


@pytest.mark.long
def test_an_answer_that_waits_as_a_tracked_change_counts_and_is_not_pulled(outline: Path) -> None:
    bob = pen(outline)
    one = bob.paragraph(MONEY)
    for run in [each for each in one.iter("{*}r") if each.find("{*}t") is not None]:
        bob.propose_to_delete(run, bob.change("del", "Bob"))
    bob.propose_at_end(one, FIVE, bob.change("ins", "Bob"))
    bob.save()
    assert built(outline).prompts == PROMPTS - 1
    assert told(pulled(outline)) == ["MRG072"]
    file = pen(outline)
    resolve(file.body, accept=True, which=lambda one: one.tag in (INS, DEL))
    file.save()
    assert brought(pulled(outline)) == {"section FIN-MGT-FM": FIVE}
    at_peace(outline, PROMPTS - 1)


BY_HAND = [pytest.param(one, marks=pytest.mark.long) for one in (Prefer.WORD, Prefer.OUTLINE)]


@pytest.mark.parametrize("prefer", [None, *BY_HAND])
def test_an_answer_in_word_and_another_in_the_outline_wait_for_a_decision(
    outline: Path, prefer: Prefer | None
) -> None:
    pen(outline).type_over(MONEY, FIVE).save()
    with outline.open("a", encoding="utf-8") as file:
        file.write("\nsections:\n  FIN-MGT-FM: Six euros are little.\n")
    found = pulled(outline, prefer=prefer)
    if prefer is Prefer.WORD:
        assert proposal(outline).sections["FIN-MGT-FM"] == FIVE
        at_peace(outline, PROMPTS - 1)
    else:
        assert (brought(found), told(found)) == ({}, [] if prefer else ["MRG123"])
        assert told(built(outline)) == ["MRG027"]


@pytest.mark.long
def test_the_same_answer_in_word_and_in_the_outline_is_peace(outline: Path) -> None:
    pen(outline).type_over(MONEY, FIVE).save()
    with outline.open("a", encoding="utf-8") as file:
        file.write(f"\nsections:\n  FIN-MGT-FM: {FIVE}\n")
    assert (brought(pulled(outline)), told(pulled(outline))) == ({}, [])
    at_peace(outline, PROMPTS - 1)


@pytest.mark.long
def test_points_for_a_list_of_parts_become_parts(outline: Path) -> None:
    points = [paragraph(one, "ListBullet") for one in ("Link twenty firms", "Train fifty people.")]
    pen(outline).answer_instead("Three to six objectives that follow", *points).save()
    pulled(outline)
    titles = [one.title for one in proposal(outline).project.objectives]
    assert titles == ["Link twenty firms", "Train fifty people"]
    at_peace(outline, PROMPTS - 1)


def test_what_has_not_the_form_of_its_field_is_told_and_counts(outline: Path) -> None:
    pen(outline).type_over("Why could firms or clusters stay away", "They fear for data.").save()
    assert built(outline).prompts == PROMPTS - 1
    (finding,) = pulled(outline).findings
    assert finding.code == "MRG125"
    assert "the risks of the outline" in finding.message
    assert "title, likelihood, impact and mitigation" in finding.hint
    assert built(outline).prompts == PROMPTS - 1


def test_words_in_the_place_of_several_prompts_are_not_guessed_at(outline: Path) -> None:
    ann = pen(outline)
    ann.delete(NEED).delete("How are partners along the chain found")
    ann.answer_instead(
        "In one sentence: which organisations", "Thirty clusters trade.", "So it is."
    )
    ann.save()
    assert built(outline).prompts == PROMPTS - 3
    found = pulled(outline)
    assert (brought(found), told(found)) == ({}, ["MRG124"])

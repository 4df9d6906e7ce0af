"""What people rewrite in the Word file arrives in the outline, and nothing else does."""

import re
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.merge.workbook.workbook_editor import typed
from tests.word_editor.editor import WordEditor
from toolkit.diagnostics import ProposalError
from toolkit.merge.pull import words
from toolkit.merge.pull.prefer import Prefer
from toolkit.merge.pull.pull import Pulled
from toolkit.pipeline import Built, Only, build, pull

CLOCK = datetime(2026, 1, 31, 12, 0, tzinfo=UTC)
EXAMPLE = Path(__file__).parent / "short_outline.yaml"


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("words")
    text = EXAMPLE.read_text("utf-8")
    text = text.replace(
        "    nothing is published that has not been metered.\n",
        "    nothing is published that has not been metered. Whoever asks [[polder]] gets **a\n"
        "    true answer** within a week, as [[checks]] says.\n",
    )
    (folder / "outline.yaml").write_text(text, encoding="utf-8")
    build(folder / "outline.yaml", clock=CLOCK)
    return folder


@pytest.fixture
def outline(built_once: Path, tmp_path: Path) -> Path:
    """An example, built a moment ago."""
    shutil.copytree(built_once, tmp_path / "project")
    return tmp_path / "project" / "outline.yaml"


def word(outline: Path) -> Path:
    return outline.with_name("AGRIRES-proposal.docx")


def pen(outline: Path) -> WordEditor:
    return WordEditor(word(outline))


def pulled(outline: Path, **options: Any) -> Pulled:
    return pull(outline, clock=CLOCK, **options)


def built(outline: Path, **options: Any) -> Built:
    return build(outline, clock=CLOCK, **options)


def told(found: Pulled) -> list[str]:
    return [f"{one.code} {one.message}" for one in found.findings]


def brought(found: Pulled) -> list[tuple[str, str, str]]:
    return [(one.what, one.old, one.new) for one in found.changes]


def differing(before: str, outline: Path) -> list[tuple[str, str]]:
    """The lines that are others now."""
    after = outline.read_text("utf-8")
    pairs = zip(before.split("\n"), after.split("\n"), strict=True)
    return [(old.strip(), new.strip()) for old, new in pairs if old != new]


def edit_outline(outline: Path, old: str, new: str) -> None:
    text = outline.read_text("utf-8")
    assert text.count(old) == 1
    outline.write_text(text.replace(old, new), encoding="utf-8")


def counts(found: Built) -> dict[str, int]:
    """What became of the parts of the Word file."""
    tally = found.delivered[0].tally
    assert tally is not None
    return dict(tally.counts)


def test_a_pull_after_a_build_changes_no_byte(outline: Path) -> None:
    before = outline.read_bytes()
    found = pulled(outline)
    assert (found.changes, found.findings, found.files, found.stays) == ((), (), {}, ())
    # nor when Word has saved the file anew
    pen(outline).save()
    found = pulled(outline)
    assert (found.changes, found.findings, found.stays, found.deleted) == ((), (), (), ())
    assert outline.read_bytes() == before


def test_the_words_land_on_their_own_line(outline: Path) -> None:
    before = outline.read_text("utf-8")
    pen(outline).replace("few and well kept", "rare and well kept").save()
    found = pulled(outline)
    assert told(found) == []
    assert brought(found) == [
        (
            "section ETH-ICS-EI",
            "... applicants and participants are few and well kept. Courses ...",
            "... applicants and participants are rare and well kept. Courses ...",
        )
    ]
    assert differing(before, outline) == [
        (
            "Personal data of applicants and participants are few and well kept. Courses are held "
            "at hours",
            "Personal data of applicants and participants are rare and well kept. Courses are held "
            "at hours",
        )
    ]


@pytest.mark.long
def test_pull_and_build_agree(outline: Path) -> None:
    pen(outline).replace("and well kept", "and kept well").save()
    pulled(outline)
    content, text = word(outline).read_bytes(), outline.read_bytes()
    assert pulled(outline).changes == ()
    assert set(counts(built(outline))) == {"unchanged"}
    assert b"<w:ins " not in WordEditor(word(outline)).file.package.parts["word/document.xml"]
    assert pulled(outline).changes == ()
    assert outline.read_bytes() == text
    again = word(outline).read_bytes()
    built(outline)
    assert word(outline).read_bytes() == again
    assert again != content  # what is known of the file is new, its words are not


def test_marks_and_mentions_stay_what_they_are(outline: Path) -> None:
    pen(outline).replace("Whoever asks ", "Whoever wants to ask ").replace(
        "a true answer", "an honest answer"
    ).replace(" within a week, as ", " within two weeks, as ").save()
    found = pulled(outline)
    assert told(found) == []
    text = " ".join(outline.read_text("utf-8").split())
    assert (
        "Whoever wants to ask [[polder]] gets **an honest answer** within two weeks, as [[checks]] "
        "says."
    ) in text


def test_a_change_of_a_mention_is_told_and_left(outline: Path) -> None:
    before = outline.read_bytes()
    one = pen(outline)
    at = one.read_paragraph("Whoever asks ")
    label = re.search(r"as (\S+) says", at)
    assert label
    behind = one.texts()[one.texts().index(one.text(" within a week, as ")) + 1]
    assert behind.text == label[1]
    behind.text = "T1.2"
    one.save()
    found = pulled(outline)
    assert [one[:6] for one in told(found)] == ["MRG071"]
    assert "section CON-MET-CM was changed at a mark, a link or a mention" in told(found)[0]
    assert outline.read_bytes() == before


def test_signs_that_markdown_reads_arrive_as_they_were_typed(outline: Path) -> None:
    pen(outline).replace("and well kept", "and [well] *kept* _here_ <b> \\ # 1. `x`").save()
    found = pulled(outline)
    assert told(found) == []
    assert set(counts(built(outline))) == {"unchanged"}
    assert "and [well] *kept* _here_ <b> \\ # 1. `x`" in pen(outline).read_paragraph(
        "Personal data"
    )


def test_a_title_comes_from_its_heading_and_reaches_the_other_places(outline: Path) -> None:
    pen(outline).replace("Neighbours that can stand in", "Neighbours that stand in").save()
    found = pulled(outline)
    assert [one.what for one in found.changes] == [
        "the title of work package network 'Neighbours that can stand in for one...'"
    ]
    third = counts(built(outline))
    assert third.get("updated", 0) > 0
    assert "conflict" not in third


def test_what_is_of_no_one_field_stays_and_is_counted(outline: Path) -> None:
    before = outline.read_bytes()
    pen(outline).replace("The ground is prepared", "All is prepared").save()
    found = pulled(outline)
    assert (found.changes, found.findings) == ((), ())
    assert len(found.stays) == 1
    assert "All is prepared" in found.stays[0]
    assert outline.read_bytes() == before


def test_tracked_changes_of_people_are_told_and_left(outline: Path) -> None:
    before = outline.read_bytes()
    pen(outline).replace_tracked("and well kept", "and badly kept").save()
    found = pulled(outline)
    assert found.changes == ()
    assert told(found) == [
        "MRG072 tracked changes wait for a decision in 'Personal data of applicants and "
        "participants are few and...' under 'Ethics'"
    ]
    assert outline.read_bytes() == before


def test_what_we_propose_ourselves_never_comes_back(outline: Path) -> None:
    pen(outline).replace("and well kept", "and kept well").save()
    edit_outline(outline, "Ask, check, try, train, show.", "Ask, check, try, teach, show.")
    before = outline.read_text("utf-8")
    assert counts(built(outline))["updated"] == 1
    found = pulled(outline)
    assert [one.what for one in found.changes] == ["section ETH-ICS-EI"]
    assert "kept well" in outline.read_text("utf-8")
    assert [old[:36] for old, _ in differing(before, outline)] == [
        "Personal data of applicants and part"
    ]


def test_where_both_changed_one_field_neither_is_touched(outline: Path) -> None:
    pen(outline).replace("train, show", "train, tell").save()
    edit_outline(outline, "Ask, check, try, train, show.", "Ask, check, try, train, prove.")
    before = outline.read_bytes()
    found = pulled(outline)
    assert found.changes == ()
    assert told(found) == [
        "MRG070 section CON-MET-CM was changed in both since the last build: Word says 'Ask, "
        "check, try, train, tell. Nothing is supported that ...', the outline 'Ask, check, "
        "try, train, prove. Nothing is supported that ...'"
    ]
    assert outline.read_bytes() == before
    found = pulled(outline, prefer=Prefer.OUTLINE)
    assert (found.changes, found.findings) == ((), ())
    assert outline.read_bytes() == before
    # the decision is known from now on
    assert pulled(outline).findings == ()
    pen(outline).replace("train, tell", "train, sing").save()
    assert [one[:6] for one in told(pulled(outline))] == ["MRG070"]
    pulled(outline, prefer=Prefer.WORD)
    assert "Ask, check, try, train, sing." in outline.read_text("utf-8")
    assert "conflict" not in counts(built(outline))


@pytest.mark.long
def test_a_conflict_that_waits_in_the_file_is_no_word_of_a_person(outline: Path) -> None:
    pen(outline).replace("train, show", "train, tell").save()
    edit_outline(outline, "Ask, check, try, train, show.", "Ask, check, try, train, prove.")
    assert counts(built(outline))["conflict"] == 1
    before = outline.read_bytes()
    assert [one[:6] for one in told(pulled(outline))] == ["MRG070"]
    assert outline.read_bytes() == before
    pulled(outline, prefer=Prefer.WORD)
    assert "Ask, check, try, train, tell." in outline.read_text("utf-8")
    assert "conflict" not in counts(built(outline))
    assert pulled(outline).changes == ()


def test_a_paragraph_that_was_split_is_two(outline: Path) -> None:
    anna = pen(outline).split("in the spring of 2021 (invented).", " Thirty-one named")
    anna.replace(" Thirty-one named", "Thirty-one named").save()
    found = pulled(outline)
    assert told(found) == []
    text = outline.read_text("utf-8")
    assert "in the spring of 2021 (invented).\n\n    Thirty-one named energy as\n" in text
    assert set(counts(built(outline))) == {"unchanged"}
    assert pulled(outline).changes == ()


def test_a_paragraph_between_two_of_a_field_is_one_of_it(outline: Path) -> None:
    pen(outline).insert_alike_after(
        "their by-products and energy better", "A third one. With two."
    ).save()
    found = pulled(outline)
    assert told(found) == []
    text = outline.read_text("utf-8")
    assert "the people who are to do it.\n\n    A third one. With two.\n\n    Adoption and" in text
    assert set(counts(built(outline))) == {"unchanged"}
    assert pulled(outline).changes == ()


def test_a_paragraph_behind_a_field_belongs_to_it(outline: Path) -> None:
    pen(outline).insert_alike_after("shift that runs it", "Also of the summary.").save()
    found = pulled(outline)
    assert (found.findings, found.stays) == ((), ())
    assert [one.new for one in found.changes] == [
        "... vouchers and lump sums. ¶ Also of the summary."
    ]
    assert pulled(outline).changes == ()
    assert counts(built(outline))["unchanged"] == sum(counts(built(outline)).values())
    assert pulled(outline).changes == ()


def test_a_paragraph_that_was_deleted_stays_in_the_outline(outline: Path) -> None:
    before = outline.read_bytes()
    pen(outline).delete("Personal data of applicants").save()
    found = pulled(outline)
    assert (found.changes, found.findings) == ((), ())
    (deleted,) = found.deleted
    assert deleted.startswith("'Personal data of applicants")
    assert deleted.endswith("' under 'Ethics'")
    assert outline.read_bytes() == before


def test_one_field_changed_otherwise_in_two_places_is_told(outline: Path) -> None:
    before = outline.read_bytes()
    one = pen(outline)
    title = "Neighbours that can stand in"
    one.replace(title, "Firms that can stand in")
    one.replace(title, "Mills that can stand in", nth=1).save()
    found = pulled(outline)
    assert [one[:6] for one in told(found)] == ["MRG073"]
    assert outline.read_bytes() == before


@pytest.mark.long
def test_a_dry_run_tells_the_same_and_writes_nothing(outline: Path) -> None:
    pen(outline).replace("and well kept", "and kept well").save()
    before = {one: one.read_bytes() for one in outline.parent.rglob("*") if one.is_file()}
    would = pulled(outline, dry_run=True)
    assert {one: one.read_bytes() for one in outline.parent.rglob("*") if one.is_file()} == before
    assert pulled(outline).changes == would.changes != ()


def test_the_communication_plan_comes_home_too(outline: Path) -> None:
    built(outline, only=Only.COMMUNICATION_PLAN)
    plan = WordEditor(outline.with_name("AGRIRES-communication-plan.docx"))
    one = next(each for each in plan.texts() if each.text.startswith("The register of applicants"))
    one.text = one.text.replace("The register", "The whole register")
    plan.save()
    found = pulled(outline)
    assert [one.what for one in found.changes] == ["the data_protection of the communication plan"]
    assert "conflict" not in counts(built(outline, only=Only.COMMUNICATION_PLAN))


def test_an_included_file_is_changed_at_its_place(outline: Path) -> None:
    text = outline.read_text("utf-8")
    at = text.index("sections:\n")
    inner = "".join(line[2:] or "\n" for line in text[at:].splitlines(keepends=True)[1:])
    outline.with_name("sections.yaml").write_text(inner, encoding="utf-8")
    outline.write_text(f"{text[:at]}sections: !include sections.yaml\n", encoding="utf-8")
    before = outline.read_bytes()
    pen(outline).replace("and well kept", "and kept well").save()
    found = pulled(outline)
    assert [path.name for path in found.files] == ["sections.yaml"]
    assert outline.read_bytes() == before
    assert "few and kept well" in outline.with_name("sections.yaml").read_text("utf-8")


def test_words_that_would_not_read_as_in_word_are_reported_and_the_rest_is_pulled(
    outline: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pen(outline).replace("and well kept", "and kept well").save()
    typed(outline.with_name("AGRIRES-workplan.xlsx"), {("work_plan", "run", "end"): 23})
    before = outline.read_text("utf-8")
    read = words.read_outline

    def misread(path: Path, **options: Any) -> Any:
        proposal = read(path, **options)
        project = proposal.project.model_copy(update={"title": "Something else"})
        return proposal.model_copy(update={"project": project})

    monkeypatch.setattr(words, "read_outline", misread)
    found = pulled(outline)
    (message,) = told(found)
    assert message.startswith("MRG047 ")
    assert message.endswith(" is not pulled: the draft would not say what Word says")
    assert len(found.changes) == 1
    assert outline.read_text("utf-8") != before
    assert "and well kept" in outline.read_text("utf-8")


def test_all_that_is_wrong_with_the_files_is_told_at_once(outline: Path) -> None:
    word(outline).write_bytes(b"no zip")
    outline.with_name("AGRIRES-workplan.xlsx").write_bytes(b"no zip")
    with pytest.raises(ProposalError) as error:
        pulled(outline)
    assert [one.code for one in error.value.diagnostics] == ["MRG117", "MRG117"]


def test_both_files_come_home_in_one_run(outline: Path) -> None:
    typed(outline.with_name("AGRIRES-workplan.xlsx"), {("work_plan", "run", "end"): 23})
    pen(outline).replace("and well kept", "and kept well").save()
    found = pulled(outline)
    assert told(found) == []
    assert [one.what.split(" ")[1] for one in found.changes] == ["months", "ETH-ICS-EI"]
    assert pulled(outline).changes == ()


def test_a_title_changed_in_both_files_is_left_until_it_is_decided(outline: Path) -> None:
    before = outline.read_bytes()
    instrument = ("instruments", "saving-lump-sum", "title")
    old = "Save and Show"
    typed(outline.with_name("AGRIRES-workplan.xlsx"), {instrument: "Of the workbook"})
    one = pen(outline)
    cells = [each for each in one.texts() if each.text == old]
    cells[1].text = "Of the Word file"
    one.save()
    found = pulled(outline)
    assert [one[:6] for one in told(found)] == ["MRG074"]
    assert found.changes == ()
    assert outline.read_bytes() == before
    assert [one.new for one in pulled(outline, prefer=Prefer.WORKBOOK, dry_run=True).changes] == [
        "Of the workbook"
    ]
    assert [one.new for one in pulled(outline, prefer=Prefer.WORD).changes] == ["Of the Word file"]


@pytest.mark.long
def test_one_file_can_be_read_alone(outline: Path) -> None:
    typed(outline.with_name("AGRIRES-workplan.xlsx"), {("work_plan", "run", "end"): 23})
    pen(outline).replace("and well kept", "and kept well").save()
    assert len(pulled(outline, only=Only.WORKBOOK, dry_run=True).changes) == 1
    assert [one.what for one in pulled(outline, only=Only.WORD, dry_run=True).changes] == [
        "section ETH-ICS-EI"
    ]
    moved = outline.with_name("sent round.docx")
    word(outline).rename(moved)
    assert len(pulled(outline, word=moved).changes) == 2


def test_the_files_of_another_project_are_refused(outline: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    text = Path(__file__).parents[3] / "examples" / "open-strand" / "outline.yaml"
    shutil.copy(text, other / "outline.yaml")
    build(other / "outline.yaml", clock=CLOCK)
    for name, ending in (("AGRIRES-proposal", "docx"), ("AGRIRES-workplan", "xlsx")):
        shutil.copy(next(other.glob(f"*.{ending}")), outline.with_name(f"{name}.{ending}"))
    with pytest.raises(ProposalError) as error:
        pulled(outline)
    assert [one.code for one in error.value.diagnostics] == ["MRG029", "MRG029"]


def test_the_plan_is_known_under_any_name(outline: Path) -> None:
    built(outline, only=Only.COMMUNICATION_PLAN)
    renamed = outline.with_name("sent round.docx")
    outline.with_name("AGRIRES-communication-plan.docx").rename(renamed)
    WordEditor(renamed).replace("The register of", "The whole register of").save()
    found = pulled(outline, word=renamed)
    assert [one.what for one in found.changes] == ["the data_protection of the communication plan"]


def test_numbers_that_move_are_no_change_of_a_field(outline: Path) -> None:
    pen(outline).replace("gets ", "receives ").save()
    text = outline.read_text("utf-8")
    at = text.index("  - id: network\n")
    end = text.index("\n  - id: ", at) + 1
    moved = f"{text[:at]}{text[end : text.index('instruments:')]}"
    rest = text[text.index("instruments:") :]
    outline.write_text(f"{moved}{text[at:end]}{rest}", encoding="utf-8")
    found = pulled(outline)
    assert told(found) == []
    assert "Whoever asks [[polder]] receives **a" in outline.read_text("utf-8")


def test_other_paragraphs_of_one_field_are_told_and_brought_together(outline: Path) -> None:
    pen(outline).replace("margins of a few per cent", "margins of few per cent").save()
    edit_outline(outline, "reach SMEs through vouchers", "reach small firms through vouchers")
    found = pulled(outline)
    assert found.changes == ()
    assert [one.hint[:41] for one in found.findings] == [
        "the outline changed another part of it; -"
    ]
    assert len(pulled(outline, prefer=Prefer.WORD).changes) == 1
    text = outline.read_text("utf-8")
    assert "margins of few per cent" in text
    assert "reach small firms through vouchers" in text

"""What people live through when edited copies come back, by name; each also through LibreOffice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.merge.copies.merged_copies import counts, merged
from tests.merge.word.readings import authors, base_in, comments_of, proposed_by, text
from tests.merge.word.rebuilding import rebuilt
from tests.merge.word.sections import CLOCK, Outline
from tests.merge.word.small_outline import END, NEEDS, OUTLINE, PLAN, SENT, changed
from tests.office import WAYS
from tests.word_editor.editor import WordEditor
from tests.word_editor.pieces import paragraph, run, table, text_of
from toolkit.merge.copies.update import Merged
from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.update import merge_word
from toolkit.ooxml.wordml import (
    BOOKMARK_END,
    BOOKMARK_START,
    DEL,
    HYPERLINK,
    NAME,
    PPR,
    RPR,
    TBL,
    P,
    R,
    T,
    element,
    w,
)

Coming = Callable[..., tuple[bytes, Merged]]


@pytest.fixture(params=WAYS)
def come(request: pytest.FixtureRequest, tmp_path: Path) -> Coming:
    """Merges what people made of the file that was sent, perhaps through LibreOffice."""

    def merge(*editors: WordEditor, current: bytes = SENT, **more: Any) -> tuple[bytes, Merged]:
        copies = [request.param(editor.save(), tmp_path) for editor in editors]
        result = merged(current, *copies, **more)
        return result.content, result

    return merge


def test_edits_of_different_people_come_together_under_their_names(come: Coming) -> None:
    anna, bob = WordEditor(SENT), WordEditor(SENT)
    anna.replace("20 firms", "25 firms")
    bob.replace("textile regions", "textile and leather regions")
    content, result = come(anna, bob)
    assert "The survey D2.3 covers 25 firms in textile and leather regions of Spain." in text(
        content
    )
    assert proposed_by(content, "Anna") == ["-20", "25"]
    assert proposed_by(content, "Bob") == ["and leather"]
    assert [one.get("updated", 0) + one.get("merged", 0) for one in counts(result)] == [1, 1]


def test_plain_changes_stand_at_once(come: Coming) -> None:
    anna = WordEditor(SENT)
    anna.replace("20 firms", "25 firms")
    anna.delete("Costs are low.")
    content, _ = come(anna, changes="plain")
    assert authors(content) == set()
    assert "25 firms" in " ".join(text(content))
    assert "Costs are low." not in text(content)


def test_the_same_words_changed_differently_stand_in_both_versions(come: Coming) -> None:
    anna, bob = WordEditor(SENT), WordEditor(SENT)
    anna.replace("20 firms", "25 firms")
    bob.replace("20 firms", "30 firms")
    for changes in ("tracked", "plain"):
        content, result = come(anna, bob, changes=changes)
        assert counts(result)[1]["conflict"] == 1
        said = " ".join(text(content))
        assert "25 firms" in said
        assert "30 firms" in said
        (told,) = comments_of(content)
        assert told == (
            "Under 'Needs of the firms': Bob and Anna changed this differently. It was kept as "
            "Anna left it; the words of Bob are proposed below it. Before: '20'. Here: '25'. The "
            "copy of Bob: '30'."
        )
        assert "The survey D2.3 covers 30 firms in textile regions of Spain." in proposed_by(
            content, "Bob"
        )


def test_the_same_change_in_two_copies_comes_once(come: Coming) -> None:
    anna, bob = WordEditor(SENT), WordEditor(SENT)
    for hand in (anna, bob):
        hand.replace("20 firms", "25 firms")
        hand.insert_after("Costs are low", "The same new paragraph.")
    content, result = come(anna, bob)
    assert text(content).count("The same new paragraph.") == 1
    assert proposed_by(content, "Bob") == []
    assert counts(result)[1]["kept"] == 2


def test_new_paragraphs_and_tables_come_where_they_were_written(come: Coming) -> None:
    anna, bob = WordEditor(SENT), WordEditor(SENT)
    anna.insert_after("Costs are low", "Anna's paragraph.")
    bob.paragraph("Results are public").addnext(table([["Bob's", "table"], ["x", "y"]]))
    content, _ = come(anna, bob)
    said = text(content)
    assert said[said.index("Costs are low.") + 1] == "Anna's paragraph."
    assert said[said.index("Results are public and stay so for years.") + 1] == "Bob's | table"


def test_what_one_deleted_goes_and_what_others_edited_stays(come: Coming) -> None:
    anna, bob = WordEditor(SENT), WordEditor(SENT)
    anna.replace("Each firm answers", "Each small firm answers")
    bob.delete("Costs are low.")
    bob.delete("Each firm answers")
    content, result = come(anna, bob)
    assert "-Costs are low." in proposed_by(content, "Bob")
    assert any("Each small firm answers" in one for one in text(content))
    assert counts(result)[1] == {"unchanged": 10, "removed": 1, "unplaced": 1} or (
        counts(result)[1]["unplaced"] == 1
    )
    assert comments_of(content) == [
        "Under 'Needs of the firms': Bob deleted this in a copy; since then it was changed by "
        "Anna. So it was kept."
    ]


def test_what_one_edited_comes_again_where_another_deleted_it(come: Coming) -> None:
    anna, bob = WordEditor(SENT), WordEditor(SENT)
    anna.delete("Costs are low.")
    bob.replace("Costs are low", "Costs are very low")
    content, result = come(anna, bob)
    assert "Costs are very low." in text(content)
    assert counts(result)[1]["conflict"] == 1


def test_rows_and_cells_of_tables_come_together(come: Coming) -> None:
    anna, bob = WordEditor(SENT), WordEditor(SENT)
    anna.add_row("T1.1", ("T1.9", "Anna's task", "M3"))
    anna.replace("M2-M6", "M2-M7")
    bob.replace("Survey of the firms", "Survey of all firms")
    row = next(one for one in bob.file.body.iter(w("tr")) if "T1.3" in "".join(one.itertext()))
    row.getparent().remove(row)
    content, _ = come(anna, bob)
    said = text(content)
    assert (
        said[said.index("T1.1 | Kick-off with all partners | M1") + 1] == "T1.9 | Anna's task | M3"
    )
    assert "T1.2 | Survey of all firms | M2-M7" in said
    assert not any("Report on what firms need" in one for one in said)


@pytest.mark.parametrize("column", [False, True])
@pytest.mark.parametrize("place", ["Kick-off", "Report on", "Task"])
def test_a_row_comes_once_beside_a_row_of_the_current_file(place: str, column: bool) -> None:
    own, anna = WordEditor(SENT), WordEditor(SENT)
    own.add_row("Kick-off", ["", "Own row of the coordinator", "M3"])
    if column:
        own.add_column("Kick-off", ["Cost", "1", "2", "3", "4"])
    anna.add_row(place, ["", "Row of Anna", "M7"])
    sent = anna.save()
    first = merged(own.save(), sent)
    again = merged(first.content, sent, again=True)
    assert [one for one in text(again.content) if "Anna" in one] == [
        one for one in text(first.content) if "Anna" in one
    ]
    anna.add_row("Row of Anna", ["", "Second row of Anna", "M8"])
    later = merged(first.content, sent, anna.save())
    rows = [one for one in text(later.content) if "ow of" in one]
    assert sum("Row of Anna" in one for one in rows) == 1
    at = next(at for at, one in enumerate(rows) if "Row of Anna" in one)
    assert "Second row of Anna" in rows[at + 1]


def test_a_cell_that_both_changed_shows_both(come: Coming) -> None:
    anna, bob = WordEditor(SENT), WordEditor(SENT)
    anna.replace("M2-M6", "M2-M7")
    bob.replace("M2-M6", "M2-M8")
    content, result = come(anna, bob)
    assert counts(result)[1]["conflict"] == 1
    (row,) = [one for one in text(content) if "Survey of the firms" in one]
    assert "M2-M7" in row
    assert "M2-M8" in row
    (told,) = comments_of(content)
    assert told == (
        "Before: 'M2-M6'. Here: 'M2-M7'. The copy of Bob: 'M2-M8'. It is as Anna left it"
    )


def test_paragraphs_in_a_cell_that_both_changed_are_lines_in_the_second_version() -> None:
    anna, bob = WordEditor(SENT), WordEditor(SENT)
    anna.replace("M2-M6", "M2-M7")
    bob.replace("M2-M6", "M2-M8")
    bob.paragraph("M2-M8").addnext(paragraph("At the latest."))
    content = merged(SENT, anna.save(), bob.save()).content
    body = WordFile(content).body
    cell = next(one for one in body.iter(w("tc")) if "At the latest." in "".join(one.itertext()))
    assert "M7 → M2-M8" in "".join(cell.itertext())
    assert len(list(cell.iter(P))) == 1
    assert [one.getparent().tag for one in cell.iter(w("br"))] == [R]


def test_a_row_that_one_deleted_and_another_edited_is_there(come: Coming) -> None:
    anna, bob = WordEditor(SENT), WordEditor(SENT)
    row = next(one for one in anna.file.body.iter(w("tr")) if "T1.3" in "".join(one.itertext()))
    row.getparent().remove(row)
    bob.replace("Report on what firms need", "Long report on what firms need")
    for copies in ((anna, bob), (bob, anna)):
        content, _ = come(*copies)
        assert any("Long report on what firms need" in one for one in text(content))


def test_a_column_of_ones_own_comes_with_the_table(come: Coming) -> None:
    anna, bob = WordEditor(SENT), WordEditor(SENT)
    anna.add_column("T1.1", ("Notes", "early", "", "late"))
    bob.replace("Survey of the firms", "Survey of all firms")
    content, _ = come(anna)
    assert "T1.1 | Kick-off with all partners | M1 | early" in text(content)
    both, result = come(bob, anna)
    assert counts(result)[1]["conflict"] == 1
    said = text(both)
    assert "T1.1 | Kick-off with all partners | M1 | early" in said
    assert "T1.2 | Survey of all firms | M2-M6" in said


def test_tracked_changes_of_others_stay_theirs(come: Coming) -> None:
    bob = WordEditor(SENT)
    bob.insert_tracked("Costs are low", " Carla proposes this.", "Carla")
    bob.delete_tracked("Results are public", "Carla")
    for changes in ("tracked", "plain"):
        content, _ = come(bob, changes=changes)
        assert proposed_by(content, "Carla") == [
            "Carla proposes this.",
            "-Results are public and stay so for years.",
        ]


@pytest.mark.parametrize(
    ("letters", "new", "proposed", "now"),
    [
        ("ts", "", ["-ts"], "Cos are low."),
        ("os", "", ["-os"], "Cts are low."),
        ("ost", "ase", ["-ost", "ase"], "Cases are low."),
        ("", "er", ["er"], "Costs are lower."),
        ("s are", "", ["-Costs are", "Cost"], "Cost low."),
    ],
)
def test_letters_that_others_propose_inside_a_word_stay_theirs(
    letters: str, new: str, proposed: list[str], now: str
) -> None:
    """Word deletes and inserts letters; a merge compares words."""
    bob = WordEditor(SENT)
    one = bob.text("Costs are low.")
    at = one.text.index(letters) if letters else len("Costs are low")
    *_, holder, rest = bob.split_run(one, at, at + len(letters))
    if letters:
        bob.propose_to_delete(holder, bob.change("del", "Carla"))
    if new:
        insertion = bob.change("ins", "Carla")
        insertion.append(run(new))
        rest.addprevious(insertion)
    content = merged(SENT, bob.save()).content
    assert proposed_by(content, "Carla") == proposed
    assert authors(content) == {"Carla"}
    assert now in text(content)


def test_what_one_typed_in_a_word_in_which_another_proposes_letters_is_theirs() -> None:
    bob = WordEditor(SENT)
    one = bob.text("Costs are low.")
    first, letters, _ = bob.split_run(one, 3, 5)
    bob.propose_to_delete(letters, bob.change("del", "Carla"))
    first.find(T).text = "Kos"
    content = merged(SENT, bob.save()).content
    assert (proposed_by(content, "Anna"), authors(content)) == (["-Costs", "Kos"], {"Anna"})


def test_comments_come_with_the_words_that_they_are_about(come: Coming) -> None:
    anna = WordEditor(SENT)
    anna.comment("covers 20 firms", "Why so few?", "Anna")
    anna.comment("M2-M6", "Is that long enough?", "Carla")
    made = anna.insert_after("Costs are low", "Anna's paragraph.")
    anna.comment("Anna's paragraph.", "This is mine.", "Anna")
    assert made is not None
    content, result = come(anna)
    assert sorted(comments_of(content)) == ["Is that long enough?", "This is mine.", "Why so few?"]
    assert commented(content) == {
        "Why so few?": "covers 20 firms",
        "Is that long enough?": "M2-M6",
        "This is mine.": "Anna's paragraph.",
    }
    assert result.taken[0].comments == 3


def commented(content: bytes) -> dict[str, str]:
    """The words that each comment is about."""
    file = WordFile(content)
    told = {
        one.get(w("id")): text_of(one) for p in file.related("comments") for one in file.tree(p)
    }
    found = dict.fromkeys(told, "")
    inside: set[str] = set()
    for one in file.body.iter():
        if one.tag == w("commentRangeStart"):
            inside.add(one.get(w("id")))
        elif one.tag == w("commentRangeEnd"):
            inside.discard(one.get(w("id")))
        elif one.tag == w("t"):
            for number in inside:
                found[number] += one.text or ""
    return {told[number]: words for number, words in found.items()}


def test_footnotes_pictures_and_links_come_over(come: Coming) -> None:
    anna, bob = WordEditor(SENT), WordEditor(SENT)
    anna.footnote("Each firm answers", "See the handbook.")
    anna.picture("Costs are low", (200, 30, 30))
    anna.link("Results are public", "the site", "https://anna.example/")
    bob.footnote("Work is done", "Bob's note.")
    bob.picture("Work is done", (30, 30, 200))
    content, result = come(anna, bob)
    file = WordFile(content)
    (notes,) = file.related("footnotes")
    assert [text_of(one).strip() for one in file.tree(notes) if text_of(one)] == [
        "See the handbook.",
        "Bob's note.",
    ]
    media = [name for name in file.package.parts if name.startswith("word/media/")]
    assert len(media) == 2
    targets = {one.id: one.target for one in file.relations(file.main)}
    (made,) = [one for one in file.body.iter(HYPERLINK) if text_of(one) == "the site"]
    assert targets[next(iter(value for key, value in made.attrib.items() if "}id" in key))] == (
        "https://anna.example/"
    )
    assert [one.notes for one in result.taken] == [1, 1]


def test_bookmarks_of_people_come_over(come: Coming) -> None:
    anna = WordEditor(SENT)
    anna.bookmark("Each firm answers", "AnnasPlace")
    content, _ = come(anna)
    body = WordFile(content).body
    (start,) = [one for one in body.iter(BOOKMARK_START) if one.get(NAME) == "AnnasPlace"]
    ends = [one for one in body.iter(BOOKMARK_END) if one.get(w("id")) == start.get(w("id"))]
    assert len(ends) == 1
    assert "Each firm answers" in text_of(start.getparent())


def test_colours_and_heavy_words_come_over(come: Coming) -> None:
    anna = WordEditor(SENT)
    anna.format("Costs are low.", "b")
    made = run(" Red words.")
    look = element("rPr")
    look.append(element("color", val="FF0000"))
    made.insert(0, look)
    anna.paragraph("Results are public").append(made)
    content, _ = come(anna)
    body = WordFile(content).body
    heavy = [one for one in body.iter(R) if one.find(f"{RPR}/{w('b')}") is not None]
    assert "Costs are low." in "".join(map(text_of, heavy))
    (red,) = [one for one in body.iter(R) if "Red words." in text_of(one)]
    assert red.find(f"{RPR}/{w('color')}").get(w("val")) == "FF0000"


def test_a_paragraph_that_one_split_and_another_edited(come: Coming) -> None:
    anna, bob = WordEditor(SENT), WordEditor(SENT)
    anna.split("Each firm answers", "The answers")
    bob.replace("until the end", "until the very end")
    content, _ = come(anna, bob)
    said = [one.strip() for one in text(content)]
    at = said.index("Each firm answers in writing.")
    assert said[at + 1] == "The answers are kept by the leader until the very end."


def test_paragraphs_that_one_joined_and_another_edited(come: Coming) -> None:
    anna, bob = WordEditor(SENT), WordEditor(SENT)
    anna.join("Each firm answers")
    bob.replace("Costs are low", "Costs are very low")
    content, _ = come(anna, bob)
    assert (
        "Each firm answers in writing. The answers are kept by the leader until the end."
        "Costs are very low." in text(content)
    )


def test_a_part_put_elsewhere_stays_with_a_comment(come: Coming) -> None:
    anna = WordEditor(SENT)
    anna.paragraph("Work is done").addnext(anna.paragraph("Costs are low"))
    content, result = come(anna)
    assert counts(result)[0]["moved"] == 1
    assert comments_of(content) == [
        "Under 'Needs of the firms': In the copy of Anna this is after 'Work is done in three "
        "steps by all partners.'. It was left where it is."
    ]


def test_copies_of_an_older_generation_meet_a_newer_file(come: Coming) -> None:
    new = changed(
        NEEDS,
        paragraphs=(
            "A first paragraph that is new.",
            "The survey D2.4 covers 20 firms in textile regions of Spain.",
            "Each firm answers in writing. The answers are kept by the leader until the end.",
            "Costs are low.",
        ),
    )
    for current in (new.docx(2), merge_word(SENT, base_in(SENT), new.docx(2), clock=CLOCK)[0]):
        anna = WordEditor(SENT)
        anna.replace("20 firms", "25 firms")
        anna.replace("Costs are low", "Costs are very low")
        anna.insert_after("Each firm answers", "Anna's paragraph.")
        content, result = come(anna, current=current)
        said = text(content)
        assert "The survey D2.4 covers 25 firms in textile regions of Spain." in said
        assert said[said.index("A first paragraph that is new.") - 1] == "Needs of the firms"
        assert said[-8:].count("Anna's paragraph.") + said.count("Anna's paragraph.") >= 1
        assert "Costs are very low." in said
        assert counts(result)[0].get("conflict", 0) == 0


def test_words_that_the_outline_changed_as_well_stand_in_both_versions(come: Coming) -> None:
    new = changed(
        NEEDS,
        paragraphs=(
            "The survey D2.3 covers 40 firms in textile regions of Spain.",
            *NEEDS.paragraphs[1:],
        ),
    )
    anna = WordEditor(SENT)
    anna.replace("20 firms", "25 firms")
    content, _ = come(anna, current=new.docx(2))
    assert [one.partition(" Before")[0] for one in comments_of(content)] == [
        "Under 'Needs of the firms': Anna changed this in a copy, and the outline has changed it "
        "since. What the outline says was kept; the words of Anna are proposed below it."
    ]


def test_what_the_outline_dropped_and_somebody_edited_comes_again(come: Coming) -> None:
    anna = WordEditor(SENT)
    anna.replace("Results are public", "All results are public")
    content, result = come(anna, current=Outline((NEEDS, PLAN)).docx(2))
    assert "All results are public and stay so for years." in text(content)
    assert counts(result)[0]["conflict"] == 1
    assert END.title not in text(content)


def test_text_written_before_the_copies_were_sent_is_not_doubled(come: Coming) -> None:
    sent = WordEditor(SENT)
    sent.insert_after("Costs are low", "The coordinator wrote this before.")
    sent.paragraph("Results are public").addnext(table([["own", "table"], ["x", "y"]]))
    current = sent.save()
    anna, bob = WordEditor(current), WordEditor(current)
    anna.replace("The coordinator wrote", "The coordinator and Anna wrote")
    bob.replace("20 firms", "30 firms")
    content, result = come(anna, bob, current=current)
    said = text(content)
    assert said.count("own | table") == 1
    assert "The coordinator and Anna wrote this before." in said
    assert not any("The coordinator wrote this" in one for one in said)
    assert counts(result)[1].get("conflict", 0) == 0


def test_two_versions_of_a_text_that_no_build_wrote_both_stand(come: Coming) -> None:
    sent = WordEditor(SENT)
    sent.insert_after("Costs are low", "The coordinator wrote this paragraph before it was sent.")
    anna = WordEditor(sent.save())
    anna.replace("before it was sent", "before it went out")
    current = WordEditor(sent.save())
    current.replace("coordinator wrote", "leader wrote")
    content, result = come(anna, current=current.save())
    said = text(content)
    assert "The leader wrote this paragraph before it was sent." in said
    assert "The coordinator wrote this paragraph before it went out." in said
    assert counts(result)[0]["conflict"] == 1


def test_like_words_of_two_people_in_two_places_are_two_texts(come: Coming) -> None:
    mine, anna = WordEditor(SENT), WordEditor(SENT)
    mine.insert_after(
        "Results are public", "The letter of support stands in Annex 3 and is signed."
    )
    anna.insert_after("Costs are low", "The letter of support stands in Annex 4 and is signed.")
    # an earlier build had it as well, so that it may have been in the file that was sent
    content, result = come(anna, current=mine.save(), earlier=lambda: (mine.save(),))
    said = text(content)
    here = said.index("The letter of support stands in Annex 3 and is signed.")
    there = said.index("The letter of support stands in Annex 4 and is signed.")
    assert said[here - 1].startswith("Results are public")
    assert said[there - 1].startswith("Costs are low")
    assert counts(result)[0]["added"] == 1


def test_like_words_in_two_copies_each_come_where_they_were_written(come: Coming) -> None:
    anna, bob = WordEditor(SENT), WordEditor(SENT)
    anna.insert_after(
        "Results are public", "The letter of support stands in Annex 3 and is signed."
    )
    bob.insert_after("Costs are low", "The letter of support stands in Annex 4 and is signed.")
    content, result = come(anna, bob)
    said = text(content)
    for number, before in (("3", "Results are public"), ("4", "Costs are low")):
        at = said.index(f"The letter of support stands in Annex {number} and is signed.")
        assert said[at - 1].startswith(before)
    assert [one["added"] for one in counts(result)] == [1, 1]


def test_an_earlier_version_of_a_text_is_nobodys_news(come: Coming) -> None:
    sent = WordEditor(SENT)
    sent.insert_after("Costs are low", "The coordinator wrote this paragraph before it was sent.")
    current = WordEditor(sent.save())
    current.replace("The coordinator wrote", "The lead partner has written")
    standing = current.save()
    content, _ = come(WordEditor(sent.save()), current=standing, earlier=lambda: (sent.save(),))
    assert content == standing


def test_all_anchors_lost_the_text_is_known_by_its_words(come: Coming) -> None:
    anna = WordEditor(SENT)
    anna.remove_all_bookmarks()
    anna.replace("20 firms", "25 firms")
    anna.insert_after("Costs are low", "Anna's paragraph.")
    content, _ = come(anna)
    assert "The survey D2.3 covers 25 firms in textile regions of Spain." in text(content)
    assert text(content).count("Anna's paragraph.") == 1


def test_a_copy_that_nobody_edited_brings_nothing(come: Coming) -> None:
    current = WordEditor(SENT)
    current.replace("20 firms", "25 firms")
    standing = current.save()
    content, result = come(WordEditor(SENT), current=standing)
    assert content == standing
    assert set(counts(result)[0]) == {"unchanged"}


def test_builds_go_on_as_before(come: Coming) -> None:
    anna, bob = WordEditor(SENT), WordEditor(SENT)
    anna.replace("20 firms", "25 firms")
    anna.insert_after("Costs are low", "Anna's paragraph.")
    bob.replace("20 firms", "30 firms")
    bob.add_row("T1.1", ("T1.9", "Bob's task", "M3"))
    for changes in ("tracked", "plain"):
        content, _ = come(anna, bob, changes=changes)
        assert rebuilt(content, OUTLINE, untouched=False)[0] == content
        new = changed(
            NEEDS, paragraphs=(*NEEDS.paragraphs[:1], "Each firm replies.", NEEDS.paragraphs[2])
        )
        said = text(rebuilt(content, new, untouched=False)[0])
        for words in ("Anna's paragraph.", "Each firm replies.", "T1.9 | Bob's task | M3"):
            assert words in said


def test_one_copy_after_the_other_gives_the_same() -> None:
    anna, bob = WordEditor(SENT), WordEditor(SENT)
    anna.replace("20 firms", "25 firms")
    anna.insert_after("Costs are low", "Anna's paragraph.")
    bob.replace("until the end", "until the very end")
    bob.delete("Results are public")
    at_once = merged(SENT, anna.save(), bob.save()).content
    other = merged(SENT, bob.save(), anna.save()).content
    assert text(at_once) == text(other)


def test_a_deleted_table_goes_where_nobody_edited_it(come: Coming) -> None:
    anna, bob = WordEditor(SENT), WordEditor(SENT)
    for one in list(anna.file.body.iter(TBL)):
        one.getparent().remove(one)
    bob.replace("M2-M6", "M2-M7")
    content, _ = come(anna)
    assert not any("Kick-off" in one for one in text(content))
    content, result = come(bob, anna)
    assert counts(result)[1]["unplaced"] == 1
    assert "T1.2 | Survey of the firms | M2-M7" in text(content)


def test_a_deletion_that_is_proposed_in_the_copy_is_that_persons(come: Coming) -> None:
    bob = WordEditor(SENT)
    one = bob.paragraph("Costs are low")
    bob.delete_tracked("Costs are low", "Carla")
    look = element("rPr")
    look.append(element("del", id="9009", author="Carla", date="2026-01-01T00:00:00Z"))
    one[0].append(look)
    content, _ = come(bob)
    assert proposed_by(content, "Carla") == ["-Costs are low."]
    assert proposed_by(content, "Anna") == []
    assert [one.tag for one in WordFile(content).body.iter(P) if one.find(f".//{DEL}") is not None]


def test_what_a_program_made_look_anew_is_nobodys_work(come: Coming) -> None:
    anna = WordEditor(SENT)
    names = anna.file.style_names
    for one in list(anna.file.body.iter(w("pStyle"))):
        if not names[one.get(w("val"))].startswith("heading"):
            one.getparent().remove(one)
    for one in list(anna.file.body.iter(P)):
        look = one.find(PPR)
        if look is not None and look.find(w("pStyle")) is None:
            look.insert(0, element("pStyle", val=anna_normal(anna)))
    anna.replace("20 firms", "25 firms")
    content, result = come(anna)
    assert counts(result)[0].get("updated") == 1
    assert not list(WordFile(content).body.iter(w("pPrChange")))


def anna_normal(hand: WordEditor) -> str:
    """The id of the style in which a program sets everything."""
    return next(key for key, name in hand.file.style_names.items() if name == "normal")


def test_what_stands_in_a_header_of_a_copy_is_told() -> None:
    anna = WordEditor(SENT)
    (part,) = anna.file.related("header")
    anna.file.touch(part).append(paragraph("Draft of the second of May"))
    anna.replace("20 firms", "25 firms")
    (taken,) = merged(SENT, anna.save()).taken
    assert taken.look_at == (
        "is in a header or footer of this copy, and was not brought: 'Draft of the second of May'",
    )


def test_what_the_coordinator_wrote_and_one_copy_lacks_stays_and_is_told() -> None:
    sent = WordEditor(SENT)
    sent.insert_after("Costs are low", "The coordinator wrote this before.")
    anna, bob = WordEditor(sent.save()), WordEditor(sent.save())
    anna.delete("The coordinator wrote this before.")
    bob.replace("20 firms", "25 firms")
    result = merged(sent.save(), anna.save(), bob.save())
    assert "The coordinator wrote this before." in text(result.content)
    assert result.taken[0].look_at == (
        "is not in this copy, and stays: 'The coordinator wrote this before.'",
    )
    assert result.taken[1].look_at == ()


def test_a_header_that_a_program_wrote_twice_is_not_told() -> None:
    sent = WordEditor(SENT)
    (part,) = sent.file.related("header")
    header = sent.file.touch(part)
    header.append(paragraph(text_of(header)))
    anna, bob = WordEditor(SENT), WordEditor(sent.save())
    anna.replace("20 firms", "25 firms")
    assert merged(sent.save(), anna.save(), bob.save()).taken[0].look_at == ()


def test_points_of_a_list_stay_in_their_list(come: Coming) -> None:
    sent = WordEditor(SENT)
    sent.insert_point_after("Costs are low", "The first point, by the coordinator.")
    current = sent.save()
    anna, bob = WordEditor(current), WordEditor(current)
    anna.insert_point_after("The first point", "The second point, by Anna.")
    bob.insert_point_after("Results are public", "Another list, by Bob.")
    content, _ = come(anna, bob, current=current)
    numbers = {
        text_of(one): one.find(f"{PPR}/{w('numPr')}/{w('numId')}").get(w("val"))
        for one in WordFile(content).body.iter(P)
        if "point" in text_of(one) or "list, by" in text_of(one)
    }
    first, second, other = numbers.values()
    assert first == second
    assert other is not None


def test_a_list_of_ones_own_comes_with_its_kind(come: Coming) -> None:
    anna = WordEditor(SENT)
    anna.insert_point_after("Costs are low", "A point by Anna.")
    content, _ = come(anna)
    file = WordFile(content)
    (point,) = [one for one in file.body.iter(P) if "A point by Anna." in text_of(one)]
    number = point.find(f"{PPR}/{w('numPr')}/{w('numId')}").get(w("val"))
    (part,) = file.related("numbering")
    (known,) = [one for one in file.tree(part).iter(w("num")) if one.get(w("numId")) == number]
    kind = known.find(w("abstractNumId")).get(w("val"))
    (told,) = [
        one for one in file.tree(part).iter(w("abstractNum")) if one.get(w("abstractNumId")) == kind
    ]
    assert told.find(f"{w('lvl')}/{w('lvlText')}").get(w("val")) == "%1)"

"""The base of a file: in it, beside the outline, or nowhere."""

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from tests.merge.word.kept_records import kept, without_base, written
from tests.merge.word.readings import base_in, comments_of, said
from tests.merge.word.rebuilding import rebuilt
from tests.merge.word.sections import CLOCK
from tests.merge.word.small_outline import FIRST, OUTLINE, SECOND, THIRD, changed, texts
from tests.word_editor.editor import WordEditor
from toolkit.diagnostics import ProposalError
from toolkit.merge.outcome import BlockOutcome
from toolkit.merge.word.find_base import adopt_word, base_for, sureness, update_word
from toolkit.merge.word.update import merge_word
from toolkit.ooxml.embedded_base import base_of, embed_base
from toolkit.ooxml.package import Package
from toolkit.ooxml.wordml import T
from toolkit.store.state import State


def test_the_base_is_read_from_the_file(tmp_path: Path) -> None:
    content = OUTLINE.docx()
    assert base_for(content, tmp_path).data == kept(content, tmp_path)


def test_the_copy_serves_where_the_file_lost_its_base(tmp_path: Path) -> None:
    content = OUTLINE.docx()
    data = kept(content, tmp_path)
    assert base_for(without_base(content), tmp_path).data == data


def test_a_file_that_lost_base_and_anchors_is_merged_by_the_copy(tmp_path: Path) -> None:
    content = OUTLINE.docx()
    kept(content, tmp_path)
    hand = WordEditor(content)
    hand.remove_all_bookmarks()
    hand.replace("covers", "thoroughly covers")
    edited = without_base(hand.save())
    new = changed(**texts(FIRST.replace("Spain", "Italy"), SECOND, THIRD))
    result, _ = merge_word(edited, base_for(edited, tmp_path).data, new.docx(2), clock=CLOCK)
    assert "The survey D2.3 thoroughly covers 20 firms in textile regions of Italy." in said(result)
    assert base_of(Package.read(result)) is not None


@pytest.mark.parametrize("properties", [True, False])
def test_no_base_at_all_is_told(tmp_path: Path, properties: bool) -> None:
    with pytest.raises(ProposalError, match="MRG023"):
        base_for(without_base(OUTLINE.docx(), properties=properties), tmp_path)


def test_a_damaged_copy_is_none(tmp_path: Path) -> None:
    content = OUTLINE.docx()
    kept(content, tmp_path)
    for one in tmp_path.iterdir():
        one.write_bytes(one.read_bytes()[:-20])
    with pytest.raises(ProposalError, match="MRG023"):
        base_for(without_base(content), tmp_path)


def test_a_base_of_a_later_version_is_told(tmp_path: Path) -> None:
    package = Package.read(OUTLINE.docx())
    embed_base(package, {"v": 99}, document="ACRO", generation=1)
    with pytest.raises(ProposalError, match="MRG024"):
        base_for(package.to_bytes(), tmp_path)


def test_what_is_no_word_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ProposalError, match="MRG117"):
        base_for(b"%PDF-1.7", tmp_path)


def test_a_file_of_others_is_refused(tmp_path: Path) -> None:
    hand = WordEditor(OUTLINE.docx())
    for one in hand.blocks[1:]:
        one.getparent().remove(one)
    hand.remove_all_bookmarks()
    data = base_for(OUTLINE.docx(), tmp_path).data
    with pytest.raises(ProposalError, match="MRG025"):
        merge_word(without_base(hand.save()), data, OUTLINE.docx(2), clock=CLOCK)


def test_a_protected_file_is_refused(tmp_path: Path) -> None:
    package = Package.read(OUTLINE.docx())
    settings = package.parts["word/settings.xml"]
    package.parts["word/settings.xml"] = settings.replace(
        b"<w:defaultTabStop",
        b'<w:documentProtection w:edit="readOnly" w:enforcement="1"/><w:defaultTabStop',
    )
    content = package.to_bytes()
    with pytest.raises(ProposalError, match="MRG022"):
        merge_word(content, base_for(content, tmp_path).data, OUTLINE.docx(2), clock=CLOCK)


def test_an_adopted_file_is_merged_from_then_on() -> None:
    hand = WordEditor(OUTLINE.docx())
    hand.remove_all_bookmarks()
    hand.replace("covers", "thoroughly covers")
    edited = without_base(hand.save(), properties=False)
    adopted, account = adopt_word(edited, OUTLINE.docx(), clock=CLOCK)
    assert said(adopted) == said(edited)
    assert comments_of(adopted) == []
    assert account.counts[BlockOutcome.KEPT] == 1
    assert sureness(account) == 1.0
    new = changed(**texts(FIRST.replace("Spain", "Italy"), SECOND, THIRD))
    result, _ = rebuilt(adopted, new)
    assert "The survey D2.3 thoroughly covers 20 firms in textile regions of Italy." in said(result)


def test_adopting_says_how_little_was_found() -> None:
    hand = WordEditor(OUTLINE.docx())
    for one in hand.blocks[4:-1]:
        one.getparent().remove(one)
    hand.remove_all_bookmarks()
    adopted, account = adopt_word(without_base(hand.save()), OUTLINE.docx(), clock=CLOCK)
    assert base_of(Package.read(adopted)) is not None
    assert 0 < sureness(account) < 0.6


def test_an_update_finds_the_base_by_itself(tmp_path: Path) -> None:
    content = OUTLINE.docx()
    kept(content, tmp_path)
    new = changed(**texts(FIRST.replace("Spain", "Italy"), SECOND, THIRD)).docx(2)
    for one in (content, without_base(content)):
        result, account = update_word(one, new, tmp_path, clock=CLOCK)
        assert FIRST.replace("Spain", "Italy") in said(result)
        assert account.counts[BlockOutcome.UPDATED] == 1


def test_a_file_that_lost_all_is_updated_by_the_record_that_its_words_prove(tmp_path: Path) -> None:
    """Word's Inspect Document takes away the base and the property that names it."""
    first, last = OUTLINE.docx(), changed(**texts(FIRST, SECOND, "Costs are high.")).docx(2)
    for one in (first, last):
        kept(one, tmp_path)
    state = written(first, last)
    new = changed(**texts(FIRST.replace("Spain", "Italy"), SECOND, THIRD)).docx(3)
    for one, updated in ((first, 1), (last, 2)):
        hand = WordEditor(one)
        hand.insert_after("The plan", "Typed by hand.")
        lost = without_base(hand.save(), properties=False)
        result, account = update_word(lost, new, tmp_path, clock=CLOCK, state=state)
        assert FIRST.replace("Spain", "Italy") in said(result)
        assert "Typed by hand." in said(result)
        assert account.counts[BlockOutcome.UPDATED] == updated
        assert "100% of what it names stands in the file" in account.recognized[0]
        assert base_in(result)
        again, account = update_word(result, new, tmp_path, clock=CLOCK, state=state)
        assert (again, account.recognized) == (result, ())


def test_a_file_with_nothing_new_gets_its_record_back(tmp_path: Path) -> None:
    content = OUTLINE.docx()
    kept(content, tmp_path)
    lost = without_base(content, properties=False)
    result, _ = update_word(lost, OUTLINE.docx(2), tmp_path, clock=CLOCK, state=written(content))
    assert base_in(result) == base_in(content)
    assert said(result) == said(content)


def rewritten(content: bytes) -> bytes:
    """A file of which some was written anew, without its record."""
    hand = WordEditor(content)
    for words in (FIRST, SECOND, "Work is done", "Results are public"):
        hand.replace(words, f"As we know, {words}")
    return without_base(hand.save(), properties=False)


def test_where_the_words_prove_too_little_a_person_decides(tmp_path: Path) -> None:
    content = OUTLINE.docx()
    kept(content, tmp_path)
    new = changed(**texts(FIRST, SECOND, "Costs are high.")).docx(2)
    state = written(content)
    with pytest.raises(ProposalError, match="MRG023") as told:
        update_word(rewritten(content), new, tmp_path, clock=CLOCK, state=state)
    assert "% of" not in str(told.value).partition("\n")[2]
    result, _ = update_word(rewritten(content), new, tmp_path, clock=CLOCK, state=state, adopt=True)
    assert any("high" in one for one in said(result))


@pytest.mark.parametrize("is_kept", [True, False])
def test_a_letter_is_not_adopted(tmp_path: Path, is_kept: bool) -> None:
    if is_kept:
        kept(OUTLINE.docx(), tmp_path)
    letter = Document()
    letter.add_paragraph("Dear Marta, thank you for the looms.")
    content = BytesIO()
    letter.save(content)
    with pytest.raises(ProposalError, match="MRG165 0% of what is generated"):
        update_word(content.getvalue(), OUTLINE.docx(2), tmp_path, clock=CLOCK, adopt=True)


def test_an_update_says_why_it_is_not_made(tmp_path: Path) -> None:
    content = without_base(OUTLINE.docx())
    with pytest.raises(ProposalError) as told:
        update_word(content, OUTLINE.docx(2), tmp_path, clock=CLOCK)
    assert str(told.value) == (
        "MRG023 the file has lost the record of what was generated in it, as "
        "files saved by Google Docs do, and no copy of the record is kept here\n"
        "    hint: if it is a proposal of this project, build again with --adopt"
    )


def test_an_update_adopts_when_asked_to(tmp_path: Path) -> None:
    content = without_base(OUTLINE.docx(), properties=False)
    result, _ = update_word(content, OUTLINE.docx(2), tmp_path, clock=CLOCK, adopt=True)
    assert base_of(Package.read(result)) is not None
    assert said(result) == said(content)


@pytest.mark.parametrize(("name", "former"), [("OTHER", ()), ("ACRO", ()), ("FORM", ("FORM",))])
def test_a_file_in_which_the_project_is_not_named_is_not_adopted(
    tmp_path: Path, name: str, former: tuple[str, ...]
) -> None:
    """Two projects have the sentences of the templates in common."""
    ours = changed(**texts("ACRO it is.", SECOND, THIRD)).docx()
    kept(ours, tmp_path)
    theirs = WordEditor(changed(**texts(f"{name} it is.", "We ask firms.", THIRD)).docx())
    for _, part, tree in theirs.file.stories():
        theirs.file.touch(part)
        for one in tree.iter(T):
            one.text = (one.text or "").replace("ACRO", name)
    lost = without_base(theirs.save(), properties=False)
    state = State(written(ours).files, former)

    def adopt() -> bytes:
        return update_word(lost, ours, tmp_path, clock=CLOCK, state=state, adopt=True)[0]

    if name == "OTHER":
        with pytest.raises(ProposalError, match="MRG165 ACRO is not named"):
            adopt()
    else:
        assert base_in(adopt())

"""The base of a file: in it, beside the outline, or nowhere."""

import gzip
from pathlib import Path
from typing import Any

import pytest

from tests.merge.word.readings import comments_of, said
from tests.merge.word.rebuilding import rebuilt
from tests.merge.word.sections import CLOCK
from tests.merge.word.small_outline import FIRST, OUTLINE, SECOND, THIRD, changed, texts
from tests.word_editor.editor import WordEditor
from toolkit.diagnostics import ProposalError
from toolkit.merge.outcome import BlockOutcome
from toolkit.merge.word.find_base import adopt_word, base_for, sureness, update_word
from toolkit.merge.word.update import merge_word
from toolkit.ooxml.embedded_base import base_of, embed_base, written_base
from toolkit.ooxml.package import Package


def without_base(content: bytes, *, properties: bool = True) -> bytes:
    """The file after a program that does not keep parts of others."""
    package = Package.read(content)
    for name in [name for name in package.parts if name.startswith("customXml/")]:
        del package.parts[name]
    if not properties:
        package.parts.pop("docProps/custom.xml", None)
    return package.to_bytes()


def kept(content: bytes, folder: Path) -> dict[str, Any]:
    """The copy of the base beside the outline."""
    found = base_of(Package.read(content))
    assert found
    data, _, checksum = found
    folder.joinpath(f"{checksum}.json.gz").write_bytes(gzip.compress(written_base(data)))
    return dict(data)


def test_the_base_is_read_from_the_file(tmp_path: Path) -> None:
    content = OUTLINE.docx()
    assert base_for(content, tmp_path) == kept(content, tmp_path)


def test_the_copy_serves_where_the_file_lost_its_base(tmp_path: Path) -> None:
    content = OUTLINE.docx()
    data = kept(content, tmp_path)
    assert base_for(without_base(content), tmp_path) == data


def test_a_file_that_lost_base_and_anchors_is_merged_by_the_copy(tmp_path: Path) -> None:
    content = OUTLINE.docx()
    kept(content, tmp_path)
    hand = WordEditor(content)
    hand.remove_all_bookmarks()
    hand.replace("covers", "thoroughly covers")
    edited = without_base(hand.save())
    new = changed(**texts(FIRST.replace("Spain", "Italy"), SECOND, THIRD))
    result, _ = merge_word(edited, base_for(edited, tmp_path), new.docx(2), clock=CLOCK)
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
    data = base_for(OUTLINE.docx(), tmp_path)
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
        merge_word(content, base_for(content, tmp_path), OUTLINE.docx(2), clock=CLOCK)


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

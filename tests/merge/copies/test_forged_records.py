"""Records that no build here wrote: what they would strike is told, and never goes at once."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import Any

import pytest

from tests.merge.word.readings import base_in, said
from tests.merge.word.sections import CLOCK
from tests.merge.word.small_outline import FIRST, OUTLINE, SECOND, THIRD, changed, texts
from tests.word_editor.editor import WordEditor
from toolkit.merge.copies.merge_command import Joined, Wanted, join
from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.model.text_model import Block, paragraph_of
from toolkit.merge.word.read.base_blocks import base_of_blocks, blocks_of_base
from toolkit.merge.word.word_updater import word_updater
from toolkit.ooxml.embedded_base import embed_base, packed_base_in
from toolkit.ooxml.package import Package
from toolkit.ooxml.wordml import BY, DEL, INS
from toolkit.store.memory import Memory

MINE = "What the coordinator typed, and nobody else."
NAME = "ACRO-proposal.docx"


def typed() -> bytes:
    """The current file: built here, with a sentence of the coordinator's."""
    hand = WordEditor(OUTLINE.docx())
    hand.insert_after("Costs are low", MINE)
    return hand.save()


def forged(content: bytes, text: str = MINE) -> bytes:
    """The file with a record which says that this had been generated in it, behind the costs."""
    data = base_in(content)
    blocks = list(blocks_of_base(data))
    at = next(n for n, one in enumerate(blocks) if one.content.text.startswith("Costs are low"))
    blocks.insert(at + 1, Block("_pk0123456789", paragraph_of(text), "needs/p4"))
    known: dict[str, Any] = {**base_of_blocks(tuple(blocks)), "styles": data.get("styles", {})}
    package = Package.read(content)
    embed_base(package, known, document="ACRO", generation=1)
    return package.to_bytes()


def keep(content: bytes, folder: Path) -> None:
    """Keeps the record of a file, as the build does that wrote it."""
    found = packed_base_in(content)
    assert found is not None
    kept = folder / ".proposal" / "base"
    kept.mkdir(parents=True, exist_ok=True)
    (kept / f"{found.checksum}.json.gz").write_bytes(gzip.compress(found.content))


def deleted(content: bytes) -> str:
    body = WordEditor(content).file.body
    return "".join("".join(one.itertext()) for one in body.iter(DEL))


def merged(copy: bytes, folder: Path, *, changes: str = "plain") -> tuple[Joined, bytes]:
    current = folder / NAME
    current.write_bytes(typed())
    (folder / "eve.docx").write_bytes(copy)
    wanted = Wanted(changes="plain" if changes == "plain" else "tracked")
    outline = folder / "outline.yaml"
    memory = Memory(folder, outline.name)
    told = join(outline, "ACRO", memory, [folder / "eve.docx"], clock=CLOCK, wanted=wanted)
    return told, current.read_bytes()


def codes(told: Joined) -> list[str]:
    return [f"{Path(one.place.file).name} {one.code}" for one in told.findings]


def test_a_forged_record_strikes_nothing_at_once_and_is_told(tmp_path: Path) -> None:
    keep(OUTLINE.docx(), tmp_path)
    for changes in ("plain", "tracked"):
        told, content = merged(forged(OUTLINE.docx()), tmp_path, changes=changes)
        assert codes(told) == ["eve.docx MRG120"]
        assert deleted(content) == MINE
        assert str(told.findings[0]) == (
            f"{tmp_path / 'eve.docx'}: MRG120 warning: eve.docx deletes words, and the record of "
            "what was in it was not written by a build in this folder; it is not known whether "
            "'eve' deleted them\n"
            "    hint: look at each deletion in the current file, and accept or reject it there"
        )


def test_words_of_a_forged_record_are_not_replaced_at_once_either(tmp_path: Path) -> None:
    keep(OUTLINE.docx(), tmp_path)
    hand = WordEditor(forged(OUTLINE.docx()))
    hand.insert_after("Costs are low", "What Eve would rather read, and nobody else.")
    told, content = merged(hand.save(), tmp_path)
    assert "eve.docx MRG120" in codes(told)
    there = " ".join([*said(content), deleted(content)])
    assert all(word in there for word in re.findall(r"\w+", MINE))


def test_a_record_that_is_kept_here_is_believed(tmp_path: Path) -> None:
    copy = forged(OUTLINE.docx())
    keep(copy, tmp_path)
    told, content = merged(copy, tmp_path)
    assert codes(told) == []
    assert MINE not in " ".join([*said(content), deleted(content)])


def test_a_copy_of_the_current_file_is_believed_where_all_records_are_lost(tmp_path: Path) -> None:
    hand = WordEditor(OUTLINE.docx())
    hand.delete("Results are public")
    told, content = merged(hand.save(), tmp_path)
    assert codes(told) == []
    assert not any("Results are public" in one for one in said(content))
    assert deleted(content) == ""


def test_a_copy_of_a_strange_record_that_deletes_nothing_is_merged_as_any(tmp_path: Path) -> None:
    keep(OUTLINE.docx(), tmp_path)
    hand = WordEditor(forged(OUTLINE.docx(), "Another sentence that stands nowhere."))
    hand.insert_after("Costs are low", "New words by Eve.")
    told, content = merged(hand.save(), tmp_path)
    assert codes(told) == []
    assert "New words by Eve." in said(content)


def test_a_build_proposes_what_an_unknown_record_would_strike(tmp_path: Path) -> None:
    current, fresh = forged(typed()), OUTLINE.docx(2)
    copies = tmp_path / ".proposal" / "base"
    for known in (False, True):
        if known:
            keep(current, tmp_path)
        update = word_updater(copies, clock=CLOCK, changes="plain")(current, fresh)
        assert [one.code for one in update.findings] == ([] if known else ["MRG120"])
        assert deleted(update.content) == ("" if known else MINE)


def test_a_build_onto_a_file_from_another_computer_brings_what_is_new(tmp_path: Path) -> None:
    new = changed(**texts(FIRST.replace("20", "30"), SECOND, THIRD))
    update = word_updater(tmp_path, clock=CLOCK, changes="plain")(typed(), new.docx(2))
    assert [one.code for one in update.findings] == ["MRG120"]
    assert deleted(update.content) == "20"
    assert "30" in " ".join(said(update.content))
    assert MINE in said(update.content)
    tracked = word_updater(tmp_path, clock=CLOCK)(typed(), new.docx(2))
    assert [one.code for one in tracked.findings] == []


@pytest.mark.parametrize("changes", ["tracked", "plain"])
def test_attributes_that_say_who_made_a_change_are_not_believed(
    tmp_path: Path, changes: str
) -> None:
    keep(OUTLINE.docx(), tmp_path)
    hand = WordEditor(OUTLINE.docx())
    hand.delete_tracked("Costs are low")
    hand.insert_tracked("Results are public", " Indeed.")
    for one in hand.file.body.iter(DEL, "{*}ins"):
        one.set("made", "own")
        one.set("voice", "99")
    told, content = merged(hand.save(), tmp_path, changes=changes)
    assert codes(told) == []
    assert deleted(content) == "Costs are low."
    assert {one.get(BY) for one in WordFile(content).body.iter(DEL, INS)} == {"Alice"}
    assert b"made=" not in Package.read(content).parts["word/document.xml"]

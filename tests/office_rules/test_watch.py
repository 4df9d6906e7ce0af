"""The program cannot write a file in a test that Office would not open without a word."""

from __future__ import annotations

import pytest

from tests.merge.word.sections import CLOCK, Outline, Section
from tests.office_rules import watch
from toolkit.merge.word import update
from toolkit.merge.word.model.file import WordFile
from toolkit.ooxml.embedded_base import base_of
from toolkit.ooxml.package import Package
from toolkit.ooxml.wordml import BOOKMARK_START
from toolkit.writers.docx import writer

SMALL = Outline((Section("one", "One", ("A sentence.",)),))
LARGER = Outline((Section("one", "One", ("Another sentence.",)),))


def named_alike(package: Package, name: str = "word/document.xml") -> None:
    """Gives all bookmarks of the file one name."""
    tree = package.xml(name)
    for one in tree.iter(BOOKMARK_START):
        one.set(one.keys()[-1], "same")
    package.put(name, tree)


@pytest.fixture
def careless(monkeypatch: pytest.MonkeyPatch) -> None:
    """A writer that names bookmarks alike."""
    embed = writer.embed_base

    def embedded(package: Package, *data: object, **more: object) -> str:
        named_alike(package)
        return embed(package, *data, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(writer, "embed_base", embedded)


@pytest.mark.usefixtures("careless")
def test_a_new_file_that_breaks_a_rule_is_refused() -> None:
    with pytest.raises(watch.OfficeRefusesError, match="bookmark same twice"):
        SMALL.docx()
    watch.refused.clear()


@pytest.mark.usefixtures("careless")
def test_what_was_refused_is_known_though_somebody_catches_it() -> None:
    try:
        SMALL.docx()
    except AssertionError:
        assert "bookmark same twice" in watch.refused[0]
    watch.refused.clear()


def test_what_a_persons_file_broke_already_is_not_held_against_the_program() -> None:
    base = base_of(Package.read(SMALL.docx()))
    assert base is not None
    theirs = WordFile(SMALL.docx())
    root = theirs.touch(theirs.main).getroottree().getroot()
    for _ in range(2):
        twice = root.makeelement(BOOKMARK_START, nsmap=root.nsmap)
        twice.set(f"{{{root.nsmap['w']}}}name", "theirs")
        root[0][0].append(twice)
    edited = theirs.to_bytes_with(lambda _: None)
    assert watch.refused == [], "files of tests do not count"
    result, _ = update.merge_word(edited, base[0], LARGER.docx(2), clock=CLOCK)
    assert b"Another" in Package.read(result).parts["word/document.xml"]


def test_what_the_program_adds_to_a_persons_file_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    base = base_of(Package.read(SMALL.docx()))
    assert base is not None
    edited, fresh = SMALL.docx(), LARGER.docx(2)
    embed = update.embed_base

    def embedded(package: Package, *data: object, **more: object) -> str:
        named_alike(package)
        return embed(package, *data, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(update, "embed_base", embedded)
    with pytest.raises(watch.OfficeRefusesError, match="bookmark same twice"):
        update.merge_word(edited, base[0], fresh, clock=CLOCK)
    watch.refused.clear()

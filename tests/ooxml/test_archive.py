"""The zip archive of an Office file: opened within bounds, or refused in words."""

import random
import struct
import zipfile
from io import BytesIO

import pytest

from toolkit.ooxml.archive import (
    HELD,
    MOST_PARTS,
    SAVE_AGAIN,
    NoOfficeFileError,
    PackageError,
    TooLargeError,
    listed,
    packed,
    unpacked,
)

pytestmark = pytest.mark.slow

TYPES = "[Content_Types].xml"


def zipped(parts: dict[str, bytes], kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    saved = BytesIO()
    with zipfile.ZipFile(saved, "w", kind) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return saved.getvalue()


SMALL = zipped({TYPES: b"<a/>" * 50, "word/document.xml": b"<b/>" * 500})


def directory(content: bytes, at: int, written: bytes, entry: int = -1) -> bytes:
    """The archive with other bytes in an entry of its directory; -1 is the last."""
    places = [n for n in range(len(content)) if content.startswith(b"PK\x01\x02", n)]
    start = places[entry] + at
    return content[:start] + written + content[start + len(written) :]


NOT_OFFICE = (
    "MRG117 this is not a Word or Excel file (.docx, .xlsx), or it is locked with a password"
)


def told(content: bytes) -> str:
    with pytest.raises(PackageError) as why:
        unpacked(content, "a.docx")
    return str(why.value).removeprefix("a.docx: ").partition("\n")[0]


def test_the_parts_are_what_was_packed() -> None:
    parts = unpacked(SMALL, "a.docx")
    assert dict(parts) == {TYPES: b"<a/>" * 50, "word/document.xml": b"<b/>" * 500}
    assert list(unpacked(SMALL, "a.docx", "word/")) == ["word/document.xml"]
    assert not parts.changed
    parts[TYPES] = parts[TYPES]
    assert not parts.changed
    parts["new.xml"] = b""
    assert parts.changed


@pytest.mark.parametrize(
    ("content", "fact"),
    [
        (b"", "MRG115 the file is empty: nothing of it was saved, or nothing arrived"),
        (bytes(900), "MRG115 the file is damaged: it holds zeros in the place of a document"),
        (
            SMALL[:200],
            "MRG115 the file is cut short or damaged: what ends a file is missing "
            "(200 bytes are there)",
        ),
        (b"%PDF-1.7", NOT_OFFICE),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), NOT_OFFICE),
    ],
    ids=["empty", "zeros", "cut", "pdf", "old"],
)
def test_what_is_no_whole_office_file_is_told(content: bytes, fact: str) -> None:
    assert told(content) == fact
    with pytest.raises(PackageError):
        listed(content)


def test_a_flipped_byte_is_told_with_its_part_and_what_to_do() -> None:
    at = SMALL.index(b"word/document.xml") + len(b"word/document.xml") + 9
    torn = SMALL[:at] + bytes([SMALL[at] ^ 8]) + SMALL[at + 1 :]
    with pytest.raises(PackageError) as why:
        unpacked(torn, "a.docx")
    assert str(why.value) == (
        "a.docx: MRG115 the file is damaged: its part word/document.xml is not as it was saved\n"
        f"    hint: {SAVE_AGAIN}"
    )


def test_a_name_that_is_no_text_is_damage() -> None:
    named = directory(SMALL, 8, struct.pack("<H", 0x800))  # says that names are UTF-8
    assert "list of its parts" in told(directory(named, 46, b"\xff\xfe\xff"))


def test_a_bomb_is_refused_by_what_its_directory_says() -> None:
    bomb = zipped({"word/media/z.png": bytes(200_000_000)})
    assert told(bomb) == (
        f"MRG116 the file unpacks from {len(bomb) / 1000:.3g} kB to 200 MB, so it is not opened"
    )
    with pytest.raises(TooLargeError):
        listed(bomb)


def test_a_directory_that_names_too_small_a_size_is_damage() -> None:
    content = zipped({"a.xml": bytes(90_000_000)})
    shown = directory(content, 24, struct.pack("<I", 1000))
    assert "its part a.xml is not as it was saved" in told(shown)


def test_a_directory_that_names_too_large_a_size_is_refused() -> None:
    shown = directory(SMALL, 24, struct.pack("<I", 2**31))
    assert told(shown).startswith("MRG116 the file unpacks from")


def test_parts_that_lie_one_within_the_other_are_damage() -> None:
    content = zipped({"a.xml": b"a" * 900, "b.xml": b"b" * 900, "c.xml": b"c"})
    assert "one within the other" in told(directory(content, 42, struct.pack("<I", 0), entry=1))


def test_two_parts_of_one_name_are_damage() -> None:
    content = zipped({"a.xml": b"a", "b.xml": b"b"}).replace(b"b.xml", b"a.xml")
    assert told(content) == "MRG115 the file is damaged: two of its parts have one name"


def test_a_file_of_very_many_parts_is_refused() -> None:
    entry = SMALL[SMALL.index(b"PK\x01\x02") :]
    assert f"more than {MOST_PARTS} parts" in told(SMALL + entry[:50] * MOST_PARTS)


def test_a_way_of_packing_that_office_does_not_know_is_told() -> None:
    assert "in a way that Office does not know" in told(zipped({"a": b"a"}, zipfile.ZIP_BZIP2))


def test_an_encrypted_part_is_told_as_a_password() -> None:
    shown = directory(SMALL, 8, struct.pack("<H", 1))
    with pytest.raises(NoOfficeFileError):
        unpacked(shown, "a.docx")


def test_folders_in_an_archive_are_no_parts() -> None:
    assert list(unpacked(zipped({"word/": b"", "word/a.xml": b"a"}), "a.docx")) == ["word/a.xml"]


def test_a_large_picture_is_kept_as_it_is_and_read_when_it_is_asked_for() -> None:
    picture = random.Random(1).randbytes(HELD + 1)
    parts = unpacked(packed({TYPES: b"<a/>", "word/a.png": picture}, TYPES), "a.docx")
    assert max(map(len, parts.chunks("word/a.png"))) < len(picture)
    assert b"".join(parts.chunks("word/a.png")) == picture == parts["word/a.png"]
    assert dict(unpacked(packed(parts, TYPES), "b.docx")) == dict(parts)

"""Parts of Office files that are XML."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.ooxml.archive import PackageError, TooLargeError
from toolkit.ooxml.xml_parts import LARGEST, free_numbers, number_in, parsed, points_in


def told(content: bytes) -> str:
    with pytest.raises(PackageError) as why:
        parsed(content, "a.docx", "word/document.xml")
    return why.value.diagnostics[0].message


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"<a><b></a>", "breaks off or is garbled at 1:11"),
        (b"", "breaks off or is garbled at 1:1"),
        (b"<a>" * 300 + b"</a>" * 300, "breaks off or is garbled at 1:771"),
        (b"<a>&e;</a>", "breaks off or is garbled at 1:7"),
        (b'<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>', "declares a document type, "
         "as no Office program does"),
        (b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', "declares a document type, "
         "as no Office program does"),
    ],
    ids=["lost tag", "empty", "deep", "unknown", "entity", "file"],
)  # fmt: skip
def test_what_is_no_sound_xml_is_damage(content: bytes, what: str) -> None:
    assert told(content) == f"the file is damaged: its part word/document.xml {what}"


def test_entities_that_grow_without_end_are_damage_at_once() -> None:
    laughs = b"".join(
        b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10 if n else b"ha" * 100)
        for n in range(12)
    )
    told(b'<!DOCTYPE a [%s]><a b="&a11;">&a11;</a>' % laughs)


@pytest.mark.parametrize(
    "content",
    [
        b"<a>" + b"<p/>" * 3_000_000 + b"</a>",
        b"<a>" + b'<p a="" b="" c=""/>' * 500_000 + b"</a>",
        b"<a>" + b" " * LARGEST + b"</a>",
    ],
    ids=["elements", "attributes", "text"],
)
def test_a_part_whose_tree_would_fill_the_memory_is_refused(content: bytes) -> None:
    with pytest.raises(TooLargeError, match=r"xl/a\.xml is too large to be read"):
        parsed(content, "", "xl/a.xml")


def test_remarks_and_instructions_are_left_out() -> None:
    tree = parsed(b"<?a b?><a><!-- c --><b/><?d e?></a>", "", "")
    assert [one.tag for one in tree] == ["b"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12), (" -3 ", -3), ("2147483647", 2147483647), ("2147483648", 7), ("", 7),
        (None, 7), ("1.5", 7), ("²", 7), ("٣", 7), ("9" * 5000, 7), ("1_0", 7), ("NaN", 7),
    ],
)  # fmt: skip
def test_a_number_is_one_that_office_knows(text: str | None, number: int) -> None:
    assert number_in(text, 7) == number


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("1440", 72), ("-20", -1), ("12.5", 0.625), ("1in", 72), ("2.54cm", 72), ("25.4mm", 72),
        ("12pt", 12), ("99999999999", None), ("99999", None), ("NaN", None), ("1e400", None),
        ("", None), (None, None), ("-", None),
    ],
)  # fmt: skip
def test_a_length_is_one_that_word_knows(text: str | None, points: float | None) -> None:
    found = points_in(text, 20)
    assert found == (pytest.approx(points) if points is not None else None)


@given(st.sets(st.integers(-(2**31), 2**31 - 1), max_size=8))
def test_free_numbers_are_not_taken_and_have_room(taken: set[int]) -> None:
    numbers = free_numbers(taken)
    found = [next(numbers) for _ in range(4)]
    assert not taken & set(found)
    assert found == sorted(found)
    assert 0 < found[0] <= found[-1] < 2**31

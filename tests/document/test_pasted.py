"""Bullets from the clipboard are points where they can be nothing else."""

import pytest

from toolkit.document.markup import MarkupReader
from toolkit.document.pasted import unclear_points, with_points
from toolkit.document.walk import plain


def shown(text: str) -> list[str]:
    return [plain(one) for one in MarkupReader(lambda _: None).paragraphs(text)]


@pytest.mark.parametrize("sign", "•‣▪●○◦■□►▸➢➤➔⁃∙⦁◆❖✓✔\uf0b7\uf0a7\uf0fc\uf076")
@pytest.mark.parametrize("space", [" ", "\t", "   ", "\u00a0", ""])
def test_a_bullet_makes_a_point_wherever_a_line_begins_with_it(sign: str, space: str) -> None:
    assert shown(f"{sign}{space}one") == ["• one"]
    assert shown(f"Aims:\n{sign}{space}one\n{sign}{space}two") == ["Aims:", "• one", "• two"]
    assert unclear_points(f"a\n{sign}{space}one") == ()


@pytest.mark.parametrize("mark", ["-", "*", "+", "1."])
def test_a_no_break_space_behind_a_mark_of_markdown_counts_as_a_space(mark: str) -> None:
    assert shown(f"{mark}\u00a0one") == shown(f"{mark} one")


@pytest.mark.parametrize("sign", "–—→·")
def test_a_dash_makes_a_point_where_it_can_be_nothing_else(sign: str) -> None:
    assert shown(f"{sign}\tone") == ["• one"]
    assert shown(f"{sign} one\n{sign} two") == ["• one", "• two"]
    assert shown(f"Aims:\n{sign} one\n{sign} two") == ["Aims:", "• one", "• two"]
    assert shown(f"{sign} one\n\n{sign} two") == ["• one", "• two"]


@pytest.mark.parametrize("sign", "–—→·o")
def test_a_dash_that_may_be_a_part_of_the_sentence_stays_and_several_are_told(sign: str) -> None:
    alone = f"All partners\n{sign} so far at least\nagree"
    assert shown(alone) == [alone.replace("\n", " ")]
    assert unclear_points(alone) == ()
    twice = f"All partners\n{sign} so far\n{sign} at least"
    assert shown(twice) == [twice.replace("\n", " ")]
    assert unclear_points(twice) == ((13, sign), (22, sign))
    assert shown(f"{sign} one") == [f"{sign} one"]


def test_a_sign_below_another_stands_further_in() -> None:
    text = "• a\no\tb\n▪ c\n• d\n\nText\n\n▪ e"
    assert with_points(text).split("\n") == [
        "- a", "  - b", "    - c", "- d", "", "Text", "", "- e",
    ]  # fmt: skip
    assert with_points("• a\n– b\n– c\n• d") == "- a\n  - b\n  - c\n- d"
    assert with_points("- a\n  • b") == "- a\n  - b"


def test_the_letter_o_makes_a_point_before_a_tab_alone() -> None:
    assert shown("o\tone\no\ttwo") == ["• one", "• two"]
    for text in ("o mercado\n\no setor", "• a\no b\no c"):
        assert "o" in " ".join(shown(text))
        assert len(unclear_points(text)) == 2
    assert shown("o mercado cresce") == ["o mercado cresce"]
    assert unclear_points("o mercado cresce") == ()


def test_one_o_below_a_point_is_told() -> None:
    assert shown("• Reforçar\no mercado") == ["• Reforçar o mercado"]
    assert unclear_points("• Reforçar\no mercado") == ((11, "o"),)


@pytest.mark.parametrize("text", ["one of them", "–50 °C", "o", "• ", "•", "5 · 6\nis 30", "→"])
def test_what_begins_otherwise_stays_as_it_is(text: str) -> None:
    assert with_points(text) == text


def test_a_backslash_keeps_a_bullet() -> None:
    assert shown("\\• one\n\\– two") == ["• one – two"]
    assert shown("a \\• b") == ["a \\• b"]


def test_lines_stay_lines() -> None:
    text = "a\n• b\n\n   ▪ c\nd"
    assert with_points(text).count("\n") == text.count("\n")

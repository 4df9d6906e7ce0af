"""Prose is taken apart into paragraphs and sentences, and messages name where a text is."""

from pathlib import Path

import pytest

from toolkit.checks._sentences import paragraphs, sentences
from toolkit.checks._vocabulary import folded
from toolkit.checks.texts import addressed_to_writer
from toolkit.checks.texts._prose import clauses, named, tokens, word_count
from toolkit.diagnostics import Place
from toolkit.plan.dossier import Dossier

STARTER = Path(__file__).resolve().parents[2] / "templates" / "outlines" / "starter.yaml"


def test_a_text_has_paragraphs_and_points_without_tables_and_titles() -> None:
    text = "# Title\n\nFirst\nline.\n\n- a point\n  goes on\n2. the next\n\n| a | b |\n"
    found = paragraphs(text)
    assert [one.words for one in found] == ["# Title", "First line.", "a point goes on", "the next"]
    assert [text[one.start :].split()[0] for one in found] == ["#", "First", "a", "the"]


def test_sentences_end_with_their_signs_and_not_with_abbreviations() -> None:
    assert sentences("It **holds**, e.g. here. So: it ends.\n\nNew") == (
        "It holds, e.g. here.",
        "So: it ends.",
        "New",
    )


def test_a_colon_parts_clauses_and_no_sentences() -> None:
    assert clauses("It holds. So: it ends.") == ("It holds.", "So:", "it ends.")


def test_mentions_of_parts_are_no_words() -> None:
    assert tokens("L'élan, c'est [[adopt]]") == ("l", "elan", "c", "est")
    assert word_count("Two words [[adopt]], 12") == 2


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("sections.PRJ-OBJ-PO/objectives", "section 1.1"),
        ("sections.UNKNOWN", "section UNKNOWN"),
        ("project.summary", "summary of project"),
        ("work_packages.0.tasks.0.description", "description of T1.1"),
        ("work_packages.0.objectives.0", "objectives of WP1"),
        ("partners.0.profile", "profile of ATEVAL"),
        ("priorities.innovate.need", "need of innovate"),
        ("communication.channels.99.purpose", "purpose of channels"),
        ("", "a text"),
    ],
)
def test_a_message_names_where_a_text_is(dossier: Dossier, path: str, name: str) -> None:
    assert named(dossier, Place("outline.yaml", 1, 1, path)) == name


def test_the_remarks_of_a_new_outline_are_known_as_what_speaks_to_the_writer() -> None:
    beside_fields = folded(STARTER.read_text(encoding="utf-8"))
    for remark in addressed_to_writer.REMARKS:
        assert remark in beside_fields
        assert addressed_to_writer.OPENING.match(remark)

"""What our templates have at which place: fields, headings and sentences of their own."""

import re

from toolkit.compose.template_places import (
    PROSE,
    FieldPlace,
    HeadingPlace,
    SentencePlace,
    places_of,
)
from toolkit.model.language import ENGLISH
from toolkit.readers.language import read_language


def test_a_field_is_known_by_the_prompt_that_takes_its_place() -> None:
    fields = [
        one.path
        for one in places_of("priorities/adopt.md.j2", ENGLISH)
        if isinstance(one, FieldPlace)
    ]
    assert fields == [
        f"priorities.adopt.{one}" for one in ("need", "objective", "approach", "results")
    ]


def test_the_words_before_a_field_are_a_pattern_in_each_language() -> None:
    for language, said in (("en", "Objective for M24. "), ("fr", "Objectif pour M24 : ")):
        places = places_of("priorities/adopt.md.j2", read_language(language))
        objective = next(
            one for one in places if isinstance(one, FieldPlace) and one.path.endswith(".objective")
        )
        assert objective.lead
        if language == "en":
            assert re.match(objective.lead, said + "Firms change.")


def test_a_part_of_a_list_has_a_star_for_its_id() -> None:
    places = places_of("part_b/consortium.md.j2", ENGLISH)
    fields = [one.path for one in places if isinstance(one, FieldPlace)]
    assert fields[:2] == [PROSE, "partners.*.profile"]


def test_a_sentence_of_the_template_is_known_with_other_values() -> None:
    patterns = [
        one.pattern
        for one in places_of("priorities/innovate.md.j2", ENGLISH)
        if isinstance(one, SentencePlace)
    ]
    written = "This is the leading objective of WOOLNET"
    assert any(re.match(one, written) for one in patterns)
    assert not any(re.match(one, "We help mills to try new fibres.") for one in patterns)


def test_a_heading_is_a_pattern_and_what_it_opens_may_be_a_field() -> None:
    places = places_of("part_b/declarations.md.j2", ENGLISH)
    at = next(
        number
        for number, one in enumerate(places)
        if isinstance(one, HeadingPlace) and re.fullmatch(one.pattern, "Double funding")
    )
    assert places[at + 1] == FieldPlace("sections.DEC-LAR-DL/double-funding", "", False)

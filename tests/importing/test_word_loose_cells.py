"""What people write on one line where a draft has several."""

from toolkit.importing.word_loose_cells import first_sentence, levels_in, name_and_function
from toolkit.importing.word_placeholders import is_instruction, is_placeholder


def test_levels_are_read_in_english_and_french() -> None:
    def read(text: str) -> dict[str, str]:
        return {one.field: one.value for one in levels_in(text)}

    assert read("Likelihood: low. Impact: high") == {"likelihood": "low", "impact": "high"}
    assert read("Probabilité : moyenne, impact élevé") == {"likelihood": "medium", "impact": "high"}
    assert read("The impact on firms is unknown") == {}


def test_a_long_text_is_divided_behind_its_first_sentence() -> None:
    long = "Few firms apply. " + "They have no time for it. " * 8
    assert long[: first_sentence(long)] == "Few firms apply."
    assert first_sentence("Few firms apply. So what?") == 25


def test_a_name_is_divided_from_a_function() -> None:
    assert name_and_function("Ann Lee, project manager") == ("Ann Lee", "project manager")
    assert name_and_function("Ann-Marie Lee") is None
    assert name_and_function("Ann Lee (trainer)") == ("Ann Lee", "trainer")


def test_what_waits_for_words_is_told_from_words() -> None:
    waiting = ("[project title]", "Insert text ", "X person months", "MX - MX", "YES/NO")
    assert all(map(is_placeholder, waiting))
    assert not any(map(is_placeholder, ("WP4", "[see] above", "Not applicable.", "M1-M4")))
    assert is_instruction("CVs (annex 2 to Part B) — mandatory")
    assert not is_instruction("The standard of all courses is high.")

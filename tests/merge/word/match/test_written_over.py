"""What is an answer to a prompt, and what still is the prompt."""

import pytest

from toolkit.merge.text.tokens import tokens_in
from toolkit.merge.word.match.written_over import written_over

PROMPT = (
    "To complete: Need. Map the value chain of the textile ecosystem: on whom do the SMEs depend, "
    "and which disruption have they lived through?"
)
ANSWER = "We depend on two mills in Biella."
CELL = "Say what they shall remember."


def answered(prompt: str, current: str, *, leads: bool = True) -> str | None:
    """The words that a person wrote; None where the prompt still asks."""
    tokens = tokens_in(current)
    found = written_over(tokens_in(prompt), tokens, leads=leads)
    return None if found is None else "".join(tokens[at] for at in found.answer(tokens))


@pytest.mark.parametrize(
    ("current", "said"),
    [
        (ANSWER, ANSWER),
        (f"To complete: {ANSWER}", ANSWER),
        (f"To complete: Need. {ANSWER}", f"Need. {ANSWER}"),
        (f"{PROMPT} {ANSWER}", ANSWER),
        (f"{ANSWER} {PROMPT}", ANSWER),
        (f"To complete: {ANSWER} {PROMPT.removeprefix('To complete: ')}", ANSWER),
        (PROMPT.replace("which disruption", f"{ANSWER} Which disruption"), None),
        (PROMPT, None),
        (PROMPT.replace("SMEs", "firms"), None),
        ("To complete: ", None),
        ("", None),
    ],
)
def test_words_beside_the_question_are_an_answer(current: str, said: str | None) -> None:
    if said is None and ANSWER in current:
        assert ANSWER in (answered(PROMPT, current) or "")
    else:
        assert answered(PROMPT, current) == said


def test_the_prompt_of_a_cell_has_no_words_before_it() -> None:
    assert answered(CELL, "Help is near.", leads=False) == "Help is near."
    assert answered(CELL, f"{CELL} Help is near.", leads=False) == "Help is near."
    assert answered("Say who: size, country.", "SMEs.", leads=False) == "SMEs."
    assert answered(CELL, CELL, leads=False) is None

"""A prompt has at its side what an evaluator looks for, told once."""

from tests.compose.small_proposal import CALL, EMPTY, whole
from toolkit.compose.composer import compose
from toolkit.compose.guidance import with_guidance
from toolkit.document.tree import Document, Heading, Paragraph, Part, Role, Text
from toolkit.document.walk import blocks, plain
from toolkit.readers.call import read_call

PROFILE = read_call(CALL)
SECTION = PROFILE.section["PRJ-OBJ-NEEDS"]


def told(*found: Heading | Paragraph) -> list[str]:
    document = with_guidance(Document("Title", "Author", (Part(found),)), PROFILE)
    return [one.comment for one in blocks(document) if isinstance(one, Paragraph)]


def prompt(name: str, text: str = "Which figures?", comment: str = "") -> Paragraph:
    return Paragraph(name, (Text(text),), Role.PROMPT, comment)


HEAD = Heading(SECTION.tag, 2, (Text(SECTION.title),), SECTION.number)


def test_the_first_prompt_of_a_section_says_what_is_looked_for_and_the_others_only_their_own() -> (
    None
):
    own = prompt("PRJ-OBJ-NEEDS/p2", comment="Two are enough.")
    asks = " ".join(str(SECTION.asks).split())
    assert told(HEAD, prompt("PRJ-OBJ-NEEDS/p1"), own) == [
        f"What an evaluator looks for in {SECTION.number} {SECTION.title}: {asks}",
        "Two are enough.",
    ]


def test_guidance_of_our_templates_is_a_comment_and_never_text() -> None:
    for named in ({}, EMPTY):
        document = compose(whole(**named))
        every = [one for one in blocks(document) if isinstance(one, Paragraph)]
        assert not any("guidance" in plain(one.inlines) for one in every)
        assert not any("!" in one.comment or "**" in one.comment for one in every)


def test_guidance_never_repeats_its_prompt() -> None:
    for one in blocks(compose(whole(**EMPTY))):
        if isinstance(one, Paragraph) and one.comment:
            first = one.comment.splitlines()[0]
            assert first.casefold() not in plain(one.inlines).casefold()


def test_a_prompt_that_says_so_itself_has_at_its_side_where_to_write() -> None:
    (comment,) = told(HEAD, prompt("PRJ-OBJ-NEEDS/p1", str(SECTION.asks)))
    assert comment.startswith("Write it in the outline, as prose for PRJ-OBJ-NEEDS under")


def test_a_priority_speaks_with_the_words_of_the_call() -> None:
    innovate = next(one for one in PROFILE.priorities if one.id == "innovate")
    first, second = told(HEAD, prompt("priority/innovate/need/p1"), prompt("priority/innovate/p1"))
    assert first.split("\n")[0].startswith(f"What the call wants with {innovate.title}: ")
    assert second == ""


def test_what_is_no_prompt_is_left_alone() -> None:
    assert told(HEAD, Paragraph("p", (Text("Said."),))) == [""]

"""The laws of merging three texts, and what they come to in words."""

import itertools
from time import process_time

from hypothesis import given
from hypothesis import strategies as st

from toolkit.merge.text.three_way import Merge, applied, difference, merge
from toolkit.merge.text.tokens import is_word, plain, tokens_of

WORDS = st.sampled_from(
    ["the", "survey", "pilot", "D2.3", "D2.4", "WP2", "12", "400.00", "textile", "firms", "and"]
)
ENDS = st.sampled_from([" ", " ", " ", ", ", ". ", "! "])
TEXT = st.lists(st.tuples(WORDS, ENDS), max_size=25).map(
    lambda pairs: tokens_of("".join(word + end for word, end in pairs))
)


@st.composite
def edited(draw: st.DrawFn, text: list[str], words: st.SearchStrategy[str]) -> list[str]:
    """The text after some words of it were replaced, taken away or set in."""
    result = list(text)
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(result)))
        taken = draw(st.integers(0, 3))
        new = [token for word in draw(st.lists(words, max_size=3)) for token in (word, " ")]
        result[at : at + taken] = new
    return result


@st.composite
def three(draw: st.DrawFn) -> tuple[list[str], list[str], list[str]]:
    base = draw(TEXT)
    mine = draw(edited(base, st.sampled_from(["Anna", "wrote", "this", "D2.3"])))
    theirs = draw(edited(base, st.sampled_from(["outline", "says", "so", "D2.5", "13"])))
    return base, mine, theirs


def merged(base: str, mine: str, theirs: str) -> str:
    told = merge(tokens_of(base), tokens_of(mine), tokens_of(theirs))
    text = "".join(applied(tokens_of(mine), tokens_of(theirs), told.hunks))
    return f"{text} !" if told.clashes else text


@given(TEXT, TEXT)
def test_a_difference_turns_the_old_text_into_the_new(old: list[str], new: list[str]) -> None:
    assert applied(old, new, difference(old, new)) == new


@given(three())
def test_where_the_hand_did_nothing_the_new_text_stands(
    texts: tuple[list[str], list[str], list[str]],
) -> None:
    base, _, theirs = texts
    told = merge(base, base, theirs)
    assert applied(base, theirs, told.hunks) == theirs
    assert not told.clashes


@given(three())
def test_where_the_outline_did_nothing_nothing_is_done(
    texts: tuple[list[str], list[str], list[str]],
) -> None:
    base, mine, _ = texts
    assert merge(base, mine, base) == Merge(())


@given(three())
def test_the_same_change_on_both_sides_is_none(
    texts: tuple[list[str], list[str], list[str]],
) -> None:
    base, mine, _ = texts
    assert merge(base, mine, mine) == Merge(())


@given(three())
def test_a_second_merge_changes_nothing(texts: tuple[list[str], list[str], list[str]]) -> None:
    base, mine, theirs = texts
    once = applied(mine, theirs, merge(base, mine, theirs).hunks)
    assert merge(theirs, once, theirs) == Merge(())


@given(three())
def test_no_word_that_a_hand_wrote_is_taken_out(
    texts: tuple[list[str], list[str], list[str]],
) -> None:
    base, mine, theirs = texts
    result = applied(mine, theirs, merge(base, mine, theirs).hunks)
    for word in ("Anna", "wrote", "this"):
        assert result.count(word) >= mine.count(word)


@given(three())
def test_hunks_stand_in_order_and_never_overlap(
    texts: tuple[list[str], list[str], list[str]],
) -> None:
    base, mine, theirs = texts
    hunks = merge(base, mine, theirs).hunks
    assert all(one.end <= two.start for one, two in itertools.pairwise(hunks))
    assert all(0 <= one.start <= one.end <= len(mine) for one in hunks)


@given(three())
def test_which_side_came_first_does_not_matter_where_they_do_not_meet(
    texts: tuple[list[str], list[str], list[str]],
) -> None:
    base, mine, theirs = texts
    one, two = merge(base, mine, theirs), merge(base, theirs, mine)
    if not one.clashes and not two.clashes:
        assert applied(mine, theirs, one.hunks) == applied(theirs, mine, two.hunks)


def test_edits_of_different_words_are_both_kept() -> None:
    assert (
        merged(
            "The survey covers 20 firms in textile regions of Spain.",
            "The broad survey covers 20 firms in textile regions of Spain.",
            "The survey covers 20 firms in textile regions of Portugal.",
        )
        == "The broad survey covers 20 firms in textile regions of Portugal."
    )


def test_edits_of_the_same_words_clash_and_the_hand_stands() -> None:
    assert merged("It costs much money.", "It costs little.", "It costs a fortune.") == (
        "It costs little. !"
    )


def test_a_number_that_both_changed_clashes() -> None:
    assert merged("It costs 95 EUR.", "It costs 97 EUR.", "It costs 99 EUR.") == (
        "It costs 97 EUR. !"
    )


def test_labels_are_brought_up_to_date_beside_edited_words() -> None:
    assert (
        merged("Survey D2.3 shows it.", "Report D2.3 proves it.", "Survey D2.4 shows it.")
        == "Report D2.4 proves it."
    )


def test_labels_are_brought_up_to_date_within_rewritten_sentences() -> None:
    assert (
        merged(
            "The results of the survey are collected in D2.3 by the leader.",
            "We shall, as promised to everybody, hand in (D2.3) our findings on what firms need.",
            "The results of the survey are collected in D2.4 by the leader.",
        )
        == "We shall, as promised to everybody, hand in (D2.4) our findings on what firms need."
    )


def test_labels_that_all_move_up_by_one_are_told_apart() -> None:
    assert (
        merged("See D2.3, D2.4.", "Please see D2.3, D2.4.", "See D2.4, D2.5.")
        == "Please see D2.4, D2.5."
    )


def test_a_label_that_the_hand_took_out_stays_out() -> None:
    assert (
        merged(
            "The survey (D2.3) ends soon.", "The survey ends soon.", "The survey (D2.4) ends soon."
        )
        == "The survey ends soon."
    )


def test_labels_in_a_text_with_a_clash_are_brought_up_to_date_all_the_same() -> None:
    assert (
        merged(
            "T2.1 begins early. It costs much money.",
            "T2.1 begins early. It costs little.",
            "T3.1 begins early. It costs a fortune.",
        )
        == "T3.1 begins early. It costs little. !"
    )


def test_long_texts_are_compared_sentence_by_sentence_in_no_time() -> None:
    base = tokens_of(" ".join(f"Sentence {n} says that firm {n * 7} is well." for n in range(1500)))
    theirs = list(base)
    theirs[10000] = "changed"
    theirs.insert(200, "inserted")
    assert len(difference(base, theirs)) == 2


def test_tokens_joined_are_the_text() -> None:
    text = "D2.3 of WP2 costs 12 400.50 EUR\u00a0– the firm’s 1st, naïve ‘idea’\n"
    assert plain(tokens_of(text)) == text
    assert {"D2.3", "WP2", "400.50", "firm’s"} <= set(tokens_of(text))
    assert not is_word(",")


def test_words_of_a_person_that_the_outline_has_taken_over_come_once() -> None:
    base = "It is kept (WP2, WP7)."
    mine = "It is kept (WP2, WP7). Carla adds this."
    assert merged(base, mine, "It is kept (WP3, WP8). Carla adds this.") == (
        "It is kept (WP3, WP8). Carla adds this."
    )


def test_of_two_changes_the_outline_may_have_taken_over_one() -> None:
    base = "Ten pilots run in WP2. They are judged."
    mine = "Ten good pilots run in WP2. They are judged. Twice."
    assert merged(base, mine, "Ten pilots run in WP3. They are judged. Twice.") == (
        "Ten good pilots run in WP3. They are judged. Twice."
    )


@given(three(), st.data())
def test_what_was_taken_over_is_no_change_any_more(
    texts: tuple[list[str], list[str], list[str]], data: st.DataObject
) -> None:
    _, mine, _ = texts
    pulled = data.draw(edited(mine, st.sampled_from(["outline", "D2.5", "13"])))
    told = merge(texts[0], mine, pulled)
    if not told.clashes:
        written = [token for token in mine if token in ("Anna", "wrote", "this")]
        made = applied(mine, pulled, told.hunks)
        assert all(made.count(word) >= written.count(word) for word in set(written))


def test_a_long_list_without_an_end_of_sentence_is_compared_in_no_time() -> None:
    """Five thousand words, of which each is there a few times, with as many spaces and commas."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    words = [f"{letters[n * 7 % 26]}{letters[n * n % 26]}{letters[n // 300]}" for n in range(5000)]
    changed = [f"new{one}" if n in (10, 2500, 4900) else one for n, one in enumerate(words)]
    old, new = (tokens_of(", ".join(one)) for one in (words, changed))
    started = process_time()
    hunks = difference(old, new)
    assert process_time() - started < 2
    assert applied(old, new, hunks) == list(new)
    assert [(hunk.end - hunk.start, hunk.right - hunk.left) for hunk in hunks] == [(1, 1)] * 3


def test_long_lists_without_a_word_in_common_are_replaced_as_a_whole() -> None:
    old, new = (tokens_of(" ".join([word] * 900)) for word in ("firm", "bank"))
    assert [(one.start, one.end) for one in difference(old, new)] == [(0, len(old))]

"""Which new block follows which old one."""

from toolkit.merge.word.match.block_identity import keep_identities
from toolkit.merge.word.model.text_model import Block, paragraph_of
from toolkit.writers.docx.anchors import anchor_name


def block(name: str, text: str) -> Block:
    return Block(anchor_name(name), paragraph_of(text), name)


ONE = "Firms in all regions ask for help with their export."
TWO = "The survey of last year found that skills are missing."
NEW = "Nothing of this kind was ever tried before in Europe."


def test_blocks_with_a_word_of_their_own_follow_it() -> None:
    old = [block("wp/innovate", "WP2 Innovate"), block("wp/adopt", "WP3 Adopt")]
    new = [block("wp/adopt", "WP2 Adopt"), block("wp/innovate", "WP3 Innovate")]
    assert [one.anchor for one in keep_identities(new, old, ())] == [old[1].anchor, old[0].anchor]


def test_a_new_first_paragraph_does_not_push_the_others_along() -> None:
    old = [block("CON/p1", ONE), block("CON/p2", TWO)]
    new = [block("CON/p1", NEW), block("CON/p2", ONE), block("CON/p3", TWO)]
    first, second, third = keep_identities(new, old, ())
    assert (second.anchor, third.anchor) == (old[0].anchor, old[1].anchor)
    assert first.anchor not in {one.anchor for one in old}


def test_a_paragraph_that_was_rewritten_follows_the_one_in_its_place() -> None:
    old = [block("CON/p1", ONE), block("CON/p2", TWO)]
    new = [block("CON/p1", ONE), block("CON/p2", NEW)]
    assert [one.anchor for one in keep_identities(new, old, ())] == [one.anchor for one in old]


def test_a_dropped_paragraph_leaves_no_one_its_name() -> None:
    old = [block("CON/p1", ONE), block("CON/p2", TWO)]
    (only,) = keep_identities([block("CON/p1", TWO)], old, ())
    assert only.anchor == old[1].anchor


def test_an_anchor_that_is_taken_in_the_file_is_not_given_again() -> None:
    (only,) = keep_identities([block("CON/p1", NEW)], [], {anchor_name("CON/p1")})
    assert only.anchor != anchor_name("CON/p1")

"""Who made what in a file is known beside the file."""

from datetime import UTC, datetime

import pytest

from tests.short_xml import body_of, short
from toolkit.merge.word.apply.change_log import ChangeLog
from toolkit.merge.word.apply.tracked_changes import Tracker
from toolkit.merge.word.model.author import PROPOSAL, Author
from toolkit.merge.word.read.split_runs import coalesce
from toolkit.ooxml.wordml import BY, DATE, ID, INS, Element, P, R

CLOCK = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
ANNA = Author("Anna", "2026-02-01T10:00:00Z")
BOB = Author("Bob")
KEPT = 'p(ins(del{by=Anna}(r"a")) ins{by=Anna}(r"b"))'


def log_of(body: Element, author: Author = ANNA, *, deletions_wait: bool = False) -> ChangeLog:
    return ChangeLog([body], CLOCK, author=author, deletions_wait=deletions_wait)


def test_a_change_has_the_name_and_date_of_its_author_and_nothing_else() -> None:
    log = log_of(body_of("p"))
    change = Tracker(log, ANNA).change("ins")
    assert {key.rpartition("}")[2] for key in change.attrib} == {"id", "author", "date"}
    assert (change.get(BY), change.get(DATE)) == ANNA
    assert Tracker(log, BOB).change("del").get(DATE) == "2026-03-01T12:00:00Z"


def test_no_number_is_given_twice() -> None:
    body = body_of('p(ins(r"a") ins(r"b"))')
    log = log_of(body)
    made = [Tracker(log, ANNA).change("ins").get(ID) for _ in range(3)]
    known = [one.get(ID) for one in body.iter(INS)]
    assert len({*made, *known}) == 5


@pytest.mark.parametrize(
    ("author", "tag", "beside", "deletions_wait", "is_plain"),
    [
        (ANNA, "ins", False, False, True),
        (ANNA, "del", False, False, True),
        (ANNA, "ins", True, False, False),
        (BOB, "ins", False, False, False),
        (ANNA, "del", False, True, False),
        (ANNA, "ins", False, True, True),
    ],
)
def test_what_needs_no_decision(
    author: Author, tag: str, beside: bool, deletions_wait: bool, is_plain: bool
) -> None:
    """That is what the author of the incoming text did themselves, and that replaces nothing."""
    log = log_of(body_of("p"), deletions_wait=deletions_wait)
    change = Tracker(log, author, beside).change(tag)
    assert log.is_plain(change) is is_plain
    assert log.made_in([change]) == {change.get(ID): not is_plain}


def test_the_number_of_a_change_that_was_taken_away_is_forgotten() -> None:
    log = log_of(body_of("p"))
    kept, gone = Tracker(log, ANNA).change("ins"), Tracker(log, ANNA).change("ins")
    assert list(log.made_in([kept, gone])) == [kept.get(ID), gone.get(ID)]
    assert list(log.made_in([kept])) == [kept.get(ID)]


@pytest.mark.parametrize(
    ("author", "left"), [(PROPOSAL, 'p(ins{by=Anna}(r"b"))'), (ANNA, KEPT)], ids=["build", "copy"]
)
def test_only_a_build_takes_proposals_of_a_build_back(author: Author, left: str) -> None:
    body = body_of('p(ins(r"a") ins{by=Anna}(r"b"))')
    ours, hers = body.iter(INS)
    log = log_of(body, author)
    assert [log.is_own(ours), log.is_own(hers)] == [author == PROPOSAL, False]
    Tracker(log, author).delete_run(next(ours.iter(R)))
    assert short(body[0]) == left


def test_what_anna_proposed_before_is_not_joined_to_what_comes_from_her_copy() -> None:
    body = body_of('p(ins{by=Anna}(r"a"))')
    (before,) = body.iter(INS)
    before.set(DATE, ANNA.date)
    log = log_of(body)
    came = Tracker(log, ANNA).inserted([next(body_of('p(r"b")').iter(R))])
    before.addnext(came)
    (paragraph,) = body.iter(P)
    coalesce(paragraph, log)
    assert short(paragraph) == 'p(ins{by=Anna}(r"a") ins{by=Anna}(r"b"))'
    assert [log.is_own(one) for one in paragraph.iter(INS)] == [False, True]


def test_a_change_that_is_cut_in_two_has_one_author() -> None:
    body = body_of('p(r"a" r"b")')
    log = log_of(body)
    (paragraph,) = body.iter(P)
    for run in list(paragraph):
        made = Tracker(log, BOB).change("ins")
        run.addprevious(made)
        made.append(run)
    first, second = paragraph
    second.set(ID, first.get(ID, ""))
    first.addnext(body_of("p(bookmarkStart)")[0][0])
    coalesce(paragraph, log)
    assert len({one.get(ID) for one in paragraph.iter(INS)}) == 2
    assert [log.author_of(one) for one in paragraph.iter(INS)] == [BOB, BOB]

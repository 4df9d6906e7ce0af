"""What is proposed for single elements, and that rejecting it leaves no trace."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from tests.short_xml import body_of, short
from toolkit.merge.word.apply.change_log import ChangeLog
from toolkit.merge.word.apply.tracked_changes import Tracker
from toolkit.merge.word.verify.accept_reject import resolve
from toolkit.ooxml.containers import rows_in
from toolkit.ooxml.wordml import DEL, INS, PPR, RPR, TBL, TR, Element, P, R, removed, w

Change = Callable[[Tracker, Element], None]


def tracker_of(body: Element) -> Tracker:
    return Tracker(ChangeLog([body], datetime(2026, 3, 1, 12, 0, tzinfo=UTC)))


def each(tag: str, change: Callable[[Tracker, Element], None]) -> Change:
    """Does the change to every element of a kind in the body."""

    def change_all(tracker: Tracker, body: Element) -> None:
        for one in list(body.iter(tag)):
            change(tracker, one)

    return change_all


def first_of(tag: str, change: Callable[[Tracker, Element], None]) -> Change:
    return lambda tracker, body: change(tracker, next(body.iter(tag)))


DELETE_RUN = first_of(R, lambda tracker, run: tracker.delete_run(run))
DELETE_PARAGRAPH = first_of(P, lambda tracker, paragraph: tracker.delete_paragraph(paragraph))
DELETE_ROW = first_of(TR, lambda tracker, row: tracker.delete_row(row))
DELETE_TABLE = first_of(
    TBL, lambda tracker, table: tracker.delete_table(table, list(rows_in(table)))
)
RESTYLE = first_of(P, lambda tracker, paragraph: tracker.restyle(paragraph, "Quote"))
RENUMBER = first_of(P, lambda tracker, paragraph: tracker.renumber(paragraph, "7"))
EMBOLDEN = first_of(R, lambda tracker, run: tracker.relook(run, "b"))

CASES = [
    # what people typed, and what they propose
    (DELETE_RUN, 'p(r"a" r"b")', 'p(del(r"a") r"b")'),
    (DELETE_RUN, 'p(hyperlink(r"a"))', 'p(hyperlink(del(r"a")))'),
    (DELETE_RUN, 'p(ins{by=Anna}(r"a"))', 'p(ins{by=Anna}(del(r"a")))'),
    (DELETE_PARAGRAPH, 'p(r"a") p', 'p(pPr(rPr(del)) del(r"a")) p'),
    (
        DELETE_PARAGRAPH,
        'p(pPr(pStyle{val=X}) r"a") p',
        'p(pPr(pStyle{val=X} rPr(del)) del(r"a")) p',
    ),
    (DELETE_PARAGRAPH, "p(pPr(sectPr)) p", "p(pPr(rPr(del) sectPr)) p"),
    (
        DELETE_PARAGRAPH,
        'p(del{by=Anna}(r"a") r"b") p',
        'p(pPr(rPr(del)) del{by=Anna}(r"a") del(r"b")) p',
    ),
    (
        DELETE_PARAGRAPH,
        'p(sdt(sdtContent(r"a"))) p',
        'p(pPr(rPr(del)) sdt(sdtContent(del(r"a")))) p',
    ),
    (
        DELETE_PARAGRAPH,
        'p(r(commentReference) r"a") p',
        'p(pPr(rPr(del)) r(commentReference) del(r"a")) p',
    ),
    (
        DELETE_ROW,
        'tbl(tr(tc(p(r"a"))) tr(tc(p)))',
        'tbl(tr(trPr(del) tc(p(pPr(rPr(del)) del(r"a")))) tr(tc(p)))',
    ),
    (
        DELETE_ROW,
        "tbl(tr(trPr(cantSplit) tc(p)) tr(tc(p)))",
        "tbl(tr(trPr(cantSplit del) tc(p(pPr(rPr(del))))) tr(tc(p)))",
    ),
    (
        DELETE_ROW,
        "tbl(tr(trPr(del{by=Anna}) tc(p)) tr(tc(p)))",
        "tbl(tr(trPr(del{by=Anna}) tc(p)) tr(tc(p)))",
    ),
    (
        DELETE_TABLE,
        "tbl(tr(trPr(del{by=Anna}) tc(p)) tr(tc(p))) p",
        "tbl(tr(trPr(del{by=Anna}) tc(p)) tr(trPr(del) tc(p(pPr(rPr(del)))))) p",
    ),
    (
        DELETE_TABLE,
        'tbl(tr(tc(p(r"a")))) p',
        'tbl(tr(trPr(del) tc(p(pPr(rPr(del)) del(r"a"))))) p',
    ),
    (RESTYLE, 'p(r"a")', 'p(pPr(pStyle{val=Quote} pPrChange(pPr)) r"a")'),
    (
        RESTYLE,
        "p(pPr(pStyle{val=Old} rPr(b)))",
        "p(pPr(pStyle{val=Quote} rPr(b) pPrChange(pPr(pStyle{val=Old}))))",
    ),
    (
        RENUMBER,
        "p(pPr(numPr(numId{val=2})))",
        "p(pPr(numPr(numId{val=7}) pPrChange(pPr(numPr(numId{val=2})))))",
    ),
    (EMBOLDEN, 'p(r"a")', 'p(r(rPr(b bCs rPrChange(rPr)) "a"))'),
]


@pytest.mark.parametrize(("change", "before", "after"), CASES, ids=[case[1] for case in CASES])
def test_a_proposal_and_that_rejecting_it_leaves_no_trace(
    change: Change, before: str, after: str
) -> None:
    body = body_of(before)
    change(tracker_of(body), body)
    assert short(body) == f"body({after})"
    resolve(body, accept=False)
    assert _without_empty_properties(body) == f"body({before})"


OWN = [
    (DELETE_RUN, 'p(ins(r"a") r"b")', 'p(r"b")'),
    (DELETE_RUN, 'p(ins(r"a" r"b"))', 'p(ins(r"b"))'),
    (DELETE_ROW, "tbl(tr(trPr(ins) tc(p)) tr(tc(p)))", "tbl(tr(tc(p)))"),
    (DELETE_TABLE, "p tbl(tr(trPr(ins) tc(p))) p", "p p"),
]


@pytest.mark.parametrize(("change", "before", "after"), OWN, ids=[case[1] for case in OWN])
def test_what_we_proposed_ourselves_goes_at_once(change: Change, before: str, after: str) -> None:
    body = body_of(before)
    change(tracker_of(body), body)
    assert short(body) == f"body({after})"


NEW = [
    ('p(r"a")', 'p(pPr(rPr(ins)) ins(r"a"))'),
    (
        'p(r"a" bookmarkStart{name=_pk1} r"b")',
        'p(pPr(rPr(ins)) ins(r"a") bookmarkStart{name=_pk1} ins(r"b"))',
    ),
    (
        'p(pPr(pStyle{val=X}) hyperlink(r"a"))',
        'p(pPr(pStyle{val=X} rPr(ins)) hyperlink(ins(r"a")))',
    ),
    ("p", "p(pPr(rPr(ins)))"),
]


@pytest.mark.parametrize(("before", "after"), NEW, ids=[case[0] for case in NEW])
def test_a_new_paragraph_is_an_insertion_as_a_whole(before: str, after: str) -> None:
    body = body_of(f"{before} p")
    tracker_of(body).insert_paragraph(next(body.iter(P)))
    assert short(body) == f"body({after} p)"
    resolve(body, accept=False)
    assert short(body) == "body(p)"


def test_a_row_is_struck_out_once() -> None:
    body = body_of('tbl(tr(tc(p(r"a"))) tr(tc(p)))')
    tracker = tracker_of(body)
    row = next(body.iter(TR))
    for _ in range(3):
        tracker.delete_row(row)
    assert short(row) == 'tr(trPr(del) tc(p(pPr(rPr(del)) del(r"a"))))'


def test_a_new_table_is_an_insertion_row_by_row() -> None:
    body = body_of('p tbl(tr(tc(p(r"a"))) tr(tblPrEx tc(p))) p')
    tracker_of(body).insert_table(next(body.iter(TBL)))
    assert short(body) == (
        'body(p tbl(tr(trPr(ins) tc(p(pPr(rPr(ins)) ins(r"a")))) '
        "tr(tblPrEx trPr(ins) tc(p(pPr(rPr(ins)))))) p)"
    )
    resolve(body, accept=False)
    assert short(body) == "body(p p)"


def test_every_change_has_a_number_that_nothing_in_the_file_has() -> None:
    body = body_of('p(ins{by=Anna}(r"a") r"b") p(bookmarkStart{id=2,name=x} r"c")')
    each(P, lambda tracker, paragraph: tracker.mark(paragraph, DEL))(tracker_of(body), body)
    each(R, lambda tracker, run: tracker.delete_run(run))(tracker_of(body), body)
    numbers = [one.get(w("id")) for one in body.iter(INS, DEL, w("bookmarkStart"))]
    assert len(numbers) == len(set(numbers)) == 7


def _without_empty_properties(body: Element) -> str:
    """The line of a body; properties without content mean the same as none."""
    for properties in list(body.iter(RPR, PPR)):
        if not len(properties):
            removed(properties)
    return short(body)

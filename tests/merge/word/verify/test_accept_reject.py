"""What is left of an element once our tracked changes are accepted or rejected."""

import pytest

from tests.short_xml import body_of, short
from toolkit.merge.word.verify.accept_reject import resolve

CASES = [
    # runs
    ('p(r"a" ins(r"b"))', 'p(r"a" r"b")', 'p(r"a")'),
    ('p(r"a" del(r"b"))', 'p(r"a")', 'p(r"a" r"b")'),
    ('p(ins(r"new") del(r"old"))', 'p(r"new")', 'p(r"old")'),
    ('p(ins(r"b" r"c"))', 'p(r"b" r"c")', "p"),
    ('p(hyperlink(ins(r"a")))', 'p(hyperlink(r"a"))', "p"),
    ('p(hyperlink(r"a" ins(r"b")))', 'p(hyperlink(r"a" r"b"))', 'p(hyperlink(r"a"))'),
    ('p(del(hyperlink(r"a")))', "p", 'p(hyperlink(r"a"))'),
    # changes of other people are left alone
    ('p(ins{by=Anna}(r"b"))', 'p(ins{by=Anna}(r"b"))', 'p(ins{by=Anna}(r"b"))'),
    ('p(del{by=Anna}(r"b"))', 'p(del{by=Anna}(r"b"))', 'p(del{by=Anna}(r"b"))'),
    ('p(ins{by=Anna}(del(r"b")))', "p(ins{by=Anna})", 'p(ins{by=Anna}(r"b"))'),
    ('p(ins(del{by=Anna}(r"b")))', 'p(del{by=Anna}(r"b"))', "p"),
    # the mark at the end of a paragraph
    ('p(pPr(rPr(ins)) ins(r"a")) p(r"b")', 'p(pPr r"a") p(r"b")', 'p(r"b")'),
    ('p(pPr(rPr(del)) del(r"a")) p(r"b")', 'p(r"b")', 'p(pPr r"a") p(r"b")'),
    ('p(pPr(rPr(ins)) r"a") p(r"b")', 'p(pPr r"a") p(r"b")', 'p(r"a" r"b")'),
    ('p(pPr(rPr(del)) r"a") p(r"b")', 'p(r"a" r"b")', 'p(pPr r"a") p(r"b")'),
    ('p(r"b") p(pPr(rPr(ins)) ins(r"a"))', 'p(r"b") p(pPr r"a")', 'p(r"b") p(pPr)'),
    (
        'p(pPr(rPr(ins{by=Anna})) r"a") p(r"b")',
        'p(pPr(rPr(ins{by=Anna})) r"a") p(r"b")',
        'p(pPr(rPr(ins{by=Anna})) r"a") p(r"b")',
    ),
    # looks and styles
    (
        'p(r(rPr(b rPrChange(rPr)) "a"))',
        'p(r(rPr(b) "a"))',
        'p(r(rPr "a"))',
    ),
    (
        'p(pPr(pStyle{val=New} pPrChange(pPr(pStyle{val=Old}))) r"a")',
        'p(pPr(pStyle{val=New}) r"a")',
        'p(pPr(pStyle{val=Old}) r"a")',
    ),
    (
        'p(pPr(pStyle{val=New} rPr(b) pPrChange(pPr)) r"a")',
        'p(pPr(pStyle{val=New} rPr(b)) r"a")',
        'p(pPr(rPr(b)) r"a")',
    ),
    (
        "p(pPr(pStyle{val=New} pPrChange{by=Anna}(pPr)))",
        "p(pPr(pStyle{val=New} pPrChange{by=Anna}(pPr)))",
        "p(pPr(pStyle{val=New} pPrChange{by=Anna}(pPr)))",
    ),
    # rows and tables
    (
        'tbl(tr(tc(p(r"a"))) tr(trPr(ins) tc(p(ins(r"b")))))',
        'tbl(tr(tc(p(r"a"))) tr(tc(p(r"b"))))',
        'tbl(tr(tc(p(r"a"))))',
    ),
    (
        'tbl(tr(tc(p(r"a"))) tr(trPr(del) tc(p(del(r"b")))))',
        'tbl(tr(tc(p(r"a"))))',
        'tbl(tr(tc(p(r"a"))) tr(tc(p(r"b"))))',
    ),
    (
        'p tbl(tr(trPr(cantSplit ins) tc(p(ins(r"b"))))) p',
        'p tbl(tr(trPr(cantSplit) tc(p(r"b")))) p',
        "p p",
    ),
    (
        'tbl(tr(trPr(del{by=Anna}) tc(p(r"b"))))',
        'tbl(tr(trPr(del{by=Anna}) tc(p(r"b"))))',
        'tbl(tr(trPr(del{by=Anna}) tc(p(r"b"))))',
    ),
]


@pytest.mark.parametrize(
    ("line", "accepted", "rejected"), CASES, ids=[line for line, _, _ in CASES]
)
def test_what_is_left(line: str, accepted: str, rejected: str) -> None:
    for accept, expected in ((True, accepted), (False, rejected)):
        body = body_of(line)
        resolve(body, accept=accept)
        assert short(body) == f"body({expected})"


@pytest.mark.parametrize("line", sorted({line for case in CASES for line in case[1:]}))
def test_what_is_decided_stays_as_it_is(line: str) -> None:
    body = body_of(line)
    resolve(body, accept=True)
    assert short(body) == f"body({line})"


def test_the_changes_of_one_person_can_be_decided() -> None:
    body = body_of('p(ins(r"a") ins{by=Anna}(r"b") del{by=Anna}(r"c"))')
    resolve(body, accept=False, which=lambda change: "Anna" in change.values())
    assert short(body) == 'body(p(ins(r"a") r"c"))'

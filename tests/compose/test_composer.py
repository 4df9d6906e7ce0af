import re
from pathlib import Path
from typing import Any

import pytest

from tests.builders import (
    make_consortium,
    make_dossier,
    make_instrument,
    make_partner,
    make_task,
    make_work_package,
)
from tests.compose.small_proposal import CALL, EMPTY, whole
from toolkit.compose.composer import compose, compose_communication_plan
from toolkit.diagnostics import ProposalError
from toolkit.document.tree import Document, Heading, List, Paragraph, Role, Table
from toolkit.document.walk import anchors, blocks, plain, references, texts
from toolkit.model.call import ThirdParties
from toolkit.plan.dossier import Dossier
from toolkit.readers.call import read_call


def said(document: Document) -> str:
    return "\n".join(plain(one) for block in blocks(document) for one in texts(block))


def prompts(document: Document) -> list[str]:
    return [
        plain(one.inlines)
        for one in blocks(document)
        if isinstance(one, Paragraph) and one.role is Role.PROMPT
    ]


VARIANTS: dict[str, dict[str, Any]] = {
    "small": {},
    "empty": EMPTY,
    "open strand": {"project": {"strand": "open"}},
    "two leading": {"project": {"leading_priorities": ["adopt", "train"]}},
    "none leading": {"project": {"leading_priorities": []}},
    "short": {"project": {"duration": 12}},
    "unknown strand": {"project": {"strand": "nothing"}},
    "without instruments": {"instruments": []},
}


@pytest.mark.parametrize("variant", VARIANTS)
def test_no_id_stands_twice(variant: str) -> None:
    found = list(anchors(compose(whole(**VARIANTS[variant]))))
    assert sorted(found) == sorted(set(found))


@pytest.mark.parametrize("variant", VARIANTS)
def test_no_heading_is_empty_and_none_leaves_a_gap(variant: str) -> None:
    found = list(blocks(compose(whole(**VARIANTS[variant]))))
    level = 0
    for one, after in zip(found, [*found[1:], None], strict=True):
        if isinstance(one, Heading):
            assert one.level <= level + 1, one
            level = one.level
            assert after is not None
            assert not isinstance(after, Heading) or after.level > one.level, one


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_reference_leads_somewhere(variant: str) -> None:
    document = compose(whole(**VARIANTS[variant]))
    here = set(anchors(document))
    assert {one.to for one in references(document)} - {""} <= here


@pytest.mark.parametrize("variant", VARIANTS)
def test_no_sentence_shows_where_words_were_left_out(variant: str) -> None:
    text = said(compose(whole(**VARIANTS[variant])))
    for slip in ("  ", " .", " ,", "..", " ;", ",,", "None", "{{", "[[", "Undefined", "():"):
        assert slip not in text, slip


@pytest.mark.parametrize("variant", VARIANTS)
def test_no_paragraph_is_empty(variant: str) -> None:
    for block in blocks(compose(whole(**VARIANTS[variant]))):
        if not isinstance(block, Table):
            assert all(plain(one).strip() for one in texts(block)), block


def test_the_sections_come_in_the_order_of_the_call() -> None:
    call = read_call(CALL)
    tags = {one.tag for one in call.sections}
    found = [one.id for one in blocks(compose(whole())) if isinstance(one, Heading)]
    assert [one for one in found if one in tags] == [
        one.tag for one in call.sections if one.tag != "COVER"
    ]


def test_the_work_plan_stands_on_landscape_pages() -> None:
    parts = compose(whole()).parts
    assert [one.landscape for one in parts] == [False, True, False]
    first = parts[1].blocks[0]
    assert isinstance(first, Heading)
    assert (first.id, first.number) == ("WRK-PLA-WP", "4")


def test_prose_of_a_section_stands_in_it_once() -> None:
    tags = [one.tag for one in read_call(CALL).sections]
    document = compose(whole(sections={tag: f"Prose of {tag} *here*." for tag in tags}))
    for tag in tags:
        assert said(document).count(f"Prose of {tag} here.") == 1


def test_the_leading_priority_comes_first_and_says_that_it_leads() -> None:
    document = compose(whole(project={"leading_priorities": ["train"]}))
    order = [one.id for one in blocks(document) if one_is_priority(one)]
    assert order[0] == "priority/train"
    assert "Skills lead this proposal, and " in said(document)


def one_is_priority(block: object) -> bool:
    return isinstance(block, Heading) and block.id in {
        f"priority/{one.id}" for one in read_call(CALL).priorities
    }


def test_an_empty_outline_is_asked_for_everything_and_claims_nothing() -> None:
    document = compose(whole(**EMPTY))
    assert len(prompts(document)) > 40
    assert "No task serves this priority yet" in said(document)


def test_a_work_package_in_the_middle_renumbers_every_sentence() -> None:
    packages = [
        make_work_package("management", label="WP1"),
        make_work_package(
            "innovate", tasks=[make_task("survey", description="Before [[innovate-report]].")]
        ),
    ]
    between = make_work_package("network")
    few: dict[str, Any] = {"instruments": [], "risks": [], "communication": {}}
    before = said(compose(whole(work_packages=packages, **few)))
    after = said(compose(whole(work_packages=[packages[0], between, packages[1]], **few)))
    assert "Before D2.1." in before
    assert "Before D3.1." in after
    assert "Survey (T2.1" in before
    assert "Survey (T3.1" in after


def test_a_frozen_label_stays() -> None:
    packages = [
        make_work_package("network"),
        make_work_package("innovate", tasks=[make_task("survey", label="T9.1")]),
    ]
    few: dict[str, Any] = {"instruments": [], "risks": [], "communication": {}}
    assert "Survey (T9.1" in said(compose(whole(work_packages=packages, **few)))


def test_ids_do_not_change_when_a_work_package_comes_before() -> None:
    few: dict[str, Any] = {"instruments": [], "risks": [], "communication": {}}
    packages = [make_work_package("innovate")]
    before = set(anchors(compose(whole(work_packages=packages, **few))))
    more = [make_work_package("network"), *packages]
    after = set(anchors(compose(whole(work_packages=more, **few))))
    assert {one for one in before if one.startswith(("wp/innovate", "priority/innovate"))} <= after


def test_support_to_third_parties_is_told_with_its_amounts() -> None:
    text = said(compose(whole(instruments=[make_instrument(number=1)]))).replace("\u00a0", " ")
    assert "One instrument passes on EUR 15 000 to third parties" in text
    assert "The money comes as one lump sum of EUR 15 000 under the name Innovate boost" in text


def test_what_is_not_known_of_the_call_is_asked_for_and_no_grant_is_named() -> None:
    call = read_call(CALL)
    unknown = {
        "rate_other": None,
        "rate_third_parties": None,
        "third_parties": ThirdParties(),
    }
    document = compose(make_dossier(call=call.model_copy(update=unknown)))
    asked = " ".join(prompts(document))
    assert "The call's funding rates are not known yet, so no grant is computed." in asked
    assert "The call's limit for one third party is not known yet." in asked
    assert "of the grant" not in said(document)
    assert not re.search(r"None|  |\(\)| ,| \.", said(document))


@pytest.mark.parametrize(
    ("payee", "told"),
    [
        ("sme", ["The third party receives the money, and pays its providers itself."]),
        ("provider", ["The consortium pays a provider, and the third party receives the service."]),
        (None, []),
    ],
)
def test_who_receives_the_money_of_an_instrument_is_told_where_it_is_said(
    payee: str | None, told: list[str]
) -> None:
    text = said(compose(whole(instruments=[make_instrument(form="voucher", paid_to=payee)])))
    found = re.findall(r"^The (?:third party receives the money|consortium pays a).*", text, re.M)
    assert found == told


def test_why_a_partner_of_another_kind_takes_part_stands_below_its_role() -> None:
    first, *others = make_consortium()
    other = make_partner(
        "lab", kind="other", role_in_project="It tests.", kind_reason="It helps to go *green*."
    )
    text = said(compose(whole(partners=[first, other, *others])))
    assert "It tests.\nIt helps to go green.\n" in text


def test_support_is_never_presented_as_given_directly_by_the_union() -> None:
    sentence = "never as given directly by the European Union"
    assert sentence in said(compose(whole()))
    assert sentence in said(compose_communication_plan(whole()))
    assert sentence not in said(compose(whole(**EMPTY)))


def test_the_statement_and_the_disclaimer_are_the_calls_own() -> None:
    visibility = read_call(CALL).visibility
    quotes = [
        plain(one.inlines)
        for one in blocks(compose(whole()))
        if isinstance(one, Paragraph) and one.role is Role.QUOTE
    ]
    assert quotes == [visibility.funding_statement, visibility.disclaimer]


def test_a_block_placed_twice_has_two_ids(tmp_path: Path) -> None:
    folder = tmp_path / "part_b"
    folder.mkdir()
    (folder / "risks.md.j2").write_text("::: risks\n\n::: risks\n", encoding="utf-8")
    found = [one.id for one in blocks(compose(whole(), tmp_path)) if isinstance(one, Table)]
    assert {"risks", "risks-2"} <= set(found)


def test_a_block_that_does_not_exist_is_told_with_the_nearest_name(tmp_path: Path) -> None:
    folder = tmp_path / "part_b"
    folder.mkdir()
    (folder / "risks.md.j2").write_text("Words.\n\n::: rsiks\n", encoding="utf-8")
    with pytest.raises(ProposalError) as found:
        compose(whole(), tmp_path)
    assert str(found.value) == (
        f"{folder / 'risks.md.j2'}:3:1: TXT005 a template places a table that does not exist: "
        "'rsiks'\n    hint: write ::: risks"
    )


@pytest.mark.parametrize(
    ("placed", "fact", "hint"),
    [
        (
            "tasks",
            "without the id of its work package",
            "write the id of one behind it: innovate, network",
        ),
        (
            "resources inovate",
            "for 'inovate', which is no work package",
            "write ::: resources innovate",
        ),
        (
            "instrument nope",
            "for 'nope', which is no instrument",
            "write the id of one behind it: innovate-boost",
        ),
    ],
)
def test_a_block_of_something_that_is_not_there_is_told_with_what_is(
    tmp_path: Path, placed: str, fact: str, hint: str
) -> None:
    folder = tmp_path / "part_b"
    folder.mkdir()
    packages = [make_work_package("innovate"), make_work_package("network")]
    rest: dict[str, Any] = {"risks": [], "communication": {}}
    dossier = whole(work_packages=packages, instruments=[make_instrument()], **rest)
    (folder / "annexes.md.j2").write_text(f"::: {placed}\n", encoding="utf-8")
    with pytest.raises(ProposalError) as found:
        compose(dossier, tmp_path)
    name = placed.split()[0]
    assert str(found.value) == (
        f"{folder / 'annexes.md.j2'}:1:1: TXT007 a template places the table '{name}' {fact}\n"
        f"    hint: {hint}"
    )


def test_lists_and_paragraphs_of_one_scope_are_told_apart_by_their_ids() -> None:
    document = compose(whole(sections={"ETH-ICS-EI": "One.\n\n- two\n\nThree."}))
    found = [
        one.items[0].id if isinstance(one, List) else one.id
        for one in blocks(document)
        if not isinstance(one, Heading | Table)
    ]
    assert [one for one in found if one.startswith("ETH-ICS-EI")] == [
        "ETH-ICS-EI/p1",
        "ETH-ICS-EI/i1",
        "ETH-ICS-EI/p2",
    ]


def test_the_communication_plan_stands_alone_with_numbers_of_its_own() -> None:
    document = compose_communication_plan(whole())
    found = [one for one in blocks(document) if isinstance(one, Heading)]
    assert [one.number for one in found] == [str(number + 1) for number in range(len(found))]
    assert {one.level for one in found} == {1}
    assert isinstance(first := next(blocks(document)), Paragraph)
    assert first.role is Role.TITLE


def test_what_the_plan_says_has_the_same_ids_alone_as_in_the_proposal() -> None:
    inside, alone = (
        set(anchors(compose(whole()))),
        set(anchors(compose_communication_plan(whole()))),
    )
    only_there = {one for one in alone - inside if not one.startswith("communication/project")}
    assert {one.partition("#")[0] for one in only_there} == {
        "communication/calendar",
        "communication/counting/p1",
        *(f"communication/p{number}" for number in range(1, 5)),
    }


def test_more_than_eight_of_a_kind_are_not_told_one_by_one() -> None:
    def work(number: int) -> Dossier:
        due = [
            {"id": f"d{n}", "title": f"Report {n}", "due": "M6", "lead": "ateval"}
            for n in range(1, number + 1)
        ]
        return whole(
            work_packages=[make_work_package("network", priority="network", deliverables=due)]
        )

    assert "Report 7 (D1.7, M6) and Report 8 (D1.8, M6)." in said(compose(work(8)))
    assert "Report 7 (D1.7, M6) and 2 more." in said(compose(work(9)))

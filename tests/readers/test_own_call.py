"""A profile beside the outline goes before ours, says only what differs, and is not believed."""

import os
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from textwrap import dedent

import pytest

from toolkit.diagnostics import Diagnostic, ProposalError
from toolkit.model.call import Call
from toolkit.pipeline import read_dossier
from toolkit.readers.call import call_names, read_call
from toolkit.readers.own_call import MOST_BYTES

OURS = "smp-cosme-2021-cluster"
EXTENDS = f"extends: {OURS}\n"

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a profile beside the outline in `tmp_path`, and says where."""

    def written(text: str, name: str = "my-call.yaml") -> Path:
        path = tmp_path / "templates" / "calls" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8")
        return path

    return written


def own(home: Path, name: str = "my-call") -> Call:
    return read_call(name, home=home)


def faults(home: Path, name: str = "my-call") -> list[Diagnostic]:
    with pytest.raises(ProposalError) as raised:
        read_call(name, home=home)
    return list(raised.value.diagnostics)


def told(home: Path) -> list[tuple[int, str, str, str]]:
    return [(one.place.line, one.code, one.message, one.hint) for one in faults(home)]


def test_a_profile_says_only_what_differs(write: Write, tmp_path: Path) -> None:
    write(f"{EXTENDS}max_grant: 2000000\nlayout: {{page_limit: 70}}\n")
    call, ours = own(tmp_path), read_call(OURS)
    assert (call.id, call.max_grant, call.layout.page_limit) == ("my-call", 2_000_000, 70)
    assert (call.layout.font, call.rate_other) == (ours.layout.font, ours.rate_other)
    assert (call.strands, call.sections) == (ours.strands, ours.sections)
    assert "my-call" in call_names(home=tmp_path)
    assert "my-call" not in call_names()


def test_a_profile_knows_where_it_comes_from(write: Write, tmp_path: Path) -> None:
    path = write(f"{EXTENDS}max_grant: 2000000\n")
    call = own(tmp_path)
    assert call.origin is not None
    assert call.origin.file == "templates/calls/my-call.yaml"
    assert call.origin.base is not None
    assert call.origin.base.id == OURS
    assert str(call.place.of("max_grant")) == f"{path.as_posix()}:2:12"
    assert call.place.of("rate_other").file.endswith(f"{OURS}.yaml")
    assert read_call(OURS).origin is None


def test_what_is_stated_with_a_source_counts_as_confirmed(write: Write, tmp_path: Path) -> None:
    write(
        EXTENDS
        + """\
max_grant: 2000000
rate_other: 0.95
threshold: 70
layout:
  page_limit: 70
third_parties: {min_share_of_grant: 0.8}
sources:
  max_grant: call document, page 12
  threshold: {source: "call document, page 20", verified: false, note: ask again}
  layout: the form, first page
  max_duration: call document, page 9
"""
    )
    sources = own(tmp_path).sources
    assert sources["max_grant"].verified
    assert sources["max_grant"].source == "call document, page 12"
    assert not sources["threshold"].verified
    assert sources["layout.page_limit"].verified, "the source of its group"
    assert sources["max_duration"].verified, "ours, confirmed as it is"
    assert sources["max_duration"].note == "", "nothing of what ours says of it is left"
    for name in ("rate_other", "third_parties.min_share_of_grant"):
        assert not sources[name].verified
        assert sources[name].source == "my-call.yaml states it and names no source"


def test_a_value_that_is_the_same_as_ours_keeps_our_source(write: Write, tmp_path: Path) -> None:
    write(f"{EXTENDS}third_parties: {{max_per_third_party: 60000.00}}\n")
    path = "third_parties.max_per_third_party"
    assert own(tmp_path).sources[path] == read_call(OURS).sources[path]


def test_a_field_left_blank_is_left_out_and_null_makes_a_number_unknown(
    write: Write, tmp_path: Path
) -> None:
    write(f"{EXTENDS}title:\nlayout:\nstrands:\nsources:\nmax_grant: null\n")
    call, ours = own(tmp_path), read_call(OURS)
    assert (call.title, call.layout, call.strands) == (ours.title, ours.layout, ours.strands)
    assert call.max_grant is None
    assert call.sources["rate_other"] == ours.sources["rate_other"]


def test_of_the_lists_of_form_and_countries_single_entries_are_changed_added_or_left_out(
    write: Write, tmp_path: Path
) -> None:
    write(
        EXTENDS
        + """\
countries:
  - {code: TR, leave_out: true}
  - {code: MD, name: Moldova}
sections:
  - {tag: ETH-ICS-EI, title: Ethics and values}
  - {tag: ETH-DATA, number: "5.1b", title: Data, level: 2}
"""
    )
    call, ours = own(tmp_path), read_call(OURS)
    assert [one.code for one in call.countries] == [
        *(one.code for one in ours.countries if one.code not in ("TR", "UA")),
        "MD",
        "UA",
    ]
    assert call.fact("countries.MD").status == "associated"
    assert "countries.TR" not in call.sources
    tags = [one.tag for one in call.sections]
    assert tags.index("ETH-DATA") == tags.index("ETH-ICS-EI") + 1
    assert call.section["ETH-ICS-EI"].title == "Ethics and values"
    assert call.section["ETH-ICS-EI"].asks == ours.section["ETH-ICS-EI"].asks


def test_all_other_lists_are_replaced_as_a_whole(write: Write, tmp_path: Path) -> None:
    write(f"{EXTENDS}strands: [{{id: one, title: One}}]\nindirect: {{base_excludes: [A.5, D.1]}}\n")
    call = own(tmp_path)
    assert [one.id for one in call.strands] == ["one"]
    assert call.indirect.base_excludes == ("A.5", "D.1")
    assert call.indirect.rate == Decimal("0.07")


def test_a_suggested_value_is_taken_over_by_stating_it(write: Write, tmp_path: Path) -> None:
    assert read_call(OURS).prefinancing_rate is None
    write(f"{EXTENDS}prefinancing_rate: 0.7\nsources: {{prefinancing_rate: Data Sheet point 4}}\n")
    assert own(tmp_path).prefinancing_rate == Decimal("0.7")


def test_a_profile_of_the_same_name_goes_before_ours(write: Write, tmp_path: Path) -> None:
    write(f"{EXTENDS}max_grant: 7\n", f"{OURS}.yaml")
    call = own(tmp_path, OURS)
    assert call.max_grant == 7
    assert call.origin is not None
    assert read_call(OURS).max_grant == 1_400_000


def test_a_whole_copy_is_compared_with_ours_of_its_name_or_topic(
    write: Write, tmp_path: Path
) -> None:
    whole = Path(read_call(OURS).place.file).read_text("utf-8")
    write(whole, f"{OURS}.yaml")
    write(whole.replace(f"id: {OURS}", "id: copied"), "copied.yaml")
    other = whole.replace("topic: SMP-COSME-2021", "topic: SMP-COSME-2031")
    write(other.replace(f"id: {OURS}", "id: unlike"), "unlike.yaml")
    bases = {name: own(tmp_path, name).origin for name in (OURS, "copied", "unlike")}
    assert {name: one and one.base and one.base.id for name, one in bases.items()} == {
        OURS: OURS,
        "copied": OURS,
        "unlike": None,
    }


def test_a_profile_is_read_again_when_it_has_changed(write: Write, tmp_path: Path) -> None:
    write(f"{EXTENDS}max_grant: 1\n")
    assert own(tmp_path) is own(tmp_path)
    write(f"{EXTENDS}max_grant: 22\n")
    assert own(tmp_path).max_grant == 22


@pytest.mark.parametrize(
    ("text", "line", "code", "message", "hint"),
    [
        (
            "extends: smp-cosme-2021-clusters",
            1,
            "OUT068",
            "extends names 'smp-cosme-2021-clusters', and no profile of that name comes with "
            "proposal",
            "write extends: smp-cosme-2021-cluster",
        ),
        (
            "extends: [a]",
            1,
            "OUT068",
            "extends names a list, and no profile of that name comes with proposal",
            "it can be one of smp-cosme-2021-cluster, smp-cosme-2024-cluster",
        ),
        (
            "extends:",
            1,
            "OUT068",
            "extends names no profile",
            "it can be one of smp-cosme-2021-cluster, smp-cosme-2024-cluster",
        ),
        (
            "extend: smp-cosme-2021-cluster\nmax_grant: 3",
            1,
            "OUT068",
            "the profile extends none, and does not say everything itself (topic, title, "
            "programme, authority, strands, priorities, objectives_rule, indirect, cost_rows, "
            "sections, deliverable_types, dissemination_levels, visibility)",
            "write extends in the place of extend",
        ),
        (
            "",
            0,
            "OUT004",
            "{path} is empty",
            "write extends: smp-cosme-2021-cluster at its top, then what differs from it",
        ),
        (
            "- a",
            1,
            "OUT005",
            "{path} holds a list, where fields with names are expected",
            "write extends: smp-cosme-2021-cluster at its top, then what differs from it",
        ),
        (
            f"{EXTENDS}id: other",
            2,
            "OUT068",
            "the profile calls itself 'other', and its file is my-call.yaml",
            "write id: my-call, or leave the line out",
        ),
        (
            f"{EXTENDS}max_grnt: 3",
            2,
            "OUT020",
            "the profile holds 'max_grnt', which is no field of the profile",
            "did you mean max_grant?",
        ),
        (
            f"{EXTENDS}sources: {{max_gran: page 3}}",
            2,
            "OUT069",
            "sources names max_gran, which is not a fact of the profile",
            "did you mean max_grant?",
        ),
        (
            f"{EXTENDS}sources: {{threshold: page 3}}",
            2,
            "OUT069",
            "sources confirms threshold, and the profile gives it no value",
            "write its value under threshold, or take the source away",
        ),
        (
            f"{EXTENDS}indirect: {{base_excludes: [D1]}}",
            2,
            "OUT069",
            "the base of the indirect costs excludes D1, which is not a cost row",
            "the rows are A.1, A.2, A.3, A.4, A.5, B, C.1, C.1a, C.1b, C.1c, C.2, C.3, "
            "C.3a, C.3b, C.3c, C.3d, C.3e, C.3f, D.1",
        ),
        (
            f"{EXTENDS}cost_rows: [{{code: D.1, leave_out: true}}]",
            2,
            "OUT069",
            "no cost row is of the kind third_parties, and no budget can be made without one",
            "add a row, or write kind: third_parties at the row that is meant",
        ),
        (
            f"{EXTENDS}cost_rows: [{{code: C.3, part_of: C.9}}]",
            2,
            "OUT069",
            "cost row C.3 is part of C.9, which is not a cost row",
            "the rows are A.1, A.2, A.3, A.4, A.5, B, C.1, C.1a, C.1b, C.1c, C.2, C.3, "
            "C.3a, C.3b, C.3c, C.3d, C.3e, C.3f, D.1",
        ),
        (
            f"{EXTENDS}countries: [{{code: MD, name: M}}, {{code: MD, name: N}}]",
            2,
            "OUT069",
            "countries holds MD twice",
            "keep one of the two",
        ),
        (
            f"{EXTENDS}strands: [{{id: a, title: A}}, {{id: a, title: B}}]",
            2,
            "OUT069",
            "strands holds a twice",
            "keep one of the two",
        ),
        (
            f"{EXTENDS}annexes: [{'x, ' * 301}]",
            2,
            "OUT069",
            "annexes holds 301 entries, and the most is 300",
            "leave in it what the call or its form lists",
        ),
        (
            f"{EXTENDS}award_criteria: [{{code: '1', title: A, points: 5, minimum: 6}}]",
            2,
            "OUT069",
            "criterion 1 asks for 6 of 5 points",
            "write the smaller one under minimum",
        ),
        (
            f"{EXTENDS}threshold: 70\naward_criteria: [{{code: '1', title: A, points: 50}}]",
            2,
            "OUT069",
            "the threshold is 70 points, and all criteria give 50.00",
            "compare both with the call document",
        ),
        (
            f"{EXTENDS}budget: 9\nbudget_by_year: {{2027: 4, 2028: 4}}",
            3,
            "OUT069",
            "the budget is 9 EUR, and its years give 8.00 EUR",
            "correct one of them, or write budget_by_year: {}",
        ),
        (
            f"{EXTENDS}rate_other: 90",
            2,
            "OUT027",
            "the rate_other of the profile is 90, and a share is a number from 0 to 1",
            "write rate_other: 0.9 for 90 %",
        ),
        (
            f"{EXTENDS}indirect: {{rate: '7,5 %'}}",
            2,
            "OUT027",
            "the rate of the indirect costs is '7,5 %', and a share is a number from 0 to 1",
            "write rate: 0.075 for 7.5 %",
        ),
        (
            f"{EXTENDS}rate_other: 400",
            2,
            "OUT027",
            "the rate_other of the profile is 400, and a share is a number from 0 to 1",
            "write 0.9 for 90 %",
        ),
        (
            f"{EXTENDS}countries: [{{code: es, name: Spain}}]",
            2,
            "OUT029",
            "the code of country es 'Spain' is 'es'; the code of a country is two capital letters",
            "write ES for Spain, PT for Portugal, EL for Greece",
        ),
        (
            f"{EXTENDS}budget_by_year: {{24: 4}}",
            2,
            "OUT029",
            "the budget_by_year of 24 in the profile is '24'; a year is written with four digits",
            "write it as in 2027: 9000000",
        ),
        (
            f"{EXTENDS}max_grant: 1e999999999",
            2,
            "OUT027",
            "the max_grant of the profile is '1e999999999', and the most is 1000000000000",
            "see whether a sign or a digit is one too many",
        ),
        (
            f"{EXTENDS}rate_other: 0,75",
            2,
            "OUT027",
            "the rate_other of the profile is '0,75', and the decimals of a share begin with a "
            "point",
            "write rate_other: 0.75",
        ),
        (
            f"{EXTENDS}rate_other: 1.2",
            2,
            "OUT027",
            "the rate_other of the profile is 1.2, and a share is a number from 0 to 1",
            "write 0.9 for 90 %",
        ),
        (
            f"{EXTENDS}max_grant: 1.500.000 EUR",
            2,
            "OUT022",
            "the max_grant of the profile is '1.500.000 EUR', where a number is expected",
            "write max_grant: 1500000",
        ),
        (
            f"{EXTENDS}max_duration: 4 years",
            2,
            "OUT022",
            "the max_duration of the profile is '4 years', where a whole number is expected",
            "write max_duration: 48",
        ),
        (
            f"{EXTENDS}layout: {{page_limit: seventy}}",
            2,
            "OUT022",
            "the page_limit of the layout is 'seventy', where a whole number is expected",
            "write one whole number with digits alone, as in 20",
        ),
        (
            f"{EXTENDS}budget_by_year: {{2027: 9M}}",
            2,
            "OUT022",
            "the budget_by_year of 2027 in the profile is '9M', where a number is expected",
            "write 2027: 9000000",
        ),
        (
            f"{EXTENDS}max_per_third_party: 100000",
            2,
            "OUT020",
            "max_per_third_party is at the top of the profile, but belongs in the group "
            "third_parties",
            "write third_parties: {max_per_third_party: 100000}",
        ),
        (
            f"{EXTENDS}layout.page_limit: 70",
            2,
            "OUT020",
            "layout.page_limit is at the top of the profile, but belongs in the group layout",
            "write layout: {page_limit: 70}",
        ),
        (
            f"{EXTENDS}layout: {{min_font_size: 9}}\npage_limit: 70",
            3,
            "OUT020",
            "page_limit is at the top of the profile, but belongs in the group layout",
            "write it as a field of layout, indented below that name",
        ),
        (
            f"{EXTENDS}sources: {{rate_other: 24}}",
            2,
            "OUT022",
            "the sources of rate_other in the profile is 24, where its source is expected",
            "say where it is found, as in rate_other: call document, page 14",
        ),
        (
            f"{EXTENDS}sources: {{rate_other: tbd.}}",
            2,
            "OUT069",
            "the source of rate_other is 'tbd.'",
            "say where it is found, as in rate_other: call document, page 14",
        ),
        (
            f"{EXTENDS}sources: {{indirect: 'Data Sheet, point 3'}}",
            2,
            "OUT069",
            "sources names indirect, which is a group of facts",
            "name each that it confirms: indirect.rate, indirect.base_excludes",
        ),
        (
            f"{EXTENDS}suggested: {{prefinancing_rate: 0.8}}",
            2,
            "OUT069",
            "prefinancing_rate is written under suggested, and suggested values are not used",
            "write prefinancing_rate at the top of the profile, with its source under sources",
        ),
        (
            f"{EXTENDS}sources: {{suggested.prefinancing_rate: Data Sheet}}",
            2,
            "OUT069",
            "sources confirms suggested.prefinancing_rate, and suggested values are not used",
            "write prefinancing_rate at the top of the profile, with its source under that name",
        ),
        (
            f"{EXTENDS}countries: []",
            2,
            "OUT069",
            "countries is an empty list, and our entries stay",
            "take each out that is not to stay: {code: ..., leave_out: true}",
        ),
        (
            "extends: *ours",
            1,
            "OUT013",
            "*ours repeats a part marked &ours, and no part above is marked so",
            "mark the part that is to be repeated, or put the text in quotes",
        ),
    ],
)
def test_a_slip_is_told_once_at_its_place_with_what_to_do(
    text: str, line: int, code: str, message: str, hint: str, write: Write, tmp_path: Path
) -> None:
    path = write(text)
    assert told(tmp_path) == [(line, code, message.format(path=path.as_posix()), hint)]


def test_what_the_hint_says_mends_it(write: Write, tmp_path: Path) -> None:
    write("max_grant: 3")
    assert told(tmp_path)[0][3].startswith(f"write extends: {OURS} at its top")
    write(f"extends: {OURS}\nmax_grant: 3")
    assert own(tmp_path).max_grant == 3


@pytest.mark.parametrize(
    ("slip", "fact", "value"),
    [
        ("rate_other: 0,75", "rate_other", "0.75"),
        ("max_grant: 1.500.000", "max_grant", "1500000"),
        ("layout.page_limit: 70", "layout.page_limit", "70"),
        ("min_participants: 5", "consortium.min_participants", "5"),
    ],
)
def test_a_line_that_is_replaced_by_the_hint_says_what_was_meant(
    slip: str, fact: str, value: str, write: Write, tmp_path: Path
) -> None:
    write(f"{EXTENDS}{slip}\n")
    ((*_, hint),) = told(tmp_path)
    write(f"{EXTENDS}{hint.removeprefix('write ')}\n")
    assert own(tmp_path).fact(fact) == Decimal(value)


def test_a_link_to_elsewhere_is_not_read(tmp_path: Path) -> None:
    home, outside = tmp_path / "home", tmp_path / "outside.yaml"
    (home / "templates" / "calls").mkdir(parents=True)
    outside.write_text(EXTENDS, encoding="utf-8")
    link = home / "templates" / "calls" / "my-call.yaml"
    link.symlink_to(outside)
    assert [one.message for one in faults(home)] == [
        "my-call.yaml is a link to a file outside the folder of the outline"
    ]
    link.unlink()
    link.symlink_to("nothing.yaml")
    assert [one.message for one in faults(home)] == [
        "my-call.yaml is a link to a file that does not exist"
    ]
    link.unlink()
    link.symlink_to(link.name)
    assert [one.message for one in faults(home)] == [
        "my-call.yaml is a link to a file that does not exist"
    ]


def test_a_link_inside_the_folder_is_read(write: Write, tmp_path: Path) -> None:
    path = write(EXTENDS, "true-one.yaml")
    path.with_name("my-call.yaml").symlink_to(path.name)
    assert own(tmp_path).id == "my-call"


def test_what_is_no_regular_file_is_not_opened(write: Write, tmp_path: Path) -> None:
    path = write("")
    path.unlink()
    path.mkdir()
    assert [one.message for one in faults(tmp_path)] == [
        "my-call.yaml is not a file with text in it"
    ]
    path.rmdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(path)
        assert [one.code for one in faults(tmp_path)] == ["OUT068"]


def test_what_is_no_text_is_answered_as_a_profile(write: Write, tmp_path: Path) -> None:
    write("\0\1")
    (fault,) = faults(tmp_path)
    assert fault.hint.startswith(f"write extends: {OURS} at its top")


def test_a_profile_larger_than_any_is_not_read(write: Write, tmp_path: Path) -> None:
    write(EXTENDS + "#" * MOST_BYTES)
    assert [one.message for one in faults(tmp_path)] == [
        "my-call.yaml is larger than 200 kB, more than any profile needs"
    ]


def test_what_it_includes_lies_beside_it(write: Write, tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("a: b", encoding="utf-8")
    write(f"{EXTENDS}layout: !include ../../secret.yaml\n")
    assert [one.code for one in faults(tmp_path)] == ["OUT016"]


@pytest.mark.parametrize(
    "name", ["../my-call", "my-call.yaml", "templates/calls/my-call", "MY-CALL"]
)
def test_a_name_that_is_nearly_right_is_answered_with_the_right_one(
    name: str, write: Write, tmp_path: Path
) -> None:
    write(EXTENDS)
    (fault,) = faults(tmp_path, name)
    assert (fault.code, fault.hint) == ("OUT060", "did you mean my-call?")


@pytest.mark.parametrize("file", ["My-Call.yaml", "my-call.yml", "MY_CALL.yml"])
def test_a_file_whose_name_keeps_it_from_being_found_is_named(
    file: str, write: Write, tmp_path: Path
) -> None:
    write(EXTENDS, file)
    wanted = "my_call" if "_" in file else "my-call"
    (fault,) = faults(tmp_path, wanted)
    assert fault.hint == f"rename {file} to my-call.yaml, and write call: my-call"


def test_a_remark_on_a_profile_is_passed_on(write: Write, outline: Callable[[str], Path]) -> None:
    write(EXTENDS + 'title: "Joint\\u0007clusters"\n')
    path = outline(
        """\
        call: my-call
        project: {acronym: X, title: Y, strand: textile, start: 2026-09-01, duration: 36}
        partners:
          - {id: aei, name: A, short_name: AEI, country: ES, role: coordinator}
        """
    )
    dossier = read_dossier(path)
    assert dossier.call.title == "Jointclusters"
    assert [one.code for one in dossier.remarks] == ["OUT006"]
    assert dossier.remarks[0].place.file.endswith("templates/calls/my-call.yaml")


def test_an_outline_is_held_against_the_profile_beside_it(
    write: Write, outline: Callable[[str], Path]
) -> None:
    write(f"{EXTENDS}strands: [{{id: one, title: One}}]\n")
    path = outline(
        """\
        call: my-call
        project: {acronym: X, title: Y, strand: textile, start: 2026-09-01, duration: 36}
        partners:
          - {id: aei, name: A, short_name: AEI, country: ES, role: coordinator}
        """
    )
    with pytest.raises(ProposalError, match=r"OUT061 .*names 'textile'"):
        read_dossier(path)

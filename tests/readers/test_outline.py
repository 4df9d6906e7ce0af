"""Whole outlines: sound ones are read, broken ones are told about, all at once."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from toolkit.diagnostics import ProposalError
from toolkit.model.months import Month
from toolkit.model.proposal import Proposal
from toolkit.readers.outline import read_outline

BROKEN = Path(__file__).parent / "broken"
EXPECT = re.compile(r"# expect: (OUT\d{3}(?:, OUT\d{3})*)")
STARTER = Path(__file__).parents[2] / "templates" / "outlines" / "starter.yaml"

Spot = tuple[str, int, str]


def announced(path: Path) -> Iterator[Spot]:
    """File, line and code of every fault that an outline announces, included files too."""
    for file in (path, *(path.parent / "parts").glob("*.yaml")):
        if file == path or f"parts/{file.name}" in path.read_text("utf-8"):
            for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
                if found := EXPECT.search(line):
                    yield from ((file.name, number, code) for code in found[1].split(", "))


def faults_of(path: Path) -> str:
    with pytest.raises(ProposalError) as raised:
        read_outline(path)
    return str(raised.value).replace(f"{path.parent.as_posix()}/", "")


@pytest.mark.parametrize("path", sorted(BROKEN.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_faults_are_those_that_the_outline_announces(path: Path) -> None:
    with pytest.raises(ProposalError) as raised:
        read_outline(path)
    found = [
        (Path(one.place.file).name, one.place.line, one.code) for one in raised.value.diagnostics
    ]
    assert sorted(found) == sorted(announced(path))


def test_every_fault_says_what_to_do() -> None:
    for path in BROKEN.glob("*.yaml"):
        with pytest.raises(ProposalError) as raised:
            read_outline(path)
        for one in raised.value.diagnostics:
            assert one.hint, one
            assert not re.search(r"\b(invalid|error|please)\b|\.$", one.message, re.IGNORECASE)
            assert not one.hint.endswith(".") or one.hint.endswith("..."), one


def test_a_sound_outline_is_a_proposal() -> None:
    proposal = read_outline(STARTER)
    assert proposal.project.acronym == "MYPROJECT"
    assert proposal.work_packages[0].deliverables[0].due == Month(3)
    assert proposal.instruments[0].total == Decimal("600000.00")


def test_every_part_knows_its_place() -> None:
    proposal = read_outline(STARTER)
    task = proposal.work_packages[1].tasks[0]
    line = STARTER.read_text("utf-8").splitlines()[task.place.of("lead").line - 1]
    assert line.strip() == "lead: partner-b"
    assert line[task.place.of("lead").column - 1 :] == "partner-b"
    assert task.place.of("lead").path == "work_packages.1.tasks.0.lead"


def test_a_field_left_blank_counts_as_left_out(outline: Callable[[str], Path]) -> None:
    path = outline(MINIMAL + "  summary:\n  keywords: ~\n")
    assert read_outline(path).project.summary == ""


def test_an_unknown_field_left_blank_is_told_all_the_same(
    outline: Callable[[str], Path],
) -> None:
    path = outline(MINIMAL + "  sumary:\n  summary:\n")
    assert faults_of(path) == (
        "outline.yaml:9:10: OUT020 the project holds 'sumary', which is no field of the project\n"
        "    hint: did you mean summary?"
    )


def test_no_is_a_country(outline: Callable[[str], Path]) -> None:
    path = outline(MINIMAL.replace("country: ES", "country: NO"))
    assert read_outline(path).partners[0].country == "NO"


def test_a_single_word_may_stand_where_a_list_is_asked_for(
    outline: Callable[[str], Path],
) -> None:
    path = outline(MINIMAL + "  leading_priorities: innovate\n")
    assert read_outline(path).project.leading_priorities == ("innovate",)


def test_an_outline_may_be_split(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "partners.yaml").write_text("- !include first.yaml\n", "utf-8")
    (tmp_path / "parts" / "first.yaml").write_text(
        "id: ateval\nname: Ateval\nshort_name: A\ncountry: ES\nrole: coordinator\n", "utf-8"
    )
    head = MINIMAL.partition("partners:")
    path = tmp_path / "outline.yaml"
    path.write_text("partners: !include parts/partners.yaml\n" + head[0] + PROJECT, "utf-8")
    partner = read_outline(path).partners[0]
    assert partner.name == "Ateval"
    assert partner.place.of("name").file == (tmp_path / "parts" / "first.yaml").as_posix()
    assert str(partner.place.of("name")).endswith("first.yaml:2:7")
    assert partner.place.of("name").path == "partners.0.name"


def test_the_words_of_another_call_are_those_of_its_profile(tmp_path: Path) -> None:
    calls = tmp_path / "calls"
    calls.mkdir()
    ours = STARTER.parents[1] / "calls" / "smp-cosme-2021-cluster.yaml"
    text = ours.read_text("utf-8").replace("id: textile", "id: yarn")
    (calls / "own-call.yaml").write_text(
        text.replace("id: smp-cosme-2021-cluster", "id: own-call"), "utf-8"
    )
    path = tmp_path / "outline.yaml"
    path.write_text(MINIMAL.replace("smp-cosme-2021-cluster", "own-call"), "utf-8")
    with pytest.raises(ProposalError, match="'textile', which is no strand of the call"):
        read_outline(path, calls)
    path.write_text(path.read_text("utf-8").replace("strand: textile", "strand: yarn"), "utf-8")
    assert read_outline(path, calls).project.strand == "yarn"


PROJECT = """project:
  acronym: SOUND
  title: A sound project
  strand: textile
  start: 2026-09-01
  duration: 36
"""

MINIMAL = (
    """call: smp-cosme-2021-cluster
partners: [{id: ateval, name: Ateval, short_name: A, country: ES, role: coordinator}]
"""
    + PROJECT
)

WORDS = """
call: project: partners: work_packages: tasks: - id: ateval lead: months: M1-M3 effort: { } [ ] , '
" | > & * ! ? # : <<: *a &a !include outline.yaml ~ true 1e9 .inf --- communication: priorities:
risks: sections: instruments: after: role: coordinator label: T2.1 !!str
"""
GAPS = [" ", "\n", "\n  ", "\n    ", "", "\t"]
JUMBLES = st.lists(st.tuples(st.sampled_from(WORDS.split()), st.sampled_from(GAPS))).map(
    lambda found: "".join(word + gap for word, gap in found)
)


def told(path: Path) -> list[str] | Proposal:
    """The proposal, or the faults that stand in its way."""
    try:
        return read_outline(path)
    except ProposalError as error:
        return [str(one) for one in error.diagnostics if one.place.file]


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    content=st.one_of(
        st.binary(), st.text(st.characters(codec="utf-8")).map(str.encode), JUMBLES.map(str.encode)
    )
)
def test_whatever_a_file_holds_it_is_read_or_told_about(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "outline.yaml"
    path.write_bytes(content)
    assert told(path) != []


@pytest.mark.long
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_a_line_lost_or_changed_anywhere_is_read_or_told_about(
    tmp_path: Path, data: st.DataObject
) -> None:
    lines = STARTER.read_text("utf-8").splitlines()
    number = data.draw(st.integers(0, len(lines) - 1))
    lines[number] = data.draw(
        st.one_of(st.just(""), st.just(lines[number][2:]), JUMBLES, st.just("  " + lines[number]))
    )
    path = tmp_path / "outline.yaml"
    path.write_text("\n".join(lines), "utf-8")
    assert told(path) != []

"""What people type for a field is read as the outline would write it, or a hint says what works."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

import pytest

from tests.builders import make_call, make_proposal
from toolkit.diagnostics import NOWHERE
from toolkit.model.base import Prose
from toolkit.model.months import Month, Span
from toolkit.model.proposal import Proposal
from toolkit.pipeline import read_dossier
from toolkit.readers.call import read_call
from toolkit.readers.field_limits import field_at
from toolkit.readers.part_names import PartNames
from toolkit.readers.references import REFERENCES, SEVERAL_IN
from toolkit.readers.shapes import field_names, is_map, is_part, item_of, shape_at
from toolkit.readers.typed_field import Emptied, FieldReader, Misread, Raw, Way
from toolkit.readers.typed_words import OF_CALL
from toolkit.readers.yaml_builder import Fields
from toolkit.readers.yaml_reader import read_fields

EXAMPLE = Path(__file__).parents[2] / "examples" / "agri-food" / "outline.yaml"
PACKAGE = ("work_packages", 0)
TASK = (*PACKAGE, "tasks", 0)
DELIVERABLE = (*PACKAGE, "deliverables", 0)
COST = (*PACKAGE, "costs", 0)
INSTRUMENT = ("instruments", 0)


@pytest.fixture(scope="module")
def reader() -> FieldReader:
    found = read_dossier(EXAMPLE)
    proposal = found.proposal
    return FieldReader(proposal.project.start, found.call, PartNames.of(proposal))


@pytest.mark.parametrize(
    ("way", "typed", "value"),
    [
        (("project", "start"), date(2026, 9, 1), "2026-09-01"),
        (("project", "start"), "2026-09-01", "2026-09-01"),
        (("project", "start"), "15/9/2026", "2026-09-15"),
        (("project", "start"), "1 septembre 2026", "2026-09-01"),
        (("project", "duration"), Decimal(36), 36),
        (("project", "duration"), "3 ans", 36),
        (("project", "reporting_periods"), "M1-M18, M19 – M36", ("M1-M18", "M19-M36")),
        (("project", "reporting_periods"), "1-18\n19-36", ("M1-M18", "M19-M36")),
        (("project", "keywords"), "clusters, food; SMEs", ("clusters, food", "SMEs")),
        (("project", "keywords"), "• clusters\n• food", ("clusters", "food")),
        (("project", "language"), "français", "fr"),
        (("project", "leading_priorities"), "Adopt; Innovate", ("adopt", "innovate")),
        (("partners", 0, "country"), "Grèce", "EL"),
        (("partners", 0, "country"), "EL", "EL"),
        (("partners", 0, "role"), "Coordinateur", "coordinator"),
        (("partners", 0, "role"), "BEN", "beneficiary"),
        (("partners", 0, "kind"), "Organisation de cluster", "cluster"),
        (("partners", 0, "legal_form"), "privée", "private"),
        (("partners", 0, "rates", "expert"), "4 300 €", Decimal("4300")),
        (("partners", 0, "previous_projects", 0, "period"), Decimal(2019), "2019"),
        ((*TASK, "months"), "M4 – M30", "M4-M30"),
        ((*TASK, "months"), Decimal(4), "M4-M4"),
        ((*TASK, "effort", "aei"), "2,5 PM", Decimal("2.5")),
        ((*TASK, "effort", "aei", "expert"), Decimal("0.125"), Decimal("0.125")),
        ((*DELIVERABLE, "due"), Decimal(12), "M12"),
        ((*DELIVERABLE, "type"), "R – Document, report", "R"),
        ((*DELIVERABLE, "dissemination"), "Public", "PU"),
        ((*COST, "row"), "C.1 Travel and subsistence", "C.1"),
        ((*COST, "units"), Decimal("1.255"), Decimal("1.2550")),
        ((*COST, "units"), Decimal("0.30000000000000004"), Decimal("0.3")),
        ((*INSTRUMENT, "amount"), "60.000,00", Decimal(60000)),
        ((*INSTRUMENT, "form"), "chèque", "voucher"),
        ((*INSTRUMENT, "form"), "guarantee", "guarantee"),
        ((*INSTRUMENT, "paid_to"), "PME", "sme"),
        ((*INSTRUMENT, "activities"), "- Advice\n2) Centro Etna", ("Advice", "Centro Etna")),
        (("risks", 0, "impact"), "élevé", "high"),
        (("risks", 0, "description"), "One.\r\nTwo ", "One.\nTwo"),
        (("risks", 0, "title"), "Few\nfirms", "Few firms"),
        (("risks", 0, "owner"), "–", Emptied()),
        (("risks", 0, "owner"), None, Emptied()),
        (("sections", "CON-MET-CM"), "Text", "Text"),
    ],
)  # fmt: skip
def test_what_is_typed_is_read_or_refused(
    reader: FieldReader, way: Way, typed: Raw, value: object
) -> None:
    assert reader.read(way, typed) == value
    assert type(reader.read(way, typed)) is type(value)


@pytest.mark.parametrize(
    ("way", "typed", "possible"),
    [
        (("project", "start"), "1/9/2026", "write 2026-09-01 or 2026-01-09"),
        (("project", "duration"), Decimal(130), "write 120 or less"),
        (
            ("project", "duration"),
            Decimal("35.5"),
            "write the number of months with digits alone, as in 36",
        ),
        (
            ("project", "acronym"),
            "É!",
            "begin with a letter or a digit, and use letters, digits, spaces and . _ + - alone",
        ),
        (("partners", 0, "legal_form"), "limited", "write public, private or none"),
        (
            (*TASK, "months"),
            date(2026, 12, 4),
            "write the first and the last month of the project, as in M4-M12",
        ),
        ((*DELIVERABLE, "due"), Decimal("12.5"), "write one month of the project, as in M12"),
        (
            (*DELIVERABLE, "dissemination"),
            "PU – Sensitive",
            "write PU, SEN, R-UE/EU-R, C-UE/EU-C or S-UE/EU-S",
        ),
        ((*COST, "unit_cost"), "1,250", "write 1250 or 1.25, whichever is meant, in figures alone"),
        ((*COST, "units"), Decimal(-2), "write 0 or more"),
        ((*INSTRUMENT, "amount"), Decimal("1000.125"), "write it with 2 decimals at most"),
        (
            (*INSTRUMENT, "amount"),
            date(2026, 5, 1),
            "this is a date: write the amount in EUR with digits alone, as in 15000 "
            "or 99.50, in a cell that is formatted as a number",
        ),
    ],
)
def test_what_cannot_be_read_is_answered_with_what_can(
    reader: FieldReader, way: Way, typed: Raw, possible: str
) -> None:
    assert reader.read(way, typed) == Misread(possible)


def test_the_one_of_several_names_that_names_nothing_is_given(reader: FieldReader) -> None:
    way = ("risks", 0, "work_package")
    assert reader.read(way, "WP1; WP4\n- wp1") == ("management", "adopt")
    found = reader.read(way, "WP1, Nowhere; WP4")
    assert isinstance(found, Misread)
    assert found.possible.endswith(" in the place of 'Nowhere'")
    assert reader.read(way, ";") == Misread(reader.names.possible("work package"))
    assert reader.read(("project", "leading_priorities"), ";\n") == Emptied()
    assert reader.read(("project", "reporting_periods"), ";") == Emptied()


def test_a_text_without_end_is_no_value(reader: FieldReader) -> None:
    for way in [("project", "leading_priorities"), (*TASK, "months"), (*TASK, "participants")]:
        assert reader.read(way, "1," * 16_000) == Misread("write it in 2000 characters at most")
    assert reader.read(("risks", 0, "description"), "a" * 9000) == "a" * 9000


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1e300", "-1e-300", "12345678901234567890"])
def test_a_number_that_no_field_holds_is_refused(reader: FieldReader, number: str) -> None:
    for way in [(*COST, "units"), (*DELIVERABLE, "due"), ("project", "duration")]:
        found = reader.read(way, Decimal(number))
        assert isinstance(found, Misread), found


def test_what_the_outlines_of_the_examples_hold_is_read_as_that() -> None:
    read = 0
    for path in sorted(EXAMPLE.parents[1].glob("*/outline.yaml")):
        fields, _ = read_fields(path)
        assert fields is not None
        if "sixty-faults" in path.parts or "include" in path.read_text(encoding="utf-8"):
            continue
        found = read_dossier(path)
        start, names = found.proposal.project.start, PartNames.of_fields(fields)
        own = FieldReader(start, found.call, names, found.language)
        for way, value in _held(fields):
            items = value if isinstance(value, list) else [value]
            typed = "\n".join(map(str, items))
            said = own.read(way, typed)
            given = said if isinstance(said, tuple) else (said,)
            assert [_plain(one) for one in given] == [_plain(one) for one in items], way
            read += 1
    assert read > 1000


def _plain(value: Any) -> Any:
    return value if isinstance(value, int | Decimal) else str(value).split()


def _held(value: Any, way: Way = ()) -> Iterator[tuple[Way, Any]]:
    """The fields that an outline holds, with the way to each."""
    if isinstance(value, Fields):
        for name, one in value.items():
            yield from _held(one, (*way, name))
    elif isinstance(value, list) and any(isinstance(one, Fields) for one in value):
        for number, one in enumerate(value):
            yield from _held(one, (*way, number))
    elif value is not None:
        yield way, value


def test_each_of_the_readings_that_a_hint_gives_is_read(reader: FieldReader) -> None:
    for way, typed in (
        ((*COST, "unit_cost"), "1,250"),
        ((*COST, "units"), "1.255"),
        (("project", "start"), "1/9/2026"),
        (("partners", 0, "legal_form"), "limited"),
        ((*DELIVERABLE, "type"), "book"),
        (("partners", 0, "affiliated_to"), "somebody"),
    ):
        found = reader.read(way, typed)
        assert isinstance(found, Misread)
        words = found.possible.removeprefix("write ").partition(", whichever")[0]
        offered = [one for part in words.split(" or ") for one in part.split(", ")]
        assert len(offered) > 1
        assert all(not isinstance(reader.read(way, one), Misread) for one in offered), offered


def _ways(shape: Any, way: Way = ()) -> Iterator[tuple[Way, Any]]:
    """The way to every field of the model with its type, each list with one entry."""
    for name in field_names(shape):
        inside = shape_at(shape, (name,))
        for here, one in _inner((*way, name), inside):
            if is_part(one):
                yield from _ways(one, here)
            else:
                yield here, one


def _inner(way: Way, shape: Any) -> Iterator[tuple[Way, Any]]:
    item = item_of(shape)
    if item is not None and is_part(item):
        yield (*way, 0), item
    elif is_map(shape):
        yield from _inner((*way, "expert"), shape_at(shape, ("expert",)))
        if is_map(shape_at(shape, ("expert",))):
            yield (*way, "expert"), Decimal
    else:
        yield way, shape


SAMPLES: dict[Any, tuple[Raw, object]] = {
    str: ("Words", "Words"),
    Prose: ("Words", "Words"),
    int: (Decimal(3), 3),
    Decimal: ("3,5", Decimal("3.5")),
    date: ("2026-09-01", "2026-09-01"),
    Month: ("12", "M12"),
    Span: ("4 – 12", "M4-M12"),
}
NAMED = {
    "acronym": ("NEW", "NEW"),
    "country": ("Spain", "ES"),
    "label": ("X1", "X1"),
    "id": ("new-id", "new-id"),
    "share_of_use": ("0,6", Decimal("0.6")),
    "call": ("smp-cosme-2024-cluster", "smp-cosme-2024-cluster"),
}


def _sample(reader: FieldReader, way: Way, shape: Any) -> tuple[Raw, object]:
    """What is typed for a field, and the value that it means."""
    key, item = field_at(way).key, item_of(shape)
    if key in REFERENCES:
        name, ident = next(iter(reader.names.kinds[REFERENCES[key]].items()))
        return name, (ident,) if key in SEVERAL_IN else ident
    if key in OF_CALL:
        words = reader._words.of_call(OF_CALL[key])
        ident = next(iter(words.values()), "")
        return ident, (ident,) if key in SEVERAL_IN else ident
    if isinstance(shape, type) and issubclass(shape, Enum):
        return next(iter(shape)).value.upper(), next(iter(shape)).value
    if item is not None:
        typed, value = SAMPLES[item]
        return typed, (value,)
    return NAMED.get(str(way[-1])) or SAMPLES[shape]


def test_every_field_of_the_model_is_read(reader: FieldReader) -> None:
    reader = replace(reader, call=read_call("smp-cosme-2024-cluster"))
    ways = dict(_ways(Proposal))
    assert len(ways) > 120
    for way, shape in ways.items():
        typed, value = _sample(reader, way, shape)
        assert reader.read(way, typed) == value, way
        assert isinstance(reader.read(way, " "), Emptied)


def test_a_way_to_no_field_is_no_field(reader: FieldReader) -> None:
    for way in [("partners",), ("partners", 0), ("project", "colour"), (*TASK, "effort")]:
        with pytest.raises(LookupError):
            reader.read(way, "x")


def test_two_months_typed_apart_are_a_span(reader: FieldReader) -> None:
    assert reader.span(Decimal(4), "M12") == "M4-M12"
    assert reader.span(None, "M12") == "M12-M12"
    assert reader.span(None, " ") == Emptied()
    assert reader.span("M12", Decimal(4)) == Misread("the first month comes first, as in M4-M12")
    assert reader.span("soon", "M4") == Misread("write one month of the project, as in M12")


def test_a_section_is_named_by_its_number_and_title(reader: FieldReader) -> None:
    section = reader.call.sections[3]
    for words in (section.tag, section.title, f"{section.number} {section.title}"):
        assert reader.word_of_call("section", words) == section.tag


def test_a_day_is_a_month_of_the_project() -> None:
    proposal = make_proposal()
    reader = FieldReader(date(2026, 9, 15), make_call(), PartNames.of(proposal))
    due = (*DELIVERABLE, "due")
    assert reader.read(due, date(2026, 10, 14)) == "M1"
    assert reader.read(due, date(2026, 10, 15)) == "M2"
    assert isinstance(reader.read(due, date(2026, 9, 1)), Misread)


@pytest.fixture
def names() -> PartNames:
    fields, _ = read_fields(EXAMPLE)
    assert fields is not None
    return PartNames.of_fields(
        fields, {"partner": {"New Cluster": "new"}, "milestone": {"Start": "go"}}
    )


def test_an_outline_as_it_is_written_gives_the_same_names(names: PartNames) -> None:
    sound = PartNames.of(read_dossier(EXAMPLE).proposal)
    for kind, known in sound.kinds.items():
        new = {"New Cluster", "Start"}
        assert {one: names.kinds[kind][one] for one in names.kinds[kind] if one not in new} == known


def test_new_parts_and_beginnings_are_known(names: PartNames) -> None:
    assert names.id("partner", "new cluster") == "new"
    assert names.id("partner", "New Cl") == "new"
    assert names.id("task or milestone", "Start") == "go"
    assert names.id("task", "Start") is None


def _outline(*tasks: tuple[str, str]) -> Fields:
    def fields(**values: Any) -> Fields:
        found = Fields(values)
        found.place, found.torn = NOWHERE, False
        return found

    parts = [fields(id=ident, title=title) for ident, title in tasks]
    package = fields(id="work", title="Work", label="WP5", tasks=[*parts, "no part", None])
    return fields(work_packages=[package, None], partners="none", communication=[1])


def test_a_name_of_two_parts_is_no_name_of_one() -> None:
    names = PartNames.of_fields(_outline(("one", "Calls"), ("two", "Calls"), ("", "Empty")))
    assert names.id("task", "Calls") is None
    assert names.possible("task", "Calls") == "write T5.1 or T5.2"
    assert names.id("task", "T5.2") == "two"
    shown = PartNames.of_fields(
        _outline(("one", "Calls"), ("two", "Calls")), {"task": {"Calls": "one", "Calls (2)": "two"}}
    )
    assert [shown.id("task", one) for one in ("Calls", "calls (2)")] == ["one", "two"]


def test_a_number_is_no_beginning_of_a_longer_one() -> None:
    names = PartNames.of_fields(_outline(*((f"task-{n}", f"Number {n}") for n in range(10, 12))))
    assert names.id("task", "T5.1") == "task-10"
    assert names.id("task", "Number 1") is None
    assert names.id("task", "Number") is None

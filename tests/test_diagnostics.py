"""What is told: a place, a code, a fact and a way out."""

from toolkit.diagnostics import (
    NOWHERE,
    Diagnostic,
    Place,
    ProposalError,
    Severity,
    in_file_order,
)


def at(line: int, column: int = 1, file: str = "outline.yaml") -> Diagnostic:
    return Diagnostic(Place(file, line, column), "PLN101", f"line {line}")


def test_a_finding_prints_its_place_its_code_what_is_so_and_what_to_do() -> None:
    place = Place("outline.yaml", 19, 14)
    found = Diagnostic(place, "PLN104", "D2.3 is due in M40", "move it to M36")
    assert str(found) == "outline.yaml:19:14: PLN104 D2.3 is due in M40\n    hint: move it to M36"


def test_a_warning_says_that_it_is_one() -> None:
    found = Diagnostic(Place("o.yaml", 1, 1), "CAL109", "look it up", severity=Severity.WARNING)
    assert str(found) == "o.yaml:1:1: CAL109 warning: look it up"


def test_a_finding_stays_on_its_line_whatever_it_names() -> None:
    found = Diagnostic(Place("o.yaml", 1, 1), "COM103", "no activity reaches 'SMEs\r\nand all'")
    assert str(found) == "o.yaml:1:1: COM103 no activity reaches 'SMEs and all'"


def test_a_finding_without_a_place_begins_with_its_code() -> None:
    assert str(Diagnostic(NOWHERE, "MRG001", "it is open")) == "MRG001 it is open"


def test_a_place_without_a_line_is_the_file() -> None:
    assert str(Place("outline.yaml")) == "outline.yaml"


def test_the_place_of_a_field_is_its_own_or_that_of_the_part_around_it() -> None:
    due = Place("o.yaml", 9, 5)
    part = Place("o.yaml", 7, 3, inner={"due": due})
    whole = Place("o.yaml", 1, 1, inner={"0": part})
    assert whole.of(0, "due") == due
    assert whole.of(0, "lead") == part
    assert whole.of(0, "lead", "name") == part
    assert whole.of(1) == whole


def test_findings_come_in_the_order_of_each_file_and_files_as_first_met() -> None:
    found = [at(9), at(3, file="partners.yaml"), at(2, 5), at(2, 1), at(1, file="partners.yaml")]
    assert [(one.place.file, one.place.line, one.place.column) for one in in_file_order(found)] == [
        ("outline.yaml", 2, 1),
        ("outline.yaml", 2, 5),
        ("outline.yaml", 9, 1),
        ("partners.yaml", 1, 1),
        ("partners.yaml", 3, 1),
    ]


def test_findings_at_one_place_stay_in_their_order() -> None:
    first, second = at(1), at(1)._replace(code="CAL101")
    assert in_file_order([first, second]) == (first, second)


def test_a_fault_carries_all_findings_in_the_order_of_the_file() -> None:
    fault = ProposalError(at(9), at(2))
    assert [one.place.line for one in fault.diagnostics] == [2, 9]
    assert str(fault) == "outline.yaml:2:1: PLN101 line 2\noutline.yaml:9:1: PLN101 line 9"

"""Several mistakes in one outline are told each, and a slip hides nothing that is wrong besides."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.readers.newcomers.mistake import OUTLINE, swapped
from toolkit.diagnostics import ProposalError
from toolkit.readers import mending
from toolkit.readers.outline import read_outline

Written = Callable[[str], Path]

SLIPS = {
    "dash": ("  - id: rain\n", "  -id: rain\n"),
    "colon": ("  strand: agri-food", "  strand = agri-food"),
    "quotes": ("title: Quality and monitoring", "title: Quality: monitoring"),
    "bullet": ("      - Pay every SME", "      • Pay every SME"),
    "indent": ("        months: M4-M34", "       months: M4-M34"),
    "brace": ("unit_cost: 650}", "unit_cost: 650"),
    "field": ("    country: PL", "    pays: PL"),
    "number": ("    amount: 30000\n", "    amount: 30 k€\n"),
    "reference": ("after: [water-map]", "after: [watermap]"),
    "comma": ("rain: 1.5, sensor-hub: 0.5", "rain: 1,5, sensor-hub: 0.5"),
}


def told(path: Path) -> list[tuple[int, str]]:
    with pytest.raises(ProposalError) as raised:
        read_outline(path)
    return [(one.place.line, str(one)) for one in raised.value.diagnostics]


def line_of(text: str) -> int:
    return OUTLINE[: OUTLINE.index(text)].count("\n") + 1


@pytest.mark.parametrize("one", SLIPS)
@pytest.mark.parametrize("two", SLIPS)
def test_two_mistakes_are_two_findings(outline: Written, one: str, two: str) -> None:
    if one >= two:
        return
    swaps = SLIPS[one], SLIPS[two]
    found = told(outline(swapped(OUTLINE, swaps)))
    assert sorted(line for line, _ in found) == sorted(line_of(old.strip()) for old, _ in swaps), (
        found
    )


def test_all_of_them_at_once_are_told_each(outline: Written) -> None:
    found = told(outline(swapped(OUTLINE, tuple(SLIPS.values()))))
    assert sorted(line for line, _ in found) == sorted(
        line_of(old.strip()) for old, _ in SLIPS.values()
    )


def test_a_name_that_is_gone_is_one_finding_with_the_number_of_its_places(
    outline: Written,
) -> None:
    path = outline(OUTLINE.replace("  - id: pomona\n", "  - id: fruit\n"))
    assert [one.partition(": ")[2] for _, one in told(path)] == [
        "OUT042 pomona is named in 30 places and is no partner; fruit is one and is named nowhere:"
        " was it renamed?\n"
        "    hint: replace pomona by fruit in all these places, or write id: pomona here"
    ]


def test_what_an_included_file_holds_is_mended_in_that_file(tmp_path: Path) -> None:
    head, partners, rest = (
        OUTLINE[: OUTLINE.index("partners:")],
        OUTLINE[OUTLINE.index("partners:\n") + 10 : OUTLINE.index("\nwork_packages:")],
        OUTLINE[OUTLINE.index("\nwork_packages:") :],
    )
    (tmp_path / "partners.yaml").write_text(partners.replace("- id: rain", "-id: rain"), "utf-8")
    path = tmp_path / "outline.yaml"
    path.write_text(f"{head}partners: !include partners.yaml\n{rest}", "utf-8")
    ((_, found),) = told(path)
    assert "partners.yaml:18:3: OUT010 the dash that begins an entry needs a space" in found


def test_of_a_text_that_is_all_wrong_the_search_ends(
    outline: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = mending.explained
    readings = []

    def counted(faults, again):  # type: ignore[no-untyped-def]
        def reading(texts):  # type: ignore[no-untyped-def]
            readings.append(texts)
            return again(texts)

        return read(faults, reading)

    monkeypatch.setattr(mending, "explained", counted)
    told(outline("\n".join(f"f{n}: a: [b\n - c: {{d" for n in range(200))))
    assert len(readings) <= mending.MOST_READINGS

"""A value is written into an outline at its place, and nothing else of it changes."""

import shutil
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.readers.small_outline import HEAD, PACKAGES, PARTNERS, SMALL
from toolkit.readers.outline import read_outline
from toolkit.readers.patches import Patch, Patched, patched

pytestmark = pytest.mark.slow

EXAMPLE = Path(__file__).parents[2] / "examples" / "euroboostex" / "outline.yaml"

TASK = ("work_packages", 0, "tasks")
COST = {"partner": "ntt", "row": "C.3", "item": "Tests: ten", "units": 1, "unit_cost": 9}


@pytest.fixture
def small(outline: Callable[[str], Path]) -> Path:
    return outline(SMALL)


def text(done: Patched) -> str:
    assert not done.refused
    (content,) = done.files.values()
    return content.decode()


@pytest.mark.parametrize(
    ("steps", "value", "old", "new"),
    [
        (
            ("project", "start"),
            "2027-01-01",
            "start: 2026-09-01      # a Tuesday",
            "start: 2027-01-01      # a Tuesday",
        ),
        (("project", "duration"), 9, "duration: 12\n", "duration: 9\n"),
        (("project", "acronym"), "TINY", '  "SMALL"', '  "TINY"'),
        (("project", "title"), "Nobody's", "'It''s small'", "'Nobody''s'"),
        (
            ("work_packages", 0, "costs", 0, "unit_cost"),
            Decimal("100.50"),
            "unit_cost: 90.00     # each",
            "unit_cost: 100.50    # each",
        ),
        (("partners", 2, "rates", "expert"), 5100, "expert: *rate", "expert: 5100"),
        (("partners", 2, "rates", "trainer"), 5, "*rate\n", "*rate\n      trainer: 5\n"),
        ((*TASK, 0, "months"), "M1-M9", "months: M1-M12,", "months: M1-M9,"),
        ((*TASK, 0, "effort", "aei"), Decimal("1.5"), "{aei: 1}", "{aei: 1.5}"),
        ((*TASK, 0, "effort", "ntt"), 2, "{aei: 1}", "{aei: 1, ntt: 2}"),
        (
            (*TASK, 0, "effort", "ntt", "expert"),
            2,
            "{aei: 1}",
            "{aei: 1, ntt: {expert: 2}}",
        ),
        (
            (*TASK, 1, "effort", "ntt"),
            2,
            "    lead: aei\n  costs",
            "    lead: aei\n    effort: {ntt: 2}\n  costs",
        ),
        ((*TASK, 1, "months"), "M2-M5", "M2 – M4", "M2-M5"),
        (
            ("work_packages", 0, "costs", 0, "note"),
            "One journey.\nBy boat.\n",
            "Two journeys.\n      By train.\n",
            "One journey.\n      By boat.\n",
        ),
        (
            ("partners", 2, "name"),
            "Centro\nNuovo",
            "Centro\n      Tecnológico",
            "Centro\n\n      Nuovo",
        ),
    ],
)
def test_one_value_is_written_and_its_surroundings_stay(
    small: Path, steps: Any, value: Any, old: str, new: str
) -> None:
    assert SMALL.count(old) == 1
    assert text(patched(small, [Patch(steps, value)])) == SMALL.replace(old, new)


def test_a_field_takes_its_usual_place(small: Path) -> None:
    order = ("units", "unit_cost", "months", "note")
    done = patched(small, [Patch(("work_packages", 0, "costs", 0, "months"), "M1-M2", order)])
    assert text(done) == SMALL.replace("# each\n", "# each\n    months: M1-M2\n")


def test_a_new_item_stands_like_the_ones_before_it(small: Path) -> None:
    done = patched(small, [Patch(("work_packages", 0, "costs"), COST, added=True)])
    item = """
  - partner: ntt
    row: C.3
    item: "Tests: ten"
    units: 1
    unit_cost: 9
"""
    assert text(done) == SMALL.replace("By train.\n", f"By train.{item}")


def test_a_list_that_is_missing_is_begun(outline: Callable[[str], Path]) -> None:
    before = SMALL[: SMALL.index("  costs:")]
    done = patched(outline(before), [Patch(("work_packages", 0, "costs"), COST, added=True)])
    item = '{partner: ntt, row: C.3, item: "Tests: ten", units: 1, unit_cost: 9}'
    assert text(done) == f"{before}  costs:\n    - {item}\n"


def test_a_value_that_others_repeat_is_refused(small: Path) -> None:
    patch = Patch(("partners", 0, "rates", "manager"), 6000)
    done = patched(small, [patch, Patch(("project", "duration"), 24)])
    assert done.refused == ((patch, "more than this one value would change"),)
    (content,) = done.files.values()
    assert content.decode() == SMALL.replace("duration: 12", "duration: 24")


def test_a_part_that_repeats_another_is_left_alone(small: Path) -> None:
    done = patched(small, [Patch(("partners", 1, "rates", "expert"), 1)])
    assert [why for _, why in done.refused] == ["more than this one value would change"]
    assert not done.files


def test_what_makes_the_outline_unsound_is_refused(small: Path) -> None:
    done = patched(small, [Patch((*TASK, 0, "lead"), "nobody")])
    assert len(done.refused) == 1
    assert not done.files


def test_windows_line_breaks_and_the_mark_at_the_beginning_stay(tmp_path: Path) -> None:
    before = "\ufeff" + SMALL.replace("\n", "\r\n")
    path = tmp_path / "outline.yaml"
    path.write_bytes(before.encode())
    done = patched(
        path,
        [
            Patch(("project", "duration"), 24),
            Patch(("work_packages", 0, "costs"), COST, added=True),
            Patch((*TASK, 1, "effort", "ntt"), 2),
        ],
    )
    after = text(done)
    assert after.startswith("\ufeffcall")
    assert after.count("\n") == after.count("\r\n") == before.count("\n") + 6
    assert "duration: 24\r\n" in after


def test_an_included_file_is_written_and_the_outline_is_not(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    inner = "\n".join(line.removeprefix("  ") for line in PARTNERS.split("\n")[1:])
    (tmp_path / "parts/partners.yaml").write_text(inner, encoding="utf-8")
    path = tmp_path / "outline.yaml"
    path.write_text(f"{HEAD}partners: !include parts/partners.yaml\n{PACKAGES}", encoding="utf-8")
    done = patched(path, [Patch(("partners", 2, "country"), "EL")])
    assert list(done.files) == [(tmp_path / "parts/partners.yaml").resolve()]
    assert text(done) == inner.replace("PT", "EL")


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60).filter(
    lambda word: (
        word.strip() == word
        and "\u2028" not in word
        and "\u2029" not in word
        and "\ufeff" not in word
    )
)


@settings(max_examples=150, deadline=None)
@given(
    WORDS,
    st.sampled_from(
        [
            ("project", "title"),
            ("partners", 2, "name"),
            (*TASK, 0, "title"),
            ("work_packages", 0, "costs", 0, "note"),
        ]
    ),
)
def test_any_text_arrives_as_it_is(
    tmp_path_factory: pytest.TempPathFactory, word: str, steps: Any
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_text(SMALL, encoding="utf-8")
    done = patched(path, [Patch(steps, word)])
    assert not [why for _, why in done.refused if "more than" in why]
    if not done.refused:
        # the others are refused by the outline, which has no place for control characters
        read = read_outline(path, texts=done.texts)
        found = {
            "title": read.project.title,
            "name": read.partners[2].name,
            "note": read.work_packages[0].costs[0].note,
        }
        task = read.work_packages[0].tasks[0].title
        assert word in (found.get(str(steps[-1])), task)


@pytest.mark.long
@settings(max_examples=10, deadline=None)
@given(st.data())
def test_patches_of_the_example_arrive_and_the_lines_between_stay(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = Path(shutil.copy(EXAMPLE, tmp_path_factory.mktemp("patches")))
    before = read_outline(path)
    tasks = [
        ("work_packages", i, "tasks", j, "months")
        for i, package in enumerate(before.work_packages)
        for j in range(len(package.tasks))
    ]
    costs = [
        ("work_packages", i, "costs", j, "unit_cost")
        for i, package in enumerate(before.work_packages)
        for j in range(len(package.costs))
    ]
    spans = st.tuples(st.integers(1, 18), st.integers(18, 36)).map(lambda m: f"M{m[0]}-M{m[1]}")
    wanted = data.draw(st.dictionaries(st.sampled_from(tasks), spans, max_size=8))
    prices = data.draw(st.dictionaries(st.sampled_from(costs), st.integers(1, 9999), max_size=8))
    done = patched(path, [Patch(way, new) for way, new in {**wanted, **prices}.items()])
    assert not done.refused
    after = read_outline(path, texts=done.texts)
    for (_, i, _, j, _), span in wanted.items():
        assert str(after.work_packages[i].tasks[j].months) == span
    for (_, i, _, j, _), price in prices.items():
        assert after.work_packages[i].costs[j].unit_cost == price
    old = path.read_text("utf-8").split("\n")
    new = done.texts.get(path.resolve(), path.read_text("utf-8")).split("\n")
    assert len(old) == len(new)
    differing = sum(one != two for one, two in zip(old, new, strict=True))
    assert differing <= len(wanted) + len(prices)

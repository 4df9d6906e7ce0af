"""How far a proposal is written: words and prompts by section, parts and gaps by priority."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest

from toolkit.cli.readiness_report import Readiness as Reported
from toolkit.compose.composer import compose
from toolkit.document.prompts import prompts_in
from toolkit.document.tree import Document
from toolkit.plan.dossier import Dossier
from toolkit.readers.call import read_call
from toolkit.readers.outline import read_outline
from toolkit.readers.starter import starter
from toolkit.readiness.readiness import Readiness, readiness_of

PAGE = Path(__file__).with_name("page.txt")
DECISIONS = "A steering committee of all partners decides by majority of the votes."


class Case(NamedTuple):
    """An outline, composed and measured."""

    dossier: Dossier
    draft: Document
    readiness: Readiness

    def words(self, tag: str) -> int:
        return next(one.words for one in self.readiness.sections if one.tag == tag)


def measured(folder: Path, more: str = "") -> Case:
    """The starter with `more` behind it."""
    outline = folder / "outline.yaml"
    text = starter("TRY", "textile", date(2027, 1, 1))
    outline.write_text(text + more, encoding="utf-8")
    proposal = read_outline(outline)
    dossier = Dossier.of(proposal, read_call(proposal.call))
    draft = compose(dossier)
    return Case(dossier, draft, readiness_of(dossier, draft))


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Case:
    return measured(tmp_path_factory.mktemp("begun"))


def test_each_prompt_of_the_draft_is_counted_in_one_section(begun: Case) -> None:
    assert begun.readiness.prompts == len(prompts_in(begun.draft)) > 100
    assert begun.readiness.sections_filled < len(begun.readiness.sections)


def test_words_of_the_outline_are_counted_and_those_of_the_tool_are_not(
    begun: Case, tmp_path: Path
) -> None:
    assert begun.words("CON-SOR-DECISIONS") == 0
    said = measured(tmp_path, f"sections:\n  CON-SOR-DECISIONS: {DECISIONS}\n")
    assert said.words("CON-SOR-DECISIONS") == len(DECISIONS.split())


def test_words_with_mentions_and_accents_are_counted_in_french(tmp_path: Path) -> None:
    text = "Le comité de pilotage réunit les partenaires et décide, avec [[management]], du budget."
    said = measured(tmp_path, f'sections:\n  CON-SOR-DECISIONS: "{text}"\n')
    assert 10 <= said.words("CON-SOR-DECISIONS") <= 17


def test_a_section_is_empty_where_nothing_of_the_outline_is_in_it(begun: Case) -> None:
    empty = {one.tag for one in begun.readiness.sections if one.is_empty}
    assert {"PRJ-OBJ-PO", "SUS-CON-SC", "ETH-ICS-EI"} <= empty
    assert not empty & {"PRJ-MGT-PM", "RSK-MGT-RM", "WRK-PLA-PACKAGES"}  # tables that are planned


def test_a_priority_says_what_it_lacks(begun: Case) -> None:
    train = next(one for one in begun.readiness.priorities if one.id == "train")
    assert set(train.filled) == {"tasks", "deliverables"}
    assert {"need", "objective", "indicators"} <= set(train.missing)
    row = next(one for one in begun.readiness.coverage.priorities if one.id == "train")
    assert row.gaps == ("objective", "indicators", "risks")


def test_the_money_of_the_matrix_is_that_of_the_budget(begun: Case) -> None:
    rows, budget = begun.readiness.coverage.priorities, begun.dossier.budget
    assert sum((one.support for one in rows), Decimal(0)) == budget.third_parties()
    assert sum((one.own_costs for one in rows), Decimal(0)) < budget.total()


def test_a_criterion_without_a_word_is_a_gap(begun: Case, tmp_path: Path) -> None:
    gaps = [one.criterion.code for one in begun.readiness.coverage.criteria if one.is_gap]
    assert gaps == ["1"]
    said = measured(tmp_path, "sections:\n  COM-PLE-CP: Earlier projects had other aims.\n")
    assert not any(one.is_gap for one in said.readiness.coverage.criteria)


def test_the_page_reads_as_it_was_reviewed(
    begun: Case, golden: Callable[[Path, str], None]
) -> None:
    """`pytest --accept` rewrites it."""
    lines = list(Reported.of(begun.readiness).lines())
    assert len(lines) <= 25
    assert max(map(len, lines)) <= 100
    golden(PAGE, "\n".join(lines) + "\n")

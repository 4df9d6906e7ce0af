"""The workbook of a proposal in another language: every fixed word, and none that escapes it."""

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from budgets.sheets import sheets
from budgets.tab_titles import tab_title
from budgets.workbook import write_workbook
from tests.builders import make_call, make_cost, make_dossier, make_work_package
from tests.form_words import words_of_forms
from tests.source_code import CHECKOUT
from toolkit.model.call import Origin
from toolkit.model.facts import FACTS
from toolkit.model.language import Language
from toolkit.ooxml.package import Package
from toolkit.plan.dossier import Dossier
from toolkit.readers.call import read_call
from toolkit.readers.language import language_names, read_language
from toolkit.readers.outline import read_outline

CLOCK = datetime(2026, 3, 1)
OTHERS = [one for one in language_names() if one != "en"]
MARK = "¤"
WORDED = re.compile(r"[A-Za-z]{2}")
CODES = {"half", "month", "reversed", "late", "early", "negative", "number", "missing", "over"}
CODES |= {"above", "worth"}
"""What hidden columns of faults say, which nobody reads."""

OF_THE_PLAN = re.compile(r"(WP|[TDM])\d+(\.\d+)?|M\d+|[A-D](\.\d)?|\d.*")
"""Labels, months, codes of cost rows, examples of numbers."""


class Marked(dict[str, str]):
    """The words of a language that marks every word, and remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: dict[str, None] = {}

    def get(self, key: str, _: object = None) -> str:  # type: ignore[override]
        self.asked[key] = None
        return f"{MARK}{key.partition('|')[0]}"


def example(language: Language) -> Dossier:
    proposal = read_outline(CHECKOUT / "examples" / "open-strand" / "outline.yaml")
    return Dossier.of(proposal, read_call(proposal.call), language)


def of_everything(language: Language) -> Dossier:
    """Where the workbook says what it rarely says: a profile of one's own, values not known."""
    sources = {"max_grant": "call document, page 12"}
    call = make_call(max_grant=2_000_000, rate_other=None, threshold=60, sources=sources)
    call = make_call(prefinancing_rate=None, suggested={"prefinancing_rate": "0.7"}).brought_by(
        Origin("templates/calls/my-call.yaml", call)
    )
    package = make_work_package(costs=[make_cost("Paper", row="Z.9")])
    return replace(make_dossier(call=call, work_packages=[package]), language=language)


def of_a_lump_sum(language: Language) -> Dossier:
    return replace(make_dossier(call=make_call(grant="lump_sum")), language=language)


@pytest.fixture(scope="module")
def asked() -> set[str]:
    """Every English text that a language is asked for."""
    words = Marked()
    for dossier in (example, of_everything, of_a_lump_sum):
        write_workbook(dossier(Language("xx", "Pseudo", "fr-FR", words)), clock=CLOCK)
    forms = words_of_forms()
    return {*words.asked, *literals(), *forms, *(one.title for one in FACTS.values())}


def literals() -> Iterator[str]:
    """What the code asks for in so many words."""
    for path in (CHECKOUT / "budgets").rglob("*.py"):
        for one in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(one, ast.Call) and one.args and isinstance(one.args[0], ast.Constant):
                name = getattr(one.func, "attr", "") or getattr(one.func, "id", "")
                if name == "say" and isinstance(one.args[0].value, str):
                    yield one.args[0].value


@pytest.mark.parametrize("language", OTHERS)
def test_every_fixed_text_of_the_workbook_is_said(language: str, asked: set[str]) -> None:
    assert len(asked) > 400
    silent = sorted(asked - set(read_language(language).words))
    assert not silent, f"say in templates/languages/{language}.yaml: {silent}"


def texts_in(content: bytes) -> Iterator[str]:
    """All that people read in a workbook: cells, notes, what is said of inputs, charts, tabs."""
    book = load_workbook(BytesIO(content), data_only=True)
    for sheet in book:
        yield sheet.title
        for row in sheet.iter_rows(min_row=2, min_col=2):
            for cell in row:
                if isinstance(cell.value, str):
                    yield cell.value
                if cell.comment:
                    yield cell.comment.text
        for rule in sheet.data_validations.dataValidation:
            yield from (rule.prompt, rule.promptTitle, rule.error, rule.errorTitle)
        for chart in sheet._charts:
            yield "".join(run.t for line in chart.title.tx.rich.p for run in line.r or () if run.t)


def words_of(value: Any) -> Iterator[str]:
    """Every text in what a proposal or call holds."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield str(key)
            yield from words_of(one)
    elif isinstance(value, list | tuple | set | frozenset):
        for one in value:
            yield from words_of(one)


def test_no_fixed_word_of_the_workbook_escapes_a_language() -> None:
    dossier = of_everything(Language("xx", "Pseudo", "fr-FR", Marked()))
    own = " ".join(words_of(dossier.proposal.model_dump()))
    own += " ".join(words_of(dossier.call.model_dump())) + " 2 000 000 EUR"
    own += f"{dossier.call.indirect.code} {dossier.call.indirect.title} {dossier.country('ES')}"
    content = write_workbook(dossier, clock=CLOCK)
    names = set(load_workbook(BytesIO(content)).defined_names)
    escaped = {
        text
        for text in texts_in(content)
        if WORDED.search(text)
        and MARK not in text
        and not OF_THE_PLAN.fullmatch(text)
        and text not in own
        and text not in names
        and text.strip() not in CODES
    }
    assert escaped == set()


@pytest.mark.parametrize("language", OTHERS)
def test_a_sentence_names_a_sheet_as_its_tab_does(language: str, asked: set[str]) -> None:
    words = read_language(language).words
    titles = [one.title for one in sheets()]
    for english in asked:
        for title in titles:
            if f"the sheet {title}" in english:
                assert words[title] in words[english], english


@pytest.mark.parametrize("language", OTHERS)
def test_what_is_said_of_an_input_is_short_enough(language: str) -> None:
    """A title of 32 characters and a message of 225, behind which Excel shows nothing."""
    book = load_workbook(BytesIO(write_workbook(example(read_language(language)), clock=CLOCK)))
    words = {*read_language(language).words.values()}
    assert book.worksheets[8].tables  # its columns have names of their own
    for sheet in book:
        assert len(sheet.title) <= 31
        for rule in sheet.data_validations.dataValidation:
            assert {rule.errorTitle, rule.error} <= words, rule.errorTitle


def test_a_title_that_a_tab_cannot_have_becomes_one_that_it_can() -> None:
    assert tab_title("Coûts/Budget [1]: tout?", []) == "CoûtsBudget 1 tout"
    assert tab_title("B" * 40, ["b" * 31]) == "B" * 27 + " (2)"
    assert tab_title("'Costs'", []) == "Costs"
    assert tab_title("***", []) == "Sheet"


def test_months_of_dates_are_written_in_the_language() -> None:
    parts = Package.read(write_workbook(make_dossier(), clock=CLOCK)).parts
    assert b"[$-809]d mmm yyyy" in parts["xl/styles.xml"]
    french = replace(make_dossier(), language=read_language("fr"))
    parts = Package.read(write_workbook(french, clock=CLOCK)).parts
    assert b"[$-40C]d mmm yyyy" in parts["xl/styles.xml"]
    assert b"[$-809]" not in parts["xl/styles.xml"]


def test_no_formula_holds_a_word_but_the_names_of_quarters_and_the_counts_of_lights() -> None:
    """Words that cells are compared with stand in cells, so that a formula needs no translation."""
    pseudo = Language("xx", "Pseudo", "fr-FR", Marked())
    book = load_workbook(
        BytesIO(write_workbook(replace(make_dossier(), language=pseudo), clock=CLOCK))
    )
    found = {
        text.strip('" ,')
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
        for text in re.findall(r'"[^"]*"', cell.value)
        if WORDED.search(text) or MARK in text
    }
    codes = CODES
    plain = {one for one in found if one.strip("*") not in codes and not one.startswith("#")}
    assert plain - set(book.sheetnames) == {f"{MARK}Q", f"{MARK}Q1", MARK, "OK", "to mend", "open"}

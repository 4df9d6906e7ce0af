"""Every language says every fixed word, and no fixed word escapes it."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from budgets.sheets import sheets
from tests.form_words import words_of_forms
from tests.source_code import CHECKOUT
from toolkit.compose.composer import compose, compose_communication_plan
from toolkit.compose.localized_call import localized, texts_of
from toolkit.compose.untranslated import coverage
from toolkit.document.tree import Document, Figure, Paragraph, Table
from toolkit.document.walk import blocks as blocks_of
from toolkit.document.walk import plain
from toolkit.model.consortium import KIND_NAMES
from toolkit.model.instruments import FORMS, PAYEES
from toolkit.model.language import Language, is_locale
from toolkit.model.risks import Level
from toolkit.plan.dossier import Dossier
from toolkit.readers.call import call_names, read_call
from toolkit.readers.language import language_names, read_language
from toolkit.readers.outline import read_outline

OTHERS = [one for one in language_names() if one != "en"]
SPOKEN = sorted((CHECKOUT / "toolkit" / "blocks").glob("*.py"))
SAID = [
    *SPOKEN,
    *sorted((CHECKOUT / "toolkit" / "compose").glob("*.py")),
    *sorted((CHECKOUT / "budgets").rglob("*.py")),
    CHECKOUT / "toolkit" / "model" / "facts.py",
    CHECKOUT / "toolkit" / "model" / "language.py",
]
NO_WORDS = re.compile(r"[a-z0-9_/-]+|[^A-Za-z]*|EUR|R|[A-Z]\.\d|__\w+__|\[\^\\w\]\+")
"""Ids, codes, separators and patterns."""
BRACES = re.compile(r"\{\w+\}")
OF_THE_MODEL = {*Level, *FORMS, *KIND_NAMES.values(), *PAYEES.values()}
MARK = "¤"
EXAMPLE = CHECKOUT / "examples" / "euroboostex" / "outline.yaml"


class Pseudo(dict[str, str]):
    """The words of a language that marks every word it is asked for."""

    def get(self, key: str, _: object = None) -> str:  # type: ignore[override]
        return f"{MARK}{key.partition('|')[0]}"


PSEUDO = Language("xx", "Pseudo", "fr-FR", Pseudo())


def constants(path: Path) -> Iterator[str]:
    """The texts of a file, without docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {id(one.value) for one in ast.walk(tree) if isinstance(one, ast.Expr)}
    for one in ast.walk(tree):
        if isinstance(one, ast.Constant) and isinstance(one.value, str) and id(one) not in told:
            yield one.value


def words_of(language: str) -> Mapping[str, str]:
    return read_language(language).words


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("path", SPOKEN, ids=lambda path: path.stem)
def test_every_fixed_word_of_a_block_is_said_in_every_language(path: Path, language: str) -> None:
    fixed = {one for one in constants(path) if not NO_WORDS.fullmatch(one)}
    silent = sorted(fixed - set(words_of(language)))
    assert not silent, f"say in templates/languages/{language}.yaml: {silent}"


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_no_word_that_nobody_asks_for(language: str) -> None:
    asked = {one for path in SAID for one in constants(path)}
    asked |= {one.about for one in sheets()} | words_of_forms()
    assert set(words_of(language)) - asked - OF_THE_MODEL == set()


@pytest.mark.parametrize("language", OTHERS)
def test_every_word_of_the_model_that_a_draft_shows_is_said_in_every_language(
    language: str,
) -> None:
    assert set(words_of(language)) >= OF_THE_MODEL


def test_all_languages_have_the_same_words() -> None:
    assert len({frozenset(words_of(one)) for one in OTHERS}) == 1


@pytest.mark.parametrize("language", OTHERS)
def test_what_is_filled_in_is_the_same_in_every_language(language: str) -> None:
    for english, said in words_of(language).items():
        assert sorted(BRACES.findall(said)) == sorted(BRACES.findall(english)), english


def proposal_in(language: Language, name: str = "euroboostex") -> Dossier:
    proposal = read_outline(CHECKOUT / "examples" / name / "outline.yaml")
    return Dossier.of(proposal, read_call(proposal.call), language)


def test_every_caption_and_every_title_of_a_column_is_asked_for() -> None:
    dossier = proposal_in(PSEUDO)
    of_the_call = {f"{one.code} {one.title}" for one in dossier.call.cost_rows}
    of_the_call |= {one.category for one in dossier.call.cost_rows}
    of_the_call |= {f"{dossier.call.indirect.code} {dossier.call.indirect.title}"}
    labels = {str(one) for one in dossier.proposal.labels.values()}
    months = {str(one) for one in dossier.schedule.months}
    for document in (compose(dossier), compose_communication_plan(dossier)):
        for one in tables(document):
            assert not one.caption or one.caption.startswith(MARK), one.caption
            titles = {column.title for column in one.columns if column.title}
            known = of_the_call | labels | months | {dossier.proposal.project.title}
            known |= {package.title for package in dossier.proposal.work_packages}
            known |= {instrument.title for instrument in dossier.proposal.instruments}
            assert {title for title in titles - known if not title.startswith(MARK)} == set()
        for figure in blocks_of(document):
            if isinstance(figure, Figure):
                assert figure.caption.startswith(MARK)
                assert figure.alt.startswith(MARK)


def tables(document: Document) -> Iterator[Table]:
    return (one for one in blocks_of(document) if isinstance(one, Table))


def test_an_english_proposal_never_loads_babel() -> None:
    program = (
        "import sys; from pathlib import Path; from toolkit.pipeline import read_dossier; "
        "from toolkit.compose.composer import compose; "
        f"compose(read_dossier(Path({str(EXAMPLE)!r}))); print('babel' in sys.modules)"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert ended.stdout == "False\n", ended.stderr


def test_french_writes_amounts_months_and_countries_in_its_own_way() -> None:
    french = read_language("fr")
    assert french.amount(Decimal("1438888.89")) == "1\N{NO-BREAK SPACE}438\N{NO-BREAK SPACE}888,89"
    assert french.shortest(Decimal("15000.00")) == "15\N{NO-BREAK SPACE}000"
    assert french.number(Decimal("2.50")) == "2,5"
    dossier = proposal_in(french)
    assert french.month(dossier.schedule.start) == "septembre 2022"
    assert french.day(dossier.schedule.start) == "1er\N{NO-BREAK SPACE}septembre 2022"
    assert french.day(dossier.schedule.end) == "31\N{NO-BREAK SPACE}août 2025"
    assert [dossier.country(one) for one in ("ES", "EL", "XX")] == ["Espagne", "Grèce", "XX"]


def test_a_country_that_the_call_does_not_list_has_its_name_in_english_too() -> None:
    dossier = proposal_in(read_language("en"))
    assert [dossier.country(one) for one in ("ES", "NO", "UK", "XX")] == [
        "Spain", "Norway", "United Kingdom", "XX",
    ]  # fmt: skip


def test_a_french_proposal_has_french_tables_around_the_words_of_its_outline() -> None:
    document = compose(proposal_in(read_language("fr")))
    assert (document.language, document.words.table) == ("fr-FR", "Tableau")
    assert (document.contents, document.words.decimal_point) == ("Table des matières", ",")
    (participants,) = (one for one in tables(document) if one.id == "participants")
    assert [one.title for one in participants.columns] == [
        "N°", "Rôle", "Participant", "Nom abrégé", "Pays", "Type d'organisation",
    ]  # fmt: skip
    assert [plain(cell.paragraphs[0]) for cell in participants.rows[0].cells[3:]] == [
        "ATEVAL",
        "Espagne",
        "Organisation de cluster",
    ]


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_says_what_the_calls_say_and_nothing_else(language: str) -> None:
    assert set(read_language(language).terms) == {
        one for name in call_names() for one in texts_of(read_call(name))
    }


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_says_every_sentence_and_nothing_else(language: str) -> None:
    """Run: proposal language fr"""
    found = coverage(read_language(language))
    assert found.untranslated == ()
    assert found.unused == ()


@pytest.mark.parametrize("language", OTHERS)
def test_the_locale_of_every_language_is_known(language: str) -> None:
    assert is_locale(read_language(language).locale)


def test_what_is_official_stays_as_the_call_has_it() -> None:
    english, french = proposal_in(read_language("en")), proposal_in(read_language("fr"))
    call = localized(french).call
    assert (call.title, call.visibility) == (english.call.title, english.call.visibility)
    assert [one.tag for one in call.sections] == [one.tag for one in english.call.sections]
    assert call.section["PRJ-SUM-PS"].title == "Résumé du projet"
    assert call.priority["train"].short_title == "Former"
    assert localized(english) is english


def test_an_official_title_goes_before_our_translation() -> None:
    french = proposal_in(read_language("fr"))
    first, *others = french.call.sections
    known = first.model_copy(update={"titles": {"fr": "Page de garde"}})
    dossier = replace(french, call=french.call.model_copy(update={"sections": (known, *others)}))
    assert localized(dossier).call.sections[0].title == "Page de garde"


def test_the_sentences_of_a_french_proposal_are_french() -> None:
    document = compose(proposal_in(read_language("fr")))
    paragraphs = (one for one in blocks_of(document) if isinstance(one, Paragraph))
    text = "\n".join(plain(one.inlines) for one in paragraphs).replace("\N{NO-BREAK SPACE}", " ")
    assert "36 mois, du 1er septembre 2022 au 31 août 2025" in text
    assert "Cinq partenaires de quatre pays, sous la coordination d'ATEVAL" in text

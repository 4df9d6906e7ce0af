"""A language is one file, ours or beside the outline, and what is beside the outline is not
believed."""

import os
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from toolkit.diagnostics import Diagnostic, ProposalError
from toolkit.model.language import ENGLISH
from toolkit.readers.language import (
    MOST_BYTES,
    OWN,
    language_names,
    read_language,
    read_language_file,
)
from toolkit.readers.language_skeleton import key, skeleton

Write = Callable[..., Path]

ITALIAN = """\
    name: Italian
    locale: it-IT
    numerals: [nessuno, uno, due]
    words:
      and: e
      "in {month}": nel {month}
    calls:
      "Project summary": Sintesi
    sentences:
      Milestones: Traguardi
      ? One
        of them
      : |-
        Uno
        {%- if a %} di loro{% endif %}
      Later:
    additions:
      macros/say.md.j2: |
        {% macro di(name) %}di {{ name }}{% endmacro %}
    """


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes the file of a language beside the outline in `tmp_path`, and says where."""

    def written(text: str, name: str = "it.yaml") -> Path:
        path = tmp_path / OWN / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8")
        return path

    return written


def told(home: Path, name: str = "it") -> list[Diagnostic]:
    with pytest.raises(ProposalError) as raised:
        read_language(name, home)
    return list(raised.value.diagnostics)


def test_a_language_is_one_file(write: Write, tmp_path: Path) -> None:
    found = read_language_file(write(ITALIAN))
    assert (found.id, found.name, found.locale) == ("it", "Italian", "it-IT")
    assert found.numerals == ("nessuno", "uno", "due")
    assert found.say("in {month}", month="M4") == "nel M4"
    assert found.term("Project summary") == "Sintesi"
    said = found.sentences["Milestones"]
    assert (said.text, said.place.line, said.is_own) == ("Traguardi", 10, False)
    assert found.sentences["One of them"].text == "Uno\n{%- if a %} di loro{% endif %}"
    assert "Later" not in found.sentences
    assert list(found.additions) == ["macros/say.md.j2"]
    assert found.digest != read_language_file(write(ITALIAN + "# a remark")).digest
    assert (language_names(), language_names(tmp_path)) == (("en", "fr"), ("en", "fr", "it"))


def test_a_project_may_bring_a_language(write: Write, tmp_path: Path) -> None:
    write(ITALIAN)
    assert read_language("it", tmp_path).sentences["Milestones"].is_own
    with pytest.raises(LookupError):
        read_language("it")


def test_a_project_may_say_some_of_ours_in_its_own_way(write: Write, tmp_path: Path) -> None:
    write(
        "sentences: {Milestones: Étapes, Ours alone: Le nôtre}\nwords: {Page: Feuille}\n", "fr.yaml"
    )
    ours, own = read_language("fr"), read_language("fr", tmp_path)
    assert own.sentences["Milestones"].text == "Étapes"
    assert own.sentences["Indicators"] == ours.sentences["Indicators"]
    assert (own.say("Page"), own.say("Table"), own.name) == ("Feuille", "Tableau", "French")
    assert ours.say("Page") == "Page"
    assert read_language("fr", tmp_path / "elsewhere") is ours
    assert read_language("en", tmp_path) is ENGLISH


@pytest.mark.parametrize(
    ("line", "fact", "hint"),
    [
        ("name: 3", "the language has no name", "write name: Italian"),
        *(
            (
                f"locale: {locale}",
                "the language has no locale that is known",
                "write language and country: locale: it-IT",
            )
            for locale in ("xx-Nowhere", "it-XQ", "it", "it_IT", "'it-IT <w:x'", "'it-IT\"/><w:x'")
        ),
        (
            "numerals: uno",
            "numerals are not a list of words",
            "write a list of words, from none on: numerals: [nessuno, uno, due]",
        ),
        (
            "sentence: {a: b}",
            "the file of a language has no 'sentence'",
            "write sentences",
        ),
        (
            "x: {a: b}",
            "the file of a language has no 'x'",
            "its fields are name, locale, numerals, words, calls, sentences, additions",
        ),
        (
            "words: [a]",
            "words are not texts by the English ones",
            "write the English text and behind a colon its translation, below words:",
        ),
        (
            "sentences: {Milestones: 3}",
            "the translation of 'Milestones' is not a text",
            "put it into quotes",
        ),
        (
            'words: {"in {month}": "in {month.__class__}"}',
            "what stands in braces is not as in 'in {month}'",
            "keep every {word} in braces as it is",
        ),
        (
            "words: {Page: 'Pagina {0}'}",
            "what stands in braces is not as in 'Page'",
            "keep every {word} in braces as it is",
        ),
    ],
)
def test_what_is_wrong_is_told_at_its_place(
    write: Write, tmp_path: Path, line: str, fact: str, hint: str
) -> None:
    whole = {"name": "name: Italian", "locale": "locale: it-IT"} | {line.partition(":")[0]: line}
    path = write("\n".join(whole.values()) + "\n")
    (found,) = told(tmp_path)
    assert (found.code, found.message, found.hint) == ("OUT072", fact, hint)
    assert (found.place.file, found.place.line) == (
        path.as_posix(),
        list(whole.values()).index(line) + 1,
    )


def test_a_file_that_says_nothing_is_told(write: Write, tmp_path: Path) -> None:
    write("")
    assert [(one.code, one.hint) for one in told(tmp_path)] == [
        ("OUT004", "delete it, and begin another: proposal language it --write")
    ]
    write("- a list")
    assert [(one.code, one.hint.partition(":")[0]) for one in told(tmp_path)] == [
        ("OUT005", "begin with one of its fields")
    ]
    write("words: {and: e}\n")
    assert [one.message for one in told(tmp_path)] == [
        "the language has no name",
        "the language has no locale that is known",
    ]


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_nothing_outside_the_folder_is_read(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.yaml"
    elsewhere.write_text("words: {and: e}")
    home = tmp_path / "home"
    link = home / OWN / "fr.yaml"
    link.parent.mkdir(parents=True)
    link.symlink_to(elsewhere)
    (found,) = told(home, "fr")
    assert found.message == "fr.yaml is a link to a file outside the folder of the outline"
    link.unlink()
    os.mkfifo(link)
    (found,) = told(home, "fr")
    assert found.hint == "write the language as a text file of this name"
    link.unlink()
    link.write_text("#" * (MOST_BYTES + 1))
    (found,) = told(home, "fr")
    assert found.message == "fr.yaml is larger than 500 kB, more than any language needs"


TEXTS = (
    "Milestones", "Two words: so", "It's", 'a "quoted" one', "it's \"both\"", "{{ one }} of it",
    "One\n{%- if a %} of it{% endif %}", "- dashed", "a # sign", "No", "3", " : ", "back\\slash",
    "One\n{%- if a %}\N{NO-BREAK SPACE}; two{% endif %}",
    '{{ "a" | see(" (#)") }}', "1|day", "*starred*", "é\N{NO-BREAK SPACE}: é", "trailing:",
)  # fmt: skip


def test_the_beginning_of_a_file_is_read_again_as_what_it_is(write: Write) -> None:
    path = write(skeleton("Italian", "it-IT", {"words": ["and"], "sentences": TEXTS}))
    found = read_language_file(path)
    assert (found.name, found.words, found.sentences) == ("Italian", {}, {})
    text = path.read_text(encoding="utf-8").replace("\n  :\n", "\n  : detto\n")
    path.write_text(text, encoding="utf-8")
    assert set(read_language_file(path).sentences) == set(TEXTS)


@pytest.mark.parametrize("text", TEXTS)
def test_a_key_is_one_value(text: str, write: Write) -> None:
    path = write(f"name: X\nlocale: it-IT\nsentences:\n  ? {key(text)}\n  : x\n")
    assert list(read_language_file(path).sentences) == [text]

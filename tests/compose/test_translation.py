"""The structure of a template stays, and its sentences are exchanged for those of a language."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from tests.builders import make_dossier
from toolkit.compose.context import filters_of
from toolkit.compose.environment import TemplateEnvironment
from toolkit.compose.rendering import Renderer
from toolkit.compose.sandbox_limits import LONGEST
from toolkit.compose.sentences import sentences_in
from toolkit.diagnostics import Diagnostic, Place, ProposalError
from toolkit.document.literal_text import restore
from toolkit.files import template_root
from toolkit.model.language import Language, Translation
from toolkit.readers.language import OWN, read_language

NAME = "part_b/own.md.j2"


def language(sentences: Mapping[str, str], **fields: Any) -> Language:
    """A language with these sentences, whose words for `and` and two are its own."""
    return Language(
        "xx",
        "Xish",
        "fr-FR",
        {"and": "plus"},
        ("nul", "un", "duo"),
        sentences={
            english: Translation(said, Place("xx.yaml", 7, 3))
            for english, said in sentences.items()
        },
        digest=repr((sentences, fields)),
        **fields,
    )


def rendered(own: Path, spoken: Language, name: str = NAME, **names: Any) -> str:
    renderer = Renderer(own, filters_of(make_dossier()), spoken)
    return restore(renderer.text(name, {"risks": (), **names}))


def write(own: Path, text: str, name: str = NAME) -> Path:
    path = own / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_sentence_may_compute_in_its_own_way_and_order(tmp_path: Path) -> None:
    write(
        tmp_path,
        "# Plan {@plan}\n\n{% if all %}\n"
        '{{ who }} brings {{ all | length | counted("task") }}: {{ all | join_and }}.\n'
        "{% endif %}\n",
    )
    spoken = language(
        {
            "Plan": "Plano",
            '{{ who }} brings {{ all | length | counted("task") }}: {{ all | join_and }}.': (
                "{{ all | join_and }}{% if all[1:] %} ({{ all | length | in_words }}){% endif %}"
                " vient de {{ who | upper }}."
            ),
        }
    )
    said = rendered(tmp_path, spoken, all=["a", "b"], who="Anna")
    assert said == "# Plano {@plan}\n\na plus b (duo) vient de ANNA.\n"


def test_a_sentence_over_several_lines_may_have_fewer_or_more(tmp_path: Path) -> None:
    sentence = "One\n{%- if a %} of many{% endif %}."
    for said in ("Un.", "Un\n{%- if a %} de\n{%- if b %} tous{% endif %}\n{%- endif %}."):
        write(tmp_path, f"{sentence}\nTwo {{{{ three }}}}\n")
        with pytest.raises(ProposalError) as raised:
            rendered(tmp_path, language({sentence: said}), a=True, b=True)
        (told,) = raised.value.diagnostics
        assert (Path(told.place.file).name, told.place.line) == ("own.md.j2", 3)
    assert rendered(tmp_path, language({sentence: said}), a=True, b=True, three=3) == (
        "Un de tous.\nTwo 3"
    )


def test_what_an_own_template_says_besides_is_in_the_language_already(tmp_path: Path) -> None:
    write(tmp_path, 'One.\n{{ 2 | counted("tarefa") }} {{ ["a", "b"] | join_and }}\n')
    assert rendered(tmp_path, language({"One.": "Un."})) == "Un.\nduo tarefas a plus b"


def test_a_sentence_of_ours_that_is_not_translated_is_english_all_through(tmp_path: Path) -> None:
    write(
        tmp_path,
        '{% import "macros/say.md.j2" as say with context %}{{ say.effort(amount) }}, '
        "{{ say.others([1, 2, 3]) }}",
    )
    said = rendered(tmp_path, language({}), amount=2)
    assert said == "2 person-months, the other three"
    whole = language({'{{ amount }} {{ amount | plural("person-month") }}': "{{ amount }} pm"})
    assert rendered(tmp_path, whole, amount=2) == "2 pm, the other three"


def test_a_number_in_a_sentence_that_is_not_translated_is_english_too() -> None:
    found = TemplateEnvironment(
        [template_root()], language({}), filters_of_proposal=filters_of(make_dossier())
    )
    names = {"one": {"name": "A", "target": Decimal("2.5"), "unit": "", "baseline": 1}}
    module = found.get_template("macros/say.md.j2").make_module({"risks": ()})
    assert restore(module.figure(names["one"])) == "2.5, today 1"


def test_a_whole_template_in_the_language_goes_first_and_is_not_translated(tmp_path: Path) -> None:
    write(tmp_path, "One.\n")
    write(tmp_path, "One. Two.\nOne.\n", f"xx/{NAME}")
    assert rendered(tmp_path, language({"One.": "Un."})) == "One. Two.\nOne."


def test_a_language_may_add_macros(tmp_path: Path) -> None:
    write(tmp_path, '{% import "macros/say.md.j2" as say with context %}\nby {{ who }}\n')
    addition = "{% macro de(name) %}d'{{ name }}{% endmacro %}\n"
    spoken = language(
        {"by {{ who }}": "{{ say.de(who) }}"},
        additions={"macros/say.md.j2": Translation(addition, Place("xx.yaml", 3, 3))},
    )
    assert rendered(tmp_path, spoken, who="Anna") == "d'Anna"


def own_sentence(home: Path, said: str) -> Language:
    """French, with a sentence of ours said in another way in a file beside the outline."""
    path = home / OWN / "fr.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"# ours\nsentences:\n  ? One {{{{ two }}}}\n  : |-\n    {said}\n")
    return read_language("fr", home)


def fault(home: Path, said: str) -> Diagnostic:
    write(home / "templates", "Nothing.\n\nOne {{ two }}\n")
    with pytest.raises(ProposalError) as raised:
        rendered(home / "templates", own_sentence(home, said), two=2, three={})
    (told,) = raised.value.diagnostics
    return told


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("Un {{ trois }}", "TXT001"),
        ("Un {{ two }", "TXT002"),
        ("{% if two %}Un", "TXT002"),
        ("{% include 'none.md.j2' %}", "TXT003"),
        ("Un {{ two + 'deux' }}", "TXT004"),
        ("Un {{ three }}", "TXT015"),
        (
            "{% for a in range(99999) %}{% for b in range(9999) %}x{% endfor %}{% endfor %}",
            "TXT008",
        ),
        ("{% block a %}{% endblock %}", "TXT011"),
        ("{{ two.__class__ }}", "TXT001"),
        ("{{ " + "(" * 70 + "1" + ")" * 70 + " }}", "TXT012"),
    ],
)
def test_what_is_wrong_with_a_translation_is_told_where_it_is_written(
    tmp_path: Path, said: str, code: str
) -> None:
    found = fault(tmp_path, said)
    assert found.code == code
    if said != "{% if two %}Un":  # that is noticed at the end of the template
        assert (Path(found.place.file).name, found.place.line) == ("fr.yaml", 5)


def test_a_translation_makes_no_template_that_is_too_large(tmp_path: Path) -> None:
    write(tmp_path, "a\n" * 100)
    with pytest.raises(ProposalError) as raised:
        rendered(tmp_path, language({"a": "b" * (LONGEST // 90)}))
    assert [one.code for one in raised.value.diagnostics] == ["TXT012"]


def test_english_is_not_translated() -> None:
    found = TemplateEnvironment([template_root()])
    path = template_root() / "part_b" / "ethics.md.j2"
    assert found.translated(path.read_text(encoding="utf-8"), path) is None


@pytest.mark.parametrize("size", [2_000, 20_000])
@pytest.mark.parametrize(
    "line", ["{% if a %}b\n", "a {@", "{%- a", "{% macro a", "x {@a}", "{% a "]
)
def test_a_long_template_is_divided_in_no_time(line: str, size: int) -> None:
    began = process_time()
    assert sum(1 for _ in sentences_in(line * (size // len(line) + 1)))
    assert process_time() - began < 0.2 * size / 2_000


def test_the_key_of_what_is_compiled_has_the_sentences_in_it() -> None:
    """One of ours is compiled again where the file of the language is another, or the project says
    one of its sentences in its own way; and not where it says a sentence of another template."""
    path = template_root() / "part_b" / "ethics.md.j2"
    source = path.read_text(encoding="utf-8")
    french = read_language("fr")

    def version(spoken: Language) -> tuple[str, bool]:
        return TemplateEnvironment([template_root()], spoken).translator.version(source, path)

    ours, uses_own = version(french)
    assert not uses_own
    assert version(french._replace(digest="another"))[0] != ours
    here = next(one for one in french.sentences if f" {one}\n" in source)
    other = next(one for one in french.sentences if one not in source)

    def with_own(english: str, said: str) -> Language:
        own = {english: Translation(said, Place("fr.yaml", 2, 3), is_own=True)}
        return french._replace(sentences={**french.sentences, **own})

    assert version(with_own(other, "Autre.")) == (ours, False)
    first, second = (version(with_own(here, said)) for said in ("Un.", "Deux."))
    assert (first[1], second[1]) == (True, True)
    assert len({ours, first[0], second[0]}) == 3

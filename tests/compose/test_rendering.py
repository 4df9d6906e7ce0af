from pathlib import Path

import pytest

from tests.builders import make_dossier
from toolkit.compose.context import filters_of
from toolkit.compose.rendering import Renderer
from toolkit.diagnostics import Diagnostic, ProposalError
from toolkit.document.literal_text import restore
from toolkit.model.language import Language
from toolkit.plan.dossier import Dossier

FILTERS = filters_of(make_dossier())


def told(folder: Path, text: str, **names: object) -> Diagnostic:
    path = folder / "part_b" / "own.md.j2"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ProposalError) as found:
        Renderer(folder, FILTERS).text("part_b/own.md.j2", names)
    (diagnostic,) = found.value.diagnostics
    assert diagnostic.place.file == str(path)
    return diagnostic


def test_an_unknown_name_is_told_with_the_line(tmp_path: Path) -> None:
    found = told(tmp_path, "One\n\n{{ project.acronim }}", project={"acronym": "X"})
    assert str(found).partition("own.md.j2:")[2] == (
        "3:1: TXT001 a template uses a name that does not exist: 'acronim' is not in it\n"
        "    hint: write 'acronym', or ask `is defined` first"
    )


def test_an_unknown_field_is_told_with_what_should_have_it_and_the_nearest(
    tmp_path: Path, dossier: Dossier
) -> None:
    project = dossier.proposal.project
    found = told(tmp_path, "{{ project.acronim }}", project=project)
    assert found.message.endswith("does not exist: project has no 'acronim'")
    assert found.hint == "write 'acronym', or ask `is defined` first"
    found = told(tmp_path, "{{ project.nonsense }}", project=project)
    assert found.message.endswith("does not exist: project has no 'nonsense'")
    assert found.hint == "correct the name, or ask `is defined` first"
    found = told(tmp_path, "{{ one.nonsense }}", one=dossier.proposal.work_packages[0])
    assert found.message.endswith("does not exist: work package has no 'nonsense'")
    found = told(tmp_path, "{{ partners.nonsense }}", partners=())
    assert found.message.endswith("does not exist: a list has no 'nonsense'")
    found = told(tmp_path, "{{ partners[9].id }}", partners=())
    assert found.message.endswith("does not exist: a list has nothing at 9")


def test_an_unknown_word_is_told_with_the_nearest(tmp_path: Path) -> None:
    found = told(tmp_path, "{{ projet }}", project=1)
    assert found.message == "a template uses a name that does not exist: 'projet'"
    assert found.hint == "write 'project', or ask `is defined` first"


def test_a_template_that_is_not_in_utf_8_is_told_with_the_line(tmp_path: Path) -> None:
    path = tmp_path / "part_b" / "own.md.j2"
    path.parent.mkdir()
    path.write_bytes("One\nCafé".encode("latin-1"))
    with pytest.raises(ProposalError) as found:
        Renderer(tmp_path).text("part_b/own.md.j2", {})
    assert str(found.value) == (
        f"{path}:2:4: TXT006 a template is not written in UTF-8\n"
        "    hint: save it as UTF-8: an editor asks for it as the encoding, under 'Save as'"
    )


def test_a_mark_at_the_beginning_of_a_template_is_not_printed(tmp_path: Path) -> None:
    path = tmp_path / "own.md.j2"
    path.write_bytes(b"\xef\xbb\xbf# One")
    assert Renderer(tmp_path).text("own.md.j2", {}) == "# One"


ENDLESS = {
    "macro": "One\n{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "doubling macro": "\n{% macro m(n) %}{% if n %}{{ m(n - 1) ~ m(n - 1) }}{% endif %}"
    "{% endmacro %}{{ m(60) }}",
    "include": '\n{% include "part_b/own.md.j2" %}',
    "loops": "\n{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    "lists": "{% set every = range(99999) | list %}\n"
    "{% for a in every %}{% for b in every | select %}{% endfor %}{% endfor %}",
    "text": "\n{{ 'x' * 10 ** 10 }}",
    "text behind": "\n{{ 10 ** 10 * 'x' }}",
    "list": "\n{{ [1] * 10 ** 10 }}",
    "power": "\n{{ 10 ** 99999 }}",
    "product": "\n{% set n = namespace(it=7) %}{% for a in range(99) %}"
    "{% set n.it = n.it * n.it %}{% endfor %}",
    "doubled": "\n{% set n = namespace(it='x') %}{% for a in range(99) %}"
    "{% set n.it = n.it ~ n.it %}{% endfor %}",
    "added": "\n{% set n = namespace(it='x') %}{% for a in range(99) %}"
    "{% set n.it = n.it + n.it %}{% endfor %}",
    "printed": "{% set text = 'x' * 99999 %}\n{% for a in range(99999) %}{{ text }}{% endfor %}",
}


@pytest.mark.parametrize("text", ENDLESS.values(), ids=ENDLESS)
def test_a_template_without_end_is_told_where_it_stands(tmp_path: Path, text: str) -> None:
    found = told(tmp_path, text)
    assert (found.code, found.place.line) == ("TXT008", 2)
    assert found.message == (
        "a template does not come to an end, or makes more text than a proposal holds"
    )


def test_what_fails_in_a_macro_of_ours_is_told_where_the_users_template_calls_it(
    tmp_path: Path,
) -> None:
    call = '{% import "macros/say.md.j2" as say %}\n{{ say.part(none) }}'
    found = told(tmp_path, call)
    assert (found.code, found.place.line) == ("TXT001", 2)


def test_bad_syntax_is_told_with_the_line(tmp_path: Path) -> None:
    found = told(tmp_path, "One\n{% if a %}\nTwo\n")
    assert found.code == "TXT002"
    assert found.place.line == 3
    assert found.message.startswith("a template is not written as Jinja expects: Unexpected end")


def test_a_filter_that_does_not_exist_is_told(tmp_path: Path) -> None:
    found = told(tmp_path, "One\n{{ 'a' | shout }}")
    assert (found.code, found.place.line) == ("TXT002", 2)
    assert found.message.endswith("No filter named 'shout'")


def test_a_missing_template_is_told_where_it_is_asked_for(tmp_path: Path) -> None:
    found = told(tmp_path, 'One\n{% include "nothing.md.j2" %}')
    assert (found.code, found.place.line) == ("TXT003", 2)
    assert found.message == "there is no template 'nothing.md.j2'"


def test_what_cannot_be_computed_is_told_where_it_stands(tmp_path: Path) -> None:
    found = told(tmp_path, "{{ grant | euro }}", grant=None)
    assert (found.code, found.place.line) == ("TXT004", 1)
    assert found.message == (
        "a template asks for something that cannot be computed: {{ grant | euro }}"
    )


def test_what_is_no_text_is_told_with_what_it_is(tmp_path: Path, dossier: Dossier) -> None:
    proposal = dossier.proposal
    found = told(tmp_path, "{{ parts }}", parts=proposal.partners)
    assert str(found).partition("own.md.j2:")[2] == (
        "1:1: TXT015 a template prints a list, which is no text: {{ parts }}\n"
        "    hint: print one of its fields; of a list, use join_and"
    )
    for part, kind in (
        (proposal.work_packages[0], "a work package"),
        (proposal.instruments[0], "an instrument"),
        ({}, "a mapping"),
    ):
        found = told(tmp_path, "{{ part }}", part=part)
        assert found.message.startswith(f"a template prints {kind}, which is no text")


def test_our_own_templates_keep_their_traceback() -> None:
    with pytest.raises(ProposalError, match="TXT001"):
        Renderer(None, FILTERS).text("part_b/ethics.md.j2", {})
    with pytest.raises(ValueError, match="not known"):
        Renderer(None, FILTERS).text(
            "part_b/risks.md.j2", {"prose": None, "risks": 1, "section": {"asks": ""}}
        )


def test_the_users_template_goes_before_ours(tmp_path: Path) -> None:
    (tmp_path / "part_b").mkdir()
    (tmp_path / "part_b" / "ethics.md.j2").write_text("Ours.", encoding="utf-8")
    assert Renderer(tmp_path).text("part_b/ethics.md.j2", {}) == "Ours."


def test_a_sentence_is_in_the_language_of_its_template(tmp_path: Path) -> None:
    own = tmp_path / "xx" / "part_b" / "own.md.j2"
    own.parent.mkdir(parents=True)
    own.write_text(
        '{% import "macros/say.md.j2" as say with context %}'
        '{{ items | map(attribute="title") | join_and }}, {{ say.titles(items) }}',
        encoding="utf-8",
    )
    language = Language("xx", "Xish", "fr-FR", {"and": "plus"})
    items = [{"title": "A"}, {"title": "B"}]
    said = Renderer(tmp_path, FILTERS, language).text(
        "part_b/own.md.j2", {"items": items, "risks": ()}
    )
    assert restore(said) == "A plus B, *A* and *B*"

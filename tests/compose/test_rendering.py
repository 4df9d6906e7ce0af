from pathlib import Path

import pytest

from toolkit.compose.faults import PAGES, faults
from toolkit.compose.rendering import Renderer
from toolkit.diagnostics import Diagnostic, ProposalError


def told(folder: Path, text: str, **names: object) -> Diagnostic:
    path = folder / "part_b" / "own.md.j2"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ProposalError) as found:
        Renderer(folder).text("part_b/own.md.j2", names)
    (diagnostic,) = found.value.diagnostics
    assert diagnostic.place.file == str(path)
    return diagnostic


def test_an_unknown_name_is_told_with_the_line(tmp_path: Path) -> None:
    found = told(tmp_path, "One\n\n{{ project.acronim }}", project={"acronym": "X"})
    assert str(found).partition("own.md.j2:")[2] == (
        "3:1: TXT001 a template uses a name that does not exist: "
        "'dict object' has no attribute 'acronim'\n"
        "    hint: correct the name, or ask `is defined` first"
    )


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


def test_our_own_templates_keep_their_traceback() -> None:
    with pytest.raises(ProposalError, match="TXT001"):
        Renderer(None).text("part_b/ethics.md.j2", {})
    with pytest.raises(ValueError, match="not known"):
        Renderer(None).text(
            "part_b/risks.md.j2", {"prose": None, "risks": 1, "section": {"asks": ""}}
        )


def test_the_users_template_goes_before_ours(tmp_path: Path) -> None:
    (tmp_path / "part_b").mkdir()
    (tmp_path / "part_b" / "ethics.md.j2").write_text("Ours.", encoding="utf-8")
    assert Renderer(tmp_path).text("part_b/ethics.md.j2", {}) == "Ours."


def test_every_code_has_a_page_in_three_parts() -> None:
    for page in faults().values():
        for heading in ("Why it matters", "Example", "How to mend it"):
            assert f"\n{heading}\n" in page
    assert list(PAGES) == sorted(PAGES)

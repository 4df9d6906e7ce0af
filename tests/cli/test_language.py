"""`proposal language`: what is not translated, and how a language is begun."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.source_code import CHECKOUT
from toolkit.cli.main import main
from toolkit.compose.composer import compose
from toolkit.compose.user_templates import remarks
from toolkit.document.tree import Heading
from toolkit.document.walk import blocks, plain
from toolkit.files import template_root
from toolkit.pipeline import read_dossier
from toolkit.readers.language import OWN, read_language


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with an outline in it, whose language is English."""
    shutil.copy(CHECKOUT / "examples" / "agri-food" / "outline.yaml", tmp_path)
    return tmp_path


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["language", *map(str, arguments)])
    return result.exit_code, result.output


def test_everything_of_ours_is_translated(home: Path) -> None:
    code, said = run("fr", home / "outline.yaml")
    total = int(said.split()[1])
    assert (code, said) == (0, f"French: {total} of {total} texts are translated\n")


def test_a_third_language_is_begun_translated_and_spoken(home: Path) -> None:
    code, said = run("it", home / "outline.yaml", "--write")
    path = home / OWN / "it.yaml"
    assert code == 0, said
    assert said.splitlines() == [
        f"{path} begins the language Italian",
        "next: translate in it what you need, and write in the outline: language: it",
    ]
    before = path.read_text(encoding="utf-8")
    text, translated = before, 0
    for english, italian in (
        ("  ? Milestones\n  :\n", "  ? Milestones\n  : Traguardi\n"),
        ("  ? Project summary\n  :\n", "  ? Project summary\n  : Sintesi\n"),
        ("  ? and\n  :\n", "  ? and\n  : e\n"),
    ):
        assert english in text
        translated += text.count(english)
        text = text.replace(english, italian)
    path.write_text(text, encoding="utf-8")
    outline = home / "outline.yaml"
    written = outline.read_text(encoding="utf-8")
    outline.write_text(
        written.replace("project:\n", "project:\n  language: it\n", 1), encoding="utf-8"
    )
    dossier = read_dossier(outline)
    document = compose(dossier, home / "templates")
    titles = {plain(one.inlines) for one in blocks(document) if isinstance(one, Heading)}
    assert {"Traguardi", "Sintesi", "Indicators"} <= titles
    assert document.language == "it-IT"
    assert list(remarks(home / "templates", dossier)) == []

    code, said = run("it", outline)
    first, _, rest = said.partition("\n")
    total = int(first.split()[3])
    assert (code, first) == (
        1,
        f"Italian: {translated} of {total} texts are translated",
    )
    assert "  ? Milestones\n" not in rest
    place = (template_root() / "part_b" / "background.md.j2").as_posix()
    assert f"  # {place}:9\n  ? The answer to the call\n  :\n" in rest
    code, said = run("it", outline, "--write")
    assert (code, path.read_text(encoding="utf-8")) == (1, text)


def test_what_no_template_says_any_more_is_shown_beside_what_it_says_now(home: Path) -> None:
    path = home / OWN / "it.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(
        "name: Italian\nlocale: it-IT\nsentences:\n"
        "  Costs and results are reported twice, for the whole project.: Due volte.\n",
        encoding="utf-8",
    )
    code, said = run("it", home)
    assert code == 1
    assert said.endswith(
        f"\n{path}:4: no template says this any more\n"
        "    Costs and results are reported twice, for the whole project.\n"
        "  this is most like it, and has no translation\n"
        "    Costs and results are reported once, for the whole project.\n"
    )


def test_own_templates_are_told_of_where_they_are_translated_in_part(home: Path) -> None:
    own = home / "templates" / "part_b" / "ethics.md.j2"
    own.parent.mkdir(parents=True)
    ours = (template_root() / "part_b" / "ethics.md.j2").read_text(encoding="utf-8")
    own.write_text(f"{ours}\nAll data stay in the Union.\n", encoding="utf-8")
    outline = home / "outline.yaml"
    written = outline.read_text(encoding="utf-8")
    outline.write_text(
        written.replace("project:\n", "project:\n  language: fr\n", 1), encoding="utf-8"
    )

    (told,) = remarks(home / "templates", read_dossier(outline))
    assert (told.code, told.place.file, told.place.line) == ("TXT017", str(own), 8)
    assert told.message == (
        "this sentence of your templates is not translated and is shown as written: "
        "All data stay in the Union."
    )
    code, said = run("fr", outline)
    assert code == 1
    assert said.endswith(f"sentences:\n  # {own}:8\n  ? All data stay in the Union.\n  :\n")

    path = home / OWN / "fr.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(
        "sentences:\n  All data stay in the Union.: Les données restent dans l'Union.\n",
        encoding="utf-8",
    )
    assert list(remarks(home / "templates", read_dossier(outline))) == []
    assert run("fr", outline)[0] == 0
    texts = {
        plain(one.inlines)
        for one in blocks(compose(read_dossier(outline), home / "templates"))
        if hasattr(one, "inlines")
    }
    assert "Les données restent dans l'Union." in texts

    own.write_text(
        "{% if prose %}{{ prose }}{% endif %}\nTout reste dans l'Union.\n", encoding="utf-8"
    )
    path.unlink()
    assert list(remarks(home / "templates", read_dossier(outline))) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("en",), "the templates are in English: there is nothing to translate"),
        (("it",), "there is no language 'it'; to begin it: proposal language it --write"),
        (("qq", "--write"), "'qq' is not the code of a language; Italian is it"),
        (("fr", "--write"), "French comes with proposal; write what differs into"),
        (("../x", "--write"), "'../x' is not the code of a language; Italian is it"),
    ],
)
def test_what_cannot_be_done_is_told(home: Path, arguments: tuple[str, ...], said: str) -> None:
    name, *rest = arguments
    code, output = run(name, home / "outline.yaml", *rest)
    assert code == 2
    assert said in output


def test_ours_is_never_changed_by_a_project(home: Path) -> None:
    path = home / OWN / "fr.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("words: {Page: Feuille}\n", encoding="utf-8")
    assert read_language("fr", home).say("Page") == "Feuille"
    assert read_language("fr").say("Page") == "Page"

"""What would steer the terminal is shown, wherever it comes from."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from tests.source_code import SourceCode
from tests.word_editor.editor import WordEditor
from toolkit.cli.console import coloured, shown
from toolkit.cli.main import main
from toolkit.diagnostics import Diagnostic, Place
from toolkit.ooxml.package import Package
from toolkit.ooxml.wordml import T

TITLE = "\x1b]0;PWN\x07\x1b[5m"
"""Changes the title of the window, rings its bell and lets everything blink."""

HIDDEN = ("\x1b", "\x07", "\x9b", "\u202e", "\u2066", "\u200b", "\u2028", "\r", "\ufeff")
EXAMPLES = Path(__file__).parents[2] / "examples"
NAME = "AGRIRES-proposal.docx"


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("plain, Łódź, ελληνικά, 12 €, 20 m", "plain, Łódź, ελληνικά, 12 €, 20 m"),
        ("no\u00a0break\u202fspaces\u2009stay", "no\u00a0break\u202fspaces\u2009stay"),
        (TITLE, r"\x1b]0;PWN\x07\x1b[5m"),
        ("\x9b5m", r"\x9b5m"),
        ("a\u202eb\u2066c\u061cd", r"a\u202eb\u2066c\u061cd"),
        ("a\u200bb\ufeffc\u00add\U000e0041", r"a\u200bb\ufeffc\xadd\U000e0041"),
        ("one\nline\r\tonly\u2028", r"one\nline\r\tonly\u2028"),
        ("a\ud83db", r"a\ud83db"),
        ("a\u3164b", r"a\u3164b"),
    ],
)
def test_a_text_is_shown_as_one_line(text: str, seen: str) -> None:
    assert shown(text) == seen


@given(st.text(st.characters()))
def test_nothing_that_is_shown_steers_and_what_is_plain_is_shown_as_it_is(text: str) -> None:
    seen = shown(text)
    assert not set(HIDDEN) & set(seen)
    seen.encode()  # no half of a sign is left
    assert shown(seen) == seen


def test_every_field_of_a_finding_is_shown() -> None:
    told = Diagnostic(Place(f"{TITLE}.yaml", 1, 2), "OUT001", f"no {TITLE}\nfile", f"{TITLE}\nso")
    assert coloured(told) == (
        r"\x1b]0;PWN\x07\x1b[5m.yaml:1:2: "
        "\x1b[31m\x1b[1mOUT001\x1b[0m "
        r"no \x1b]0;PWN\x07\x1b[5m file"
        "\n"
        r"    hint: \x1b]0;PWN\x07\x1b[5m\nso"
    )


def test_only_the_console_prints() -> None:
    for module in SourceCode.of_checkout().inside("toolkit.cli"):
        if module.name != "toolkit.cli.console":
            assert not [use for use in module.calls() if use.name in ("click.echo", "click.secho")]


def said(*words: str) -> str:
    """All that a command says on a terminal with colours; without those of our own."""
    told = CliRunner(catch_exceptions=False).invoke(main, list(words), color=True)
    text = told.output
    for colour in ("\x1b[31m", "\x1b[33m", "\x1b[1m", "\x1b[0m"):
        text = text.replace(colour, "")
    return text


def is_quiet(text: str, *, found: str = "PWN") -> None:
    assert found in text, "what steers is not named at all"
    assert not [one for one in HIDDEN if one in text]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def outline(folder: Path, old: str = "", new: str = "") -> Path:
    text = (EXAMPLES / "agri-food" / "outline.yaml").read_text("utf-8")
    assert old in text
    path = folder / "outline.yaml"
    path.write_text(text.replace(old, new, 1), "utf-8")
    return path


@pytest.mark.parametrize(
    "text",
    [
        "a: !<%1b]0;PWN%07%1b[5m> b\n",
        "%TAG !e! tag:x,2000:%1b]0;\n---\na: !e!PWN%07b c\n",
        'a: !include "\\e]0;PWN\\a.yaml"\n',
        'call: "\\u202ePWN"\nproject: {}\n',
    ],
    ids=["tag", "shorthand", "include", "call"],
)
def test_outlines(folder: Path, text: str) -> None:
    (folder / "a.yaml").write_text(text, "utf-8")
    is_quiet(said("check", "a.yaml"), found="a.yaml")


def test_titles_turned_round(folder: Path) -> None:
    outline(folder, "duration: 24", "duration: 2")
    told = said("check")
    assert "due in" in told
    path = folder / "outline.yaml"
    text = path.read_text("utf-8")
    title = told.partition(" '")[2].partition("'")[0]
    path.write_text(text.replace(title, f'"\\u202e\\e[5mPWN {title}"', 1), "utf-8")
    is_quiet(said("check"))


def test_names_of_files(folder: Path) -> None:
    is_quiet(said("check", f"{TITLE}.yaml"))
    (folder / f"{TITLE}.yaml").write_text("nothing", "utf-8")
    is_quiet(said("check", f"{TITLE}.yaml"))
    is_quiet(said("check", "--format", "text", f"{TITLE}/none.yaml"))


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_forms_for_programs_escape_by_their_own_rules(folder: Path, form: str) -> None:
    (folder / "a.yaml").write_text('a: !include "\\e]0;PWN\\a.yaml"\n', "utf-8")
    told = CliRunner().invoke(main, ["check", "a.yaml", "--format", form], color=True).stdout
    assert not [one for one in HIDDEN if one in told]
    assert "\x1b]0;PWN\x07.yaml" in str(json.loads(told)).encode().decode("unicode_escape")


def test_words_of_the_command_line(folder: Path) -> None:
    is_quiet(said("explain", TITLE))
    is_quiet(said(TITLE))
    is_quiet(said("check", f"--{TITLE}"))
    is_quiet(said(f"--{TITLE}"))
    assert folder.exists()


@pytest.mark.parametrize(
    "line",
    [
        f"{{{{ 1 + 'a' }}}} {TITLE}",
        f"{{{{ proposal['{TITLE}'] }}}}",
        f"{{% include '{TITLE}' %}}",
        f"::: {TITLE}",
    ],
    ids=["line", "attribute", "include", "block"],
)
def test_templates(folder: Path, line: str) -> None:
    outline(folder)
    (folder / "templates").mkdir()
    (folder / "templates" / "communication_plan.md.j2").write_text(f"# A\n\n{line}\n", "utf-8")
    is_quiet(said("build", "--dry-run", "--only", "word"))


def test_records_of_builds(folder: Path) -> None:
    outline(folder)
    said("build", "--only", "workbook")
    records = [one for one in (folder / ".proposal").rglob("*.json") if "snapshot" in one.name]
    for one in records:
        text = one.read_text("utf-8")
        assert "Resilient food" in text
        one.write_text(text.replace("Resilient food", r"\u001b]0;PWN\u0007\u202e food"), "utf-8")
    is_quiet(said("diff"))


def test_copies_with_the_names_of_their_people(folder: Path) -> None:
    outline(folder)
    said("build", "--only", "word")
    package = Package.read((folder / NAME).read_bytes())
    core = package.parts["docProps/core.xml"].decode()
    head, _, tail = core.partition("<cp:lastModifiedBy>")
    evil = "Ev\x9b5mil\u202e PWN"
    package.parts["docProps/core.xml"] = (
        f"{head}<cp:lastModifiedBy>{evil}{tail[tail.index('</cp:lastModifiedBy>') :]}".encode()
    )
    hand = WordEditor(package.to_bytes())
    node = next(one for one in hand.file.body.iter(T) if len(one.text or "") > 80)
    node.text = f"{node.text[:-9]} \u202e changed"
    copy = folder / f"{TITLE}.docx"
    copy.write_bytes(hand.save())
    is_quiet(said("merge", copy.name))
    merged = Package.read((folder / NAME).read_bytes()).parts["word/document.xml"].decode()
    assert 'w:author="Ev5mil PWN"' in merged
    assert "\x9b" not in merged


def test_a_name_of_a_file_that_no_xml_can_hold(folder: Path) -> None:
    outline(folder)
    said("build", "--only", "word")
    hand = WordEditor((folder / NAME).read_bytes())
    node = next(one for one in hand.file.body.iter(T) if len(one.text or "") > 80)
    node.text = f"{node.text[:-9]} changed"
    copy = folder / "\x1b\x01PWN.docx"
    copy.write_bytes(hand.save())
    is_quiet(said("merge", copy.name))
    assert b'w:author="PWN"' in Package.read((folder / NAME).read_bytes()).parts[MAIN]


MAIN = "word/document.xml"

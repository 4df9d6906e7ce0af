"""`--format json`: one report for each command, whole, also where the command fails."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from tests.cli.json_schema import fits
from tests.merge.workbook.workbook_editor import typed
from tests.source_code import CHECKOUT
from tests.systems import LINUX
from tests.word_editor.editor import WordEditor
from toolkit.cli.main import main
from toolkit.cli.output import is_json_wanted, output_of
from toolkit.cli.output_schema import DIALECT, output_schema

EXAMPLE = CHECKOUT / "examples" / "euroboostex" / "outline.yaml"
ITALIAN = "templates/languages/it.yaml"
PROFILE = "templates/calls/my-call.yaml"
WORD, BOOK = "EUROBOOSTEX-proposal.docx", "EUROBOOSTEX-workplan.xlsx"
COMMANDS = main.list_commands(click.Context(main))


def run(*words: str) -> Result:
    return CliRunner(catch_exceptions=False).invoke(main, list(words))


def report(*words: str, code: int = 0) -> dict[str, Any]:
    """What a command prints as JSON; it is what the schema of the command says."""
    result = run(*words, "--format", "json")
    found: dict[str, Any] = json.loads(result.stdout)
    command = words[0] if words[0] in COMMANDS else ""
    assert (result.exit_code, found["exit_code"]) == (code, code), found
    assert found["command"] == command
    assert fits(found, output_schema(command)), found
    assert output_of(command).model_validate_json(result.stdout, strict=True)
    return found


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the example, built."""
    folder = tmp_path_factory.mktemp("sent")
    shutil.copy(EXAMPLE, folder / "outline.yaml")
    assert run("build", str(folder / "outline.yaml")).exit_code == 0
    return folder


@pytest.fixture
def here(sent: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, in which the commands are typed."""
    shutil.copytree(sent, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_build_reports_files_parts_and_figures(here: Path) -> None:
    WordEditor(here / WORD).replace(
        "European textile SMEs spin", "All European textile SMEs spin"
    ).save()
    outline = here / "outline.yaml"
    text = outline.read_text("utf-8")
    outline.write_text(text.replace("The disruptions of 2020", "Those of 2020"), "utf-8")
    found = report("build", "--only", "word", "--dry-run")
    assert (found["dry_run"], found["outline"]) == (True, "outline.yaml")
    (file,) = found["files"]
    assert {name: file[name] for name in ("path", "kind", "outcome")} == {
        "path": WORD,
        "kind": "word",
        "outcome": "updated",
    }
    assert Path(file["backup"]).name == WORD
    parts = file["parts"]
    assert set(parts["counts"]) == {"unchanged", "merged"} or "updated" in parts["counts"]
    assert len(parts["changed"]) == sum(parts["counts"].values()) - parts["counts"]["unchanged"]
    assert found["figures"]["grant"] == "1400000.00"
    assert found["check"] is None
    assert found["language"] == {"id": "en", "name": "English"}
    assert not Path(file["backup"]).exists()
    written = report("build", "--only", "word")
    assert written["files"][0]["parts"] == parts
    assert Path(written["files"][0]["backup"]).exists()


def test_a_pull_reports_each_field_old_and_new_in_full(here: Path) -> None:
    typed(here / BOOK, {("work_plan", "coordination", "end"): 35})
    before = (here / "outline.yaml").read_bytes()
    found = report("pull", "--only", "workbook")
    assert found["sources"] == [BOOK]
    months = next(one for one in found["changes"] if one["path"].endswith(".months"))
    assert (months["file"], months["line"], months["old"], months["new"]) == (
        "outline.yaml",
        291,
        "M1-M36",
        "M1-M35",
    )
    assert [(one["path"], one["kind"], one["outcome"]) for one in found["files"]] == [
        (str(here / "outline.yaml"), "outline", "updated")
    ]
    assert Path(found["files"][0]["backup"]).read_bytes() == before
    again = report("pull", "--only", "workbook")
    assert (again["changes"], again["files"]) == ([], [])
    changed = report("diff")["changes"]
    assert {
        "subject": "part",
        "id": "coordination",
        "text": "T1.2 now ends M35 (was M36)",
    } in changed


def test_a_pull_that_needs_a_decision_says_so_in_its_findings(here: Path) -> None:
    typed(here / BOOK, {("rates", "aei/expert", "rate"): "a lot"})
    found = report("pull", code=1)
    assert [(one["code"], one["severity"]) for one in found["findings"]] == [("MRG042", "warning")]
    assert found["findings"][0]["file"] == BOOK


def test_a_merge_reports_each_copy_and_the_file(here: Path) -> None:
    shutil.copy(here / WORD, here / "anna.docx")
    shutil.copy(here / WORD, here / "same.docx")
    WordEditor(here / "anna.docx").replace(
        "European textile SMEs spin", "All European SMEs spin"
    ).save()
    found = report("merge", "anna.docx", "same.docx")
    anna, same = found["copies"]
    assert (anna["path"], anna["outcome"], anna["parts"]["counts"]["updated"]) == (
        "anna.docx",
        "merged",
        1,
    )
    assert [one["outcome"] for one in anna["parts"]["changed"]] == ["updated"]
    assert same["outcome"] == "identical"
    assert [(one["path"], one["outcome"]) for one in found["files"]] == [(WORD, "updated")]
    undone = report("undo")
    assert (undone["undone"], undone["interrupted"]) == ("merge", False)
    assert [(Path(one["path"]).name, one["outcome"]) for one in undone["files"]] == [
        (WORD, "restored")
    ]


def test_check_and_facts_report_amounts_to_the_cent(here: Path) -> None:
    found = report("check")
    assert found["figures"]["total_costs"] == "1438888.89"
    facts = {one["path"]: one for one in report("facts")["facts"]}
    assert facts["indirect.base_excludes"]["stake"] == "73500.00"
    assert facts["indirect.base_excludes"]["status"] == "not verified"
    begun = report("facts", "--write", "my-call")["files"]
    assert [(one["path"], one["kind"]) for one in begun] == [(PROFILE, "call")]
    assert (here / PROFILE).exists()


def test_a_language_reports_what_is_not_translated(here: Path) -> None:
    found = report("language", "fr")
    assert (found["name"], found["untranslated"], found["unused"]) == ("French", [], [])
    begun = report("language", "it", "--write")
    assert [(one["path"], one["kind"]) for one in begun["files"]] == [(ITALIAN, "language")]
    assert len(begun["untranslated"]) == begun["total"] == found["total"]
    assert (here / ITALIAN).exists()


def test_new_and_explain_report_what_they_made_and_know(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found = report("new", "mine", "--strand", "agri-food", "--acronym", "AGRIRES")
    assert (found["outline"], found["strand"]) == ("mine/outline.yaml", "agri-food")
    assert [one["kind"] for one in found["files"]] == ["outline", "schema"]
    (page,) = report("explain", "pln104")["pages"]
    assert page["code"] == "PLN104"
    assert page["text"].startswith(page["title"])
    assert len(report("explain")["pages"]) > 200


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("build", "none.yaml"), "OUT001"),
        (("pull", "none.yaml"), "OUT001"),
        (("merge", "copy.docx", "--outline", "none.yaml"), "OUT001"),
        (("diff", "none.yaml"), "OUT001"),
        (("facts", "none.yaml"), "OUT001"),
        (("check", "none.yaml"), "OUT001"),
        (("undo", "."), "MRG110"),
    ],
)
def test_what_keeps_a_command_from_its_work_is_a_finding(
    words: tuple[str, ...], code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found = report(*words, code=1)
    assert code in [one["code"] for one in found["findings"]]
    assert found["outline"] == words[-1]


@pytest.mark.parametrize(
    "words",
    [
        ("build", "--dryrun"),
        ("build", "--only", "pages"),
        ("merge",),
        ("new",),
        ("new", "mine"),
        ("explain", "XYZ999"),
        ("schema", "--output", "biuld"),
        ("biuld",),
        ("--biuld",),
    ],
)
def test_a_command_that_was_typed_wrongly_is_a_finding_too(words: tuple[str, ...]) -> None:
    found = report(*words, code=2)
    (finding,) = found["findings"]
    assert (finding["code"], finding["severity"]) == ("CMD001", "error")
    assert finding["message"]
    assert finding["hint"].endswith("--help shows what can be typed")


@LINUX
def test_a_name_that_is_no_unicode_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found = report("check", os.fsdecode(b"caf\xe9.yaml"), code=1)
    assert found["outline"] == "caf?.yaml"


def test_json_alone_goes_to_stdout(here: Path) -> None:
    result = run("build", "--format=json")
    assert json.loads(result.stdout)["command"] == "build"
    assert result.stderr.endswith("proposal check outline.yaml\n")
    assert (here / WORD).exists()


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (["build", "--format", "json"], True),
        (["build", "--format=json"], True),
        (["build", "--format", "text"], False),
        (["build", "json", "--format"], False),
        ([], False),
    ],
)
def test_json_is_wanted_where_it_was_typed(words: list[str], wanted: bool) -> None:
    assert is_json_wanted(words) is wanted


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_a_report_and_every_field_of_it_is_described(command: str) -> None:
    printed = json.loads(run("schema", "--output", command).stdout)
    assert printed == output_schema(command)
    assert printed["$schema"] == DIALECT
    assert printed["title"] == f"What proposal {command} prints with --format json"
    lacking = [
        f"{name}.{field}"
        for name, part in (("Output", printed), *printed.get("$defs", {}).items())
        for field, form in part.get("properties", {}).items()
        if not form.get("description", "").endswith((".", "`"))
    ]
    assert lacking == []
    for part in (printed, *printed.get("$defs", {}).values()):
        assert set(part.get("required", ())) == set(part.get("properties", ()))


def test_a_report_that_is_not_what_the_schema_says_is_seen() -> None:
    sound = report("explain", "PLN104")
    schema = output_schema("explain")
    assert fits(sound, schema)
    assert [one for one in _broken(sound) if fits(one, schema)] == []


def _broken(sound: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield {**sound, "exit_code": "0"}
    yield {**sound, "more": 1}
    yield {name: value for name, value in sound.items() if name != "pages"}
    yield {**sound, "pages": [{"code": "PLN104"}]}
    yield {**sound, "findings": [{**_finding(), "severity": "fatal"}]}


def _finding() -> dict[str, Any]:
    (found,) = report("explain", "XYZ999", code=2)["findings"]
    assert isinstance(found, dict)
    return found

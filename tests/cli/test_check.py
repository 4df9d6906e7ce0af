"""`proposal check`: what it tells, in which form, and how it ends."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tests.checks.cases import lay_out
from tests.finished_files import with_fault
from tests.source_code import CHECKOUT
from toolkit.cli.main import main
from toolkit.cli.report import Counts
from toolkit.diagnostics import Severity
from toolkit.ooxml.package import Package
from toolkit.readers.starter import starter

LATE = "deliverable_after_project_end.yaml"
WHOLE = CHECKOUT / "examples" / "agri-food" / "outline.yaml"
HEAVY = ("docx", "openpyxl", "lxml")

TYPO = """\
call: smp-cosme-2021-cluster
project: {acronym: X, title: Y, strand: textil, start: 2026-09-01, duration: 36}
partners:
  - {id: aei, name: A, short_name: AEI, country: ES, role: coordinator}
"""


def check(*words: str | Path) -> Result:
    return CliRunner(catch_exceptions=False).invoke(main, ["check", *map(str, words)])


def data(answer: Result) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(answer.stdout)
    return told


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the rules' examples."""
    return lay_out(tmp_path_factory.mktemp("cases"))


@pytest.fixture
def beside(monkeypatch: pytest.MonkeyPatch, examples: Path) -> None:
    """Stands in the folder of the rules' examples."""
    monkeypatch.chdir(examples)


@pytest.mark.usefixtures("beside")
def test_a_finding_is_told_with_the_file_as_it_was_typed() -> None:
    answer = check(LATE)
    assert answer.exit_code == 1
    assert (
        f"{LATE}:14:14: PLN104 D1.2 'Policy brief' is due in M37, but the project ends in M36\n"
        "    hint: move it to M36 or earlier, or lengthen the project\n"
    ) in answer.stdout
    assert check(f"./{LATE}").stdout == answer.stdout


@pytest.mark.usefixtures("beside")
def test_the_count_goes_to_stderr_and_nothing_else_does() -> None:
    answer = check(LATE)
    told = data(check(LATE, "--format", "json"))["findings"]
    weights = [one["severity"] for one in told]
    counts = Counts.of(Severity(one) for one in weights)
    assert counts.errors > 0
    assert answer.stderr == f"{LATE}: {counts}\n"


@pytest.mark.usefixtures("beside")
def test_the_gravest_findings_come_first_each_kind_with_its_number() -> None:
    told = check(LATE).stdout
    heads = re.findall(r"^(\d+) (error|warning|suggestion)s?: ", told, re.MULTILINE)
    found = data(check(LATE, "--format", "json"))["findings"]
    counts = Counts.of(Severity(one["severity"]) for one in found)
    assert heads == [
        (str(counts.errors), "error"),
        (str(counts.warnings), "warning"),
        (str(counts.advice), "suggestion"),
    ]
    assert told.index(": PLN104 ") < told.index(" warning: ") < told.index(" advice: ")
    lines = [one["line"] for one in found if one["file"] == LATE]
    assert lines == sorted(lines)  # programs get them in the order of the outline


def test_how_far_the_proposal_is_written_follows_the_findings(planned: Path) -> None:
    told = check(planned).stdout
    page = told.partition("\nReadiness: ")[2]
    assert " hint: " not in page
    assert re.search(r"^  Innovate \* +- +1 +- +- +", page, re.MULTILINE)
    found = data(check(planned, "--format", "json"))["readiness"]
    assert f"{found['percent']} % of the form is filled" in told
    (row,) = [one for one in found["priorities"] if one["id"] == "innovate"]
    assert (row["tasks"], row["support"]) == (["T2.1"], "1000000.00")
    assert {"objective", "deliverables", "risks"} <= set(row["gaps"])
    assert found["criteria_suggested"] is True


def test_an_outline_that_cannot_be_read_has_no_readiness(outline: Callable[[str], Path]) -> None:
    path = outline(TYPO)
    assert data(check(path, "--format", "json"))["readiness"] is None
    assert "Readiness" not in check(path).stdout


def test_warnings_alone_end_with_0() -> None:
    answer = check(WHOLE)
    assert " warning: " in answer.stdout
    assert answer.stderr.startswith(f"{WHOLE}: nothing to correct, ")
    assert answer.exit_code == 0


def test_faults_of_reading_are_told_in_the_same_forms(outline: Callable[[str], Path]) -> None:
    path = outline(TYPO)
    answer = check(path)
    assert answer.exit_code == 1
    assert answer.stdout.startswith(f"{path}:2:41: OUT061 ")
    assert answer.stderr == f"{path}: 1 to correct\n"

    told = data(check(path, "--format", "json"))
    assert told["figures"] is None
    assert [one["code"] for one in told["findings"]] == ["OUT061"]

    (run,) = data(check(path, "--format", "sarif"))["runs"]
    assert [one["ruleId"] for one in run["results"]] == ["OUT061"]


def test_a_file_that_is_not_there_is_a_finding() -> None:
    answer = check("nowhere.yaml")
    assert answer.exit_code == 1
    assert answer.stdout.startswith("nowhere.yaml: OUT001 ")
    assert data(check("nowhere.yaml", "--format", "json"))["findings"][0]["line"] == 0


def test_outline_yaml_is_checked_when_no_file_is_named(
    outline: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(outline(TYPO).parent)
    assert check().stdout.startswith("outline.yaml:2:41: OUT061 ")


def test_a_form_that_there_is_not_is_wrong_usage() -> None:
    assert check("--format", "xml").exit_code == 2


@pytest.mark.usefixtures("beside")
def test_json_holds_each_finding_and_the_key_figures_to_the_cent() -> None:
    told = data(check("third_party_share_below_minimum.yaml", "--format", "json"))
    assert told["outline"] == "third_party_share_below_minimum.yaml"
    assert {
        "code": "CAL103",
        "severity": "error",
        "file": "third_party_share_below_minimum.yaml",
        "line": 12,
        "column": 1,
        "path": "instruments",
        "message": "third parties get 74.87 % of the grant (9.00 EUR of 12.02 EUR), "
        "but the call requires 75 % or more",
        "hint": "raise the amount or number of awards, or lower the other costs",
    } in told["findings"]
    assert told["figures"] == {
        "total_costs": "12.35",
        "grant": "12.02",
        "own_contribution": "0.33",
        "third_parties": "9.00",
        "third_party_share": "0.748752",
        "person_months": "0.00",
        "partners": 3,
        "work_packages": 1,
        "tasks": 0,
        "deliverables": 0,
        "milestones": 0,
    }
    enough = data(check("third_party_share_below_minimum.enough.yaml", "--format", "json"))
    assert enough["figures"]["third_party_share"] == "0.75"


def test_figures_that_are_not_known_are_null(tmp_path: Path) -> None:
    outline, profile = tmp_path / "outline.yaml", tmp_path / "templates" / "calls" / "no-rate.yaml"
    outline.write_text(TYPO.replace("smp-cosme-2021-cluster", "no-rate").replace("textil", "open"))
    profile.parent.mkdir(parents=True)
    profile.write_text("extends: smp-cosme-2021-cluster\nrate_other: null\n")
    figures = data(check(outline, "--format", "json"))["figures"]
    assert figures["total_costs"] == "0.00"
    assert figures["grant"] is None
    assert figures["third_party_share"] is None


def test_a_template_of_the_project_that_cannot_be_built_is_told(tmp_path: Path) -> None:
    outline, template = (
        tmp_path / "outline.yaml",
        tmp_path / "templates" / "part_b" / "summary.md.j2",
    )
    outline.write_text(starter("TRY", "agri-food", date(2027, 1, 1)), encoding="utf-8")
    template.parent.mkdir(parents=True)
    template.write_text("{% if x %} a", encoding="utf-8")
    answer = check(outline)
    assert (answer.exit_code, "summary.md.j2:1:1: TXT002" in answer.stdout) == (1, True)
    template.write_text("Ours.", encoding="utf-8")
    assert "TXT002" not in check(outline).stdout


@pytest.mark.usefixtures("beside")
def test_sarif_says_where_each_finding_stands_and_what_its_rule_means() -> None:
    told = data(check(LATE, "--format", "sarif"))
    assert told["version"] == "2.1.0"
    (run,) = told["runs"]
    rules = run["tool"]["driver"]["rules"]
    (late,) = [one for one in run["results"] if one["ruleId"] == "PLN104"]
    assert late == {
        "ruleId": "PLN104",
        "ruleIndex": [one["id"] for one in rules].index("PLN104"),
        "level": "error",
        "message": {
            "text": "D1.2 'Policy brief' is due in M37, but the project ends in M36\n"
            "move it to M36 or earlier, or lengthen the project"
        },
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": LATE},
                    "region": {"startLine": 14, "startColumn": 14},
                }
            }
        ],
    }
    for one in rules:
        assert re.fullmatch(r"[A-Z]{3}\d{3}", one["id"])
        assert one["help"]["text"].startswith(one["shortDescription"]["text"])
    assert {one["ruleId"] for one in run["results"]} <= {one["id"] for one in rules}
    assert all(one["region"]["startLine"] > 0 for one in places(run) if "region" in one)


def places(run: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        place["physicalLocation"] for one in run["results"] for place in one.get("locations", [])
    ]


def test_sarif_writes_paths_as_addresses(outline: Callable[[str], Path], tmp_path: Path) -> None:
    path = outline(TYPO).rename(tmp_path / "my outline.yaml")
    (run,) = data(check(path, "--format", "sarif"))["runs"]
    assert places(run)[0]["artifactLocation"]["uri"] == path.as_uri()


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_check_loads_nothing_that_only_writing_needs(form: str, examples: Path) -> None:
    asked = (
        "import sys\n"
        "from toolkit.cli.main import main\n"
        f"main(['check', {str(examples / LATE)!r}, '--format', {form!r}], standalone_mode=False)\n"
        f"print([one for one in {HEAVY!r} if one in sys.modules], file=sys.stderr)\n"
    )
    ended = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True)
    assert ended.stderr.splitlines()[-1] == "[]"


@pytest.fixture
def planned(tmp_path: Path, examples: Path) -> Path:
    """An outline of which not much more than the plan is there."""
    packages = "".join(
        f"""
  - id: wp-{number}
    title: Package {number}
    priority: {priority}
    lead: ateval
    tasks:
      - id: task-{number}
        title: Task
        months: M1-M12
        lead: ateval
        effort: {{ateval: 1, citeve: 1, techtera: 1}}
"""
        for number, priority in enumerate(
            ["network", "innovate", "adopt", "train", "go_international"], 1
        )
    )
    parts = examples / "parts"
    project, partners = (parts / f"{name}.yaml" for name in ("project", "partners"))
    (tmp_path / "project.yaml").write_bytes(project.read_bytes())
    (tmp_path / "partners.yaml").write_bytes(partners.read_bytes())
    path = tmp_path / "outline.yaml"
    path.write_text(
        "call: smp-cosme-2021-cluster\n"
        "project: !include project.yaml\n"
        "partners: !include partners.yaml\n"
        f"work_packages:{packages}"
        "instruments:\n"
        "  - {id: boost, title: Boost, priority: innovate, partner: ateval, form: voucher,\n"
        "     amount: 50000, number: 20, months: M4-M12}\n",
        encoding="utf-8",
    )
    return path


def test_a_finished_file_is_checked_with_the_outline(planned: Path) -> None:
    file = planned.with_name("finished.docx")
    file.write_bytes(finished_file())
    report = data(check(planned, "--file", file, "--format", "json"))
    assert report["file"]["name"] == str(file)
    found = {one["code"]: one for one in report["file"]["findings"]}
    assert found["FIL131"]["heading"] == "6 Declarations"
    assert found["FIL131"]["quote"].startswith("No other grant")
    assert found["FIL131"]["part"] == "word/document.xml"
    assert found["FIL131"]["paragraph"] > 0
    assert not {one["code"] for one in report["findings"]} & set(found)
    assert report["exit_code"] == 1


def test_what_is_in_the_finished_file_comes_behind_the_outline_with_its_words(
    planned: Path,
) -> None:
    file = planned.with_name("finished.docx")
    file.write_bytes(finished_file())
    answer = check(planned, "--file", file)
    assert f"\n{file}: FIL131 1 declaration is not answered" in answer.stdout
    assert "\n    in 6 Declarations: “No other grant of the budget" in answer.stdout
    assert answer.stderr.count(str(file)) == 1
    log = data(check(planned, "--file", file, "--format", "sarif"))
    results = log["runs"][0]["results"]
    (one,) = (one for one in results if one["ruleId"] == "FIL131")
    assert "In 6 Declarations: “No other grant" in one["message"]["text"]


def test_a_finished_file_that_cannot_be_read_is_a_finding_beside_those_of_the_outline(
    planned: Path,
) -> None:
    file = planned.with_name("gone.docx")
    report = data(check(planned, "--file", file, "--format", "json"))
    assert [one["code"] for one in report["file"]["findings"]] == ["FIL101"]
    assert report["figures"]


def test_a_finding_in_a_finished_file_is_silenced_in_the_outline(planned: Path) -> None:
    file = planned.with_name("finished.docx")
    file.write_bytes(finished_file())
    text = planned.read_text("utf-8")
    planned.write_text(f"{text}\nignore:\n  FIL131: the form is signed on paper\n", "utf-8")
    report = data(check(planned, "--file", file, "--format", "json"))
    assert "FIL131" not in {one["code"] for one in report["file"]["findings"]}
    assert [one["finding"]["code"] for one in report["silenced"]] == ["FIL131"]
    assert "OUT082" not in {
        one["code"] for one in data(check(planned, "--format", "json"))["findings"]
    }


def finished_file() -> bytes:
    def unanswered(document: Any) -> None:
        document.tables[0].rows[1].cells[1].text = "Yes / No"

    return with_fault(unanswered)


def test_findings_in_a_finished_file_are_comments_in_a_copy_of_it(planned: Path) -> None:
    file, copy = planned.with_name("finished.docx"), planned.with_name("copy.docx")
    file.write_bytes(finished_file())
    before = file.read_bytes()
    report = data(check(planned, "--file", file, "--annotate", copy, "--format", "json"))
    assert report["annotated"] == str(copy)
    assert report["comments"] == len(report["file"]["findings"]) > 0
    assert file.read_bytes() == before
    codes = {one["code"] for one in report["file"]["findings"]}
    comments = Package.read(copy.read_bytes()).parts["word/comments.xml"].decode()
    assert codes <= set(re.findall(r"FIL\d{3}|TXT\d{3}", comments))
    assert check(planned, "--annotate", copy).exit_code == 2
    other = planned.with_name("other.docx")
    gone = check(planned, "--file", planned.with_name("gone.docx"), "--annotate", other)
    assert "there is no file of this name" in gone.stdout
    assert not other.exists()

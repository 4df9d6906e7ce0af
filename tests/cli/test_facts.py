"""`proposal facts`: the table, and the beginning of a profile of one's own."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.source_code import CHECKOUT
from toolkit.cli.main import main

EXAMPLE = CHECKOUT / "examples" / "euroboostex" / "outline.yaml"


def run(*words: str | Path) -> Result:
    return CliRunner(catch_exceptions=False).invoke(main, [str(one) for one in words])


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the example's outline in it, in which one stands."""
    shutil.copy(EXAMPLE, tmp_path / "outline.yaml")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def calls(home: Path, name: str) -> None:
    """Lets the outline name another call."""
    outline = home / "outline.yaml"
    text = outline.read_text("utf-8")
    outline.write_text(text.replace("call: smp-cosme-2021-cluster", f"call: {name}", 1), "utf-8")


@pytest.mark.usefixtures("home")
def test_the_table_says_what_rests_on_each_fact_who_says_it_and_where_to_look() -> None:
    answer = run("facts")
    assert answer.exit_code == 0
    told = answer.stdout.replace("\N{NO-BREAK SPACE}", " ")
    assert told.startswith(
        "smp-cosme-2021-cluster: 37 facts: 2 not known, 3 suggested, 25 not verified, 7 verified\n"
    )
    lines = [" ".join(line.split()) for line in told.splitlines()]
    at = lines.index("7 indirect.base_excludes A.5 not verified 73 500.00")
    assert lines[at + 1 : at + 4] == [
        "Indirect costs: rows left out of the base (EUR: less indirect costs, were D.1 out of",
        "the base)",
        "source: Annotated Grant Agreement, version 2.0 of 1 April 2025, Data Sheet point 3 and",
    ]
    assert "     to do: look up the maximum grant in the call document, section on budget\n" in told
    assert max(map(len, told.splitlines())) <= 100


@pytest.mark.usefixtures("home")
def test_a_value_too_long_for_its_column_stands_below() -> None:
    told = run("facts").stdout
    assert "(below)           suggested" in told
    assert "     value: Relevance 30 (at least 16), Quality: project design and" in told


@pytest.mark.usefixtures("home")
def test_the_hint_of_the_check_leads_to_the_table() -> None:
    check = run("check").stdout
    assert "30 facts of the call to be confirmed: 2 not known, 3 suggested, 25 not" in check
    assert "    hint: see what rests on them: proposal facts\n" in check
    assert len(check.splitlines()[0]) < 120


def test_the_hint_names_an_outline_that_lies_elsewhere(home: Path) -> None:
    folder = home / "my project"
    folder.mkdir()
    shutil.move(home / "outline.yaml", folder / "outline.yaml")
    told = run("check", "my project/outline.yaml").stdout
    assert 'proposal facts "my project/outline.yaml"\n' in told


def test_a_profile_is_begun_named_in_the_outline_and_filled_in(home: Path) -> None:
    answer = run("facts", "--write", "my-call")
    assert answer.exit_code == 0
    assert answer.stdout == (
        "templates/calls/my-call.yaml begins a profile that extends smp-cosme-2021-cluster\n"
        "next: fill in what you find, and write in outline.yaml: call: my-call\n"
    )
    calls(home, "my-call")
    assert "30 facts of the call" in run("check").stdout, "it changes nothing yet"
    profile = home / "templates" / "calls" / "my-call.yaml"
    text = profile.read_text("utf-8").replace("# prefinancing_rate: 0.7", "prefinancing_rate: 0.7")
    text = text.replace("  # prefinancing_rate:", "  prefinancing_rate: Data Sheet, point 4")
    text = text.replace("  # rate_other:", "  rate_other: call document, page 14")
    profile.write_text(text, "utf-8")
    told = run("check").stdout.replace("\N{NO-BREAK SPACE}", " ")
    assert "28 facts of the call to be confirmed: 2 not known, 2 suggested, 24 not" in told
    assert (
        "outline.yaml:7:7: CAL112 warning: templates/calls/my-call.yaml changes 1 fact of "
        "smp-cosme-2021-cluster: prefinancing_rate 70 % "
        "(in place of not known; Data Sheet, point 4)\n"
    ) in told
    table = run("facts").stdout
    assert "Its profile is in this folder: templates/calls/my-call.yaml" in table
    assert "changed by the project's own profile; before: not known" in table


def test_a_build_names_what_the_profile_of_the_folder_changes(home: Path) -> None:
    run("facts", "--write", "my-call")
    calls(home, "my-call")
    profile = home / "templates" / "calls" / "my-call.yaml"
    profile.write_text("extends: smp-cosme-2021-cluster\nrate_other: 0.5\n", "utf-8")
    built = run("build", "--dry-run")
    assert built.exit_code == 0
    assert "rate_other 50 % (in place of 90 %; no source)" in built.stdout
    assert "CAL109" not in built.stdout, "all other findings are left to a check"
    outline = home / "outline.yaml"
    silenced = "ignore:\n  CAL112: agreed with the agency\n"
    outline.write_text(outline.read_text("utf-8") + silenced, "utf-8")
    built = run("build", "--dry-run")
    assert (built.exit_code, "CAL112" in built.stdout) == (0, False)


def test_nothing_is_written_over(home: Path) -> None:
    run("facts", "--write", "my-call")
    profile = home / "templates" / "calls" / "my-call.yaml"
    before = profile.read_bytes()
    answer = run("facts", "--write", "my-call")
    assert answer.exit_code == 1
    assert "OUT007 templates/calls/my-call.yaml is there already" in answer.stdout
    assert profile.read_bytes() == before


@pytest.mark.parametrize("name", ["My Call", "../x", "", "my-call.yaml", "a/b"])
def test_a_name_that_is_no_word_is_refused(name: str, home: Path) -> None:
    answer = run("facts", "--write", name)
    assert answer.exit_code == 2
    assert "write --write my-call" in answer.stderr
    assert not (home / "templates").exists()


def test_a_name_that_is_a_device_on_windows_is_refused(home: Path) -> None:
    answer = run("facts", "--write", "aux")
    assert answer.exit_code == 2
    assert "Windows takes aux.yaml for the device AUX" in answer.stderr
    assert "write --write aux-call" in answer.stderr
    assert run("facts", "--write", "aux-call").exit_code == 0
    assert (home / "templates" / "calls" / "aux-call.yaml").is_file()


def test_nothing_is_written_through_a_link_out_of_the_folder(home: Path) -> None:
    project, outside = home / "project", home / "outside"
    project.mkdir()
    outside.mkdir()
    shutil.move(home / "outline.yaml", project / "outline.yaml")
    (project / "templates").symlink_to(outside, target_is_directory=True)
    answer = run("facts", "project/outline.yaml", "--write", "my-call")
    assert answer.exit_code == 1
    assert (
        "OUT068 project/templates/calls is a link to a folder outside the outline's"
        in answer.stdout
    )
    assert list(outside.iterdir()) == []


def test_a_profile_that_extends_ours_is_followed_by_another_that_does(home: Path) -> None:
    run("facts", "--write", "my-call")
    calls(home, "my-call")
    assert run("facts", "--write", "second").exit_code == 0
    second = (home / "templates" / "calls" / "second.yaml").read_text("utf-8")
    assert "\nextends: smp-cosme-2021-cluster\n" in second


def test_a_profile_like_none_of_ours_cannot_be_extended(home: Path) -> None:
    ours = CHECKOUT / "templates" / "calls" / "smp-cosme-2021-cluster.yaml"
    folder = home / "templates" / "calls"
    folder.mkdir(parents=True)
    text = ours.read_text("utf-8").replace("id: smp-cosme-2021-cluster", "id: other", 1)
    (folder / "other.yaml").write_text(text.replace("SMP-COSME-2021", "SMP-COSME-2031"), "utf-8")
    calls(home, "other")
    answer = run("facts", "--write", "more")
    assert answer.exit_code == 1
    assert (
        "OUT068 the profile of this project extends none that comes with proposal" in answer.stdout
    )
    check = run("check").stdout
    assert "other.yaml is not like any profile that comes with proposal, and sets budget" in check


def test_an_outline_that_cannot_be_read_is_told(home: Path) -> None:
    answer = run("facts", "nothing.yaml")
    assert answer.exit_code == 1
    assert "OUT001" in answer.stdout
    assert home.exists()

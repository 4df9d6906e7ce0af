"""`proposal explain`."""

import subprocess
import sys

from click.testing import CliRunner, Result

from toolkit.checks import rules
from toolkit.cli.main import main


def explain(*words: str) -> Result:
    return CliRunner(catch_exceptions=False).invoke(main, ["explain", *words])


def test_a_code_is_explained_by_the_page_of_its_rule() -> None:
    answer = explain("PLN104")
    assert answer.exit_code == 0
    assert answer.stdout.startswith(
        "PLN104: A deliverable is due after the project has ended.\n\nWhy it matters\n    The "
    )
    assert answer.stdout.endswith("or lengthen the project.\n")


def test_a_code_may_be_typed_in_small_letters() -> None:
    assert explain("pln104").stdout == explain("PLN104").stdout


def test_without_a_code_all_are_listed_with_their_titles() -> None:
    lines = explain().stdout.splitlines()
    assert lines == sorted(lines)
    assert "PLN104  A deliverable is due after the project has ended." in lines
    assert {one.code for one in rules()} <= {line.partition("  ")[0] for line in lines}


def test_faults_of_reading_are_explained_too() -> None:
    assert explain("OUT012").exit_code == 0
    assert "OUT012  " in explain().stdout


def test_a_code_that_there_is_not_ends_with_2_and_names_the_nearest() -> None:
    answer = explain("PLN140")
    assert answer.exit_code == 2
    assert "no finding has the code PLN140; the nearest: PLN1" in answer.stderr
    assert answer.stdout == ""


def test_a_word_that_is_no_code_is_answered_with_the_list() -> None:
    assert "proposal explain lists them all" in explain("banana").stderr


def test_pages_are_there_though_python_is_told_to_forget_them() -> None:
    program = "from toolkit.cli.main import run; run()"
    for code in ("PLN104", "OUT012"):
        told = subprocess.run(
            [sys.executable, "-OO", "-c", program, "explain", code],
            capture_output=True,
            text=True,
            check=True,
        )
        assert told.stdout == explain(code).stdout

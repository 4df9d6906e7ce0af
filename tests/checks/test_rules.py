"""Each rule finds what its examples announce: `# expect: PLN104` on the line it points to."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from tests.checks.cases import CASES, HERE, lay_out
from toolkit import checks
from toolkit.compose.composer import compose
from toolkit.diagnostics import Diagnostic, Severity
from toolkit.plan.dossier import Dossier
from toolkit.readers.call import read_call
from toolkit.readers.outline import read_outline

Found = Callable[[Path], list[tuple[checks.Rule, checks.Finding]]]
RULES = {rule.name: rule for rule in checks.rules()}


def dossier_of(outline: Path) -> Dossier:
    proposal = read_outline(outline)
    return Dossier.of(proposal, read_call(proposal.call, home=outline.parent))


def found_in(outline: Path) -> list[tuple[checks.Rule, checks.Finding]]:
    """What the rule that the outline is named after finds in it."""
    rule = RULES[outline.name.partition(".")[0]]
    dossier = dossier_of(outline)
    draft = compose(dossier, outline.parent / "templates") if rule.draft_check else None
    return [(rule, one) for one in rule.findings(dossier, draft)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all outlines and what they share."""
    return lay_out(tmp_path_factory.mktemp("cases"))


@pytest.fixture(scope="module")
def found(folder: Path) -> Found:
    """What is found in an outline, which is read once."""
    return cache(lambda case: found_in(folder / case.name))


def expected(outline: Path) -> list[tuple[int, str]]:
    """The line and code of each finding that the outline announces."""
    return [
        (number, code)
        for number, line in enumerate(outline.read_text(encoding="utf-8").splitlines(), 1)
        for code in re.findall(r"[A-Z]{3}\d{3}", line.partition("# expect:")[2])
    ]


@pytest.mark.parametrize("outline", CASES, ids=lambda path: path.stem)
def test_a_rule_finds_what_its_example_announces(outline: Path, found: Found) -> None:
    told = [(one.place.line, rule.code) for rule, one in found(outline)]
    assert sorted(told) == expected(outline)


@pytest.mark.parametrize("name", RULES)
def test_every_rule_has_an_example_with_a_fault(name: str) -> None:
    (case,) = (one for one in CASES if one.name == f"{name}.yaml")
    assert expected(case)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_every_rule_has_a_page_with_its_three_headings(rule: checks.Rule) -> None:
    title, *headings = re.findall(r"^\S.*$", rule.page, re.MULTILINE)
    assert title.endswith(".")
    assert headings == ["Why it matters", "Example", "How to correct it"]


@pytest.mark.parametrize("family", sorted({path.parent.name for path in CASES}))
def test_the_messages_read_as_they_were_reviewed(
    golden: Callable[[Path, str], None], family: str, folder: Path, found: Found
) -> None:
    """All findings of all examples of a family; `pytest --accept` rewrites the file."""
    told = [
        str(
            Diagnostic(
                one.place._replace(file=path.name),
                rule.code,
                one.message,
                one.hint.replace(str(folder / path.name), path.name),
                rule.severity,
            )
        )
        for path in CASES
        if path.parent.name == family
        for rule, one in found(path)
    ]
    text = "\n".join(told).replace("\N{NO-BREAK SPACE}", " ") + "\n"
    golden(HERE / family / "messages.txt", text)


def test_a_message_says_what_is_so_and_a_hint_what_to_do(found: Found) -> None:
    for path in CASES:
        for _, one in found(path):
            assert one.hint
            for text in (one.message, one.hint):
                assert not text.endswith(".")
                assert not re.search(r"\b(invalid|error|please)\b", text, re.IGNORECASE)


def test_a_sound_proposal_has_nothing_to_correct(dossier: Dossier) -> None:
    assert [one for one in checks.run(dossier) if one.severity is Severity.ERROR] == []


def test_findings_stand_in_the_order_of_the_outline(folder: Path) -> None:
    outline = folder / "task_before_what_it_waits_for.yaml"
    found = [one for one in checks.run(dossier_of(outline)) if one.place.file == str(outline)]
    lines = [one.place.line for one in found]
    assert len(lines) > 5
    assert lines == sorted(lines)
    assert {one.severity for one in found} >= {Severity.ERROR, Severity.WARNING}


def test_findings_in_the_outline_come_before_those_in_what_it_includes(folder: Path) -> None:
    outline = folder / "task_before_what_it_waits_for.yaml"
    files = [one.place.file for one in checks.run(dossier_of(outline))]
    assert files[0] == str(outline)
    assert str(folder / "parts" / "partners.yaml") in files
    assert files == sorted(files, key=lambda file: file != str(outline))


def test_no_two_rules_share_a_code() -> None:
    codes = [rule.code for rule in checks.rules()]
    assert codes == sorted(set(codes))


def test_a_rule_bears_the_name_of_its_file() -> None:
    files = [path.stem for path in Path(checks.__path__[0]).glob("*/[!_]*.py")]
    assert sorted(RULES) == sorted(files)


def test_the_examples_of_a_rule_stand_in_the_folder_of_its_family() -> None:
    families = {path.stem: path.parent.name for path in Path(checks.__path__[0]).glob("*/*.py")}
    for case in CASES:
        assert case.parent.name == families[case.name.partition(".")[0]]

"""Each rule finds what its examples announce: `# expect: PLN104` on the line it points to."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from toolkit import checks
from toolkit.diagnostics import Diagnostic, Severity
from toolkit.plan.dossier import Dossier
from toolkit.readers.call import read_call
from toolkit.readers.outline import read_outline

HERE = Path(__file__).resolve().parent
EXAMPLES = sorted(HERE.glob("*.yaml"))
RULES = {rule.name: rule for rule in checks.rules()}


def dossier_of(outline: Path) -> Dossier:
    proposal = read_outline(outline)
    return Dossier.of(proposal, read_call(proposal.call, home=outline.parent))


def expected(outline: Path) -> list[tuple[int, str]]:
    """The line and code of each finding that the outline announces."""
    return [
        (number, code)
        for number, line in enumerate(outline.read_text(encoding="utf-8").splitlines(), 1)
        for code in re.findall(r"[A-Z]{3}\d{3}", line.partition("# expect:")[2])
    ]


@pytest.mark.parametrize("outline", EXAMPLES, ids=lambda path: path.stem)
def test_a_rule_finds_what_its_example_announces(outline: Path) -> None:
    rule = RULES[outline.name.partition(".")[0]]
    found = [(one.place.line, rule.code) for one in rule.check(dossier_of(outline))]
    assert sorted(found) == expected(outline)


@pytest.mark.parametrize("name", RULES)
def test_every_rule_has_an_example_with_a_fault(name: str) -> None:
    assert expected(HERE / f"{name}.yaml")


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_every_rule_has_a_page_with_its_three_headings(rule: checks.Rule) -> None:
    title, *headings = re.findall(r"^\S.*$", rule.page, re.MULTILINE)
    assert title.endswith(".")
    assert headings == ["Why it matters", "Example", "How to correct it"]


def test_the_messages_read_as_they_were_reviewed(golden: Callable[[Path, str], None]) -> None:
    """All findings of all examples; `pytest --accept` rewrites the file."""
    told = [
        str(
            Diagnostic(
                one.place._replace(file=path.name),
                rule.code,
                one.message,
                one.hint.replace(str(path), path.name),
                rule.severity,
            )
        )
        for path in EXAMPLES
        for rule in [RULES[path.name.partition(".")[0]]]
        for one in rule.check(dossier_of(path))
    ]
    golden(HERE / "messages.txt", "\n".join(told).replace("\N{NO-BREAK SPACE}", " ") + "\n")


def test_a_message_says_what_is_so_and_a_hint_what_to_do() -> None:
    for path in EXAMPLES:
        for one in RULES[path.name.partition(".")[0]].check(dossier_of(path)):
            assert one.hint
            for text in (one.message, one.hint):
                assert not text.endswith(".")
                assert not re.search(r"\b(invalid|error|please)\b", text, re.IGNORECASE)


def test_a_sound_proposal_has_no_finding(dossier: Dossier) -> None:
    assert checks.run(dossier) == ()


def test_findings_stand_in_the_order_of_the_outline() -> None:
    outline = HERE / "task_before_what_it_waits_for.yaml"
    found = [one for one in checks.run(dossier_of(outline)) if one.place.file == str(outline)]
    lines = [one.place.line for one in found]
    assert len(lines) > 5
    assert lines == sorted(lines)
    assert {one.severity for one in found} == set(Severity)


def test_findings_in_the_outline_come_before_those_in_what_it_includes() -> None:
    outline = HERE / "task_before_what_it_waits_for.yaml"
    files = [one.place.file for one in checks.run(dossier_of(outline))]
    assert files[0] == str(outline)
    assert files[-1] == str(HERE / "parts" / "partners.yaml")
    assert files == sorted(files, key=lambda file: file != str(outline))


def test_no_two_rules_share_a_code() -> None:
    codes = [rule.code for rule in checks.rules()]
    assert codes == sorted(set(codes))


def test_a_rule_bears_the_name_of_its_file() -> None:
    files = {path.stem for path in Path(checks.__path__[0]).glob("[!_]*.py")}
    assert set(RULES) == files

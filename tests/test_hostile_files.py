"""Files of which each was an attack or an accident: told, in bounded time, and nothing is lost."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest
from click.testing import CliRunner

from tests import file_readers as readers
from tests.damage import Damage
from tests.merge.word.small_outline import OUTLINE, SENT
from tests.writers.docx.firm import firm
from toolkit.cli.main import main
from toolkit.diagnostics import ProposalError

EXAMPLE = Path(__file__).parents[1] / "examples" / "agri-food" / "outline.yaml"
WORD, BOOK = "AGRIRES-proposal.docx", "AGRIRES-workplan.xlsx"
DOCUMENT, SHEET = "word/document.xml", "xl/worksheets/sheet2.xml"
Attack = Callable[[Damage], object]


def made(content: bytes, attack: Attack) -> bytes:
    damage = Damage(content, 0)
    attack(damage)
    return damage.packed()


def without(name: str) -> Attack:
    return lambda damage: damage.parts.pop(name)


def replaced(name: str, old: str, new: str, count: int = 1) -> Attack:
    def attack(damage: Damage) -> None:
        text = damage.parts[name].decode()
        assert re.search(old, text), f"{old} is not in {name}"
        damage.parts[name] = re.sub(old, lambda _: new, text, count=count).encode()

    return attack


def ended(act: Callable[[], object]) -> str:
    """How reading the file ends: with which code, or `fine`."""
    try:
        act()
    except ProposalError as why:
        return why.diagnostics[0].code
    return "fine"


def each(attacks: list[tuple[str, Attack, str]]) -> pytest.MarkDecorator:
    """Every attack with the code that it is told by."""
    cases = [pytest.param(attack, code, id=name) for name, attack, code in attacks]
    return pytest.mark.parametrize(("attack", "code"), cases)


LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(12))
DEEP = "<w:sdt><w:sdtContent>" * 1200 + "</w:sdtContent></w:sdt>" * 1200

IN_WORD: list[tuple[str, Attack, str]] = [
    ("a lost closing tag", replaced(DOCUMENT, "</w:p>", ""), "MRG115"),
    ("no document", without(DOCUMENT), "MRG115"),
    ("no relationships", without("_rels/.rels"), "MRG115"),
    ("no styles", without("word/styles.xml"), "MRG115"),
    ("no settings", without("word/settings.xml"), "MRG115"),
    ("no list of parts", without("[Content_Types].xml"), "MRG115"),
    ("no links", without("word/_rels/document.xml.rels"), "MRG115"),
    (
        "a link to nowhere",
        replaced("word/_rels/document.xml.rels", "styles.xml", "nope.xml"),
        "MRG115",
    ),
    (
        "another kind of content",
        replaced("[Content_Types].xml", r"[^\"]*document\.main\+xml", "text/plain"),
        "MRG115",
    ),
    ("no body", replaced(DOCUMENT, "(?s)<w:body>.*</w:body>", ""), "MRG115"),
    ("deep", replaced(DOCUMENT, "<w:body>", f"<w:body>{DEEP}"), "MRG115"),
    ("laughs", replaced(DOCUMENT, "(?=<w:document)", f"<!DOCTYPE x [{LAUGHS}]>"), "MRG115"),
    (
        "a file of the system",
        replaced(DOCUMENT, "(?=<w:document)", '<!DOCTYPE x [<!ENTITY e SYSTEM "/etc/passwd">]>'),
        "MRG115",
    ),
    (
        "an endless text",
        replaced(DOCUMENT, "<w:body>", f"<w:body>{'<w:p/>' * 3_500_000}"),
        "MRG116",
    ),
]


@each(IN_WORD)
@pytest.mark.parametrize(
    "read", [readers.by_build, readers.by_adopting, readers.as_copy, readers.as_current]
)
def test_a_word_file(read: readers.Reader, attack: Attack, code: str, tmp_path: Path) -> None:
    content = made(SENT, attack)
    victim = readers.Victim(SENT, OUTLINE.docx(2), SENT)
    begun = process_time()
    assert ended(lambda: read(content, victim, tmp_path)) == code
    assert process_time() - begun < 10


@pytest.mark.parametrize(
    "attack",
    [
        replaced(DOCUMENT, "(?s)<w:body>.*(?=<w:sectPr)", "<w:body>"),
        replaced(DOCUMENT, r'w:id="\d+"', 'w:id="99999999999"', 0),
        replaced(DOCUMENT, r'w:id="\d+"', 'w:id="²"', 0),
        replaced("word/numbering.xml", r'w:numId="\d+"', 'w:numId="NaN"', 0),
        replaced(DOCUMENT, r' w:val="\w+"', "", 0),
    ],
    ids=[
        *("empty body", "ids", "figures", "lists", "values"),
    ],
)
@pytest.mark.parametrize("read", [readers.by_build, readers.as_copy, readers.as_current])
def test_a_word_file_that_lacks_something_is_read_or_told(
    read: readers.Reader, attack: Attack, tmp_path: Path
) -> None:
    victim = readers.Victim(SENT, OUTLINE.docx(2), SENT)
    content = made(SENT, attack)
    assert ended(lambda: read(content, victim, tmp_path)) in ("fine", "MRG025", "MRG026")


IN_BOOK: list[tuple[str, Attack, str]] = [
    ("a lost closing tag", replaced(SHEET, "</row>", ""), "MRG115"),
    ("no shared texts", without("xl/sharedStrings.xml"), "MRG115"),
    ("a text for a number", replaced(SHEET, 't="s"><v>[0-9]+', 't="s"><v>a text'), "MRG115"),
    ("a text that is not there", replaced(SHEET, 't="s"><v>[0-9]+', 't="s"><v>-1'), "MRG115"),
    ("a place that is none", replaced(SHEET, '<c r="[A-Z]+[0-9]+"', '<c r="?!"'), "MRG115"),
    ("a place far away", replaced(SHEET, '<c r="B[0-9]+"', '<c r="ZZZZ9"'), "MRG115"),
    ("a row that is none", replaced(SHEET, '<row r="[0-9]+"', '<row r="one"'), "MRG115"),
    ("a row far away", replaced(SHEET, '<row r="[0-9]+"', '<row r="99999999999"'), "MRG115"),
    ("no workbook", without("xl/workbook.xml"), "MRG115"),
    ("no sheet", without(SHEET), "MRG115"),
    ("no styles", without("xl/styles.xml"), "MRG115"),
    ("no links", without("xl/_rels/workbook.xml.rels"), "MRG115"),
    ("no sheets of ours", replaced("xl/sharedStrings.xml", "#pk:", "#no:", 0), "MRG050"),
    (
        "a million rows",
        replaced(
            SHEET,
            "(?=</sheetData>)",
            "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(900, 900_000)),
        ),
        "MRG116",
    ),
]


@each(IN_BOOK)
def test_a_workbook(attack: Attack, code: str, tmp_path: Path) -> None:
    victim = readers.workbook_victim(0)
    content = made(victim.content, attack)
    begun = process_time()
    assert ended(lambda: readers.by_workbook_build(content, victim, tmp_path)) == code
    assert process_time() - begun < 10


STYLES = "word/styles.xml"
IN_LETTER: list[tuple[str, Attack, str]] = [
    ("sizes that are none", replaced(STYLES, r'<w:sz w:val="\d+"', '<w:sz w:val="NaN"', 0), "fine"),
    (
        "sizes without end",
        replaced(STYLES, r'<w:sz w:val="\d+"', '<w:sz w:val="99999999999"', 0),
        "fine",
    ),
    ("no sizes", replaced(STYLES, r'<w:sz w:val="\d+"', "<w:sz", 0), "fine"),
    (
        "margins without end",
        replaced(DOCUMENT, r'w:left="\d+"', 'w:left="99999999999"', 0),
        "fine",
    ),
    ("margins over all", replaced(DOCUMENT, r'w:left="\d+"', 'w:left="11000"', 0), "MRG115"),
    ("paper without end", replaced(DOCUMENT, r'w:w="\d+"', 'w:w="99999999999"', 0), "fine"),
    ("no styles", without(STYLES), "MRG115"),
    ("styles that are none", replaced(STYLES, "w:styles", "w:style", 0), "MRG115"),
]


@each(IN_LETTER)
def test_a_letter_whose_look_is_wanted(attack: Attack, code: str, tmp_path: Path) -> None:
    content = made(firm(tmp_path / "letter.docx").read_bytes(), attack)
    victim = readers.Victim(SENT, SENT, SENT)
    begun = process_time()
    assert ended(lambda: readers.as_reference(content, victim, tmp_path)) == code
    assert process_time() - begun < 10


def with_paragraphs(count: int, text: str = "One line.") -> bytes:
    """The file with so many paragraphs of a person's behind the costs."""
    more = "".join(f"<w:p><w:r><w:t>{text} {n}</w:t></w:r></w:p>" for n in range(count))
    costs = "(?<=Costs are low.</w:t></w:r>)(.*?)</w:p>"
    damage = Damage(SENT, 0)
    document = damage.parts[DOCUMENT].decode()
    damage.parts[DOCUMENT] = re.sub(costs, rf"\1</w:p>{more}", document, count=1).encode()
    assert len(damage.parts[DOCUMENT]) > len(more)
    return damage.packed()


def test_a_copy_of_a_hundred_thousand_paragraphs_is_told_at_once(tmp_path: Path) -> None:
    content = with_paragraphs(100_000)
    victim = readers.Victim(SENT, SENT, SENT)
    begun = process_time()
    assert ended(lambda: readers.as_copy(content, victim, tmp_path)) == "MRG121"
    assert process_time() - begun < 10


def test_a_merge_takes_as_much_longer_as_there_are_more_paragraphs(tmp_path: Path) -> None:
    victim = readers.Victim(SENT, SENT, SENT)
    taken = []
    for count in (1500, 6000):
        content = with_paragraphs(count)
        begun = process_time()
        readers.as_copy(content, victim, tmp_path)
        taken.append(process_time() - begun)
    assert taken[1] < 8 * taken[0]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    shutil.copy(EXAMPLE, folder / "outline.yaml")
    CliRunner(catch_exceptions=False).invoke(main, ["build", str(folder / "outline.yaml")])
    return folder


@pytest.fixture
def here(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def typed(*words: str) -> tuple[int, str]:
    told = CliRunner(catch_exceptions=False).invoke(main, list(words))
    return told.exit_code, told.stdout


def test_a_workbook_that_is_cut_short_is_told_as_such_and_kept(here: Path) -> None:
    path = here / BOOK
    cut = path.read_bytes()[:60_000]
    path.write_bytes(cut)
    said = "MRG115 the file is cut short or damaged: what ends a file is missing (60 kB are there)"
    code, told = typed("build", "--only", "workbook")
    assert code == 1
    assert f"{BOOK}: {said}" in told
    assert path.read_bytes() == cut
    assert (here / BOOK.replace(".", "-new.")).is_file()
    code, told = typed("pull", "--workbook", BOOK)
    assert code == 1
    assert told.startswith(f"{BOOK}: {said}\n    hint: fetch or copy it again; ")
    assert (here / "outline.yaml").read_bytes() == EXAMPLE.read_bytes()


def test_a_damaged_word_file_is_told_by_every_command_and_kept(here: Path) -> None:
    path = here / WORD
    torn = made(path.read_bytes(), replaced(DOCUMENT, "</w:p>", ""))
    path.write_bytes(torn)
    shutil.copy(here / WORD, here / "anna.docx")
    said = "MRG115 the file is damaged: its part word/document.xml breaks off or is garbled at "
    for words, name in (
        (("build", "--only", "word", "--dry-run"), WORD),
        (("build", "--only", "word", "--dry-run", "--adopt"), WORD),
        (("pull",), WORD),
        (("pull", "--word", "anna.docx"), "anna.docx"),
        (("merge", "anna.docx"), "anna.docx"),
        (("build", "--only", "word", "--reference", "anna.docx"), "anna.docx"),
    ):
        code, told = typed(*words)
        assert code == 1
        assert f"{name}: {said}" in told, words
    assert path.read_bytes() == torn
    assert (here / "outline.yaml").read_bytes() == EXAMPLE.read_bytes()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_pipes_and_devices_are_told_and_never_read(here: Path) -> None:
    os.mkfifo(here / "pipe.docx")
    for name in ("pipe.docx", "/dev/zero"):
        for words in (
            ("merge", name),
            ("pull", "--word", name),
            ("pull", "--workbook", name),
            ("build", "--only", "word", "--dry-run", "--reference", name),
        ):
            code, told = typed(*words)
            assert (code, f"{name}: MRG119 " in told) == (1, True), words
    for name in (WORD, BOOK):
        (here / name).unlink()
        os.mkfifo(here / name)
    code, told = typed("build")
    assert code == 1
    assert told.count(": MRG103 ") == 2
    code, told = typed("merge", "pipe.docx")
    assert code == 1


def test_folders_are_told(here: Path) -> None:
    (here / "folder.docx").mkdir()
    for words in (
        ("merge", "folder.docx"),
        ("pull", "--word", "folder.docx"),
        ("pull", "--workbook", "folder.docx"),
        ("build", "--only", "word", "--dry-run", "--reference", "folder.docx"),
    ):
        code, told = typed(*words)
        assert code == 1
        assert told.startswith("folder.docx: "), words
        assert "no such file" not in told

"""A newcomer's day: one project from its first outline to two files that say the same, by hand in
Word, Excel and the outline, with the commands that each report names as the next step."""

import json
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path

from click.testing import CliRunner, Result

from tests.merge.workbook.test_put_right import exchanged
from tests.merge.workbook.workbook_editor import Place, shown, typed
from tests.test_building_again import files, lines
from tests.word_editor.editor import WordEditor
from tests.word_editor.pieces import paragraph, table, text_of
from toolkit.cli.main import main
from toolkit.ooxml.containers import rows_in

NEXT = re.compile(r"^next: proposal (\w+) (.+?) (?:brings|shows|gives)", re.MULTILINE)

ANSWERS = (
    *("Ana Ruiz, ana@partner-a.eu", "We link five regions.", "They trade then.", "Mills *close*."),
    *("Each priority ends with signed contracts.", "Polyester comes from one country."),
    *("We coach firms.", "Twelve new fabrics", "Four services", "We depend on Asia."),
    *("By three calls.", "SMEs of up to 250 people.", "Prototypes", "Tests", "Many"),
    *("From outside", "It brings applications.", "All partners confirm both.", "two suppliers"),
    *("Firms will have suppliers.", "We count every six months.", "Run it well."),
    *("Report in time.", "We hold monthly calls.", "Partner A represents 120 firms."),
    *("Five euros a firm are little.", "Half a day each.", "Vouchers are paid in two parts."),
)
"""What was written in Word, and has to be there in the evening."""

LINES: dict[Place, str | int | Decimal | None] = {
    ("rates", "partner-c/expert", "rate"): 3400,
    ("work_plan", "missions", "start"): 16,
    ("work_plan", "missions", "end"): 34,
    ("costs", "new/1", "partner"): "Partner A",
    ("costs", "new/1", "package"): "WP3",
    ("costs", "new/1", "row"): "C.3",
    ("costs", "new/1", "item"): "Submission platform",
    ("costs", "new/1", "units"): 36,
    ("costs", "new/1", "unit_cost"): 150,
    ("instruments", "new/1", "title"): "Travel vouchers",
    ("instruments", "new/1", "priority"): "Go international",
    ("instruments", "new/1", "form"): "voucher",
    ("instruments", "new/1", "partner"): "Partner C",
    ("instruments", "new/1", "package"): "WP6",
    ("instruments", "new/1", "amount"): 2000,
    ("instruments", "new/1", "number"): 5,
    ("instruments", "new/1", "sharing"): 1,
    ("instruments", "new/1", "first"): 16,
    ("instruments", "new/1", "last"): 34,
    ("work_plan", "new/1", "label"): "WP4",
    ("work_plan", "new/1", "kind"): "Task",
    ("work_plan", "new/1", "title"): "Audit of energy use",
    ("work_plan", "new/1", "lead"): "Partner C",
    ("work_plan", "new/1", "start"): 5,
    ("work_plan", "new/1", "end"): 9,
    ("effort", "new/1", "partner-c/expert"): 2,
    ("effort", "new/1", "partner-a/expert"): 1,
}
"""What was typed into the workbook."""

PILOTS = """\
  - id: pilots
    title: Pilots between the two
    priority: network
    lead: partner-b
    tasks:
      - {id: pilot-line, title: A pilot line, months: M2-M6, lead: partner-b,
         effort: {partner-b: 1}}
"""

RENAMED = {
    "partner-c": "cluster-pl",
    "missions": "journeys",
    "technology-vouchers": "tech-vouchers",
    "train": "skills",
}


def proposal(command: str, outline: Path, *more: str) -> Result:
    """What a command answers; a person's mistakes end with 1, never with a traceback."""
    return CliRunner(catch_exceptions=False).invoke(main, [command, str(outline), *more])


def followed(answer: Result, outline: Path) -> Result:
    """What the command answers that a report names as the next step, taken to the letter."""
    (found,) = NEXT.findall(answer.stdout)
    command, rest = found
    words = rest.split()
    assert words[0].endswith("outline.yaml")
    return proposal(command, outline, *words[1:])


def at_peace(answer: Result) -> None:
    told = answer.stdout + answer.stderr
    assert "MRG" not in told, told
    assert "next:" not in told, told


def answer_prompts(word: Path) -> None:
    """Twenty-two prompts are answered, in the ways in which people do it."""
    ann = WordEditor(word)
    ann.type_over("Name the person at Partner A", "Ana Ruiz, ana@partner-a.eu")
    ann.type_over("The whole project in half a page", "We link five regions.", "They trade then.")
    ann.type_over("Why this project, in this ecosystem", "Mills *close*.", lost=True)
    ann.answer_instead("General objectives.", "Each priority ends with contracts.")
    ann.type_over("Name the critical input", "Need. Polyester comes from one country.")
    ann.replace(
        "From which technology readiness", "We coach firms. From which technology readiness"
    )
    ann.type_over("The call counts products and services", "Twelve new fabrics", "Four services")
    ann.type_over("Map the value chain", "We depend on Asia.", lost=True)
    ann.type_over("In one sentence: which organisations", "Thirty clusters trade.", lost=True)
    ann.type_over("How are partners along the chain found", "By three calls.", lost=True)
    ann.answer_cell("Say who can be supported", "SMEs of up to 250 people.")
    ann.answer_cell("Give the closed list of activities", "Prototypes", "Tests")
    points = (paragraph(one, "ListBullet") for one in ("Many.", "From outside."))
    ann.answer_instead("Three to five objectives of communication", *points)
    ann.type_over("What is communication to do", "It brings applications.")
    ann.type_over("Answer both statements", "All partners confirm both.")
    ann.answer_instead(
        "Effects at the end of the project",
        "See here:",
        table((("Year", "Firms"), ("1", "20"))),
        paragraph("two suppliers", "ListBullet"),
    )
    ann.type_over("Say for each group what it will", "Firms will have suppliers.")
    ann.type_over("Quantitative and qualitative indicators, with", "We count every six months.")
    ann.answer_cell("Write what this work package is to achieve", "Run it well.", "Report in time.")
    ann.answer_cell("Describe the work: what is done", "We hold monthly calls.")
    ann.type_over("Who is Partner A", "Partner A represents 120 firms.")
    ann.type_over("Why these results could hardly", "Five euros a firm are little.")
    ann.save()


def work_in_tables(word: Path) -> None:
    """Months, a lead, a target and a likelihood are typed over, and rows are added."""
    bea = WordEditor(word)
    bea.retype("Deliverables of WP2", "D2.1", 6, "M20")
    bea.retype("Tasks of WP2", "T2.2", 1, f"{PLANS}\nM11-M26")
    bea.retype("Milestones of WP3", "MS2", 3, "Partner B")
    bea.retype("Communication indicators", "Newsletter", 4, "700")
    losses = "A partner loses key staff\nLikelihood: low. Impact: medium."
    bea.retype("Critical risks", "R2", 1, losses)
    guide = ["", "Guide for SMEs", "", "Partner C", "R", "PU", "M30", ""]
    bea.type_row("Deliverables of WP4", "D4.1", guide)
    course = ["", "Refresher courses\nM20-M30", "Half a day each.", "Partner B, Partner C", "No"]
    bea.type_row("Tasks of WP5", "T5.1", course)
    prices = "Prices of energy rise\nLikelihood: high. Impact: low."
    bea.type_row("Critical risks", "R3", ["", prices, "WP4", "Vouchers are paid in two parts."])
    bea.replace("Each priority ends with contracts.", "Each priority ends with signed contracts.")
    bea.save()


PLANS = "Plans for resilience and business continuity"


def change_names(outline: Path) -> None:
    """Ids and the acronym are renamed, and a work package comes before others."""
    text = outline.read_text("utf-8")
    for old, new in RENAMED.items():
        text = re.sub(rf"(?<![\w-]){old}(?![\w-])", new, text)
    text = text.replace("priority: skills", "priority: train").replace(": RIVER ", ": RIVERS ")
    at = text.index("  - id: innovate\n", text.index("\nwork_packages:"))
    outline.write_text(text[:at] + PILOTS + text[at:], encoding="utf-8")


def total_in_word(word: Path) -> Decimal:
    below = WordEditor(word).table_below("Estimated budget by participant")
    last = [text_of(one) for one in list(rows_in(below))[-1]]
    said = next(one for one in reversed(last[:-1]) if one)
    return Decimal(re.sub(r"\s", "", said))


def total_in_workbook(book: Path) -> Decimal:
    found = shown(book.read_bytes())
    return Decimal(str(found["budget", "__total", "total"].value))


def test_a_newcomers_day(tmp_path: Path) -> None:
    begun = CliRunner().invoke(main, ["new", str(tmp_path / "river"), "--strand", "agri-food"])
    assert "next: fill it in, then: proposal build" in begun.stdout
    outline = tmp_path / "river" / "outline.yaml"
    assert proposal("build", outline).exit_code == 0
    word, book = (outline.with_name(f"RIVER-{one}") for one in ("proposal.docx", "workplan.xlsx"))

    answer_prompts(word)
    first = proposal("build", outline)
    assert "84 places in the draft need your words" in first.stdout
    shows = followed(first, outline)
    assert "next: the same command without --dry-run writes them" in shows.stdout
    found = proposal("pull", outline)
    assert "22 changes in outline.yaml" in found.stdout
    at_peace(followed(found, outline))

    work_in_tables(word)
    typed(book, LINES)
    waiting = proposal("check", outline)
    assert "MRG140 warning: 5 values typed in RIVER-workplan.xlsx" in waiting.stdout
    both = proposal("build", outline, "--pull")
    at_peace(both)
    for said in ("M24 -> M20", "M11-M24 -> M11-M26", "partner-a -> partner-b", "600 -> 700"):
        assert said in both.stdout
    for said in ("medium -> low", "3200 -> 3400", "M15-M33 -> M16-M34", "Prices of energy rise"):
        assert said in both.stdout

    book.write_bytes(
        exchanged(book.read_bytes(), "effort", ["missions", "coordination", "training"])
    )
    before = outline.read_bytes()
    apart = proposal("pull", outline)
    assert "MRG049" in apart.stdout
    assert outline.read_bytes() == before
    at_peace(followed(apart, outline))

    change_names(outline)
    assert "the acronym is now RIVERS (was RIVER)" in proposal("diff", outline).stdout
    renamed = proposal("build", outline)
    at_peace(renamed)
    assert "it was RIVER-proposal.docx" in renamed.stdout

    kept = files(outline.parent)
    evening = proposal("build", outline, "--format", "json")
    assert files(outline.parent) == kept
    report = json.loads(evening.stdout)
    pulled = proposal("pull", outline)
    assert "have nothing that is not in the outline" in pulled.stdout
    at_peace(pulled)
    say_the_same(outline, Decimal(report["figures"]["total_costs"]))


def say_the_same(outline: Path, total: Decimal) -> None:
    """Both files say what the files of a first build of the outline would say, and no less."""
    fresh = outline.parent / "fresh"
    fresh.mkdir()
    (fresh / "outline.yaml").write_bytes(outline.read_bytes())
    proposal("build", fresh / "outline.yaml")
    word, book = "RIVERS-proposal.docx", "RIVERS-workplan.xlsx"
    mine = lines((outline.parent / word).read_bytes())
    theirs = lines((fresh / word).read_bytes())
    assert (sorted(mine - theirs), sorted(theirs - mine)) == ([], [])
    there, wanted = (shown((one / book).read_bytes()) for one in (outline.parent, fresh))
    assert {key: cell.value for key, cell in there.items()} == {
        key: cell.value for key, cell in wanted.items()
    }
    assert total_in_word(outline.parent / word) == total
    assert total_in_workbook(outline.parent / book) == total
    words = "\n".join(mine)
    assert [one for one in ANSWERS if one not in words] == []

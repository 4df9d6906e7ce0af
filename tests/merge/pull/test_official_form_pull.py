"""What people write in the filled official form goes into the outline as from the draft."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.merge.word.readings import proposed_by, text
from tests.official_form.filled import EXAMPLES
from tests.official_forms.maker import blank_form
from tests.official_forms.shape import Shape
from tests.word_editor.editor import WordEditor
from tests.word_editor.google_docs import saved_by_google_docs
from tests.word_editor.pieces import paragraph, remove, text_of
from tests.word_editor.plain_reading import all_text
from toolkit.cli.main import main
from toolkit.ooxml.package import Package

pytestmark = pytest.mark.slow

ONE = "Agri-food is one of the fourteen"
SURELY, MAYBE = "Agri-food is surely one of the fourteen", "Agri-food is maybe one of the fourteen"

Edit = Callable[[WordEditor], object]


class Project:
    """The example, with its draft and its filled form."""

    def __init__(self, folder: Path) -> None:
        self.outline = folder / "outline.yaml"
        self.form, self.draft = folder / "AGRIRES-part-b.docx", folder / "AGRIRES-proposal.docx"

    def edit(self, path: Path, change: Edit, target: Path | None = None) -> Path:
        editor = WordEditor(path.read_bytes())
        change(editor)
        (target or path).write_bytes(editor.save())
        return target or path

    def run(self, command: str, *more: str) -> Result:
        words = [command, str(self.outline), *more]
        return CliRunner(catch_exceptions=False).invoke(main, words)

    def pull(self, *more: str) -> str:
        return self.run("pull", "--dry-run", "--all", *more).stdout

    def build(self) -> str:
        return self.run("build", "--form", str(self.outline.parent / "Form.docx")).stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    (folder / "Form.docx").write_bytes(blank_form(Shape()))
    shutil.copy(EXAMPLES / "agri-food" / "outline.yaml", folder)
    assert "AGRIRES-part-b.docx: written" in Project(folder).build()
    return folder


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Project:
    return Project(Path(shutil.copytree(built, tmp_path / "project")))


def replaced(old: str, new: str) -> Edit:
    return lambda editor: editor.replace(old, new)


def test_what_is_a_field_is_pulled_from_the_form_and_all_else_is_told(project: Project) -> None:
    def write(editor: WordEditor) -> None:
        editor.replace(ONE, SURELY)
        editor.replace("; writes the courses", "; writes all the courses")
        editor.replace("Project manager", "Manager")
        editor.replace("Checks on maintenance", "Checks on free")
        editor.replace("Know the rules", "Know all rules")
        editor.add_row("Joost Hagen", ["Carla New\nHelper", "Polder Food", "Helps", "Much"])
        remove(editor.row("Tomasz Wilk"))
        editor.replace("2.2 PM", "3.3 PM")
        editor.replace("14\N{NO-BREAK SPACE}740.00", "15\N{NO-BREAK SPACE}740.00")
        editor.replace("M1-M24", "M1-M20")

    project.edit(project.form, write)
    answer = project.pull()
    for told in (
        "section PRJ-OBJ-PO: ",
        "the tasks of person 'Agnieszka Brzoza': ",
        "the function of person 'Marit de Wilde': Project manager -> Manager",
        "the mitigation of risk",
        "the first objective of work package abroad",
        "a new person of partner polder 'Polder Food': name Carla New, function Helper",
        "1 text was deleted there, and stays in the outline",
    ):
        assert told in answer
    for typed in ("'3.3 PM'", "740.00' was typed"):
        line = next(one for one in answer.split("\n") if typed in one)
        assert "AGRIRES-part-b.docx: MRG172 warning: " in line
    assert "MRG132 warning: the table 'Work packages', row 'Management', column 'Months'" in answer
    assert answer.count("MRG") == 3


def test_of_two_files_that_contradict_each_other_both_are_named(project: Project) -> None:
    project.edit(project.form, replaced(ONE, SURELY))
    project.edit(project.form, replaced("Checks on maintenance", "Checks on free"))
    project.edit(project.draft, replaced(ONE, MAYBE))
    project.edit(project.draft, replaced("Checks on maintenance", "Checks on working"))
    answer = project.pull()
    assert "nothing that is not in the outline" in answer
    assert answer.count("MRG073") == 2
    assert f"AGRIRES-proposal.docx says 'Background. {MAYBE}" in answer
    assert f"AGRIRES-part-b.docx says 'Background. {SURELY}" in answer


def test_what_was_written_in_one_file_goes_into_the_other_by_the_outline(project: Project) -> None:
    project.edit(project.form, replaced(ONE, SURELY))
    project.edit(project.draft, replaced("Know the rules", "Know all rules"))
    row = ["Carla New\nHelper", "Vistula", "Helps", "Much"]
    project.edit(project.form, lambda editor: editor.add_row("Tomasz Wilk", row))
    assert "3 changes in outline.yaml" in project.run("pull").stdout
    project.build()
    for path in (project.draft, project.form):
        said = "\n".join(text(path.read_bytes()))
        assert SURELY in said
        assert "Know all rules" in said
        assert said.count("Carla New") == 1
    assert proposed_by(project.form.read_bytes(), "proposal") == ["-the", "all"]
    assert "MRG" not in project.pull()


SENTENCE = "A sentence of nobody that is in no field."


def test_free_text_in_one_file_alone_is_told(project: Project) -> None:
    def behind(editor: WordEditor) -> None:
        editor.insert_after("Specific objectives and their indicators", SENTENCE)

    def beside_boxes(editor: WordEditor) -> None:
        heading = next(one for one in editor.blocks if text_of(one).startswith("1.3 Compl"))
        heading.addprevious(paragraph(f"Between boxes: {SENTENCE}"))

    def in_both(editor: WordEditor) -> None:
        editor.insert_after("No one of the three regions", "A sentence that is in both files.")

    for path, change in ((project.draft, behind), (project.form, beside_boxes)):
        project.edit(path, change)
        project.edit(path, in_both)
    answer = project.run("pull", "--dry-run")
    assert f"AGRIRES-proposal.docx: MRG173 advice: '{SENTENCE}' under 'Specific" in answer.stdout
    assert "is not in AGRIRES-part-b.docx" in answer.stdout
    assert "AGRIRES-part-b.docx: MRG173 advice: 'Between boxes: " in answer.stdout
    assert answer.exit_code == 0
    assert answer.stdout.count("MRG173") == 2


def test_copies_of_the_form_are_merged_into_it(project: Project, tmp_path: Path) -> None:
    anna = project.edit(project.form, replaced(ONE, SURELY), tmp_path / "anna.docx")
    bob = project.edit(project.draft, replaced(ONE, MAYBE), tmp_path / "bob.docx")
    runner = CliRunner(catch_exceptions=False)
    words = ["merge", str(anna), "--outline", str(project.outline)]
    answer = runner.invoke(main, words)
    assert "AGRIRES-part-b.docx: has taken up the copies" in answer.stdout
    assert "is not in this copy" not in answer.stdout
    assert SURELY in all_text(project.form.read_bytes())
    assert SURELY not in all_text(project.draft.read_bytes())
    both = runner.invoke(main, [*words[:2], str(bob), *words[2:]])
    assert "MRG174 anna.docx is a copy of the filled official form" in both.stdout
    assert both.exit_code == 1


@pytest.mark.long
def test_a_copy_of_the_form_that_has_lost_its_record_is_known_for_one(
    project: Project, tmp_path: Path
) -> None:
    copy = project.edit(project.form, replaced(ONE, SURELY), tmp_path / "anna.docx")
    package = Package.read(saved_by_google_docs(copy.read_bytes()))
    for name in [one for one in package.parts if one.startswith(("customXml/", "docProps/custom"))]:
        del package.parts[name]
    copy.write_bytes(package.to_bytes())
    words = ["merge", str(copy), "--outline", str(project.outline), "--adopt"]
    answer = CliRunner(catch_exceptions=False).invoke(main, words)
    assert "100% of what was generated was found in it" in answer.stdout
    assert "1 text or table taken over\n" in answer.stdout
    assert SURELY in all_text(project.form.read_bytes())

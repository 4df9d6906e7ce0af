"""Sub- and superscript in copies that come back."""

from tests.merge.copies.merged_copies import merged
from tests.merge.word.marked_text import marked
from tests.merge.word.sections import Outline, Section
from tests.word_editor.editor import WordEditor
from tests.word_editor.pieces import run
from toolkit.ooxml.wordml import RPR, element, first

SENT = Outline(
    (Section("a", "The plan", ("Less CO~2~ in 5 m^2^ is the aim.", "Firms measure it.")),)
).docx()


def test_what_a_colleague_writes_above_the_line_arrives_there_and_the_rest_stays() -> None:
    anna, bob = WordEditor(SENT), WordEditor(SENT)
    anna.replace(" is the aim.", " was the aim of the firms.")
    raised = run("th")
    first(raised, RPR).append(element("vertAlign", val="superscript"))
    paragraph = bob.paragraph("Firms measure it.")
    bob.replace("Firms measure it.", "Firms measure it for the 5")
    paragraph.append(raised)
    paragraph.append(run(" time."))
    result = merged(SENT, anna.save(), bob.save())
    assert marked(result.content)[-2:] == [
        "Less CO~2~ in 5 m^2^ was the aim of the firms.",
        "Firms measure it for the 5^th^ time.",
    ]


def test_a_figure_that_a_colleague_set_below_the_line_stands_there() -> None:
    anna = WordEditor(SENT)
    anna.replace("Less CO", "Less N")
    result = merged(SENT, anna.save())
    assert marked(result.content)[-2] == "Less N~2~ in 5 m^2^ is the aim."

"""What the tables of a blank are made of: titles, heads, samples, boxes and rows."""

from __future__ import annotations

from collections.abc import Sequence

from tests.official_forms.shape import Prompts, Shape
from tests.official_forms.word_xml import RUN_SIZE, Cell, Row, cell, in_cell, run, table
from tests.official_forms.wording import say

TITLE, DARK_TITLE, HEAD, PALE, WHITE, BAR = (
    "D9D9D9",
    "DDDDDD",
    "E6E6E6",
    "F2F2F2",
    "FFFFFF",
    "C4BC96",
)
"""The shades of titles, heads of columns, what is not filled in, and work in a timetable."""

PORTRAIT, LANDSCAPE = 9070, 14000
"""The width of the text, in twentieths of a point."""

GREEN = "4AA55B"
"""The colour of samples."""

INSTRUCTIONS = (
    "Answer each of the points below in the order of the call.",
    "Say what is so today, and what the project changes.",
    "Give figures with their source and year.",
    "Write n/a where the call does not ask for this part.",
)


class Pieces:
    """The pieces of one blank, in its language."""

    def __init__(self, shape: Shape) -> None:
        self.shape = shape
        self._boxes = 0
        self.head_shade = PALE if shape.has_pale_heads else HEAD

    def say(self, text: str) -> str:
        """A text in the language of the form."""
        return say(text, self.shape.language)

    def prompt(self) -> str:
        """The paragraph in which a box asks for text."""
        match self.shape.prompts:
            case Prompts.PLAIN:
                return in_cell(run(self.say("Insert text")))
            case Prompts.TRAILING_BLANK:
                return in_cell(run(f"{self.say('Insert text')} "))
            case Prompts.SPLIT:
                return in_cell(*(run(self.say(one)) for one in ("In", "sert ", "text")))

    def box(self, title: str, *, width: int = PORTRAIT, remark: str = "") -> str:
        """A title with its instructions, and the cell to write in."""
        which = self._boxes
        self._boxes += 1
        shade, open_shade = ((TITLE, WHITE), (DARK_TITLE, ""))[which % 2]
        instructions = [INSTRUCTIONS[(which + more) % 4] for more in range(1 + which % 3)]
        head = self.titled(f"{title}", instructions, shade, remark=remark)
        empty = [""] * (which % 3 if self.shape.prompts is not Prompts.SPLIT else 0)
        prompt = Cell(self.prompt() + "".join(in_cell(one) for one in empty), open_shade)
        if self.shape.has_labelled_boxes:
            return table((width * 2 // 5, width * 3 // 5), [Row([head, prompt])])
        return table((width,), [Row([head]), Row([prompt])])

    def not_asked(self, title: str, words: str) -> str:
        """A box in which nothing is to be written."""
        head = self.titled(title, (), TITLE)
        return table((PORTRAIT,), [Row([head]), Row([cell(self.say(words), fill=PALE)])])

    def titled(
        self,
        title: str,
        instructions: Sequence[str],
        shade: str,
        *,
        span: int = 1,
        remark: str = "",
    ) -> Cell:
        """The cell with the title of a table or box, and its instructions."""
        made = [in_cell(run(self.say(title), bold=True), run(remark) if remark else "")]
        made += [in_cell(run(self.say(one), italic=True)) for one in instructions]
        return Cell("".join(made), shade, span)

    def heads(self, labels: Sequence[str], *, shade: str = "") -> Row:
        """A row with the labels of columns."""
        return Row([self.head_cell(one, fill=shade) for one in labels])

    def head_cell(self, *lines: str, span: int = 1, fill: str = "", merge: str = "") -> Cell:
        """The label of a column, with what explains it in smaller lines below."""
        made = [in_cell(run(self.say(lines[0]), bold=True))] if lines else []
        made += [in_cell(run(self.say(one), italic=True)) for one in lines[1:]]
        return Cell("".join(made), fill or self.head_shade, span, merge)

    def sample(self, text: str, *, span: int = 1, fill: str = "", size: int = RUN_SIZE) -> Cell:
        """A cell that waits to be filled in, with what shows how, line by line."""
        made = []
        for line in text.split("\n"):
            words = self.say(line) if line.startswith(("[", "X ")) else line
            color = GREEN if line.startswith("[") else ""
            made.append(in_cell(run(words, color=color, size=size) if words else ""))
        return Cell("".join(made), fill, span)

    def rows_below(
        self,
        title: str,
        instruction: str,
        widths: Sequence[int],
        heads: Sequence[Row],
        sample: Sequence[str | tuple[str, int]],
        *,
        last: Row | None = None,
        fill: str = "",
        first_fill: str = "",
        size: int = RUN_SIZE,
    ) -> str:
        """A table with a title, heads of columns and samples of rows, each `sample` as often as the
        form has rows; `{n}` in it is the number of the row, and a text with a number covers so many
        columns."""
        first = Row([self.titled(title, (instruction,), TITLE, span=len(widths))])
        rows = []
        for number in range(1, self.shape.sample_rows + 1):
            made = []
            for at, one in enumerate(sample):
                text, span = one if isinstance(one, tuple) else (one, 1)
                shade = first_fill if at == 0 and first_fill else fill
                made.append(self.sample(text.format(n=number), span=span, fill=shade, size=size))
            rows.append(Row(made))
        return table(widths, [first, *heads, *rows, *([last] if last else [])])

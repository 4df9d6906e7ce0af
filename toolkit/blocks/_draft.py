"""A table in the making: rows of plain values become rows of cells, and every row keeps its key."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from toolkit.blocks._shown import naming, showing, stacked
from toolkit.document.markup import MarkupReader
from toolkit.document.tree import (
    Align,
    Cell,
    Column,
    Inline,
    Mark,
    Reference,
    Row,
    Table,
    Text,
    cell,
)
from toolkit.model.base import Located, Prose, Texts
from toolkit.model.months import Span
from toolkit.model.wording import months
from toolkit.plan.dossier import Dossier

NONE = "–"


def slug(text: str) -> str:
    """A key made from words, for parts that have no id: `Ana Pérez` is `ana-pérez`."""
    return re.sub(r"[^\w]+", "-", text.lower()).strip("-") or "x"


class Draft:
    """Collects the rows of one table; caption and titles are English, and said in its language."""

    def __init__(
        self, dossier: Dossier, ident: str, caption: str, *columns: Column, small: bool = False
    ) -> None:
        self._dossier, self._id, self._small = dossier, ident, small
        self.say = say = dossier.language.say
        self._caption = say(caption)
        self._columns = tuple(one._replace(title=say(one.title)) for one in columns)
        self._reader = MarkupReader(dossier.references.get)
        self._rows: list[Row] = []
        self._keys: dict[str, int] = {}
        self.heads: tuple[Row, ...] = ()

    def row(self, key: str, *values: Any, bold: bool = False, mark: Mark = Mark.NONE) -> None:
        """One more row; a key met before gets a number of its own."""
        self._keys[key] = again = self._keys.get(key, 0) + 1
        name = key if again == 1 else f"{key}-{again}"
        cells = tuple(self.cell(value, bold=bold, mark=mark) for value in values)
        self._rows.append(Row(name, cells))

    def total(self, *values: Any) -> None:
        """The row of sums at the end."""
        said = (self.say(one) if isinstance(one, str) else one for one in values)
        self.row("total", *said, bold=True, mark=Mark.TOTAL)

    def cell(self, value: Any, *, bold: bool = False, mark: Mark = Mark.NONE) -> Cell:
        """A value as a cell: prose is read, numbers and months are written, None is a dash."""
        match value:
            case Cell():
                return value
            case Prose():
                return Cell(self._reader.paragraphs(value) or ((),), mark)
            case None:
                return cell(NONE, bold=bold, mark=mark)
            case Span():
                return cell(months(value), bold=bold, mark=mark)
            case Decimal():
                return cell(self._dossier.language.number(value), bold=bold, mark=mark)
            case _:
                return cell(str(value), bold=bold, mark=mark)

    def field(self, part: Located, name: str, *, bold: bool = False) -> Cell:
        """A field of a part; a dash where it holds nothing."""
        value = getattr(part, name)
        made = self.cell(None if value == "" and type(value) is str else value, bold=bold)
        return showing(made, part, name)

    def said(self, part: Located, name: str, value: Any) -> Cell:
        """A field of a part that is written otherwise than the outline has it."""
        return showing(self.cell(value), part, name)

    def choice(self, part: Located, name: str, words: Mapping[Any, str]) -> Cell:
        """A field that takes one of a few words, each with what is said for it in English."""
        value = getattr(part, name)
        said = {str(one): self.say(word) for one, word in words.items()}
        shown = self.cell(said.get(str(value), value))
        return showing(shown, part, name, tuple((word, one) for one, word in said.items()))

    def partner_in(self, part: Located, name: str) -> Cell:
        """The short name of the partner whom a field of a part names; a dash where it has none."""
        return showing(self.cell(self.partner(getattr(part, name)) or None), part, name)

    def of(self, part: Located, shown: Any) -> Cell:
        """What names the part in which the row of the cell is."""
        return naming(self.cell(shown), part)

    def prompted(self, part: Located, name: str, wanted: str, *way: str) -> Cell:
        """A prose field; where it holds nothing, a prompt that says what is `wanted`.

        `way` is that to the part, by ids: `"work_packages", "innovate"`.
        """
        return showing(self.cell(self.asked(getattr(part, name), wanted, *way, name)), part, name)

    def listed(self, part: Located, name: str) -> Cell:
        """A field of several texts, as points of a list."""
        return showing(self.points(getattr(part, name)), part, name)

    def under(self, first: Cell, part: Located, name: str) -> Cell:
        """A cell and below it one more field, on lines of their own; none where it is empty."""
        return stacked(first, self.field(part, name) if getattr(part, name) else None, (part, name))

    def points(self, texts: Texts) -> Cell:
        """Texts as points of a list, one below the other."""
        return Cell(self._reader.points(texts) or ((),))

    def partner(self, ident: str | None) -> str | None:
        """A partner's short name."""
        known = self._dossier.proposal.partner
        return known[ident].short_name if ident and ident in known else ident

    def refs(self, ids: Iterable[str]) -> Cell:
        """References side by side: `WP2, WP4`; a dash where there are none."""
        found: list[Inline] = []
        for one in ids:
            block, label = self._dossier.references.get(one, ("", one))
            found += [Text(", ")] * bool(found) + [Reference(block, label)]
        return Cell((tuple(found) or (Text(NONE),),))

    def asked(self, said: Prose, wanted: str, *field: str) -> Prose | Cell:
        """What is said; where nothing is, a prompt that says what is `wanted`.

        `field` is the way to the field of the outline: `"work_packages", "innovate", "objectives"`.
        """
        prompt = self.cell(Prose(f"*{self.say(wanted)}*"))
        return said or prompt._replace(mark=Mark.PROMPT, asks=".".join(field))

    @property
    def empty(self) -> bool:
        """Whether it has no row yet."""
        return not self._rows

    def table(self) -> tuple[Table, ...]:
        """The table; nothing where it has no row."""
        if self.empty:
            return ()
        rows = tuple(self._rows)
        return (Table(self._id, self._caption, self._columns, rows, self.heads, small=self._small),)


def text(title: str, width: float = 1.0) -> Column:
    """A column of words."""
    return Column(title, width)


def number(title: str, width: float = 1.0) -> Column:
    """A column of figures."""
    return Column(title, width, Align.RIGHT)


def short(title: str, width: float = 0.6) -> Column:
    """A column of labels, codes or months."""
    return Column(title, width, Align.CENTER)


def euros(dossier: Dossier, amount: Decimal | None) -> str:
    """An amount as a table shows it; a dash for nothing."""
    return dossier.language.amount(amount) if amount else NONE

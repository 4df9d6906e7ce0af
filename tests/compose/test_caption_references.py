import re
from pathlib import Path
from typing import Any

import pytest

from tests.builders import make_dossier
from toolkit.compose.caption_references import numbered
from toolkit.compose.composer import compose, compose_communication_plan
from toolkit.diagnostics import ProposalError
from toolkit.document.inline_markup import MENTION
from toolkit.document.markup import MarkupReader
from toolkit.document.tree import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Paragraph,
    Part,
    Reference,
    Row,
    Table,
    Text,
)
from toolkit.document.walk import blocks, captions_of, plain, references, texts
from toolkit.files import template_root
from toolkit.model.base import Prose
from toolkit.plan.dossier import Dossier
from toolkit.readers.call import read_call
from toolkit.readers.outline import read_outline

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*/outline.yaml"))
CALL = "smp-cosme-2021-cluster"
NUMBER = re.compile(r"(?:Table|Figure)\xa0\d+")


def example(path: Path) -> Dossier:
    proposal = read_outline(path)
    return Dossier.of(proposal, read_call(proposal.call))


def written(tmp_path: Path, template: str, **named: Any) -> Document:
    """A small proposal whose summary is written by `template`."""
    folder = tmp_path / "part_b"
    folder.mkdir()
    (folder / "summary.md.j2").write_text(template, encoding="utf-8")
    return compose(make_dossier(call=read_call(CALL), **named), tmp_path)


def summary(document: Document) -> list[Block]:
    every = list(blocks(document))
    first, last = (
        next(at for at, one in enumerate(every) if isinstance(one, Heading) and one.id == name)
        for name in ("PRJ-SUM-PS", "REL-EVA-RE")
    )
    return every[first + 1 : last]


def said(document: Document) -> str:
    return "\n".join(plain(one) for block in summary(document) for one in texts(block))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda one: one.parent.name)
def test_every_number_in_a_sentence_is_that_of_the_table_it_leads_to(path: Path) -> None:
    for document in (compose(example(path)), compose_communication_plan(example(path))):
        captions = captions_of(document)
        mentioned = [one for one in references(document) if NUMBER.fullmatch(one.text)]
        assert mentioned
        assert all(captions[one.to] == one.text for one in mentioned)
        assert not any(one.to.startswith(MENTION) for one in references(document))


def test_every_table_that_our_templates_mention_is_placed_by_some_template() -> None:
    every = "\n".join(one.read_text("utf-8") for one in template_root().rglob("*.md.j2"))
    mentioned = set(re.findall(r'"(\w+) ?"(?: ~ [\w.]+\))? \| see\(', every))
    assert len(mentioned) > 12
    assert mentioned <= set(re.findall(r"^::: (\w+)", every, re.MULTILINE))


def test_words_stand_around_the_number(tmp_path: Path) -> None:
    document = written(tmp_path, 'It costs money{{ "budget" | see(" (see #)") }}.')
    number = captions_of(document)["budget"]
    assert said(document) == f"It costs money (see {number})."
    assert Reference("budget", number) in list(references(document))


def test_a_number_alone_opens_a_sentence_and_stands_in_a_list(tmp_path: Path) -> None:
    document = written(tmp_path, '{{ "budget" | see }} shows it.\n\n- so does {{ "budget" | see }}')
    number = captions_of(document)["budget"]
    assert said(document) == f"{number} shows it.\nso does {number}"


def test_words_around_the_number_of_a_table_that_is_not_there_are_left_out(tmp_path: Path) -> None:
    template = 'One.{{ "risks" | see(" # has more.") }}\n\n{{ "risks" | see("# alone.") }}\n\nTwo.'
    assert said(written(tmp_path, template, risks=[])) == "One.\nTwo."


def test_a_table_of_a_work_package_is_named_with_its_id(tmp_path: Path) -> None:
    template = '{% for one in packages[:1] %}{{ ("tasks " ~ one.id) | see("In #.") }}{% endfor %}'
    document = written(tmp_path, template)
    assert NUMBER.search(said(document))


def test_a_table_that_does_not_exist_is_told_with_the_nearest_name(tmp_path: Path) -> None:
    with pytest.raises(ProposalError) as told:
        written(tmp_path, 'Here.\n{{ "budgte" | see }}')
    [fault] = told.value.diagnostics
    assert fault.place.line == 2
    assert "there is no table 'budgte'" in fault.message
    assert "write 'budget'" in fault.hint


def test_what_a_person_writes_is_never_taken_for_it(tmp_path: Path) -> None:
    prose = Prose("[[#budget| (#)]] and [[\U000f0023budget]]")
    words = said(written(tmp_path, "{{ prose }}", sections={"PRJ-SUM-PS": prose}))
    assert words == "[[#budget| (#)]] and [[\N{REPLACEMENT CHARACTER}budget]]"


def test_tables_and_figures_are_counted_apart_and_those_without_a_caption_not_at_all() -> None:
    def table(name: str, caption: str) -> Table:
        return Table(name, caption, (Column("A"),), (Row("a", (Cell(((Text("x"),),)),)),))

    found = tuple(MarkupReader(lambda _: None).template("[[\U000f0023two|#]]", "S", 1))
    assert found == (Paragraph("S/p1", (Reference("#two", "#"),)),)
    every = (*found, table("none", ""), table("one", "One"), table("two", "Two"))
    document = numbered(Document("T", "A", (Part(every),)), {"two": "two"})
    assert list(references(document)) == [Reference("two", "Table\N{NO-BREAK SPACE}2")]

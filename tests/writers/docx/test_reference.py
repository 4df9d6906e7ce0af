"""The proposal in the look of a firm's document."""

import re
from copy import deepcopy
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import docx
import pytest
from openxml_audit import OpenXmlValidator

from tests.targets import FORMS, retargeted
from tests.writers.docx.firm import firm
from tests.writers.docx.lint import W, lint
from tests.writers.docx.samples import rich
from toolkit.diagnostics import ProposalError
from toolkit.document.style import HOUSE
from toolkit.ooxml.archive import SAVE_AGAIN
from toolkit.ooxml.embedded_base import base_of
from toolkit.ooxml.package import Package
from toolkit.writers.docx.reference import Reference, read_reference
from toolkit.writers.docx.reference_styles import Demands
from toolkit.writers.docx.writer import write_docx

CLOCK = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)
DEMANDS = Demands(margin=15, size=9)


def look(path: Path) -> Reference:
    return read_reference(path, DEMANDS, HOUSE.page)


def written(path: Path) -> Package:
    return Package.read(write_docx(rich(), clock=CLOCK, reference=look(path)))


def told(path: Path) -> str:
    with pytest.raises(ProposalError) as why:
        look(path)
    return str(why.value).removeprefix(f"{path}: ")


def test_the_file_is_sound(tmp_path: Path) -> None:
    package = written(firm(tmp_path / "firm.docx"))
    (tmp_path / "a.docx").write_bytes(package.to_bytes())
    assert [str(one) for one in OpenXmlValidator().validate(tmp_path / "a.docx").errors] == []
    assert lint(package) == []
    assert written(tmp_path / "firm.docx").to_bytes() == package.to_bytes()


def test_styles_are_the_firms_by_name_and_ours_where_it_has_none(tmp_path: Path) -> None:
    package = written(firm(tmp_path / "firm.docx"))
    word = docx.Document(BytesIO(package.to_bytes()))
    assert word.styles["Normal"].font.name == "Georgia"
    assert word.styles["heading 1"].style_id == "Heading1"
    assert word.styles["Prompt"].style_id == "Prompt"
    ids = [one.get(f"{W}styleId") for one in package.xml("word/styles.xml").iter(f"{W}style")]
    assert len(ids) == len(set(ids))
    assert b"berschrift1" not in package.parts["word/styles.xml"]


def test_page_header_and_footer_are_the_firms(tmp_path: Path) -> None:
    package = written(firm(tmp_path / "firm.docx"))
    word = docx.Document(BytesIO(package.to_bytes()))
    section = word.sections[0]
    assert round(section.top_margin.mm) == 40
    assert section.footer.paragraphs[0].text == "Firm & Partners"
    assert section.header.part.related_parts  # its picture
    assert round(section.page_width.mm) == 210
    data, _, _ = base_of(package) or ({}, 0, "")
    assert not {"header", "footer"} & {*data["ids"], *data["blocks"]}


@pytest.mark.parametrize("form", FORMS)
def test_the_firms_parts_are_found_however_their_addresses_are_written(
    tmp_path: Path, form: str
) -> None:
    path = firm(tmp_path / "firm.docx")
    plain = written(path)
    path.write_bytes(retargeted(path.read_bytes(), form))
    assert written(path).parts == plain.parts


def test_a_footer_that_the_firm_lacks_is_ours(tmp_path: Path) -> None:
    path = firm(tmp_path / "firm.docx", footer="")
    word = docx.Document(BytesIO(written(path).to_bytes()))
    assert word.sections[0].footer.paragraphs[0].text.startswith("ACRO   |   Page 1")
    assert [str(one).removeprefix(f"{path}: ") for one in look(path).warnings] == [
        "TXT084 warning: the document has no footer; the house's own is used for that\n"
        "    hint: add what you want otherwise, and build again"
    ]


def test_margins_and_type_below_the_call_are_told_and_margins_raised(tmp_path: Path) -> None:
    path = firm(tmp_path / "firm.docx", left=12.5, size=8)
    found = look(path)
    assert found.page.left == 15
    assert [str(one).removeprefix(f"{path}: ") for one in found.warnings] == [
        "TXT082 warning: margins are narrower than the call allows (left 12.5 mm); "
        "15 mm is used there\n    hint: widen them to 15 mm in firm.docx",
        "TXT083 warning: text in 8 points: the call asks for 9 at least\n"
        "    hint: raise the size in firm.docx; that of text is set in 'Body Text' or 'Normal'",
    ]


def test_a_file_of_ours_can_be_the_look_of_another(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(write_docx(rich(), clock=CLOCK))
    found = look(tmp_path / "a.docx")
    assert found.warnings == ()
    assert lint(Package.read(write_docx(rich(), clock=CLOCK, reference=found))) == []


NO_WORD = (
    "TXT081 the file whose look is wanted is no Word document that can be read\n"
    "    hint: give a .docx or .dotx; open it in Word and save it anew if it should be one"
)
LOCKED = (
    "TXT081 the file whose look is wanted is locked with a password, or an old .doc\n"
    "    hint: open it in Word, take the password away and save it as .docx"
)


AGAIN = f"    hint: {SAVE_AGAIN}"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"%PDF-1.7", NO_WORD),
        (b"", f"MRG115 the file is empty: nothing of it was saved, or nothing arrived\n{AGAIN}"),
        (Package({"a.txt": b"a"}).to_bytes(), NO_WORD),
        (
            Package({"_rels/.rels": b"<a/>"}).to_bytes(),
            f"MRG115 the file is damaged: its part _rels/.rels names no document\n{AGAIN}",
        ),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 512, LOCKED),
    ],
    ids=["pdf", "nothing", "zip", "broken", "old"],
)
def test_what_is_no_word_file_is_refused_in_words(
    content: bytes, sentence: str, tmp_path: Path
) -> None:
    path = tmp_path / "firm.docx"
    path.write_bytes(content)
    assert told(path) == sentence


def test_what_is_not_there_or_a_folder_is_told(tmp_path: Path) -> None:
    assert told(tmp_path / "none.docx") == (
        "TXT081 the file whose look is wanted is not there\n"
        "    hint: correct the path behind --reference"
    )
    assert told(tmp_path).startswith("TXT081 the file whose look is wanted is a folder\n")


def test_other_paper_is_told_and_the_form_keeps_its_own(tmp_path: Path) -> None:
    found = look(firm(tmp_path / "firm.docx", paper=(215.9, 279.4)))
    assert (found.page.width, found.page.height) == (210, 297)
    assert [str(one).removeprefix(f"{found.path}: ") for one in found.warnings] == [
        "TXT085 warning: its paper is 216 x 279 mm, and the form's is 210 x 297 mm, which is used\n"
        "    hint: see whether header and footer still fit in their width"
    ]
    assert look(firm(tmp_path / "turned.docx", paper=(297, 210))).warnings == ()


def test_of_two_styles_that_differ_in_capitals_one_stays(tmp_path: Path) -> None:
    path = firm(tmp_path / "firm.docx")
    package = Package.read(path.read_bytes())
    # as LibreOffice writes them
    styles = package.parts["word/styles.xml"].decode()
    caption = '<w:style w:type="paragraph" w:styleId="{}"><w:name w:val="{}"/>'
    caption += '<w:basedOn w:val="{}"/><w:rPr><w:sz w:val="{}"/></w:rPr></w:style>'
    old = styles[styles.index('<w:style w:type="paragraph" w:styleId="Caption"') :]
    old = old[: old.index("</w:style>") + len("</w:style>")]
    two = caption.format("Caption", "Caption", "Normal", 20)
    two += caption.format("Caption1", "caption", "Caption", 15)
    package.parts["word/styles.xml"] = styles.replace(old, two).encode()
    path.write_bytes(package.to_bytes())
    assert [one.message for one in look(path).warnings] == [
        "'caption' in 7.5 points: the call asks for 9 at least"
    ]
    made = written(path)
    found = [
        one
        for one in made.xml("word/styles.xml").iter(f"{W}style")
        if one.get(f"{W}styleId").startswith("Caption")
    ]
    assert [one.find(f"{W}rPr/{W}sz").get(f"{W}val") for one in found] == ["15"]
    assert found[0].find(f"{W}basedOn") is None
    assert lint(made) == []


STYLE = '<w:style w:type="{}" w:styleId="{}"><w:name w:val="{}"/>{}</w:style>'


@pytest.mark.parametrize(
    "others",
    [
        (STYLE.format("paragraph", "Code", "Code", ""),),
        (STYLE.format("paragraph", "TableText", "Tabellentext", ""),),
        (STYLE.format("character", "TableHead", "Zwischen", ""),),
        (STYLE.format("paragraph", "One", "One", ""), STYLE.format("paragraph", "One", "Two", "")),
        (STYLE.format("paragraph", "One", "One", '<w:basedOn w:val="Gone"/>'),),
        (STYLE.format("character", "One", "One", '<w:basedOn w:val="Normal"/>'),),
        (STYLE.format('paragraph" w:default="1', "One", "One", ""),),
    ],
    ids=[
        "of another kind",
        "of another name",
        "of another kind and name",
        "twice",
        "based on nothing",
        "based on another kind",
        "two defaults",
    ],
)
def test_styles_of_the_firm_never_have_the_id_of_another(
    tmp_path: Path, others: tuple[str, ...]
) -> None:
    path = firm(tmp_path / "firm.docx")
    package = Package.read(path.read_bytes())
    styles = package.parts["word/styles.xml"].decode()
    package.parts["word/styles.xml"] = styles.replace(
        "</w:styles>", f"{''.join(others)}</w:styles>"
    ).encode()
    path.write_bytes(package.to_bytes())
    tree = written(path).xml("word/styles.xml")
    ids = [one.get(f"{W}styleId") for one in tree.iter(f"{W}style")]
    assert len(ids) == len(set(ids))
    names = {one.find(f"{W}name").get(f"{W}val") for one in tree.iter(f"{W}style")}
    assert {re.search('name w:val="([^"]*)"', one)[1] for one in others} <= names


def test_lists_of_the_firm_that_are_broken_are_left_out(tmp_path: Path) -> None:
    path = firm(tmp_path / "firm.docx")
    package = Package.read(path.read_bytes())
    tree = package.xml("word/numbering.xml")
    first = {tag: tree.find(f"{W}{tag}") for tag in ("abstractNum", "num")}
    first["abstractNum"].addnext(deepcopy(first["abstractNum"]))
    tree.extend([deepcopy(first["num"]), lost := deepcopy(first["num"])])
    lost.set(f"{W}numId", "4711")
    lost.find(f"{W}abstractNumId").set(f"{W}val", "4712")
    package.put("word/numbering.xml", tree)
    plain = len(written(path).xml("word/numbering.xml"))
    path.write_bytes(package.to_bytes())
    assert len(written(path).xml("word/numbering.xml")) == plain

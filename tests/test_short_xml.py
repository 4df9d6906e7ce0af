"""The notation of single elements gives the XML that it says, and is read back."""

import pytest
from lxml import etree

from tests.short_xml import short, wml
from toolkit.ooxml.wordml import MAIN, is_generated


@pytest.mark.parametrize(
    "line",
    [
        "p",
        'p(r"one")',
        'p(pPr(pStyle{val=Heading1}) r"one " ins(r"two") del{by=Anna}(r"three"))',
        'tbl(tr(trPr(ins) tc(p(r"one"))) tr(tc(p)))',
        "bookmarkStart{name=_pk1}",
    ],
)
def test_a_line_is_read_and_written(line: str) -> None:
    assert short(wml(line)) == line


def test_a_line_is_the_xml_that_it_says() -> None:
    found = wml('p(del{by=Anna}(r"old"))')
    assert etree.tostring(found).decode() == (
        f'<w:p xmlns:w="{MAIN}"><w:del w:id="1" w:author="Anna" w:date="2026-01-01T00:00:00Z">'
        "<w:r><w:delText>old</w:delText></w:r></w:del></w:p>"
    )
    assert is_generated(wml("ins"))
    assert not is_generated(wml("ins{by=Anna}"))


@pytest.mark.parametrize("line", ["", "p p", "p(r", "p)", "p(&)"])
def test_what_is_not_one_element_is_refused(line: str) -> None:
    with pytest.raises((ValueError, IndexError)):
        wml(line)

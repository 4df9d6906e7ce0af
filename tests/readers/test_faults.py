"""Every code has a page, and every page the form that all pages have."""

import pytest

from toolkit.readers import codes
from toolkit.readers.faults import faults

CODES = {name: code for name, code in vars(codes).items() if name.isupper()}
HEADINGS = ("\nWhy it matters\n    ", "\nExample\n    ", "\nHow to mend it\n    ")


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    found = [code for code in faults() if code.startswith("OUT") or code == codes.CUT_TEXT]
    assert found == sorted(CODES.values())


def test_no_code_is_used_twice() -> None:
    assert len(set(CODES.values())) == len(CODES)


@pytest.mark.parametrize("code", sorted(CODES.values()))
def test_a_page_begins_with_a_sentence_and_has_its_three_headings(code: str) -> None:
    page = faults()[code]
    assert page.partition("\n")[0].endswith(".")
    assert all(page.count(heading) == 1 for heading in HEADINGS)
    assert max(map(len, page.splitlines())) <= 100

"""Names of files that Windows would take for something else are known on every system."""

import string
import sys
import warnings
from pathlib import PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.portable import device, has_root, parts, unfit

SOME = st.sampled_from(
    ["aux", "CON", "nul", "com1", "LPT9", "lpt³", "com0", "prn", "conin$", "auxx", "c", "x"]
)
ENDS = st.text(alphabet="ab. -_", max_size=6)


@pytest.mark.parametrize(
    ("name", "taken_for"),
    [
        ("AUX.x-proposal.docx", "AUX"),
        ("aux", "AUX"),
        ("Nul.tar.gz", "NUL"),
        ("COM1 .x", "COM1"),
        ("com¹.x", "COM¹"),
        ("CON:x", "CON"),
        ("CON-proposal.docx", ""),
        ("AUXILIA.docx", ""),
        ("COM0.docx", ""),
        ("COM10.docx", ""),
        ("AGRI.-proposal.docx", ""),
        (".aux", ""),
        ("", ""),
    ],
)
def test_a_device_is_known_by_what_stands_before_the_first_dot(name: str, taken_for: str) -> None:
    assert device(name) == taken_for


@pytest.mark.skipif(sys.version_info >= (3, 15), reason="pathlib no longer knows it")
@given(SOME, ENDS)
def test_pathlib_takes_the_same_names_for_devices(base: str, end: str) -> None:
    name = base + end
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        reserved = PureWindowsPath("folder", name).is_reserved()
    if sys.version_info >= (3, 13):
        assert (unfit(name) == name) == reserved
    else:
        assert bool(device(name)) == reserved


@pytest.mark.parametrize(
    "path",
    [
        "/x",
        "\\x",
        "C:\\x",
        "c:/x",
        "C:x",
        "\\\\host\\share\\x",
        "//host/x",
        "\\\\?\\C:\\x",
        "\\\\.\\x",
    ],
)
def test_a_path_with_a_root_is_known_without_looking_it_up(path: str) -> None:
    assert has_root(path)


@pytest.mark.parametrize("path", ["x", "x/y", "x\\y", "../x", "./x", "x y", "~x", ""])
def test_a_path_from_here_has_no_root(path: str) -> None:
    assert not has_root(path)


@given(st.lists(st.text(string.ascii_letters, min_size=1), min_size=1))
def test_a_path_has_the_same_parts_whichever_way_its_strokes_lean(names: list[str]) -> None:
    assert parts("/".join(names)) == parts("\\".join(names)) == tuple(names)


def test_a_name_that_windows_does_not_allow_is_found() -> None:
    assert unfit("parts/partners.yaml") == unfit("../parts.yaml") == ""
    assert unfit("parts/nul.yaml") == "nul.yaml"
    assert unfit("parts/a:b.yaml") == "a:b.yaml"
    assert unfit("parts. /a.yaml") == "parts. "

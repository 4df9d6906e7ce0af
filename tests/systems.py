"""Which tests need what only some systems have."""

import os
import sys

import pytest

POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions, links, shells")
"""Tests with the permissions, symbolic links or shells of Linux and macOS."""

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has it")
"""Tests with names that are no Unicode, with /dev/full, or with a fork of the process."""

"""The streams to which output goes: letters that their code page lacks are written as numbers."""

import sys
from typing import Any


def show_every_letter() -> None:
    """Lets stdout and stderr take every text: `\\u0141` where the code page has no `Ł`.

    A file or a pipe has the code page of the system, on Windows often one of 256 letters.
    """
    for stream in (sys.stdout, sys.stderr):
        # there is no stream where none was open, and not every replacement can be reconfigured
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="backslashreplace")


def as_json(data: Any) -> str:
    """`data` as JSON that every code page holds and every reader takes: in ASCII throughout.

    What is no Unicode, as in some names of files on Linux, becomes a question mark.
    """
    import json

    unicode = json.dumps(data, ensure_ascii=False).encode("utf-8", "replace")
    return json.dumps(json.loads(unicode), indent=2)

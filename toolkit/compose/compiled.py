"""Compiled templates, kept from one run to the next as Python keeps its own compiled files.

Compiling all templates takes longer than everything that is then done with them.
"""

from __future__ import annotations

import marshal
import pickle
from contextlib import suppress
from hashlib import sha1
from pathlib import Path

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket, bc_magic

from toolkit.compose import spoken, words
from toolkit.document import sealed


class CompiledTemplates(FileSystemBytecodeCache):
    """Jinja's own store, in the folder for temporary files that belongs to this user alone.

    What is taken from it was compiled from the same text by the same code of ours, since Jinja
    computes constants, and so calls our filters, while it compiles.
    """

    def __init__(self, language: str) -> None:
        super().__init__()
        ours = (
            words.__file__,
            spoken.__file__,
            sealed.__file__,
            Path(__file__).with_name("environment.py"),
        )
        own = (Path(file).read_bytes() for file in ours)
        made_by = sha1(b"".join(own), usedforsecurity=False).hexdigest()
        self._made_by = f"{made_by}{language}"

    def get_source_checksum(self, source: str) -> str:
        """What tells one text of a template, and one state of our filters, from another."""
        return super().get_source_checksum(f"{self._made_by}{source}")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Takes what is kept there, read as a whole: in pieces it takes five times as long."""
        head = bc_magic + pickle.dumps(bucket.checksum, 2)
        with suppress(OSError, EOFError, ValueError, TypeError):
            kept = Path(self._get_cache_filename(bucket)).read_bytes()
            if kept.startswith(head):
                bucket.code = marshal.loads(kept[len(head) :])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps what was compiled; where that cannot be, it is compiled again next time."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def compiled_templates(language: str) -> CompiledTemplates | None:
    """The store for templates in that language; None where this user has no folder of the kind."""
    try:
        return CompiledTemplates(language)
    except (RuntimeError, OSError):  # Jinja's word for a folder that others can write into
        return None

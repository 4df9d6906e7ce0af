"""Our own templates, compiled, kept where Python keeps our own modules compiled.

Compiling them takes longer than all that is then done with them. Whoever can write into that folder
can write our modules there as well, so what lies there is believed as they are; the checksum is for
a disk that fails. Templates of a project are compiled each time, and never kept.
"""

from __future__ import annotations

import marshal
import sys
from functools import cache
from hashlib import sha256
from importlib.util import MAGIC_NUMBER, cache_from_source
from pathlib import Path
from types import CodeType

import jinja2
from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

from toolkit.compose.translation import Translator
from toolkit.files import keep_if_possible, template_root

CHECKSUM = sha256().digest_size
_KEPT: dict[str, CodeType] = {}
"""What this process has compiled or read, by the key of it."""


class CompiledTemplates(BytecodeCache):
    """Keeps compiled templates for one environment.

    A template, a translation, a compiler, a filter or a Python that is another than before is
    noticed.
    """

    def __init__(self, translator: Translator) -> None:
        self._translator = translator
        self._made_by = ""

    def get_bucket(
        self,
        environment: Environment,
        name: str,  # noqa: ARG002
        filename: str | None,
        source: str,
    ) -> Bucket:
        """The template of that file, compiled, where it is kept."""
        path = Path(filename or "")
        self._made_by = self._made_by or f"{_compiler()}{_given(environment)}"
        version, uses_own = self._translator.version(source, path)
        made_of = f"{self._made_by}{filename}\0{version}\0{source}"
        key = sha256(made_of.encode("utf-8", "surrogatepass")).hexdigest()
        ours = path.is_relative_to(template_root()) and not uses_own
        language = self._translator.language_of(path)
        bucket = Bucket(environment, str(_place_of(path, language)) if ours else "", key)
        self.load_bytecode(bucket)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fills the bucket with what is kept for its template, if anything is."""
        if not bucket.key:
            return
        bucket.code = _KEPT.get(bucket.checksum) or _read(Path(bucket.key), bucket.checksum)
        if bucket.code:
            _KEPT[bucket.checksum] = bucket.code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps what the bucket holds."""
        if not bucket.key or bucket.code is None or bucket.checksum in _KEPT:
            return
        _KEPT[bucket.checksum] = bucket.code
        if not sys.dont_write_bytecode:
            content = bytes.fromhex(bucket.checksum) + marshal.dumps(bucket.code)
            keep_if_possible(Path(bucket.key), sha256(content).digest() + content)


def _read(path: Path, key: str) -> CodeType | None:
    """What was compiled for that key; None where it is not there whole."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    checksum, rest = content[:CHECKSUM], content[CHECKSUM:]
    if sha256(rest).digest() != checksum or rest[:CHECKSUM] != bytes.fromhex(key):
        return None
    found = marshal.loads(rest[CHECKSUM:])
    return found if isinstance(found, CodeType) else None


def _place_of(template: Path, language: str = "") -> Path:
    """Where the compiled template lies: `__pycache__/part_b.summary.md.j2.fr.cpython-311.code`."""
    beside = Path(cache_from_source(__file__))
    tag = beside.suffixes[-2] if len(beside.suffixes) > 1 else ""
    name = ".".join(
        (*template.relative_to(template_root()).parts, *([language] if language else []))
    )
    return beside.with_name(f"{name}{tag}.code")


def _given(environment: Environment) -> str:
    """What each filter and test is given beside its arguments: that is compiled in."""
    every = [*environment.filters.items(), *environment.tests.items()]
    return ",".join(sorted(f"{name} {getattr(one, 'jinja_pass_arg', '')}" for name, one in every))


@cache
def _compiler() -> str:
    """Which Python, which Jinja and which files of ours compile: none of them may differ."""
    found = sha256(MAGIC_NUMBER + jinja2.__version__.encode())
    for path in sorted(Path(__file__).parent.glob("*.py")):
        found.update(path.read_bytes())
    return found.hexdigest()

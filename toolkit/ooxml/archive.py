"""The zip archive of an Office file: opened within bounds, its large parts unpacked when needed.

Office files come from other people. What cannot be one, is damaged or would fill the memory ends
in a `PackageError`, which names the file and says what to do.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from io import BytesIO
from itertools import pairwise

from toolkit.diagnostics import Diagnostic, Place, ProposalError
from toolkit.ooxml.part_names import as_spelled_here

MEBIBYTE = 1024 * 1024

LARGEST_FILE = 512 * MEBIBYTE
"""As it lies on the disk. It is held in memory once or twice; Word itself ends at 512 MB."""

LARGEST_WHOLE = 1024 * MEBIBYTE
"""All parts unpacked. They are checked one after the other, at about a second each 300 MiB."""

LARGEST_PART = 256 * MEBIBYTE
"""One part unpacked: a picture that is copied is held in memory whole."""

STEEPEST = 100
"""Times as large unpacked as packed. Text reaches 20, and a picture that is packed again 1."""

HARMLESS = 64 * MEBIBYTE
"""Unpacked size up to which it does not matter how well the file is packed."""

MOST_PARTS = 20_000
"""Each picture is a part; each part takes about a kilobyte of memory before it is read."""

HELD = 32 * MEBIBYTE
"""So much of what was unpacked to be checked is kept, so that it is not unpacked again."""

CHUNK = MEBIBYTE

LEVEL = 3
"""Of compression: half the time of 6, which makes files a tenth smaller."""

STORED = (".png", ".jpg", ".jpeg", ".gif")

ENCRYPTED = 0x1

HEAD_OF_PART = 30
"""Bytes before the name of a part, where its content lies in the archive."""

ZIP, OLD_OR_LOCKED = b"PK", bytes.fromhex("d0cf11e0a1b11ae1")
"""How Office files begin; how those of old Office do, and those that a password protects."""

IN_DIRECTORY = b"PK\x01\x02"

SAVE_AGAIN = (
    "open it in the program that it was made with and save it again; where that fails too, "
    "take the last good copy: .proposal/backups, the mail it came with, or the history of the "
    "cloud folder"
)

NOT_OFFICE = "MRG117"
"""The code of what should be an Office file and is of another kind."""

_UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OSError),
    *(ValueError, KeyError, IndexError, OverflowError, struct.error),
)
"""How zipfile says that a file is damaged, strange or encrypted, each in its own way."""


class PackageError(ProposalError):
    """An Office file that cannot be read: which, why, and what to do about it."""

    def __init__(self, file: str, fact: str, hint: str = SAVE_AGAIN, code: str = "MRG115") -> None:
        super().__init__(Diagnostic(Place(file), code, fact, hint=hint))


@contextmanager
def described(file: str) -> Iterator[None]:
    """Within, what is wrong with an Office file is told under that name, where it has none yet."""
    try:
        yield
    except PackageError as error:
        found = error.diagnostics
        if any(one.place.file for one in found):
            raise
        raise ProposalError(*(one._replace(place=Place(file)) for one in found)) from error


class NoOfficeFileError(PackageError):
    """What should be an Office file is of another kind, or locked with a password."""

    def __init__(self, file: str, kind: str = "a Word or Excel file (.docx, .xlsx)") -> None:
        fact = f"this is not {kind}, or it is locked with a password"
        hint = "open it in its program, take the password away and save it in that form"
        super().__init__(file, fact, hint, NOT_OFFICE)


class TooLargeError(PackageError):
    """An Office file that would take more memory or time than it is given."""

    def __init__(self, file: str, fact: str, hint: str) -> None:
        super().__init__(file, fact, hint, "MRG116")


def too_large(file: str, size: int) -> TooLargeError:
    """The error that tells that a file is too large to be read at all."""
    fact = f"the file has {_size(size)}; up to {_size(LARGEST_FILE)} are read"
    return TooLargeError(file, fact, "make its pictures smaller in Word (Compress Pictures)")


class Parts(MutableMapping[str, bytes]):
    """The parts of an Office file by name; large ones are unpacked when they are asked for."""

    def __init__(
        self, archive: zipfile.ZipFile, held: Mapping[str, bytes | zipfile.ZipInfo]
    ) -> None:
        self._archive = archive
        self._held = dict(held)
        self.changed = False
        """Whether a part is another than it was in the file."""

    def __getitem__(self, name: str) -> bytes:
        held = self._held[name]
        return held if isinstance(held, bytes) else self._archive.read(held)

    def __setitem__(self, name: str, content: bytes) -> None:
        self.changed = self.changed or name not in self._held or self[name] != content
        self._held[name] = content

    def __delitem__(self, name: str) -> None:
        self.changed = True
        del self._held[name]

    def __ior__(self, others: Mapping[str, bytes]) -> Parts:
        self.update(others)
        return self

    def __contains__(self, name: object) -> bool:
        return name in self._held

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)

    def chunks(self, name: str) -> Iterator[bytes]:
        """The content of a part, piece by piece."""
        held = self._held[name]
        if isinstance(held, bytes):
            yield held
            return
        with self._archive.open(held) as stream:
            while piece := stream.read(CHUNK):
                yield piece


def chunks_of(parts: Mapping[str, bytes], name: str) -> Iterator[bytes]:
    """The content of a part, piece by piece where it is large."""
    if isinstance(parts, Parts):
        yield from parts.chunks(name)
    else:
        yield parts[name]


def unpacked(content: bytes, file: str, folder: str = "") -> Parts:
    """The parts of the Office file `content`, or those in `folder` alone; each was checked.

    Raises `PackageError`, with `file` as the name of what is told, where that cannot be done.
    """
    _look_at(content, file)
    with _damage_reported(file):
        archive = zipfile.ZipFile(BytesIO(content))
        wanted = [one for one in _entries(archive, content, file) if one.filename[-1:] != "/"]
    held: dict[str, bytes | zipfile.ZipInfo] = {}
    room = HELD
    names = as_spelled_here([one.filename for one in wanted])
    for one in wanted:
        name = names[one.filename]
        if not name.startswith(folder):
            continue
        with _damage_reported(file, name):
            if one.file_size <= room:
                held[name] = archive.read(one)
                room -= one.file_size
            else:
                held[name] = one
                with archive.open(one) as stream:
                    while stream.read(CHUNK):  # zipfile compares the checksum at the end
                        pass
    return Parts(archive, held)


def listed(content: bytes, file: str = "") -> dict[str, tuple[int, int]]:
    """By the name of each part its length and checksum, as the file lists them; none is unpacked.

    Raises `PackageError` where `content` is no Office file.
    """
    _look_at(content, file)
    with _damage_reported(file), zipfile.ZipFile(BytesIO(content)) as archive:
        found = _entries(archive, content, file)
    return {one.filename: (one.file_size, one.CRC) for one in found}


def packed(parts: Mapping[str, bytes], first: str) -> bytes:
    """The parts as a zip archive, `first` in front; the same parts give the same bytes."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda name: name != first):
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.create_system = 0
            stored = name.lower().endswith(STORED)
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, parts[name], compresslevel=LEVEL)
    return written.getvalue()


def _look_at(content: bytes, file: str) -> None:
    """Refuses what can be seen to be no whole Office file before it is opened."""
    size = _size(len(content))
    if not content:
        raise PackageError(file, "the file is empty: nothing of it was saved, or nothing arrived")
    if content.startswith(b"\0\0\0\0"):
        raise PackageError(file, "the file is damaged: it holds zeros in the place of a document")
    if not content.startswith(ZIP):
        raise NoOfficeFileError(file)
    if len(content) > LARGEST_FILE:
        raise too_large(file, len(content))
    if content.count(IN_DIRECTORY) > MOST_PARTS:
        fact = f"the file is made of more than {MOST_PARTS} parts"
        raise TooLargeError(file, fact, "take out what does not belong there, or split it")
    if not zipfile.is_zipfile(BytesIO(content)):
        fact = f"the file is cut short or damaged: what ends a file is missing ({size} are there)"
        hint = (
            "fetch or copy it again; where no whole one is left, take the last good copy from "
            ".proposal/backups or from the history of the cloud folder"
        )
        raise PackageError(file, fact, hint)


def _entries(archive: zipfile.ZipFile, content: bytes, file: str) -> list[zipfile.ZipInfo]:
    """What the archive lists. Refuses a list that no Office program writes, or one too large."""
    found = archive.infolist()
    if any(one.flag_bits & ENCRYPTED for one in found):
        raise NoOfficeFileError(file)
    if any(one.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for one in found):
        raise PackageError(file, "the file is packed in a way that Office does not know")
    if len({one.filename for one in found}) < len(found):
        raise PackageError(file, "the file is damaged: two of its parts have one name")
    if _overlap(found, archive.start_dir):
        raise PackageError(file, "the file is damaged: its parts lie one within the other")
    whole = sum(one.file_size for one in found)
    largest = max((one.file_size for one in found), default=0)
    steep = whole > HARMLESS and whole > STEEPEST * len(content)
    if whole > LARGEST_WHOLE or largest > LARGEST_PART or steep:
        fact = f"the file unpacks from {_size(len(content))} to {_size(whole)}, so it is not opened"
        hint = "see who sent it; a document of yours: make its pictures smaller in Word"
        raise TooLargeError(file, fact, hint)
    return found


def _overlap(entries: list[zipfile.ZipInfo], end: int) -> bool:
    """Whether the content of one part lies within that of another, or behind the `end`."""
    ends = [(one.header_offset, HEAD_OF_PART + one.compress_size) for one in entries]
    return any(one[0] + one[1] > two[0] for one, two in pairwise([*sorted(ends), (end, 0)]))


@contextmanager
def _damage_reported(file: str, part: str = "") -> Iterator[None]:
    """Whatever zipfile says of a damaged file, in our words."""
    try:
        yield
    except _UNREADABLE as error:
        of = f"its part {part} is" if part else "the list of its parts is"
        raise PackageError(file, f"the file is damaged: {of} not as it was saved") from error


def _size(number: int) -> str:
    """`12 MB`; bytes and kB where there are few."""
    for unit, least in (("GB", 1000**3), ("MB", 1000**2), ("kB", 1000)):
        if number >= least:
            return f"{number / least:.3g} {unit}"
    return f"{number} bytes"

"""The files within a zip archive that need not be friendly: counted while they are unpacked, never written anywhere."""

from __future__ import annotations

import lzma
import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from narrator.errors import RefusedArticle

MAX_BYTES = 100_000_000
"""What an archive may have, its pictures included."""

SIGNATURE = b"PK\x03\x04"

_MAX_UNPACKED = 40_000_000
"""What may be unpacked of one archive: the text of ten long novels with all its tags."""
_MAX_FILES = 20_000
_LISTED = b"PK\x01\x02"
_ENCRYPTED = 0x1
_FAULTS = (BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)
"""What zipfile raises for what is damaged, or packed in a way that it does not know."""


class Archive:
    """A zip archive whose files are read one by one, by name; `which` names it in messages.

    Raises RefusedArticle for one that is damaged or locked, and where far more comes out of it than a text has.
    """

    def __init__(self, body: bytes, *, which: str) -> None:
        self._which = which
        self._left = _MAX_UNPACKED
        if body.count(_LISTED) > _MAX_FILES:
            raise self._refused(f"holds over {_MAX_FILES:,} files", "is this a book?")
        try:
            self._zip = ZipFile(BytesIO(body))
        except _FAULTS as fault:
            raise self._damaged() from fault
        self._files = {file.filename: file for file in self._zip.infolist()}
        self._by_any_case = {name.casefold(): file for name, file in self._files.items()}

    def __contains__(self, name: str) -> bool:
        return self._find(name) is not None

    def read(self, name: str) -> bytes:
        """Unpack a file; b"" if there is none of that name."""
        file = self._find(name)
        if file is None:
            return b""
        if file.flag_bits & _ENCRYPTED:
            raise self._refused("is locked with a password", "unlock it, and give narrator the open copy")
        try:
            with self._zip.open(file) as opened:
                content = opened.read(self._left + 1)
        except _FAULTS as fault:
            raise self._damaged() from fault
        self._left -= len(content)
        if self._left < 0:
            raise self._refused(f"unpacks to over {_MAX_UNPACKED // 1_000_000} MB of text", "narrate it in parts")
        return content

    def _find(self, name: str) -> ZipInfo | None:
        return self._files.get(name) or self._by_any_case.get(name.casefold())

    def _damaged(self) -> RefusedArticle:
        return self._refused("is a damaged zip archive", "get the file once more, or give narrator its text")

    def _refused(self, cause: str, hint: str) -> RefusedArticle:
        return RefusedArticle("article", self._which, cause, hint)

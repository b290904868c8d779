"""A path → a PDF, open for reading, or one problem in words; nothing is printed on the way, whatever pypdf has to repair.

What lies before the header and behind the end of a PDF is passed over, as every reader does: mail programs, scanners and
web servers leave bytes there. A file that opens without a password is read, though it is encrypted.
"""

from __future__ import annotations

import logging
import re
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pypdf import PasswordType
from pypdf.errors import DependencyError, FileNotDecryptedError
from pypdf.generic import NameObject

from generator.files import FINISHED, read_bytes
from generator.model.packages import how_to_install
from generator.model.problems import DeckError, Problem
from generator.prepress.objects import DamagedError, TooLargeError, dictionary, library, name
from generator.prepress.packed import check_packed
from generator.prepress.parsing import CountedBytes, CountedReader, counted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pypdf import PageObject, PdfReader
    from pypdf.generic import DictionaryObject

ONE_AT_A_TIME = threading.RLock()
"""pypdf is changed while a file is open, for all threads: each waits for its turn, and may itself open several files."""

HEADER, END = b"%PDF-", b"%%EOF"
EDGE = 1024  # bytes at the start of a file where readers look for its header, and at its end for its table
VERSION = len("%PDF-1.7")
BLANK = b"\0\t\n\f\r "
START = re.compile(rb"startxref\s+(\d{1,19})\s*%%EOF$")
TABLE = re.compile(rb"\s*(?:xref|\d+\s+\d+\s+obj)\b")
OBJECT = re.compile(rb"(?:^|\s)\d+\s+\d+\s+obj\b")
NAMES = "latin-1"  # one character to a byte, and back


@dataclass(frozen=True, slots=True)
class OpenPdf:
    """A PDF that is open.

    Args:
        file: its name, as problems call it.
        reader: asked through ``objects.library`` only.
        pages: all pages, first to last.
        catalog: the root of all objects.
        info: what the file says of itself.
        version: as ``1.7``.
        protected: encrypted, though no password is needed to open it.
        trailing: how many bytes behind its end were passed over.
        content: the bytes of the file, from its header to its end.
        log: what pypdf says while it repairs the file; fills while it is read.
    """

    file: str
    reader: PdfReader
    pages: tuple[PageObject, ...]
    catalog: DictionaryObject
    info: DictionaryObject
    version: str
    protected: bool
    trailing: int
    content: bytes
    log: list[logging.LogRecord]

    @property
    def repairs(self) -> list[str]:
        """What had to be repaired so far to read it."""
        return [record.getMessage() for record in self.log]


@contextmanager
def opened(path: Path) -> Iterator[OpenPdf]:
    """The file, open for reading; what turns out to be wrong with it later, while it is read, is its problem too.

    Raises:
        DeckError: there is no such file, it is no PDF, it is cut short or broken, or it needs a password.
    """
    with reopened(read_bytes(path, str(path), FINISHED), str(path)) as pdf:
        yield pdf


@contextmanager
def reopened(content: bytes, file: str) -> Iterator[OpenPdf]:
    """The same for the bytes of a file; ``file`` is what its problems call it."""
    with ONE_AT_A_TIME, _in_words(file), _names_as_bytes(), counted(), _heard() as log:
        body, trailing = _body(content, file)
        reader: PdfReader = library(CountedReader, CountedBytes(body))
        protected = library(getattr, reader, "is_encrypted")
        if protected and library(reader.decrypt, "") == PasswordType.NOT_DECRYPTED:
            raise FileNotDecryptedError
        check_packed(reader)
        catalog: DictionaryObject = library(getattr, reader, "root_object")
        version = name(catalog.get("/Version")) or str(library(getattr, reader, "pdf_header")).removeprefix("%PDF-")
        pages = tuple(library(list, reader.pages))
        info = dictionary(reader.trailer.get("/Info"))
        yield OpenPdf(file, reader, pages, catalog, info, version, protected, trailing, body, log)


@contextmanager
def _in_words(file: str) -> Iterator[None]:
    """What keeps a file from being read → one problem. Only ``library`` and our own checks raise these errors."""
    try:
        yield
    except FileNotDecryptedError as locked:
        hint = "open it with its password and save it without one, if it is yours to do so"
        raise _refused(file, "needs a password to be opened", hint) from locked
    except DependencyError as missing:
        if "AES" in str(missing):
            what = "is encrypted with AES, and the package that reads it is not installed: cryptography"
            hint = f"{how_to_install('cryptography')}; or print the file to a new PDF"
            raise _refused(file, what, hint) from missing
        raise _refused(file, f"needs a package that is not installed: {missing}", "print it to a new PDF") from missing
    except TooLargeError as beyond:
        what = f"is larger than any deck, and is not read to its end: {beyond}"
        raise _refused(file, what, "print some of its pages to a PDF of their own, and take that") from beyond
    except DamagedError as damaged:
        if isinstance(damaged.__cause__, NotImplementedError) and "encryption" in str(damaged.__cause__):
            what = "is encrypted in a way that only the program it was made for can open"
            raise _refused(file, what, "print it to a new PDF there") from damaged
        said = f" ({damaged})" if str(damaged) else ""
        raise _refused(file, f"is broken: its parts do not fit together{said}", "make it anew") from damaged


def _body(content: bytes, file: str) -> tuple[bytes, int]:
    """A file's bytes → those of the PDF in it, and how many follow its end.

    A PDF that was changed has several ends, and one made for the web has one near its start: objects behind the last
    mean that the file was longer once.
    """
    before = content.find(HEADER, 0, EDGE)
    if before < 0:
        raise _refused(file, "is not a PDF")
    end = content.rfind(END) + len(END)
    if end < len(END) or OBJECT.search(content, end):
        raise _refused(file, "is cut short: the mark at the end of a PDF is missing", "copy or make it anew")
    body, trailing = content[:end], len(content[end:].strip(BLANK))
    if before:
        start = START.search(body[-EDGE:])
        if start and TABLE.match(body, int(start[1])):  # places are counted from the start of the file: leave them so
            body = body[before : before + VERSION] + b" " * before + body[before + VERSION :]
        else:
            body = body[before:]
    return body, trailing


def _refused(file: str, what: str, hint: str = "") -> DeckError:
    return DeckError([Problem(what, file=file, hint=hint)])


@contextmanager
def _names_as_bytes() -> Iterator[None]:
    """Names are read and written byte by byte while a file is open.

    pypdf takes a name that is not UTF-8 for Chinese or Latin text and writes it as UTF-8: the content of a page, which is
    copied as it is, then no longer finds its own fonts. Both settings are pypdf's for the whole process.
    """
    charsets, written = NameObject.CHARSETS, NameObject.renumber
    NameObject.CHARSETS = (NAMES,)  # type: ignore[assignment]
    NameObject.renumber = _renumbered  # type: ignore[method-assign]
    try:
        yield
    finally:
        NameObject.CHARSETS, NameObject.renumber = charsets, written  # type: ignore[method-assign]


def _renumbered(self: NameObject) -> bytes:
    """A name as a PDF writes it: bytes other than plain signs as # and two digits."""
    table = NameObject.renumber_table
    written = (table.get(sign) or (sign.encode() if sign <= "~" else b"#%02X" % ord(sign)) for sign in self[1:])
    return b"/" + b"".join(written)


@contextmanager
def _heard() -> Iterator[list[logging.LogRecord]]:
    """What pypdf says while it repairs a file, kept from the terminal."""
    heard: list[logging.LogRecord] = []
    listener = logging.Handler(logging.WARNING)
    # Nothing of ours runs inside a call of pypdf: an error of ours would be taken for one of the file.
    listener.emit = heard.append  # type: ignore[method-assign,assignment]
    logger = logging.getLogger("pypdf")
    propagated, logger.propagate = logger.propagate, False
    logger.addHandler(listener)
    try:
        yield heard
    finally:
        logger.removeHandler(listener)
        logger.propagate = propagated

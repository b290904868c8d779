"""The names of encodings: those of Python ↔ those that people write and read."""

from __future__ import annotations

import codecs

from generator.spreadsheets.languages import LANGUAGES

NAMED = {"cp932": "Shift JIS", "cp949": "cp949", "gb18030": "GB 18030", "mac_latin2": "Mac Central Europe"}
"""Names of encodings that do not follow from those they have in Python."""

NO_TEXT = frozenset({"idna", "punycode", "unicode-escape", "raw-unicode-escape", "utf-7"})
"""What Python has among its encodings, and no file is written in."""


def name_of(codec: str) -> str:
    """An encoding as Python calls it → as people do: ``cp1250`` → ``Windows-1250``."""
    if codec in NAMED:
        return NAMED[codec]
    kind, _, which = codec.partition("_")
    if codec.startswith("cp"):
        return f"Windows-{codec[2:]}" if codec.startswith("cp12") else f"DOS {codec[2:]}"
    return {"mac": f"Mac {which.title()}", "iso8859": f"ISO 8859-{which}"}.get(kind, codec.replace("_", "-").upper())


def codec_of(name: str) -> str:
    """The name of an encoding as people write it → as Python calls it; empty where there is no such encoding."""
    known = {name_of(codec).casefold(): codec for language in LANGUAGES.values() for codec in language.encodings}
    try:
        found = codecs.lookup(known.get(name.strip().casefold(), name.strip().replace(" ", "_")))
    except (LookupError, ValueError):  # ValueError: a NUL in the name
        return ""
    try:
        b"a".decode(found.name)
        return found.name if found.name not in NO_TEXT and "a".encode(found.name) else ""
    except (LookupError, UnicodeError):  # what Python has among its encodings and is none: of bytes, or of no text
        return ""


def typed_name(codec: str) -> str:
    """An encoding as Python calls it → as one word that ``--encoding`` takes: ``windows-1250``, ``mac-roman``."""
    return name_of(codec).replace(" ", "-").casefold() if codec.startswith("cp12") else codec.replace("_", "-")

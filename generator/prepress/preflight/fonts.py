"""A PDF's font dictionary → a Font: for each code of the font the width, the ink and the character it stands for."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from pypdf.generic import DictionaryObject

from generator.prepress.objects import array, data, dictionary, matrix, name, number, numbers, readable, thing
from generator.prepress.preflight.truetype import Ink, TrueType

if TYPE_CHECKING:
    from collections.abc import Iterator

FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
SUBSET = re.compile(r"[A-Z]{6}\+")
SYMBOLIC = 4  # the bit of a descriptor's flags
BYTE, WORD = 256, 65536
GUESSED_WIDTH = 500.0  # of a font that is not embedded and gives no widths: half its size
GUESSED_INK = (-200.0, 800.0)  # below and above the baseline, where a font says nothing
BLANK = {"Zs", "Zl", "Zp", "Cc", "Cf"}  # Unicode's categories of characters without ink
ENCODINGS = {"WinAnsiEncoding": "cp1252", "MacRomanEncoding": "mac_roman", "StandardEncoding": "latin-1"}
HEX = re.compile(rb"<([^<>]*)>")
RANGE = re.compile(rb"<([^<>]*)>\s*<([^<>]*)>\s*(?:<([^<>]*)>|\[([^\[\]]*)\])")
UNKNOWN = "\N{REPLACEMENT CHARACTER}"

Texts: TypeAlias = dict[int, str]


@dataclass(frozen=True, slots=True)
class Glyph:
    """What one code of a font draws and says; width and ink in thousandths of the text's size.

    ``text`` is None where nothing tells which character the code stands for. ``missing`` says that the font has no
    glyph for it, or one without an outline where there should be ink.
    """

    width: float
    ink: Ink | None
    text: str | None
    missing: bool


class Font:
    """A font of a PDF, asked code by code.

    Args:
        font: the font dictionary; an empty one stands for a font the page does not have.
        key: the name under which the page knows it.
    """

    def __init__(self, font: DictionaryObject, key: str = "") -> None:
        self._font = font
        self.kind = name(font.get("/Subtype")) or "unknown"
        self.words = self.kind == "Type0"  # codes of two bytes
        inner = array(font.get("/DescendantFonts")) if self.words else []
        self._inner = dictionary(inner[0]) if inner else font
        self._descriptor = dictionary(self._inner.get("/FontDescriptor"))
        full = name(font.get("/BaseFont")) or key
        self.subset = bool(SUBSET.match(full))
        self.name = readable(SUBSET.sub("", full))
        self.embedded = self.kind == "Type3" or any(data(self._descriptor.get(key)) for key in FONT_FILES)
        self.broken = False
        self._outlines = self._true_type()
        self._encoding, self._named = _encoding(font)
        self._texts = _to_unicode(font)
        self._widths = _word_widths(self._inner) if self.words else _widths(font, self._descriptor)
        self._cids = data(self._inner.get("/CIDToGIDMap")) or b""
        self._seen: dict[int, Glyph] = {}

    def codes(self, shown: bytes) -> Iterator[int]:
        """The codes in a shown string."""
        if not self.words:
            return iter(shown)
        return (shown[n] << 8 | shown[n + 1] for n in range(0, len(shown) - 1, 2))

    def glyph(self, code: int) -> Glyph:
        """What the code draws and says."""
        if code not in self._seen:
            self._seen[code] = self._read(code)
        return self._seen[code]

    def _read(self, code: int) -> Glyph:
        text = self._text(code)
        blank = bool(text) and all(unicodedata.category(letter) in BLANK for letter in text or "")
        default = self._widths.get(-1, GUESSED_WIDTH)
        width = self._widths.get(code, default)
        glyph = self._glyph(code)
        if self._outlines is None or glyph is None:
            low, high = (number(self._descriptor.get(key)) for key in ("/Descent", "/Ascent"))
            low, high = (low, high) if low < high else GUESSED_INK
            return Glyph(width, None if blank else (0.0, low, width, high), text, missing=glyph == 0)
        ink = self._outlines.ink(glyph)
        return Glyph(width, ink, text, missing=glyph == 0 or (ink is None and text is not None and not blank))

    def _true_type(self) -> TrueType | None:
        font = data(self._descriptor.get("/FontFile2"))
        if not font:
            return None
        try:
            return TrueType(font)
        except ValueError:
            self.broken = True
            return None

    def _text(self, code: int) -> str | None:
        if code in self._texts:
            return self._texts[code]
        if self.words:
            return None
        if code in self._named:
            return _character(self._named[code])
        if self._encoding:
            return bytes([code]).decode(self._encoding, "replace")
        if self.embedded:
            return None
        return UNKNOWN if self.name in {"Symbol", "ZapfDingbats"} else bytes([code]).decode("latin-1")

    def _glyph(self, code: int) -> int | None:
        """The number of the code's glyph; 0 for one that the font lacks, None where it cannot be told."""
        if self.words:
            return self._word_glyph(code)
        if self._named.get(code) == ".notdef":
            return 0
        if self.kind == "Type3":
            return None if f"/{self._named.get(code)}" in dictionary(self._font.get("/CharProcs")) else 0
        return self._outlined(self._outlines, code) if self._outlines else None

    def _outlined(self, outlines: TrueType, code: int) -> int | None:
        """The glyph of a TrueType font for a code of one byte, by way of its encoding or the font's own map."""
        symbolic = int(number(self._descriptor.get("/Flags"))) & SYMBOLIC
        encoded = code in self._named or self._encoding
        if encoded and not symbolic:
            text = self._text(code)
            if not text or len(text) > 1 or text == UNKNOWN:
                return None
            glyph = outlines.character(ord(text))
            return outlines.symbol(code) if glyph is None else glyph
        return outlines.symbol(code)

    def _word_glyph(self, code: int) -> int | None:
        if not name(self._font.get("/Encoding")).startswith("Identity"):
            return None
        if not self._cids:
            return code
        return int.from_bytes(self._cids[2 * code : 2 * code + 2], "big")


def _encoding(font: DictionaryObject) -> tuple[str, dict[int, str]]:
    """The codec of a simple font's encoding (empty where it has none), and the codes it names one by one."""
    value = thing(font.get("/Encoding"))
    if not isinstance(value, DictionaryObject):
        return ENCODINGS.get(name(value), ""), {}
    named: dict[int, str] = {}
    code = 0
    for item in array(value.get("/Differences"))[: 2 * BYTE]:
        found = thing(item)
        if isinstance(found, str):
            named[code] = name(found)
            code += 1
        else:
            code = int(number(found))
    return ENCODINGS.get(name(value.get("/BaseEncoding")), ""), named


def _character(glyph_name: str) -> str | None:
    """``A`` and ``uni0041`` → their character; another name stands for one that we do not know."""
    if glyph_name == ".notdef":
        return None
    if len(glyph_name) == 1:
        return glyph_name
    coded = re.fullmatch(r"uni([0-9A-F]{4})", glyph_name)
    return chr(int(coded[1], 16)) if coded else UNKNOWN


def _widths(font: DictionaryObject, descriptor: DictionaryObject) -> dict[int, float]:
    """The widths of a simple font by code; under -1 that of all other codes."""
    scale = matrix(font.get("/FontMatrix"))[0] * 1000 if "/FontMatrix" in font else 1.0
    first = int(number(font.get("/FirstChar")))
    given = {first + n: width * scale for n, width in enumerate(numbers(font.get("/Widths"))[:BYTE])}
    return given | {-1: number(descriptor.get("/MissingWidth"), 0.0 if given else GUESSED_WIDTH)}


def _word_widths(inner: DictionaryObject) -> dict[int, float]:
    """The widths of a composite font by CID, from ``first [w …]`` and ``first last w``; under -1 that of the rest."""
    found = {-1: number(inner.get("/DW"), 1000.0)}
    items = array(inner.get("/W"))[:WORD]
    at, left = 0, WORD
    while at + 1 < len(items) and left > 0:
        first = int(number(items[at]))
        listed = array(items[at + 1])
        if listed:
            widths = [number(width) for width in listed[:left]]
            at += 2
        else:
            last = min(int(number(items[at + 1])), WORD - 1)
            widths = [number(items[at + 2])] * min(last - first + 1, left) if at + 2 < len(items) else []
            at += 3
        found.update(enumerate(widths, start=max(first, 0)))
        left -= len(widths)
    return found


def _to_unicode(font: DictionaryObject) -> Texts:
    """The characters that a font's ToUnicode map gives its codes."""
    cmap = data(font.get("/ToUnicode")) or b""
    found: Texts = {}
    for section in _sections(cmap, b"bfchar"):
        pairs = [_hex(match[1]) for match in HEX.finditer(section)]
        for code, text in zip(pairs[::2], pairs[1::2], strict=False):
            _add(found, int.from_bytes(code, "big"), text)
    for section in _sections(cmap, b"bfrange"):
        for match in RANGE.finditer(section):
            first, last = (int.from_bytes(_hex(match[n]), "big") for n in (1, 2))
            many = range(min(last - first + 1, WORD - len(found)))
            listed = [_hex(text[1]) for text in HEX.finditer(match[4] or b"")]
            texts = listed or [_raised(_hex(match[3] or b""), n) for n in many]
            for n, text in zip(many, texts, strict=False):
                _add(found, first + n, text)
    return found


def _sections(cmap: bytes, kind: bytes) -> Iterator[bytes]:
    return (part.split(b"end" + kind, 1)[0] for part in cmap.split(b"begin" + kind)[1:])


def _hex(digits: bytes) -> bytes:
    clean = re.sub(rb"[^0-9A-Fa-f]", b"", digits)
    return bytes.fromhex((clean + b"0" * (len(clean) % 2)).decode("ascii"))


def _raised(text: bytes, by: int) -> bytes:
    """The text of a range's n-th code: its last UTF-16 unit counted up."""
    unit = (int.from_bytes(text[-2:], "big") + by) & 0xFFFF
    return text[:-2] + unit.to_bytes(2, "big")


def _add(found: Texts, code: int, text: bytes) -> None:
    decoded = text.decode("utf-16-be", "replace")
    if decoded and decoded != "\0" and len(found) < WORD:
        found[code] = decoded

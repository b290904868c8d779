"""A theme's words for its fonts → font files that can be set and embedded; or what is wrong with them.

A font is named as a package of fonts (``fontpkg-lato``), for all styles or for one, as a file of one
(``fontpkg_lato/Lato-Black.ttf``), or as a file beside the theme (``fonts/Mine-Regular.ttf``). What we ship in such a package
is known to be right; others are tried.
"""

from __future__ import annotations

import re
import struct
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from generator.files import UnusableError, file_beside, read_beside
from generator.model.packages import how_to_install
from layouts.text.fonts import locate
from layouts.text.hinting import UnhintedFace
from layouts.text.kerning import Kerning

if TYPE_CHECKING:
    from collections.abc import Sequence

LARGEST_FONT = 30 * 1024 * 1024
"""Bytes; the largest fonts, of Chinese characters, have 20 MB."""

PACKAGE = re.compile(r"fontpkg-[a-z0-9-]{1,60}")
IN_PACKAGE = re.compile(r"(fontpkg_[a-z0-9_]{1,60})/([^/\\]{1,100})")

DISPLAY = "display"
"""The style that a theme may have besides the three: that of titles, numerals and names of suits."""

WEIGHTS = {
    "regular": ("Regular", "Book", "Medium"),
    "bold": ("Bold", "SemiBold", "ExtraBold", "Black", "Heavy", "Medium"),
    "italic": ("Italic", "RegularItalic", "BookItalic", "MediumItalic", "Oblique"),
}
"""What the file of each style may be called, the best first."""

KINDS = {
    b"OTTO": ("has outlines of the kind CFF, which cannot be set", "take its version in TrueType, a .ttf file"),
    b"wOFF": ("is a web font (WOFF)", "take the .ttf file of the same font"),
    b"wOF2": ("is a web font (WOFF2)", "take the .ttf file of the same font"),
    b"ttcf": ("is a collection of fonts", "take a .ttf file with one font"),
}
"""How the files of other kinds of fonts begin, and what to say of them."""

TRUETYPE = {b"\x00\x01\x00\x00", b"true"}

BROKEN = ("is no font, or a broken one", "take another copy of it: a .ttf file")

RESTRICTED, TO_PRINT, NO_SUBSETS, BITMAPS_ONLY = 0x0002, 0x0004, 0x0100, 0x0200
"""Bits of a font's rights."""

MOST_TRIED = 3000
"""Characters of a font that are tried; more is a font of Chinese characters, and takes seconds."""


MOST_MAPPED = 400_000
"""Characters that the maps of a font (``cmap``, OpenType 1.9) name in all, each map counted: Unicode has 160,000, a large font
of Chinese characters 70,000 in up to five maps. ReportLab writes down each of them."""


def package_files(package: str) -> dict[str, Path]:
    """A package of fonts → the file of each style it has, ``regular`` always among them.

    Raises:
        UnusableError: it is not installed, or has no static font.
    """
    spec = find_spec(package.replace("-", "_"))
    folders = (spec.submodule_search_locations or ()) if spec else ()
    if not folders:
        raise UnusableError(f"the font package {package} is not installed", how_to_install(package))
    files = {path.stem: path for folder in folders for path in sorted(Path(folder).rglob("*.ttf"))}
    found = {}
    for style, endings in WEIGHTS.items():
        names = [name for ending in endings for name in files if name.endswith(f"-{ending}")]
        if names:
            found[style] = files[names[0]]
    if "regular" not in found:
        whole = [path for name, path in files.items() if "[" not in name and "Italic" not in name]
        if not whole:
            what = f"{package} has a variable font only: it would print one weight for all"
            raise UnusableError(what, "take a family with files for Regular and Bold, such as fontpkg-lato")
        found["regular"] = whole[0]
    return found


def font_file(folder: Path, reference: str, style: str = "regular") -> Path:
    """A font of a theme, by its reference → its file, tried; of a whole package that of a style, or what is nearest to it.

    Raises:
        UnusableError: it is not there, or cannot be set and embedded.
    """
    if PACKAGE.fullmatch(reference):
        files = package_files(reference)
        found = files.get("bold" if style == DISPLAY else style, files["regular"])
    elif within := IN_PACKAGE.fullmatch(reference):
        package = within[1].replace("_", "-")
        package_files(package)
        try:
            found = locate(reference)
        except FileNotFoundError as error:
            raise UnusableError(str(error), f"the package {package} has other files: look into it") from None
    else:
        found = file_beside(folder, reference, LARGEST_FONT)
    try_font(found)
    return found


def try_font(path: Path) -> None:
    """Lets the font show that it can be parsed, measured, kerned and embedded.

    Raises:
        UnusableError: it cannot.
    """
    data = read_beside(path)
    if data[:4] in KINDS:
        what, hint = KINDS[data[:4]]
        raise UnusableError(f"{path.name} {what}", hint)
    if data[:4] not in TRUETYPE:
        raise UnusableError(f"{path.name} {BROKEN[0]}", BROKEN[1])
    if b"fvar" in _tables(data):
        what = f"{path.name} is a variable font: it would print one weight for all"
        raise UnusableError(what, "take the static files of the same font, one for Regular and one for Bold")
    if not _may_be_embedded(data):
        what = f"{path.name} may not be embedded in a PDF: its maker forbids it"
        raise UnusableError(what, "take a font with an open licence, such as fontpkg-lato")
    if _mapped(data) > MOST_MAPPED:
        what = f"{path.name} says that it has more than {MOST_MAPPED:,} characters, more than there are"
        raise UnusableError(what, "take another copy of it, or another font")
    if _outlines_overlap(data):
        what = f"{path.name} gives many glyphs the same outline, which would be embedded again for each"
        raise UnusableError(what, "take another copy of it, or another font")
    try:
        face = UnhintedFace(str(path))
        _draw_all(face)
        Kerning(face).read_all()
    except Exception:  # noqa: BLE001 – a broken font fails in every way there is
        raise UnusableError(f"{path.name} {BROKEN[0]}", BROKEN[1]) from None


def may_be_typed_in(data: bytes) -> bool:
    """Whether a font file may be embedded whole in a document that people fill in, and not only print."""
    return not _rights(data) & (RESTRICTED | TO_PRINT | BITMAPS_ONLY)


def _may_be_embedded(data: bytes) -> bool:
    """Whether a font file lets a part of it be embedded."""
    rights = _rights(data)
    return rights & 0x000E != RESTRICTED and not rights & (NO_SUBSETS | BITMAPS_ONLY)


def _rights(data: bytes) -> int:
    """What the table OS/2 of a font file says that may be done with it (``fsType``, OpenType 1.9)."""
    at = _tables(data).get(b"OS/2", 0)
    return int.from_bytes(data[at + 8 : at + 10], "big") if at else 0


def _tables(data: bytes) -> dict[bytes, int]:
    """The tables of a font file, and where each begins."""
    rows = (data[at : at + 16] for at in range(12, 12 + 16 * int.from_bytes(data[4:6], "big"), 16))
    return {row[:4]: int.from_bytes(row[8:12], "big") for row in rows}


def _mapped(data: bytes) -> int:
    """How many characters the maps of a font name in all, those of a map again for each name that it has."""
    start = _tables(data).get(b"cmap", len(data))

    def number(at: int, size: int = 2) -> int:
        return int.from_bytes(data[start + at : start + at + size], "big")

    many = 0
    for row in range(number(2)):
        at = number(4 + 8 * row + 4, 4)
        match number(at):
            case 4:
                count = min(number(at + 6) // 2, 0x8000)
                ends = [number(at + 14 + 2 * each) for each in range(count)]
                starts = [number(at + 16 + 2 * count + 2 * each) for each in range(count)]
                many += sum(max(0, end - first + 1) for first, end in zip(starts, ends, strict=True)) + count
            case 8 | 12 | 13 as kind:
                first_group = at + (8204 if kind == 8 else 12)  # noqa: PLR2004 – a map of 8192 bytes comes before
                for group in range(min(number(first_group, 4), len(data) // 12)):
                    place = first_group + 4 + 12 * group
                    many += max(0, number(place + 4, 4) - number(place, 4) + 1)
                    if many > MOST_MAPPED:
                        break
            case _:
                many += 256
        if many > MOST_MAPPED:
            break
    return many


def _outlines_overlap(data: bytes) -> bool:
    """Whether glyphs do not lie one behind the other, as OpenType 1.9 wants it of ``loca``: then they may share bytes.

    A file of nine megabytes could so come to fill gigabytes, when each glyph is taken out of it.
    """
    tables = _tables(data)
    head, loca, maxp = (tables.get(name, len(data)) for name in (b"head", b"loca", b"maxp"))
    many = int.from_bytes(data[maxp + 4 : maxp + 6], "big") + 1
    size = 4 if data[head + 51 : head + 52] == b"\1" else 2
    places = data[loca : loca + size * many]
    offsets = struct.unpack(f">{len(places) // size}{'I' if size == 4 else 'H'}", places[: len(places) // size * size])  # noqa: PLR2004
    return any(one > other for one, other in pairwise(offsets))


def _draw_all(face: UnhintedFace) -> None:
    """Takes every character of a font as a document would; raises what it raises."""
    characters = sorted(face.charToGlyph)[:MOST_TRIED]
    if not face.capHeight > 0 or not face.ascent > 0 or sum(map(face.getCharWidth, characters)) <= 0:
        raise ValueError("without height or width")
    for start in range(0, len(characters), 250):
        face.makeSubset(characters[start : start + 250])


def chain(own: Sequence[Path], shipped: Sequence[str]) -> tuple[str, ...]:
    """The files of a style, and behind them those that we ship, for the characters that they lack."""
    return (*map(str, own), *shipped)

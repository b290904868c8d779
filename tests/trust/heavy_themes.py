"""Heavy themes and fonts."""

# ruff: noqa: E501 – an input reads best on a line of its own, all in one way
from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from heavy import HEAD, ONE, PICTURED, Heavy

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def themed(theme: str, **files: Callable[[], bytes]) -> Callable[[Path], object]:
    """A deck with a theme, and the files beside it."""

    def make(folder: Path) -> None:
        (folder / "cards.yaml").write_text(HEAD + "theme: theme.yaml\n" + ONE, encoding="utf-8")
        (folder / "theme.yaml").write_text(theme, encoding="utf-8")
        for name, data in files.items():
            (folder / f"{name}.ttf").write_bytes(data())

    return make


def font(change: Callable[[dict[bytes, bytes]], None]) -> bytes:
    """The font that we ship, with tables changed."""
    from planted import font_file  # noqa: PLC0415 – needs the fonts

    data = font_file().read_bytes()
    rows = [data[at : at + 16] for at in range(12, 12 + 16 * int.from_bytes(data[4:6], "big"), 16)]
    tables = {row[:4]: data[int.from_bytes(row[8:12], "big") :][: int.from_bytes(row[12:], "big")] for row in rows}
    change(tables)
    head, body, at = b"", b"", 12 + 16 * len(tables)
    for tag in sorted(tables):
        table = tables[tag] + bytes(-len(tables[tag]) % 4)
        head += tag + struct.pack(">III", sum(struct.unpack(f">{len(table) // 4}I", table)) & 0xFFFFFFFF, at + len(body), len(tables[tag]))  # fmt: skip
        body += table
    return struct.pack(">4sHHHH", b"\0\1\0\0", len(tables), 0, 0, 0) + head + body


def _cmap(*subtables: bytes, times: int = 1) -> Callable[[dict[bytes, bytes]], None]:
    """A table cmap with each subtable named ``times`` times."""

    def change(tables: dict[bytes, bytes]) -> None:
        rows, body, at = b"", b"", 4 + 8 * len(subtables) * times
        for data in subtables:
            for number in range(times):
                rows += struct.pack(">HHI", 3, 10 if not number else 1, at + len(body))
            body += data
        tables[b"cmap"] = struct.pack(">HH", 0, len(subtables) * times) + rows + body

    return change


def _groups(kind: int, *groups: tuple[int, int, int]) -> bytes:
    return struct.pack(">HHIII", kind, 0, 16 + 12 * len(groups), 0, len(groups)) + b"".join(
        struct.pack(">III", *group) for group in groups
    )


def _segments(many: int) -> bytes:
    """A subtable of format 4 whose segments each have all characters."""
    ends = struct.pack(f">{many}H", *[0xFFFF] * many)
    starts, deltas, offsets = bytes(2 * many), bytes(2 * many), bytes(2 * many)
    return struct.pack(">HHHHHHH", 4, 16 + 8 * many, 0, 2 * many, 0, 0, 0) + ends + bytes(2) + starts + deltas + offsets


def _composite(tables: dict[bytes, bytes]) -> None:
    """Every glyph has many of glyph 1; glyph 1 has itself."""
    glyph = struct.pack(">hhhhh", -1, 0, 0, 9, 9) + struct.pack(">HHbb", 0x22, 1, 0, 0) * 3000
    tables[b"glyf"] = glyph
    many = int.from_bytes(tables[b"maxp"][4:6], "big")
    tables[b"loca"] = bytes(4) + struct.pack(">I", len(glyph)) * many
    tables[b"head"] = tables[b"head"][:50] + struct.pack(">h", 1) + tables[b"head"][52:]


def _glyphs(tables: dict[bytes, bytes]) -> None:
    """All glyphs have the same nine megabytes."""
    glyph = struct.pack(">hhhhh", 1, 0, 0, 9, 9) + bytes(7_000_000)
    tables[b"glyf"] = glyph
    many = int.from_bytes(tables[b"maxp"][4:6], "big")
    tables[b"loca"] = struct.pack(f">{many + 1}I", *([0, len(glyph)] * many)[: many + 1])
    tables[b"head"] = tables[b"head"][:50] + struct.pack(">h", 1) + tables[b"head"][52:]


def _kern(tables: dict[bytes, bytes]) -> None:
    pairs = b"".join(struct.pack(">HHh", n >> 8, n & 255, 5) for n in range(10_000))
    one = struct.pack(">HHHHHHH", 0, 14 + len(pairs), 1, 10_000, 0, 0, 0) + pairs
    tables[b"kern"] = struct.pack(">HH", 0, 140) + one * 140
    tables.pop(b"GPOS", None)


def _class_kerning(tables: dict[bytes, bytes]) -> None:
    """A table GPOS whose one subtable has 1,000 by 1,000 classes, and whose coverage has every glyph."""
    many = 1_000
    coverage = struct.pack(">HHHHH", 2, 1, 0, 65535, 0)
    classes = struct.pack(">HHH", 1, 0, many) + struct.pack(f">{many}H", *range(many))
    values = struct.pack(f">{many * many}h", *[3] * (many * many))
    sub = struct.pack(">HHHHHHHH", 2, 16, 4, 0, 16 + len(coverage), 16 + len(coverage), many, many)
    tables[b"GPOS"] = _gpos(sub[:16] + coverage + classes + values, 200)


def _gpos(sub: bytes, times: int) -> bytes:
    lookups = struct.pack(">HHH", 2, 0, times) + struct.pack(f">{times}H", *[6 + 2 * times] * times) + sub
    lookup_list = struct.pack(">HH", 1, 4) + lookups
    feature = struct.pack(">H4sH", 1, b"kern", 8) + struct.pack(">HHH", 0, 1, 0)
    script = struct.pack(">H4sH", 1, b"DFLT", 8) + struct.pack(">HH", 4, 0) + struct.pack(">HHHH", 0, 0xFFFF, 1, 0)
    at = 10
    return struct.pack(">HHHHH", 1, 0, at, at + len(script), at + len(script) + len(feature)) + script + feature + lookup_list  # fmt: skip


def themes() -> list[Heavy]:
    fonts = {
        "a group of all characters": lambda: font(_cmap(_groups(12, (0, 0x10FFFF, 1)))),
        "a group of 4 billion characters": lambda: font(_cmap(_groups(12, (0, 0xFFFFFFFF, 1)))),
        "a group of all, one glyph": lambda: font(_cmap(_groups(13, (0, 0xFFFFFFFF, 1)))),
        "many groups of all": lambda: font(_cmap(_groups(12, *[(0, 0x10FFFF, 1)] * 100_000))),
        "segments": lambda: font(_cmap(_segments(8_000))),
        "many subtables": lambda: font(_cmap(_groups(12, (0, 0x10FFFF, 1)), times=8_000)),
        "many subtables of segments": lambda: font(_cmap(_segments(100), times=8_000)),
        "glyphs of glyphs": lambda: font(_composite),
        "large glyphs": lambda: font(_glyphs),
        "pairs": lambda: font(_kern),
        "classes": lambda: font(_class_kerning),
    }
    found = [
        Heavy(f"a font: {name}", themed("name: own\nfonts: {regular: f.ttf}\n", f=make), PICTURED)
        for name, make in fonts.items()
    ]
    sound = font(lambda _: None)
    several = {f"f{n}": (lambda: sound) for n in range(60)}
    listed = "[" + ", ".join(f"{name}.ttf" for name in several) + "]"
    again = "[" + ", ".join(["f.ttf"] * 60_000) + "]"
    looks = "- {colour: '#123456', icon: sun}\n" * 100_000
    return [
        *found,
        Heavy("a theme of many fonts", themed(f"name: own\nfonts: {{regular: {listed}, bold: {listed}, italic: {listed}}}\n", **several), PICTURED),
        Heavy("a theme of one font many times", themed(f"name: own\nfonts: {{regular: {again}}}\n", f=lambda: sound), PICTURED),
        Heavy("a long theme", themed("name: own\n" + "# a\n" * 1_900_000), (*PICTURED, "check cards.yaml --theme theme.yaml")),
        Heavy("a theme of many suits", themed("name: own\nsuits:\n" + looks), PICTURED),
        Heavy("a theme of long names", themed("name: own\nsign: " + "a" * 7_000_000 + "\n"), PICTURED),
    ]  # fmt: skip

"""Heavy pictures: many pixels in few bytes."""

# ruff: noqa: E501 – an input reads best on a line of its own, all in one way
from __future__ import annotations

import io
import struct
import zlib
from typing import TYPE_CHECKING

from heavy import HEAD, PICTURED, Heavy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path


def _png(width: int, height: int, kind: int = 2, depth: int = 8, *, interlaced: bool = False, more: bytes = b"", noisy: bool = False) -> bytes:  # fmt: skip
    """A PNG of one colour, or with different rows, of any size, in little memory."""
    channels = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[kind]
    row = (width * channels * depth + 7) // 8
    packer, data = zlib.compressobj(9), b""
    if interlaced:
        whole = sum(_passes(width, height, channels * depth))
        for at in range(0, whole, 1 << 20):
            data += packer.compress(bytes(min(1 << 20, whole - at)))
    else:
        for number in range(height):
            data += packer.compress(b"\0" + (bytes([number % 251]) * row if noisy else bytes(row)))
    data += packer.flush()
    head = struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, int(interlaced))
    palette = _chunk(b"PLTE", bytes(3 * 256)) + _chunk(b"tRNS", bytes(256)) if kind == 3 else b""
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + more + palette + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")


def _passes(width: int, height: int, bits: int) -> Iterable[int]:
    for left, top, across, down in ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)):  # fmt: skip
        columns, rows = -(-(width - left) // across), -(-(height - top) // down)
        yield rows * (1 + (columns * bits + 7) // 8)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _jpeg(width: int, height: int, mode: str = "RGB", **how: object) -> bytes:
    from PIL import Image  # noqa: PLC0415 – only where it is made

    made = io.BytesIO()
    Image.new(mode, (width, height), 77 if mode == "L" else (10,) * len(mode)).save(made, "JPEG", **how)
    return made.getvalue()


def _passing(passes: int) -> bytes:
    """A JPEG that draws its last pass so many times more, in a few bytes each time."""
    data = _jpeg(7_900, 6_300, "L", progressive=True)
    end = data.rindex(b"\xff\xd9")
    return data[:end] + data[data.rindex(b"\xff\xda") : end] * passes + data[end:]


def _exif(turn: int) -> bytes:
    from PIL import Image  # noqa: PLC0415 – as above

    exif = Image.Exif()
    exif[0x0112] = turn
    return exif.tobytes()


def _profile() -> bytes:
    from PIL import ImageCms  # noqa: PLC0415 – as above

    data = zlib.compress(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    return _chunk(b"iCCP", b"x\0\0" + data)


def pictured(name: str, *pictures: Callable[[], bytes]) -> Callable[[Path], object]:
    """A deck with these pictures on its cards."""

    def make(folder: Path) -> None:
        files = [f"{number}.{name}" for number in range(len(pictures))]
        for file, picture in zip(files, pictures, strict=True):
            (folder / file).write_bytes(picture())
        rows = "".join(
            f"- {{id: Q{number}, suit: A, question: Wat?, picture: {{file: {file}, shows: Iets}}}}\n"
            for number, file in enumerate(files)
        )
        (folder / "cards.yaml").write_text(HEAD + "questions:\n" + rows, encoding="utf-8")

    return make


def pictures() -> list[Heavy]:
    wide, high = 7_900, 6_300
    ways: dict[str, tuple[str, Callable[[], bytes]]] = {
        "PNG": ("png", lambda: _png(wide, high)),
        "transparent PNG": ("png", lambda: _png(wide, high, 6)),
        "PNG of 16 bits": ("png", lambda: _png(wide, high, 2, 16)),
        "transparent PNG of 16 bits": ("png", lambda: _png(wide, high, 6, 16)),
        "grey PNG of 16 bits": ("png", lambda: _png(wide, high, 0, 16)),
        "grey transparent PNG": ("png", lambda: _png(wide, high, 4, 16)),
        "PNG of a palette": ("png", lambda: _png(wide, high, 3)),
        "PNG of bits": ("png", lambda: _png(wide, high, 0, 1)),
        "interlaced PNG": ("png", lambda: _png(wide, high, 6, interlaced=True)),
        "PNG with a profile": ("png", lambda: _png(wide, high, 2, more=_profile(), noisy=True)),
        "long PNG": ("png", lambda: _png(49_000_000, 1)),
        "high PNG": ("png", lambda: _png(1, 49_000_000)),
        "JPEG": ("jpg", lambda: _jpeg(wide, high)),
        "progressive JPEG": ("jpg", lambda: _jpeg(wide, high, progressive=True)),
        "turned JPEG": ("jpg", lambda: _jpeg(wide, high, exif=_exif(6))),
        "JPEG in CMYK": ("jpg", lambda: _jpeg(wide, high, "CMYK")),
        "progressive JPEG in CMYK": ("jpg", lambda: _jpeg(wide, high, "CMYK", progressive=True)),
        "JPEG in 90 passes": ("jpg", lambda: _passing(84)),
        "JPEG in 2,000 passes": ("jpg", lambda: _passing(2_000)),
        "PNG beyond the limit": ("png", lambda: _png(100_000, 100_00)),
        "PNG with long notes": ("png", lambda: _png(10, 10, more=_chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(10**9))) * 5)),
    }  # fmt: skip
    found = [Heavy(f"a picture: {name}", pictured(kind, make), PICTURED) for name, (kind, make) in ways.items()]
    same = _png(wide, high, 6)
    found += [
        Heavy("pictures in PNG, 20", pictured("png", *[lambda n=n: _png(wide, high, 2, more=_chunk(b"tEXt", b"a\0%d" % n)) for n in range(20)]), PICTURED, draws=True),
        Heavy("pictures in JPEG of 90 passes, 20", pictured("jpg", *[lambda n=n: _passing(84 - n) for n in range(20)]), PICTURED, draws=True),
        Heavy("photographs in JPEG, 40", pictured("jpg", *[lambda n=n: _jpeg(4_000, 3_100, quality=50 + n) for n in range(40)]), PICTURED, draws=True),
        Heavy("one picture in PNG on 100 cards", pictured("png", *[lambda: same] * 40), PICTURED, draws=True),
    ]  # fmt: skip
    return found

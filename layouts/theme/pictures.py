"""A picture that a deck or a theme names → a picture ready to be placed: checked, upright, in sRGB, no larger than needed.

The one room of Pillow. A picture of a few kilobytes may open to gigabytes, so its pixels are counted before they are
decoded; and it is decoded whole before anything is drawn, so that a broken one is told about and never printed in part.
"""

from __future__ import annotations

import hashlib
import io
import math
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from generator.files import UnusableError, file_beside, read_beside
from generator.model.packages import needed
from layouts.pdf.objects import Stream

if TYPE_CHECKING:
    from pathlib import Path

    from layouts.pdf.canvas import Canvas
    from layouts.pdf.pen import Room

LARGEST_FILE = 40 * 1024 * 1024
"""Bytes."""

MOST_PIXELS = 50_000_000
"""What telephones make. Pillow unpacks a PNG whole, at four bytes a pixel: these take 200 MB, and twice as many would not
leave room below the 512 MB that a command may use."""

LONGEST_SIDE = 100_000
"""Pixels: beyond, it is a line and no picture; making it smaller takes some 50 bytes for each."""

MOST_KEPT = 12_500_000
"""Pixels of a picture while it is turned and recoloured, which takes it four times over; one with more is first made smaller
by a whole number. Enough for 26 cm in print, and all of a telephone's usual 12 million."""

TILE = 1024
"""Pixels; the side of the parts in which a large picture is made smaller, when they are."""

SHARPNESS = 300 / 72
"""Pixels to a point in print: more is not seen."""

SMALLER = "save a smaller copy: 1,500 pixels across are plenty"

QUALITY = 90
"""Of photographs, out of 100."""

MOST_COLOURS = 256
"""A picture with no more is a drawing, and is kept as it is; others are photographs."""

ORIENTATION = 0x0112
"""The tag of EXIF that says how the camera was held."""

ON_ITS_SIDE = {5, 6, 7, 8}
"""Its values that change width and height about."""

OTHERS = {
    b"GIF8": "a GIF",
    b"RIFF": "a WebP",
    b"II*\x00": "a TIFF",
    b"MM\x00*": "a TIFF",
    b"BM": "a bitmap (BMP)",
    b"%PDF": "a PDF",
    b"\x1f\x8b": "a packed file, perhaps SVGZ",
    b"8BPS": "a Photoshop file",
}
"""How files of other kinds begin."""


class Art(Struct, frozen=True):
    """A picture ready to be placed: its name in the file, its width over its height, and what is embedded.

    ``widest`` is how wide it may be in points: a picture of few pixels is not blown up until they show.
    """

    name: str
    proportion: float
    stream: Stream
    widest: float = math.inf

    def fitted(self, room: Room) -> Room:
        """Its width and height in points, whole, as large as a room allows."""
        across, up = min(room[0], self.widest), room[1]
        return (across, across / self.proportion) if across / up < self.proportion else (up * self.proportion, up)

    def covering(self, room: Room) -> Room:
        """Its width and height in points, whole, as small as it covers a room; where it has few pixels, less than that."""
        across = min(max(room[0], room[1] * self.proportion), self.widest)
        return across, across / self.proportion

    def draw(self, canvas: Canvas, left: float, bottom: float, size: Room) -> None:
        """As a mark of the element, artifact or form that is open; ``size`` is its width and height in points."""
        canvas.image(self.name, self.stream, left, bottom, size)


def open_picture(folder: Path | None, name: str, room: Room, ground: str, *, cropped: bool = False) -> Art:
    """A picture below a folder → the same, ready.

    Args:
        folder: of the deck or the theme.
        name: of the file, as written there.
        room: the width and height in points that it will be placed in at most.
        ground: the colour behind it, which shows through where the picture is transparent.
        cropped: whether it fills the room and is cut off there, else it stands in it whole.

    Raises:
        UnusableError: it cannot be used.
        DeckError: a package that reads it is not installed.
    """
    return read_picture(file_beside(folder, name, LARGEST_FILE), room, ground, cropped=cropped)


def read_picture(path: Path, room: Room, ground: str, *, cropped: bool = False) -> Art:
    """A picture in a file that was found; for the rest as ``open_picture``."""
    data = read_beside(path)
    if data.startswith((b"\x89PNG", b"\xff\xd8\xff")):
        return _raster(data, room, ground, cropped)
    if b"<svg" in data[:4096] or data.lstrip()[:5] == b"<?xml":
        return _vector(data)
    kind = next((kind for start, kind in OTHERS.items() if data.startswith(start)), "")
    kind = "a HEIC, as telephones make them" if data[4:8] == b"ftyp" else kind
    raise UnusableError(f"is {kind or 'no picture that is known here'}", "save it as PNG, JPEG or SVG")


def _vector(data: bytes) -> Art:
    from layouts.theme.svg import LARGEST_SVG, read_svg  # noqa: PLC0415 – brings svglib

    if len(data) > LARGEST_SVG:
        raise UnusableError(f"is an SVG of more than {LARGEST_SVG // 1024**2} MB", "save it as a PNG")
    vector = read_svg(data)
    states = "".join(f"/{name}<</{name[:2]} {int(name[2:]) / 100:g}>>" for name in vector.alphas)
    entries = (
        f"/Type/XObject/Subtype/Form/BBox[0 0 {vector.width:.4f} {vector.height:.4f}]"
        f"/Matrix[{1 / vector.width:.9f} 0 0 {1 / vector.height:.9f} 0 0]/Resources<</ExtGState<<{states}>>>>"
    )
    content = vector.operators.encode("ascii")
    return Art(_name(entries.encode() + content), vector.width / vector.height, Stream(entries.encode(), content))


def _raster(data: bytes, room: Room, ground: str, cropped: bool) -> Art:
    with needed("pillow", "a picture in PNG or JPEG"):
        from PIL import Image  # noqa: PLC0415 – only for decks with pictures

    decoded, own_width = _decoded(data)
    picture = _srgb(decoded, ground)
    proportion = picture.width / picture.height
    across, up = room
    widest = float(own_width)  # a pixel a point
    width = (max if cropped else min)(across, up * proportion) * SHARPNESS
    if width < picture.width:
        small = (max(round(width), 1), max(round(width / proportion), 1))
        picture = picture.resize(small, Image.Resampling.LANCZOS)
    return _embedded(picture, proportion, widest)


@lru_cache(maxsize=2)  # a check places it on stock after stock
def _decoded(data: bytes) -> tuple[Any, int]:
    """A PNG or a JPEG → its pixels, whole and upright, at most ``MOST_KEPT``; and how many there were across."""
    from PIL import Image, ImageOps  # noqa: PLC0415 – as above

    try:
        opened = Image.open(io.BytesIO(data), formats=("PNG", "JPEG"))
        longest, pixels = max(opened.size), opened.width * opened.height
        if longest <= LONGEST_SIDE and pixels <= MOST_PIXELS:
            turned, by = opened.getexif().get(ORIENTATION, 1), math.ceil(math.sqrt(pixels / MOST_KEPT))
            across = opened.height if turned in ON_ITS_SIDE else opened.width
            picture = _smaller(opened, by) if by > 1 else opened
            picture.load()
            picture.getexif()[ORIENTATION] = turned
            ImageOps.exif_transpose(picture, in_place=True)
            return picture, across
    except Image.DecompressionBombError:
        raise UnusableError("has more than 50 million pixels", SMALLER) from None
    except Exception:  # noqa: BLE001 – a broken picture fails in every way there is
        raise UnusableError(
            "is a broken picture, or not a whole one", "open it in a drawing program and save it anew"
        ) from None
    size = f"{opened.width:,} × {opened.height:,}"
    if longest > LONGEST_SIDE:
        raise UnusableError(f"has {size} pixels; at most {LONGEST_SIDE:,} on a side are possible", SMALLER)
    raise UnusableError(f"has {size} pixels; at most {MOST_PIXELS // 10**6} million in all are possible", SMALLER)


def _smaller(opened: Any, by: int) -> Any:  # noqa: ANN401 – Pillow is imported only where it is needed
    """A large picture → one so many times smaller: a JPEG while it is unpacked, a PNG part by part behind it.

    Each part is made so that its pixels can be mixed: those of a palette become colours, 16 bits become 8.
    """
    from PIL import Image  # noqa: PLC0415 – as above

    if opened.format == "JPEG":
        opened.draft(None, (opened.width // by, opened.height // by))
        return opened
    opened.load()
    mode = "RGBA" if opened.has_transparency_data else "L" if opened.mode[0] in "1IL" else "RGB"
    made = Image.new(mode, (math.ceil(opened.width / by), math.ceil(opened.height / by)))
    side = TILE * by
    for top in range(0, opened.height, side):
        for left in range(0, opened.width, side):
            part = opened.crop((left, top, min(left + side, opened.width), min(top + side, opened.height)))
            part = _eight_bits(part).convert(mode)
            made.paste(part.reduce(by), (left // by, top // by))
    if profile := opened.info.get("icc_profile"):
        made.info["icc_profile"] = profile
    return made


def _eight_bits(picture: Any) -> Any:  # noqa: ANN401 – as above
    """A picture of 16 bits a pixel → of 8: Pillow itself would cut them off at 255."""
    if not picture.mode.startswith("I"):
        return picture
    return picture.convert("I").point(lambda value: value / 256).convert("L")


def _srgb(picture: Any, ground: str) -> Any:  # noqa: ANN401 – Pillow is imported only where it is needed
    """A picture of any kind of pixels → red, green and blue in sRGB, on its ground."""
    from PIL import Image  # noqa: PLC0415 – as above

    picture = _eight_bits(picture)
    transparent = picture.has_transparency_data
    converted = _by_profile(picture) if picture.info.get("icc_profile") and not transparent else None
    if converted is not None:
        return converted
    if not transparent:
        return picture.convert("RGB")
    whole = picture.convert("RGBA")
    behind = Image.new("RGBA", whole.size, ground)
    behind.alpha_composite(whole)
    return behind.convert("RGB")


def _by_profile(picture: Any) -> Any:  # noqa: ANN401 – as above
    """A picture with a colour profile of its own → sRGB; None where that profile is of no use."""
    from PIL import ImageCms  # noqa: PLC0415 – as above

    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(picture.info["icc_profile"]))
        return ImageCms.profileToProfile(picture, profile, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None


def _embedded(picture: Any, proportion: float, widest: float) -> Art:  # noqa: ANN401 – as above
    """Drawings as they are, in the packing of PNG; photographs as JPEG."""
    packed = io.BytesIO()
    entries = f"/Type/XObject/Subtype/Image/Width {picture.width}/Height {picture.height}/BitsPerComponent 8/ColorSpace/DeviceRGB"
    if picture.getcolors(MOST_COLOURS):
        picture.save(packed, "PNG")
        content = _png_data(packed.getvalue())
        entries += (
            f"/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors 3/BitsPerComponent 8/Columns {picture.width}>>"
        )
    else:
        picture.save(packed, "JPEG", quality=QUALITY, subsampling=0)
        content = packed.getvalue()
        entries += "/Filter/DCTDecode"
    return Art(_name(entries.encode() + content), proportion, Stream(entries.encode(), content, compress=False), widest)


def _png_data(png: bytes) -> bytes:
    """The packed rows of a PNG, which PDF takes as they are."""
    at, rows = 8, b""
    while at < len(png):
        length, kind = int.from_bytes(png[at : at + 4], "big"), png[at + 4 : at + 8]
        if kind == b"IDAT":
            rows += png[at + 8 : at + 8 + length]
        at += length + 12
    return rows


def _name(content: bytes) -> str:
    """The same for the same content, so that a picture of many cards is embedded once."""
    return "picture-" + hashlib.sha256(content).hexdigest()[:16]

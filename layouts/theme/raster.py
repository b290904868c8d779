"""The bytes of a PNG or a JPEG → what is embedded: its pixels upright, in sRGB, no more than are seen; or whether that can be.

The one room of Pillow for pictures that are drawn. A picture of a few kilobytes may open to gigabytes, so its pixels are
counted before they are unpacked; and it is unpacked whole before anything is drawn, so that a broken one is told about and
never printed in part. To check a picture is to unpack it and no more: all that drawing does behind that cannot fail.
"""

from __future__ import annotations

import io
import math
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from generator.files import UnusableError
from generator.model.packages import needed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from layouts.pdf.pen import Room

MOST_PIXELS = 50_000_000
"""What telephones make. Pillow unpacks a PNG whole, at four bytes a pixel: these take 200 MB, and twice as many would not
leave room below the 512 MB that a command may use."""

LONGEST_SIDE = 100_000
"""Pixels: beyond, it is a line and no picture; making it smaller takes some 50 bytes for each."""

MOST_PASSES = 100
"""Of a JPEG, which may draw itself as often as it likes, all over, in a few bytes each time. Programs make about ten."""

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

TURNS = {
    2: "FLIP_LEFT_RIGHT",
    3: "ROTATE_180",
    4: "FLIP_TOP_BOTTOM",
    5: "TRANSPOSE",
    6: "ROTATE_270",
    7: "TRANSVERSE",
    8: "ROTATE_90",
}
"""Its values (EXIF 2.32, 4.6.4), and how Pillow calls what makes a picture upright again."""

ON_ITS_SIDE = {5, 6, 7, 8}
"""Those that change width and height about."""

CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""Numbers to a pixel by the kind of a PNG: grey, colour, palette, either with transparency."""


class Facts(Struct, frozen=True):
    """What a page must know of a picture: its width over its height, upright, and how many pixels it has across."""

    proportion: float
    across: int


class Raster(Struct, frozen=True):
    """What is embedded: entries of its dictionary and its packed pixels; and the facts."""

    entries: bytes
    content: bytes
    facts: Facts


class Amount(Struct, frozen=True):
    """A picture that is not yet unpacked: its size in pixels, and the bytes that go through unpacking it, about."""

    width: int
    height: int
    unpacked: int


def amount(data: bytes) -> Amount:
    """How much a PNG or a JPEG opens to, by its head alone.

    Raises:
        UnusableError: too much, or it is broken.
        DeckError: Pillow is not installed.
    """
    opened = _opened(data)
    pixels = opened.width * opened.height
    if opened.format == "PNG":
        depth, kind = data[24], data[25]
        unpacked = pixels * (8 + CHANNELS.get(kind, 4) * depth) // 8
    else:
        unpacked = pixels * (8 + _passes(data)) // 4
    return Amount(opened.width, opened.height, unpacked)


def looked_through(data: bytes) -> Facts:
    """A picture that is unpacked whole, once, and left: it can be drawn.

    Raises:
        UnusableError: it cannot.
        DeckError: Pillow is not installed.
    """
    opened = _opened(data)
    across, by, turned = _unpack(opened)
    width, height = opened.size
    if by > 1 and opened.format != "JPEG":
        width, height = math.ceil(width / by), math.ceil(height / by)
    _srgb(_eight_bits(opened.crop((0, 0, 1, 1))), "#FFFFFF")  # a pixel goes the way that all will go
    return Facts(height / width if turned in ON_ITS_SIDE else width / height, across)


def raster(data: bytes, room: Room, ground: str, *, cropped: bool) -> Raster:
    """A picture as it is embedded; the arguments are those of ``pictures.open_picture``.

    Raises:
        UnusableError: it cannot be drawn.
        DeckError: Pillow is not installed.
    """
    upright, across = _upright(data)
    picture = _srgb(upright, ground)
    proportion = picture.width / picture.height
    width = (max if cropped else min)(room[0], room[1] * proportion) * SHARPNESS
    if width < picture.width:
        from PIL import Image  # noqa: PLC0415 – only for decks with pictures

        small = (max(round(width), 1), max(round(width / proportion), 1))
        picture = picture.resize(small, Image.Resampling.LANCZOS)
    return Raster(*_packed(picture), Facts(proportion, across))


def _upright(data: bytes) -> tuple[Any, int]:
    """A picture's pixels, whole and upright, at most ``MOST_KEPT``; and how many there were across."""
    opened = _opened(data)
    from PIL import Image  # noqa: PLC0415 – as above

    across, by, turned = _unpack(opened)
    picture = _smaller(opened, by) if by > 1 and opened.format != "JPEG" else opened
    return picture.transpose(Image.Transpose[TURNS[turned]]) if turned in TURNS else picture, across


def _opened(data: bytes) -> Any:  # noqa: ANN401 – Pillow is imported only where it is needed
    """A PNG or a JPEG of which the head is read, and whose amounts are possible."""
    with needed("pillow", "a picture in PNG or JPEG"):
        from PIL import Image  # noqa: PLC0415 – as above

    with _broken_or_whole():
        opened = Image.open(io.BytesIO(data), formats=("PNG", "JPEG"))
    size = f"{opened.width:,} × {opened.height:,}"
    if max(opened.size) > LONGEST_SIDE:
        raise UnusableError(f"has {size} pixels; at most {LONGEST_SIDE:,} on a side are possible", SMALLER)
    if opened.width * opened.height > MOST_PIXELS:
        raise UnusableError(f"has {size} pixels; at most {MOST_PIXELS // 10**6} million in all are possible", SMALLER)
    if opened.format != "PNG" and (passes := _passes(data)) > MOST_PASSES:
        what = f"draws itself in {passes:,} passes; at most {MOST_PASSES} are possible"
        raise UnusableError(what, "open it in a drawing program and save it anew")
    return opened


def _passes(data: bytes) -> int:
    """How often a JPEG draws over itself; between its markers no byte FF stands without a 00 behind it."""
    return data.count(b"\xff\xda")


def _unpack(opened: Any) -> tuple[int, int, int]:  # noqa: ANN401 – as above
    """Unpacks a picture: a large JPEG smaller at once.

    Returns how many pixels are across when it is upright, how many times smaller it must become, and how it was turned.
    """
    with _broken_or_whole():
        turned = opened.getexif().get(ORIENTATION, 1)
        by = math.ceil(math.sqrt(opened.width * opened.height / MOST_KEPT))
        across = opened.height if turned in ON_ITS_SIDE else opened.width
        if by > 1 and opened.format == "JPEG":
            opened.draft(None, (opened.width // by, opened.height // by))
        opened.load()
    return across, by, turned


@contextmanager
def _broken_or_whole() -> Iterator[None]:
    """Whatever Pillow says of a picture that it cannot unpack, in words."""
    from PIL import Image  # noqa: PLC0415 – as above

    try:
        yield
    except Image.DecompressionBombError:
        raise UnusableError("has more than 50 million pixels", SMALLER) from None
    except Exception:  # noqa: BLE001 – a broken picture fails in every way there is
        raise UnusableError(
            "is a broken picture, or not a whole one", "open it in a drawing program and save it anew"
        ) from None


def _smaller(opened: Any, by: int) -> Any:  # noqa: ANN401 – Pillow is imported only where it is needed
    """A large picture that is unpacked → one so many times smaller, made part by part.

    Each part is made so that its pixels can be mixed: those of a palette become colours, 16 bits become 8.
    """
    from PIL import Image  # noqa: PLC0415 – as above

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


def _packed(picture: Any) -> tuple[bytes, bytes]:  # noqa: ANN401 – as above
    """The entries of its dictionary, and its pixels: drawings as they are, in the packing of PNG; photographs as JPEG."""
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
    return entries.encode(), content


def _png_data(png: bytes) -> bytes:
    """The packed rows of a PNG, which PDF takes as they are."""
    at, rows = 8, b""
    while at < len(png):
        length, kind = int.from_bytes(png[at : at + 4], "big"), png[at + 4 : at + 8]
        if kind == b"IDAT":
            rows += png[at + 8 : at + 8 + length]
        at += length + 12
    return rows

"""A picture in CMYK → how much ink lies on one another in it, from a sample of its pixels.

JPEGs are decoded by Pillow, at a fraction of their size; where that is not installed, or a picture is coded in another way,
it is said that its ink was not added up.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from generator.prepress.objects import DamagedError, TooLargeError, array, data, name, number, numbers, thing

if TYPE_CHECKING:
    from pypdf.generic import DictionaryObject

SAMPLE = 40_000  # pixels
SIDE = 200  # pixels: a JPEG is decoded down to about as many
MOST_PIXELS = 15_000_000  # A4 at 400 dots per inch
INKS = 4
PART = 0.01  # of the pixels that may have more: a speck sets nothing off
BITS = 8


def total_ink(picture: DictionaryObject) -> float | None:
    """Per cent of ink that all but a hundredth of the pixels keep to; None where it cannot be told.

    Args:
        picture: one in a colour space of four inks.
    """
    width, height = (int(number(picture.get(key))) for key in ("/Width", "/Height"))
    if not 0 < width * height <= MOST_PIXELS or width <= 0:
        return None
    given = thing(picture.get("/Filter"))
    filters = [name(given)] if isinstance(given, str) else [name(each) for each in array(given)]
    content = None if "JPXDecode" in filters else _data(picture)
    if content is None:
        return None
    inverted = numbers(picture.get("/Decode"))[:1] == (1.0,)
    if "DCTDecode" in filters:
        pixels = _of_jpeg(content)
        inverted = not inverted  # Pillow takes every such JPEG for one of Adobe's, whose figures are upside down
    else:
        whole = number(picture.get("/BitsPerComponent")) == BITS and len(content) >= width * height * INKS
        pixels = _sampled(content[: width * height * INKS]) if whole else None
    if not pixels:
        return None
    totals = sorted(map(sum, zip(*(pixels[ink::INKS] for ink in range(INKS)), strict=True)))
    at = totals[int(len(totals) * PART)] if inverted else totals[len(totals) - 1 - int(len(totals) * PART)]
    return 100 * (INKS * 255 - at if inverted else at) / 255


def _data(picture: DictionaryObject) -> bytes | None:
    """The bytes of a picture; None for one that is broken or too large: the page is looked at all the same."""
    try:
        return data(picture)
    except (DamagedError, TooLargeError):
        return None


def _sampled(content: bytes) -> bytes:
    """One pixel of so many, evenly."""
    step = max(1, len(content) // INKS // SAMPLE)
    if step == 1:
        return content
    inks = [content[ink :: INKS * step] for ink in range(INKS)]
    return bytes(value for pixel in zip(*inks, strict=False) for value in pixel)


def _of_jpeg(content: bytes) -> bytes | None:
    """The pixels of a JPEG in CMYK as Pillow gives them, scaled down."""
    try:
        from PIL import Image  # noqa: PLC0415 – may be missing, and few files need it
    except ImportError:
        return None
    try:
        with Image.open(BytesIO(content), formats=("JPEG",)) as image:
            if image.mode != "CMYK" or image.width * image.height > MOST_PIXELS:
                return None
            image.draft("CMYK", (SIDE, SIDE))
            return _sampled(image.tobytes())
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):  # a JPEG that is none, or broken
        return None

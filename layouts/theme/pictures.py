"""A picture that a deck or a theme names → a picture ready to be placed: checked, upright, in sRGB, no larger than needed.

Each is opened as seldom as can be: a check unpacks it once for all stocks, products and languages, and what was made of it
for one page serves all others where it has the same room.
"""

from __future__ import annotations

import hashlib
import math
from contextlib import contextmanager
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.files import UnusableError, file_beside, read_beside
from layouts.pdf.objects import Stream
from layouts.theme.amounts import TogetherError
from layouts.theme.kept import Kept
from layouts.theme.raster import Facts, amount, looked_through, raster

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from layouts.pdf.canvas import Canvas
    from layouts.pdf.pen import Room
    from layouts.theme.amounts import Amounts

LARGEST_FILE = 40 * 1024 * 1024
"""Bytes."""

MOST_MADE = 64 * 1024 * 1024
"""Bytes of pictures that are kept as they are embedded."""

MOST_FOUND = 20_000
"""Pictures of which it is kept what a page must know of them, or why they cannot be drawn."""

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

    ``stream`` is None where a deck is only checked: such a picture has its size, and is never drawn.
    ``widest`` is how wide it may be in points: a picture of few pixels is not blown up until they show. ``shapes`` is how many
    a drawing has.
    """

    name: str
    proportion: float
    stream: Stream | None
    widest: float = math.inf
    shapes: int = 0

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
        if self.stream is None:
            raise ValueError("what was only checked is not drawn")
        canvas.image(self.name, self.stream, left, bottom, size)


REFUSED: Kept[bytes, tuple[str, str, str]] = Kept(MOST_FOUND)
"""By the digest of a picture's bytes, what is wrong with it, as of an ``UnusableError``."""

FACTS: Kept[bytes, Facts] = Kept(MOST_FOUND)
"""By the same, of pictures that were unpacked."""

MADE: Kept[tuple[bytes, tuple[Room, str, bool] | None], Art] = Kept(MOST_MADE)
"""By the same and where it is placed; what an SVG becomes is the same everywhere."""


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


def read_picture(
    path: Path,
    room: Room,
    ground: str,
    *,
    cropped: bool = False,
    drawn: bool = True,
    among: tuple[str, Amounts] | None = None,
) -> Art:
    """A picture in a file that was found; for the rest as ``open_picture``.

    Args:
        path: of the file.
        room: as above.
        ground: as above.
        cropped: as above.
        drawn: whether it will be drawn; else it is unpacked once, to see that it can be, and nothing is made to embed.
        among: its name, and what the other pictures of its deck open to.
    """
    data, digest, is_raster = _known(path, among)
    with _remembered(digest):
        return (
            _raster(digest, data, (room, ground, cropped), drawn=drawn) if is_raster else _vector(digest, data, among)
        )


def weigh(path: Path, name: str, amounts: Amounts) -> None:
    """Counts a picture of a deck among the others, by its head alone.

    Raises:
        UnusableError: all together are too much with it, or it cannot be used.
        DeckError: as ``open_picture``.
    """
    _known(path, (name, amounts))


def _known(path: Path, among: tuple[str, Amounts] | None) -> tuple[bytes, bytes, bool]:
    """The bytes of a picture, their digest, and whether it has pixels; counted, and not known to be of no use."""
    data = read_beside(path)
    digest, is_raster = hashlib.sha256(data).digest(), data.startswith((b"\x89PNG", b"\xff\xd8\xff"))
    if refusal := REFUSED.get(digest):
        raise UnusableError(*refusal)
    if is_raster and among and not among[1].knows(digest):
        with _remembered(digest):
            found = amount(data)
        among[1].count(among[0], digest, found, len(data))
    return data, digest, is_raster


@contextmanager
def _remembered(digest: bytes) -> Iterator[None]:
    """Keeps why a picture cannot be used, whatever deck it is in."""
    try:
        yield
    except TogetherError:
        raise
    except UnusableError as error:
        REFUSED.keep(digest, (error.what, error.hint, error.cause))
        raise


def _raster(digest: bytes, data: bytes, placed: tuple[Room, str, bool], *, drawn: bool) -> Art:
    """A PNG or a JPEG; ``placed`` says in which room, on which ground, and whether cropped."""
    if not drawn:
        facts = FACTS.get(digest) or FACTS.keep(digest, looked_through(data))
        return Art("", facts.proportion, None, float(facts.across))
    if kept := MADE.get((digest, placed)):
        return kept
    room, ground, cropped = placed
    made = raster(data, room, ground, cropped=cropped)
    FACTS.keep(digest, made.facts)
    stream, widest = Stream(made.entries, made.content, compress=False), float(made.facts.across)  # a pixel a point
    art = Art(_name(made.entries + made.content), made.facts.proportion, stream, widest)
    return MADE.keep((digest, placed), art, len(made.content))


def _vector(digest: bytes, data: bytes, among: tuple[str, Amounts] | None) -> Art:
    """An SVG, or what is wrong with a file of another kind."""

    def count(shapes: int) -> None:
        if among:
            among[1].count_shapes(among[0], digest, shapes)

    if kept := MADE.get((digest, None)):
        count(kept.shapes)
        return kept
    if among:
        among[1].check_shapes()
    if b"<svg" not in data[:4096] and data.lstrip()[:5] != b"<?xml":
        kind = next((kind for start, kind in OTHERS.items() if data.startswith(start)), "")
        kind = "a HEIC, as telephones make them" if data[4:8] == b"ftyp" else kind
        raise UnusableError(f"is {kind or 'no picture that is known here'}", "save it as PNG, JPEG or SVG")
    from layouts.theme.svg import LARGEST_SVG, read_svg  # noqa: PLC0415 – brings svglib

    if len(data) > LARGEST_SVG:
        raise UnusableError(f"is an SVG of more than {LARGEST_SVG // 1024**2} MB", "save it as a PNG")
    vector = read_svg(data, count)
    states = "".join(f"/{name}<</{name[:2]} {int(name[2:]) / 100:g}>>" for name in vector.alphas)
    entries = (
        f"/Type/XObject/Subtype/Form/BBox[0 0 {vector.width:.4f} {vector.height:.4f}]"
        f"/Matrix[{1 / vector.width:.9f} 0 0 {1 / vector.height:.9f} 0 0]/Resources<</ExtGState<<{states}>>>>"
    )
    content = vector.operators.encode("ascii")
    stream = Stream(entries.encode(), content)
    art = Art(_name(entries.encode() + content), vector.width / vector.height, stream, shapes=vector.shapes)
    return MADE.keep((digest, None), art, len(stream.content))


def forget() -> None:
    """Opens every picture anew from now on."""
    for kept in (REFUSED, FACTS, MADE):
        kept.forget()


def _name(content: bytes) -> str:
    """The same for the same content, so that a picture of many cards is embedded once."""
    return "picture-" + hashlib.sha256(content).hexdigest()[:16]

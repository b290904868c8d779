"""Small pictures of pages or cards, each with a caption → one picture with all of them."""

from __future__ import annotations

from contextlib import suppress
from importlib.util import find_spec
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from PIL import Image, ImageDraw, ImageFont

if TYPE_CHECKING:
    from collections.abc import Sequence

COLUMNS, ROWS = 6, 4  # pictures on one overview

GAP, LINE = 20, 24
"""Pixels between pages on an overview, and for the words below each."""

GROUND, INK = "#D9DCDF", "#1E2328"
"""Behind the pages on an overview, and the words there."""


class Tile(NamedTuple):
    """A small picture on an overview, and the words below it."""

    picture: Image.Image
    caption: str


def overview(title: str, tiles: Sequence[Tile]) -> Image.Image:
    """Tiles → one picture with all of them, row by row, a title above and its caption below each."""
    columns = min(COLUMNS, len(tiles))
    width = max(tile.picture.width for tile in tiles)
    height = max(tile.picture.height for tile in tiles)
    across, down = width + GAP, height + LINE + GAP
    size = (GAP + columns * across, GAP + LINE + GAP // 2 + ceil(len(tiles) / columns) * down)
    sheet = Image.new("RGB", size, GROUND)
    pen = ImageDraw.Draw(sheet)
    pen.text((GAP, GAP), title, INK, _font(18))
    for at, (picture, caption) in enumerate(tiles):
        left = GAP + at % columns * across + (width - picture.width) // 2
        top = GAP + LINE + GAP // 2 + at // columns * down
        sheet.paste(picture, (left, top))
        pen.text((left + picture.width / 2, top + picture.height + 5), caption, INK, _font(14), anchor="ma")
    return sheet


def _font(size: int) -> Any:  # noqa: ANN401 – one of Pillow's two kinds
    """The deck's own font where it is found, else the one that Pillow has."""
    spec = find_spec("fontpkg_atkinson_hyperlegible")
    if spec and spec.origin:
        with suppress(OSError):
            return ImageFont.truetype(Path(spec.origin).parent / "files" / "AtkinsonHyperlegible-Regular.ttf", size)
    return ImageFont.load_default(size)

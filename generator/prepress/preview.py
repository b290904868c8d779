"""PDFs → pictures to look at: a PNG for each page, and sheets with all of them small; the room of PDFium and of Pillow.

Pages are drawn and laid ready one by one, so a large deck takes no more memory than a small one, and all take their names
when the last is drawn. Every picture carries a mark, and says of which PDF it is: any other file is never replaced.
"""

from __future__ import annotations

import re
from contextlib import contextmanager, suppress
from functools import partial
from hashlib import sha256
from io import BytesIO
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

import msgspec
import pypdfium2  # type: ignore[import-untyped]
from PIL import Image, PngImagePlugin
from pypdfium2 import raw

from generator.files import FileSet, Target, target_problems
from generator.model.paper import POINTS_PER_MM, Cell
from generator.model.problems import DeckError, Problem
from generator.model.wording import harmless
from generator.prepress.opening import reopened
from generator.prepress.overview import COLUMNS, ROWS, Tile, overview
from generator.prepress.weight import check_weight

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from generator.product import Progress

MARK = ("Software", "Spiegel preview")
"""What every PNG of ours says of itself, so that it may be replaced."""

SOURCE = "Source"
"""Where it says of which PDF it is: by a digest of the name, as not every name can stand in a PNG."""

THUMB = 330
"""Pixels; the longer side of a page on an overview, or less."""

LARGEST = 40_000_000
"""Pixels of one picture; more are a mistake in the resolution, or a poster."""


MOST_PAGES = 10_000
"""Pages of a PDF of anybody's that pictures are made of; 1,000 workbooks in one file have as many. Each is a file."""

FEWER = "print some of its pages to a PDF of their own, and take that"


class Paged(NamedTuple):
    """A PDF to look at: what its pictures are called after, its bytes, and parts that have an overview of their own.

    ``parts`` gives for a page, counted from 0, the cells on it with a caption each: the cards of a sheet.
    """

    name: str
    data: bytes
    parts: Mapping[int, Sequence[tuple[str, Cell]]] = {}


class Seen(NamedTuple):
    """What came of a PDF: how many pages, and the overviews that show them all."""

    name: str
    pages: int
    overviews: tuple[Path, ...]


def check_foreign(data: bytes, file: str) -> None:
    """Refuses a PDF of anybody's that is broken, would take too much to draw, or has more pages than anybody looks at.

    Raises:
        DeckError: it does.
    """
    with _in_words(file):
        pypdfium2.PdfDocument(data).close()
    with reopened(data, file) as opened:
        if (many := len(opened.pages)) > MOST_PAGES:
            what = f"has {many:,} pages, and pictures are made of {MOST_PAGES:,} at most"
            raise DeckError([Problem(what, file, hint=FEWER)])
        check_weight(opened)


def preview(files: Sequence[Paged], folder: Path, dpi: int, progress: Progress) -> tuple[Seen, ...]:
    """PDFs → a PNG for each page and overviews, in a folder.

    Pictures of an earlier, longer preview of the same name are taken away, so that none is shown that is no more.

    Args:
        files: the PDFs; their names differ.
        folder: where the pictures go; made where it is missing.
        dpi: pixels to the inch.
        progress: shows how far the work is.

    Raises:
        DeckError: a PDF cannot be opened, a page would be too large, or a file that is no picture of ours is in the way.
    """
    problems: list[Problem] = []
    opened = []
    for file in files:
        try:
            opened.append(_Preview(file, folder, dpi))
        except DeckError as error:
            problems += error.problems
    if problems := problems + [problem for each in opened for problem in each.problems()]:
        raise DeckError(problems)
    with FileSet() as pictures:
        return tuple(each.make(pictures, progress) for each in opened)


@contextmanager
def _in_words(file: str, page: int = 0) -> Iterator[None]:
    """What PDFium cannot do with a file, or with one of its pages → one problem."""
    try:
        yield
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            hint = "open it with its password and save it without one, if it is yours to do so"
            raise DeckError([Problem("needs a password to be opened", file, hint=hint)]) from None
        if page:
            hint = "the file is damaged: make it anew"
            raise DeckError([Problem(f"page {page} cannot be drawn", file, hint=hint)]) from None
        raise DeckError([Problem("cannot be opened as a PDF", file, hint="is it a PDF, and whole?")]) from None


class _Preview:
    """The pictures of one PDF."""

    def __init__(self, file: Paged, folder: Path, dpi: int) -> None:
        self._file, self._folder, self._dpi = file, folder, dpi
        with _in_words(file.name):
            self._pdf = pypdfium2.PdfDocument(file.data)
            self._pdf.init_forms()
        self._pages = [folder / f"{file.name}-{page:03}.png" for page in range(1, len(self._pdf) + 1)]
        self._overviews = self._numbered("overview", len(self._pages))
        self._parts = self._numbered("cards", sum(map(len, file.parts.values())))

    def _numbered(self, what: str, many: int) -> list[Path]:
        """The files of as many overviews as so many tiles need."""
        numbers = range(1, ceil(many / (COLUMNS * ROWS)) + 1)
        return [
            self._folder / f"{self._file.name}-{what}{f'-{number}' if number > 1 else ''}.png" for number in numbers
        ]

    def problems(self) -> Iterator[Problem]:
        """Why the pictures cannot be made or written."""
        kind = msgspec.structs.replace(PICTURE, replaceable=partial(is_ours, name=self._file.name))
        for path in (*self._pages, *self._overviews, *self._parts):
            yield from target_problems(path, kind)
        for number in range(len(self._pdf)):
            with _in_words(self._file.name, number + 1):
                size = self._pdf.get_page_size(number)
            width, height = (side * self._dpi / 72 for side in size)
            if width * height > LARGEST:
                what = f"page {number + 1} would be a picture of {width:,.0f} by {height:,.0f} pixels"
                yield Problem(what, self._file.name, hint="ask for fewer with --dpi")

    def make(self, pictures: FileSet, progress: Progress) -> Seen:
        """Draws page by page; of the pages that are done only small pictures are kept, until a sheet is full."""
        name = self._file.name
        pages = _Overviews(name, "", self._overviews, pictures)
        parts = _Overviews(name, ": cards", self._parts, pictures)
        for number in progress(range(len(self._pages)), "drawing pictures", len(self._pages)):
            self._add(number, pictures, pages, parts)
        pages.finish()
        parts.finish()
        for path in self._outdated():
            pictures.remove(path)
        return Seen(name, len(self._pages), (*self._overviews, *self._parts))

    def _add(self, number: int, pictures: FileSet, pages: _Overviews, parts: _Overviews) -> None:
        """One page; its picture, which may take 140 MB, is gone before that of the next is made."""
        name, picture = self._file.name, self._draw(number)
        pictures.add(self._pages[number], as_png(picture, name))
        for caption, cell in self._file.parts.get(number, ()):
            parts.add(Tile(self._cut(picture, cell), caption))
        with _in_words(name, number + 1):
            label = self._pdf.get_page_label(number)
        pages.add(Tile(picture, f"{number + 1}" if label in {"", f"{number + 1}"} else f"{number + 1} · {label}"))

    def _draw(self, number: int) -> Image.Image:
        with _in_words(self._file.name, number + 1):
            page = self._pdf[number]
            bitmap = page.render(scale=self._dpi / 72)
            drawn: Image.Image = bitmap.to_pil()
            # from PDFium's blue, green and red, Pillow makes a picture of its own
            picture = drawn if drawn.mode == "RGB" else drawn.convert("RGB")
            bitmap.close()
            page.close()
        return picture

    def _cut(self, picture: Image.Image, cell: Cell) -> Image.Image:
        """The part of a page's picture where a cell lies, upright."""
        trim, scale = cell.trim, POINTS_PER_MM * self._dpi / 72
        left, top, right, bottom = (round(mm * scale) for mm in (trim.left, trim.top, trim.right, trim.bottom))
        part = picture.crop((left, top, right, bottom))
        return part.rotate(cell.turn, expand=True) if cell.turn else part

    def _outdated(self) -> list[Path]:
        """The pictures of an earlier, longer preview of this PDF: by their names, and by what they say of themselves."""
        made = {*self._pages, *self._overviews, *self._parts}
        form = re.compile(re.escape(self._file.name) + r"-(\d{3,}|(overview|cards)(-[1-9]\d?)?)\.png")
        with suppress(OSError):  # a folder that is not there yet
            found = [path for path in self._folder.iterdir() if form.fullmatch(path.name) and path not in made]
            return [path for path in found if is_ours(path, self._file.name)]
        return []


class _Overviews:
    """Overviews in the making: tiles gather, and a sheet that is full is written."""

    def __init__(self, name: str, what: str, targets: Sequence[Path], pictures: FileSet) -> None:
        self._name, self._title = name, f"{harmless(name)}{what}"
        self._targets, self._pictures = list(targets), pictures
        self._tiles: list[Tile] = []
        self._done = 0

    def add(self, tile: Tile) -> None:
        """One more tile; its picture is made small."""
        small = tile.picture.copy()
        small.thumbnail((THUMB, THUMB), Image.Resampling.BICUBIC, reducing_gap=2)
        self._tiles.append(Tile(small, tile.caption))
        if len(self._tiles) == COLUMNS * ROWS:
            self.finish()

    def finish(self) -> None:
        """Writes the tiles that are left."""
        if self._tiles:
            number = self._done + 1
            title = self._title if len(self._targets) == 1 else f"{self._title} · {number} of {len(self._targets)}"
            self._pictures.add(self._targets[self._done], as_png(overview(title, self._tiles), self._name))
            self._done, self._tiles = number, []


def as_png(picture: Image.Image, name: str) -> bytes:
    """A picture → a PNG that says that it is ours, and of which PDF."""
    said = PngImagePlugin.PngInfo()
    said.add_text(*MARK)
    said.add_text(SOURCE, _digest(name))
    target = BytesIO()
    picture.save(target, "PNG", pnginfo=said, compress_level=3)  # the size of 6 in half its time
    return target.getvalue()


def _digest(name: str) -> str:
    return sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def is_ours(path: Path, name: str = "") -> bool:
    """Whether a file is a picture that was made here; with a name also whether it is of this PDF.

    Pictures of earlier versions do not say of which: of them the name of their file decides.
    """
    try:
        with Image.open(path, formats=["PNG"]) as picture:
            of = picture.info.get(SOURCE)
            return picture.info.get(MARK[0]) == MARK[1] and (not name or of in {None, _digest(name)})
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return False


PICTURE = Target(
    "cards-nl-001.png",
    is_ours,
    "is no preview of ours, or one of another PDF",
    "choose another folder with -o, or give the file another name",
)
"""What a preview may replace: an earlier one."""

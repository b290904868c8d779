"""The pages of a PDF → each as it looks, upright and cropped, and the sheet on which two of them lie side by side.

Pages of a file that are not all of one size are scaled alike, so that the largest fits: the type on them keeps its
proportions, and each page lies in the middle of its half. A page that lies on its side among others that stand is turned.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace
from pypdf import PageObject

from generator.deck import booklet_imposition
from generator.model.paper import POINTS_PER_MM, Size
from generator.model.paper_names import ALIKE
from generator.model.problems import DeckError, Problem
from generator.prepress import objects
from generator.prepress.preflight.boxes import boxes_of

if TYPE_CHECKING:
    from generator.prepress.opening import OpenPdf

TURNS: tuple[objects.Matrix, ...] = ((1, 0, 0, 1, 0, 0), (0, -1, 1, 0, 0, 0), (-1, 0, 0, -1, 0, 0), (0, 1, -1, 0, 0, 0))
"""What turns a page clockwise, by quarters."""

TO_THE_LEFT = 3
"""Quarters: the head of a page at the left, as wide tables lie in a book."""

SMALLEST = 1.0
"""mm; a page that is narrower is a mistake of its file."""


LONGEST = 1e9
"""mm."""


class SourcePage(Struct, frozen=True):
    """A page of the file.

    ``seen`` is the part of it that is seen, in its own coordinates; ``upright`` puts that part upright, its lower-left
    corner at the origin, in points; ``size`` is then its size in mm. ``turned`` says that it is turned to the left on top
    of that, so that it lies as the other pages do.
    """

    page: PageObject
    seen: objects.Box
    upright: objects.Matrix
    size: Size
    turned: bool = False


class SizeGroup(Struct, frozen=True):
    """The pages of one size: the size in mm, and their numbers from 1."""

    size: Size
    pages: tuple[int, ...]


class Fitting(Struct, frozen=True):
    """How the pages of a file go on sheets: all pages, the sheet, and the sizes there are, the most common first."""

    pages: tuple[SourcePage, ...]
    on: booklet_imposition.Spread
    groups: tuple[SizeGroup, ...]

    @property
    def largest(self) -> tuple[SizeGroup, SizeGroup]:
        """The widest pages, and the highest: those that say how far all are scaled."""
        widest = max(self.groups, key=lambda group: group.size.width)
        return widest, max(self.groups, key=lambda group: group.size.height)

    @property
    def turned(self) -> tuple[int, ...]:
        """The numbers of the pages that are turned."""
        return tuple(at for at, page in enumerate(self.pages, start=1) if page.turned)


def fitted(pdf: OpenPdf, paper: str | None) -> Fitting:
    """The pages of a file, and the sheet for them.

    Args:
        pdf: the file.
        paper: the sheet, a name in ``PAPERS``; without it a sheet takes two pages of the most common size side by side.

    Raises:
        DeckError: the file has no pages, or one without a size.
    """
    pages = tuple(map(_page, pdf.pages))
    if not pages:
        raise DeckError([Problem("has no pages", pdf.file)])
    for at, page in enumerate(pages, start=1):
        if min(page.size.width, page.size.height) < SMALLEST:
            raise DeckError([Problem(f"page {at} is only {booklet_imposition.in_mm(page.size)}", pdf.file)])
    usual = _groups(pages)[0].size
    pages = tuple(_lying_alike(page, usual) for page in pages)
    groups = _groups(pages)
    largest = Size(width=max(group.size.width for group in groups), height=max(group.size.height for group in groups))
    if paper is not None:
        return Fitting(pages, booklet_imposition.spread(largest, paper), groups)
    scale = min(1.0, usual.width / largest.width, usual.height / largest.height)
    return Fitting(pages, replace(booklet_imposition.spread(usual), scale=scale), groups)


def _page(page: PageObject) -> SourcePage:
    boxes = boxes_of(page)
    left, bottom, right, top = boxes.media
    crop = boxes.boxes.get("Crop", boxes.media)
    seen = (max(left, crop[0]), max(bottom, crop[1]), min(right, crop[2]), min(top, crop[3]))
    if seen[0] >= seen[2] or seen[1] >= seen[3]:
        seen = boxes.media
    quarters = round(objects.number(page.get("/Rotate")) / 90) % 4
    upright, size = _turned(seen, (boxes.unit, 0, 0, boxes.unit, 0, 0), quarters)
    return SourcePage(page, seen, upright, size)


def _turned(seen: objects.Box, upright: objects.Matrix, quarters: int) -> tuple[objects.Matrix, Size]:
    """A part of a page turned clockwise: what puts its lower-left corner at the origin, and its size in mm."""
    turned = objects.product(upright, TURNS[quarters])
    x, y, far_x, far_y = objects.mapped(seen, turned)
    size = Size(width=(far_x - x) / POINTS_PER_MM, height=(far_y - y) / POINTS_PER_MM)
    return objects.product(turned, (1, 0, 0, 1, -x, -y)), size


def _lying_alike(page: SourcePage, usual: Size) -> SourcePage:
    """The page, turned to the left where it fits better so among pages of the usual size."""

    def room(width: float, height: float) -> float:
        return min(usual.width / width, usual.height / height)

    across, along = page.size.width, page.size.height
    if (
        booklet_imposition.same_size(page.size, usual)
        or room(along, across) <= room(across, along)
        or room(across, along) >= 1
    ):
        return page
    upright, size = _turned(page.seen, page.upright, TO_THE_LEFT)
    return replace(page, upright=upright, size=size, turned=True)


def _groups(pages: tuple[SourcePage, ...]) -> tuple[SizeGroup, ...]:
    """The pages by size, the most common first; of equally common ones the first in the file."""
    found: list[tuple[Size, list[int]]] = []
    near: dict[tuple[int, int], list[int]] = {}  # groups by the square their size lies in, as wide as sizes may differ
    for at, page in enumerate(pages, start=1):
        across, along = _square(page.size.width), _square(page.size.height)
        beside = [near.get((across + x, along + y), ()) for x in (-1, 0, 1) for y in (-1, 0, 1)]
        alike = [group for group in chain(*beside) if booklet_imposition.same_size(found[group][0], page.size)]
        if alike:
            found[min(alike)][1].append(at)
        else:
            near.setdefault((across, along), []).append(len(found))
            found.append((page.size, [at]))
    return tuple(SizeGroup(size, tuple(numbers)) for size, numbers in sorted(found, key=lambda each: -len(each[1])))


def _square(length: float) -> int:
    """Which of the squares; a length that no paper has, such as an endless one, lies in one of its own."""
    return int(length // ALIKE) if length < LONGEST else -2

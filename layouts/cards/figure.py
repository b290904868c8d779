"""A card's picture → a figure with its words, in the one window that the pictures of a deck share.

The window is as wide as text is, and the picture is cropped to it: in a hand of cards all begin and end at one height.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from generator.files import UnusableError
from generator.model.bank import Question, Tip
from generator.model.paper import POINTS_PER_MM
from layouts.pdf.pen import Room
from layouts.theme.pictures import Art
from layouts.theme.theme import WHITE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model.bank import Picture
    from generator.model.deck import Deck
    from generator.model.problems import Problem, Problems
    from layouts.cards.bilingual import CardFitter
    from layouts.cards.card import CardDesign
    from layouts.pdf.canvas import Canvas
    from layouts.theme.look import Look

LARGEST, LEAST = 30.0, 14.0
"""mm on a poker card; how high the window is at most, and what a card must leave for it."""

AIR = 4.5
"""mm on a poker card; from the window to the text below it."""


class Figure(Struct, frozen=True):
    """A picture with its window: ``left``, ``window``, ``radius`` and the ``size`` of the whole picture in points."""

    art: Art
    left: float
    window: Room
    size: Room
    radius: float
    shows: str

    def draw(self, canvas: Canvas, top: float) -> None:
        """The figure, the window's upper edge at ``top``; what is larger than the window is cut off on both sides alike."""
        bottom = top - self.window[1]
        across, up = self.size
        seen = (min(across, self.window[0]), min(up, self.window[1]))
        left, low = self.left + (self.window[0] - seen[0]) / 2, bottom + (self.window[1] - seen[1]) / 2
        with (
            canvas.picture(self.shows),
            canvas.clipped(left, low, seen, min(self.radius, *(each / 2 for each in seen))),
        ):
            self.art.draw(canvas, left - (across - seen[0]) / 2, low - (up - seen[1]) / 2, self.size)


def window_height(design: CardDesign, free: Iterable[float]) -> float:
    """The height of a deck's window, in points: as much as is free on each card that has a picture, within its bounds."""
    size = design.measures
    return max(min([size.mm(LARGEST), *(each for each in free if each >= size.mm(LEAST))]), size.mm(LEAST))


def least_height(design: CardDesign) -> str:
    """What a picture needs, in words."""
    return f"{design.measures.mm(LEAST) / POINTS_PER_MM:.0f} mm"


def open_figure(fitter: CardFitter, entry: str, picture: Picture, height: float) -> Figure | None:
    """A picture in a window of this height in points; None, and a problem, where it cannot be used.

    Args:
        fitter: of the deck's cards.
        entry: the id of the card's question or tip.
        picture: of the card.
        height: of the window.
    """
    design = fitter.design
    size = design.measures
    try:
        art = design.look.art(picture.file, (size.measure, size.mm(LARGEST)), WHITE, cropped=True)
    except UnusableError as error:
        fitter.problems.add(_problem(design.deck, entry, picture, error))
        return None
    window = (size.measure, height)
    return Figure(art, size.left, window, art.covering(window), size.radius, picture.shows[fitter.language])


def check_pictures(look: Look, problems: Problems) -> None:
    """Looks whether the pictures of all cards can be unpacked in a short while, before the first of them is.

    Args:
        look: of the deck.
        problems: takes up what is found.
    """
    for card in look.deck.cards:
        if isinstance(card.content, Question | Tip) and (picture := card.content.picture):
            try:
                look.weigh(picture.file)
            except UnusableError as error:
                problems.add(_problem(look.deck, card.content.id, picture, error))


def _problem(deck: Deck, entry: str, picture: Picture, error: UnusableError) -> Problem:
    """What is wrong with the picture of an entry, at its place in the deck."""
    what = error.what if picture.file in error.what else f"{picture.file} {error.what}"
    return deck.problem(entry, ("picture", "file"), what, error.hint)._replace(cause=error.cause)

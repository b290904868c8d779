"""Cards and the options that they are made with → the job sheet, one page for whoever prints and cuts them.

A layout draws what it is given and knows of no file, and a job sheet names the files of the cards. So it is put together here,
of the layout that prints cards and a function that draws the sheet; what comes of it is a layout as any other.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, get_args

from generator.build import jobs_of, prepare, usual_target
from generator.model.deck import Deck
from generator.model.paper import PageSize
from generator.product import Prepared, option

if TYPE_CHECKING:
    from generator.product import Layout, Progress

NAME = "jobsheet"

Sheet: TypeAlias = Callable[[Deck, Mapping[str, Prepared], Any, int, str | None], Prepared]
"""A deck, its files of cards by name, the options of those, the weight of their paper in g/m², and the paper of the sheet, or
None for that of the cards → the job sheet."""

PAPER: PageSize | None = option(
    None,
    "The paper of the job sheet; the cards lie on a stock that is on it, where there is one.  [default: what the deck says, "
    "or that of the cards]",
    lambda: get_args(PageSize),
)

WEIGHT: int = option(250, "The weight of the cards' paper, in g/m².", bounds=(60, 500))


class JobSheets:
    """A job sheet: one page for the copy shop, or for whoever prints and cuts.

    Take the options that you made the cards with. It names their files, with sheets, paper and how it is turned; what to measure,
    where to set the stop of a cutter, cut by cut, the command for CUPS, and what to ask for at the counter. The cards themselves
    are made with `spiegel cards`.
    """

    BILINGUAL = True
    """As the cards: one sheet for cards in two languages, in the first of them."""

    EXAMPLES: tuple[str, ...] = (
        "spiegel jobsheet",
        "spiegel jobsheet --lang en --stock tarot-a4 --weight 300",
        "spiegel jobsheet --duplex manual --order stacks --sets 2",
        "spiegel jobsheet my-deck.yaml --stock poker-letter",
    )

    def __init__(self, cards: Layout, sheet: Sheet, own: str) -> None:
        """Job sheets of one deck.

        Args:
            cards: the layout that prints cards.
            sheet: what sets the page.
            own: the name of a deck that has one: the files of its cards bear it.
        """
        self._cards, self._sheet, self._own = cards, sheet, own
        self.Options: type[Any] = _options_with(cards.Options)

    def prepare(self, deck: Deck, options: Any, progress: Progress) -> Prepared:  # noqa: ANN401 – made of those of the cards
        """Fits the cards, and the page that speaks of their files.

        Raises:
            DeckError: with all that the cards refuse; or the title has no room on the page.
        """
        fields = dataclasses.fields(self._cards.Options)
        of_cards = self._cards.Options(**{field.name: getattr(options, field.name) for field in fields})
        target = usual_target("cards", self._cards, of_cards, Path(), self._own)
        pieces, _ = prepare(jobs_of(self._cards, deck, of_cards, target), progress)
        files = {piece.target.name: piece.prepared for piece in pieces}
        return self._sheet(deck, files, of_cards, options.weight, options.paper)


def _options_with(cards: type[Any]) -> type[Any]:
    """The options of the cards, with those of the sheet behind them."""
    more = [("paper", PageSize | None, PAPER), ("weight", int, WEIGHT)]
    return dataclasses.make_dataclass("Options", more, bases=(cards,), frozen=True, slots=True, kw_only=True)

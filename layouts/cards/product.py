"""The deck: conversation cards on sheets to print on both sides and cut.

Print at actual size (100 %), on both sides of the paper, on stock of 200 to 300 g. Cut from mark to mark, the fronts
upwards, and leave the margin with the marks whole until the last cut. A back may have shifted by a millimetre or two
in the printer; nothing on it shows that.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from generator.bank import shipped
from generator.deck.extras import MOST, extra_cards
from generator.deck.imposition import Sheet, impose
from generator.model.deck import Card  # noqa: TC001 – the types of options are looked at when the command is made
from generator.model.problems import DeckError
from generator.model.wording import counted
from generator.product import Progress, Report, option
from layouts.cards import backs, cut_marks
from layouts.cards.card import CardFace, Kit, check_suits, make_kit
from layouts.cards.extra import ExtraFace
from layouts.cards.faces import prepare_face
from layouts.pdf.canvas import Canvas
from layouts.pdf.metadata import Description
from layouts.text.words import filled, fixed_words
from layouts.theme.loading import theme_of

if TYPE_CHECKING:
    from generator.model.bank import Suit
    from generator.model.deck import Deck

Backs = Literal["suit", "plain", "none"]

BILINGUAL = True
"""Both languages stand on each card."""

FLIPS = {"long-edge": "flip on the long edge", "short-edge": "flip on the short edge"}


EXAMPLES = (
    "spiegel cards",
    "spiegel cards --lang en --stock tarot-a4",
    "spiegel cards --lang nl,en",
    "spiegel cards --suit A,B --depth 1,2 --without A03",
    "spiegel cards --sample 20 --seed 7 --extras howto,pass,blank:6",
    "spiegel cards my-deck.yaml --backs plain -o my-deck.pdf",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What can be chosen for a deck of cards."""

    stock: str = option(
        "poker-a4", "The sheet and the size of the cards: see `spiegel list stocks`.", lambda: tuple(shipped.stocks())
    )
    backs: Backs = option("suit", "What the backs show: each card's suit, the deck's sign on all, or no backs at all.")
    extras: tuple[Card, ...] = option(
        (),
        f"Cards besides those of the deck: howto says how to play, pass is to pass with, blank is to write a question on; "
        f"such as howto,pass,blank:6, with up to {MOST} of each.",
        parse=extra_cards,
    )


def prepare(deck: Deck, options: Options, progress: Progress) -> PreparedCards:
    """Fits every text of the deck on the stock.

    Raises:
        DeckError: with every text that does not fit or has a character without a glyph, and every unreadable colour.
    """
    stock = shipped.stocks()[options.stock]
    deck = replace(deck, cards=(*deck.cards, *options.extras))
    kit = make_kit(deck, stock, theme_of(deck))
    check_suits(kit)
    faces = [prepare_face(card, kit) for card in progress(deck.cards, "fitting texts", len(deck.cards))]
    if len(kit.suit_names) < len(deck.bank.suits) or kit.fitter.problems:
        raise DeckError(kit.fitter.problems)
    return PreparedCards(kit, options.backs, impose([face for face in faces if face], stock))


class PreparedCards(Struct, frozen=True):
    """A deck whose texts are all fitted and whose cards all have a cell."""

    kit: Kit
    backs: Backs
    sheets: tuple[Sheet[CardFace], ...]

    @property
    def report(self) -> Report:
        """How many cards, sheets and pages; how to print and cut them."""
        stock, sides = self.kit.stock, 1 if self.backs == "none" else 2
        cards = sum(len(sheet.fronts) for sheet in self.sheets)
        made = f"{counted(cards, 'card')} on {counted(len(self.sheets), 'sheet')}, {counted(sides * len(self.sheets), 'page')}"
        both = f"on both sides, {FLIPS[stock.flip]}" if sides == 2 else "on one side"  # noqa: PLR2004 – a sheet's sides
        cut = "" if stock.marks == "none" else "; then cut along the marks on the fronts"
        return Report(made, (f"print on {stock.paper.capitalize()} at actual size (100 %), {both}{cut}",))

    def draw(self, progress: Progress) -> bytes:
        """The PDF: of each sheet the front, and behind it the back unless there are none."""
        deck, stock = self.kit.deck, self.kit.stock
        title = f"{deck.bank.title[deck.language]}: {self.kit.words['cards']}"
        canvas = Canvas(
            Description(title, deck.bank.author or deck.bank.title[deck.language], deck.language),
            self.kit.styles.regular,
        )
        canvas.print_as(None if self.backs == "none" else stock.flip)
        opened: set[str] = set()
        for sheet in progress(self.sheets, "drawing sheets", len(self.sheets)):
            with canvas.page(stock.sheet):
                self._draw_front(canvas, sheet, opened)
            if self.backs != "none":
                with canvas.page(stock.sheet):
                    self._draw_back(canvas, sheet)
        return canvas.finish()

    def _draw_front(self, canvas: Canvas, sheet: Sheet[CardFace], opened: set[str]) -> None:
        kit = self.kit
        canvas.label_page(f"{sheet.number} {kit.words['front']}")
        canvas.place("sheet", lambda: cut_marks.draw_marks(canvas, kit.stock, kit.styles, kit.words["bar"]))
        self._draw_caption(canvas, sheet, "front")
        for placed in sheet.fronts:
            face, language = placed.card, kit.deck.language
            group = face.group if isinstance(face, ExtraFace) else kit.words["tips"]
            group = face.suit.name[language] if face.suit else group
            if group not in opened:
                opened.add(group)
                canvas.outline(group)
            with canvas.section("Sect", title=face.id), canvas.cell(placed.cell):
                face.draw(canvas, kit)

    def _draw_back(self, canvas: Canvas, sheet: Sheet[CardFace]) -> None:
        kit = self.kit
        canvas.label_page(f"{sheet.number} {kit.words['back']}")
        self._draw_caption(canvas, sheet, "back")
        for placed in sheet.backs:
            suit = placed.card.suit if self.backs == "suit" else None
            extra = self.backs == "suit" and isinstance(placed.card, ExtraFace)
            with canvas.cell(placed.cell):
                captions = [self._back_caption(suit, each, extra=extra) for each in kit.deck.languages]
                backs.draw_back(canvas, kit, suit, captions, "-deck" if extra else "")

    def _back_caption(self, suit: Suit | None, language: str, *, extra: bool) -> str:
        """What a back says in a language: its suit's name, that it is a tip, or else the deck's title."""
        if suit:
            return suit.name[language]
        deck = self.kit.deck
        tips = self.backs == "suit" and not extra
        return fixed_words(deck, language)["tips"] if tips else deck.bank.title[language]

    def _draw_caption(self, canvas: Canvas, sheet: Sheet[CardFace], side: Literal["front", "back"]) -> None:
        kit = self.kit
        place = filled(kit.words["sheet"], number=sheet.number, total=len(self.sheets), side=kit.words[side])
        title = kit.deck.bank.title[kit.deck.language]
        with canvas.artifact():
            cut_marks.draw_caption(canvas, kit.stock, kit.styles, f"{title} · {kit.stock.name} · {place}")

"""A question card → its front: the question on its horizon, and below that the probe as its reflection."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal, cast

from msgspec import Struct
from msgspec.structs import replace

from generator.model.bank import STORY, Question, Suit
from generator.model.scalars import Depth
from layouts.cards.bilingual import HAIR, CardText, shorter
from layouts.cards.figure import AIR, LEAST, Figure, least_height, open_figure, window_height
from layouts.cards.furniture import Furniture, draw_depth, draw_imprint, draw_sign, rooms_below
from layouts.cards.header import Header, header_of
from layouts.cards.type_sizes import PROBE, QUESTION
from layouts.text.fitter import how_many_left
from layouts.text.typesetting import Fitted, without_stars

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model.deck import Card
    from generator.model.scalars import Text
    from layouts.cards.bilingual import CardFitter
    from layouts.cards.card import CardDesign
    from layouts.pdf.canvas import Canvas

BELOW_HEADER = 3.4
"""mm on a poker card: from what stands beside the sign to the question, or to its picture."""

QUESTION_LEADING, PROBE_LEADING = 1.22, 1.3

BETWEEN = 0.5
"""The air between two languages, as a part of the size of the first."""


class QuestionFace(Struct, frozen=True):
    """A fitted question card; ``probe`` and ``figure`` are None where it has none.

    ``spoken`` is read for its heading: the suit's name, the id, and in words the depth that ripples show.
    """

    id: str
    suit: Suit
    group: str
    depth: Depth
    question: CardText
    probe: CardText | None
    header: Header
    heading: Fitted
    role: Literal["H1", "H2"]
    spoken: str
    imprint: Fitted | None
    figure: Figure | None

    def draw(self, canvas: Canvas, design: CardDesign) -> None:
        """Furniture, then heading, question and probe in reading order."""
        size, theme, header = design.measures, design.theme, self.header
        colour = design.look.colour(self.suit)
        furniture = ("front", "question", self.suit.id, self.depth, int(self.header.premise is not None))
        canvas.place(furniture, lambda: self._draw_furniture(canvas, design))
        top, right = header.baseline + self.heading.cap_height, size.width - size.left
        canvas.element(self.role, self.heading, right, top, colour, "right", spoken=self.spoken, follows=header.start)
        header.draw_rest(canvas, colour)
        if self.figure:
            self.figure.draw(canvas, question_top(design, header))
        self.question.draw(canvas, "P", size.left, size.last_line + self.question.cap_height, (theme.ink, theme.quiet))
        if self.probe:
            top = size.first_below + self.probe.first.cap_height
            self.probe.draw(canvas, "P", size.left, top, (theme.read(colour), theme.read(colour)))

    def _draw_furniture(self, canvas: Canvas, design: CardDesign) -> None:
        """The sign, the ripples of the depth, the small print: drawn once for many cards."""
        colour = design.look.colour(self.suit)
        draw_sign(canvas, design, design.look.icon(self.suit), colour)
        draw_depth(canvas, design, self.depth, colour, self.header.baseline)
        draw_imprint(canvas, design, self.imprint)


class Questions:
    """Fits the question cards of a deck, whose pictures share a window.

    Args:
        fitter: of the deck's cards; it has the problems of what cannot be set.
        furniture: what repeats on them.
    """

    def __init__(self, fitter: CardFitter, furniture: Furniture) -> None:
        self._fitter = fitter
        self._design = fitter.design
        self._furniture = furniture
        self._question = replace(fitter.design.styles.text, leading=QUESTION_LEADING)
        self._probe = replace(fitter.design.styles.text, leading=PROBE_LEADING)

    def prepare(self, card: Card) -> QuestionFace | None:
        """Fits a question card; None, and a problem, where it cannot be set."""
        question, suit, fitter = cast("Question", card.content), cast("Suit", card.suit), self._fitter
        texts = [("question", question.question), *([("probe", question.probe)] if question.probe else [])]
        drawable = [fitter.drawable_in_all(card.id, key, text, self._question) for key, text in texts]
        header = header_of(self._furniture.headers, suit, after_story=STORY in question.follows)
        if not all(drawable) or header is None:
            return None
        text, figure = self._above(card.id, question, header)
        probe = self._below(card.id, question.probe) if question.probe else None
        if text is None or (question.probe and probe is None) or (question.picture and figure is None):
            return None
        design, said = self._design, without_stars(suit.name[fitter.language])
        return QuestionFace(
            card.id,
            suit,
            said,
            question.depth,
            text,
            probe,
            header,
            self._furniture.headers.id(card.id),
            "H2" if suit.id in design.suits_with_card else "H1",
            f"{said}, {card.id}, {design.words[f'depth_{question.depth}']}",
            self._furniture.imprint(beside_depth=True),
            figure,
        )

    def _above(self, card_id: str, question: Question, header: Header) -> tuple[CardText | None, Figure | None]:
        """The question and its picture, above the horizon; None, and a problem, where they cannot be set."""
        room, where, taken, figure = self._room(header), "", 0.0, None
        if question.picture:
            figure = open_figure(self._fitter, card_id, question.picture, self._window)
            taken = self._window if self._free(question) >= self._least else self._least
            taken += self._design.measures.mm(AIR)
            where = f"a picture of at least {least_height(self._design)}"
        return self._fit(card_id, "question", question.question, room - taken, where), figure

    def left(self, card: Card) -> dict[str, int]:
        """About how many characters the question and the probe may still have, by their keys; of a deck in one language.

        What cannot be set for another reason is left out. See ``how_many_left``.
        """
        question, suit = cast("Question", card.content), cast("Suit", card.suit)
        header = header_of(self._furniture.headers, suit, after_story=STORY in question.follows)
        texts: list[tuple[str, Text | None, Callable[[Text], CardText | None]]] = [
            ("probe", question.probe, self._probed)
        ]
        if header is not None:
            taken = self._least + self._design.measures.mm(AIR) if question.picture else 0.0
            room = self._room(header) - taken
            texts.insert(0, ("question", question.question, lambda text: self._asked(text, room)))
        return {
            key: how_many_left(text[self._fitter.language], _sharing(text, fits))
            for key, text, fits in texts
            if text and self._fitter.settable(text, self._question)
        }

    def _asked(self, text: Text, room: float) -> CardText | None:
        """A question in a room of this height; None where it does not fit."""
        measure = self._design.measures.measure
        return self._fitter.fit_ladder(text, self._question, QUESTION, (measure, room), BETWEEN)

    def _fit(self, card_id: str, key: str, text: Text, room: float, where: str = "") -> CardText | None:
        """A question in a room of this height; None, and a problem, where it does not fit."""

        def fits(text: Text) -> CardText | None:
            return self._asked(text, room)

        fitted = fits(text)
        if fitted is None:
            least = self._design.least(QUESTION)
            self._fitter.too_long_for_card(card_id, key, text, least, _sharing(text, fits), where)
        return fitted

    def _below(self, card_id: str, text: Text) -> CardText | None:
        """The probe, below the horizon; None, and a problem, where it does not fit."""
        fitted = self._probed(text)
        if fitted is None:
            least = self._design.least(PROBE)
            self._fitter.too_long_for_card(card_id, "probe", text, least, _sharing(text, self._probed))
        return fitted

    def _probed(self, text: Text) -> CardText | None:
        """The probe, below the horizon; None where it does not fit."""
        size = self._design.measures
        for measure, lowest in self._rooms_below:
            height = size.first_below - lowest + size.mm(10)
            for each in self._fitter.sized(text, self._probe, PROBE, measure, BETWEEN, height):
                if each.height - each.first.cap_height <= size.first_below - lowest:
                    return each
        return None

    @cached_property
    def _rooms_below(self) -> list[tuple[float, float]]:
        return list(rooms_below(self._design, self._furniture.imprint(beside_depth=True), depth=True))

    @cached_property
    def _least(self) -> float:
        """The height that a picture needs, in points."""
        return self._design.measures.mm(LEAST)

    @cached_property
    def _window(self) -> float:
        """The height of the window that the pictures of the deck's questions share, in points."""
        questions = (card.content for card in self._design.deck.cards)
        pictured = (each for each in questions if isinstance(each, Question) and each.picture)
        return window_height(self._design, map(self._free, pictured))

    def _free(self, question: Question) -> float:
        """What a question at its smallest leaves for a picture, in points; less than nothing where it cannot be set."""
        suit = next(suit for suit in self._design.deck.bank.suits if suit.id == question.suit)
        header = header_of(self._furniture.headers, suit, after_story=STORY in question.follows)
        size, least = self._design.measures, self._design.least(QUESTION)
        if not self._fitter.settable(question.question, self._question):
            return -1.0
        text = self._fitter.set_text(question.question, self._question, least, size.measure, BETWEEN, least, least)
        if header is None or text is None:
            return -1.0
        return self._room(header) - text.cap_height - size.mm(AIR) - HAIR

    def _room(self, header: Header) -> float:
        """The height above the horizon, from the first capitals to the last baseline, in points."""
        return question_top(self._design, header) - self._design.measures.last_line


def _sharing(text: Text, fits: Callable[[Text], CardText | None]) -> Callable[[float], CardText | None]:
    """Whether so much of a text fits, where there is a function for whole ones."""
    return lambda share: fits(shorter(text, share))


def question_top(design: CardDesign, header: Header) -> float:
    """The top of the highest question, or of its picture, below what stands at the top of the card."""
    return min(design.measures.top, header.bottom - design.measures.mm(BELOW_HEADER))

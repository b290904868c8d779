"""A question card → its front: the suit's bar, the question large, the probe clearly second."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias, cast

from msgspec import Struct
from msgspec.structs import replace

from generator.model.bank import STORY, Suit
from generator.model.scalars import Depth
from layouts.cards.bilingual import CardText, shorter
from layouts.cards.figure import Figure, figures
from layouts.cards.furniture import BAR_ICON, BarName, draw_depth, draw_imprint
from layouts.text.typesetting import Fitted, without_stars
from layouts.theme import icons
from layouts.theme.theme import WHITE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model.bank import Question
    from generator.model.deck import Card
    from generator.model.scalars import Text
    from layouts.cards.bilingual import CardFitter
    from layouts.cards.card import CardDesign
    from layouts.cards.furniture import Furniture
    from layouts.pdf.canvas import Canvas

FIGURE_LIFT = 8.0
"""How much nearer to the bar a picture stands than a question, in points on a poker card."""

ABOVE_PROBE = {1: 12, 2: 9}
"""By the number of languages: the least air between question and probe, in points on a poker card."""


_Fitting: TypeAlias = tuple[CardText, CardText | None, Figure | None]
"""A question, its probe and its picture."""


class QuestionFace(Struct, frozen=True):
    """A fitted question card; ``probe`` and ``premise`` are None where it has none.

    ``spoken`` is read for its heading: the suit's name and the id in the bar, and in words the depth that dots show.
    """

    id: str
    suit: Suit
    group: str
    depth: Depth
    question: CardText
    probe: CardText | None
    premise: Fitted | None
    heading: Fitted
    role: Literal["H1", "H2"]
    spoken: str
    name: BarName
    imprint: Fitted | None
    figure: Figure | None

    def draw(self, canvas: Canvas, design: CardDesign) -> None:
        """Furniture, then heading, question and probe in reading order."""
        size, theme = design.measures, design.theme
        colour = design.look.colour(self.suit)
        canvas.place(("front", "question", self.suit.id, self.depth), lambda: self._draw_furniture(canvas, design))
        self._draw_heading(canvas, design, theme.on(colour))
        if self.premise:
            canvas.element("P", self.premise, size.left, size.under_bar - 12 * size.scale, colour)
        top = question_top(design, self.premise)
        if self.figure:
            self.figure.draw(canvas, top + FIGURE_LIFT * size.scale)
            top -= self.figure.height - FIGURE_LIFT * size.scale
        self.question.draw(canvas, "P", size.left, top, (theme.ink, theme.quiet))
        if self.probe:
            self._draw_probe(canvas, design, self.probe, colour)

    def _draw_heading(self, canvas: Canvas, design: CardDesign, on_bar: str) -> None:
        """The suit's name and the card's id; the name in a second language is a paragraph, as all that stands in one."""
        size, name = design.measures, self.name
        top, spoken = size.under_bar + (size.bar + self.heading.cap_height) / 2, self.spoken
        right = size.width - size.left
        canvas.element(self.role, self.heading, right, top, on_bar, "right", spoken=spoken, follows=name.start)
        name.text.draw_second(canvas, name.x, name.top, on_bar)

    def _draw_probe(self, canvas: Canvas, design: CardDesign, probe: CardText, colour: str) -> None:
        size, quiet = design.measures, design.theme.quiet
        bottom = probe_bottom(design)
        x, top = size.left + 0.9 * size.scale, bottom + probe.height
        with canvas.artifact():
            canvas.stroke(colour, 1.8 * size.scale * design.theme.weight)
            canvas.line(x, bottom, x, top)
        probe.draw(canvas, "P", size.left + probe_indent(design), top, (quiet, quiet))

    def _draw_furniture(self, canvas: Canvas, design: CardDesign) -> None:
        """The bar with its icon, the dots of the depth, the small print: drawn once for many cards."""
        size, theme = design.measures, design.theme
        colour, unit = design.look.colour(self.suit), size.scale
        theme.draw_area(canvas, colour, (size.safe, size.under_bar, size.width - 2 * size.safe, size.bar), size.radius)
        icon = BAR_ICON * unit
        bottom = size.under_bar + (size.bar - icon) / 2
        icons.draw(canvas, design.look.icon(self.suit), size.left, bottom, icon, theme.on(colour), centred=True)
        draw_depth(canvas, design, self.depth, colour)
        draw_imprint(canvas, design, self.imprint)


def prepare_question(card: Card, fitter: CardFitter, furniture: Furniture) -> QuestionFace | None:
    """Fits a question card; None, and a problem, where it cannot be set."""
    question, suit = cast("Question", card.content), cast("Suit", card.suit)
    design = fitter.design
    texts = [("question", question.question), *([("probe", question.probe)] if question.probe else [])]
    drawable = [fitter.drawable_in_all(card.id, key, text, design.styles.text) for key, text in texts]
    if not all(drawable) or suit.id not in furniture.names:
        return None
    premise = furniture.premise if STORY in question.follows else None
    tried = figures(fitter, card.id, question.picture, design.measures.left, WHITE)
    fitted = _fit(card.id, question, fitter, question_top(design, premise) - probe_bottom(design), tried)
    if fitted is None:
        return None
    text, probe, figure = fitted
    words, said = design.words, without_stars(suit.name[fitter.language])
    return QuestionFace(
        card.id,
        suit,
        said,
        question.depth,
        text,
        probe,
        premise,
        furniture.heading(card.id),
        "H2" if suit.id in design.suits_with_card else "H1",
        f"{said}, {card.id}, {words[f'depth_{question.depth}']}",
        furniture.names[suit.id],
        furniture.imprint(),
        figure,
    )


def _fit(
    card_id: str, question: Question, fitter: CardFitter, height: float, tried: Sequence[Figure | None]
) -> _Fitting | None:
    """The question and its probe below one of the figures, in this height; None, and a problem, where they do not fit.

    No figure to try means that the card's picture has a problem of its own.
    """
    fitted = _set(question, fitter, height, tried)
    if fitted or not tried:
        return fitted
    sizes, probe = fitter.design.stock.text, question.probe
    key = "probe" if probe and not _leaves_half(probe, fitter, height) else "question"
    text: Text = getattr(question, key)

    def fits(share: float) -> object:
        return _set(replace(question, **{key: shorter(text, share)}), fitter, height, tried)

    smallest = fitter.smallest(sizes.probe if key == "probe" else sizes.question)
    fitter.too_long_for_card(card_id, key, text, smallest, fits)
    return None


def _leaves_half(probe: Text, fitter: CardFitter, height: float) -> bool:
    """Whether a probe can be set small enough to leave half of the height to its question."""
    design = fitter.design
    width = design.measures.measure - probe_indent(design)
    smallest = fitter.smallest(design.stock.text.probe)
    fitted = fitter.set_text(probe, design.styles.text, smallest, width)
    return fitted is not None and fitted.height <= height / 2


def _set(question: Question, fitter: CardFitter, height: float, tried: Sequence[Figure | None]) -> _Fitting | None:
    design, style, sizes = fitter.design, fitter.design.styles.text, fitter.design.stock.text
    scale, measure = design.measures.scale, design.measures.measure
    air, probe = ABOVE_PROBE[len(fitter.languages)] * scale, None
    last, least = fitter.smallest(sizes.probe), fitter.smallest(sizes.question)
    for figure in tried:
        below = height - figure.height + FIGURE_LIFT * scale if figure else height
        for small, larger in fitter.sizes_with_note(sizes.question, sizes.probe):
            if question.probe:
                probe = fitter.set_text(
                    question.probe, style, small, measure - probe_indent(design), smallest=last, height=below
                )
                if probe is None:
                    continue
            free = below - (probe.height + air if probe else 0)
            for size in larger:
                text = fitter.set_text(question.question, style, size, measure, smallest=least, height=free)
                if text and text.height <= free:
                    return text, probe, figure
    return None


def question_top(design: CardDesign, premise: Fitted | None) -> float:
    """The top of the question's capitals; lower where a premise stands above it."""
    size = design.measures
    return size.under_bar - (32 if premise else 18) * size.scale


def probe_bottom(design: CardDesign) -> float:
    """The lowest letters of the probe."""
    return design.measures.foot + 11 * design.measures.scale


def probe_indent(design: CardDesign) -> float:
    """From the left of the text to the probe, behind its short bar."""
    return 8 * design.measures.scale

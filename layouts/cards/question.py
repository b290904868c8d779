"""A question card and a kit → its front: the suit's bar, the question large, the probe clearly second."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast, get_args

from msgspec import Struct

from generator.model.bank import STORY, Depth, Suit
from layouts.cards.bilingual import Pair, draw_said, drawable_in_both, set_pair, sizes_together
from layouts.cards.card import BAR_ICON
from layouts.cards.figure import Figure, figures
from layouts.text.typesetting import Fitted, fit, set_text, sizes_down
from layouts.theme import icons
from layouts.theme.theme import WHITE

if TYPE_CHECKING:
    from generator.model.bank import Question
    from generator.model.deck import Card
    from layouts.cards.card import Kit
    from layouts.pdf.canvas import Canvas

DEPTHS = get_args(Depth)

FIGURE_LIFT = 8.0
"""How much nearer to the bar a picture stands than a question, in points on a poker card."""


class QuestionFace(Struct, frozen=True):
    """A fitted question card; ``probe`` and ``premise`` are None where it has none; in two languages both are pairs."""

    id: str
    suit: Suit
    depth: Depth
    question: Fitted | Pair
    probe: Fitted | Pair | None
    premise: Fitted | None
    heading: Fitted
    figure: Figure | None = None

    def draw(self, canvas: Canvas, kit: Kit) -> None:
        """Furniture, then id, question and probe in reading order."""
        size = kit.measures
        colour = kit.look.colour(self.suit)
        spoken = f"{self.suit.name[kit.deck.language]}, {self.id}, {kit.words[f'depth_{self.depth}']}"
        furniture = f"front-{self.suit.id}-{self.depth}"
        canvas.place(furniture, lambda: draw_furniture(canvas, kit, self.suit, self.depth))
        role = "H2" if self.suit.id in kit.headed else "H1"
        middle = size.under_bar + (size.bar + self.heading.cap_height) / 2
        canvas.element(role, self.heading, size.width - size.left, middle, kit.theme.on(colour), "right", spoken)
        if self.premise:
            canvas.element("P", self.premise, size.left, size.under_bar - 12 * size.scale, colour)
        top = question_top(kit, self.premise)
        if self.figure:
            self.figure.draw(canvas, top + FIGURE_LIFT * size.scale)
            top -= self.figure.taken - FIGURE_LIFT * size.scale
        draw_said(canvas, kit, "P", self.question, size.left, top, (kit.theme.ink, kit.theme.quiet))
        if self.probe:
            self._draw_probe(canvas, kit, self.probe, colour)

    def _draw_probe(self, canvas: Canvas, kit: Kit, probe: Fitted | Pair, colour: str) -> None:
        size = kit.measures
        bottom = probe_bottom(kit)
        x = size.left + 0.9 * size.scale
        with canvas.artifact():
            canvas.stroke(colour, 1.8 * size.scale * kit.theme.weight)
            canvas.line(x, bottom, x, bottom + probe.height)
        left, quiet = size.left + probe_indent(kit), kit.theme.quiet
        draw_said(canvas, kit, "P", probe, left, bottom + probe.height, (quiet, quiet))


def prepare_question(card: Card, kit: Kit) -> QuestionFace | None:
    """Fits a question card; None where it cannot be set, and then the kit's fitter has the problem."""
    question = cast("Question", card.content)
    if kit.deck.second:
        return _prepare_in_two_languages(card, question, kit)
    fitter, language, style = kit.fitter, kit.deck.language, kit.styles.text
    asked = question.question[language]
    probed = question.probe[language] if question.probe else ""
    drawable = [fitter.drawable(card.id, key, text, style) for key, text in (("question", asked), ("probe", probed))]
    suit = cast("Suit", card.suit)
    if not all(drawable) or suit.id not in kit.suit_names:
        return None
    heading = kit.heading(card.id)
    premise = kit.premise if STORY in question.follows else None
    room = question_top(kit, premise) - probe_bottom(kit)
    probe = None
    broken = len(fitter.problems)
    for figure in figures(kit, card.id, question.picture, kit.measures.left, WHITE):
        below = room - figure.taken + FIGURE_LIFT * kit.measures.scale if figure else room
        for size in sizes_down(kit.stock.text.probe):
            probe = (
                set_text(probed, style, size, kit.measures.measure - probe_indent(kit), language) if probed else None
            )
            taken = probe.height + 12 * kit.measures.scale if probe else 0
            fitted = fit(asked, style, kit.stock.text.question, kit.measures.measure, below - taken, language)
            if fitted and (probe or not probed):
                return QuestionFace(card.id, suit, question.depth, fitted, probe, premise, heading, figure)
    if len(fitter.problems) > broken:
        return None
    if probed and (probe is None or probe.height > room / 2):
        fitter.too_long(card.id, "probe", probed, kit.stock.text.probe.smallest)
    else:
        fitter.too_long(card.id, "question", asked, kit.stock.text.question.smallest)
    return None


def _prepare_in_two_languages(card: Card, question: Question, kit: Kit) -> QuestionFace | None:
    """Fits question and probe in both languages; all shrink together."""
    size, style, suit = kit.measures, kit.styles.text, cast("Suit", card.suit)
    texts = [("question", question.question)] + ([("probe", question.probe)] if question.probe else [])
    drawable = [drawable_in_both(kit, card.id, key, text, style) for key, text in texts]
    if not all(drawable) or suit.id not in kit.suit_names:
        return None
    premise = kit.premise if STORY in question.follows else None
    room = question_top(kit, premise) - probe_bottom(kit)
    broken, small = len(kit.fitter.problems), 0.0
    for figure in figures(kit, card.id, question.picture, size.left, WHITE):
        below = room - figure.taken + FIGURE_LIFT * size.scale if figure else room
        for small, smaller in sizes_together(kit, kit.stock.text.question, kit.stock.text.probe):
            asked = set_pair(kit, question.question, style, small, size.measure)
            probed = _probe_pair(kit, question, smaller)
            taken = probed.height + 9 * size.scale if probed else 0
            if asked and asked.height + taken <= below and (probed or not question.probe):
                heading = kit.heading(card.id)
                return QuestionFace(card.id, suit, question.depth, asked, probed, premise, heading, figure)
    if len(kit.fitter.problems) == broken:
        kit.fitter.too_long_together(card.id, "question", small)
    return None


def _probe_pair(kit: Kit, question: Question, size: float) -> Pair | None:
    """The probe in both languages, at a size; None where there is none, or a word is wider than the card."""
    width = kit.measures.measure - probe_indent(kit)
    return set_pair(kit, question.probe, kit.styles.text, size, width) if question.probe else None


def question_top(kit: Kit, premise: Fitted | None) -> float:
    """The top of the question's capitals; lower where a premise stands above it."""
    size = kit.measures
    return size.under_bar - (32 if premise else 18) * size.scale


def probe_bottom(kit: Kit) -> float:
    """The lowest letters of the probe."""
    return kit.measures.foot + 11 * kit.measures.scale


def probe_indent(kit: Kit) -> float:
    """From the left of the text to the probe, behind its short bar."""
    return 8 * kit.measures.scale


def draw_furniture(canvas: Canvas, kit: Kit, suit: Suit, depth: Depth) -> None:
    """The bar with icon and name, the dots of the depth, the small print: drawn once for many cards."""
    size = kit.measures
    colour, unit = kit.look.colour(suit), size.scale
    bar = (size.safe, size.under_bar, size.width - 2 * size.safe, size.bar)
    kit.theme.draw_area(canvas, colour, bar, size.radius)
    on_bar = kit.theme.on(colour)
    icon = BAR_ICON * unit
    icons.draw(
        canvas, kit.look.icon(suit), size.left, size.under_bar + (size.bar - icon) / 2, icon, on_bar, centred=True
    )
    _draw_name(canvas, kit, suit, size.left + icon + 5 * unit)
    for dot in DEPTHS:
        radius = 2.1 * unit
        canvas.fill(colour)
        canvas.stroke(colour, 0.8 * unit)
        x = size.left + radius + (dot - 1) * 7 * unit
        canvas.disc(x, size.foot, radius if dot <= depth else radius - 0.4 * unit, filled=dot <= depth)
    kit.draw_imprint(canvas, kit.theme.quiet)


def _draw_name(canvas: Canvas, kit: Kit, suit: Suit, x: float) -> None:
    """The suit's name in the middle of the bar, in the second language too where there is one."""
    size, name, second = kit.measures, kit.suit_names[suit.id], kit.second_names.get(suit.id)
    height = name.cap_height + (3.2 * size.scale + second.cap_height if second else 0)
    top = size.under_bar + (size.bar + height) / 2
    canvas.text(name, x, top, kit.theme.on(kit.look.colour(suit)))
    if second:
        canvas.text(second, x, top - height + second.cap_height, kit.theme.on(kit.look.colour(suit)))

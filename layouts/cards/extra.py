"""An extra card → its front: how to play, a card to pass with, or one to write a question of one's own on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias, cast

from msgspec import Struct

from generator.model.paper import POINTS_PER_MM
from generator.model.problems import Problem
from layouts.cards.bilingual import CardText
from layouts.cards.furniture import BAR_ICON, draw_imprint, draw_mirrored
from layouts.cards.question import probe_bottom, probe_indent
from layouts.cards.tip import draw_paper, drop, margin, title_gap
from layouts.text.typesetting import Fitted, set_text
from layouts.text.words import fixed_words
from layouts.theme import icons
from layouts.theme.theme import WHITE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model.deck import Card, Extra
    from generator.model.paper import SizeRange
    from generator.model.scalars import Text
    from layouts.cards.bilingual import CardFitter
    from layouts.cards.card import CardDesign
    from layouts.cards.furniture import Furniture
    from layouts.pdf.canvas import Canvas
    from layouts.pdf.pen import Room
    from layouts.text.typesetting import Style

STEPS = ("howto_1", "howto_2", "howto_3", "howto_4")

PITCH = 8.0
"""mm from one line to write on to the next: for a hand, so the same on every card."""

PROBE_PART = 0.3
"""How much of the height to write on is the probe's."""

CLOSER, TIGHT = 0.35, 0.1
"""The air between the languages of a step, and of a title in the bar, as parts of the first one's size."""


class ExtraMeasures(NamedTuple):
    """Measures of extra cards, in points on a poker card; parts are of a card's height, ``mirror_width`` of its width.

    Args:
        step_gap: from one step to the next, as a part of its size.
        pass_title: the height of the word to pass with, at most.
        pass_foot: what its text leaves free below it.
        pass_top: the part of the card where the word begins.
        mirror_top: the part of the card where the deck's sign stands.
        mirror_width: how wide the sign is.
        blank_title: the height of the title in the bar, at most.
        blank_largest: its largest size.
    """

    step_gap: float
    pass_title: float
    pass_foot: float
    pass_top: float
    mirror_top: float
    mirror_width: float
    blank_title: float
    blank_largest: float


MEASURES = {
    1: ExtraMeasures(0.6, 64, 26, 0.53, 0.76, 0.24, 12, 10.5),
    2: ExtraMeasures(0.75, 46, 33, 0.6, 0.79, 0.2, 20, 8.5),
}
"""By the number of languages."""


class HowtoFace(Struct, frozen=True):
    """A fitted card that says how to play: a title and numbered steps."""

    id: str
    group: str
    title: CardText
    steps: tuple[tuple[Fitted, CardText], ...]
    imprint: Fitted | None
    suit: None = None

    def draw(self, canvas: Canvas, design: CardDesign) -> None:
        """The sheet of paper and the deck's sign, then the title and the steps from the top down."""
        left, top, inks = (
            margin(design),
            design.measures.height - margin(design),
            (design.theme.ink, design.theme.quiet),
        )
        canvas.place(("front", "howto"), lambda: self._draw_furniture(canvas, design))
        x = left + _sign(design) + title_gap(design)
        self.title.draw(canvas, "H1", x, top - drop(self.title, _sign(design)), inks)
        top = _steps_top(design, self.title)
        with canvas.section("L"):
            for numeral, text in self.steps:
                with canvas.section("LI"):
                    canvas.element("Lbl", numeral, left, top, inks[0])
                    with canvas.section("LBody"):
                        text.draw(canvas, "P", left + _step_indent(design), top, inks)
                top -= text.height + _step_gap(text)

    def _draw_furniture(self, canvas: Canvas, design: CardDesign) -> None:
        draw_paper(canvas, design, self.imprint)
        sign = _sign(design)
        y = design.measures.height - margin(design) - sign
        icons.draw(canvas, design.look.icon(None), margin(design), y, sign, design.theme.ink, centred=True)


class PassFace(Struct, frozen=True):
    """A fitted card to lay down and pass: the deck's sign, a word, a text."""

    id: str
    group: str
    title: CardText
    text: CardText
    imprint: Fitted | None
    suit: None = None

    def draw(self, canvas: Canvas, design: CardDesign) -> None:
        """The sheet of paper and the deck's sign, then the word and the text, centred below."""
        middle, top = design.measures.width / 2, _pass_top(design)
        canvas.place(("front", "pass"), lambda: self._draw_furniture(canvas, design))
        inks = (design.theme.ink, design.theme.quiet)
        self.title.draw(canvas, "H1", middle, top, inks, "centre")
        top -= self.title.height + 9 * design.measures.scale
        self.text.draw(canvas, "P", middle, top, inks, "centre")

    def _draw_furniture(self, canvas: Canvas, design: CardDesign) -> None:
        size, theme, measures = design.measures, design.theme, _measures(design)
        draw_paper(canvas, design, self.imprint)
        ground = theme.paper if theme.areas == "filled" else WHITE
        top, width = size.height * measures.mirror_top, size.width * measures.mirror_width
        draw_mirrored(canvas, design, design.look.icon(None), top, width, theme.ink, ground)


class BlankFace(Struct, frozen=True):
    """A card with lines for a question and a probe; its title is fitted in the bar."""

    id: str
    group: str
    title: CardText
    imprint: Fitted | None
    suit: None = None

    def draw(self, canvas: Canvas, design: CardDesign) -> None:
        """The bar and the lines, then the title in the bar."""
        size, on_bar = design.measures, design.theme.on(design.theme.ink)
        canvas.place(("front", "blank"), lambda: self._draw_furniture(canvas, design))
        left, top = size.left + (BAR_ICON + 5) * size.scale, size.under_bar + (size.bar + self.title.cap_height) / 2
        self.title.draw(canvas, "H1", left, top, (on_bar, on_bar))

    def _draw_furniture(self, canvas: Canvas, design: CardDesign) -> None:
        """The bar with the deck's sign, lines for a question, and behind a short bar those for a probe."""
        size, theme, ink = design.measures, design.theme, design.theme.ink
        pitch, icon = PITCH * POINTS_PER_MM, BAR_ICON * size.scale
        theme.draw_area(canvas, ink, (size.safe, size.under_bar, size.width - 2 * size.safe, size.bar), size.radius)
        middle = size.under_bar + (size.bar - icon) / 2
        icons.draw(canvas, design.look.icon(None), size.left, middle, icon, theme.on(ink), centred=True)
        canvas.stroke(theme.lines, 0.5)
        right, bottom = size.left + size.measure, probe_bottom(design)
        height = size.under_bar - bottom
        probe_lines = max(round(PROBE_PART * height / pitch), 1)
        for line in range(probe_lines):
            canvas.line(size.left + probe_indent(design), bottom + line * pitch, right, bottom + line * pitch)
        for line in range(int(height / pitch - probe_lines - 1.2)):
            y = size.under_bar - (line + 1.2) * pitch
            canvas.line(size.left, y, right, y)
        x = size.left + 0.9 * size.scale
        canvas.stroke(ink, 1.8 * size.scale * theme.weight)
        canvas.line(x, bottom, x, bottom + (probe_lines - 0.3) * pitch)
        draw_imprint(canvas, design, self.imprint)


ExtraFace: TypeAlias = HowtoFace | PassFace | BlankFace


def prepare_extra(card: Card, fitter: CardFitter, furniture: Furniture) -> ExtraFace | None:
    """Fits an extra card; None, and a problem, where it cannot be set."""
    prepare = {"howto": _howto, "pass": _pass, "blank": _blank}
    face: ExtraFace | None = prepare[cast("Extra", card.content).kind](card, fitter, furniture)
    return face


def _howto(card: Card, fitter: CardFitter, furniture: Furniture) -> HowtoFace | None:
    design, size = fitter.design, fitter.design.measures
    measure = size.width - 2 * margin(design)
    room = (measure - _sign(design) - title_gap(design), 34 * size.scale)
    title = _fitted(card, fitter, "howto_title", design.styles.strong, design.scaled(15, 11), room, CLOSER)
    texts = {word: _in_languages(design, word) for word in STEPS}
    drawable = [_drawable(fitter, word, text, design.styles.tight) for word, text in texts.items()]
    if title is None or not all(drawable):
        return None
    height = _steps_top(design, title) - size.safe - 15 * size.scale
    steps = _fit_steps(tuple(texts.values()), fitter, measure - _step_indent(design), height)
    if steps is None:
        _too_long(card, fitter)
        return None
    return HowtoFace(card.id, design.words["howto_title"], title, steps, furniture.imprint(0.0))


def _fit_steps(
    texts: Sequence[Text], fitter: CardFitter, measure: float, height: float
) -> tuple[tuple[Fitted, CardText], ...] | None:
    """The steps, each with its number, at the one largest size at which all fit."""
    styles, smallest = fitter.design.styles, fitter.smallest(fitter.design.stock.text.tip)
    for (size,) in fitter.sizes(fitter.design.stock.text.tip):
        numbers = [set_text(str(at + 1), styles.strong, size, measure, "") for at in range(len(texts))]
        steps = [fitter.set_text(text, styles.tight, size, measure, CLOSER, smallest) for text in texts]
        fitted = tuple((number, step) for number, step in zip(numbers, steps, strict=True) if number and step)
        if len(fitted) == len(texts) and sum(step.height + _step_gap(step) for _, step in fitted) <= height:
            return fitted
    return None


def _pass(card: Card, fitter: CardFitter, furniture: Furniture) -> PassFace | None:
    design, size = fitter.design, fitter.design.measures
    measures, width = _measures(design), size.width - 2 * margin(design)
    room = (width, measures.pass_title * size.scale)
    title = _fitted(card, fitter, "pass_title", design.styles.strong, design.scaled(26, 14), room, CLOSER)
    if title is None:
        return None
    room = (width, _pass_top(design) - title.height - size.safe - measures.pass_foot * size.scale)
    text = _fitted(card, fitter, "pass_text", design.styles.text, design.stock.text.tip, room, CLOSER)
    return PassFace(card.id, design.words["pass_title"], title, text, furniture.imprint(0.0)) if text else None


def _blank(card: Card, fitter: CardFitter, furniture: Furniture) -> BlankFace | None:
    design, size, measures = fitter.design, fitter.design.measures, _measures(fitter.design)
    room = (size.measure - (BAR_ICON + 5) * size.scale, measures.blank_title * size.scale)
    sizes = design.scaled(measures.blank_largest, 7.5)
    title = _fitted(card, fitter, "blank_title", design.styles.strong, sizes, room, TIGHT)
    return BlankFace(card.id, design.words["blank_title"], title, furniture.imprint()) if title else None


def _fitted(
    card: Card, fitter: CardFitter, word: str, style: Style, sizes: SizeRange, room: Room, air: float
) -> CardText | None:
    """One of the fixed words in a room of width and height in points; None, and a problem, if it cannot be set."""
    text = _in_languages(fitter.design, word)
    if not _drawable(fitter, word, text, style):
        return None
    for (size,) in fitter.sizes(sizes):
        fitted = fitter.set_text(text, style, size, room[0], air, fitter.smallest(sizes))
        if fitted and fitted.height <= room[1]:
            return fitted
    _too_long(card, fitter)
    return None


def _in_languages(design: CardDesign, word: str) -> Text:
    """One of the fixed words in the deck's languages."""
    return {language: fixed_words(design.deck, language)[word] for language in design.deck.languages}


def _drawable(fitter: CardFitter, word: str, text: Text, style: Style) -> bool:
    return fitter.drawable_in_all("", ("texts", word), text, style)


def _too_long(card: Card, fitter: CardFitter) -> None:
    what, hint = f"does not fit on {fitter.design.stock.name}", "leave it out, or print on a stock with larger cards"
    fitter.problems.add(Problem(what, where=f"extra card {card.id}", hint=hint))


def _measures(design: CardDesign) -> ExtraMeasures:
    return MEASURES[len(design.deck.languages)]


def _sign(design: CardDesign) -> float:
    """The width and height of the deck's sign before a title."""
    return 20 * design.measures.scale


def _step_indent(design: CardDesign) -> float:
    """From the left of a step's number to its text."""
    return 13 * design.measures.scale


def _steps_top(design: CardDesign, title: CardText) -> float:
    """The top of the first step, below the sign and the title."""
    height = design.measures.height
    return height - margin(design) - max(_sign(design), title.height) - 9 * design.measures.scale


def _step_gap(text: CardText) -> float:
    """From one step to the next."""
    return text.first.size * MEASURES[text.languages].step_gap


def _pass_top(design: CardDesign) -> float:
    """The top of the word to pass with, below the sign and its reflection."""
    return design.measures.height * _measures(design).pass_top

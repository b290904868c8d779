"""An extra card → its front: how to play, a card to pass with, or one to write a question of one's own on."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, cast

from msgspec import Struct
from msgspec.structs import replace

from generator.model.paper import POINTS_PER_MM
from generator.model.problems import Problem
from layouts.cards.bilingual import CardText
from layouts.cards.furniture import ABOVE_FOOT, draw_imprint, draw_sign, foot_top, rooms_below
from layouts.cards.header import Header, name_left
from layouts.cards.title_place import body_top, title_width
from layouts.cards.type_sizes import PROBE, QUESTION, TIP, TITLE
from layouts.text.typesetting import Fitted, set_text
from layouts.text.words import fixed_words

if TYPE_CHECKING:
    from generator.model.deck import Card, Extra
    from generator.model.scalars import Text
    from layouts.cards.bilingual import CardFitter
    from layouts.cards.card import CardDesign
    from layouts.cards.furniture import Furniture
    from layouts.cards.type_sizes import Ladder
    from layouts.pdf.canvas import Canvas
    from layouts.text.typesetting import Style

STEPS = ("howto_1", "howto_2", "howto_3", "howto_4")

PITCH = 8.0
"""mm from one line to write on to the next: for a hand, so the same on every card."""

WRITING = 0.5
"""Points; the weight of a line to write on."""

LEADING, LEADING_WHERE_LOW = 1.24, 1.18

BELOW_WORD = 3.0
"""mm on a poker card: the air below the word to pass with."""

BELOW = PROBE._replace(steps=(11.0, 10.5, *PROBE.steps))
"""The sizes of the text to pass with, which stands where a probe does."""

INDENT = 4.6
"""mm on a poker card, from a step's number to its text."""

STEP_GAP, STEP_GAP_WHERE_LOW, BETWEEN = 0.6, 0.35, 0.3
"""From one step to the next, also on a low card, and between its languages, as parts of its size."""


class HowtoFace(Struct, frozen=True):
    """A fitted card that says how to play: a title and numbered steps."""

    id: str
    group: str
    title: CardText
    steps: tuple[tuple[Fitted, CardText], ...]
    imprint: Fitted | None
    suit: None = None

    def draw(self, canvas: Canvas, design: CardDesign) -> None:
        """The deck's sign and the small print, then the title and the steps from the top down."""
        size, inks = design.measures, (design.theme.ink, design.theme.quiet)
        canvas.place(
            (design.side, "howto", design.deck.language), lambda: _draw_furniture(canvas, design, self.imprint)
        )
        left, top = _title_place(design, self.title)
        self.title.draw(canvas, "H1", left, top, inks)
        top = body_top(design, top - self.title.height)
        with canvas.section("L"):
            for numeral, text in self.steps:
                with canvas.section("LI"):
                    canvas.element("Lbl", numeral, size.left, top, inks[0])
                    with canvas.section("LBody"):
                        text.draw(canvas, "P", size.left + size.mm(INDENT), top, inks)
                top -= text.height + _step_gap(design, text)


class PassFace(Struct, frozen=True):
    """A fitted card to lay down and pass: a word on the horizon and a text below it, each in its language in two."""

    id: str
    group: str
    title: CardText
    text: CardText
    imprint: Fitted | None
    suit: None = None

    def draw(self, canvas: Canvas, design: CardDesign) -> None:
        """The deck's sign and the small print, then the word and the text."""
        canvas.place((design.side, "pass"), lambda: _draw_furniture(canvas, design, self.imprint))
        size, inks = design.measures, (design.theme.ink, design.theme.quiet)
        first, second, gap = self.title.first, self.title.second, size.mm(BELOW_WORD)
        below = size.first_below
        if second is None or self.text.second is None:
            canvas.element("H1", first, size.left, size.last_line + first.height - first.descent, inks[0])
            self.text.draw(canvas, "P", size.left, below + self.text.first.cap_height, inks)
            return
        top = size.last_line + _stack(self.title.first, self.text.first, gap) - self.text.first.descent
        canvas.element("H1", first, size.left, top, inks[0])
        canvas.element("P", self.text.first, size.left, top - first.height - gap, inks[0])
        top = below + second.cap_height
        for fitted, start in ((second, top), (self.text.second, top - second.height - gap)):
            with canvas.tagged("P", language=self.title.language):
                canvas.text(fitted, size.left, start, inks[1])


class BlankFace(Struct, frozen=True):
    """A card with lines for a question and a probe; its title stands beside the sign."""

    id: str
    group: str
    header: Header
    imprint: Fitted | None
    suit: None = None

    def draw(self, canvas: Canvas, design: CardDesign) -> None:
        """The sign and the lines, then the title."""
        ink = design.theme.ink
        canvas.place(("front", "blank"), lambda: self._draw_furniture(canvas, design))
        canvas.element("H1", *self.header.start, ink)
        self.header.draw_rest(canvas, ink)

    def _draw_furniture(self, canvas: Canvas, design: CardDesign) -> None:
        """The deck's sign, lines for a question that ends on the horizon, and below it those for a probe."""
        size, pitch = design.measures, PITCH * POINTS_PER_MM
        _draw_furniture(canvas, design, self.imprint)
        canvas.stroke(design.theme.lines, WRITING)
        lowest = foot_top(design, self.imprint, depth=False) + pitch / 2
        lines = [size.horizon + pitch * step for step in range(1, int((size.top - size.horizon) / pitch) + 1)]
        lines += [size.horizon - pitch * step for step in range(1, int((size.horizon - lowest) / pitch) + 1)]
        for y in lines:
            canvas.line(size.left, y, size.left + size.measure, y)


ExtraFace: TypeAlias = HowtoFace | PassFace | BlankFace


def prepare_extra(card: Card, fitter: CardFitter, furniture: Furniture) -> ExtraFace | None:
    """Fits an extra card; None, and a problem, where it cannot be set."""
    prepare = {"howto": _howto, "pass": _pass, "blank": _blank}
    face: ExtraFace | None = prepare[cast("Extra", card.content).kind](card, fitter, furniture)
    return face


def _howto(card: Card, fitter: CardFitter, furniture: Furniture) -> HowtoFace | None:
    design, size = fitter.design, fitter.design.measures
    title = _title(fitter, _in_languages(design, "howto_title"))
    style = replace(design.styles.tight, leading=LEADING_WHERE_LOW if size.low else LEADING)
    texts = {word: _in_languages(design, word) for word in STEPS}
    drawable = [_drawable(fitter, word, text, style) for word, text in texts.items()]
    if not (
        _drawable(fitter, "howto_title", _in_languages(design, "howto_title"), design.styles.strong) and all(drawable)
    ):
        return None
    imprint = furniture.imprint(version=True)
    lowest = foot_top(design, imprint, depth=False) + size.mm(ABOVE_FOOT)
    steps = None
    if title:
        height = body_top(design, _title_place(design, title)[1] - title.height) - lowest
        steps = _fit_steps(tuple(texts.values()), fitter, style, height)
    if title is None or steps is None:
        _too_long(card, fitter)
        return None
    return HowtoFace(card.id, design.words["howto_title"], title, steps, imprint)


def _title(fitter: CardFitter, text: Text) -> CardText | None:
    """The title of a list at its largest size on two lines; None where it is too wide."""
    design = fitter.design
    if fitter.design.styles.strong.lacking(text[fitter.language]):
        return None
    tried = fitter.sized(text, design.styles.strong, TITLE, title_width(design), 0.25)
    return next((each for each in tried if len(each.first.widths) <= 2), None)  # noqa: PLR2004 – lines


def _title_place(design: CardDesign, title: CardText) -> tuple[float, float]:
    """The left edge and the top of the title: below the sign, on a low card beside the middle of it."""
    size = design.measures
    if size.low:
        return name_left(design), size.sign_bottom + (size.sign + title.cap_height) / 2
    return size.left, size.top


def _fit_steps(
    texts: tuple[Text, ...], fitter: CardFitter, style: Style, height: float
) -> tuple[tuple[Fitted, CardText], ...] | None:
    """The steps, each with its number, at the one largest size at which all fit."""
    design, least = fitter.design, fitter.design.least(TIP)
    measure = design.measures.measure - design.measures.mm(INDENT)
    for size in design.sizes(TIP):
        numbers = [set_text(str(at + 1), design.styles.strong, size, measure, "") for at in range(len(texts))]
        steps = [fitter.set_text(text, style, size, measure, BETWEEN, least, least) for text in texts]
        fitted = tuple((number, step) for number, step in zip(numbers, steps, strict=True) if number and step)
        used = sum(step.height + _step_gap(design, step) for _, step in fitted)
        last = _step_gap(design, fitted[-1][1]) if fitted else 0.0
        if len(fitted) == len(texts) and used - last <= height:
            return fitted
    return None


def _pass(card: Card, fitter: CardFitter, furniture: Furniture) -> PassFace | None:
    design, size = fitter.design, fitter.design.measures
    word, said, imprint = _in_languages(design, "pass_title"), _in_languages(design, "pass_text"), furniture.imprint()
    style = replace(design.styles.text, leading=LEADING)
    if not (
        _drawable(fitter, "pass_title", word, design.styles.strong) and _drawable(fitter, "pass_text", said, style)
    ):
        return None
    above = size.top - size.last_line
    for measure, lowest in rooms_below(design, imprint, depth=False):
        for title in fitter.sized(word, design.styles.strong, _words(design), size.measure):
            for text in fitter.sized(said, style, BELOW, measure):
                if _passes(title, text, (above, size.first_below - lowest), size.mm(BELOW_WORD)):
                    return PassFace(card.id, design.words["pass_title"], title, text, imprint)
    _too_long(card, fitter)
    return None


def _words(design: CardDesign) -> Ladder:
    """The sizes of the word to pass with: as a question's, smaller where a text stands with it above the horizon."""
    return QUESTION._replace(steps=QUESTION.steps[1:]) if design.two else QUESTION


def _passes(title: CardText, text: CardText, room: tuple[float, float], gap: float) -> bool:
    """Whether a word and a text fit above and below the horizon, in rooms to and from a baseline."""
    above, below = room
    if title.second is None or text.second is None:
        return title.cap_height <= above and text.height - text.first.cap_height <= below
    first = _stack(title.first, text.first, gap) - text.first.descent
    return first <= above and _stack(title.second, text.second, gap) - title.second.cap_height <= below


def _stack(title: Fitted, text: Fitted, gap: float) -> float:
    """The height of a text below a word."""
    return title.height + gap + text.height


def _blank(card: Card, fitter: CardFitter, furniture: Furniture) -> BlankFace | None:
    design, word = fitter.design, _in_languages(fitter.design, "blank_title")
    header = furniture.headers.named(("", ("texts", "blank_title")), word)
    return BlankFace(card.id, design.words["blank_title"], header, furniture.imprint()) if header else None


def _draw_furniture(canvas: Canvas, design: CardDesign, imprint: Fitted | None) -> None:
    """The deck's sign and the small print."""
    draw_sign(canvas, design, design.look.icon(None), design.theme.ink)
    draw_imprint(canvas, design, imprint)


def _in_languages(design: CardDesign, word: str) -> Text:
    """One of the fixed words in the deck's languages."""
    return {language: fixed_words(design.deck, language)[word] for language in design.deck.languages}


def _drawable(fitter: CardFitter, word: str, text: Text, style: Style) -> bool:
    return fitter.drawable_in_all("", ("texts", word), text, style)


def _too_long(card: Card, fitter: CardFitter) -> None:
    what, hint = f"does not fit on {fitter.design.stock.name}", "leave it out, or print on a stock with larger cards"
    fitter.problems.add(Problem(what, where=f"extra card {card.id}", hint=hint))


def _step_gap(design: CardDesign, text: CardText) -> float:
    """From one step to the next."""
    return text.first.size * (STEP_GAP_WHERE_LOW if design.measures.low else STEP_GAP)

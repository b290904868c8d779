"""An extra card and a kit → its front: how to play, a card to pass with, or one to write a question of one's own on."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, cast

from msgspec import Struct

from generator.model.paper import POINTS_PER_MM
from generator.model.problems import Problem
from layouts.cards.bilingual import Pair, draw_said, said_sizes, set_said
from layouts.cards.card import BAR_ICON
from layouts.cards.question import probe_bottom, probe_indent
from layouts.cards.tip import draw_furniture, margin, title_gap
from layouts.text.coverage import NO_GLYPH_HINT, no_glyph
from layouts.text.typesetting import Fitted, set_text
from layouts.text.words import fixed_words
from layouts.theme import icons
from layouts.theme.theme import WHITE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model.bank import Text
    from generator.model.deck import Card, Extra
    from generator.model.paper import SizeRange
    from layouts.cards.card import Kit
    from layouts.pdf.canvas import Canvas
    from layouts.text.typesetting import Style

STEPS = ("howto_1", "howto_2", "howto_3", "howto_4")

PITCH = 8.0
"""mm from one line to write on to the next: for a hand, so the same on every card."""

PROBE_PART = 0.3
"""How much of the room to write on is the probe's."""


class HowtoFace(Struct, frozen=True):
    """A fitted card that says how to play: a title and numbered steps."""

    id: str
    group: str
    title: Fitted | Pair
    steps: tuple[tuple[Fitted, Fitted | Pair], ...]
    suit: None = None

    def draw(self, canvas: Canvas, kit: Kit) -> None:
        """The sheet of paper and the deck's sign, then the title and the steps from the top down."""
        left, top, ink = margin(kit), kit.measures.height - margin(kit), kit.theme.ink
        inks = (ink, kit.theme.quiet)
        canvas.place("front-howto", lambda: _draw_howto(canvas, kit))
        drop = _drop(kit, self.title)
        draw_said(canvas, kit, "H1", self.title, left + _sign(kit) + title_gap(kit), top - drop, inks)
        top = _steps_top(kit, self.title)
        with canvas.section("L"):
            for numeral, text in self.steps:
                with canvas.section("LI"):
                    canvas.element("Lbl", numeral, left, top, ink)
                    with canvas.section("LBody"):
                        draw_said(canvas, kit, "P", text, left + _step_indent(kit), top, inks)
                top -= text.height + _step_gap(text)


class PassFace(Struct, frozen=True):
    """A fitted card to lay down and pass: the deck's sign, a word, a text."""

    id: str
    group: str
    title: Fitted | Pair
    text: Fitted | Pair
    suit: None = None

    def draw(self, canvas: Canvas, kit: Kit) -> None:
        """The sheet of paper and the deck's sign, then the word and the text, centred below."""
        middle, top = kit.measures.width / 2, _pass_top(kit)
        canvas.place("front-pass", lambda: _draw_pass(canvas, kit))
        inks = (kit.theme.ink, kit.theme.quiet)
        draw_said(canvas, kit, "H1", self.title, middle, top, inks, "centre")
        top -= self.title.height + 9 * kit.measures.scale
        draw_said(canvas, kit, "P", self.text, middle, top, inks, "centre")


class BlankFace(Struct, frozen=True):
    """A card with lines for a question and a probe; its title is fitted in the bar."""

    id: str
    group: str
    title: Fitted | Pair
    suit: None = None

    def draw(self, canvas: Canvas, kit: Kit) -> None:
        """The bar and the lines, then the title in the bar."""
        size = kit.measures
        canvas.place("front-blank", lambda: _draw_blank(canvas, kit))
        on_bar = kit.theme.on(kit.theme.ink)
        title = self.title
        height = title.height - title.second.descent if isinstance(title, Pair) else title.cap_height
        left, top = size.left + (BAR_ICON + 5) * size.scale, size.under_bar + (size.bar + height) / 2
        draw_said(canvas, kit, "H1", self.title, left, top, (on_bar, on_bar))


ExtraFace: TypeAlias = HowtoFace | PassFace | BlankFace


def prepare_extra(card: Card, kit: Kit) -> ExtraFace | None:
    """Fits an extra card; None where it cannot be set, and then the kit's fitter has the problem."""
    prepare = {"howto": _howto, "pass": _pass, "blank": _blank}
    face: ExtraFace | None = prepare[cast("Extra", card.content).kind](card, kit)
    return face


def _howto(card: Card, kit: Kit) -> HowtoFace | None:
    size, words = kit.measures, kit.words
    measure = size.width - 2 * margin(kit)
    room = (measure - _sign(kit) - title_gap(kit), 34 * size.scale)
    title = _fitted(card, kit, "howto_title", kit.styles.strong, kit.scaled(15, 11), room)
    texts = [_in_languages(kit, step) for step in STEPS]
    if title is None or not all(_drawable(card, kit, text, kit.styles.tight) for text in texts):
        return None
    height = _steps_top(kit, title) - size.safe - 15 * size.scale
    steps = _fit_steps(texts, kit, measure - _step_indent(kit), height)
    if steps is None:
        _too_long(card, kit)
        return None
    return HowtoFace(card.id, words["howto_title"], title, steps)


def _fit_steps(
    texts: Sequence[Text], kit: Kit, measure: float, height: float
) -> tuple[tuple[Fitted, Fitted | Pair], ...] | None:
    """The steps, each with its number, at the one largest size at which all fit."""
    for size in said_sizes(kit, kit.stock.text.tip):
        numbers = [set_text(str(at + 1), kit.styles.strong, size, measure, "") for at in range(len(texts))]
        steps = [set_said(kit, text, kit.styles.tight, size, measure, 0.35) for text in texts]
        fitted = tuple((number, step) for number, step in zip(numbers, steps, strict=True) if number and step)
        if len(fitted) == len(texts) and sum(step.height + _step_gap(step) for _, step in fitted) <= height:
            return fitted
    return None


def _pass(card: Card, kit: Kit) -> PassFace | None:
    size = kit.measures
    width = size.width - 2 * margin(kit)
    title = _fitted(
        card,
        kit,
        "pass_title",
        kit.styles.strong,
        kit.scaled(26, 14),
        (width, (46 if kit.deck.second else 64) * size.scale),
    )
    if title is None:
        return None
    height = _pass_top(kit) - title.height - size.safe - (33 if kit.deck.second else 26) * size.scale
    text = _fitted(card, kit, "pass_text", kit.styles.text, kit.stock.text.tip, (width, height))
    return PassFace(card.id, kit.words["pass_title"], title, text) if text else None


def _blank(card: Card, kit: Kit) -> BlankFace | None:
    size = kit.measures
    room = (size.measure - (BAR_ICON + 5) * size.scale, (20 if kit.deck.second else 12) * size.scale)
    largest = 8.5 if kit.deck.second else 10.5
    title = _fitted(card, kit, "blank_title", kit.styles.strong, kit.scaled(largest, 7.5), room, 0.1)
    return BlankFace(card.id, kit.words["blank_title"], title) if title else None


def _fitted(
    card: Card, kit: Kit, word: str, style: Style, sizes: SizeRange, room: tuple[float, float], air: float = 0.35
) -> Fitted | Pair | None:
    """One of the fixed words in a room of width and height in points; None, and a problem, if it cannot."""
    text = _in_languages(kit, word)
    if not _drawable(card, kit, text, style):
        return None
    for size in said_sizes(kit, sizes):
        said = set_said(kit, text, style, size, room[0], air)
        if said and said.height <= room[1]:
            return said
    _too_long(card, kit)
    return None


def _in_languages(kit: Kit, word: str) -> Text:
    """One of the fixed words in the deck's languages."""
    return {language: fixed_words(kit.deck, language)[word] for language in kit.deck.languages}


def _drawable(card: Card, kit: Kit, text: Text, style: Style) -> bool:
    lacking = [character for said in text.values() for character in style.lacking(said)]
    if lacking:
        kit.fitter.problems.append(Problem(no_glyph(lacking), where=f"extra card {card.id}", hint=NO_GLYPH_HINT))
    return not lacking


def _too_long(card: Card, kit: Kit) -> None:
    what, hint = f"does not fit on {kit.stock.name}", "leave it out, or print on a stock with larger cards"
    kit.fitter.problems.append(Problem(what, where=f"extra card {card.id}", hint=hint))


def _sign(kit: Kit) -> float:
    """The width and height of the deck's sign before a title."""
    return 20 * kit.measures.scale


def _step_indent(kit: Kit) -> float:
    """From the left of a step's number to its text."""
    return 13 * kit.measures.scale


def _drop(kit: Kit, title: Fitted | Pair) -> float:
    """How far a title of one line hangs below the top of the sign beside it, to stand in its middle."""
    return 0.0 if isinstance(title, Pair) or len(title.lines) > 1 else max(0.0, (_sign(kit) - title.cap_height) / 2)


def _steps_top(kit: Kit, title: Fitted | Pair) -> float:
    """The top of the first step, below the sign and the title."""
    return kit.measures.height - margin(kit) - max(_sign(kit), title.height) - 9 * kit.measures.scale


def _step_gap(text: Fitted | Pair) -> float:
    """From one step to the next."""
    return text.first.size * 0.75 if isinstance(text, Pair) else text.size * 0.6


def _pass_top(kit: Kit) -> float:
    """The top of the word to pass with, below the sign and its reflection."""
    return kit.measures.height * (0.6 if kit.deck.second else 0.53)


def _draw_howto(canvas: Canvas, kit: Kit) -> None:
    draw_furniture(canvas, kit, None)
    sign = _sign(kit)
    y = kit.measures.height - margin(kit) - sign
    icons.draw(canvas, kit.look.icon(None), margin(kit), y, sign, kit.theme.ink, centred=True)


def _draw_pass(canvas: Canvas, kit: Kit) -> None:
    size = kit.measures
    draw_furniture(canvas, kit, None)
    horizon, part = (0.79, 0.2) if kit.deck.second else (0.76, 0.24)
    ground = kit.theme.paper if kit.theme.areas == "filled" else WHITE
    kit.draw_mirrored(canvas, kit.look.icon(None), size.height * horizon, size.width * part, kit.theme.ink, ground)


def _draw_blank(canvas: Canvas, kit: Kit) -> None:
    """The bar with the deck's sign, lines for a question, and behind a short bar those for a probe."""
    size, ink = kit.measures, kit.theme.ink
    pitch, icon = PITCH * POINTS_PER_MM, BAR_ICON * size.scale
    kit.theme.draw_area(canvas, ink, (size.safe, size.under_bar, size.width - 2 * size.safe, size.bar), size.radius)
    middle = size.under_bar + (size.bar - icon) / 2
    icons.draw(canvas, kit.look.icon(None), size.left, middle, icon, kit.theme.on(ink), centred=True)
    canvas.stroke(kit.theme.lines, 0.5)
    right, bottom = size.left + size.measure, probe_bottom(kit)
    room = size.under_bar - bottom
    probed = max(round(PROBE_PART * room / pitch), 1)
    for line in range(probed):
        canvas.line(size.left + probe_indent(kit), bottom + line * pitch, right, bottom + line * pitch)
    for line in range(int(room / pitch - probed - 1.2)):
        y = size.under_bar - (line + 1.2) * pitch
        canvas.line(size.left, y, right, y)
    x = size.left + 0.9 * size.scale
    canvas.stroke(ink, 1.8 * size.scale * kit.theme.weight)
    canvas.line(x, bottom, x, bottom + (probed - 0.3) * pitch)
    kit.draw_imprint(canvas, kit.theme.quiet)

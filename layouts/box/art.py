"""A deck's look and a net on its sheet → what stands on the panels: title, signs, words and the line, fitted and placed.

Lengths are mm from the top-left corner of the paper.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from generator.model.deck import Words
from generator.model.paper import POINTS_PER_MM, Rect, SizeRange
from layouts.book.cover import MOST
from layouts.cards.horizon import PART
from layouts.cards.slices import Slice, slices
from layouts.text.fitter import LEAST, Fitter, Origin, sizes_down
from layouts.text.typesetting import Fitted, set_text
from layouts.theme.look import Look

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.bank import Suit
    from layouts.box.net import Net
    from layouts.box.placing import Laid

MARGIN = 6.0
"""mm beside the text of a panel, on a poker card; less on a smaller one."""

BLEED = 2.0
"""mm that the line runs past the left cut, and onto the strip, which lies behind the front."""

TITLE, WORDS, ON_SIDE = (26.0, 9.0), (11.0, 8.0), (11.0, LEAST)
"""The largest and the smallest size of type, in points: of the title, of words below it and on the back, and on the sides."""

ON_TAB = (11.0, 8.5)
"""The largest and the smallest size of a name on one line of a tab, in points; one that needs more has two lines."""

SIGN_PART, SIGN_LEAST = 0.62, 12.0
"""How wide the large sign is at most, as a part of its panel; mm below which there is none."""

ABOVE_LINE = 3.0
"""mm between what stands on the line and what stands above that."""

TAB_SIGN, TAB_EDGE = 7.0, 2.5
"""mm: the width of the sign on a tab, and from the tab's edge to it."""

Turn = Literal[0, 90, 180]


class PanelText(Struct, frozen=True):
    """A fitted text with its role; ``x`` is its left edge, or its middle where ``middle``; ``y`` the top of its capitals.

    ``turn`` 90 reads upwards: ``x`` is then the top of the capitals, and ``y`` where the text begins.
    """

    role: str
    text: Fitted
    x: float
    y: float
    turn: Turn = 0
    colour: str = ""


class Sign(Struct, frozen=True):
    """A sign on a line, ``size`` mm wide, with its mirror image or with a reflection in slices, in points.

    ``turned``: on its head.
    """

    icon: str
    colour: str
    left: float
    horizon: float
    size: float
    slices: tuple[Slice, ...] = ()
    turned: bool = False


class Art(Struct, frozen=True):
    """What stands on the panels of one net; the line runs from a left to a right at a height, or there is none."""

    words: tuple[PanelText, ...]
    signs: tuple[Sign, ...]
    line: tuple[float, float, float] | None


class Artist(Struct, frozen=True):
    """Fits the texts of panels; ``what`` is how many cards there are, in words."""

    look: Look
    fitter: Fitter
    words: Words
    what: str

    def box(self, net: Net, laid: Laid) -> Art:
        """A tuck box: the title and the suits' signs on its front, how to play and the deck's sign on its back, sides."""
        return self._around(net, laid, notch=min(9.0, net.panels["front"].width / 6))

    def band(self, net: Net, laid: Laid) -> Art:
        """A belly band, which is too low for how to play."""
        return self._around(net, laid, notch=0.0)

    def _around(self, net: Net, laid: Laid, notch: float) -> Art:
        panels = {name: _moved(panel, laid) for name, panel in net.panels.items()}
        front, back = panels["front"], panels["back"]
        horizon = front.top + front.height * (1 - PART)
        texts = [*self._front(front, horizon, notch)]
        signs = [*self._row(front, horizon)]
        large = self._large(back, horizon)
        if notch:
            texts += self._back(back, large.horizon - large.size / 2 if large else horizon)
        signs += [large] if large else []
        title = self.look.deck.bank.title[self.look.deck.language]
        for name, said, origins in (
            ("side", title, (Origin("", "title", title),)),
            ("other side", self.what, (Origin("", ("texts", "cards"), self.words["cards"]),)),
        ):
            texts += self._side(panels[name], horizon, said, origins)
        right = panels["other side"].right + BLEED
        return Art(tuple(texts), tuple(signs), (front.left - BLEED, right, horizon))

    def _front(self, front: Rect, horizon: float, notch: float) -> Iterator[PanelText]:
        deck, styles, margin = self.look.deck, self.look.styles, _margin(front)
        row = next(iter(self._row(front, horizon)), None)
        top = front.top + (notch + margin * 0.7 if notch else margin * 0.7)
        foot = horizon - (row.size / 2 if row else 0) - ABOVE_LINE
        counted = self._small("the number of cards", self.what, "cards", front.width - 2 * margin, 12.0)
        under = counted.height / POINTS_PER_MM + 3.0 if counted else 0.0
        if foot - top - under < TITLE[1] / POINTS_PER_MM * 1.2:
            counted, under = None, 0.0
        room = ((front.width - 2 * margin) * POINTS_PER_MM, (foot - top - under) * POINTS_PER_MM)
        sizes = SizeRange(largest=TITLE[0], smallest=TITLE[1])
        title = self.fitter.fit("", "title", deck.bank.title, styles.strong, sizes, room)
        if title is None:
            return
        yield PanelText("H1", title, front.left + margin, top)
        if counted:
            bottom = top + (title.height - title.descent) / POINTS_PER_MM
            yield PanelText("P", counted, front.left + margin, bottom + 4.0)

    def _row(self, panel: Rect, horizon: float) -> Iterator[Sign]:
        """The suits' signs beside each other on the line."""
        deck, margin = self.look.deck, _margin(panel)
        suits = (deck.selected.suits or deck.bank.suits)[:MOST]
        width = panel.width - 2 * margin
        size = min(width / (max(len(suits), 1) * 1.2), width * 0.22, 2 * (panel.bottom - horizon - 2))
        step = (width - size) / (len(suits) - 1) if len(suits) > 1 else 0.0
        for at, suit in enumerate(suits):
            yield self._sign(suit, panel.left + margin + at * step, horizon, size)

    def _sign(self, suit: Suit | None, left: float, horizon: float, size: float) -> Sign:
        return Sign(self.look.icon(suit), self.look.colour(suit), left, horizon, size)

    def _large(self, panel: Rect, horizon: float) -> Sign | None:
        """The deck's own sign in the middle of a panel, with its reflection in the water."""
        below, above = panel.bottom - horizon - 4, (horizon - panel.top) * 0.55
        size = min(panel.width * SIGN_PART, 2 * below, 2 * above)
        if size < SIGN_LEAST:
            return None
        left = panel.left + (panel.width - size) / 2
        return Sign(
            self.look.icon(None), self.look.colour(None), left, horizon, size, tuple(slices(size * POINTS_PER_MM))
        )

    def _back(self, back: Rect, foot: float) -> Iterator[PanelText]:
        """How to play, above the sign."""
        margin, said = _margin(back), [self.words[key] for key in ("howto_2", "howto_3")]
        text, top = " ".join(said), back.top + margin
        room = ((back.width - 2 * margin) * POINTS_PER_MM, (foot - top - ABOVE_LINE) * POINTS_PER_MM)
        origins = tuple(Origin("", ("texts", key), self.words[key]) for key in ("howto_2", "howto_3"))
        sizes = SizeRange(largest=WORDS[0], smallest=WORDS[1])
        what = "how to play, on the back"
        fitted = self.fitter.fit_small_print(what, text, origins, self.look.styles.tight, sizes, room)
        if fitted:
            yield PanelText("P", fitted, back.left + margin, top)

    def _side(self, side: Rect, horizon: float, said: str, origins: tuple[Origin, ...]) -> Iterator[PanelText]:
        """Words that run upwards on a side, above the line; a side that is too thin for them has none."""
        length = horizon - side.top - 2 * ABOVE_LINE
        largest = min(ON_SIDE[0], side.width * 0.62 * POINTS_PER_MM)
        if largest < ON_SIDE[1]:
            return
        sizes, room = SizeRange(largest=largest, smallest=ON_SIDE[1]), (length * POINTS_PER_MM, largest)
        fitted = self.fitter.fit_small_print("the words on a side", said, origins, self.look.styles.strong, sizes, room)
        if fitted:
            x = side.left + (side.width - fitted.cap_height / POINTS_PER_MM) / 2
            yield PanelText("P", fitted, x, horizon - ABOVE_LINE, turn=90)

    def _small(self, what: str, said: str, key: str, width: float, height: float) -> Fitted | None:
        origins = (Origin("", ("texts", key), self.words[key]),)
        sizes = SizeRange(largest=WORDS[0], smallest=WORDS[1])
        room = (width * POINTS_PER_MM, height)
        return self.fitter.fit_small_print(what, said, origins, self.look.styles.text, sizes, room)

    def divider(self, net: Net, laid: Laid, suit: Suit) -> Art:
        """A divider: its suit's sign large on the line, and on both sides of its tab the sign with the name."""
        panels = {name: _moved(panel, laid) for name, panel in net.panels.items()}
        front, tab, behind = panels["front"], panels["tab"], panels["behind"]
        horizon = front.top + front.height * (1 - PART)
        size = min(front.width * 46 / 63, 2 * (front.bottom - horizon - 4), 2 * (horizon - front.top - 4))
        left, colour = front.left + (front.width - size) / 2, self.look.colour(suit)
        signs = [Sign(self.look.icon(suit), colour, left, horizon, size, tuple(slices(size * POINTS_PER_MM)))]
        width = tab.width - TAB_SIGN - 3 * TAB_EDGE
        name = self._on_tab(suit, width * POINTS_PER_MM, (tab.height - 3) * POINTS_PER_MM)
        signs.append(self._sign(suit, tab.left + TAB_EDGE, tab.top + tab.height / 2, TAB_SIGN))
        turned = self._sign(suit, behind.right - TAB_EDGE - TAB_SIGN, behind.top + behind.height / 2, TAB_SIGN)
        signs.append(Sign(turned.icon, turned.colour, turned.left, turned.horizon, turned.size, turned=True))
        if name is None:
            return Art((), tuple(signs), None)
        high, far = (name.height - name.descent) / POINTS_PER_MM, 2 * TAB_EDGE + TAB_SIGN
        colour = self.look.theme.of_text(colour, name.size)
        words = (
            PanelText("H2", name, tab.left + far, tab.top + (tab.height - high) / 2, colour=colour),
            PanelText("P", name, behind.right - far, behind.top + (behind.height + high) / 2, turn=180, colour=colour),
        )
        return Art(words, tuple(signs), (front.left, front.right, horizon))

    def _on_tab(self, suit: Suit, width: float, height: float) -> Fitted | None:
        """A suit's name, on one line where that is large enough; in points."""
        style, words = self.look.styles.strong, suit.name[self.fitter.language]
        for size in sizes_down(SizeRange(largest=ON_TAB[0], smallest=ON_TAB[1])):
            fitted = None if style.lacking(words) else set_text(words, style, size, width, self.fitter.language)
            if fitted and len(fitted.widths) == 1:
                return fitted
        sizes = SizeRange(largest=ON_TAB[1], smallest=LEAST)
        return self.fitter.fit(suit.id, "name", suit.name, style, sizes, (width, height))


def _moved(panel: Rect, laid: Laid) -> Rect:
    return Rect(panel.left + laid.left, panel.top + laid.top, panel.width, panel.height)


def _margin(panel: Rect) -> float:
    return MARGIN * min(1.0, panel.width / 63, panel.height / 60)

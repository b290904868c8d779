"""The blocks that only the workbook has: the horizon of its cover, the head of a question.

Colour stands in the head of a page only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from layouts.book.cover import LOGO_HEIGHT, CoverSign
from layouts.book.flow import Block
from layouts.theme import icons

if TYPE_CHECKING:
    from layouts.book.design import BookDesign
    from layouts.book.flow import Position
    from layouts.pdf.canvas import Canvas
    from layouts.text.typesetting import Fitted


ICONS = 1.6
"""The height of icons and their reflections, in sizes of an icon."""


class Horizon(Block, frozen=True, kw_only=True, eq=False):
    """The suits' icons on their horizon, above them the theme's logo if it has one."""

    sign: CoverSign
    design: BookDesign

    @property
    def _above(self) -> float:
        return LOGO_HEIGHT + self.design.size * 2 if self.sign.logo else 0.0

    @property
    def _icons(self) -> float:
        return self.sign.icon_size * ICONS

    @property
    def height(self) -> float:
        """The logo, and the icons with their reflections."""
        return self._above + self._icons

    def lower(self, by: float) -> Horizon:
        """The same with smaller icons, so many points lower; icons keep half their size at least."""
        usual = self.sign.icon_size
        return replace(self, sign=replace(self.sign, icon_size=max(usual / 2, usual - by / ICONS)))

    def draw(self, canvas: Canvas, position: Position) -> None:
        """The logo, the icons, the reflections below them."""
        self.sign.draw_logo(canvas, position.left, position.top)
        self.sign.draw_horizon(canvas, position.left, position.top - self._above - self._icons * 0.45)


class QuestionHead(Block, frozen=True, kw_only=True, eq=False):
    """The head of a question's page, as on its card: the suit's sign, name and id, the question, the probe in its colour."""

    icon: str
    colour: str
    label: Fitted
    question: Fitted
    probe: Fitted | None
    design: BookDesign

    @property
    def _sign(self) -> float:
        return self.design.size * 2.4

    @property
    def height(self) -> float:
        """The sign, the question, and the probe if there is one."""
        height = self._sign + self.design.size * 1.4 + self.question.height
        return height + self.design.size * 1.1 + self.probe.height if self.probe else height

    def draw(self, canvas: Canvas, position: Position) -> None:
        """From the top down."""
        design, theme, sign, (left, top, _) = self.design, self.design.theme, self._sign, position
        with canvas.artifact():
            colours = self.colour, theme.reflected(self.colour)
            icons.draw_whole(canvas, self.icon, left, top - sign, sign, colours, theme.sign_weight)
        label_top = top - (sign - self.label.cap_height) / 2
        canvas.element("P", self.label, left + sign + design.size * 0.8, label_top, self.colour)
        top -= sign + design.size * 1.4
        canvas.element("H1", self.question, left, top, theme.ink)
        if self.probe:
            top -= self.question.height + design.size * 1.1
            canvas.element("P", self.probe, left, top, theme.of_text(self.colour, self.probe.size))

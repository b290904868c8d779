"""The blocks that only the workbook has: room to write and draw, tables to fill in, fields, the head of a question.

Rulings are grey, never framed; colour stands in the head of a page only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.paper import POINTS_PER_MM
from layouts.book.cover import LOGO_HEIGHT, draw_horizon, draw_logo, icon_field
from layouts.book.flow import Block
from layouts.theme import icons
from layouts.workbook.rulings import rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model.bank import Ruling, Suit
    from layouts.book.composer import Composer
    from layouts.book.flow import Place
    from layouts.cards.card import CardDesign
    from layouts.pdf.canvas import Canvas
    from layouts.text.typesetting import Fitted

RULE = 0.4
"""Points; the weight of a line to write on."""

DOT = 0.55
"""Points; the radius of a dot of a ruling."""


class Room(Block):
    """Room that grows: the rooms of a page share what its other blocks leave, in proportion to ``share``.

    ``name`` and ``label`` are those of its field, where the workbook is filled in on a screen.
    """

    def __init__(
        self, composer: Composer, share: float = 1.0, *, before: float = 0.8, name: str = "", label: str = ""
    ) -> None:
        self.composer, self.share, self.name, self.label = composer, share, name, label
        self.before = composer.size * before

    def draw(self, canvas: Canvas, place: Place) -> None:
        """Nothing: room that stays empty."""

    def field(
        self, canvas: Canvas, left: float, top: float, width: float, height: float, name: str, label: str
    ) -> None:
        """A field to type in, where the canvas takes fields."""
        if canvas.takes_fields and self.name:
            canvas.field(name, label, (left, top - height, width, height), multiline=height > self.composer.size * 3)


class Ruled(Room):
    """Room with a ruling; ``inset`` narrows it from the left."""

    def __init__(
        self, composer: Composer, ruling: Ruling, pitch: float, share: float = 1.0, *, before: float = 0.8,
        name: str = "", label: str = "",
    ) -> None:  # fmt: skip
        super().__init__(composer, share, before=before, name=name, label=label)
        self._ruling, self._pitch = ruling, pitch

    def draw(self, canvas: Canvas, place: Place) -> None:
        """The lines and dots."""
        width, bottom = self.composer.frame.width, place.top - self.height
        drawn = rule(self._ruling, width, self.height, self._pitch * POINTS_PER_MM)
        with canvas.artifact():
            canvas.stroke(self.composer.theme.lines, RULE * self.composer.theme.weight)
            canvas.fill(self.composer.theme.lines)
            for x1, y1, x2, y2 in drawn.lines:
                canvas.line(place.left + x1, bottom + y1, place.left + x2, bottom + y2)
            for x, y in drawn.dots:
                canvas.disc(place.left + x, bottom + y, DOT)
        self.field(canvas, place.left, place.top, width, self.height, self.name, self.label)


class Columns(Room):
    """A table to fill in: heads, and below them as many rows as asked for, or as fit; no frame around it."""

    def __init__(
        self, composer: Composer, heads: Sequence[Fitted], parts: Sequence[float], rows: int, *,
        tinted: int | None = None, rules: bool = True, name: str = "",
    ) -> None:  # fmt: skip
        super().__init__(composer, name=name)
        self._heads, self._parts, self._rows = heads, parts, rows
        self._tinted, self._rules = tinted, rules

    def draw(self, canvas: Canvas, place: Place) -> None:
        """The tinted column, the heads, the lines between rows and columns."""
        composer, theme = self.composer, self.composer.theme
        width, pad = composer.frame.width, composer.size * 0.6
        edges = [place.left + width * sum(self._parts[:index]) for index in range(len(self._parts) + 1)]
        head = max(fitted.height for fitted in self._heads) + pad * 2
        bottom, below = place.top - self.height, place.top - head
        step = (below - bottom) / self._rows
        with canvas.artifact():
            if self._tinted is not None:
                left, right = edges[self._tinted], edges[self._tinted + 1]
                theme.draw_panel(canvas, (left, bottom, right - left, self.height), theme.radius * POINTS_PER_MM)
            canvas.stroke(theme.lines, RULE * theme.weight)
            if self._rules:
                for row in range(self._rows + 1):
                    canvas.line(place.left, bottom + row * step, place.left + width, bottom + row * step)
                for x in edges[1:-1]:
                    canvas.line(x, bottom, x, below)
        with canvas.section("Table"), canvas.section("TR"):
            for fitted, x in zip(self._heads, edges[:-1], strict=True):
                with canvas.tagged("TH", scope="Column"):
                    canvas.text(
                        fitted,
                        x + (pad if x > place.left or self._tinted == 0 else 0),
                        place.top - pad,
                        composer.accent,
                    )
        self._fields(canvas, edges, below, step)

    def _fields(self, canvas: Canvas, edges: Sequence[float], below: float, step: float) -> None:
        for row in range(self._rows):
            for column, fitted in enumerate(self._heads):
                left, right = edges[column], edges[column + 1]
                name, label = f"{self.name}-{row + 1}-{column + 1}", f"{_said(fitted)} {row + 1}"
                self.field(canvas, left + 2, below - row * step - 1, right - left - 4, step - 2, name, label)


class Timeline(Room):
    """A line from then to now to draw on, with room above and below."""

    def __init__(self, composer: Composer, ends: tuple[Fitted, Fitted], sides: tuple[Fitted, Fitted]) -> None:
        super().__init__(composer, before=2.2, name="timeline", label=_said(sides[0]))
        self._ends, self._sides = ends, sides

    def draw(self, canvas: Canvas, place: Place) -> None:
        """What stands above and below, the line with its marks, its two ends."""
        composer, width = self.composer, self.composer.frame.width
        above, under = self._sides
        middle = place.top - self.height / 2
        canvas.element("P", above, place.left, place.top, composer.accent)
        with canvas.artifact():
            canvas.stroke(composer.theme.ink, 1.2, round_ends=True)
            canvas.line(place.left, middle, place.left + width, middle)
            tip = place.left + width
            canvas.polyline((tip - 6, middle + 4), (tip, middle), (tip - 6, middle - 4))
            canvas.stroke(composer.theme.lines, 0.8)
            for mark in range(1, 12):
                x = place.left + width * mark / 12
                canvas.line(x, middle - 3, x, middle + 3)
        start, now = self._ends
        canvas.element("P", start, place.left, middle - composer.size * 0.9, composer.theme.quiet)
        canvas.element("P", now, place.left + width, middle - composer.size * 0.9, composer.theme.quiet, "right")
        canvas.element("P", under, place.left, place.top - self.height + under.height, composer.accent)
        self.field(canvas, place.left, place.top - above.height - 4, width, self.height / 2 - 30, self.name, self.label)


class Sketch(Room):
    """A box to draw in, its corners round, its line broken."""

    def draw(self, canvas: Canvas, place: Place) -> None:
        """The box."""
        radius = self.composer.theme.radius * POINTS_PER_MM
        with canvas.artifact():
            canvas.stroke(self.composer.theme.lines, 0.8)
            canvas.dashes(4, 3)
            canvas.box(place.left, place.top - self.height, self.composer.frame.width, self.height, radius)
            canvas.dashes()
        self.field(canvas, place.left, place.top, self.composer.frame.width, self.height, self.name, self.label)


class Fill(Block):
    """A label and a line behind it to write one thing on."""

    def __init__(
        self, label: Fitted, composer: Composer, *, before: float = 1.6, indent: float = 0.0, name: str = ""
    ) -> None:
        self._label, self._composer, self._indent, self._name = label, composer, indent, name
        self.before = composer.size * before
        self.height = composer.size * 1.4

    def draw(self, canvas: Canvas, place: Place) -> None:
        """The label, and the line at its foot."""
        composer = self._composer
        base = place.top - self.height
        canvas.element("P", self._label, place.left, base + self._label.cap_height + 3, composer.theme.quiet)
        start = place.left + (self._indent or self._label.width + composer.size * 0.8)
        right = place.left + composer.frame.width
        with canvas.artifact():
            canvas.stroke(composer.theme.lines, RULE * composer.theme.weight)
            canvas.line(start, base, right, base)
        if canvas.takes_fields and self._name:
            canvas.field(self._name, _said(self._label), (start, base, right - start, self.height), multiline=False)


class Horizon(Block):
    """The suits' icons on their horizon, above them the theme's logo if it has one."""

    def __init__(self, composer: Composer, design: CardDesign) -> None:
        self._composer, self._design = composer, design
        self._above = LOGO_HEIGHT + composer.size * 2 if design.theme.logo else 0.0
        self._icons = icon_field(design.look, composer.frame.width) * 2.6
        self.height = self._above + self._icons

    def draw(self, canvas: Canvas, place: Place) -> None:
        """The logo, the icons, the reflections below them."""
        width = self._composer.frame.width
        draw_logo(canvas, self._design.look, place.left, place.top, width)
        draw_horizon(canvas, self._design.look, place.left, place.top - self._above - self._icons * 0.45, width)


class QuestionHead(Block):
    """The head of a question's page: its suit's icon on the suit's colour, name and id, the question, the probe."""

    def __init__(
        self, suit: Suit, label: Fitted, question: Fitted, probe: Fitted | None, composer: Composer, design: CardDesign
    ) -> None:
        self._suit, self._label, self._question, self._probe = suit, label, question, probe
        self._composer, self._design = composer, design
        self._badge = composer.size * 2.4
        self.height = self._badge + composer.size * 1.4 + question.height
        if probe:
            self.height += composer.size * 1.1 + probe.height

    def draw(self, canvas: Canvas, place: Place) -> None:
        """From the top down."""
        composer, colour = self._composer, self._design.look.colour(self._suit)
        size, badge = composer.size, self._badge
        with canvas.artifact():
            theme, square = composer.theme, (place.left, place.top - badge, badge, badge)
            theme.draw_area(canvas, colour, square, theme.radius * POINTS_PER_MM)
            inner = badge * 0.68
            inset = (badge - inner) / 2
            icon = self._design.look.icon(self._suit)
            icons.draw(
                canvas, icon, place.left + inset, place.top - badge + inset, inner, theme.on(colour), centred=True
            )
        label_top = place.top - (badge - self._label.cap_height) / 2
        canvas.element("P", self._label, place.left + badge + size * 0.8, label_top, colour)
        top = place.top - badge - size * 1.4
        canvas.element("H1", self._question, place.left, top, composer.theme.ink)
        if self._probe:
            top -= self._question.height + size * 1.1
            with canvas.artifact():
                canvas.stroke(colour, 1.8)
                canvas.line(place.left + 1, top - self._probe.height, place.left + 1, top)
            canvas.element("P", self._probe, place.left + size * 0.9, top, composer.theme.quiet)


def _said(fitted: Fitted) -> str:
    return " ".join(line.text for line in fitted.lines)


def share_out(blocks: Sequence[Block], height: float) -> None:
    """Gives the rooms of a page what its other blocks leave of the height."""
    rooms = [block for block in blocks if isinstance(block, Room)]
    taken = sum(block.height for block in blocks if not isinstance(block, Room))
    taken += sum(block.before for block in blocks[1:])
    shares = sum(room.share for room in rooms)
    for room in rooms:
        room.height = (height - taken) * room.share / shares

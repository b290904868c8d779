"""Nets, what stands on their panels and the words beside them → the pages of a PDF; nothing is decided here any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from generator.model.paper import POINTS_PER_MM, Size
from generator.product import Progress, Report
from layouts.box.art import Art, PanelText, Sign
from layouts.box.net import Net
from layouts.box.placing import Laid
from layouts.box.steps import SAMPLE, SetStep
from layouts.cards.horizon_stretches import horizon_weight
from layouts.cards.suit import draw_in_water
from layouts.pdf.canvas import Canvas
from layouts.pdf.metadata import Description
from layouts.pdf.operators import curve, number, polyline
from layouts.theme import icons
from layouts.theme.look import Look

if TYPE_CHECKING:
    from layouts.box.net import Outline, Point

INK = "#000000"

CUT, FOLD = 0.6, 0.6
"""Points; of lines to cut and to fold, which differ in their shape alone."""

DASH = (5.0, 3.0)
"""Points of ink and of paper in a line to fold."""


class Sheet(Struct, frozen=True):
    """A page: its paper, the nets on it with what stands on them, and the words beside them."""

    size: Size
    nets: tuple[tuple[Net, Laid, Art], ...]
    steps: tuple[SetStep, ...]


class PreparedNets(Struct, frozen=True):
    """A box, a band or dividers, decided to the last mark; ``title`` is what the file is called, ``outline`` describes a net."""

    look: Look
    title: str
    outline: str
    sheets: tuple[Sheet, ...]
    report: Report

    def draw(self, progress: Progress) -> bytes:
        """The PDF."""
        deck = self.look.deck
        canvas = Canvas(Description(f"{deck.bank.title[deck.language]}: {self.title}", deck.bank.author, deck.language))
        canvas.print_as(None)
        for at, sheet in enumerate(progress(self.sheets, "drawing pages", len(self.sheets)), start=1):
            with canvas.page(sheet.size):
                canvas.label_page("", at)
                self._draw(canvas, sheet)
        return canvas.finish()

    def _draw(self, canvas: Canvas, sheet: Sheet) -> None:
        height = sheet.size.height
        titled = any(text.role == "H1" for each in self.sheets for _, _, art in each.nets for text in art.words)
        if not titled and sheet.steps:  # what has no title of its own begins with that of its steps
            self._draw_steps(canvas, sheet, "H1")
        for net, laid, art in sheet.nets:
            with canvas.artifact():
                self._draw_signs(canvas, art, height)
            with canvas.picture(self.outline):
                _draw_net(canvas, net, laid, height)
            for text in art.words:
                self._draw_text(canvas, text, height)
        if titled and sheet.steps:
            self._draw_steps(canvas, sheet, "H2")

    def _draw_signs(self, canvas: Canvas, art: Art, height: float) -> None:
        theme = self.look.theme
        for sign in art.signs:
            self._draw_sign(canvas, sign, height)
        if art.line:
            left, right, y = art.line
            canvas.stroke(theme.ink, horizon_weight(theme))
            canvas.line(*_on_page((left, y), height), *_on_page((right, y), height))

    def _draw_sign(self, canvas: Canvas, sign: Sign, height: float) -> None:
        theme, size = self.look.theme, sign.size * POINTS_PER_MM
        x, y = _on_page((sign.left, sign.horizon), height)
        if sign.slices:
            draw_in_water(canvas, sign.icon, (x, y, size), sign.colour, sign.slices, theme.sign_weight)
            return
        colours = sign.colour, theme.reflected(sign.colour)
        moved = f"-1 0 0 -1 {number(x + size)} {number(y)} cm" if sign.turned else f"1 0 0 1 {number(x)} {number(y)} cm"
        with canvas.moved(moved):
            icons.draw_whole(canvas, sign.icon, 0, -size / 2, size, colours, theme.sign_weight)

    def _draw_text(self, canvas: Canvas, text: PanelText, height: float) -> None:
        x, y = _on_page((text.x, text.y), height)
        colour = text.colour or self.look.theme.ink
        if not text.turn:
            canvas.element(text.role, text.text, x, y, colour)
            return
        moved = "0 1 -1 0" if text.turn == 90 else "-1 0 0 -1"  # noqa: PLR2004 – degrees
        with canvas.moved(f"{moved} {number(x)} {number(y)} cm"):
            canvas.element(text.role, text.text, 0, 0, colour)

    def _draw_steps(self, canvas: Canvas, sheet: Sheet, role: str) -> None:
        height = sheet.size.height * POINTS_PER_MM
        for step in sheet.steps:
            if step.kind == "heading":
                canvas.element(role, step.text, step.left, height - step.top, INK)
            elif step.kind != "step":
                with canvas.artifact("production"):
                    middle = height - step.top - step.text.cap_height / 2
                    _pen(canvas, step.kind == "fold")
                    canvas.line(step.left, middle, step.left + SAMPLE * POINTS_PER_MM, middle)
                    canvas.dashes()
                canvas.element("P", step.text, step.left + step.indent, height - step.top, INK)
        with canvas.section("L"):
            for step in sheet.steps:
                if step.number:
                    with canvas.section("LI"):
                        canvas.element("Lbl", step.number, step.left, height - step.top, INK)
                        canvas.element("LBody", step.text, step.left + step.indent, height - step.top, INK)


def _draw_net(canvas: Canvas, net: Net, laid: Laid, height: float) -> None:
    """The lines of a net, as marks of what is open."""
    _pen(canvas, folded=True)
    for start, end in net.folds:
        canvas.polyline(*(_placed(point, laid, height) for point in (start, end)))
    canvas.dashes()
    _pen(canvas, folded=False)
    for cut in net.cuts:
        canvas.path(_path(cut, laid, height), filled=False)


def _pen(canvas: Canvas, folded: bool) -> None:
    canvas.stroke(INK, FOLD if folded else CUT)
    if folded:
        canvas.dashes(*DASH)


def _path(cut: Outline, laid: Laid, height: float) -> str:
    parts = [polyline(_placed(cut.start, laid, height))]
    for piece in cut.pieces:
        if len(piece) == 2:  # noqa: PLR2004 – a point has two coordinates, a curve three points
            x, y = _placed(piece, laid, height)
            parts.append(f"{number(x)} {number(y)} l")
        else:
            parts.append(curve(*(_placed(point, laid, height) for point in piece)))
    return " ".join(parts)


def _placed(point: Point, laid: Laid, height: float) -> Point:
    return _on_page((point[0] + laid.left, point[1] + laid.top), height)


def _on_page(point: Point, height: float) -> Point:
    """Mm from the top left of a page of this height in mm → points from its bottom left."""
    return point[0] * POINTS_PER_MM, (height - point[1]) * POINTS_PER_MM

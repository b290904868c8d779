"""The posters: the agreements for the wall, on one sheet and, twice as large, on two.

Print in colour or not, on one side. Hang the single sheet where everyone reads it; or tape the two sheets of the large
poster together, one below the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from generator.deck.selection import unmixed
from generator.model.paper import PAPERS, POINTS_PER_MM, PageSize, Size
from generator.model.problems import Problems
from generator.product import PLAIN_PAPER, Progress, Report, option
from layouts.book.composer import BULLET, Composer
from layouts.book.cover import CoverSign, cover_sign
from layouts.book.design import PAGE_FORMATS, BookDesign
from layouts.pdf.canvas import Canvas
from layouts.pdf.metadata import Description
from layouts.text.coverage import undrawable
from layouts.text.typesetting import Fitted
from layouts.text.words import general_texts
from layouts.theme.loading import theme_of
from layouts.theme.look import Look, check_look
from layouts.theme.styles import styles_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model.deck import Deck
    from layouts.book.sourced_text import SourcedText
    from layouts.text.typesetting import Style

EXAMPLES = ("spiegel posters", "spiegel posters --lang en --paper letter", "spiegel posters my-deck.yaml")

TEXTS = ("agreements-title", "agreements-list")
"""The general texts of the guide that a poster prints."""

MARGIN = 16.0
"""mm around the texts: more than a printer leaves white, and room for tape."""

SIZES = (60, 54, 48, 44, 41, 38, 34, 30, 27, 24, 21, 18, 16, 14, 12, 10)
"""Points, from the largest; the largest at which all agreements have room is taken."""

TITLE, TITLE_GAPS = 1.5, 1.6
"""The title, times the size of the agreements; the gap below it, times the others."""

SIGN, GAP = 60.0, 0.9
"""How wide the suits' icons are together, in mm; between one agreement and the next, times their size."""

SIGN_HEIGHT, HORIZON = 33.0, 16.0
"""mm for the icons, their reflections and the air below them; from the top to the horizon they stand on."""


Page: TypeAlias = "tuple[Size, Sequence[SourcedText]]"
"""A sheet in mm, and the agreements on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What can be chosen for posters."""

    paper: PageSize = option("a4", "The paper; two sheets of it make the large poster.")


class Sheet(Struct, frozen=True):
    """A page of a poster: its paper in mm, its title if it has one, its agreements, and the gap between them in points."""

    size: Size
    title: Fitted | None
    items: tuple[Fitted, ...]
    gap: float
    sign: CoverSign | None


def prepare(deck: Deck, options: Options, progress: Progress) -> PreparedPosters:  # noqa: ARG001 – it is quick
    """Fits the agreements on one sheet, and on two.

    Raises:
        DeckError: with every text that has a character without a glyph, or does not fit.
    """
    deck = unmixed(deck)
    theme, problems = theme_of(deck), Problems()
    look = Look(deck, theme, styles_of(theme.fonts))
    check_look(look, problems)
    styles = look.styles
    fields = {"title": (styles.strong,), **{f"texts.{name}": (styles.running, styles.strong) for name in TEXTS}}
    problems.take(undrawable(deck, deck.selected, fields))
    composer = Composer(BookDesign(PAGE_FORMATS[options.paper], look), general_texts(deck, "guide"), problems)
    upright = PAPERS[options.paper]
    across = Size(width=upright.height, height=upright.width)
    said = _agreements(composer)
    divided = [[(across, said[:at]), (across, said[at:])] for at in range(len(said), 0, -1)]
    sheets = (*_fitted(composer, [[(upright, said)]]), *_fitted(composer, divided))
    problems.finish()
    return PreparedPosters(composer.design, composer.words("agreements-title").plain, options.paper, sheets)


def _agreements(composer: Composer) -> list[SourcedText]:
    """The agreements one by one; each line of a text that is no list."""
    said = composer.words("agreements-list")
    lines = [line.strip().removeprefix(BULLET) for line in said.text.splitlines() if line.strip()]
    return [replace(said, text=line) for line in lines]


def _fitted(composer: Composer, ways: Sequence[Sequence[Page]]) -> list[Sheet]:
    """The sheets of one poster, in the largest size at which one of the ways to divide the agreements holds them."""
    found = next(
        (
            (size, pages)
            for size in SIZES
            for pages in ways
            if all(_holds(composer, page, size, titled=not at) for at, page in enumerate(pages))
        ),
        None,
    )
    fitting, pages = found or (SIZES[-1], ways[0])
    if not found:
        longest = max((text for _, texts in pages for text in texts), key=lambda text: len(text.text))
        composer.report(longest, "does not fit on a poster", "shorten the agreements, or make them fewer")
    sheets = []
    for at, (size, texts) in enumerate(pages):
        title, items = _set(composer, size, texts, fitting, titled=not at)
        sign = replace(cover_sign(composer.design.look, SIGN * POINTS_PER_MM), logo=None) if not at else None
        sheets.append(Sheet(size, title, items, fitting * GAP, sign))
    return sheets


def _holds(composer: Composer, page: Page, points: float, *, titled: bool) -> bool:
    """Whether a sheet has room for its agreements at a size."""
    size, texts = page
    words = [composer.words("agreements-title")] if titled else []
    settings = [(text, composer.styles.strong, points * TITLE) for text in words]
    settings += [(text, composer.styles.text, points) for text in texts]
    heights = [composer.height(text, style, each, _width(size), 1) for text, style, each in settings]
    gaps = points * GAP * (len(texts) - 1 + (TITLE_GAPS if titled else 0))
    room = (size.height - 2 * MARGIN - (SIGN_HEIGHT if titled else 0)) * POINTS_PER_MM
    return sum(heights) + gaps <= room


def _set(
    composer: Composer, size: Size, texts: Sequence[SourcedText], points: float, *, titled: bool
) -> tuple[Fitted | None, tuple[Fitted, ...]]:
    styles, width = composer.styles, _width(size)
    title = (
        composer.flowing(composer.words("agreements-title"), styles.strong, points * TITLE, width) if titled else None
    )
    style: Style = styles.text
    return title, tuple(composer.flowing(text, style, points, width) for text in texts)


def _width(size: Size) -> float:
    """Of the texts on a sheet, in points."""
    return (size.width - 2 * MARGIN) * POINTS_PER_MM


class PreparedPosters(Struct, frozen=True):
    """Posters whose texts all have their place; ``title`` is what they say."""

    design: BookDesign
    title: str
    paper: str
    sheets: tuple[Sheet, ...]

    @property
    def report(self) -> Report:
        """How to print and hang them."""
        paper = self.paper.capitalize()
        return Report(
            f"the agreements for the wall: on one sheet of {paper}, and larger on two",
            (
                f"print on {paper} at actual size (100 %), on one side",
                "page 1 is the poster on one sheet; tape pages 2 and 3 together, one below the other, for the large one",
            ),
            len(self.sheets),
            len(self.sheets),
            PLAIN_PAPER,
        )

    def draw(self, progress: Progress) -> bytes:
        """The PDF."""
        deck = self.design.look.deck
        title = deck.bank.title[deck.language]
        canvas = Canvas(Description(f"{title}: {self.title}", deck.bank.author, deck.language))
        canvas.print_as(None)
        for number, sheet in enumerate(progress(self.sheets, "drawing pages", len(self.sheets)), start=1):
            with canvas.page(sheet.size):
                canvas.label_page("", number)
                self._draw(canvas, sheet)
        return canvas.finish()

    def _draw(self, canvas: Canvas, sheet: Sheet) -> None:
        theme, left = self.design.theme, MARGIN * POINTS_PER_MM
        top = (sheet.size.height - MARGIN) * POINTS_PER_MM
        if sheet.title and sheet.sign:
            sheet.sign.draw_horizon(canvas, left, top - HORIZON * POINTS_PER_MM)
            top -= SIGN_HEIGHT * POINTS_PER_MM
            canvas.element("H1", sheet.title, left, top, theme.ink)
            top -= sheet.title.height + TITLE_GAPS * sheet.gap
        with canvas.section("L"):
            for item in sheet.items:
                with canvas.section("LI"):
                    canvas.element("LBody", item, left, top, theme.ink)
                top -= item.height + sheet.gap

"""The files of a deck of cards, prepared → the job sheet, one page for whoever prints and cuts them.

Lengths are in points from the bottom left of the page, unless they say mm.
"""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, NamedTuple, cast

from msgspec import Struct

from generator.bank import shipped
from generator.model.deck import Deck
from generator.model.paper import PAPERS, POINTS_PER_MM, Size
from generator.model.problems import DeckError
from generator.product import PLAIN_PAPER, Report, silent
from layouts.jobsheet.cutting import cutting_list, has_gaps
from layouts.pdf.canvas import Canvas
from layouts.pdf.metadata import Description
from layouts.text.typesetting import Fitted, set_text
from layouts.text.words import filled
from layouts.theme.loading import shipped_theme
from layouts.theme.styles import Styles, styles_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.product import Prepared, Progress
    from layouts.cards.options import Options
    from layouts.cards.sheets import PreparedCards
    from layouts.jobsheet.cutting import Cuts
    from layouts.text.typesetting import Style

INK = "#000000"

MARGIN, LABELS = 18.0, 38.0
"""mm around what is said, and from the labels' left edge to what stands beside them."""

SIZES = (12.0, 11.5, 11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0)
"""Points that are tried for all texts alike, until the page has room."""

TITLE, GAP, BELOW_TITLE, BETWEEN = 1.8, 0.5, 2.2, 1.3
"""Of the size: the title; the air between two texts, below the title, and between two rows."""

SIDES = {"long": "two-sided-long-edge", "short": "two-sided-short-edge"}
"""What CUPS calls the turning of paper."""

WITH_POINT = "en"


class PrintFile(NamedTuple):
    """A file of cards: its name, and what is printed of it."""

    name: str
    cards: PreparedCards


class Row(Struct, frozen=True):
    """A label and what is said beside it; ``strong`` are those that are typed or looked for."""

    label: str
    texts: tuple[tuple[str, bool], ...]


class Placed(Struct, frozen=True):
    """A text and its place: its role, its left edge and the top of its capitals."""

    role: str
    text: Fitted
    left: float
    top: float


class JobSheet(Struct, frozen=True):
    """A job sheet, decided to the last mark."""

    deck: Deck
    title: str
    paper: str
    files: tuple[str, ...]
    texts: tuple[Placed, ...]

    @property
    def report(self) -> Report:
        """Of which files it speaks, and what becomes of it."""
        printing = (
            f"print it on {self.paper.capitalize()}, and give it along with the files; `spiegel cards` with the same options "
            "makes those"
        )
        return Report(f"a job sheet for {', '.join(self.files)}", (printing,), 1, 1, PLAIN_PAPER)

    def draw(self, progress: Progress = silent) -> bytes:  # noqa: ARG002 – one page is drawn at once
        """The PDF."""
        canvas = Canvas(Description(self.title, self.deck.bank.author, self.deck.language))
        canvas.print_as(None)
        with canvas.page(PAPERS[self.paper]):
            for each in self.texts:
                canvas.element(each.role, each.text, each.left, each.top, INK)
        return canvas.finish()


def prepare_jobsheet(
    deck: Deck, prepared: Mapping[str, Prepared], options: Options, weight: int, paper: str | None = None
) -> JobSheet:
    """Says what whoever prints these files must know.

    Args:
        deck: whose language is spoken, or English where we have no words in it.
        prepared: the files of cards by name: one, or where paper is turned by hand that of the fronts and that of the backs.
        options: those of the cards.
        weight: of the paper, in g/m².
        paper: that the job sheet itself is on, a key of ``PAPERS``; that of the cards where it is left out, or A4 where theirs
            is no paper for a page.

    Raises:
        DeckError: the deck's title is longer than the page has room for, or has a character without a glyph.
    """
    files = [PrintFile(name, cast("PreparedCards", each)) for name, each in prepared.items()]
    paper = paper or ("letter" if files[0].cards.design.stock.paper == "letter" else "a4")
    words = shipped.texts("jobsheet", deck.language)
    styles = styles_of(shipped_theme("spiegel").fonts)
    title = filled(words["title"], title=deck.bank.title[deck.language])
    if styles.strong.lacking(title):
        raise DeckError(
            [deck.problem("", ("title", deck.language), "has a character that no font has", "write it otherwise")]
        )
    rows = [row for row in _rows(words, files, options, weight, deck.language) if row.texts]
    for points in SIZES:
        if texts := _set(title, rows, points, styles, PAPERS[paper], deck.language):
            return JobSheet(deck, title, paper, tuple(prepared), texts)
    raise DeckError([deck.problem("", ("title", deck.language), "is too long for a job sheet", "shorten it")])


def _rows(
    words: Mapping[str, str], files: Sequence[PrintFile], options: Options, weight: int, language: str
) -> Iterator[Row]:
    first = files[0].cards
    stock, way = first.design.stock, first.run.way
    lying = stock.landscape or way == "fold"
    name = stock.paper.capitalize()
    paper = filled(words["lying"], paper=name) if lying else name

    def plain(*keys: str, **values: object) -> tuple[tuple[str, bool], ...]:
        said = {"weight": weight, "paper": paper, **values}
        return tuple((filled(words[key], **said), False) for key in keys)

    def row(label: str, *texts: tuple[str, bool]) -> Row:
        return Row(words[f"label-{label}"], texts)

    kind = "manual" if way == "manual" else "both" if way in SIDES else "one"
    yield row("files", *(each for file in files for each in ((file.name, True), *_file(words, file, paper))))
    bought = f"{stock.name}" if stock.perforated else ""
    yield row("paper", *(plain("paper-bought", stock=bought) if bought else plain("paper")))
    face = {"width": figure(stock.card.width, language), "height": figure(stock.card.height, language)}
    yield row("size", *(plain("size-card", **face) if first.marks.ruler is None else plain("size-bar")))
    printer = plain("printer", printer=first.run.printer.label) if first.run.printer else ()
    yield row("test", *plain(f"test-{kind}"), *printer)
    yield row("cut", *_cutting(words, first, language))
    sets = plain("piles-sets", sets=options.sets) if options.sets > 1 else ()
    stacked = options.order == "stacks" and len(first.sheets) > 1
    yield row("piles", *plain("piles-stacks" if stacked else "piles-rows"), *sets)
    sides = SIDES.get(way, "one-sided")
    media = f"lp -o media={name} -o sides={sides} -o print-scaling=none"
    yield row("lp", *((f"{media} {shlex.quote(file.name)}", True) for file in files))
    yield row("say", *plain("say-bought" if bought else f"say-{kind}"))


def _file(words: Mapping[str, str], file: PrintFile, paper: str) -> Iterator[tuple[str, bool]]:
    """What is in a file, and how it is printed."""
    cards = file.cards
    sides = "backs" if cards.run.part == "backs" else cards.run.way if cards.run.way in SIDES else "one"
    said = {"pages": len(cards.pages), "sheets": len(cards.sheets), "paper": paper, "sides": words[f"sides-{sides}"]}
    yield filled(words["file"], **said), False


def _cutting(words: Mapping[str, str], cards: PreparedCards, language: str) -> Iterator[tuple[str, bool]]:
    """The cutting list, in the order of cutting."""
    stock = cards.design.stock
    if stock.marks == "none":
        yield words["cut-none"], False
        return
    across, down = cutting_list(stock)
    if cards.run.way == "fold":
        yield words["cut-fold"], False
    if across.first or down.first:
        yield words["cut-up"], False
    for cuts, key in ((across, "cut-left"), (down, "cut-top")):
        if cuts.others:
            yield _cuts(words, cuts, key, language), False
    if has_gaps(stock):
        yield words["cut-gaps"], False


def _cuts(words: Mapping[str, str], cuts: Cuts, key: str, language: str) -> str:
    listed = "\u00a0· ".join(figure(each, language) for each in cuts.others)
    return filled(words[key if cuts.first else f"{key}-edge"], first=figure(cuts.first, language), cuts=listed)


def figure(value: float, language: str) -> str:
    """A length in mm as a language writes it, to a hundredth, as inches need."""
    text = f"{round(value, 2):g}"
    return text if language.startswith(WITH_POINT) else text.replace(".", ",")


def _set(
    title: str, rows: Sequence[Row], points: float, styles: Styles, size: Size, language: str
) -> tuple[Placed, ...]:
    """All texts at one size; none where the page has no room for them."""
    left, right = MARGIN * POINTS_PER_MM, (size.width - MARGIN) * POINTS_PER_MM
    top, foot = (size.height - MARGIN) * POINTS_PER_MM, MARGIN * POINTS_PER_MM
    beside = left + LABELS * POINTS_PER_MM
    heading = set_text(title, styles.strong, points * TITLE, right - left, language)
    if heading is None:
        return ()
    made = [Placed("H1", heading, left, top)]
    top -= heading.height + points * BELOW_TITLE
    for row in rows:
        label = _one(row.label, styles.strong, points, beside - left, language)
        texts = [
            _one(text, styles.bold_text if strong else styles.tight, points, right - beside, language)
            for text, strong in row.texts
        ]
        if label is None or None in texts:
            return ()
        made.append(Placed("H2", label, left, top))
        for text in filter(None, texts):
            made.append(Placed("P", text, beside, top))
            top -= text.height + points * GAP
        top -= points * BETWEEN
        if top + points * (BETWEEN + GAP) < foot:
            return ()
    return tuple(made)


def _one(text: str, style: Style, points: float, width: float, language: str) -> Fitted | None:
    """A text at a size; one with a word that is wider than its place, such as the name of a file, is set smaller."""
    return next(
        (made for part in (1.0, 0.9, 0.8, 0.72) if (made := set_text(text, style, points * part, width, language))),
        None,
    )

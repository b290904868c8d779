"""The team sheets: what a team fills in together, a sheet for each: timeline, learning history, next steps and more.

Print them on one side, each once. They lie on the table or hang on the wall, so nothing private stands on them; A3 is
large enough to write on with several people.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from generator.deck.selection import unmixed
from generator.model.bank import MOST_PEOPLE, Ruling
from generator.model.problems import Problems
from generator.model.session import SheetKind
from generator.product import Progress, option
from layouts.book.composer import Composer
from layouts.book.design import BookDesign, Margins, PageFormat
from layouts.pdf.form import field_style
from layouts.team_sheets.fields import unprintable
from layouts.team_sheets.plan import wanted
from layouts.team_sheets.prepared import PreparedSheets, finished
from layouts.team_sheets.sheets import LANDSCAPE, sheets_of
from layouts.text.words import general_texts
from layouts.theme.loading import theme_of
from layouts.theme.look import Look, check_look
from layouts.theme.styles import styles_of
from layouts.writing.brief import Brief

if TYPE_CHECKING:
    from generator.model.deck import Deck

__all__ = ("EXAMPLES", "Options", "PreparedSheets", "prepare")

EXAMPLES = (
    "spiegel team-sheets",
    "spiegel team-sheets --paper a3 --people 12",
    "spiegel team-sheets --session half-day --lang en",
    "spiegel team-sheets --page timeline -o timeline.pdf",
)

MARGINS = {"a4": 15.0, "letter": 15.0, "a3": 20.0}
"""mm around what is written, by paper: more than a printer leaves white, and room for tape."""

SIZES = {"a4": 11.5, "letter": 11.5, "a3": 16.0}
"""The size of running text in points, by paper."""

FOOT = 8.0
"""mm more below, for what stands at the foot."""

TYPED = 0.9
"""The size of what is typed in a form, as a part of that of running text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What can be chosen for team sheets."""

    people: int = option(
        8, "How many people take part: a row for each where a sheet has rows.", bounds=(1, MOST_PEOPLE)
    )
    paper: Literal["a4", "a3", "letter"] = option(
        "a4", "The paper; A3 for a wall or a large table.",
        said=lambda options: (options.paper,) if options.paper in SIZES else (),
    )  # fmt: skip
    page: str | None = option(None, "Only this sheet, such as timeline.", lambda: get_args(SheetKind))
    ruling: Ruling = option("lines", "What the room to write is ruled with.")
    pitch: float | None = option(
        None, "Between lines, dots or squares, in mm; lines are 8 apart, dots and squares 5.", bounds=(3, 30)
    )
    fillable: bool = option(default=False, help_="A form to fill in on a screen.")


def prepare(deck: Deck, options: Options, progress: Progress) -> PreparedSheets:  # noqa: ARG001 – it is quick
    """Sets every text and gives every sheet its place.

    Raises:
        DeckError: with every text that cannot be set.
    """
    deck = unmixed(deck)
    theme, problems = theme_of(deck), Problems()
    look = Look(deck, theme, styles_of(theme.fonts))
    check_look(look, problems)
    problems.take(unprintable(deck, look.styles))
    texts = general_texts(deck, "team_sheets")
    paper = options.paper
    briefs = {
        lying: Brief(
            Composer(BookDesign(page_format(paper, lying=lying), look), texts, problems),
            options.people,
            options.ruling,
            options.pitch,
        )
        for lying in (False, True)
    }
    kinds = wanted(deck, options.page)
    composed = [
        (briefs[kind in LANDSCAPE], sheet) for kind in kinds for sheet in sheets_of(briefs[kind in LANDSCAPE], kind)
    ]
    sheets = [finished(brief.composer, sheet, number) for number, (brief, sheet) in enumerate(composed, start=1)]
    problems.finish()
    composer = briefs[False].composer
    typed = field_style(composer.styles.regular, composer.size * TYPED, theme.ink) if options.fillable else None
    return PreparedSheets(look, composer.words("sheets-title").plain, paper, tuple(sheets), typed)


def page_format(paper: str, *, lying: bool) -> PageFormat:
    """A sheet of a paper, upright or lying on its side."""
    side = MARGINS[paper]
    margins = Margins(inner=side, outer=side, top=side, bottom=side + FOOT)
    return PageFormat(paper=paper, margins=margins, size=SIZES[paper], mirrored=False, lying=lying)

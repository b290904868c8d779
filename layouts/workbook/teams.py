"""What earlier versions had in the workbook, and is the team's now → the team sheets in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from generator.model.bank import TEAM_PAGES
from generator.model.problems import DeckError, Problem
from layouts.team_sheets import product as team_sheets

if TYPE_CHECKING:
    from generator.model.deck import Deck
    from generator.product import Prepared, Progress
    from layouts.workbook.options import Options

ON: dict[str, Literal["a4", "letter"]] = {"letter": "letter", "half-letter": "letter"}
"""The paper of the sheets by that of a workbook; A4 for all others."""


def of_the_team(options: Options) -> bool:
    """Whether sheets of the team are asked for."""
    return options.page in TEAM_PAGES or (options.audience == "team" and not options.pocket)


def sheets_instead(deck: Deck, options: Options, progress: Progress) -> Prepared:
    """The sheets that are asked for.

    Raises:
        DeckError: with what cannot be set; or where something is asked that is of a person's workbook alone.
    """
    for flag, asked in (
        ("--booklet", options.booklet), ("--pocket", options.pocket), ("--name", options.name is not None),
        ("--names", options.names is not None), ("--joined", options.joined),
    ):  # fmt: skip
        if asked:
            what = "is of the workbook of a person, and the team sheets are nobody's own"
            raise DeckError(
                [Problem(what, where=flag, hint=f"leave out {flag}, or the page or --for that asks for the team")]
            )
    if options.large_print:
        hint = "leave out --large-print here, and make them with spiegel team-sheets --paper a3"
        raise DeckError(
            [
                Problem(
                    "the sheets of the team have no large-print edition; on A3 their running text is 16 points",
                    where="--large-print",
                    hint=hint,
                )
            ]
        )
    if options.page is not None and options.page not in TEAM_PAGES:
        hint = "leave out --for, or take another page: spiegel list pages"
        raise DeckError([Problem(f"the page {options.page} is each person's own", where="--for", hint=hint)])
    sheets = team_sheets.Options(
        people=options.people,
        paper=ON.get(options.paper, "a4"),
        page=TEAM_PAGES[options.page] if options.page else None,
        ruling=options.ruling,
        pitch=options.pitch,
        fillable=options.fillable,
    )
    return team_sheets.prepare(deck, sheets, progress)

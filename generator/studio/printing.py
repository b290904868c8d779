"""A deck, a product and what was chosen → the files that the command makes: names, how to print them, bytes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from generator.build import deck_of, jobs_of, prepare, usual_target
from generator.deck.selection import card_ids, tags_of
from generator.model.deck import Selection
from generator.model.problems import DeckError, Problem
from generator.model.wording import quote, which_id
from generator.product import silent
from generator.studio.options import Surroundings, options_from

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from generator.bank.loading import Loaded
    from generator.build import Piece
    from generator.model.bank import Bank
    from generator.model.deck import Deck
    from generator.product import Layout, Report
    from generator.studio.plain import Plain


class Chosen(Selection, frozen=True, forbid_unknown_fields=True):
    """What of a deck is printed, and in what theme; as the options of the command that all products share."""

    languages: tuple[str, ...] = ()
    session: str | None = None
    theme: str | None = None


def chosen_deck(loaded: Loaded, chosen: Chosen) -> Deck:
    """The deck to print.

    Raises:
        DeckError: the deck does not have what was chosen, or no card is left.
    """
    if problems := list(_unknown(loaded.bank, chosen)):
        raise DeckError(problems)
    selection = Selection(**{name: getattr(chosen, name) for name in Selection.__struct_fields__})
    return deck_of(
        loaded, languages=chosen.languages, session=chosen.session, selection=selection, theme=chosen.theme or None
    )


def _unknown(bank: Bank, chosen: Chosen) -> Iterator[Problem]:
    """What was chosen and the deck does not have: once it had it, perhaps."""
    cards = dict.fromkeys(card_ids(bank), ())
    suits = {suit.id: tuple(suit.name.values()) for suit in bank.suits}
    known: tuple[tuple[str, tuple[str, ...], Mapping[str, Collection[str]], str], ...] = (
        ("suit", chosen.suits, suits, "--suit"),
        ("tag", chosen.tags, dict.fromkeys(tags_of(bank), ()), "--tag"),
        ("card", chosen.only, cards, "--only"),
        ("card", chosen.without, cards, "--without"),
    )
    for what, names, there, flag in known:
        for name in names:
            if name not in there:
                hint = which_id(name, there, "it has")
                yield Problem(f"the deck has no {what} {quote(name)}", where=flag, hint=hint)
    if chosen.sample is not None and chosen.sample < 1:
        yield Problem("takes a whole number of at least 1", where="--sample")


def pieces_of(
    name: str, layout: Layout, deck: Deck, given: Mapping[str, object], around: Surroundings, own: str
) -> tuple[list[Piece], tuple[Problem, ...]]:
    """The files that a product makes, prepared, and why some that were asked for are left out.

    Raises:
        DeckError: with every problem.
    """
    options = options_from(layout, given, around)
    jobs = jobs_of(layout, deck, options, usual_target(name, layout, options, Path(), own))
    return prepare(jobs, silent)


def planned(piece: Piece) -> Plain:
    """A file that is prepared: its name, what it is, and how it is printed."""
    return {"name": piece.target.name, **_said(piece.prepared.report)}


def drawn(piece: Piece) -> Plain:
    """The same with its bytes."""
    return {"data": piece.prepared.draw(silent), **planned(piece)}


def _said(report: Report) -> Plain:
    return {
        "made": report.made,
        "printing": list(report.printing),
        "pages": report.pages,
        "sheets": report.sheets,
        "paper_weight": list(report.weight) if report.weight else None,
    }

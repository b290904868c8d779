"""The brief of a guide → its chapters as blocks, in their order; what a deck lacks is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from msgspec.structs import replace

from generator.bank.provenance import Provenance, provenance
from generator.model.bank import Question
from layouts.book.blocks import Closing, Heading, Opening
from layouts.book.cover import cover_sign
from layouts.book.imprint import imprint_blocks
from layouts.book.sourced_text import SourcedText, joined
from layouts.guide.blocks import ContentsRow, Cover
from layouts.guide.brief import card_row, figures, spoken
from layouts.guide.methods import stories, tips
from layouts.guide.sessions import sessions
from layouts.guide.thumbnails import Thumbnails
from layouts.text.fitter import cut
from layouts.text.typesetting import set_text, spaced, without_stars

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from layouts.book.flow import Block
    from layouts.guide.brief import GuideBrief

CREDITS: Mapping[Provenance, str] = {"ours": "credit-text", "after-ours": "credit-after-text", "own": "credit-own-text"}
"""Which text tells where a deck comes from, by whose it is."""

EXAMPLE = 5
"""Which question stands for any card where a text names one: not the first, as that might mean something."""

SUITS_SHOWN = 4
"""Cards in small beside the chapter on how they are meant: one of each of the first suits."""


def guide_blocks(brief: GuideBrief) -> list[Block]:
    """The whole guide: cover and contents, then the chapters."""
    chapters = (purpose, preparing, using, sessions, tips, stories, moments, index, printing, credit)
    body = [block for chapter in chapters for block in chapter(brief)]
    return [cover(brief), *contents(brief, body), *body]


def cover(brief: GuideBrief) -> Cover:
    """The first page."""
    composer, bank, styles = brief.composer, brief.bank, brief.composer.styles
    title, subtitle = composer.translated(bank.title, "", "title"), composer.words("guide-subtitle")
    settings = {"title": (styles.strong, composer.size * 3.4), "subtitle": (styles.running, composer.size * 1.4)}
    author = SourcedText(bank.author, "", ("author",)) if bank.author else title
    foot = joined(" · ", author, SourcedText(f"v{bank.version}", "", ("version",)))
    made = Cover(
        title=composer.flowing(title, *settings["title"]),
        subtitle=composer.flowing(subtitle, *settings["subtitle"]),
        imprint=composer.fitted(foot, styles.small, composer.size * 0.85),
        sign=cover_sign(composer.design.look, composer.design.width),
        design=composer.design,
    )
    if made.overflows:
        longest, key = (title, "title") if made.title.height > made.subtitle.height else (subtitle, "subtitle")

        def fits(share: float) -> bool:
            shorter = set_text(
                cut(spaced(longest.text), share), *settings[key], composer.design.width, composer.language
            )
            return shorter is not None and not replace(made, **{key: shorter}).overflows

        composer.too_long(longest, "does not fit on the cover of the guide", fits)
    return made


def contents(brief: GuideBrief, body: Sequence[Block]) -> Iterator[Block]:
    """The headings of the guide with their pages."""
    composer, styles = brief.composer, brief.composer.styles
    page_word = composer.words("page-word").text
    room = composer.design.width - composer.size * 4
    yield composer.chapter(composer.words("contents-title"))
    yield Opening(role="TOC")
    for block in body:
        if isinstance(block, Heading):
            first = block.level == 1
            style, indent = (styles.strong, 0.0) if first else (styles.text, composer.size * 1.2)
            title = composer.one_line(block.title, style, composer.size, room)
            yield ContentsRow(
                title=title or composer.fitted(block.title, style, composer.size, width=room - indent),
                target=block.anchor,
                page_word=page_word,
                indent=indent,
                design=composer.design,
                space_before=composer.size * (0.85 if first else 0.45),
            )
    yield Closing()


def purpose(brief: GuideBrief) -> Iterator[Block]:
    """What a session is for and what it yields."""
    composer, bank = brief.composer, brief.bank
    if bank.purpose:
        yield composer.chapter(composer.words("purpose-title"))
        yield composer.lead(composer.words("purpose-lead"))
        for entry in bank.purpose:
            yield composer.paragraph(composer.translated(entry.text, entry.id, "text"))
    if bank.results:
        title = composer.words("results-title")
        yield composer.heading(title) if bank.purpose else composer.chapter(title)
        yield composer.lead(composer.words("results-lead"))
        results = [composer.translated(entry.text, entry.id, "text") for entry in bank.results]
        yield from composer.items(results, space_before=0.8)


def preparing(brief: GuideBrief) -> Iterator[Block]:
    """Who, what to have ready, where, which roles and agreements."""
    composer, values = brief.composer, figures(brief)
    yield composer.chapter(composer.words("preparing-title"))
    yield from composer.running(_text(brief, "preparing"), **values)
    for name in ("people", "place", "roles"):
        yield composer.heading(composer.words(f"{name}-title"))
        yield from composer.running(f"{name}-text", **values)
    yield composer.heading(composer.words("materials-title"))
    yield from composer.running("materials-list", **values)
    # on a page of their own, to read out or to pass round
    yield composer.heading(composer.words("agreements-title"), break_before="page")
    yield from composer.running("agreements-text")
    yield from composer.running("agreements-list")


def using(brief: GuideBrief) -> Iterator[Block]:
    """How the cards and the steps are meant, with a card of each suit in small."""
    composer, deck = brief.composer, brief.deck
    yield composer.chapter(composer.words("using-title"))
    questions = [card for card in deck.cards if isinstance(card.content, Question)]
    example = (questions or deck.cards)[:EXAMPLE][-1]
    yield from composer.running(_text(brief, "using"), card=SourcedText(example.id, example.id, ("id",)))
    faces = []
    for suit in brief.selected.suits[:SUITS_SHOWN]:
        card = next((card for card in questions if card.suit is suit), None)
        face = card and brief.faces.prepare(card)
        if card and face:
            name = without_stars(suit.name[deck.language])
            faces.append((face, f"{name}, {card.id}: {spoken(brief, card)}"))
    if faces:
        yield Thumbnails(
            faces=tuple(faces),
            cards=brief.faces.design,
            design=composer.design,
            most=SUITS_SHOWN,
            space_before=composer.size * 2,
        )


def moments(brief: GuideBrief) -> Iterator[Block]:
    """What to do when it gets heavy or silent, how to close, and how to follow up."""
    composer = brief.composer
    yield composer.chapter(composer.words("heavy-title"))
    yield from composer.running("heavy-text")
    for name in ("silent", "closing", "follow-up"):
        yield composer.heading(composer.words(f"{name}-title"))
        yield from composer.running(f"{name}-text")


def index(brief: GuideBrief) -> Iterator[Block]:
    """Every question of the deck with the pages where a session uses it."""
    composer = brief.composer
    questions = [card for card in brief.deck.cards if isinstance(card.content, Question)]
    if not questions:
        return
    yield composer.chapter(composer.words("index-title"))
    yield from composer.running(_text(brief, "index"))
    yield Opening(role="Table")
    for number, card in enumerate(questions):
        uses = [f"use {planned.session.id} {card.id}" for planned in brief.plans]
        above = composer.size * (0.55 if number else 1.5)
        yield card_row(brief, cast("Question", card.content), space_before=above, uses=uses)
    yield Closing()


def printing(brief: GuideBrief) -> Iterator[Block]:
    """How to print, cut and pack the deck; the figures are those of the deck's own stock."""
    composer = brief.composer
    yield composer.chapter(composer.words("printing-title"))
    yield from composer.running("printing-text", **figures(brief))
    for name in ("cutting", "packing"):
        yield composer.heading(composer.words(f"{name}-title"))
        yield from composer.running(f"{name}-text")


def credit(brief: GuideBrief) -> Iterator[Block]:
    """Where this comes from."""
    composer, whose = brief.composer, provenance(brief.bank)
    yield composer.heading(composer.words("credit-title"))
    if whose != "ours":
        yield from imprint_blocks(composer)
    yield from composer.running(composer.either("credit-text", CREDITS[whose]))
    if whose != "own":
        yield composer.heading(composer.words("reference-title"))
        yield from composer.running("reference-text")
    yield from composer.running("licence-text")


def _text(brief: GuideBrief, name: str) -> str:
    """The general text that speaks of sessions, or the one for a deck that has none."""
    usual, other = f"{name}-text", f"{name}-without-sessions"
    return usual if brief.plans else brief.composer.either(usual, other)

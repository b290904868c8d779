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
from layouts.guide.composer import HEAD, SMALL, SPOKEN, TEXT, TITLE, on_leading
from layouts.guide.helplines import helpline_blocks
from layouts.guide.methods import stories, tips
from layouts.guide.sessions import choosing, sessions
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

ROOM_FOR_NUMBER = 30.0
"""Points beside a title in the contents, for the number of its page."""

SUITS_SHOWN = 4
"""Cards in small beside the chapter on how they are meant: one of each of the first suits."""


def guide_blocks(brief: GuideBrief) -> list[Block]:
    """The whole guide: cover and contents, then the chapters."""
    before = (purpose, preparing, groups, using, choosing, sessions)
    after = (going_wrong, ending, tips, stories, index, printing, credit)
    body = [block for chapter in (*before, *after) for block in chapter(brief)]
    return [cover(brief), *contents(brief, body), *body]


def cover(brief: GuideBrief) -> Cover:
    """The first page."""
    composer, bank, styles = brief.composer, brief.bank, brief.composer.styles
    title, subtitle = composer.translated(bank.title, "", "title"), composer.words("guide-subtitle")
    settings = {
        "title": (on_leading(styles.strong, TITLE), TITLE),
        "subtitle": (on_leading(styles.running, SPOKEN), SPOKEN),
    }
    author = SourcedText(bank.author, "", ("author",)) if bank.author else title
    foot = joined(" · ", author, SourcedText(f"v{bank.version}", "", ("version",)))
    made = Cover(
        name=composer.at(composer.words("guide-title"), styles.strong, HEAD),
        title=composer.flowing(title, *settings["title"]),
        subtitle=composer.flowing(subtitle, *settings["subtitle"]),
        imprint=composer.at(foot, styles.small, SMALL),
        sign=cover_sign(composer.design.look, composer.design.width + composer.design.hang),
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
    """The headings of the guide with their pages: chapters at the outer edge, what is in them where text stands."""
    composer, styles = brief.composer, brief.composer.styles
    page_word = composer.words("page-word").text
    room, hang = composer.design.width - ROOM_FOR_NUMBER, composer.design.hang
    yield composer.chapter(composer.words("contents-title"), break_before="page")
    yield Opening(role="TOC")
    for number, block in enumerate(block for block in body if isinstance(block, Heading)):
        first = block.level == 1
        style, wide = (styles.strong, room + hang) if first else (styles.running, room)
        yield ContentsRow(
            title=composer.at(block.title, style, TEXT, width=wide),
            target=block.anchor,
            page_word=page_word,
            hang=hang if first else 0.0,
            design=composer.design,
            space_before=14.0 if not number else 7.0 if first else 0.0,
            keep_with_next=first,
            torn=not first,
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
    yield from _topics(brief, ("people", "invitation", "manager", "place", "roles", "outside"), values)
    yield composer.heading(composer.words("materials-title"))
    yield from composer.running("materials-list", **values)
    yield composer.heading(composer.words("agreements-title"))
    yield from composer.running("agreements-text")
    yield from composer.running("agreements-list")


def groups(brief: GuideBrief) -> Iterator[Block]:
    """With few people or many, with someone on a screen, where nobody can walk."""
    yield brief.composer.chapter(brief.composer.words("groups-title"))
    yield from _topics(brief, ("few", "many", "odd", "screen", "walk"), figures(brief))


def _topics(brief: GuideBrief, names: Sequence[str], values: dict[str, object] | None = None) -> Iterator[Block]:
    """Each under its own name, so that the contents lead to it."""
    for name in names:
        yield brief.composer.heading(brief.composer.words(f"{name}-title"))
        for block in brief.composer.running(f"{name}-text", **(values or {})):
            yield replace(block, torn=True)


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
            space_before=14.0,
        )


def going_wrong(brief: GuideBrief) -> Iterator[Block]:
    """What to do when it goes quiet or gets heavy, and whom to ring when it is too heavy for the table."""
    yield brief.composer.chapter(brief.composer.words("wrong-title"))
    yield from _topics(brief, ("silent", "heavy", "conflict", "leaves", "takeover", "help"))
    yield from helpline_blocks(brief.composer)


def ending(brief: GuideBrief) -> Iterator[Block]:
    """How to close, what may leave the room, and how to follow up."""
    yield brief.composer.chapter(brief.composer.words("ending-title"))
    yield from _topics(brief, ("closing", "evaluation", "outward", "report", "follow-up", "month"))


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
        row = card_row(brief, cast("Question", card.content), space_before=0.0 if number else 14.0, uses=uses)
        yield replace(row, keep_with_next=number in {0, len(questions) - 2} and number < len(questions) - 1)
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
